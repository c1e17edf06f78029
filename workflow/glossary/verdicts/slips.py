"""What `glossary check` reports, and the rows it looks at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workflow.glossary.values import Concept, Term, TermStatus


class Severity(StrEnum):
    """Whether a finding must be mended."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class TermFinding:
    """One thing that is wrong in one row or one companion table."""

    line: int
    """1-based line of the row, or of the table's key."""
    check: str
    """Stable id of the check, such as `duplicate-id`."""
    severity: Severity
    concept: str
    """The concept's id; empty where it has none."""
    message: str
    file: str = ""
    """The companion file as seen from the glossary's folder (`terms.d/titles.toml`); empty for
    `terms.csv`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, read without refusing anything."""

    line: int
    id: str
    kind: str
    forms: tuple[tuple[str, Term], ...]
    """Language and form, in the order of the columns."""
    cells: dict[str, str]

    @property
    def languages(self) -> set[str]:
        """The languages with a preferred form."""
        return {language for language, term in self.forms if term.status is TermStatus.PREFERRED}


def concepts_of(entries: Iterable[Entry]) -> list[Concept]:
    """The concepts of rows, as far as they can be told; of two with one id the first."""
    concepts: dict[str, Concept] = {}
    for entry in entries:
        terms: dict[str, tuple[Term, ...]] = {}
        for language, term in entry.forms:
            terms[language] = (*terms.get(language, ()), term)
        genders = {
            name.removeprefix("gender_"): cell
            for name, cell in entry.cells.items()
            if name.startswith("gender_") and cell
        }
        concept = Concept(entry.id, entry.kind, terms, gender=genders, line=entry.line)
        concepts.setdefault(entry.id, concept)
    return list(concepts.values())


def error(entry: Entry, check: str, message: str) -> TermFinding:
    """A finding in a row that must be mended."""
    return TermFinding(entry.line, check, Severity.ERROR, entry.id, message)


def warning(entry: Entry, check: str, message: str) -> TermFinding:
    """A finding in a row that a person should look at."""
    return TermFinding(entry.line, check, Severity.WARNING, entry.id, message)
