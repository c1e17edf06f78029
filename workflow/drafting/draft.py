"""One unit's way through machine translation and out again, verified."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.article import plain_text
from workflow.checks import Translation, check_unit
from workflow.drafting.grammar import typed_span
from workflow.drafting.local_figures import localise_figures
from workflow.drafting.markup import FormattedSpan, apply_spans, find_once, formatted_spans
from workflow.drafting.masking import Placed, Slot, Unmasked, mask, unmask
from workflow.engines import MachineText, Pair, TypedSpan
from workflow.glossary import Glossary, Occurrence, capitalise

MakePlaceholders = Callable[[int, Collection[str]], list[str]]
"""An engine's `placeholders`: how many are wanted, and which texts must not hold them."""


@dataclass(frozen=True, slots=True)
class Request:
    """A text for an engine, with placeholders, and what is known of the terms behind them."""

    text: str
    spans: tuple[TypedSpan, ...]

    @property
    def key(self) -> str:
        """All that the answer depends on, as one text."""
        return "\x1f".join([self.text, *map(repr, self.spans)])


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine is asked for one unit, and what is needed to finish its answer."""

    source: str
    plain: str
    slots: tuple[Slot, ...]
    without_form: tuple[Occurrence, ...]
    """Terms and references for which the glossary has no form in the target language."""
    spans: tuple[FormattedSpan, ...]
    inner: tuple[FormattedSpan, ...]
    """The spans whose words are translated a second time by themselves, to be found again."""

    @property
    def needs_engine(self) -> bool:
        """Whether anything but terms, figures and punctuation is left to translate."""
        rest = mask(self.plain, [replace(slot, placeholder=" ") for slot in self.slots])
        return any(letter.isalpha() for letter in rest)

    @property
    def requests(self) -> tuple[Request, ...]:
        """What to send: the masked unit first, then the inner spans; nothing if not needed."""
        if not self.needs_engine:
            return ()
        return (
            self._request(0, len(self.plain)),
            *(self._request(span.start, span.end) for span in self.inner),
        )

    def _request(self, start: int, end: int) -> Request:
        inside = [
            replace(slot, start=slot.start - start, end=slot.end - start)
            for slot in self.slots
            if start <= slot.start and slot.end <= end
        ]
        spans = tuple(slot.typed for slot in inside if slot.typed is not None)
        return Request(mask(self.plain[start:end], inside), spans)


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine draft with light tags and what a translator must look at."""

    text: str
    checks: tuple[str, ...]


def plan_draft(source: str, pair: Pair, glossary: Glossary, placeholders: MakePlaceholders) -> Plan:
    """How to draft a unit: its terms and references under placeholders, its tags set aside."""
    plain = plain_text(source)
    found = glossary.find(plain, pair.source)
    forms = [(occurrence, glossary.render(occurrence, pair.target)) for occurrence in found]
    names = placeholders(sum(form is not None for _, form in forms), [plain])
    slots = tuple(
        Slot(
            occurrence.start,
            occurrence.end,
            occurrence.text,
            form,
            name,
            typed_span(occurrence, form, name, pair.target, glossary),
            occurrence.status == "forbidden",
        )
        for (occurrence, form), name in zip(
            ((occurrence, form) for occurrence, form in forms if form is not None),
            names,
            strict=True,
        )
    )
    spans = tuple(formatted_spans(source))
    return Plan(
        source,
        plain,
        slots,
        tuple(occurrence for occurrence, form in forms if form is None),
        spans,
        tuple(
            span
            for span in spans
            if not _is_whole(span, plain) and _slot_around(span, slots) is None
        ),
    )


def finish_draft(
    plan: Plan, machine: Sequence[MachineText], pair: Pair, glossary: Glossary
) -> Draft:
    """The verified draft from the engine's answers to `plan.requests`, in the same order."""
    machine = [
        replace(item, text=localise_figures(item.text, plan.plain, pair.source, pair.target))
        for item in machine
    ]
    answer = machine[0].text if machine else _copied(plan, pair)
    unmasked = unmask(answer, plan.slots)
    plain = _with_capitals(unmasked, pair.target)
    spans, lost = _place_spans(plan, machine, plain, unmasked.placed)
    text = apply_spans(plain, spans)
    checks = [
        *_slot_problems(plan, unmasked),
        *(f"tags: {span.tag}…</{span.tag[1]}> was lost" for span in lost),
        *_engine_problems(plan, machine),
    ]
    named = {slot.text for slot in unmasked.missing}
    unit = Translation(plan.source, text, pair.source, pair.target, glossary)
    for finding in check_unit(unit):
        covered = finding.check_id == "tags" and lost
        if not covered and not any(finding.message.startswith(name) for name in named):
            checks.append(str(finding))
    return Draft(text, tuple(dict.fromkeys(checks)))


def _is_whole(span: FormattedSpan, plain: str) -> bool:
    rest = plain[: span.start] + plain[span.end :]
    return not any(letter.isalnum() for letter in rest)


def _slot_around(span: FormattedSpan, slots: Sequence[Slot]) -> Slot | None:
    return next((slot for slot in slots if slot.start <= span.start and span.end <= slot.end), None)


def _copied(plan: Plan, pair: Pair) -> str:
    """A unit without words as it stands, its figures written as the target language does."""
    masked = mask(plan.plain, plan.slots)
    return localise_figures(masked, plan.plain, pair.source, pair.target, alone=True)


def _with_capitals(unmasked: Unmasked, language: str) -> str:
    """The text with a capital where an approved form begins it."""
    text = unmasked.text
    for placed in unmasked.placed:
        if not any(letter.isalnum() for letter in text[: placed.start]):
            form = capitalise(placed.slot.form, language)
            if len(form) == len(placed.slot.form):
                text = text[: placed.start] + form + text[placed.end :]
    return text


def _place_spans(
    plan: Plan, machine: Sequence[MachineText], plain: str, placed: Sequence[Placed]
) -> tuple[list[FormattedSpan], list[FormattedSpan]]:
    """The formatted spans in the draft, and the source's spans that were not found again."""
    inner = dict(zip(plan.inner, machine[1:], strict=False))
    spans: list[FormattedSpan] = []
    lost: list[FormattedSpan] = []
    for span in plan.spans:
        if _is_whole(span, plan.plain):
            where: tuple[int, int] | None = (0, len(plain))
        elif (slot := _slot_around(span, plan.slots)) is not None:
            at = [found for found in placed if found.slot is slot]
            where = (at[0].start, at[0].end) if len(at) == 1 else None
        elif span in inner:
            where = find_once(unmask(inner[span].text, plan.slots).text, plain)
        else:
            where = find_once(plan.plain[span.start : span.end], plain)
        if where is None:
            lost.append(span)
        else:
            spans.append(replace(span, start=where[0], end=where[1]))
    return spans, lost


def _slot_problems(plan: Plan, unmasked: Unmasked) -> Iterator[str]:
    for slot in unmasked.missing:
        yield f"terms: {slot.text} was lost by the engine, its approved form is {slot.form}"
    for slot in unmasked.doubled:
        yield f"terms: {slot.text} was doubled by the engine, its approved form is {slot.form}"
    for slot in plan.slots:
        if slot.doubtful:
            yield f"terms: {slot.text} is a wrong form in the source, drafted as {slot.form}"
    for occurrence in plan.without_form:
        yield f"terms: the glossary has no form of {occurrence.text} in this language"
    yield from _residue(plan, unmasked)


def _residue(plan: Plan, unmasked: Unmasked) -> Iterator[str]:
    """What is left of mangled placeholders: words that begin as they do, and none of the source."""
    text = unmasked.text
    for placed in reversed(unmasked.placed):
        text = text[: placed.start] + text[placed.end :]
    begins = {slot.placeholder[:2].casefold() for slot in plan.slots}
    own = {word[:2].casefold() for word in re.findall(r"\w+", plan.plain)}
    for word in re.findall(r"\w+", text):
        if word[:2].isalpha() and word[:2].casefold() in begins - own:
            yield f"terms: the engine left {word} in the draft"


def _engine_problems(plan: Plan, machine: Sequence[MachineText]) -> Iterator[str]:
    if not machine:
        return
    if machine[0].truncated:
        yield "engine: the draft was cut at the engine's length limit"
    placeholders = {slot.placeholder.casefold() for slot in plan.slots}
    words = [word for word in machine[0].unknown_words if word.casefold() not in placeholders]
    if words:
        yield "engine: unknown words " + ", ".join(dict.fromkeys(words))
