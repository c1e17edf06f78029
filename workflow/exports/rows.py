"""One sentence, one row: № | source | target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workflow.article import Block, BlockKind, Cell
from workflow.exports import ooxml
from workflow.exports.aligned import AlignedBlock, AlignedDocument, AlignedUnit
from workflow.exports.inline import MARKER_STYLE, Links, inline_runs
from workflow.exports.languages import Language, language_of
from workflow.exports.ooxml_pictures import Pictures
from workflow.exports.publication import INTERLINEAR, PAPERS, Paper, Publication
from workflow.exports.redline import Revisions, redlined_runs
from workflow.exports.styles import KINDS, column_style
from workflow.exports.words import Words, words_for

_MARGIN = 840
_STATUS_MARGIN, _STATUS = 640, 1740
"""Widths of №, and of № and status in the closing list, in twentieths of a point."""

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
    publication: Publication = field(default_factory=Publication)
    paper: Paper = field(default_factory=Paper)
    others: tuple[Language, ...] = ()
    """Further target languages, in the order of their columns."""
    target_column: str = "Target"
    """What the styles of the target's column are called."""
    pictures: Pictures = field(default_factory=Pictures)
    """The register of the document's pictures; all settings made from one share it."""

    @classmethod
    def of(cls, document: AlignedDocument, publication: Publication | None = None) -> Setting:
        """The setting of a document. Raises `ExportError` for what is not a language code."""
        source = language_of(document.source_language)
        target = language_of(document.target_language)
        publication = publication or Publication()
        # More than two columns side by side need the long side of the sheet.
        beside = bool(document.others) and publication.layout != INTERLINEAR
        return cls(
            source,
            target,
            words_for(source),
            words_for(target),
            Links(),
            Revisions(document.revised_by),
            publication,
            PAPERS[publication.paper].landscape if beside else PAPERS[publication.paper],
            tuple(language_of(other.target_language) for other in document.others),
        )

    def pair(self, index: int) -> Setting:
        """The setting of the source and one target alone, counted from 0; paper and links stay."""
        column, language, words = self.sides[1 + index]
        return replace(self, target=language, target_words=words, others=(), target_column=column)

    @property
    def sides(self) -> tuple[tuple[str, Language, Words], ...]:
        """Column name, language and words of the source and each target."""
        further = tuple(
            (f"Target {number}", language, words_for(language))
            for number, language in enumerate(self.others, start=2)
        )
        return (
            ("Source", self.source, self.source_words),
            (self.target_column, self.target, self.target_words),
            *further,
        )

    @property
    def widths(self) -> tuple[int, ...]:
        """№ and a column for each language, over the whole width."""
        return self._shared(_MARGIN, 2 + len(self.others))

    @property
    def status_widths(self) -> tuple[int, ...]:
        """№, source, target and a column for a status."""
        return (*self._shared(_STATUS_MARGIN, 2, _STATUS), _STATUS)

    def _shared(self, margin: int, columns: int, rest: int = 0) -> tuple[int, ...]:
        """Equal columns, each language as wide as the others."""
        width = (self.paper.text_width - margin - rest) // columns
        return (self.paper.text_width - rest - columns * width, *(width,) * columns)


def head_row(setting: Setting, margin: str, status: str = "") -> str:
    """The row that is repeated on every page: the names of the languages.

    With `status`, the key of a word, it heads a table of `status_widths`.
    """
    sign = ooxml.run(margin, setting.source, proof=False)
    cells = [ooxml.paragraph("BilingualColumnHead", sign)]
    cells.extend(
        ooxml.paragraph(column_style(column, "Column Head"), ooxml.run(language.name, language))
        for column, language, _ in setting.sides
    )
    if not status:
        return ooxml.row(setting.widths, cells, header=True)
    words = setting.target_words
    named = ooxml.run(words[status], words.language, proof=False)
    cells.append(ooxml.paragraph("BilingualColumnHead", named))
    return ooxml.row(setting.status_widths, cells, header=True)


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
        return [kept_row(aligned.block, number, setting)]
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
    kind = style_kind(block)
    label = number_paragraph(number, setting, kind, continued)
    cells = [margin_cell([unit], label, kind, setting)]
    texts = (unit.source, unit.target, *(other.target for other in unit.others))
    before = (*(unit.before or texts[:2]), *texts[2:])
    for (column, language, words), text, old in zip(setting.sides, texts, before, strict=True):
        marker = list_marker(block, language, first=not index) if (text + old).strip() else ""
        shown = (language, setting.links, block.links)
        bold = KINDS[kind].bold
        runs = (
            inline_runs(text, *shown, in_bold=bold)
            if text == old
            else redlined_runs(old, text, *shown, setting.revisions, in_bold=bold)
        )
        style = column_style(column, kind, continued=bool(index) or continued)
        cell = ooxml.paragraph(style, marker + runs) if runs or column == "Source" else ""
        if not text.strip() and column != "Source" and not unit.is_removed:
            cell += remark(MISSING, words, "not_translated")
        cells.append(cell or ooxml.paragraph(style))
    change = "deleted" if unit.is_removed else "inserted" if unit.before == ("", "") else ""
    return ooxml.row(setting.widths, cells, revision=setting.revisions.row_mark(change))


def number_paragraph(number: str, setting: Setting, kind: str = "", continued: bool = False) -> str:
    """The number's paragraph, on the line where the text of that kind begins."""
    if not number or not setting.publication.has_numbers:
        return ""
    place = "Continued" if continued else "Heading" if kind.startswith("Heading") else ""
    return ooxml.paragraph(NUMBER + place, ooxml.run(number, setting.source, proof=False))


def margin_cell(units: Sequence[AlignedUnit], number: str, kind: str, setting: Setting) -> str:
    """The № cell: the paragraph's number, and in words what of it is not reviewed."""
    heading = kind.startswith("Heading") and not number
    empty = ooxml.paragraph(STATUS + ("Heading" if heading else ""))
    return number + (empty if heading else "") + state_marks(units, setting) or empty


def state_marks(units: Sequence[AlignedUnit], setting: Setting) -> str:
    """In words, what of these sentences is not reviewed; with several targets, in which."""
    out = ""
    for index, (_, language, words) in enumerate(setting.sides[1:]):
        told = [unit.others[index - 1] if index else unit for unit in units if not unit.is_removed]
        is_open = [each for each in told if not each.is_reviewed]
        if not is_open:
            continue
        key = "mark_draft" if any(each.is_translated for each in is_open) else "mark_missing"
        which = f" {language.code}" if setting.others else ""
        run = ooxml.run(words[key] + which, words.language, proof=False)
        out += ooxml.paragraph(STATUS, run)
    return out


def kept_row(block: Block, number: str, setting: Setting) -> str:
    """The row of a block that is not for translation."""
    runs = inline_runs(block.text, setting.source, setting.links, block.links)
    return ooxml.row(
        setting.widths,
        [
            number_paragraph(number, setting) or ooxml.paragraph(STATUS),
            ooxml.paragraph(column_style("Source", "Kept"), runs),
            *(remark(MISSING, words, "kept") for _, _, words in setting.sides[1:]),
        ],
    )


def style_kind(block: Block) -> str:
    """The kind in `styles.KINDS` that a block is set in."""
    if block.kind is BlockKind.HEADING:
        return "Heading 1" if block.level <= 1 else "Heading 2"
    if block.kind is BlockKind.LIST_ITEM:
        return f"List {min(max(block.level, 1), _DEEPEST_LIST)}"
    return _PLAIN_KINDS.get(block.kind, "")


def list_marker(block: Block, language: Language, *, first: bool) -> str:
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
