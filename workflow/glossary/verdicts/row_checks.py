"""What is wrong in a single row of `terms.csv`, or in rows that should be alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from workflow.glossary.values import TermStatus
from workflow.glossary.verdicts.sheet import FORMULA
from workflow.glossary.verdicts.slips import Entry, TermFinding, error, warning

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
FORBIDDEN_ENTRY = re.compile(r"(?P<language>[A-Za-z_-]+)\s*:\s*(?P<text>.+)", re.DOTALL)
_CARELESS_BLANKS = re.compile(r"[ \u00a0\u202f]{2,}|[\x00-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]")
# `l`État` and `l´État` are typed for l’État.
_WRONG_APOSTROPHE = re.compile(r"(?<=\w)[`´‘ʼ′](?=\w)")
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")
_CURLY = re.compile(r"(?<=\w)’(?=\w)")


def split_cell(cell: str) -> list[str]:
    """The forms of a cell, parted by bars."""
    return [part for part in (piece.strip() for piece in cell.split("|")) if part]


def row_findings(entry: Entry, languages: list[str]) -> Iterator[TermFinding]:
    """What is wrong in one row of a file with columns for these languages."""
    yield from _structure(entry, languages)
    yield from _same_row(entry)
    yield from _gaps(entry, languages)
    yield from _typing(entry)


def _structure(entry: Entry, languages: list[str]) -> Iterator[TermFinding]:
    if not entry.id:
        yield error(entry, "missing-id", "a row without an id, such as body-politburo")
    if not entry.forms:
        yield error(entry, "no-form", "no form in any language")
    for language in languages:
        if "|" in entry.cells[language]:
            yield error(
                entry,
                "several-preferred",
                f"several preferred forms in {language}; keep one, move the others to "
                f"{language}_variants",
            )
    for part in split_cell(entry.cells.get("forbidden", "")):
        match = FORBIDDEN_ENTRY.fullmatch(part)
        if match is None or match["language"] not in languages:
            yield error(
                entry,
                "forbidden-entry",
                f"the forbidden form “{part}” names no language of this file; write it as "
                "en: the form",
            )
    if entry.kind not in KINDS:
        said = f"the kind “{entry.kind}” is unknown" if entry.kind else "no kind"
        yield warning(entry, "unknown-kind", f"{said}; write one of {', '.join(KINDS)}")
    for name, value in entry.cells.items():
        if name.startswith("gender_") and value and value not in GENDERS:
            yield warning(
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
            yield error(
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
            yield warning(entry, "repeated-form", f"“{text}” stands {count} times in {language}")


def _gaps(entry: Entry, languages: list[str]) -> Iterator[TermFinding]:
    missing = [language for language in languages if language not in entry.languages]
    if missing and entry.forms:
        yield warning(entry, "missing-language", f"no preferred form in {', '.join(missing)}")


def _typing(entry: Entry) -> Iterator[TermFinding]:
    for language, term in entry.forms:
        if _CARELESS_BLANKS.search(term.text):
            yield warning(
                entry,
                "blanks",
                f"“{term.text}” ({language}) has a doubled blank, a tab, a line end or an "
                "invisible character",
            )
        if not unicodedata.is_normalized("NFC", term.text):
            yield warning(
                entry,
                "not-nfc",
                f"“{term.text}” ({language}) has accents as characters of their own; type it anew",
            )
        if term.status is not TermStatus.FORBIDDEN and _WRONG_APOSTROPHE.search(term.text):
            yield warning(
                entry, "apostrophe", f"“{term.text}” ({language}) has a mark that is no apostrophe"
            )
    for name, cell in entry.cells.items():
        for part in split_cell(cell):
            if FORMULA.match(part):
                yield error(
                    entry,
                    "formula",
                    f"{name} has “{part[:40]}”, which a spreadsheet may run as a formula; begin it "
                    "with a letter",
                )


def apostrophes(entries: list[Entry]) -> Iterator[TermFinding]:
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
            yield warning(
                entry,
                "apostrophe",
                f"“{text}” ({language}) has the typewriter apostrophe, the file has ’ elsewhere",
            )


def duplicate_ids(entries: list[Entry]) -> Iterator[TermFinding]:
    """Rows with the id of an earlier one."""
    lines: dict[str, int] = {}
    for entry in entries:
        if entry.id and lines.setdefault(entry.id, entry.line) != entry.line:
            yield error(entry, "duplicate-id", f"the id stands already on line {lines[entry.id]}")
