"""The rows and cells of the tables in a returned review copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from workflow.exports.review.walking import (
    MC,
    Looks,
    Mark,
    Piece,
    W,
    child_of,
    mark_of,
    paragraphs_in,
    pieces_of,
)

_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_COMMENTS = (f"{W}commentReference", f"{W}commentRangeStart")
_BOOKMARK = f"{W}bookmarkStart"
_NAMING = (_BOOKMARK, f"{W}tag")
_DAMAGED = {f"{W}{name}" for name in ("vMerge", "hMerge", "cellDel", "cellIns", "cellMerge")}
_LARGEST_SPAN = 64
_CHUNK = f"{W}altChunk"
_THINGS = {
    f"{W}drawing": "a picture or drawing",
    f"{W}pict": "a picture or drawing",
    f"{W}object": "an embedded object",
    _CHUNK: "an inserted file",
}
"""What may hold words of a person, and cannot be read here as text."""
_UNSEEN = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
_BOX = f"{W}txbxContent"


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell as the file has it."""

    pieces: tuple[Piece, ...]
    text: str
    """Its characters with all changes accepted."""
    begin: int
    """The first grid column that it covers, from 0."""
    span: int
    damaged: bool
    """Whether it is part of a merged cell, or was deleted or inserted by itself."""
    comments: tuple[str, ...]
    """Ids of the comments that stand in it."""
    notes: tuple[str, ...] = ()
    """Its footnotes and endnotes, as `footnote 2`."""
    things: tuple[str, ...] = ()
    """What else was put into it, see `things_in`."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a table as the file has it."""

    table: int
    """Number of the table in the file, from 1."""
    number: int
    """Number of the row in its table, from 1, the header row counted."""
    cells: tuple[ReadCell, ...]
    deleted: Mark | None
    inserted: Mark | None
    bookmarks: frozenset[str]
    tags: frozenset[str]

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"table {self.table}, row {self.number}"

    @property
    def width(self) -> int:
        """How many grid columns it has, with those that it leaves out before its first cell."""
        return self.cells[-1].begin + self.cells[-1].span if self.cells else 0

    def cell(self, column: int) -> ReadCell | None:
        """The cell that covers just this grid column; `None` where there is none such."""
        for cell in self.cells:
            if cell.begin == column and cell.span == 1 and not cell.damaged:
                return cell
        return None


@dataclass(slots=True)
class _Grid:
    """Takes the cells of one row in order."""

    at: int = 0
    cells: list[ReadCell] = field(default_factory=list)


def rows_of(body: etree._Element, looks: Looks) -> tuple[list[list[ReadRow]], list[etree._Element]]:
    """The rows of each table, and the paragraphs outside them, in order."""
    tables: list[list[ReadRow]] = []
    outside: list[etree._Element] = []
    _collect(body, looks, tables, outside)
    return tables, outside


def _collect(
    element: etree._Element,
    looks: Looks,
    tables: list[list[ReadRow]],
    outside: list[etree._Element],
) -> None:
    for child in element:
        if child.tag == f"{W}tbl":
            number = len(tables) + 1
            rows = enumerate(children(child, f"{W}tr"), start=1)
            tables.append([_row(row, number, index, looks) for index, row in rows])
        elif child.tag in (f"{W}p", _CHUNK):
            outside.append(child)
        elif child.tag in _WRAPPERS:
            _collect(child, looks, tables, outside)


def children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of a kind, also those in content controls and the like."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, tag)


def _row(row: etree._Element, table: int, number: int, looks: Looks) -> ReadRow:
    properties = child_of(row, f"{W}trPr")
    state: dict[str, Mark] = {}
    for change in () if properties is None else properties:
        if change.tag in (f"{W}ins", f"{W}del"):
            state[str(change.tag)] = mark_of(change)
    grid = _Grid(_number(properties, "gridBefore", 0))
    for cell in children(row, f"{W}tc"):
        made = _cell(cell, grid.at, looks)
        grid.cells.append(made)
        grid.at += made.span
    marks: set[str] = set()
    tags: set[str] = set()
    for each in row.iter(*_NAMING):
        named = each.get(f"{W}name") if each.tag == _BOOKMARK else each.get(f"{W}val")
        if each.tag == _BOOKMARK:
            marks.add(named or "")
        else:
            tags.add((named or "").removeprefix("s:"))
    return ReadRow(
        table,
        number,
        tuple(grid.cells),
        state.get(f"{W}del"),
        state.get(f"{W}ins"),
        frozenset(marks),
        frozenset(tags),
    )


def _cell(cell: etree._Element, begin: int, looks: Looks) -> ReadCell:
    properties = child_of(cell, f"{W}tcPr")
    said = {each.tag for each in (() if properties is None else properties)}
    pieces = tuple(pieces_of(paragraphs_in(cell), looks))
    comments: dict[str, None] = {}
    notes: list[str] = []
    things: list[etree._Element] = []
    for each in cell.iter(*_COMMENTS, *_NOTES, *_THINGS):
        if each.tag in _THINGS:
            things.append(each)
            continue
        number = each.get(f"{W}id") or ""
        if each.tag in _NOTES:
            notes.append(f"{_NOTES[str(each.tag)]} {number}")
        else:
            comments[number] = None
    return ReadCell(
        pieces,
        "".join(piece.text for piece in pieces if piece.deleted is None),
        begin,
        _number(properties, "gridSpan", 1),
        not said.isdisjoint(_DAMAGED),
        tuple(comments),
        tuple(notes),
        tuple(_named_things(things)),
    )


def things_in(element: etree._Element) -> list[str]:
    """Pictures, embedded objects and inserted files under an element, in words; deleted ones,
    and boxes of text, which is read, are left out."""
    return list(_named_things(element.iter(*_THINGS)))


def _named_things(found: Iterable[etree._Element]) -> Iterator[str]:
    for thing in found:
        is_seen = next(thing.iterancestors(*_UNSEEN), None) is None
        if is_seen and next(thing.iter(_BOX), None) is None:
            yield _THINGS[str(thing.tag)]


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    element = None if properties is None else child_of(properties, f"{W}{name}")
    text = "" if element is None else element.get(f"{W}val") or ""
    return min(int(text), _LARGEST_SPAN) if text.isascii() and text.isdigit() else default
