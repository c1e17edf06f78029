"""A spreadsheet that came back: its rows as incoming rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from workflow.errors import ExportError
from workflow.exports.returned.incoming import STATES, BaseText, Comment, IncomingFile, IncomingRow
from workflow.exports.xlsx.sheets import DAMAGED, Book, Row, Sheet, read_book
from workflow.exports.xlsx.values import BASE, COLUMNS, PROPERTY, RECORD, REPEATED_SIGN, SHEET
from workflow.exports.zipping import check_archive

_HINT = "Save it as .xlsx in Excel or LibreOffice"
_HEAD_ROWS = 20
"""Within how many rows the head is looked for: people put a line of their own above it."""
_NEEDED = ("id", "target")
_SAID = ("id", "source", "target", "status")
"""The columns that tell a person what a row says."""
_LANGUAGE = re.compile(r"\((?P<code>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)")
_ID = re.compile(r"[0-9a-f]{8}")
_RECORD_COLUMNS = 7
_BESIDE = ("place", "notes")
"""Locked columns whose texts the record keeps in the columns after those."""


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
    _refuse_language(_said(sheet, head, columns, "target"), properties, path)
    rows = tuple(_rows(sheet, head, columns, base))
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
        saved_by=book.saved_by,
        strays=strays,
    )


def _open(data: bytes, path: Path) -> Book:
    check_archive(data, path, "xl/workbook.xml", _HINT)
    try:
        return read_book(data)
    except DAMAGED as err:
        raise ExportError("not a spreadsheet that can be read", path=path, hint=_HINT) from err


_Columns = Mapping[str, int]


def _translation_sheet(book: Book) -> tuple[Sheet, int, _Columns] | None:
    """The sheet with the ids and targets, the number of its head row, and its columns."""
    for sheet in sorted(book.sheets, key=lambda each: each.title != SHEET):
        if sheet.title == RECORD:
            continue
        for number, row in sheet.rows.items():
            columns = _columns(row)
            if number <= _HEAD_ROWS and all(name in columns for name in _NEEDED):
                return sheet, number, columns
    return None


def _columns(row: Row) -> _Columns:
    known = {column.name.lower() for column in COLUMNS}
    found: dict[str, int] = {}
    for index, text in sorted(row.cells.items()):
        word = text.split(" ")[0].lower()
        if word in known:
            found.setdefault(word, index)
    return found


def _refuse_language(headed: str, properties: Mapping[str, str], path: Path) -> None:
    """Refuse a sheet that was pasted from the workbook of another language."""
    made_for = properties.get("target_language", "")
    if headed and made_for and headed.partition("-")[0] != made_for.partition("-")[0]:
        raise ExportError(
            f"its translations are headed {headed}; it was made for {made_for}",
            path=path,
            hint="Ask for the sheet in its own language",
        )


def _rows(
    sheet: Sheet, head: int, columns: _Columns, base: Mapping[tuple[str, str], BaseText]
) -> Iterator[IncomingRow]:
    ours = frozenset(columns.values())
    damaged = _merged_rows(sheet, columns)
    only = {article for article, _ in base}
    for number, row in sheet.rows.items():
        if number <= head:
            continue
        said = {name: row.cells.get(index, "") for name, index in columns.items()}
        remark = said.get("comment", "").strip()
        comments = (Comment(remark), *row.notes) if remark else row.notes
        strays = tuple(_strays(row, ours))
        if not (any(said.values()) or comments or strays):
            continue
        name = said["id"].strip()
        repeats = name.startswith(REPEATED_SIGN)
        name = name.removeprefix(REPEATED_SIGN).strip()
        status = said.get("status", "").strip()
        article = said.get("article", "").strip()
        known = base.get((article or (next(iter(only)) if len(only) == 1 else ""), name))
        if known is not None and not repeats:
            strays += tuple(_written_beside(said, known))
        yield IncomingRow(
            id=name if _ID.fullmatch(name) else "",
            source=said.get("source", ""),
            target=said["target"].strip(),
            status=status.lower() if status.lower() in STATES else status,
            comments=comments,
            place=f"row {number}",
            article=article,
            repeats=repeats,
            strays=strays,
            damaged=number in damaged or (known is not None and _holds_another(said, known, only)),
            empties_status="status" in columns and not status,
            text=" | ".join(said[each] for each in _SAID if said.get(each, "").strip()),
        )


def _strays(row: Row, ours: Collection[int]) -> Iterator[Comment]:
    """What stands in cells of a row that are not ours."""
    for index, text in sorted(row.cells.items()):
        if index not in ours and (stripped := text.strip()):
            yield Comment(stripped)


def _written_beside(said: Mapping[str, str], known: BaseText) -> Iterator[Comment]:
    """What people wrote into locked cells."""
    for column, exported in known.beside.items():
        text = " ".join(said.get(column, "").split())
        if text and text != " ".join(exported.split()):
            yield Comment(f"{column.capitalize()}: {text}")


def _holds_another(said: Mapping[str, str], known: BaseText, articles: Collection[str]) -> bool:
    """Whether the cell of the target has what stood in another cell of the row."""
    text = said["target"].strip()
    others = {*known.beside.values(), *articles}
    return bool(text) and text != known.target.strip() and text in others


def _merged_rows(sheet: Sheet, columns: _Columns) -> set[int]:
    """The rows in which a cell of ours was merged with another."""
    last = max(sheet.rows, default=0)
    damaged: set[int] = set()
    for area in sheet.merged:
        if any(area.columns[0] <= column <= area.columns[1] for column in columns.values()):
            damaged.update(range(area.rows[0], min(area.rows[1], last) + 1))
    return damaged


def _above(sheet: Sheet, head: int, columns: _Columns) -> Iterator[Comment]:
    """What people wrote above the head and in it."""
    for number, row in sheet.rows.items():
        if number <= head:
            yield from _strays(row, columns.values() if number == head else ())
            yield from row.notes


def _elsewhere(book: Book, sheet: Sheet) -> Iterator[Comment]:
    """What people wrote on other sheets, a line for each row."""
    for other in book.sheets:
        if other is sheet or other.title == RECORD:
            continue
        for row in other.rows.values():
            if text := " | ".join(said.text for said in _strays(row, ())):
                yield Comment(text)
            yield from row.notes


def _said(sheet: Sheet, head: int, columns: _Columns, name: str) -> str:
    """The language that the head of a column names."""
    if name not in columns:
        return ""
    found = _LANGUAGE.search(sheet.rows[head].cells[columns[name]])
    return found["code"] if found else ""


def _record(book: Book) -> tuple[dict[str, str], dict[tuple[str, str], BaseText]]:
    """What the hidden sheet holds; nothing where it was deleted."""
    properties: dict[str, str] = {}
    base: dict[tuple[str, str], BaseText] = {}
    rows = (row for sheet in book.sheets if sheet.title == RECORD for row in sheet.rows.values())
    for row in rows:
        texts = [row.cells.get(index, "") for index in range(_RECORD_COLUMNS + len(_BESIDE))]
        if texts[0] == PROPERTY:
            properties[texts[1]] = texts[2]
        elif texts[0] == BASE:
            base[texts[1], texts[2]] = BaseText(
                source=texts[3],
                target=texts[4],
                state=texts[5],
                context=texts[6] or None,
                # files made before these were kept have none, and every row has a place
                beside=dict(zip(_BESIDE, texts[_RECORD_COLUMNS:], strict=True)) if texts[7] else {},
            )
    return properties, base
