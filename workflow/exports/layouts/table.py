"""Layout `table`: source and target side by side, a row for each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflow.exports import ooxml
from workflow.exports.aligned import AlignedDocument
from workflow.exports.rows import WIDTHS, Setting, head_row, numbered_groups
from workflow.exports.styles import TABLE_STYLE

_NUMBER_SIGN = "№"


def table_layout(document: AlignedDocument, setting: Setting) -> str:
    """The blocks after the title as tables of at most `ooxml.MAX_ROWS` rows."""
    head = head_row(setting, _NUMBER_SIGN)
    words = setting.source_words
    description = words["table"].format(source=setting.source.name, target=setting.target.name)
    tables = (
        ooxml.table(
            TABLE_STYLE, WIDTHS, [head, *rows], title=document.title, description=description
        )
        for rows in _portions(numbered_groups(document.body, setting), ooxml.MAX_ROWS - 1)
    )
    return ooxml.paragraph("BilingualGap").join(tables)


def _portions(groups: Iterable[list[str]], most: int) -> Iterator[list[str]]:
    """The rows in portions of at most `most`, parted between groups where that is possible."""
    rows: list[str] = []
    for group in groups:
        if rows and len(rows) + len(group) > most:
            yield rows
            rows = []
        rows.extend(group)
        while len(rows) > most:
            yield rows[:most]
            rows = rows[most:]
    if rows:
        yield rows
