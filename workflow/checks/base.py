"""What every check takes and gives."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from workflow.article import plain_text
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.abroad.offices import without_covered


class Severity(StrEnum):
    """`ERROR` makes `bilingual check` fail; `WARNING` is shown only."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a translation that a person should look at."""

    check_id: str
    severity: Severity
    message: str
    """A whole clause for the translator, without the check's id and without a stop."""
    span: tuple[int, int] | None = None
    """Offsets into the plain target text; `None` where something is missing."""
    suggestion: str | None = None
    about: str = ""
    """Id of the term or reference that it concerns; empty where it is about none."""

    def __str__(self) -> str:
        return f"{self.check_id}: {self.message}"


@dataclass(frozen=True, slots=True)
class Translation:
    """A source text and its translation, both with light tags."""

    source: str
    target: str
    source_language: str
    target_language: str
    glossary: Glossary
    reading: str = ""
    """The plain source as a sentence, of a headline in capitals; empty: as it stands."""
    date: datetime.date | None = None
    """The day of the article."""
    plain_source: str = field(init=False, repr=False, compare=False)
    """The source without tags."""
    plain_target: str = field(init=False, repr=False, compare=False)
    """The translation without tags."""
    _found: dict[frozenset[str] | None, tuple[Occurrence, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was found, since many checks ask: in the source under `None`, else in the target."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain_source", plain_text(self.source))
        object.__setattr__(self, "plain_target", plain_text(self.target))

    def __hash__(self) -> int:
        # Several checks remember what they say of a unit; its texts tell it from any other.
        return hash((self.source, self.target))

    def find_in_source(self) -> list[Occurrence]:
        """The terms and references of the source, worded as they stand there."""
        if None not in self._found:
            plain = self.plain_source
            reading = self.reading or plain
            found = self.glossary.find(reading, self.source_language)
            kept = without_covered(found, reading, self.source_language)
            if reading != plain:
                kept = [replace(one, text=plain[one.start : one.end]) for one in kept]
            self._found[None] = tuple(kept)
        return list(self._found[None])

    def find_in_target(self, expected: Collection[str] = ()) -> list[Occurrence]:
        """Those of the translation; concepts that are expected need no proof."""
        wanted = frozenset(expected)
        if wanted not in self._found:
            self._found[wanted] = tuple(
                self.glossary.find(self.plain_target, self.target_language, expected=wanted)
            )
        return list(self._found[wanted])


class Check(Protocol):
    """One family of checks."""

    id: str
    title: str

    def run(self, unit: Translation) -> Iterator[Finding]:
        """The findings in one translated unit."""
        ...


class DocumentCheck(Protocol):
    """A family of checks that looks at all units of a document together."""

    id: str
    title: str

    def run_document(self, units: Sequence[Translation]) -> Iterator[tuple[int, Finding]]:
        """The findings, each with the place of its unit in `units`."""
        ...
