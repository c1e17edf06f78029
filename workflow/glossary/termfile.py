"""`terms.csv`: the termbase as an editor keeps it, one concept a row.

Columns: `id`, `kind`, one column a language with the preferred form, `<language>_variants`
with admitted forms parted by ` | `, `forbidden` with entries `en: …` parted by ` | `,
`gender_<language>`, `note`, `source`, `confidence`. Any other column is kept. UTF-8 with or
without a byte order mark, comma or semicolon, as LibreOffice and Excel write it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from workflow.errors import GlossaryError
from workflow.glossary.values import Concept, Term, TermStatus

TERMS_FILE = "terms.csv"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\Z")
_VARIANTS, _GENDER, _FORBIDDEN = "_variants", "gender_", "forbidden"
_PLAIN = ("id", "kind", "note", "source", "confidence", _FORBIDDEN)
_ENTRY = re.compile(r"(?P<language>[A-Za-z_-]+)\s*:\s*(?P<text>.+)", re.DOTALL)


def read_terms(path: Path) -> tuple[Concept, ...]:
    """The concepts in a file, in its order; none when it does not exist.

    Raises `GlossaryError` with the line of the first thing that is wrong.
    """
    if not path.exists():
        return ()
    try:
        data = path.read_bytes()
    except OSError as err:
        raise GlossaryError(f"cannot be read, {err.strerror}", path=path) from err
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        raise GlossaryError(
            f"not UTF-8 at byte {err.start + 1}",
            path=path,
            line=data.count(b"\n", 0, err.start) + 1,
            hint="Save the file as UTF-8 (in Excel: CSV UTF-8)",
        ) from err
    return parse_terms(text, path)


def missing_termbase(path: Path) -> GlossaryError:
    """What to raise where a desk's `terms.csv` was lost: nobody may take it for an empty one."""
    return GlossaryError(
        "the desk's glossary is missing, no title would be looked after",
        path=path,
        hint="Put it back; a desk without terms keeps the file with its header line alone",
    )


def parse_terms(text: str, path: Path) -> tuple[Concept, ...]:
    """The concepts in the text of a `terms.csv`; `path` is named in errors.

    Raises `GlossaryError` as `read_terms` does.
    """
    return tuple(_Reader(text, path).concepts())


class _Reader:
    """Turns rows into concepts and refuses those that would be misread."""

    def __init__(self, text: str, path: Path) -> None:
        self._path = path
        header = text.split("\n", 1)[0]
        self._delimiter = ";" if header.count(";") > header.count(",") else ","
        self._rows = self._numbered_rows(text)
        self._header: list[str] = []

    def concepts(self) -> Iterator[Concept]:
        line, header = next(self._rows, (1, []))
        if not any(header):
            return
        self._header = [name.strip() for name in header]
        self._check_header(line)
        lines: dict[str, int] = {}
        for line, cells in self._rows:
            if not any(cell.strip() for cell in cells):
                continue
            concept = self._concept(line, cells)
            if concept.id in lines:
                raise self._error(
                    f"the id {concept.id} stands already on line {lines[concept.id]}",
                    line,
                    "Give every row an id of its own",
                )
            lines[concept.id] = line
            yield concept

    def _numbered_rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """The rows, each with the line it begins on."""
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self._delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as err:
                raise self._error(
                    f"a broken row, {err}", line, "Check the quotation marks of this row"
                ) from err
            yield line, row

    def _check_header(self, line: int) -> None:
        if "id" not in self._header:
            raise self._error("there is no column id", line, "The first row names the columns")
        for name in self._header:
            if name and self._header.count(name) > 1:
                raise self._error(f"two columns are called {name}", line, "Rename one of them")

    @property
    def _languages(self) -> list[str]:
        return [name for name in self._header if _LANGUAGE.match(name) and name != "id"]

    def _concept(self, line: int, cells: list[str]) -> Concept:
        if len(cells) > len(self._header):
            raise self._error(
                f"{len(cells)} cells where the header has {len(self._header)}",
                line,
                "A text with the delimiter in it must stand in quotation marks",
            )
        # Excel leaves out empty cells at the end of a row.
        cells = cells + [""] * (len(self._header) - len(cells))
        row = {name: cell.strip() for name, cell in zip(self._header, cells, strict=True) if name}
        if not row["id"]:
            raise self._error("a row without an id", line, "Give it an id such as body-politburo")
        terms = self._terms(row, line)
        if not terms:
            raise self._error(
                f"{row['id']} has no form in any language", line, "Fill one in or drop the row"
            )
        languages = self._languages
        known = {*_PLAIN, *languages, *(one + _VARIANTS for one in languages)}
        return Concept(
            id=row["id"],
            kind=row.get("kind", ""),
            terms=terms,
            note=row.get("note", ""),
            source=row.get("source", ""),
            confidence=row.get("confidence", ""),
            gender={
                name.removeprefix(_GENDER): value
                for name, value in row.items()
                if name.startswith(_GENDER) and value
            },
            extra={
                name: value
                for name, value in row.items()
                if name not in known and not name.startswith(_GENDER) and value
            },
            line=line,
        )

    def _terms(self, row: Mapping[str, str], line: int) -> dict[str, tuple[Term, ...]]:
        found: dict[str, dict[str, TermStatus]] = {}
        for language in self._languages:
            preferred = row[language]
            if "|" in preferred:
                raise self._error(
                    f"{row['id']} has several preferred forms in {language}",
                    line,
                    f"Keep one, move the others to {language}{_VARIANTS}",
                )
            forms = found.setdefault(language, {})
            if preferred:
                forms[preferred] = TermStatus.PREFERRED
            for variant in _split(row.get(language + _VARIANTS, "")):
                forms.setdefault(variant, TermStatus.ADMITTED)
        for language, text in self._forbidden(row, line):
            status = found[language].setdefault(text, TermStatus.FORBIDDEN)
            if status is not TermStatus.FORBIDDEN:
                raise self._error(
                    f"{row['id']}: {text} is both {status} and forbidden in {language}",
                    line,
                    "Take it out of one of the two columns",
                )
        return {
            language: tuple(Term(text, status) for text, status in forms.items())
            for language, forms in found.items()
            if forms
        }

    def _forbidden(self, row: Mapping[str, str], line: int) -> Iterator[tuple[str, str]]:
        for entry in _split(row.get(_FORBIDDEN, "")):
            match = _ENTRY.fullmatch(entry)
            if match is None or match["language"] not in self._languages:
                raise self._error(
                    f"{row['id']}: the forbidden form {entry!r} names no language of this file",
                    line,
                    "Write it as en: the form, with a bar between two",
                )
            yield match["language"], match["text"].strip()

    def _error(self, message: str, line: int, hint: str) -> GlossaryError:
        return GlossaryError(message, path=self._path, line=line, hint=hint)


def _split(cell: str) -> list[str]:
    return [part for part in (piece.strip() for piece in cell.split("|")) if part]
