"""The styles of text that runs over the whole width: pages of one language, and lines in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflow.exports.languages import Language
from workflow.exports.publication import CLEAN, FACING, INTERLINEAR, Paper
from workflow.exports.styles import (
    GREY,
    KEEP,
    KINDS,
    UNLISTED,
    Kind,
    column_text,
    kind_styles,
    sans_xml,
    size_xml,
    spacing_xml,
    style_id,
    style_xml,
)

PICTURE_STYLE = "BilingualPicture"
PICTURE_SPACING = (160, 80)
"""Space above and below a picture, in twentieths of a point."""
RUNNING_HEAD = "BilingualRunningHead"
"""Style of the head over the pages of `facing`."""
PAGE = "Page"
LINE = "Line"
TEXT_SIZE = 22
"""Half points of a page's text."""
LINE_HEIGHT = 264
"""Of a page's text, in 240ths of a line."""

_AFTER = 120
_HEAD_LINE = 216
"""Height of the head's line, in twentieths of a point."""
_INDENT = 397
_MARGIN = 567
"""Where the text begins beside the number of an interlinear paragraph."""
_STEP = 340
"""How much further a translation begins than its source."""
_JUSTIFIED = '<w:jc w:val="both"/>'
_WHOLE = "<w:suppressAutoHyphens/>"
_HEAD = f"{KEEP}<w:keepLines/>{_WHOLE}"
_BASE = "BilingualPage"


def _list(level: int) -> Kind:
    indent = f'<w:ind w:left="{_INDENT * level}" w:hanging="{_INDENT}"/>{_JUSTIFIED}'
    return Kind(f"{PAGE} List {level}", "", (0, 90), indent, "", _BASE)


_PAGE_KINDS = (
    Kind(PAGE, "", (0, _AFTER), _JUSTIFIED, "", "Normal", line=LINE_HEIGHT),
    Kind(f"{PAGE} Title", _HEAD, (0, 200), "", size_xml(36), "Title", bold=True),
    Kind(f"{PAGE} Heading 1", _HEAD, (280, 100), "", "", "Heading1", bold=True),
    Kind(f"{PAGE} Heading 2", _HEAD, (200, 80), "", "", "Heading2", bold=True),
    Kind(
        f"{PAGE} Quote",
        "",
        (60, 180),
        f'<w:ind w:left="{_MARGIN}" w:right="{_MARGIN}"/>{_JUSTIFIED}',
        "",
        _BASE,
    ),
    Kind(f"{PAGE} Caption", _WHOLE, (60, 180), '<w:jc w:val="left"/>', size_xml(19), _BASE),
    Kind(f"{PAGE} Byline", KEEP + _WHOLE, (0, 40), '<w:jc w:val="left"/>', size_xml(20), _BASE),
    Kind(f"{PAGE} Dateline", KEEP + _WHOLE, (0, 160), '<w:jc w:val="left"/>', size_xml(20), _BASE),
    _list(1),
    _list(2),
    _list(3),
    Kind(f"{PAGE} Cell", _WHOLE, (50, 50), '<w:jc w:val="left"/>', size_xml(20), _BASE),
    Kind(f"{PAGE} Kept", "", (0, _AFTER), '<w:jc w:val="left"/>', size_xml(19), _BASE),
)
"""Kinds of a page of one language, each named after the kind of a column."""


_LEAST_AFTER = 40
"""The least space under any kind of paragraph."""
_SPACING = {style_id(kind.name): kind.spacing for kind in _PAGE_KINDS}
_KEPT = {style_id(kind.name) for kind in _PAGE_KINDS if KEEP in kind.paragraph}


def page_style(column: str, kind: str, *, numbered: bool = False) -> str:
    """Id of the style of a kind on a page in a column's language."""
    return style_id(f"Bilingual {column} {PAGE} {kind}{' Numbered' if numbered else ''}")


def page_spacing(kind: str) -> int:
    """Space that a paragraph of a kind brings to a page, in twentieths of a point."""
    before, after = _SPACING[style_id(f"{PAGE} {kind}")]
    # Between two paragraphs the larger space counts, not both.
    return after + max(before - _LEAST_AFTER, 0)


def keeps_with_next(kind: str) -> bool:
    """Whether a kind on a page is never parted from the paragraph after it."""
    return style_id(f"{PAGE} {kind}") in _KEPT


def line_style(column: str, kind: str, *, continued: bool) -> str:
    """Id of the style of a kind in lines that take turns; `continued` has no number."""
    return style_id(f"Bilingual {column} {LINE} {kind}{' Continued' if continued else ''}")


def layout_styles(
    layout: str, paper: Paper, columns: Sequence[tuple[str, Language]]
) -> Iterator[str]:
    """The styles that a layout needs beside those of columns."""
    yield from publishing_styles(paper.text_width)
    if layout == FACING:
        # LibreOffice forgets the distance from the head where a section begins on an even or
        # odd page. As space under the head's line it stays, and moves nothing in Word.
        under = max(paper.top - paper.edge - _HEAD_LINE, 0)
        yield style_xml("Bilingual Running Head", "Header", spacing_xml(0, under))
    if layout in (CLEAN, FACING):
        yield from page_styles(columns)
    elif layout == INTERLINEAR:
        yield from line_styles(columns)


def page_styles(columns: Sequence[tuple[str, Language]]) -> Iterator[str]:
    """The styles of pages. Each kind has a `… Numbered` one, whose number hangs in the margin."""
    yield _margin_style()
    for kind in _PAGE_KINDS:
        yield from kind_styles(kind, columns)
        left = _left_of(kind)
        stop = f'<w:tab w:val="left" w:pos="{left - _INDENT}"/>'
        tabs = f"<w:tabs>{stop}</w:tabs>" if " List " in kind.name else ""
        for column, _ in columns:
            own = f"Bilingual {column} {kind.name}"
            yield style_xml(
                f"{own} Numbered",
                style_id(own),
                f'{tabs}<w:ind w:left="{left}" w:hanging="{left + _MARGIN}"/>',
                priority=30,
                flags=UNLISTED,
            )


def publishing_styles(width: int) -> Iterator[str]:
    """The styles of contents, pictures, page number on top and the lines on who reviewed."""
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    hanging = '<w:ind w:left="{}" w:hanging="340"/>'
    for level, above, left, letters in ((1, 160, 340, "<w:b/><w:bCs/>"), (2, 20, 680, "")):
        yield style_xml(
            f"toc {level}",
            paragraph=("<w:keepLines/>" if level > 1 else KEEP + "<w:keepLines/>")
            + tab
            + spacing_xml(above, 0)
            + hanging.format(left),
            text=letters,
            priority=39,
            custom=False,
        )
    yield style_xml("Bilingual Reviewed", paragraph=KEEP + spacing_xml(160, 0), text=sans_xml(17))
    # A picture keeps with the caption under it.
    centred = spacing_xml(*PICTURE_SPACING) + '<w:jc w:val="center"/>'
    yield style_xml("Bilingual Picture", paragraph=KEEP + centred)
    yield style_xml(
        "Bilingual Page Number",
        paragraph='<w:jc w:val="center"/>',
        text=size_xml(28),
    )


def _left_of(kind: Kind) -> int:
    """Where a kind's text begins, from the margin."""
    if " List " in kind.name:
        return _INDENT * int(kind.name[-1])
    return _MARGIN if kind.name.endswith("Quote") else 0


def _margin_style() -> str:
    return style_xml(
        "Bilingual Margin",
        "DefaultParagraphFont",
        text=sans_xml(16, color=GREY),
        kind="character",
        priority=22,
    )


def line_styles(columns: Sequence[tuple[str, Language]]) -> Iterator[str]:
    """The styles of lines: each follows its column kind's font, the sentence keeps together."""
    yield _margin_style()
    names = [kind.name for kind in KINDS.values() if kind.holds_unit or kind.name == "Kept"]
    for name in names:
        base = style_id(f"Bilingual {name or 'Text'}")
        depth = int(name[-1]) if name.startswith("List ") else 0
        for place, (column, language) in enumerate(columns):
            last = place == len(columns) - 1
            keep = "<w:keepLines/>" if last else KEEP + "<w:keepLines/>"
            bidi = "<w:bidi/>" if language.is_rtl else ""
            left = _MARGIN + 283 * depth + (_STEP if place else 0)
            stop = left - 283 if depth else 0
            tabs = f'<w:tabs><w:tab w:val="left" w:pos="{stop}"/></w:tabs>' if depth else ""
            heading = name.startswith(("Heading", "Title"))
            for continued in (False, True):
                above = 0 if place else (60 if continued or name == "Cell" else 160)
                above += 100 if heading and not place else 0
                hang = 0 if continued else left if not place else 283 if depth else 0
                yield style_xml(
                    f"Bilingual {column} {LINE} {name}".rstrip()
                    + (" Continued" if continued else ""),
                    base,
                    f"{keep}{tabs}{bidi}{spacing_xml(above, 40 if last else 0)}"
                    f'<w:ind w:left="{left}" w:right="0" w:hanging="{hang}"/>',
                    column_text(language),
                    priority=30,
                    flags=UNLISTED,
                )
