"""The pictures of an article in its documents: how large, with which words for who cannot see."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.article import BlockKind
from workflow.exports import ooxml, ooxml_pictures
from workflow.exports.aligned import AlignedBlock, ShownPicture
from workflow.exports.page_kinds import PICTURE_SPACING, PICTURE_STYLE
from workflow.exports.paragraphs import paragraph_text
from workflow.exports.publication import CLEAN, millimetres
from workflow.exports.rows import Setting

_PIXEL = 15
"""Twentieths of a point a pixel takes where nothing tells the size, 96 to the inch."""
_HIGHEST = 0.45
"""How much of a page's height a picture may take: text should stand beside it."""
_KEPT = "BilingualStatusHeading"
"""For the cell before: LibreOffice keeps a row with the next where its first paragraph does."""


def picture_paragraphs(aligned: AlignedBlock, setting: Setting) -> str:
    """The pictures that stand before a block, each a paragraph over the whole width."""
    return _paragraphs(aligned.pictures, aligned, setting.paper.text_width, setting)


def last_pictures(pictures: Sequence[ShownPicture], setting: Setting) -> str:
    """The pictures after all text."""
    return _paragraphs(pictures, None, setting.paper.text_width, setting)


def picture_rows(aligned: AlignedBlock, setting: Setting) -> list[str]:
    """The pictures that stand before a block as rows, over the columns of all languages."""
    if not aligned.pictures:
        return []
    widths = setting.widths
    # The cell's right margin is not the picture's.
    room = sum(widths[1:]) - 240
    return [
        ooxml_pictures.spanning_row(
            widths, ooxml.paragraph(_KEPT), _paragraphs([picture], aligned, room, setting)
        )
        for picture in aligned.pictures
    ]


def pictures_height(aligned: AlignedBlock, setting: Setting) -> float:
    """Points that the pictures before a block take on a page."""
    room = setting.paper.text_width
    heights = (
        _size(picture, room, setting)[1] + sum(PICTURE_SPACING) for picture in aligned.pictures
    )
    return sum(heights) / 20


def alt_text(picture: ShownPicture, caption: AlignedBlock | None, setting: Setting) -> str:
    """What the picture shows, in words.

    The source's own words; else the caption under it; else its number. Where the translation
    stands alone, its caption comes first: the source's words are in another language.
    """
    side = 1 if setting.publication.layout == CLEAN else 0
    under = ""
    if caption is not None and caption.block.kind is BlockKind.CAPTION:
        is_told = all((unit.target if side else unit.source).strip() for unit in caption.units)
        under = paragraph_text(caption, side, setting) if is_told else ""
    own = (under, picture.alt) if side else (picture.alt, under)
    numbered = setting.sides[side][2]["picture"].format(number=picture.number)
    return own[0] or own[1] or numbered


def _paragraphs(
    pictures: Sequence[ShownPicture], caption: AlignedBlock | None, room: int, setting: Setting
) -> str:
    out = ""
    for picture in pictures:
        width, height = _size(picture, room, setting)
        out += ooxml.kept_paragraph(
            PICTURE_STYLE,
            ooxml_pictures.picture_run(
                setting.pictures.relationship(picture.kind, picture.data),
                setting.pictures.next_number(),
                width,
                height,
                alt_text(picture, caption, setting),
                setting.source,
            ),
            setting.source,
        )
    return out


def _size(picture: ShownPicture, room: int, setting: Setting) -> tuple[int, int]:
    """Width and height in twentieths of a point: as in the source where there is the space."""
    width = millimetres(picture.shown_width) or picture.width * _PIXEL
    paper = setting.paper
    highest = _HIGHEST * (paper.height - paper.top - paper.bottom)
    width = min(width, room, int(highest * picture.width / picture.height))
    return max(width, 1), max(width * picture.height // picture.width, 1)
