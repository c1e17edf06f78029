"""Layout `facing`: the source on left pages, the translation on right pages, in step.

No word processor sets two texts in step by itself: linked frames are lost between them, and a
table cannot run on over pages beside its partner. So the text is cut into openings of the book,
as much as surely fits on one page in the longer language, at the end of a paragraph wherever
that is possible. Each page is a section that begins on an even or on an odd page: should a
text after all run over, as in another font, a blank page follows and the languages are in step
again. Pictures stand on the left pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workflow.article import BlockKind
from workflow.exports.aligned import AlignedDocument
from workflow.exports.languages import Language
from workflow.exports.layouts.pages import Piece, page_blocks, pieces_of, rows_together
from workflow.exports.measuring import height_of, lines_of
from workflow.exports.page_kinds import LINE_HEIGHT, TEXT_SIZE, page_spacing
from workflow.exports.paragraphs import paragraph_text
from workflow.exports.pictures import pictures_height
from workflow.exports.rows import Setting, style_kind

_FILLED = 0.99
"""How much of a page is used, for what is not known about letters and line ends."""
_FILLED_OTHER = 0.75
"""The same for scripts with a font of their own, and for the fonts of a reference document."""
_WORTH_CUTTING = 0.35
"""A paragraph is cut where it would leave more of the page empty than this."""
_LEAST_END = 0.25
"""How much of the last opening is filled, where the one before has it to give."""
_POINT = 20


def facing_layout(document: AlignedDocument, setting: Setting) -> list[tuple[str, str]]:
    """The left and the right page of each opening, after the title page."""
    return [
        (
            page_blocks(pieces, 0, setting, document.title),
            page_blocks(pieces, 1, setting, document.target_title, has_pictures=False),
        )
        for pieces in _with_full_end(list(openings(document, setting)), setting)
    ]


def openings(document: AlignedDocument, setting: Setting) -> Iterator[list[Piece]]:
    """What stands on each opening of the book."""
    room = _room(setting)
    page: list[Piece] = []
    used = 0.0
    waiting = list(rows_together(pieces_of(document.body)))[::-1]
    while waiting:
        group = waiting.pop()
        height = _height(group, setting)
        if used + height > room:
            first, rest = _cut(group, room - used, setting) if _may_cut(used, room) else ([], group)
            if not first and not page:
                # Not one sentence fits, or it is a row of a table: it must run over.
                first, rest = group, []
            if first:
                page += first
            elif page and page[-1].aligned.block.kind is BlockKind.HEADING and len(page) > 1:
                # A heading goes with the text under it.
                waiting.append(rest)
                rest = [page.pop()]
            yield page
            page, used = [], 0.0
            if rest:
                waiting.append(rest)
            continue
        page += group
        used += height
    if page:
        yield page


def _with_full_end(pages: list[list[Piece]], setting: Setting) -> list[list[Piece]]:
    """The openings, with so much on the last that it looks intended.

    What it lacks comes from the end of the one before, unless that ends within a paragraph.
    """
    if len(pages) < 2 or not pages[-1][0].label:
        return pages
    *others, before, last = pages
    groups = list(rows_together(before))
    height = sum(_height(group, setting) for group in rows_together(last))
    while len(groups) > 1 and (
        height < _LEAST_END * _room(setting)
        or groups[-1][-1].aligned.block.kind is BlockKind.HEADING
    ):
        group = groups.pop()
        last = [*group, *last]
        height += _height(group, setting)
    return [*others, [piece for group in groups for piece in group], last]


def _may_cut(used: float, room: float) -> bool:
    return not used or (room - used) / room > _WORTH_CUTTING


def _cut(group: Sequence[Piece], room: float, setting: Setting) -> tuple[list[Piece], list[Piece]]:
    """A paragraph in two, between sentences, the first part as long as there is room."""
    if len(group) > 1:
        return [], list(group)
    (piece,) = group
    units = piece.aligned.units
    for count in range(len(units) - 1, 0, -1):
        first = replace(piece, aligned=replace(piece.aligned, units=units[:count]))
        if _height([first], setting) <= room:
            rest = Piece(replace(piece.aligned, units=units[count:]), "")
            return [first], [rest]
    return [], [piece]


def _room(setting: Setting) -> float:
    """Points of height that are used on a page."""
    paper = setting.paper
    plain = setting.publication.reference is None and all(
        not language.font and not language.is_rtl for _, language, _ in setting.sides[:2]
    )
    filled = _FILLED if plain else _FILLED_OTHER
    return filled * (paper.height - paper.top - paper.bottom) / _POINT


def _height(group: Sequence[Piece], setting: Setting) -> float:
    """Points that a paragraph, or a row of a table, takes in the longer of both languages."""
    columns = len(group)
    width = setting.paper.text_width / _POINT / columns - (12 if columns > 1 else 0)
    pictures = sum(pictures_height(piece.aligned, setting) for piece in group if piece.label)
    return pictures + max(_one(piece, side, width, setting) for piece in group for side in range(2))


def _one(piece: Piece, side: int, width: float, setting: Setting) -> float:
    block = piece.aligned.block
    language: Language = setting.sides[side][1]
    heading = block.kind is BlockKind.HEADING
    size = TEXT_SIZE / 2 * (1.15 if heading else 1.0)
    indent = 20.0 * max(block.level, 1) if block.kind is BlockKind.LIST_ITEM else 0.0
    if block.kind is BlockKind.QUOTE:
        indent = 57.0
    text = paragraph_text(piece.aligned, side, setting)
    lines = lines_of(text, width - indent, size)
    taller = 1.25 if language.font else 1.0
    kind = style_kind(block) if piece.aligned.units else "Kept"
    return height_of(lines, size, LINE_HEIGHT) * taller + page_spacing(kind) / _POINT
