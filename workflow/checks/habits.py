"""Conventions that a document follows or does not: told at the slips, or once for all.

A desk that sets straight quotation marks throughout has made a choice, or has not heard of the
other; to repeat it at every sentence would hide what else is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflow.checks.base import Finding, Severity
from workflow.checks.fixing.values import Edit, Reading, visible

_SLIPS = 0.2
"""A document breaks a rule by slips while so large a part of its places, at most, do."""


def tell_habits(
    check_id: str,
    what: str,
    texts: Sequence[str],
    readings: Sequence[Reading],
    *,
    slips_only: bool = False,
) -> Iterator[tuple[int, Finding]]:
    """Findings, each with the place of its text: at each text where they are slips, else one.

    `what` names the convention, as in `quotation marks are “…”`. `slips_only`: nothing is said of
    a document that breaks the rule throughout.
    """
    places = [number for number, reading in enumerate(readings) if reading.edits]
    if not places:
        return
    wrong = sum(len(reading.edits) for reading in readings)
    right = sum(reading.right for reading in readings)
    many = wrong > _SLIPS * (wrong + right)
    if many and slips_only:
        return
    if many and len(places) > 1:
        first = readings[places[0]].edits[0]
        message = f"{what}; {wrong} places in {len(places)} units of this document differ"
        yield places[0], _finding(check_id, message, first)
        return
    for number in places:
        edits = readings[number].edits
        times = f" ({len(edits)} places)" if len(edits) > 1 else ""
        shown = f"{_shown(texts[number], edits[0])} should be {_mended(texts[number], edits[0])}"
        yield number, _finding(check_id, f"{what}: {shown}{times}", edits[0])


def _finding(check_id: str, message: str, edit: Edit) -> Finding:
    return Finding(
        check_id, Severity.WARNING, message, span=(edit.start, edit.end), suggestion=edit.text
    )


def _shown(text: str, edit: Edit) -> str:
    start, end = word_around(text, edit)
    return visible(text[start:end])


def _mended(text: str, edit: Edit) -> str:
    start, end = word_around(text, edit)
    return visible(text[start : edit.start] + edit.text + text[edit.end : end])


def word_around(text: str, edit: Edit) -> tuple[int, int]:
    """The span of an edit with the words that touch it."""
    start, end = edit.start, edit.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
