"""The rows of a `terms.csv` as things that can grow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workflow.glossary.folding import fold
from workflow.glossary.termfile import parse_terms
from workflow.glossary.values import TermStatus
from workflow.glossary.verdicts.sheet import Row, Sheet


@dataclass(eq=False, slots=True)
class Place:
    """One concept's cells, and which of them have changed."""

    cells: dict[str, str]
    row: Row | None
    """The row in the file; `None` for a new one."""
    changed: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The concept's id."""
        return self.cells["id"]

    def forms(self, language: str) -> Mapping[str, TermStatus]:
        """The forms in a language as the cells stand now, the preferred one first."""
        found: dict[str, TermStatus] = {}
        if preferred := self.cells.get(language, ""):
            found[preferred] = TermStatus.PREFERRED
        for text in _split(self.cells.get(f"{language}_variants", "")):
            found.setdefault(text, TermStatus.ADMITTED)
        for entry in _split(self.cells.get("forbidden", "")):
            code, _, text = entry.partition(":")
            if code.strip() == language:
                found.setdefault(text.strip(), TermStatus.FORBIDDEN)
        return found

    def status(self, language: str, text: str) -> TermStatus | None:
        """The status of a form, letter by letter, else with apostrophes, dashes, tones evened."""
        forms = self.forms(language)
        if text in forms:
            return forms[text]
        folded = fold(text).text
        return next((status for form, status in forms.items() if fold(form).text == folded), None)

    def write(self, name: str, content: str, *, more: bool) -> None:
        """Fill a cell; with `more` put the content behind what is there."""
        before = self.cells.get(name, "")
        self.cells[name] = f"{before} | {content}" if more and before else content
        self.changed[name] = self.cells[name]


def rows_of(sheet: Sheet, text: str, path: Path) -> tuple[list[Place], tuple[Row, ...]]:
    """The concepts of a sheet, and all its rows below the header, empty ones too.

    Raises `GlossaryError` where the text has a slip: nothing is merged into what is misread.
    """
    parse_terms(text, path)
    rows = sheet.rows[1:]
    places = [Place(dict(sheet.named(row)), row) for row in rows if any(row.cells)]
    return places, rows


def _split(cell: str) -> list[str]:
    return [part for part in (piece.strip() for piece in cell.split("|")) if part]
