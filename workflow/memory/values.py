"""What a translation memory holds and gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """A translation that a person approved, and where it comes from; texts have light tags."""

    source: str
    target: str
    source_language: str
    target_language: str
    origin: str = ""
    """The article it stands in, or the name of the TMX file it was imported from."""
    before: str = ""
    """The source text of the unit before it; empty at the beginning, and where unknown."""
    after: str = ""
    """The source text of the unit after it; empty at the end, and where unknown."""
    kind: str = ""
    """Block kind, such as `paragraph`; empty where unknown."""
    context: str = ""
    """The message context of the PO entry (`headline`, `body`); empty where it has none."""
    reviewer: str = ""
    date: str = ""
    """Day of the last change, `YYYY-MM-DD`; empty where unknown."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text to be found in the memory, with the texts of its neighbours in the article."""

    source: str
    source_language: str
    target_language: str
    before: str = ""
    after: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that is like a query."""

    entry: MemoryEntry
    score: int
    """Likeness in percent: 101 the same text between the same neighbours, 100 the same text,
    99 and less an edited one (never rounded up to 100)."""
