"""A concept's wordings in an engine's answer: approved ones, and those that must give way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workflow.drafting.masking import Slot
from workflow.glossary import Glossary, Occurrence, TermStatus, same_reference
from workflow.glossary.wordings import find_wording, unapproved


@dataclass(frozen=True, slots=True)
class Reading:
    """A target text and the glossary it is read with."""

    text: str
    language: str
    glossary: Glossary


def find_form(reading: Reading, slot: Slot, times: int = 1) -> tuple[int, int] | None:
    """Where an approved form of what the slot stands for is first.

    `None` unless it stands there as many times as it should: no more, no less. Of a reference
    the language's own wording is asked for, letter by letter.
    """
    occurrence = slot.occurrence
    if occurrence is None or occurrence.reference is not None:
        return _first(find_wording(slot.form, reading.text), times)
    found = reading.glossary.find(reading.text, reading.language, expected={occurrence.id})
    spans = [
        (one.start, one.end)
        for one in found
        if one.id == occurrence.id
        and one.status is not TermStatus.FORBIDDEN
        and not _inside_unapproved(reading, one)
    ]
    return spans[0] if len(spans) == times else None


def find_rendering(reading: Reading, slot: Slot, times: int = 1) -> tuple[int, int] | None:
    """Where a wording that must give way is first; `None` unless so many stand there.

    Of a term these are its forbidden forms and known renderings, of a reference every wording
    that names the same document.
    """
    occurrence = slot.occurrence
    if occurrence is None:
        return None
    if occurrence.reference is not None:
        spans: Iterable[tuple[int, int]] = [
            (one.start, one.end)
            for one in reading.glossary.find(reading.text, reading.language)
            if one.reference is not None
            and same_reference(occurrence.reference, one.reference)
            and reading.text[one.start : one.end].casefold() != slot.form.casefold()
        ]
    else:
        concept = occurrence.concept
        spans = [
            span
            for wording in (unapproved(concept, reading.language) if concept else ())
            for span in find_wording(wording, reading.text)
        ]
    return _first(spans, times)


def _inside_unapproved(reading: Reading, found: Occurrence) -> bool:
    """Whether a form is only part of a wording that must give way: `Fiesta Secretario General`."""
    concept = found.concept
    return concept is not None and any(
        start <= found.start and found.end <= end
        for wording in unapproved(concept, reading.language)
        for start, end in find_wording(wording, reading.text)
    )


def _first(spans: Iterable[tuple[int, int]], times: int) -> tuple[int, int] | None:
    """The first of so many spans; of spans inside each other the longest counts alone."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not any(known[0] <= start and end <= known[1] for known in found):
            found.append((start, end))
    return min(found) if len(found) == times else None
