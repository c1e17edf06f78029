"""A finished draft looked at again: what a translator must see, and what can be trusted.

The approved form stands once for each occurrence, no placeholder is left, no forbidden or known
other wording stands beside it, figures and references are those of the source, and the
sentence fits around it. Whatever fails is named, and what it concerns needs review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.checks import Finding, Translation, check_unit
from workflow.drafting.ladder import Settled
from workflow.drafting.masking import Placed
from workflow.drafting.outcomes import Outcome, Status
from workflow.drafting.planning import Plan
from workflow.engines import Pair
from workflow.glossary import Glossary, Occurrence

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
    residue = [
        f"terms: the engine left {word} in the draft" for word in _residue(plan, settled, made)
    ]
    outcomes = list(_outcomes(plan, settled, made, found, bool(residue)))
    named = {finding.about for finding in found if finding.about}
    checks = [
        *residue,
        *(
            f"terms: {outcome.occurrence.text} needs review, {outcome.reason}"
            for outcome in outcomes
            if outcome.status is Status.REVIEW
            and outcome.reason
            and outcome.occurrence.id not in named
        ),
        *_name_problems(settled, made),
        *(f"tags: {tag} was lost" for tag in made.lost_tags),
        *_engine_problems(settled),
        *(str(finding) for finding in found),
    ]
    return tuple(dict.fromkeys(checks)), tuple(outcomes)


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
            outcomes.append(Outcome(occurrence, Status.REVIEW, _FORMLESS))
        else:
            outcomes.append(Outcome(occurrence, Status.VERIFIED))
    return tuple(outcomes)


def _outcomes(
    plan: Plan, settled: Settled, made: Made, found: Sequence[Finding], residue: bool
) -> Iterator[Outcome]:
    """Of every term and reference of the source, in its order."""
    listed: list[tuple[Occurrence, Status, str, tuple[int, int] | None]] = []
    for number, slot in enumerate(settled.slots):
        if slot.occurrence is None:
            continue
        where = [one for one in made.placed if one.slot is slot]
        fate = settled.fates[number]
        status, reason = fate.status, fate.reason or slot.doubt
        if len(where) != 1:
            status, reason = Status.REVIEW, fate.reason or f"{slot.form} does not stand there once"
        elif reason:
            status = Status.REVIEW
        span = (where[0].start, where[0].end) if len(where) == 1 else None
        listed.append((slot.occurrence, status, reason, span))
    listed += [(one, Status.VERIFIED, "", None) for one in plan.watched]
    listed += [(one, Status.REVIEW, _FORMLESS, None) for one in plan.formless]
    for occurrence, status, reason, span in sorted(listed, key=lambda item: item[0].start):
        trouble = next((one for one in found if _concerns(one, occurrence, span)), None)
        if trouble is not None:
            status, reason = Status.REVIEW, reason or trouble.message
        elif residue:
            status, reason = Status.REVIEW, reason or "a placeholder is left in the draft"
        yield Outcome(occurrence, status, reason)


def _concerns(finding: Finding, occurrence: Occurrence, span: tuple[int, int] | None) -> bool:
    if finding.check_id in _WHOLE_UNIT or finding.about == occurrence.id:
        return True
    if span is None or finding.span is None:
        return False
    return finding.span[0] < span[1] and span[0] < finding.span[1]


def _residue(plan: Plan, settled: Settled, made: Made) -> Iterator[str]:
    """What is left of mangled placeholders: words of their family, none of the source's."""
    text = made.plain
    for placed in sorted(made.placed, key=lambda one: -one.start):
        text = f"{text[: placed.start]} {text[placed.end :]}"
    for family in dict.fromkeys(_family(slot.placeholder) for slot in settled.slots):
        pattern = re.compile(family, re.IGNORECASE)
        if not pattern.search(plan.plain):
            yield from pattern.findall(text)


def _name_problems(settled: Settled, made: Made) -> Iterator[str]:
    """Persons whom no concept describes: their names must stand there too."""
    for slot in settled.slots:
        if slot.occurrence is None:
            if sum(one.slot is slot for one in made.placed) != 1:
                yield f"terms: the name {slot.text} needs review, {slot.form} is missing"
            elif slot.doubt:
                yield f"terms: the name {slot.text} needs review, {slot.doubt}"


def _family(placeholder: str) -> str:
    """A pattern for what an engine may have made of a placeholder.

    Of `QZX1` any word with its first two letters, of `X1` and `[1]` any other number.
    """
    bare = re.sub(r"\s", "", placeholder)
    if bare[:2].isalpha():
        return rf"\b{re.escape(bare[:2])}\w*"
    pieces = [
        r"\d+" if piece.isdigit() else re.escape(piece) for piece in re.findall(r"\d+|\D", bare)
    ]
    return r"(?<!\w)" + r"\s?".join(pieces) + r"(?!\w)"


def _engine_problems(settled: Settled) -> Iterator[str]:
    if settled.answer.truncated:
        yield "engine: the draft was cut at the engine's length limit"
    placeholders = {slot.placeholder.casefold() for slot in settled.slots}
    unknown = settled.answer.unknown_words
    words = [word for word in unknown if word.casefold() not in placeholders]
    if words:
        yield "engine: unknown words " + ", ".join(dict.fromkeys(words))
