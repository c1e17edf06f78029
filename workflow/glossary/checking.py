"""What is wrong in a `terms.csv`: every slip with its line, not only the first one.

`read_terms` stops at the first row that would be misread. This looks on, and at what reads
well but is not meant: two concepts with one form, gaps, forms typed carelessly.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workflow.errors import GlossaryError
from workflow.glossary.clashes import clashes
from workflow.glossary.sheet import FORMULA, Sheet, parse_sheet
from workflow.glossary.values import Term, TermStatus

KINDS = (
    "title",
    "body",
    "person",
    "place",
    "event",
    "document_type",
    "political_term",
    "slogan",
)
GENDERS = ("m", "f", "n", "mf", "mpl", "fpl", "npl")
GENDERED_KINDS = ("title", "body")
GENDERED_LANGUAGES = ("fr", "es")
"""Languages whose articles and adjectives need the gender of a term."""
_LANGUAGE = re.compile(r"(?!id\Z)[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\Z")
_ENTRY = re.compile(r"(?P<language>[A-Za-z_-]+)\s*:\s*(?P<text>.+)", re.DOTALL)
_CARELESS_BLANKS = re.compile(r"[ \u00a0\u202f]{2,}|[\t\r\n\u00ad\u200b-\u200f\u2060\ufeff]")
# `l`État` and `l´État` are typed for l’État.
_WRONG_APOSTROPHE = re.compile(r"(?<=\w)[`´‘ʼ′](?=\w)")
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")
_CURLY = re.compile(r"(?<=\w)’(?=\w)")


class Severity(StrEnum):
    """Whether a finding must be mended."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class TermFinding:
    """One thing that is wrong in one row."""

    line: int
    """1-based line of the row."""
    check: str
    """Stable id of the check, such as `duplicate-id`."""
    severity: Severity
    concept: str
    """The row's id; empty where it has none."""
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, read without refusing anything."""

    line: int
    id: str
    kind: str
    forms: tuple[tuple[str, Term], ...]
    """Language and form, in the order of the columns."""
    cells: dict[str, str]


def check_terms(text: str, path: Path) -> tuple[int, tuple[TermFinding, ...]]:
    """How many concepts the text of a `terms.csv` has, and what is wrong, by line.

    Raises `GlossaryError` where no rows can be told: broken quotation marks, no column `id`,
    two columns of one name.
    """
    sheet = parse_sheet(text, path)
    if not any(sheet.header):
        return 0, ()
    _check_header(sheet, path)
    languages = [name for name in sheet.header if _LANGUAGE.match(name)]
    findings: list[TermFinding] = list(_missing_columns(sheet, languages))
    entries: list[Entry] = []
    for row in sheet.rows[1:]:
        if not any(row.cells):
            continue
        entry = _entry(row.line, sheet.named(row), languages)
        entries.append(entry)
        if len(row.raw) > len(sheet.header):
            findings.append(
                _error(
                    entry,
                    "row-cells",
                    f"{len(row.raw)} cells where the header has {len(sheet.header)}; put a text "
                    "with the delimiter in it in quotation marks",
                )
            )
        findings += _check_entry(entry, languages)
    findings += _duplicate_ids(entries)
    findings += _apostrophes(entries)
    by_id = {entry.line: entry for entry in entries}
    for clash in clashes((entry.line, entry.id, entry.forms) for entry in entries):
        severity = Severity.ERROR if clash.grave else Severity.WARNING
        entry = by_id[clash.line]
        findings.append(TermFinding(clash.line, clash.check, severity, entry.id, clash.message))
    return len(entries), tuple(sorted(findings, key=lambda one: (one.line, one.check)))


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


def _missing_columns(sheet: Sheet, languages: list[str]) -> Iterator[TermFinding]:
    for language in languages:
        column = f"gender_{language}"
        if language in GENDERED_LANGUAGES and column not in sheet.header:
            yield TermFinding(
                1, "missing-grammar", Severity.WARNING, "", f"there is no column {column}"
            )


def _entry(line: int, cells: dict[str, str], languages: list[str]) -> Entry:
    forms: list[tuple[str, Term]] = []
    for language in languages:
        if cells[language]:
            forms.append((language, Term(cells[language], TermStatus.PREFERRED)))
        for text in _split(cells.get(f"{language}_variants", "")):
            forms.append((language, Term(text, TermStatus.ADMITTED)))
    for part in _split(cells.get("forbidden", "")):
        match = _ENTRY.fullmatch(part)
        if match and match["language"] in languages:
            forms.append((match["language"], Term(match["text"].strip(), TermStatus.FORBIDDEN)))
    return Entry(line, cells["id"], cells.get("kind", ""), tuple(forms), cells)


def _check_entry(entry: Entry, languages: list[str]) -> Iterator[TermFinding]:
    yield from _structure(entry, languages)
    yield from _same_row(entry)
    yield from _gaps(entry, languages)
    yield from _typing(entry)


def _structure(entry: Entry, languages: list[str]) -> Iterator[TermFinding]:
    if not entry.id:
        yield _error(entry, "missing-id", "a row without an id, such as body-politburo")
    if not entry.forms:
        yield _error(entry, "no-form", "no form in any language")
    for language in languages:
        if "|" in entry.cells[language]:
            yield _error(
                entry,
                "several-preferred",
                f"several preferred forms in {language}; keep one, move the others to "
                f"{language}_variants",
            )
    for part in _split(entry.cells.get("forbidden", "")):
        match = _ENTRY.fullmatch(part)
        if match is None or match["language"] not in languages:
            yield _error(
                entry,
                "forbidden-entry",
                f"the forbidden form “{part}” names no language of this file; write it as "
                "en: the form",
            )
    if entry.kind not in KINDS:
        said = f"the kind “{entry.kind}” is unknown" if entry.kind else "no kind"
        yield _warning(entry, "unknown-kind", f"{said}; write one of {', '.join(KINDS)}")
    for name, value in entry.cells.items():
        if name.startswith("gender_") and value and value not in GENDERS:
            yield _warning(
                entry,
                "unknown-gender",
                f"“{value}” in {name} is no gender; write one of {', '.join(GENDERS)}",
            )


def _same_row(entry: Entry) -> Iterator[TermFinding]:
    """One form twice in a row: harmless, or allowed and forbidden at once."""
    seen: dict[tuple[str, str], TermStatus] = {}
    for language, term in entry.forms:
        place = (language, unicodedata.normalize("NFC", term.text))
        before = seen.setdefault(place, term.status)
        if before is not term.status and term.status is TermStatus.FORBIDDEN:
            yield _error(
                entry,
                "forbidden-approved",
                f"“{term.text}” is both {before} and forbidden in {language}",
            )
    counted = Counter(
        (language, unicodedata.normalize("NFC", term.text))
        for language, term in entry.forms
        if term.status is not TermStatus.FORBIDDEN
    )
    for (language, text), count in counted.items():
        if count > 1:
            yield _warning(entry, "repeated-form", f"“{text}” stands {count} times in {language}")


def _gaps(entry: Entry, languages: list[str]) -> Iterator[TermFinding]:
    preferred = {language for language, term in entry.forms if term.status is TermStatus.PREFERRED}
    missing = [language for language in languages if language not in preferred]
    if missing and entry.forms:
        yield _warning(entry, "missing-language", f"no preferred form in {', '.join(missing)}")
    ungendered = [
        f"gender_{language}"
        for language in GENDERED_LANGUAGES
        if entry.kind in GENDERED_KINDS
        and language in preferred
        and entry.cells.get(f"gender_{language}") == ""
    ]
    if ungendered:
        yield _warning(entry, "missing-grammar", f"nothing in {', '.join(ungendered)}")


def _typing(entry: Entry) -> Iterator[TermFinding]:
    for language, term in entry.forms:
        if _CARELESS_BLANKS.search(term.text):
            yield _warning(
                entry,
                "blanks",
                f"“{term.text}” ({language}) has a doubled blank, a tab, a line end or an "
                "invisible character",
            )
        if not unicodedata.is_normalized("NFC", term.text):
            yield _warning(
                entry,
                "not-nfc",
                f"“{term.text}” ({language}) has accents as characters of their own; type it anew",
            )
        if term.status is not TermStatus.FORBIDDEN and _WRONG_APOSTROPHE.search(term.text):
            yield _warning(
                entry, "apostrophe", f"“{term.text}” ({language}) has a mark that is no apostrophe"
            )
    for name, cell in entry.cells.items():
        for part in _split(cell):
            if FORMULA.match(part):
                yield _error(
                    entry,
                    "formula",
                    f"{name} has “{part[:40]}”, which a spreadsheet may run as a formula; begin it "
                    "with a letter",
                )


def _apostrophes(entries: list[Entry]) -> Iterator[TermFinding]:
    """Preferred forms with `'` in a language that writes `’` elsewhere in the file."""
    approved = [
        (entry, language, term.text)
        for entry in entries
        for language, term in entry.forms
        if term.status is TermStatus.PREFERRED
    ]
    curly = Counter(language for _, language, text in approved if _CURLY.search(text))
    straight = Counter(language for _, language, text in approved if _STRAIGHT.search(text))
    for entry, language, text in approved:
        if _STRAIGHT.search(text) and curly[language] >= straight[language]:
            yield _warning(
                entry,
                "apostrophe",
                f"“{text}” ({language}) has the typewriter apostrophe, the file has ’ elsewhere",
            )


def _duplicate_ids(entries: list[Entry]) -> Iterator[TermFinding]:
    lines: dict[str, int] = {}
    for entry in entries:
        if entry.id and lines.setdefault(entry.id, entry.line) != entry.line:
            yield _error(entry, "duplicate-id", f"the id stands already on line {lines[entry.id]}")


def _split(cell: str) -> list[str]:
    return [part for part in (piece.strip() for piece in cell.split("|")) if part]


def _error(entry: Entry, check: str, message: str) -> TermFinding:
    return TermFinding(entry.line, check, Severity.ERROR, entry.id, message)


def _warning(entry: Entry, check: str, message: str) -> TermFinding:
    return TermFinding(entry.line, check, Severity.WARNING, entry.id, message)
