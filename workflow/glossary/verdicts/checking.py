"""What is wrong in a termbase: every slip with its line, not only the first one.

Loading stops at the first row that would be misread. This looks on, and at what reads well but
is not meant: two concepts with one form, gaps, forms typed carelessly, titles that have expired.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

from workflow.desk import read_text
from workflow.errors import GlossaryError
from workflow.glossary.companion import companion_files, read_companions
from workflow.glossary.tables import TABLES_FILE, read_tables
from workflow.glossary.termfile import TERMS_FILE, missing_termbase
from workflow.glossary.values import Concept, Term, TermStatus
from workflow.glossary.verdicts.clashes import clashes
from workflow.glossary.verdicts.companion_checks import CompanionFile, companion_findings
from workflow.glossary.verdicts.grammar_checks import grammar_findings
from workflow.glossary.verdicts.parts import part_findings
from workflow.glossary.verdicts.row_checks import (
    FORBIDDEN_ENTRY,
    apostrophes,
    duplicate_ids,
    row_findings,
    split_cell,
)
from workflow.glossary.verdicts.sheet import Row, Sheet, parse_sheet
from workflow.glossary.verdicts.slips import Entry, Severity, TermFinding, concepts_of, error

__all__ = ["Severity", "TermFinding", "check_glossary", "check_terms"]

_LANGUAGE = re.compile(r"(?!id\Z)[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\Z")


def check_glossary(folder: Path, on: datetime.date) -> tuple[int, tuple[TermFinding, ...]]:
    """How many concepts the glossary in a folder has, and what is wrong, by file and line.

    A title that is not official on the day `on` is a finding. Raises `GlossaryError` where there
    is no `terms.csv` and as `check_terms` does, `DeskError` when a file cannot be read.
    """
    path = folder / TERMS_FILE
    if not path.exists():
        raise missing_termbase(path)
    return _Checker(read_text(path), path).check(folder, on)


def check_terms(text: str, path: Path) -> tuple[int, tuple[TermFinding, ...]]:
    """How many concepts the text of a `terms.csv` has, and what is wrong, by line.

    Raises `GlossaryError` where no rows can be told: broken quotation marks, no column `id`,
    two columns of one name.
    """
    return _Checker(text, path).check(None, datetime.date.min)


class _Checker:
    """The rows of a `terms.csv`, read without refusing anything."""

    def __init__(self, text: str, path: Path) -> None:
        self._sheet = parse_sheet(text, path)
        self._header = self._sheet.header
        self._findings: list[TermFinding] = []
        if any(self._header):
            _check_header(self._sheet, path)
        self._languages = [name for name in self._header if _LANGUAGE.match(name)]
        self._entries = [self._entry(row) for row in self._sheet.rows[1:] if any(row.cells)]

    def check(self, folder: Path | None, on: datetime.date) -> tuple[int, tuple[TermFinding, ...]]:
        """All findings, with those of the companion files where a folder is given."""
        if not self._entries:
            message = "there is no row: no title is looked after"
            self._findings.append(TermFinding(1, "no-rows", Severity.WARNING, "", message))
        for entry in self._entries:
            self._findings += row_findings(entry, self._languages)
        self._findings += duplicate_ids(self._entries)
        self._findings += apostrophes(self._entries)
        concepts: Sequence[Concept] = concepts_of(self._entries)
        if folder is not None:
            self._check_tables(folder)
        if folder is not None and self._entries:
            concepts = self._with_companions(folder, concepts, on)
        self._findings += grammar_findings(concepts, self._languages, self._header)
        self._findings += part_findings(concepts)
        self._clashes(concepts)
        order = sorted(self._findings, key=lambda one: (one.file, one.line, one.check))
        return len(self._entries), tuple(order)

    def _with_companions(
        self, folder: Path, concepts: Sequence[Concept], on: datetime.date
    ) -> Sequence[Concept]:
        """The concepts with what companion files tell, unless one of those cannot be read."""
        try:
            told = read_companions(folder, concepts)
        except GlossaryError as err:
            self._findings.append(_refused(err, "companion", folder))
            return concepts
        files = [
            CompanionFile(path.relative_to(folder).as_posix(), read_text(path))
            for path in companion_files(folder)
        ]
        self._findings += companion_findings(files, told, self._languages, on)
        return told

    def _check_tables(self, folder: Path) -> None:
        """Whether `references.toml` can be read: no command but this one works where it cannot."""
        try:
            read_tables(folder / TABLES_FILE)
        except GlossaryError as err:
            self._findings.append(_refused(err, "references", folder))

    def _clashes(self, concepts: Sequence[Concept]) -> None:
        ids = {entry.line: entry.id for entry in self._entries}
        rows = ((entry.line, entry.id, entry.forms) for entry in self._entries)
        for clash in clashes(rows, {concept.id: concept for concept in concepts}):
            severity = Severity.ERROR if clash.grave else Severity.WARNING
            self._findings.append(
                TermFinding(clash.line, clash.check, severity, ids[clash.line], clash.message)
            )

    def _entry(self, row: Row) -> Entry:
        cells = self._sheet.named(row)
        forms: list[tuple[str, Term]] = []
        for language in self._languages:
            if cells[language]:
                forms.append((language, Term(cells[language], TermStatus.PREFERRED)))
            for text in split_cell(cells.get(f"{language}_variants", "")):
                forms.append((language, Term(text, TermStatus.ADMITTED)))
        for part in split_cell(cells.get("forbidden", "")):
            match = FORBIDDEN_ENTRY.fullmatch(part)
            if match and match["language"] in self._languages:
                forms.append((match["language"], Term(match["text"].strip(), TermStatus.FORBIDDEN)))
        entry = Entry(row.line, cells["id"], cells.get("kind", ""), tuple(forms), cells)
        if len(row.raw) > len(self._header):
            self._findings.append(
                error(
                    entry,
                    "row-cells",
                    f"{len(row.raw)} cells where the header has {len(self._header)}; put a text "
                    "with the delimiter in it in quotation marks",
                )
            )
        return entry


def _refused(err: GlossaryError, check: str, folder: Path) -> TermFinding:
    """A file beside `terms.csv` that cannot be read, as a finding at its line."""
    name = err.path.relative_to(folder).as_posix() if err.path else ""
    message = ". ".join(filter(None, (err.message, err.hint)))
    return TermFinding(err.line or 1, check, Severity.ERROR, "", message, name)


def _check_header(sheet: Sheet, path: Path) -> None:
    header = sheet.header
    if "id" not in header:
        raise GlossaryError(
            "there is no column id", path=path, line=1, hint="The first row names the columns"
        )
    for name in header:
        if name and header.count(name) > 1:
            raise GlossaryError(
                f"two columns are called {name}", path=path, line=1, hint="Rename one of them"
            )
