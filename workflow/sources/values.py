"""What the readers hand on: a draft of an article, and the changes made to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from workflow.article import Block, Metadata, Picture


@dataclass(slots=True)
class TablePlace:
    """The cell that a walk over a table has come to; -1 before the first."""

    number: int
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done to a raw article, as a sentence for the editor."""

    kind: str
    """Stable id: title, language, date, agency, url, furniture, caption, byline, dateline,
    heading, split, space, left-out, footnote or image."""
    line: int
    """1-based line of the raw file (paragraph number for .docx); 0 for the file as a whole."""
    text: str
    """The words it is about, shortened."""
    message: str
    """A whole sentence: what was done and why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in a file, before anything is guessed or cleaned."""

    blocks: tuple[Block, ...]
    title: str = ""
    """Title the file declares; empty when it declares none."""
    language: str = ""
    """Language the file declares; empty when it declares none."""
    publisher: str = ""
    """Name of the site; the agency where no credit names one."""
    metadata: Metadata = field(default_factory=Metadata)
    changes: tuple[Change, ...] = ()
    pictures: tuple[Picture, ...] = ()


def shorten(text: str, words: int = 8) -> str:
    """The first words of a text, with an ellipsis where some were cut.

    >>> shorten("one two three", words=2)
    'one two …'
    """
    pieces = text.split()
    return " ".join(pieces[:words]) + (" …" if len(pieces) > words else "")
