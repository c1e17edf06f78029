"""A finished draft looked at again: what a translator must see, and what can be trusted.

The approved form stands once for each occurrence, no placeholder is left, no forbidden or known
other wording stands beside it, figures and references are those of the source, and the
sentence fits around it. Whatever fails is named, and what it concerns needs review.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflow.checks import Finding, Translation, check_unit
from workflow.checks.negations import negation_mismatch
from workflow.drafting.ladder import Settled
from workflow.drafting.masking import Placed, Slot
from workflow.drafting.outcomes import Outcome, Status
from workflow.drafting.planning import Plan
from workflow.drafting.renderings import approved_spans, is_joined
from workflow.drafting.residue import find_copied, find_residue, has_symbol
from workflow.drafting.slots.holders import mistaken_women
from workflow.drafting.slots.longer_names import part_words
from workflow.drafting.telling.lost_predicates import lost_predicates
from workflow.drafting.telling.told_names import names_without_form, unknown_words
from workflow.drafting.telling.told_words import wrong_words
from workflow.engines import Pair
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.composed.unit_forms import is_unit
from workflow.glossary.wordings import find_wording

_FORMLESS = "the glossary has no form of it in this language"
_WHOLE_UNIT = frozenset({"garbled"})
"""Checks whose findings put every term of the unit in doubt."""


@dataclass(frozen=True, slots=True)
class Made:
    """A draft as it was put together."""

    text: str
    """With light tags."""
    plain: str
    placed: Sequence[Placed]
    """The approved forms in `plain`."""
    lost_tags: tuple[str, ...]


def verify(
    plan: Plan, settled: Settled, made: Made, pair: Pair, glossary: Glossary
) -> tuple[tuple[str, ...], tuple[Outcome, ...]]:
    """The `check` lines of a draft, each once, and what became of each term and reference."""
    unit = Translation(plan.source, made.text, pair.source, pair.target, glossary, plan.reading)
    found = check_unit(unit)
    if made.lost_tags:
        found = [finding for finding in found if finding.check_id != "tags"]
    rest = _without_placed(made)
    residue = [
        f"terms: the engine left {word} in the draft"
        for word in find_residue(rest, plan.plain, [slot.placeholder for slot in settled.slots])
    ]
    whole = "the draft was cut" if settled.answer.truncated else ""
    doubts = _Doubts(
        tuple(found),
        {
            **dict(_counts(plan, made, rest, pair, glossary)),
            **dict(lost_predicates(plan.reading, settled.slots, made.plain, made.placed, pair)),
        },
        "a placeholder is left in the draft" if residue else whole,
    )
    outcomes = list(_outcomes(plan, settled, made, doubts))
    names = names_without_form(plan, pair, made.plain, glossary)
    checks = [
        *residue,
        *(
            f"terms: {outcome.occurrence.text} needs review, {outcome.reason}"
            for outcome in outcomes
            if outcome.status is Status.REVIEW
            and outcome.reason
            and not _is_told(outcome, found, unit)
        ),
        *_name_problems(settled, made, rest),
        *plan.unsure,
        *mistaken_women(made.placed, made.plain, pair.target),
        *(
            f"terms: the glossary does not have “{name}”, see how the draft puts it"
            for name in names
        ),
        *wrong_words(plan, settled, made.plain, made.placed, pair, names, found),
        *(f"tags: {tag} was lost" for tag in made.lost_tags),
        *_negation_problems(plan, made, pair, found),
        *_engine_problems(plan, settled, made, pair, names),
        *(str(finding) for finding in found),
    ]
    return tuple(dict.fromkeys(checks)), tuple(outcomes)


def _is_told(outcome: Outcome, found: Sequence[Finding], unit: Translation) -> bool:
    """Whether a finding says already why a term needs review: one that names it, or one of the
    whole unit.
    """
    one = outcome.occurrence
    names = [one.text, unit.glossary.render(one, unit.target_language) or one.text]
    return any(
        any(name.casefold() in finding.message.casefold() for name in names)
        if finding.about
        else finding.message == outcome.reason
        for finding in found
        if finding.about in ("", one.id)
    )


def statuses_of(unit: Translation, found: Sequence[Finding]) -> tuple[Outcome, ...]:
    """What can be said of the terms of a translation that no draft of ours tells about.

    `found` are its findings: what they concern needs review, the rest is verified.
    """
    outcomes = []
    for occurrence in unit.find_in_source():
        trouble = next((one for one in found if _concerns(one, occurrence, None)), None)
        if trouble is not None:
            outcomes.append(Outcome(occurrence, Status.REVIEW, trouble.message))
        elif unit.glossary.render(occurrence, unit.target_language) is None:
            # nobody can tell a commune's Vietnamese accents from `Ky Lua ward`
            if is_unit(occurrence.id) and not any(one.check_id == "names" for one in found):
                continue
            outcomes.append(Outcome(occurrence, Status.REVIEW, _FORMLESS))
        else:
            outcomes.append(Outcome(occurrence, Status.VERIFIED))
    return tuple(outcomes)


@dataclass(frozen=True, slots=True)
class _Doubts:
    """What speaks against a draft."""

    found: Sequence[Finding]
    by_id: Mapping[str, str]
    """By term a reason."""
    whole: str
    """A reason that concerns all terms of the unit; empty where there is none."""


def _outcomes(plan: Plan, settled: Settled, made: Made, doubts: _Doubts) -> Iterator[Outcome]:
    """Of every term and reference of the source, in its order."""
    listed: list[tuple[Occurrence, Status, str, tuple[int, int] | None]] = []
    for number, slot in enumerate(settled.slots):
        told = (slot.occurrence, *slot.covers) if slot.occurrence is not None else slot.covers
        if not told:
            continue
        where = [one for one in made.placed if one.slot is slot]
        fate = settled.fates[number]
        status, reason = fate.status, fate.reason or slot.doubt
        if not fate.reason and _is_with_owner(number, settled.slots, made):
            reason = ""
        if len(where) != 1:
            reason = fate.reason or f"{slot.form} does not stand there once"
        elif not reason and not _is_whole(where[0], made.plain, plan.plain):
            reason = f"{slot.form} is joined to other words"
        span = (where[0].start, where[0].end) if len(where) == 1 else None
        listed += [(one, status, reason, span) for one in told]
    listed += [(one, Status.VERIFIED, "", None) for one in plan.watched]
    listed += [(one, Status.REVIEW, _FORMLESS, None) for one in plan.formless]
    for occurrence, status, reason, span in sorted(listed, key=lambda item: item[0].start):
        trouble = next((one for one in doubts.found if _concerns(one, occurrence, span)), None)
        reason = (
            reason
            or (trouble.message if trouble is not None else "")
            or doubts.by_id.get(occurrence.id, "")
            or doubts.whole
        )
        yield Outcome(occurrence, Status.REVIEW if reason else status, reason)


def _is_with_owner(number: int, slots: Sequence[Slot], made: Made) -> bool:
    """Whether a local body stands before the place that owns it, as in the source it does behind.

    `the Dak Lak provincial Military Command`: `el Comando Militar provincial de Dak Lak`
    """
    slot, owner = slots[number], slots[number - 1] if number else None
    words = part_words("en")
    if owner is None or owner.kind != "place" or slot.kind != "body" or owner.end + 1 != slot.start:
        return False
    if words is None or slot.text.split()[0] not in words.levels:
        return False
    body = [one for one in made.placed if one.slot is slot]
    place = [one for one in made.placed if one.slot is owner]
    if len(body) != 1 or len(place) != 1:
        return False
    return re.fullmatch(r" (?:de |d['’])", made.plain[body[0].end : place[0].start]) is not None


def _is_whole(placed: Placed, text: str, source: str) -> bool:
    """Whether a form stands there as it is, joined to nothing unless the source's was."""
    slot = placed.slot
    written = text[placed.start : placed.end].casefold()
    shapes = {slot.form, slot.grammar.definite, slot.grammar.indefinite}
    shapes |= {slot.grammar.plural, slot.grammar.definite_plural}
    known = any(shape and written.startswith(shape.casefold()) for shape in shapes)
    joined = is_joined(text, placed.start, placed.end)
    return known and (not joined or is_joined(source, slot.start, slot.end))


def _counts(
    plan: Plan, made: Made, rest: str, pair: Pair, glossary: Glossary
) -> Iterator[tuple[str, str]]:
    """Terms whose approved form stands there too often or too seldom, and why that is doubtful.

    What we put there is counted already: beside it no form may stand.
    """
    watched = Counter(one.id for one in plan.watched)
    slots = [one for one in plan.slots if one.occurrence is not None]
    terms = [one.occurrence for one in slots if one.occurrence] + list(plan.watched)
    concepts = {one.id: one.concept for one in terms if one.kind == "term"}
    spans = [(one.start, one.end) for one in made.placed]
    shouted = any(one.text.isupper() for one in plan.watched)
    said = [
        (concept_id, made.plain[begin:stop])
        for concept_id, (begin, stop) in approved_spans(made.plain, pair.target, glossary, concepts)
        if not any(begin < end and start < stop for start, end in spans)
        # A watched term that an engine shouts is not in its approved form.
        and not (concept_id in watched and made.plain[begin:stop].isupper() and not shouted)
    ]
    there = Counter(concept_id for concept_id, _ in said)
    placed = Counter(
        one.slot.occurrence.id for one in made.placed if one.slot.occurrence is not None
    )
    wanted = Counter(one.id for one in terms)
    for concept_id in sorted(concepts):
        if there[concept_id] != watched[concept_id]:
            times = there[concept_id] + placed[concept_id]
            form = glossary.concept(concept_id).preferred(pair.target) or ""
            others = [text for one, text in said if one == concept_id and text != form]
            yield concept_id, _miscounted(form, times, wanted[concept_id], others)
    for slot in slots:
        occurrence = slot.occurrence
        assert occurrence is not None
        reference = occurrence.reference
        if reference is not None and reference.canonical and has_symbol(rest, reference.canonical):
            yield occurrence.id, f"{reference.canonical} stands there in another spelling too"
    copied = set(find_copied(rest, [one.text for one in slots]))
    for slot in slots:
        if slot.occurrence is None or slot.text not in copied:
            continue
        concept = slot.occurrence.concept
        if concept is None or slot.text not in glossary.target_forms(concept.id, pair.target):
            yield slot.occurrence.id, f"{slot.text} is left in the draft"


def _miscounted(form: str, times: int, wanted: int, others: Sequence[str]) -> str:
    """What is said of a form that stands there too often or too seldom, and what to look at.

    `others` are the wordings that were counted for it.
    """
    if times > wanted and others:
        return f"“{others[0]}” may stand for it too: see whether it translates other words"
    said = f"“{form}” stands in the draft {_times(times)}, its term in the source {_times(wanted)}"
    if times > wanted:
        return f"{said}: see whether one of them translates other words"
    return f"{said}: see where it is missing"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _concerns(finding: Finding, occurrence: Occurrence, span: tuple[int, int] | None) -> bool:
    # What was left untranslated at one place says nothing against a form at another.
    whole = finding.check_id in _WHOLE_UNIT and (finding.span is None or span is None)
    if whole or finding.about == occurrence.id:
        return True
    if span is None or finding.span is None:
        return False
    return finding.span[0] < span[1] and span[0] < finding.span[1]


def _without_placed(made: Made) -> str:
    """The draft without the forms that we put there."""
    text = made.plain
    for placed in sorted(made.placed, key=lambda one: -one.start):
        text = f"{text[: placed.start]} {text[placed.end :]}"
    return text


def _name_problems(settled: Settled, made: Made, rest: str) -> Iterator[str]:
    """Persons whom no concept describes: their names must stand there too."""
    for slot in settled.slots:
        if slot.occurrence is None:
            if sum(one.slot is slot for one in made.placed) != 1:
                yield f"terms: the name {slot.text} needs review, {slot.form} is missing"
            elif slot.doubt:
                yield f"terms: the name {slot.text} needs review, {slot.doubt}"
            # `presidente` may stand for another word too
            elif slot.kind != "title" and next(find_wording(slot.form, rest), None) is not None:
                yield f"terms: the name {slot.text} needs review, {slot.form} is said again"


def _negation_problems(
    plan: Plan, made: Made, pair: Pair, found: Sequence[Finding]
) -> Iterator[str]:
    """A sentence that an engine may have turned round; not where the check tells it already."""
    said = negation_mismatch(plan.plain, pair.source, made.plain, pair.target)
    if said and all(finding.check_id != "negation" for finding in found):
        yield f"negation: {said}"


def _engine_problems(
    plan: Plan, settled: Settled, made: Made, pair: Pair, names: Sequence[str]
) -> Iterator[str]:
    """What the engine said of its answer; of words it did not know those that still stand there.

    `names` are told already.
    """
    if settled.answer.truncated:
        yield "engine: the draft was cut at the engine's length limit"
    if settled.answer.verbless:
        yield "engine: the draft may have lost a verb"
    placeholders = {slot.placeholder.casefold() for slot in settled.slots}
    words = [one for one in settled.answer.unknown_words if one.casefold() not in placeholders]
    if unknown := unknown_words(words, plan, made.plain, pair, names):
        yield "engine: unknown words " + ", ".join(unknown)
