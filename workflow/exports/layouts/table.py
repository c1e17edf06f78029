"""Layout `table`: the languages side by side, a row for each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflow.exports import ooxml
from workflow.exports.aligned import AlignedDocument
from workflow.exports.pictures import picture_rows
from workflow.exports.rows import Setting, head_row, numbered_groups
from workflow.exports.styles import TABLE_STYLE

_NUMBER_SIGN = "№"


def table_layout(document: AlignedDocument, setting: Setting) -> str:
    """The blocks after the title as tables of at most `ooxml.MAX_ROWS` rows."""
    groups = numbered_groups(document.body, setting)
    shown = (
        [*picture_rows(aligned, setting), *rows]
        for aligned, rows in zip(document.body, groups, strict=True)
    )
    return tables(document, shown, "table", setting)


def tables(
    document: AlignedDocument, groups: Iterable[list[str]], told: str, setting: Setting
) -> str:
    """Rows in groups as tables, each with its head row; `told` is the key of the words that
    describe them to a screen reader."""
    head = head_row(setting, _NUMBER_SIGN if setting.publication.has_numbers else "")
    names = ", ".join(language.name for _, language, _ in setting.sides[1:])
    description = setting.source_words[told].format(source=setting.source.name, target=names)
    made = (
        ooxml.table(
            TABLE_STYLE,
            setting.widths,
            [head, *rows],
            title=document.title or document.article_id,
            description=description,
        )
        for rows in _portions(groups, ooxml.MAX_ROWS - 1)
    )
    return ooxml.paragraph("BilingualGap").join(made)


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
