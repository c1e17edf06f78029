"""A returned review copy as values: what each row says now, and what else people wrote."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workflow.exports.review.media import Medium, medium_of
from workflow.exports.review.record import Record
from workflow.exports.review.walking import Mark


@dataclass(frozen=True, slots=True)
class Said:
    """A comment, or another remark beside the text."""

    text: str
    author: str = ""
    date: str = ""
    """As the file has it; empty where it does not say."""
    what: str = ""
    """What it is, for a person; empty for text and comments."""


@dataclass(frozen=True, slots=True)
class BackRow:
    """One row that came back."""

    name: str
    """The row's name; empty where it cannot be told which it is."""
    place: str
    source: str
    """The source as it would be with all changes accepted, with light tags."""
    final: str
    """The target with all changes accepted."""
    original: str
    """The target with all changes rejected."""
    everything: str
    """The target with deleted and inserted text."""
    status: str
    changed: Mark | None
    """Last tracked change in the target; `None` where there is none."""
    fault: str = ""
    """Why it cannot be used: `unknown`, `anchors`, `cells`, `deleted`, `struck` or `moved`; empty
    where it can."""
    text: str = ""
    """All its text, for a person."""
    comments: tuple[Said, ...] = ()
    answered: Mark | None = None
    """Who last changed the status; `None` where no tracked change says it."""
    strays: tuple[Said, ...] = ()
    """What in it belongs to none of the four columns: other text, footnotes, pictures."""
    remark: str = ""
    """What a person is to know of it besides, such as signs that were left out."""
    language: str = ""
    """The language in which the file marks all of the target; empty where it does not."""
    empties_status: bool = False
    """Whether the status was there when the row was exported, and was taken out."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A review copy that came back."""

    path: Path
    record: Record
    rows: tuple[BackRow, ...]
    strays: tuple[Said, ...]
    """What was written outside the rows."""
    application: str
    """The program that saved it, as it says."""
    saved_by: str
    """Who saved it last, as it says; empty where it does not."""

    @property
    def medium(self) -> Medium:
        """What kind of file it is."""
        return medium_of(self.path)
