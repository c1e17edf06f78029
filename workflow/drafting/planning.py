"""What an engine is asked for one unit: its terms found, their forms chosen, its tags set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.article import BlockKind, plain_text
from workflow.drafting.context import HEADLINES, ArticleContext
from workflow.drafting.grammar import NAMES, typed_span
from workflow.drafting.homographs import DOUBT, Homograph, unsure_words
from workflow.drafting.markup import FormattedSpan, formatted_spans
from workflow.drafting.masking import Slot, mask
from workflow.drafting.slots.abbreviations import with_abbreviations
from workflow.drafting.slots.cities import with_cities
from workflow.drafting.slots.elliptic_titles import with_elliptic_doubts
from workflow.drafting.slots.fragments import with_fragment_doubts
from workflow.drafting.slots.holders import with_known_women
from workflow.drafting.slots.leads import with_opening_leads
from workflow.drafting.slots.longer_names import with_part_doubts
from workflow.drafting.slots.offices import with_foreign_offices, with_leads
from workflow.drafting.slots.party_bodies import with_cut_doubts, with_party_bodies
from workflow.drafting.slots.party_names import with_party_names
from workflow.drafting.slots.plain_titles import with_plain_titles
from workflow.drafting.slots.shared_heads import with_shared_heads
from workflow.drafting.slots.shared_owners import with_shared_owners
from workflow.drafting.slots.short_rows import with_whole_documents
from workflow.drafting.slots.small_ministers import with_small_ministers
from workflow.drafting.slots.states import with_foreign_states
from workflow.drafting.slots.titles import as_names, gender_of, joined_spans, with_feminine_titles
from workflow.drafting.slots.two_owners import with_capitals, with_owners
from workflow.drafting.slots.whole_titles import with_adjectives, with_bodies_behind, with_tenures
from workflow.drafting.slots.wire_offices import with_attributes, with_wire_offices
from workflow.engines import Pair, TypedSpan
from workflow.glossary import Glossary, Grammar, Occurrence, Policy, TermStatus
from workflow.glossary.abroad.offices import find_foreign_offices
from workflow.glossary.documents.symbol_types import symbol_doubt
from workflow.glossary.guards import recognition
from workflow.glossary.names.foreign_rules import respelled
from workflow.glossary.names.name_rules import is_full
from workflow.glossary.names.persons import (
    find_persons,
    render_given_name,
    render_person,
    render_syllables,
)
from workflow.glossary.names.syllable_names import is_accented, longer_than_places
from workflow.seams import lead_of, realise
from workflow.style import Style

_PLACEHOLDER = "\ue000{}\ue001"
_PROPOSED = "agencies write it in other ways too: see that your house writes it so"
"""What a slot is called before an engine's own placeholders are known."""


@dataclass(frozen=True, slots=True)
class Request:
    """A text for an engine, with placeholders, and what is known of the terms behind them."""

    text: str
    spans: tuple[TypedSpan, ...] = ()

    @property
    def key(self) -> str:
        """All that the answer depends on, as one text."""
        return "\x1f".join([self.text, *map(repr, self.spans)])


@dataclass(frozen=True, slots=True)
class Plan:
    """One unit as drafting sees it."""

    source: str
    """With light tags."""
    plain: str
    reading: str
    """The plain source as a sentence; of a headline in capitals another than `plain`."""
    slots: tuple[Slot, ...]
    """What must come out in a form of ours, in order."""
    watched: tuple[Occurrence, ...]
    """Terms that the engine translates and that are looked at afterwards."""
    formless: tuple[Occurrence, ...]
    """Terms and references for which the glossary has no form in the target language."""
    spans: tuple[FormattedSpan, ...]
    inner: tuple[FormattedSpan, ...]
    """The spans whose words are translated a second time by themselves, to be found again."""
    unsure: tuple[str, ...] = ()
    """What is said of everyday words that may be abbreviations."""

    @property
    def needs_engine(self) -> bool:
        """Whether anything but terms, figures and punctuation is left to translate."""
        rest = mask(self.reading, [slot.named(" ") for slot in self.slots])
        return any(letter.isalpha() for letter in rest)


def plan_draft(
    source: str, kind: str, pair: Pair, glossary: Glossary, context: ArticleContext, style: Style
) -> Plan:
    """How to draft a unit: which forms must stand in it, and where its formatting lies.

    `kind` is the block kind of the unit.
    """
    plain = plain_text(source)
    reading = context.reading(plain, kind)
    slots: list[Slot] = []
    watched: list[Occurrence] = []
    formless: list[Occurrence] = []
    found = _without_persons(context.find(plain, kind), reading, context)
    parts = longer_than_places(reading, pair.source, found)
    found = [one for one in found if (one.start, one.end) not in parts]
    for occurrence in found:
        policy = occurrence.concept.usage.policy if occurrence.concept else Policy.FORCE
        if occurrence.kind == "term" and policy is Policy.VERIFY:
            watched.append(occurrence)
            continue
        slot = _slot(occurrence, reading, pair, glossary, _PLACEHOLDER.format(len(slots)))
        if slot is None:
            formless.append(occurrence)
        elif not slot.doubt and policy is Policy.PROPOSE:
            slots.append(replace(slot, doubt=_PROPOSED))
        elif not slot.doubt and _goes_on(occurrence, reading, found, pair.source):
            slots.append(replace(slot, doubt="it may be only part of a longer title"))
        else:
            slots.append(slot)
    slots += _persons(plain, kind, found, pair, glossary, context, style, len(slots))
    slots.sort(key=lambda slot: slot.start)
    slots = _whole(slots, reading, kind, pair, glossary, context)
    slots = _doubted(slots, [*watched, *formless], reading, kind, pair, context)
    slots = _led(slots, reading, kind, pair)
    slots, unsure = _with_homographs(slots, context.homographs(plain), plain)
    unsure += tuple(_open_names(slots, reading, context))
    spans = tuple(formatted_spans(source))
    inner = tuple(
        span for span in spans if not is_whole(span, plain) and slot_around(span, slots) is None
    )
    listed = tuple(slots), tuple(watched), tuple(formless)
    return Plan(source, plain, reading, *listed, spans, inner, unsure)


def _with_homographs(
    slots: Sequence[Slot], found: Sequence[Homograph], plain: str
) -> tuple[list[Slot], tuple[str, ...]]:
    """The slots, those of abbreviations in doubt that may be words; what is said of the others."""
    doubtful = {one.start: one for one in found if one.is_name and not one.sure}
    made = [
        replace(slot, doubt=slot.doubt or DOUBT) if slot.start in doubtful else slot
        for slot in slots
    ]
    covered = [(slot.start, slot.end) for slot in slots]
    others = [one for one in found if not any(a <= one.start < b for a, b in covered)]
    return made, tuple(unsure_words(others, plain))


def _open_names(slots: Sequence[Slot], reading: str, context: ArticleContext) -> Iterator[str]:
    """What is said of words that may be persons of the article: `Long walks`."""
    for start, end in context.open_names(reading):
        if not any(slot.start < end and start < slot.end for slot in slots):
            word = reading[start:end]
            yield f"names: “{word}” is read as the everyday word, see whether a person is meant"


def _whole(
    slots: Sequence[Slot],
    reading: str,
    kind: str,
    pair: Pair,
    glossary: Glossary,
    context: ArticleContext,
) -> list[Slot]:
    """The slots in their order, with those of names and titles that no row has whole."""
    slots = with_whole_documents(slots, reading, pair, glossary, context)
    slots = with_known_women(slots, reading, pair.source)
    official = with_capitals(reading, pair.source) if kind in HEADLINES else reading
    slots = with_foreign_offices(slots, official, pair, _PLACEHOLDER)
    slots = with_foreign_states(slots, reading, pair, _PLACEHOLDER)
    slots = with_cities(slots, reading, pair, _PLACEHOLDER)
    slots = with_party_bodies(slots, reading, pair, _PLACEHOLDER)
    slots = with_shared_heads(slots, reading, pair, glossary)
    slots = with_shared_owners(slots, reading, pair, glossary, _PLACEHOLDER)
    slots = with_small_ministers(slots, reading, pair, _PLACEHOLDER)
    slots = with_plain_titles(slots, reading, pair, _PLACEHOLDER)
    slots = with_wire_offices(slots, reading, pair, _PLACEHOLDER)
    return with_party_names(slots, reading, pair, context, _PLACEHOLDER)


def _doubted(
    slots: Sequence[Slot],
    others: Sequence[Occurrence],
    reading: str,
    kind: str,
    pair: Pair,
    context: ArticleContext,
) -> list[Slot]:
    """The slots in their order, with their doubts and the forms that their holders ask for."""
    headline = kind in HEADLINES
    slots = with_part_doubts(slots, others, reading, pair.source, headline=headline)
    slots = with_fragment_doubts(slots, others, reading, pair.source)
    slots = with_cut_doubts(slots, reading, pair.source)
    slots = with_feminine_titles(slots, reading, pair)
    slots = with_attributes(slots, reading, pair, headline=headline)
    slots = as_names(slots, reading, pair.source)
    return with_elliptic_doubts(with_abbreviations(slots, reading, pair), reading, pair, context)


def _led(slots: Sequence[Slot], reading: str, kind: str, pair: Pair) -> list[Slot]:
    """The slots in their order, with what belongs to them before and behind."""
    official = with_capitals(reading, pair.source) if kind in HEADLINES else reading
    slots = with_bodies_behind(slots, reading, pair)
    slots = with_adjectives(slots, reading, pair)
    slots = with_tenures(with_owners(slots, official, pair), reading, pair)
    slots = with_leads(slots, reading, pair)
    headline, caption = kind in HEADLINES, kind == BlockKind.CAPTION
    return with_opening_leads(slots, reading, pair, headline=headline, caption=caption)


def _goes_on(title: Occurrence, reading: str, found: Sequence[Occurrence], language: str) -> bool:
    """Whether a title of one word is part of one that the glossary lacks: `Minister of Health`."""
    if title.concept is None or title.concept.kind != "title" or " " in title.text:
        return False
    if not recognition(language).has_complement(reading.replace("’", "'"), title.end):
        return False
    following = min((one.start for one in found if one.start >= title.end), default=len(reading))
    return any(letter.isupper() for letter in reading[title.end : following])


def _without_persons(
    found: Sequence[Occurrence], reading: str, context: ArticleContext
) -> list[Occurrence]:
    """What was found, without places of one word that are a person here: `Chairman Hue`."""
    places = {
        (one.start, one.end)
        for one in found
        if one.concept is not None and one.concept.kind == "place" and " " not in one.text
    }
    if not places:
        return list(found)
    taken = [(one.start, one.end) for one in found]
    others = [span for span in taken if span not in places]
    persons = {(one.start, one.end) for one in context.given_names(reading, others)}
    return [one for one in found if (one.start, one.end) not in places & persons]


def _persons(
    plain: str,
    kind: str,
    found: Sequence[Occurrence],
    pair: Pair,
    glossary: Glossary,
    context: ArticleContext,
    style: Style,
    count: int,
) -> Iterator[Slot]:
    """The persons whom no concept describes, and given names alone, as the house writes them.

    Names of other countries stand as they are.
    """
    reading = context.reading(plain, kind)
    taken = [(one.start, one.end) for one in found]
    persons = find_persons(reading, pair.source, glossary, taken)
    written = [
        (one.start, one.end, *render_person(one, pair.target, style), gender_of(one.syllables))
        for one in persons
    ]
    taken += [(one.start, one.end) for one in persons]
    for given in context.given_names(reading, taken):
        form, certain = render_given_name(given.person, pair.target, style)
        gender = context.gender_of_given(given)
        written.append((given.start, given.end, form, certain, gender))
    taken += [(start, end) for start, end, *_ in written]
    offices = find_foreign_offices(reading, pair.source)
    taken += [(one.start, one.end) for one in offices]
    foreign, syllables = context.other_names(plain, kind, taken)
    for one in foreign:
        name, certain = reading[one.start : one.end], True
        # `le ministre Hùng`: behind a title a name of one syllable may be any country's
        if one.is_vietnamese or is_accented(name):
            full = any(map(is_full, name.split(" ")))
            name, certain = render_syllables(name, pair.target, style, full=full)
        else:
            name = respelled(name, pair.source, pair.target)
        written.append((one.start, one.end, name, certain, one.gender))
    kinds = {one.start: one.kind for one in syllables}
    for small in syllables:
        full = any(map(is_full, small.text.split(" ")))
        form, certain = reading[small.start : small.end], True
        if small.is_vietnamese:
            form, certain = render_syllables(form, pair.target, style, full=full)
        written.append((small.start, small.end, form, certain, ""))
    for number, (start, end, form, certain, gender) in enumerate(sorted(written), count):
        name = _PLACEHOLDER.format(number)
        grammar = Grammar(gender=gender, number="sg", article="none")
        yield Slot(
            start,
            end,
            plain[start:end],
            form,
            name,
            typed_span(kinds.get(start, "person"), form, name, grammar),
            grammar,
            kinds.get(start, "person"),
            doubt="" if certain else "its diacritics are not known",
        )


def request(plain: str, slots: Sequence[Slot], *, typed: bool) -> Request:
    """The text with the placeholders of the slots, and their grammar where it is asked for.

    A title and the name behind it are one span, its placeholder those of both: no rule of an
    engine comes between them.
    """
    if not typed:
        return Request(mask(plain, slots))
    led = [replace(slot, placeholder=slot.lead + slot.placeholder) for slot in slots]
    return Request(mask(plain, led), tuple(joined_spans(plain, slots)))


def is_whole(span: FormattedSpan, plain: str) -> bool:
    """Whether nothing but punctuation stands outside a span."""
    rest = plain[: span.start] + plain[span.end :]
    return not any(letter.isalnum() for letter in rest)


def slot_around(span: FormattedSpan, slots: Sequence[Slot]) -> Slot | None:
    """The slot that a span lies in."""
    return next((slot for slot in slots if slot.start <= span.start and span.end <= slot.end), None)


def _slot(
    occurrence: Occurrence, plain: str, pair: Pair, glossary: Glossary, name: str
) -> Slot | None:
    concept = occurrence.concept
    kind = concept.kind if concept and occurrence.kind == "term" else occurrence.kind
    form = glossary.render(occurrence, pair.target)
    grammar: Grammar | None = None
    if concept is not None and kind == concept.kind:
        if concept.usage.policy is Policy.KEEP:
            form = occurrence.text
        elif kind not in NAMES:
            realised = realise(concept, occurrence, plain, pair.source, pair.target)
            form, grammar = realised or (None, None)
    if form is None:
        return None
    if grammar is None:
        grammar = glossary.grammar(occurrence, form, pair.target)
    forbidden = occurrence.status is TermStatus.FORBIDDEN
    return Slot(
        occurrence.start,
        occurrence.end,
        occurrence.text,
        form,
        name,
        typed_span(kind, form, name, grammar),
        grammar,
        kind,
        occurrence,
        lead_of(kind, grammar, plain, occurrence.start, pair.source, pair.target),
        "its wording in the source is one that the glossary forbids"
        if forbidden
        else symbol_doubt(occurrence.reference, pair.source, glossary.tables),
    )
