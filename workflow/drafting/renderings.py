"""A concept's wordings in an engine's answer: approved ones, and those that must give way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from workflow.drafting.masking import Slot
from workflow.glossary import Concept, Glossary, TermStatus, same_reference
from workflow.glossary.wordings import find_wording, unapproved

Span = tuple[int, int]

# `11-NQ/TW-BCT`, `11-NQ / TW`, `Premier ministre-adjoint`: the word or symbol goes on
_GOES_ON = re.compile(r"[-‐‑/]\w|\s/|[.,]\d")
_SYMBOL_GOES_ON = re.compile(r"\s?[-‐‑–/]\s?\w|[.,]\d")
_BEGAN = re.compile(r"(?:\w[-‐‑/]|/\s|\d[.,])\Z")


@dataclass(frozen=True, slots=True)
class Reading:
    """A target text, the glossary it is read with, and all that is looked for in it."""

    text: str
    language: str
    glossary: Glossary
    open_slots: Collection[Slot] = field(default=())
    """The slots whose forms are not behind placeholders."""


def is_same(slot: Slot, other: Slot) -> bool:
    """Whether two slots stand for one thing, so that a wording may belong to either."""
    if slot.occurrence is None or other.occurrence is None:
        return slot.form == other.form
    return slot.occurrence.id == other.occurrence.id


def is_joined(text: str, start: int, end: int) -> bool:
    """Whether a stretch is only part of a word or symbol that goes on beyond it.

    >>> is_joined("vice-Premier ministre", 5, 21), is_joined("le Premier ministre.", 3, 19)
    (True, False)
    """
    return bool(_GOES_ON.match(text, end) or _BEGAN.search(text, max(start - 2, 0), start))


def find_forms(reading: Reading, slot: Slot) -> list[Span]:
    """Where approved forms of what the slot stands for are, in order.

    Not those inside a wording that must give way, nor inside a form of another thing that is
    looked for. Of a reference or name the language's own wording is asked for, letter by letter.
    """
    occurrence = slot.occurrence
    if occurrence is None or occurrence.reference is not None:
        spans = list(find_wording(slot.form, reading.text))
    else:
        spans = [span for concept_id, span in _approved(reading) if concept_id == occurrence.id]
    taken = [*_of_others(reading, slot), *_all_unapproved(reading)]
    return [
        span
        for span in spans
        if not is_joined(reading.text, *span) and not any(_is_inside(span, one) for one in taken)
    ]


def find_renderings(reading: Reading, slot: Slot) -> list[Span]:
    """Where wordings stand that must give way; of those inside each other the longest counts.

    Of a term these are its forbidden forms and known renderings, of a reference every wording
    that names the same document.
    """
    occurrence = slot.occurrence
    if occurrence is None:
        return []
    if occurrence.reference is not None:
        copied = list(find_wording(slot.text, reading.text))
        found = [
            (one.start, one.end)
            for one in reading.glossary.find(reading.text, reading.language)
            if one.reference is not None
            and same_reference(occurrence.reference, one.reference)
            and reading.text[one.start : one.end].casefold() != slot.form.casefold()
            and not _SYMBOL_GOES_ON.match(reading.text, one.end)
        ]
        # "décret n° 30/2020/ND-CP" in English: only "n° 30/2020/ND-CP" is a reference there
        return [next((one for one in copied if _is_inside(span, one)), span) for span in found]
    approved = [span for _, span in _approved(reading)]
    return [
        span
        for span in _unapproved(reading, slot)
        if not any(_is_inside(span, one) and span != one for one in approved)
    ]


def is_clear(reading: Reading, slot: Slot, span: Span) -> bool:
    """Whether nothing else that is looked for may be meant by a stretch of the text."""
    others = [*_of_others(reading, slot)]
    for other in reading.open_slots:
        if not is_same(slot, other):
            others += _unapproved(reading, other)
    return not any(span[0] < end and start < span[1] for start, end in others)


def approved_spans(
    text: str, language: str, glossary: Glossary, concepts: Mapping[str, Concept | None]
) -> list[tuple[str, Span]]:
    """Where approved forms of terms are: id and span of each, in order.

    The concepts by their ids are expected, and known by every form that their grammar describes.
    """
    found = [
        (one.id, (one.start, one.end))
        for one in glossary.find(text, language, expected=frozenset(concepts))
        if one.kind == "term" and one.status is not TermStatus.FORBIDDEN
    ]
    for concept_id, concept in concepts.items():
        for shape in described_shapes(concept, language):
            found += [
                (concept_id, span)
                for span in find_wording(shape, text)
                if not any(span[0] < end and start < span[1] for _, (start, end) in found)
            ]
    return sorted(found, key=lambda one: one[1])


def described_shapes(concept: Concept | None, language: str) -> list[str]:
    """The inflected forms that the grammar of a concept describes, the longest first."""
    described = concept.grammar.get(language, {}).values() if concept else ()
    shapes = {
        shape
        for one in described
        for shape in (one.plural, one.indefinite, one.definite, one.definite_plural)
        if shape
    }
    return sorted(shapes, key=lambda shape: (-len(shape), shape))


def _approved(reading: Reading) -> list[tuple[str, Span]]:
    terms = [
        slot.occurrence
        for slot in reading.open_slots
        if slot.occurrence and slot.occurrence.kind == "term"
    ]
    concepts = {one.id: one.concept for one in terms}
    return approved_spans(reading.text, reading.language, reading.glossary, concepts)


def _of_others(reading: Reading, slot: Slot) -> Iterator[Span]:
    """Approved forms of the other things that are looked for."""
    others = [one for one in reading.open_slots if not is_same(slot, one)]
    ids = {one.occurrence.id for one in others if one.occurrence}
    yield from (span for concept_id, span in _approved(reading) if concept_id in ids)
    for other in others:
        if other.occurrence is None or other.occurrence.reference is not None:
            yield from find_wording(other.form, reading.text)


def _all_unapproved(reading: Reading) -> Iterator[Span]:
    for slot in reading.open_slots:
        yield from _unapproved(reading, slot)


def _unapproved(reading: Reading, slot: Slot) -> list[Span]:
    """Where forbidden forms and known renderings of a slot's concept stand."""
    concept = slot.occurrence.concept if slot.occurrence else None
    found: list[Span] = []
    for wording in unapproved(concept, reading.language) if concept else ():
        for span in find_wording(wording, reading.text):
            if not any(_is_inside(span, known) for known in found):
                found.append(span)
    return sorted(found)


def _is_inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]
