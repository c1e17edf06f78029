"""Tables whose grid, cells and widths agree (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from workflow.exports.ooxml import MAX_ROWS
from workflow.exports.review.tables import children
from workflow.exports.review.walking import W
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.places import place_of, text_of
from workflow.exports.verification.values import Fault

_LONG = 400
"""Characters from which a row may go on over the page, as in the layout `paragraph`."""


def tables(file: WordFile) -> Iterator[Fault]:
    """What is wrong with the tables of all parts."""
    for part, root in file.shown.items():
        for table in root.iter(f"{W}tbl"):
            yield from _table(table, part, file)


def _table(table: etree._Element, part: str, file: WordFile) -> Iterator[Fault]:
    rows = list(children(table, f"{W}tr"))
    if len(rows) > MAX_ROWS and file.is_ours:
        what = f"a table has {len(rows)} rows, more than {MAX_ROWS}"
        yield Fault(what, place_of(part, table), "Begin a new table, LibreOffice takes minutes")
    after = table.getnext()
    if after is None or after.tag not in (f"{W}p", f"{W}bookmarkEnd", f"{W}sdt"):
        yield Fault("no paragraph follows a table", place_of(part, table))
    grid = [column.get(f"{W}w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    for row in rows:
        yield from _row(row, grid, part, file)


def _row(row: etree._Element, grid: list[str | None], part: str, file: WordFile) -> Iterator[Fault]:
    cells = list(children(row, f"{W}tc"))
    properties = row.find(f"{W}trPr")
    columns = sum(_number(cell.find(f"{W}tcPr"), "gridSpan", 1) for cell in cells)
    columns += sum(_number(properties, name, 0) for name in ("gridBefore", "gridAfter"))
    if columns != len(grid):
        what = f"a row covers {columns} columns of a grid of {len(grid)}"
        yield Fault(what, place_of(part, row))
    elif file.is_ours and part == file.main:
        widths = [_width(cell) for cell in cells]
        if widths != list(_spanned(cells, grid)):
            what = f"cells are {_told(widths)} wide in a grid of {_told(grid)}"
            yield Fault(what, place_of(part, row))
        whole = properties is not None and properties.find(f"{W}cantSplit") is not None
        if not whole and len(text_of(row)) < _LONG:
            what = "a short row may be broken over two pages"
            yield Fault(what, place_of(part, row))
    for cell in cells:
        last = cell[-1] if len(cell) else None
        if last is None or last.tag not in (f"{W}p", f"{W}bookmarkEnd", f"{W}sdt"):
            yield Fault("a cell does not end in a paragraph", place_of(part, cell))


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    element = None if properties is None else properties.find(f"{W}{name}")
    text = "" if element is None else element.get(f"{W}val") or ""
    return int(text) if text.isascii() and text.isdigit() else default


def _spanned(cells: Sequence[etree._Element], grid: Sequence[str | None]) -> Iterator[str]:
    """The width that each cell has by the grid: of all columns it covers."""
    at = 0
    for cell in cells:
        span = _number(cell.find(f"{W}tcPr"), "gridSpan", 1)
        yield str(sum(int(width or 0) for width in grid[at : at + span]))
        at += span


def _width(cell: etree._Element) -> str | None:
    width = cell.find(f"{W}tcPr/{W}tcW")
    return None if width is None else width.get(f"{W}w")


def _told(widths: list[str | None]) -> str:
    return " + ".join(width or "?" for width in widths)
