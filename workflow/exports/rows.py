"""One sentence, one row: № | source | target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflow.article import Block, BlockKind, Cell
from workflow.exports import ooxml
from workflow.exports.aligned import AlignedBlock, AlignedDocument, AlignedUnit
from workflow.exports.inline import MARKER_STYLE, Links, inline_runs
from workflow.exports.languages import Language, language_of
from workflow.exports.redline import Revisions, redlined_runs
from workflow.exports.styles import KINDS, column_style
from workflow.exports.words import Words, words_for

WIDTHS = (840, 4399, 4399)
"""№, source and target in twentieths of a point: 170 mm together."""

STATUS_WIDTHS = (640, 3629, 3629, 1740)
"""The same with a column for a status."""

NUMBER = "BilingualNumber"
STATUS = "BilingualStatus"
MISSING = "BilingualMissing"
"""Paragraph styles of the document's own remarks: in the margin, in place of a text."""

_DEEPEST_LIST = 3
_PLAIN_KINDS = {
    BlockKind.TITLE: "Title",
    BlockKind.QUOTE: "Quote",
    BlockKind.CAPTION: "Caption",
    BlockKind.BYLINE: "Byline",
    BlockKind.DATELINE: "Dateline",
    BlockKind.TABLE_CELL: "Cell",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of one document needs: its languages, their words, its links."""

    source: Language
    target: Language
    source_words: Words
    target_words: Words
    links: Links
    revisions: Revisions

    @classmethod
    def of(cls, document: AlignedDocument) -> Setting:
        """The setting of a document. Raises `ExportError` for what is not a language code."""
        source = language_of(document.source_language)
        target = language_of(document.target_language)
        revisions = Revisions(document.revised_by)
        return cls(source, target, words_for(source), words_for(target), Links(), revisions)

    @property
    def sides(self) -> tuple[tuple[str, Language, Words], ...]:
        """Column name, language and words of source and target."""
        return (
            ("Source", self.source, self.source_words),
            ("Target", self.target, self.target_words),
        )


def head_row(setting: Setting, margin: str, status: str = "") -> str:
    """The row that is repeated on every page: the names of the languages.

    With `status`, the key of a word, it heads a table of `STATUS_WIDTHS`.
    """
    sign = ooxml.run(margin, setting.source, proof=False)
    cells = [ooxml.paragraph("BilingualColumnHead", sign)]
    cells.extend(
        ooxml.paragraph(column_style(column, "Column Head"), ooxml.run(language.name, language))
        for column, language, _ in setting.sides
    )
    if not status:
        return ooxml.row(WIDTHS, cells, header=True)
    words = setting.target_words
    named = ooxml.run(words[status], words.language, proof=False)
    cells.append(ooxml.paragraph("BilingualColumnHead", named))
    return ooxml.row(STATUS_WIDTHS, cells, header=True)


def numbered_groups(blocks: Iterable[AlignedBlock], setting: Setting) -> Iterator[list[str]]:
    """The rows of each paragraph, numbered from 1; a row of an article's table is one group."""
    before: Cell | None = None
    for aligned, label in labelled(blocks):
        cell = aligned.block.cell
        together = (
            cell is not None
            and before is not None
            and (cell.table, cell.row) == (before.table, before.row)
        )
        yield block_rows(aligned, label, setting, continued=together)
        before = cell


def labelled(blocks: Iterable[AlignedBlock]) -> Iterator[tuple[AlignedBlock, str]]:
    """Each block with its number in the margin: `7`, or `7·B3` for a cell of table 7."""
    number = 0
    before: Cell | None = None
    for aligned in blocks:
        cell = aligned.block.cell
        if cell is None or before is None or cell.table != before.table:
            number += 1
        yield aligned, str(number) if cell is None else f"{number}·{_cell_name(cell)}"
        before = cell


def block_rows(
    aligned: AlignedBlock, number: str, setting: Setting, *, continued: bool = False
) -> list[str]:
    """A row for each sentence of a block; `continued` sets it close to the block before."""
    if not aligned.units:
        return [_kept_row(aligned.block, number, setting)]
    return [
        _unit_row(aligned.block, unit, "" if index else number, index, setting, continued)
        for index, unit in enumerate(aligned.units)
    ]


def remark(style: str, words: Words, key: str) -> str:
    """A paragraph with one of the document's own words."""
    return ooxml.paragraph(style, ooxml.run(words[key], words.language, proof=False))


def _unit_row(
    block: Block, unit: AlignedUnit, number: str, index: int, setting: Setting, continued: bool
) -> str:
    kind = _style_kind(block)
    cells = [_margin(unit, _number(number, setting, kind, continued), setting)]
    before = unit.before or (unit.source, unit.target)
    for (column, language, words), text, old in zip(
        setting.sides, (unit.source, unit.target), before, strict=True
    ):
        marker = _marker(block, language, first=not index) if (text + old).strip() else ""
        shown = (language, setting.links, block.links)
        bold = KINDS[kind].bold
        runs = (
            inline_runs(text, *shown, in_bold=bold)
            if text == old
            else redlined_runs(old, text, *shown, setting.revisions, in_bold=bold)
        )
        style = column_style(column, kind, continued=bool(index) or continued)
        cell = ooxml.paragraph(style, marker + runs) if runs or column == "Source" else ""
        if not text.strip() and column == "Target" and not unit.is_removed:
            cell += remark(MISSING, words, "not_translated")
        cells.append(cell or ooxml.paragraph(style))
    change = "deleted" if unit.is_removed else "inserted" if unit.before == ("", "") else ""
    return ooxml.row(WIDTHS, cells, revision=setting.revisions.row_mark(change))


def _number(number: str, setting: Setting, kind: str = "", continued: bool = False) -> str:
    """The number's paragraph, on the line where the text of that kind begins."""
    if not number:
        return ""
    place = "Continued" if continued else "Heading" if kind.startswith("Heading") else ""
    return ooxml.paragraph(NUMBER + place, ooxml.run(number, setting.source, proof=False))


def _margin(unit: AlignedUnit, number: str, setting: Setting) -> str:
    """The № cell: the paragraph's number, and in words what is not reviewed."""
    out = number
    if not unit.is_reviewed and not unit.is_removed:
        key = "mark_draft" if unit.is_translated else "mark_missing"
        out += remark(STATUS, setting.target_words, key)
    return out or ooxml.paragraph(STATUS)


def _kept_row(block: Block, number: str, setting: Setting) -> str:
    runs = inline_runs(block.text, setting.source, setting.links, block.links)
    return ooxml.row(
        WIDTHS,
        [
            _number(number, setting),
            ooxml.paragraph(column_style("Source", "Kept"), runs),
            remark(MISSING, setting.target_words, "kept"),
        ],
    )


def _style_kind(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return "Heading 1" if block.level <= 1 else "Heading 2"
    if block.kind is BlockKind.LIST_ITEM:
        return f"List {min(max(block.level, 1), _DEEPEST_LIST)}"
    return _PLAIN_KINDS.get(block.kind, "")


def _marker(block: Block, language: Language, *, first: bool) -> str:
    """What a list item begins with; its later sentences begin with the blank under it."""
    if block.kind is not BlockKind.LIST_ITEM:
        return ""
    sign = "•" if block.marker in ("", "-", "*", "+") else block.marker
    return ooxml.run(f"{sign if first else ''}\t", language, MARKER_STYLE, proof=False)


def _cell_name(cell: Cell) -> str:
    """The cell as a spreadsheet names it: column letters, then row number.

    >>> _cell_name(Cell(table=0, row=1, column=27))
    'AB2'
    """
    letters, column = "", cell.column + 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{cell.row + 1}"
