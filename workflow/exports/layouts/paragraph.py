"""Layout `paragraph`: the languages side by side, a row for each paragraph of the source."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.exports import ooxml
from workflow.exports.aligned import AlignedBlock, AlignedDocument, AlignedUnit
from workflow.exports.layouts.table import tables
from workflow.exports.paragraphs import paragraph_runs, paragraph_text, text_in
from workflow.exports.pictures import picture_rows
from workflow.exports.rows import (
    MISSING,
    Setting,
    kept_row,
    labelled,
    list_marker,
    margin_cell,
    number_paragraph,
    remark,
    style_kind,
)
from workflow.exports.styles import KINDS, column_style

_LONG = 400
"""Characters from which a paragraph may go on over the page: whole, it would leave a hole."""


def paragraph_layout(document: AlignedDocument, setting: Setting) -> str:
    """The blocks after the title, their sentences joined."""
    return tables(document, _groups(document, setting), "table_paragraphs", setting)


def _groups(document: AlignedDocument, setting: Setting) -> Iterator[list[str]]:
    """The row of each paragraph; the cells of one row of an article's table stay together."""
    row: tuple[int, int] | None = None
    group: list[str] = []
    for aligned, label in labelled(document.body):
        cell = aligned.block.cell
        here = (cell.table, cell.row) if cell else None
        together = here is not None and here == row and not aligned.pictures
        if group and not together:
            yield group
            group = []
        group += picture_rows(aligned, setting)
        group.append(_row(aligned, label, setting, together))
        row = here
    if group:
        yield group


def _row(aligned: AlignedBlock, label: str, setting: Setting, continued: bool) -> str:
    if not aligned.units:
        return kept_row(aligned.block, label, setting)
    block = aligned.block
    kind = style_kind(block)
    number = number_paragraph(label, setting, kind, continued)
    cells = [margin_cell(aligned.units, number, kind, setting)]
    for side, (column, language, words) in enumerate(setting.sides):
        style = column_style(column, kind, continued=continued)
        runs = paragraph_runs(aligned, side, setting, in_bold=KINDS[kind].bold)
        if side and not any(_is_translated(unit, side) for unit in aligned.units):
            cells.append(remark(MISSING, words, "not_translated"))
        else:
            cells.append(ooxml.paragraph(style, list_marker(block, language, first=True) + runs))
    longest = max(len(paragraph_text(aligned, side, setting)) for side in range(len(setting.sides)))
    return ooxml.row(setting.widths, cells, breaks=longest > _LONG)


def _is_translated(unit: AlignedUnit, side: int) -> bool:
    return bool(text_in(unit, side).strip())
