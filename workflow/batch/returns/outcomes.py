"""What an import is told to do, and what it says of each thing that came back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workflow.exports.review.deciding import Kind, Prefer

FAULTS = {
    "anchors": (Kind.ANCHORS, "id and source of the row belong to different sentences"),
    "cells": (Kind.CELLS, "cells of the row were merged or are missing"),
    "deleted": (Kind.DELETED, "the row was deleted; the PO file keeps its text"),
    "struck": (Kind.STRUCK, "text is struck through; delete it, or take the line out of it"),
    "moved": (Kind.MOVED, "the text was not written for this sentence"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """How an import decides."""

    dry_run: bool = False
    prefer: Prefer = Prefer.NOBODY
    typography: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that a file said, and what became of it."""

    file: Path
    article: str
    """Empty where it belongs to none."""
    row: str
    """Name of the row; empty where it has none."""
    place: str
    kind: Kind
    taken: bool
    text: str
    """What came back."""
    before: str = ""
    """The text that the PO file had."""
    source: str = ""
    author: str = ""
    date: str = ""
    untracked: bool = False
    """Whether the text was changed with tracking off, or the change was accepted already."""
    why: str = ""
