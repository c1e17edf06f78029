"""What every check takes and gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from workflow.glossary import Glossary


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
