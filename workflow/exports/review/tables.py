"""The rows of a review copy, wherever its columns stand now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from workflow.article import plain_text
from workflow.exports.review.record import ROW_NAME, Record
from workflow.exports.review.texts import folded
from workflow.exports.review.walking import (
    Looks,
    Mark,
    Piece,
    W,
    mark_of,
    paragraphs_in,
    pieces_of,
)
from workflow.exports.review.writing import bookmark_name

_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_COMMENTS = (f"{W}commentReference", f"{W}commentRangeStart")
_BOOKMARK = f"{W}bookmarkStart"
_NAMING = (_BOOKMARK, f"{W}tag")
_DAMAGED = {f"{W}{name}" for name in ("vMerge", "hMerge", "cellDel", "cellIns", "cellMerge")}
_LARGEST_SPAN = 64


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

    def cell(self, column: int) -> ReadCell | None:
        """The cell that covers just this grid column; `None` where there is none such."""
        for cell in self.cells:
            if cell.begin == column and cell.span == 1 and not cell.damaged:
                return cell
        return None


@dataclass(frozen=True, slots=True)
class Columns:
    """Grid columns of a table."""

    name: int
    source: int
    target: int
    status: int | None


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


@dataclass(frozen=True, slots=True)
class Known:
    """What was exported, ready to be looked up."""

    record: Record
    names: frozenset[str]
    bookmarks: Mapping[str, str]
    """Row name of each bookmark."""
    plain: frozenset[str]
    """Sources of all rows as a cell shows them."""
    sources: frozenset[str]
    """The same, folded."""
    statuses: frozenset[str]
    """Texts of all status cells, folded."""

    @classmethod
    def of(cls, record: Record) -> Known:
        """The lookups of a record."""
        units = [unit for article in record.articles for unit in article.units]
        plain = frozenset(plain_text(unit.source) for unit in units)
        return cls(
            record,
            frozenset(unit.row for unit in units),
            {bookmark_name(unit.row): unit.row for unit in units},
            plain,
            frozenset(map(folded, plain)),
            frozenset(map(folded, {unit.status for unit in units})),
        )


def find_columns(
    rows: Sequence[ReadRow], known: Known, before: Columns | None = None
) -> Columns | None:
    """Where name, source, target and status stand in a table; `None` where it is not ours.

    The names' column is the one with most cells that look like one, the source's the one with
    most texts that were exported; target and status are told by their header, else the status
    by its words and the target by what is left. A table without header, such as the second
    half of a split one, has them where the table `before` has them.
    """
    texts = [
        (cell.begin, text) for row in rows for cell in row.cells if (text := cell.text.strip())
    ]
    named = Counter(column for column, text in texts if ROW_NAME.fullmatch(text))
    if not named:
        return None
    name, heads = _most(named), _heads(rows, known.record)
    if before is not None and not heads and before.name == name:
        return before
    others = [(column, text) for column, text in texts if column != name]
    sources = Counter(column for column, text in others if text in known.plain)
    statuses = Counter(column for column, text in others if text in known.statuses)
    if max(sources.values(), default=0) * 2 < named[name] or not statuses:
        # signs were corrected in the sources, or the status says other words
        others = [(column, folded(text)) for column, text in others]
        sources = Counter(column for column, text in others if text in known.sources)
        statuses = Counter(column for column, text in others if text in known.statuses)
    source = _most(sources) if sources else heads.get(1, name + 1)
    status = heads.get(3, _most(statuses) if statuses else None)
    left = {cell.begin for row in rows for cell in row.cells} - {name, source, status}
    target = heads.get(2, left.pop() if len(left) == 1 else source + 1)
    return Columns(name, source, target, status)


def is_head(row: ReadRow, known: Known) -> bool:
    """Whether a row is a header row of ours: two of its texts at least, and no row's name."""
    named = any(ROW_NAME.fullmatch(cell.text.strip()) for cell in row.cells)
    return not named and len(_heads([row], known.record)) > 1


def beside_heads(row: ReadRow, known: Known) -> str:
    """What a header row says that was not exported."""
    heads = {folded(head) for head in known.record.heads}
    texts = (" ".join(cell.text.split()) for cell in row.cells)
    return " | ".join(text for text in texts if text and folded(text) not in heads)


def row_names(row: ReadRow, columns: Columns, known: Known) -> set[str]:
    """The names of exported rows by which a row goes: visible one, bookmarks and tags."""
    cell = row.cell(columns.name)
    visible = cell.text.strip() if cell is not None else ""
    marked = {known.bookmarks[mark] for mark in row.bookmarks if mark in known.bookmarks}
    return ({visible} | row.tags) & known.names | marked


def _most(counts: Mapping[int, int]) -> int:
    return max(counts, key=lambda column: (counts[column], -column))


def _heads(rows: Sequence[ReadRow], record: Record) -> dict[int, int]:
    """Grid column of each header text, by its place in the record."""
    wanted = [folded(head) for head in record.heads]
    found: dict[int, int] = {}
    for row in rows[:1]:
        for cell in row.cells:
            text = folded(cell.text)
            for index, head in enumerate(wanted):
                if text == head and index not in found:
                    found[index] = cell.begin
                    break
    return found


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
        elif child.tag == f"{W}p":
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
    properties = row.find(f"{W}trPr")
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
    properties = cell.find(f"{W}tcPr")
    said = {each.tag for each in (() if properties is None else properties)}
    pieces = tuple(pieces_of(paragraphs_in(cell), looks))
    comments: dict[str, None] = {}
    notes: list[str] = []
    for each in cell.iter(*_COMMENTS, *_NOTES):
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
    )


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    element = None if properties is None else properties.find(f"{W}{name}")
    text = "" if element is None else element.get(f"{W}val") or ""
    return min(int(text), _LARGEST_SPAN) if text.isascii() and text.isdigit() else default
