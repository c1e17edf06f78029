"""A spreadsheet that came back: its rows as incoming rows."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workflow.errors import ExportError
from workflow.exports.incoming import STATES, BaseText, Comment, IncomingFile, IncomingRow
from workflow.exports.xlsx_values import BASE, COLUMNS, PROPERTY, RECORD, REPEATED_SIGN, SHEET
from workflow.exports.zipping import check_archive

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HINT = "Save it as .xlsx in Excel or LibreOffice"
_HEAD_ROWS = 20
"""Within how many rows the head is looked for: people put a line of their own above it."""
_NEEDED = ("id", "target")
_SAID = ("id", "source", "target", "status")
"""The columns that tell a person what a row says."""
_LANGUAGE = re.compile(r"\((?P<code>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)")
_ID = re.compile(r"[0-9a-f]{8}")


def read_xlsx(data: bytes, path: Path) -> IncomingFile:
    """What the bytes of a spreadsheet say that `xlsx_file` made; `path` is named in errors.

    Columns are found by the first word of their heads, wherever they stand, rows by their id,
    in whatever order they are. Empty rows are passed over; what stands in other columns, above
    the head or on other sheets is given as strays. Raises `ExportError` for what is no .xlsx,
    is not safe to open, or has no column of ids and targets.
    """
    book = _open(data, path)
    found = _translation_sheet(book)
    if found is None:
        raise ExportError(
            "the spreadsheet has no columns Id and Target",
            path=path,
            hint="Return the sheet that was exported, with its first row",
        )
    sheet, head, columns = found
    properties, base = _record(book)
    rows = tuple(_rows(sheet, head, columns))
    strays = (*_above(sheet, head, columns), *_elsewhere(book, sheet))
    articles = {row.article for row in rows if row.article} or {article for article, _ in base}
    return IncomingFile(
        rows=rows,
        article=articles.pop() if len(articles) == 1 else "",
        source_language=properties.pop("source_language", "")
        or _said(sheet, head, columns, "source"),
        target_language=properties.pop("target_language", "")
        or _said(sheet, head, columns, "target"),
        properties=properties,
        base=base,
        saved_by=book.properties.lastModifiedBy or "",
        strays=strays,
    )


def _open(data: bytes, path: Path) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(data, path, "xl/workbook.xml", _HINT)
    try:
        return load_workbook(io.BytesIO(data))
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, OSError) as err:
        raise ExportError("not a spreadsheet that can be read", path=path, hint=_HINT) from err


_Columns = Mapping[str, int]


def _translation_sheet(book: Workbook) -> tuple[Worksheet, int, _Columns] | None:
    """The sheet with the ids and targets, the number of its head row, and its columns."""
    for sheet in sorted(book.worksheets, key=lambda each: each.title != SHEET):
        if sheet.title == RECORD:
            continue
        for number, cells in enumerate(sheet.iter_rows(max_row=_HEAD_ROWS), 1):
            columns = _columns(cells)
            if all(name in columns for name in _NEEDED):
                return sheet, number, columns
    return None


def _columns(cells: Sequence[Cell | MergedCell]) -> _Columns:
    known = {column.name.lower() for column in COLUMNS}
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        word = _text(cell).split(" ")[0].lower()
        if word in known:
            found.setdefault(word, index)
    return found


def _rows(sheet: Worksheet, head: int, columns: _Columns) -> Iterator[IncomingRow]:
    for number, cells in enumerate(sheet.iter_rows(min_row=head + 1), head + 1):
        said = {name: _text(cells[index]) for name, index in columns.items()}
        comments = tuple(_comments(cells, said.get("comment", "")))
        others = [cell for index, cell in enumerate(cells) if index not in columns.values()]
        strays = tuple(Comment(text) for cell in others if (text := _text(cell).strip()))
        if not (any(said.values()) or comments or strays):
            continue
        name = said["id"].strip()
        repeats = name.startswith(REPEATED_SIGN)
        name = name.removeprefix(REPEATED_SIGN).strip()
        status = said.get("status", "").strip()
        yield IncomingRow(
            id=name if _ID.fullmatch(name) else "",
            source=said.get("source", ""),
            target=said["target"].strip(),
            status=status.lower() if status.lower() in STATES else status,
            comments=comments,
            place=f"row {number}",
            article=said.get("article", "").strip(),
            repeats=repeats,
            strays=strays,
            text=" | ".join(said[each] for each in _SAID if said.get(each, "").strip()),
        )


def _above(sheet: Worksheet, head: int, columns: _Columns) -> Iterator[Comment]:
    """What people wrote above the head and in it."""
    for cells in sheet.iter_rows(max_row=head):
        for index, cell in enumerate(cells):
            ours = cell.row == head and index in columns.values()
            if not ours and (text := _text(cell).strip()):
                yield Comment(text)
        yield from _comments(cells, "")


def _elsewhere(book: Workbook, sheet: Worksheet) -> Iterator[Comment]:
    """What people wrote on other sheets, a line for each row."""
    for other in book.worksheets:
        if other is sheet or other.title == RECORD:
            continue
        for cells in other.iter_rows():
            text = " | ".join(filter(None, (_text(cell).strip() for cell in cells)))
            if text:
                yield Comment(text)
            yield from _comments(cells, "")


def _comments(cells: Sequence[Cell | MergedCell], remark: str) -> Iterator[Comment]:
    """What stands in the column for remarks, and in notes hung on any cell of the row."""
    if remark.strip():
        yield Comment(remark.strip())
    for cell in cells:
        if cell.comment is not None and (text := cell.comment.text.strip()):
            author = cell.comment.author or ""
            # Excel begins the text of a note with its author's name on a line of its own.
            yield Comment(text.removeprefix(f"{author}:").strip(), author)


def _text(cell: Cell | MergedCell) -> str:
    """The cell as a person reads it; numbers as they were typed, as far as that is kept."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and not value.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _said(sheet: Worksheet, head: int, columns: _Columns, name: str) -> str:
    """The language that the head of a column names."""
    if name not in columns:
        return ""
    found = _LANGUAGE.search(_text(sheet.cell(head, columns[name] + 1)))
    return found["code"] if found else ""


def _record(book: Workbook) -> tuple[dict[str, str], dict[tuple[str, str], BaseText]]:
    """What the hidden sheet holds; nothing where it was deleted."""
    properties: dict[str, str] = {}
    base: dict[tuple[str, str], BaseText] = {}
    if RECORD in book.sheetnames:
        for cells in book[RECORD].iter_rows():
            texts = [_text(cell) for cell in cells] + [""] * 7
            if texts[0] == PROPERTY:
                properties[texts[1]] = texts[2]
            elif texts[0] == BASE:
                base[texts[1], texts[2]] = BaseText(
                    source=texts[3], target=texts[4], state=texts[5], context=texts[6] or None
                )
    return properties, base
