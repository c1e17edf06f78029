"""References while a text is read: what leads to a number, and their places in lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workflow.glossary.values import Place, Reference


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a number: type word, body, marker."""

    start: int
    word: str = ""
    types: tuple[str, ...] = ()
    plural: bool = False
    body: str = ""
    marked: bool = False
    linked: str = ""
    """What joins the number to the word instead of a blank: `#11-NQ/TW`, `Resolution-11-NQ/TW`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A reference while its list and date are still open."""

    start: int
    end: int
    reference: Reference
    types: tuple[str, ...]
    """Types that the word before it, or before its list, means."""
    plural: bool
    joined: bool = False
    """Whether it goes on with the list of the one before it."""


def placed_in_lists(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a text, in order, with their places in lists."""
    placed: list[Draft] = []
    for index, one in enumerate(drafts):
        goes_on = index + 1 < len(drafts) and drafts[index + 1].joined
        place, marked = Place.SINGLE, one.reference.wording.marked
        if one.types and one.joined:
            place, marked = Place.MEMBER, marked or placed[-1].reference.wording.marked
        elif one.types and goes_on:
            place = Place.FIRST
        if place is Place.SINGLE and marked == one.reference.wording.marked:
            placed.append(one)
            continue
        wording = replace(one.reference.wording, place=place, marked=marked)
        placed.append(replace(one, reference=replace(one.reference, wording=wording)))
    return placed
