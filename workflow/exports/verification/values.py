"""The points of the checklist, and what looking at a file gave for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Point(StrEnum):
    """One point of the checklist, in the order in which they are looked at and shown."""

    SAFETY = "safety"
    """No macros, entities, hostile sizes or names; every XML part can be read."""
    VALIDATORS = "validators"
    """openxml-audit and ooxml-integrity, where they are installed."""
    STRUCTURE = "structure"
    """Ids, bookmarks, tables, text, styles, comments and relationships fit together."""
    FORMATTING = "formatting"
    """Looks come from styles alone, and every run says its language."""
    STAMPS = "stamps"
    """No date but the given one, and nothing else that differs from run to run."""
    SAME_BYTES = "same bytes"
    """The desk would make the same file again."""
    TEXT = "text"
    """The sentences are those of the desk, and nothing is in the file that has to stay home."""
    ROUND_TRIP = "round trip"
    """Importing a review copy as it is would change nothing."""
    PAGES = "pages"
    """The pages that LibreOffice makes: heads, numbers, fonts, no heading at a foot."""


class Kind(StrEnum):
    """What a file is."""

    PUBLICATION = "publication"
    REDLINE = "redline"
    REVIEW = "review copy"
    OTHER = "other"
    """A Word file that another program made, or saved last."""


class State(StrEnum):
    """What became of a point."""

    OK = "ok"
    FAULT = "fault"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    what: str
    place: str = ""
    """Part, and place in it, as `word/document.xml, table 2, row 5`."""
    mend: str = ""
    """What to do; empty where nothing better can be said than to export again."""


@dataclass(frozen=True, slots=True)
class Result:
    """What looking at one point gave."""

    point: Point
    faults: tuple[Fault, ...] = ()
    skipped: str = ""
    """Why it was not looked at; empty where it was."""
    told: str = ""
    """What was seen, where that says more than "ok": `4 pages, Liberation Serif`."""

    @property
    def state(self) -> State:
        """The outcome in a word; faults that were found count even if not all could be run."""
        if self.faults:
            return State.FAULT
        return State.NOT_RUN if self.skipped else State.OK


@dataclass(frozen=True, slots=True)
class Report:
    """What looking at one file gave."""

    path: Path
    kind: Kind
    results: tuple[Result, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing was found."""
        return all(not result.faults for result in self.results)

    def with_results(self, more: Iterable[Result]) -> Report:
        """The report with these results in place of those of the same points."""
        made = {result.point: result for result in (*self.results, *more)}
        ordered = tuple(made[point] for point in Point if point in made)
        return Report(self.path, self.kind, ordered)
