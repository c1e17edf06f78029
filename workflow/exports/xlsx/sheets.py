"""The sheets of a workbook as text, with the notes on their cells, whatever program saved it.

ECMA-376 part 1: sheets 18.2, rows and cells 18.3, notes 18.7; threaded comments: [MS-XLSX] 2.6.
Rows and columns that are hidden or filtered out are read like all others. Cells are kept as they
stand: one far to the right or below costs no more than its neighbour.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from workflow.exports.returned.incoming import Comment
from workflow.exports.xlsx.cells import CellReader, text_of
from workflow.exports.xlsx.package import SAFE, Package

DAMAGED = (
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
)
"""What `read_book` raises for a broken file."""

_WORKBOOK = "xl/workbook.xml"
_DIGITS = "0123456789"
_PLACE = re.compile(r"([A-Za-z]+)(\d+)")
_STANDS_FOR_THREAD = "tc="
"""Begins the author of a note that Excel writes for programs that know no threaded comments."""


@dataclass(slots=True)
class Row:
    """What stands in one row."""

    cells: dict[int, str] = field(default_factory=dict)
    """Texts by the number of the column, from 0; empty cells are left out."""
    notes: tuple[Comment, ...] = ()
    """What was hung on its cells, from left to right."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells: its first and last row, from 1, and column, from 0."""

    rows: tuple[int, int]
    columns: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, shown or hidden."""

    title: str
    rows: dict[int, Row]
    """By their numbers, from 1 and rising; empty rows are left out."""
    merged: tuple[Area, ...] = ()
    """Where cells were merged."""


@dataclass(frozen=True, slots=True)
class Book:
    """All that a workbook says in cells and notes."""

    sheets: tuple[Sheet, ...]
    saved_by: str
    """Who saved it last; empty where it does not say."""


def read_book(data: bytes) -> Book:
    """The sheets with cells of an .xlsx that `check_archive` has found harmless.

    Raises one of `DAMAGED` for what is broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = Package(archive)
        workbook, links = package.tree(_WORKBOOK), package.links(_WORKBOOK)
        if etree.QName(workbook).localname != "workbook":
            raise ValueError(f"{_WORKBOOK} is no workbook")
        reader = CellReader(package, _WORKBOOK, workbook)
        sheets = []
        for each in workbook.iterfind("{*}sheets/{*}sheet"):
            link = links[_relation(each)]
            if link.kind == "worksheet":
                data = package.read(link.part)
                rows = _rows(data, reader)
                for number, notes in _notes(package, link.part).items():
                    rows.setdefault(number, Row()).notes = notes
                whole = dict(sorted(rows.items()))
                sheets.append(Sheet(each.get("name", ""), whole, tuple(_merged(data))))
        names = (
            (core.findtext("{*}lastModifiedBy") or "").strip()
            for core in package.linked("", "core-properties")
        )
        return Book(tuple(sheets), next(names, ""))


def _relation(sheet: etree._Element) -> str:
    ids = [value for name, value in sheet.items() if str(name).endswith("/relationships}id")]
    return str(ids[0]) if ids else ""


def _rows(data: bytes, reader: CellReader) -> dict[int, Row]:
    """The rows of a sheet that have cells; a row or cell without a place follows the last one.

    Some programs call the third row 3.0.
    """
    rows: dict[int, Row] = {}
    number = 0
    reader.begin_sheet()
    for _, row in etree.iterparse(io.BytesIO(data), events=("end",), tag="{*}row", **SAFE):
        number = int(float(row.get("r") or number + 1))
        texts: dict[int, str] = {}
        column = -1
        for cell in row:
            place = cell.get("r")
            column = _column(place.rstrip(_DIGITS)) if place else column + 1
            if text := reader.text(cell):
                texts[column] = text
        if texts:
            rows.setdefault(number, Row()).cells.update(texts)
        row.clear()
    return rows


def _merged(data: bytes) -> Iterator[Area]:
    """The merged cells of a sheet; they are told after its rows."""
    if b"mergeCell" not in data:
        return
    for _, cell in etree.iterparse(io.BytesIO(data), events=("end",), tag="{*}mergeCell", **SAFE):
        corners = _PLACE.findall(cell.get("ref", ""))
        if not corners:
            raise ValueError("merged cells without a place")
        (left, top), (right, bottom) = corners[0], corners[-1]
        yield Area((int(top), int(bottom)), (_column(left), _column(right)))


@lru_cache(maxsize=1_000)
def _column(letters: str) -> int:
    """The number of a column from 0: 26 for AA."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"{letters} is no column")
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _notes(package: Package, part: str) -> dict[int, tuple[Comment, ...]]:
    """The notes of a sheet by row. Where a thread hangs on a cell, the note that stands for it
    says the same again."""
    found = list(_threads(package, part))
    threads = {(row, column) for row, column, _ in found}
    for row, column, said in _plain_notes(package, part):
        if not (said.author.startswith(_STANDS_FOR_THREAD) and (row, column) in threads):
            found.append((row, column, said))
    rows: dict[int, tuple[Comment, ...]] = {}
    for row, _, said in sorted(found, key=lambda each: each[:2]):
        rows[row] = (*rows.get(row, ()), said)
    return rows


def _plain_notes(package: Package, part: str) -> Iterator[tuple[int, int, Comment]]:
    for root in package.linked(part, "comments"):
        authors = [each.text or "" for each in root.iterfind("{*}authors/{*}author")]
        for note in root.iterfind("{*}commentList/{*}comment"):
            said = note.find("{*}text")
            author = authors[int(note.get("authorId", "0"))] if authors else ""
            text = "" if said is None else text_of(said).strip()
            if author:
                # Excel begins the text of a note with its author's name on a line of its own.
                text = text.removeprefix(f"{author}:").strip()
            if text:
                yield (*_place(note), Comment(text, author))


def _threads(package: Package, part: str) -> Iterator[tuple[int, int, Comment]]:
    names = {
        person.get("id", ""): person.get("displayName", "")
        for root in package.linked(_WORKBOOK, "person")
        for person in root.iterfind("{*}person")
    }
    for root in package.linked(part, "threadedComment"):
        for said in root.iterfind("{*}threadedComment"):
            text = (said.findtext("{*}text") or "").strip()
            if text:
                author = names.get(said.get("personId", ""), "")
                yield (*_place(said), Comment(text, author, said.get("dT", "")))


def _place(note: etree._Element) -> tuple[int, int]:
    """Row and column of the cell that something hangs on."""
    found = _PLACE.match(note.get("ref", ""))
    if found is None:
        raise ValueError("a note hangs on no cell")
    return int(found[2]), _column(found[1])
