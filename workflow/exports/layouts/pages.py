"""Blocks as pages in one language: paragraphs over the whole width, and real tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workflow.exports import ooxml
from workflow.exports.aligned import AlignedBlock
from workflow.exports.inline import MARKER_STYLE
from workflow.exports.page_kinds import keeps_with_next, page_style
from workflow.exports.paragraphs import paragraph_runs
from workflow.exports.pictures import picture_paragraphs
from workflow.exports.rows import Setting, labelled, list_marker, style_kind
from workflow.exports.styles import KINDS, TABLE_STYLE

_MARGIN_STYLE = "BilingualMargin"


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together on a page: a block, or a part of one."""

    aligned: AlignedBlock
    label: str
    """Its number; empty where the block began before."""


def pieces_of(blocks: Sequence[AlignedBlock]) -> list[Piece]:
    """The blocks, each with its number."""
    return [Piece(aligned, label) for aligned, label in labelled(blocks)]


def page_blocks(
    pieces: Sequence[Piece], side: int, setting: Setting, title: str, *, has_pictures: bool = True
) -> str:
    """The markup of the pieces in the language of a side; cells make up their table again.

    A picture stands before its block, on the side that `has_pictures`.
    """
    out: list[str] = []
    for table, group in groupby(pieces, key=_table_of):
        together = list(group)
        before = [_pictures(piece, setting) if has_pictures else "" for piece in together]
        if table is None:
            for pictures, piece in zip(before, together, strict=True):
                out.append(pictures + _paragraph(piece, side, setting))
        else:
            out.append("".join(before) + _table(together, side, setting, title))
    return "".join(out)


def _pictures(piece: Piece, setting: Setting) -> str:
    """The pictures before a block; what goes on from the page before has had them there."""
    return picture_paragraphs(piece.aligned, setting) if piece.label else ""


def _table_of(piece: Piece) -> int | None:
    cell = piece.aligned.block.cell
    return None if cell is None else cell.table


def _paragraph(piece: Piece, side: int, setting: Setting) -> str:
    aligned, block = piece.aligned, piece.aligned.block
    column, language, _ = setting.sides[side]
    kind = style_kind(block) if aligned.units else "Kept"
    numbered = setting.publication.has_numbers
    lead = ""
    if numbered:
        number = ooxml.run(piece.label, setting.source, _MARGIN_STYLE, proof=False)
        tab = ooxml.run("\t", setting.source, MARKER_STYLE, proof=False)
        lead = (number if piece.label else "") + tab
    marker = list_marker(block, language, first=bool(piece.label)) if aligned.units else ""
    runs = paragraph_runs(aligned, side, setting, in_bold=KINDS[kind].bold)
    style = page_style(column, kind, numbered=numbered)
    if keeps_with_next(kind):
        return ooxml.kept_paragraph(style, lead + marker + runs, language)
    return ooxml.paragraph(style, lead + marker + runs)


def _table(pieces: Sequence[Piece], side: int, setting: Setting, title: str) -> str:
    column, language, words = setting.sides[side]
    cells = {}
    rows: dict[int, None] = {}
    for piece in pieces:
        place = piece.aligned.block.cell
        if place is not None:
            cells[place.row, place.column] = piece
            rows[place.row] = None
    columns = 1 + max(place for _, place in cells)
    width = setting.paper.text_width // columns
    widths = (setting.paper.text_width - (columns - 1) * width, *(width,) * (columns - 1))
    style = page_style(column, "Cell")

    def cell(row: int, place: int) -> str:
        piece = cells.get((row, place))
        runs = paragraph_runs(piece.aligned, side, setting) if piece else ""
        return ooxml.paragraph(style, runs)

    markup = [
        ooxml.row(widths, [cell(row, place) for place in range(columns)], header=not row)
        for row in rows
    ]
    description = f"{words['cells']} ({language.name})"
    portions = [
        ooxml.table(
            TABLE_STYLE,
            widths,
            markup[start : start + ooxml.MAX_ROWS],
            title=title,
            description=description,
            mirrored=language.is_rtl,
        )
        for start in range(0, len(markup), ooxml.MAX_ROWS)
    ]
    gap = ooxml.paragraph(page_style(column, "Byline"))
    return gap.join(portions) + gap


def rows_together(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces, those of one row of a table in one list."""

    def key(numbered: tuple[int, Piece]) -> tuple[int, int]:
        index, piece = numbered
        cell = piece.aligned.block.cell
        return (-1, index) if cell is None else (cell.table, cell.row)

    for _, group in groupby(enumerate(pieces), key=key):
        yield [piece for _, piece in group]
