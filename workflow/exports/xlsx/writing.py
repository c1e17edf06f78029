"""Aligned articles as a spreadsheet for reviewers: one sheet, a row for each sentence.

Only target, status and comment can be edited; the sheet is protected without a password, as a
reminder and not as a lock. Texts show their light tags, as a PO file does.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workflow.errors import ExportError
from workflow.exports.aligned import AlignedDocument
from workflow.exports.flat import FlatRow, Notes, flat_rows, one_pair
from workflow.exports.languages import Language, language_of
from workflow.exports.ooxml import clean_text
from workflow.exports.returned.incoming import STATES
from workflow.exports.xlsx.values import (
    BASE,
    COLUMNS,
    FIXED,
    HEAD,
    PROPERTY,
    RECORD,
    REMARK,
    REPEATED,
    REPEATED_SIGN,
    SHEET,
    SOURCE,
    STATUS,
    TARGET,
    escaped,
)
from workflow.exports.zipping import zip_bytes

if TYPE_CHECKING:
    from openpyxl.styles import NamedStyle
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet can hold."""

_NONE: Mapping[str, Notes] = {}
_FONT = "Arial"
_NO_DATE = datetime.datetime(2000, 1, 1)
_TEXT_FORMAT = "@"
_A4 = 9
_LETTERS = 1.1
"""Letters of running text that fit into one unit of a column's width, which is that of a digit."""
_LINE = 13.0
_HIGHEST = 409.0
_PLACE, _NOTES = 2, 6
"""Columns whose texts the hidden sheet repeats, from 0."""
"""Points of a line of type, and of the highest row there may be."""


def xlsx_file(
    *documents: AlignedDocument,
    notes: Mapping[str, Notes] = _NONE,
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """The articles as an .xlsx; the same input gives the same bytes.

    `notes` are by article id and unit id; `properties` come back with the file. Raises
    `ExportError` for several language pairs, no language code, or a text longer than a cell.
    """
    from openpyxl import Workbook

    source, target = map(language_of, one_pair(documents))
    book = Workbook()
    _describe(book, documents)
    for style in _styles(source, target):
        book.add_named_style(style)
    sheet = book.active
    assert sheet is not None
    _fill(sheet, documents, notes, (source, target))
    _set_up(sheet, hide_article=len(documents) == 1)
    record = book.create_sheet(RECORD)
    record.sheet_state = "veryHidden"
    record.protection.sheet = True
    for number, texts in enumerate(_record(documents, notes, properties or {}), 1):
        _write(record, number, texts, [""] * len(texts))
    return _bytes(book)


def _describe(book: Workbook, documents: tuple[AlignedDocument, ...]) -> None:
    """Properties that depend on the documents only, no clock."""
    first = documents[0]
    date = max((each.metadata.date for each in documents if each.metadata.date), default=None)
    stamp = datetime.datetime.combine(date, datetime.time()) if date else _NO_DATE
    known = book.properties
    known.title = clean_text(first.title or first.article_id)
    known.creator = clean_text(first.desk) or "Bilingual"
    known.language = first.target_language
    known.created = known.modified = stamp


def _styles(source: Language, target: Language) -> Iterator[NamedStyle]:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    line = Border(bottom=Side(style="hair", color="FF8C8C8C"))
    looks = (
        (HEAD, True, "FFE4E4E4", True, None),
        (FIXED, True, "FFF2F2F2", False, None),
        (SOURCE, True, "FFF2F2F2", False, source),
        (TARGET, False, "", False, target),
        (REPEATED, True, "FFF2F2F2", False, target),
        (STATUS, False, "", False, None),
        (REMARK, False, "", False, None),
    )
    for name, locked, tint, bold, language in looks:
        style = NamedStyle(name)
        style.font = Font(name=_FONT, sz=10, b=bold)
        style.border = line
        style.number_format = _TEXT_FORMAT
        style.protection = Protection(locked=locked)
        style.alignment = Alignment(
            vertical="top",
            wrap_text=True,
            horizontal="right" if language is not None and language.is_rtl else "left",
            readingOrder=2 if language is not None and language.is_rtl else 1,
        )
        if tint:
            style.fill = PatternFill("solid", fgColor=tint)
        yield style


def _fill(
    sheet: Worksheet,
    documents: tuple[AlignedDocument, ...],
    notes: Mapping[str, Notes],
    languages: tuple[Language, Language],
) -> None:
    named = [f"({language.code}) {language.name}" for language in languages]
    heads = [column.name for column in COLUMNS]
    heads[3] += f" {named[0]}"
    heads[4] += f" {named[1]}"
    _write(sheet, 1, heads, [HEAD] * len(COLUMNS))
    number = 1
    usual = [column.style for column in COLUMNS]
    again = [REPEATED if name in (TARGET, STATUS) else name for name in usual]
    for document in documents:
        said = notes.get(document.article_id, {})
        for row in flat_rows(document):
            texts = _texts(row, document.article_id, "\n".join(said.get(row.id, ())))
            number += 1
            _write(sheet, number, texts, again if row.repeated else usual)
            sheet.row_dimensions[number].height = _height(texts)


def _texts(row: FlatRow, article: str, notes: str) -> list[str]:
    name = f"{REPEATED_SIGN} {row.id}" if row.repeated else row.id
    place = f"{row.number} {row.block.block.kind.value.replace('_', ' ')}".strip()
    return [name, article, place, row.unit.source, row.target, row.state, notes, ""]


def _write(sheet: Worksheet, row: int, texts: list[str], styles: list[str]) -> None:
    """Fill a row; every cell is text, none a formula or an error, whatever it says."""
    for column, (text, style) in enumerate(zip(texts, styles, strict=True), 1):
        cleaned = clean_text(text)
        if len(cleaned) > LONGEST_CELL:
            raise ExportError(
                f"a text of {len(text)} characters is too long for a cell: {text[:40]}…",
                hint="Export this article as xliff",
            )
        cell = sheet.cell(row, column)
        if style:
            cell.style = style
        if cleaned:
            cell.value = escaped(cleaned)
            if cell.data_type != "s":
                cell.data_type = "s"
                cell.quotePrefix = True


def _height(texts: list[str]) -> float:
    """Height of a row in points; LibreOffice shows one line of a row that has none."""
    lines = (
        sum(1 + int(len(line) / column.width / _LETTERS) for line in text.split("\n"))
        for text, column in zip(texts, COLUMNS, strict=True)
    )
    return min(max(lines) * _LINE + 3, _HIGHEST)


def _set_up(sheet: Worksheet, *, hide_article: bool) -> None:
    """Widths, frozen head, filter, choices of the status, protection, and how it prints."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.title = SHEET
    for index, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.column_dimensions["B"].hidden = hide_article
    last = sheet.max_row
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    choices = DataValidation(type="list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    choices.showErrorMessage = True
    choices.errorTitle = "Status"
    choices.error = f"Choose one of: {', '.join(STATES)}"
    choices.showInputMessage = True
    choices.promptTitle = "Status"
    choices.prompt = "reviewed approves the translation"
    choices.add(f"F2:F{max(last, 2)}")
    sheet.add_data_validation(choices)
    guard = sheet.protection
    guard.sheet = True
    # False lets people do it although the sheet is protected.
    guard.formatColumns = guard.formatRows = guard.autoFilter = guard.sort = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _record(
    documents: tuple[AlignedDocument, ...],
    notes: Mapping[str, Notes],
    properties: Mapping[str, str],
) -> Iterator[list[str]]:
    """What the hidden sheet holds."""
    first = documents[0]
    own = {
        "desk": first.desk,
        "source_language": first.source_language,
        "target_language": first.target_language,
        **properties,
    }
    for name, value in sorted(own.items()):
        if value:
            yield [PROPERTY, name, value]
    for document in documents:
        said = notes.get(document.article_id, {})
        for row in flat_rows(document):
            if not row.repeated:
                unit = row.unit
                shown = _texts(row, document.article_id, "\n".join(said.get(row.id, ())))
                about = [row.state, unit.context or "", shown[_PLACE], shown[_NOTES]]
                yield [BASE, document.article_id, row.id, unit.source, row.target, *about]


def _bytes(book: Workbook) -> bytes:
    """The file, packed with one fixed time.

    `Workbook.save` would put in the time of day.
    """
    from openpyxl.writer.excel import ExcelWriter

    stamped = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(stamped, "w")).save()
    with zipfile.ZipFile(stamped) as entries:
        return zip_bytes((name, entries.read(name)) for name in entries.namelist())
