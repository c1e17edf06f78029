"""The styles of a bilingual document: what an editor changes to restyle it.

Each kind of text has one base style, as `Bilingual Quote`. Two more follow from it, one a column,
which add nothing but language and direction: source and target always look the same. Where a
paragraph has several sentences, `… Continued` sets the ones after the first closer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workflow.exports import ooxml
from workflow.exports.languages import EAST_ASIA, Language

SERIF = "Times New Roman"
SANS = "Arial"
FONTS = ((SERIF, "roman", "variable"), (SANS, "swiss", "variable"))

TABLE_STYLE = "BilingualTable"
FRAME_STYLE = "BilingualMasthead"

_RULE = 'w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"'
GREY = "404040"
UNLISTED = "<w:semiHidden/><w:unhideWhenUsed/>"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text that stands in both columns."""

    name: str
    """What stands after `Bilingual Source`; empty for plain text."""
    paragraph: str = ""
    """Content of `w:pPr`, in schema order without direction, spacing and what follows."""
    spacing: tuple[int, int] = (80, 40)
    """Space before and after, in twentieths of a point."""
    after_spacing: str = ""
    """The rest of `w:pPr`: indents and alignment."""
    text: str = ""
    """Content of `w:rPr`."""
    base: str = "BilingualText"
    continued: bool = False
    bold: bool = False
    """Whether the style is bold, so that bold in the text would undo it."""
    line: int = 0
    """Line height in 240ths of a line; 0 leaves it to the base style."""
    holds_unit: bool = True
    """Whether its text is a sentence of the article, not the document's own frame."""


def _list_indent(level: int) -> str:
    return f'<w:ind w:left="{283 * level}" w:hanging="283"/>'


KEEP = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"


def size_xml(half_points: int) -> str:
    """A size of letters, for all scripts."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def sans_xml(half_points: int, before: str = "", color: str = "") -> str:
    """The small sans serif of the document's own words."""
    fonts = f'<w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:eastAsia="{SANS}" w:cs="{SANS}"/>'
    tint = f'<w:color w:val="{color}"/>' if color else ""
    return f"{fonts}{before}{tint}{size_xml(half_points)}"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("", continued=True),
        Kind("Title", KEEP, (40, 40), "", "", "Title", continued=True, bold=True),
        Kind("Masthead Title", KEEP, (40, 40), "", "", "Title", bold=True, holds_unit=False),
        Kind("Meta", KEEP, (40, 0), "", sans_xml(17, color=GREY), holds_unit=False),
        Kind("Column Head", KEEP, (60, 60), "", sans_xml(17, _BOLD), holds_unit=False),
        Kind("Heading 1", KEEP, (140, 60), "", "", "Heading1", continued=True, bold=True),
        Kind("Heading 2", KEEP, (120, 60), "", "", "Heading2", continued=True, bold=True),
        Kind("Quote", "", (80, 40), '<w:ind w:left="283" w:right="170"/>', "", continued=True),
        Kind("Caption", KEEP, (80, 40), "", size_xml(19), continued=True),
        Kind("Byline", KEEP, (80, 40), "", size_xml(20), continued=True),
        Kind("Dateline", KEEP, (80, 40), "", size_xml(20), continued=True),
        Kind("List 1", "", (80, 40), _list_indent(1), continued=True),
        Kind("List 2", "", (80, 40), _list_indent(2), continued=True),
        Kind("List 3", "", (80, 40), _list_indent(3), continued=True),
        Kind("Cell", "", (80, 40), "", size_xml(20), continued=True),
        Kind(
            "Kept", "", (80, 40), "", f'<w:color w:val="{GREY}"/>' + size_xml(19), holds_unit=False
        ),
        Kind("Term", "", (80, 40), "", size_xml(20), holds_unit=False),
        Kind("Note", "", (0, 40), "", sans_xml(16, color=GREY), holds_unit=False),
        Kind("Legend", KEEP, (0, 40), "", sans_xml(16, color=GREY), holds_unit=False),
    )
}


def base_style(kind: Kind) -> str:
    """Id of the style an editor changes."""
    return style_id(f"Bilingual {kind.name or 'Text'}")


def column_style(column: str, kind: str, *, continued: bool = False) -> str:
    """Id of the style of a kind in the column `Source` or `Target`."""
    tail = " Continued" if continued and KINDS[kind].continued else ""
    return style_id(f"Bilingual {column} {kind}{tail}")


def unit_styles(column: str) -> frozenset[str]:
    """Ids of the styles that sentences of a column stand in."""
    return frozenset(
        column_style(column, kind.name, continued=continued)
        for kind in KINDS.values()
        if kind.holds_unit
        for continued in (False, True)
    )


def style_id(name: str) -> str:
    """The id of a style: its name without blanks."""
    return name.replace(" ", "")


def styles_xml(
    source: Language,
    target: Language,
    width: int,
    others: Sequence[Language] = (),
    more: Callable[[Sequence[tuple[str, Language]]], Iterator[str]] = lambda columns: iter(()),
) -> str:
    """The styles part for a language pair and a text `width` in twentieths of a point.

    `others` are further target languages; `more` gives the styles that a layout has of its own
    for the columns and their languages.
    """
    columns = [("Source", source), ("Target", target)]
    columns += [(f"Target {number}", language) for number, language in enumerate(others, start=2)]
    fonts = f'<w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}" w:eastAsia="{SERIF}" w:cs="{SERIF}"/>'
    # Latin, East Asian and complex text each need a language before a run names its own.
    language = '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = f"<w:rPr>{fonts}{size_xml(22)}{language}</w:rPr>"
    return ooxml.styles_part(
        defaults,
        [
            *_built_in(width),
            *_frame(),
            *_characters(),
            *(style for kind in KINDS.values() for style in kind_styles(kind, columns)),
            *more(columns),
            *_tables(),
        ],
    )


def style_xml(
    name: str,
    based_on: str = "Normal",
    paragraph: str = "",
    text: str = "",
    *,
    priority: int = 20,
    flags: str = "<w:qFormat/>",
    kind: str = "paragraph",
    custom: bool = True,
    default: bool = False,
    rest: str = "",
) -> str:
    """A style; its id is its name without blanks, `paragraph` and `text` are its properties."""
    identifier = style_id(name[:1].upper() + name[1:].replace("heading", "Heading"))
    attributes = (
        f'w:type="{kind}"'
        + (' w:default="1"' if default else "")
        + (' w:customStyle="1"' if custom else "")
    )
    return (
        f'<w:style {attributes} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + f'<w:uiPriority w:val="{priority}"/>{flags}'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{text}</w:rPr>" if text else "")
        + f"{rest}</w:style>"
    )


def spacing_xml(before: int, after: int, line: int = 0) -> str:
    """Space before and after in twentieths of a point, height of a line in 240ths."""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _built_in(width: int) -> Iterator[str]:
    def paragraph(name: str, ppr: str = "", rpr: str = "", based_on: str = "Normal") -> str:
        return style_xml(name, based_on, ppr, rpr, priority=9, custom=False)

    yield style_xml("Normal", "", "<w:widowControl/>", priority=0, custom=False, default=True)
    yield style_xml(
        "Default Paragraph Font",
        "",
        kind="character",
        priority=1,
        flags=UNLISTED,
        custom=False,
        default=True,
    )
    yield style_xml(
        "Normal Table",
        "",
        kind="table",
        priority=99,
        flags=UNLISTED,
        custom=False,
        default=True,
        rest='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>",
    )
    yield style_xml(
        "No List", "", kind="numbering", priority=99, flags=UNLISTED, custom=False, default=True
    )
    line = 252
    yield paragraph("Title", KEEP + spacing_xml(40, 40, line), _BOLD + size_xml(30))
    outline = '<w:outlineLvl w:val="{}"/>'
    yield paragraph(
        "heading 1",
        KEEP + "<w:keepLines/>" + spacing_xml(360, 120, line) + outline.format(0),
        _BOLD + size_xml(25),
    )
    yield paragraph(
        "heading 2",
        KEEP + "<w:keepLines/>" + spacing_xml(200, 80, line) + outline.format(1),
        _BOLD + size_xml(22),
    )
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    yield paragraph("header", tabs, sans_xml(16, color=GREY))
    yield paragraph("footer", tabs, sans_xml(16, color=GREY))


def _frame() -> Iterator[str]:
    box = _RULE.format(size=8, space=5, color="000000")
    sides = "".join(f"<w:{side} {box}/>" for side in ("top", "left", "bottom", "right"))
    yield style_xml(
        "Bilingual Banner",
        paragraph=f"{KEEP}<w:pBdr>{sides}</w:pBdr>"
        '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
        + spacing_xml(0, 0, 264)
        + '<w:ind w:left="120" w:right="120"/><w:jc w:val="center"/>',
        text=sans_xml(19, _BOLD),
    )
    yield style_xml("Bilingual Footer Status", "Footer", text=_BOLD)
    yield style_xml(
        "Bilingual Kicker",
        paragraph=KEEP + spacing_xml(0, 80),
        text=sans_xml(17, color=GREY),
    )
    yield style_xml("Bilingual Text", paragraph=spacing_xml(80, 40, 257), priority=10)
    yield from _numbers()
    yield from _statuses()
    yield style_xml("Bilingual Missing", paragraph=spacing_xml(112, 40), text=sans_xml(16, _ITALIC))
    yield style_xml("Bilingual Gap", paragraph=spacing_xml(0, 0), text=size_xml(8))
    # After a table that fills the last page, a higher one would stand on a page of its own.
    lowest = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    yield style_xml("Bilingual End", paragraph=lowest, text=size_xml(2))
    yield style_xml(
        "Bilingual Provenance", paragraph=spacing_xml(240, 0), text=sans_xml(14, color=GREY)
    )


def _numbers() -> Iterator[str]:
    """The numbers of paragraphs and rows."""
    # A short dark rule over the number marks where a paragraph begins; the rows under it have none.
    tick = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="{}" w:color="000000"/></w:pBdr>'
    yield style_xml(
        "Bilingual Number",
        paragraph=tick.format(5) + spacing_xml(0, 0),
        text=sans_xml(16, color=GREY),
        priority=10,
    )
    yield style_xml(
        "Bilingual Number Heading",
        "BilingualNumber",
        # LibreOffice keeps a row with the next where the first paragraph of its first cell does.
        KEEP + tick.format(9),
        priority=10,
        flags=UNLISTED,
    )
    yield style_xml(
        "Bilingual Number Continued",
        "BilingualNumber",
        '<w:pBdr><w:top w:val="nil"/></w:pBdr>' + spacing_xml(96, 0),
        priority=10,
        flags=UNLISTED,
    )


def _statuses() -> Iterator[str]:
    """What is said of a row or a term."""
    yield style_xml("Bilingual Status", paragraph=spacing_xml(50, 0), text=sans_xml(14, _ITALIC))
    yield style_xml("Bilingual Status Heading", "BilingualStatus", KEEP, flags=UNLISTED)
    yield style_xml("Bilingual Term Status", paragraph=spacing_xml(96, 40), text=sans_xml(16))
    # The word says it; the colour only helps to find it.
    yield style_xml(
        "Bilingual Term Repaired", "BilingualTermStatus", text='<w:color w:val="1F3864"/>'
    )
    yield style_xml(
        "Bilingual Term Review",
        "BilingualTermStatus",
        '<w:shd w:val="clear" w:color="auto" w:fill="F8DEDC"/>',
        _BOLD + '<w:color w:val="9C0006"/>',
    )


def _characters() -> Iterator[str]:
    blue = '<w:color w:val="1F3864"/><w:u w:val="single"/>'
    for name, text in (
        ("Strong", _BOLD),
        ("Emphasis", _ITALIC),
        ("Strong Emphasis", _BOLD + _ITALIC),
        ("Hyperlink", blue),
        ("Hyperlink Strong", _BOLD + blue),
        ("Hyperlink Emphasis", _ITALIC + blue),
        ("Hyperlink Strong Emphasis", _BOLD + _ITALIC + blue),
        ("Bilingual Marker", ""),
    ):
        yield style_xml(
            name,
            "DefaultParagraphFont",
            text=text,
            kind="character",
            priority=22,
            custom=name not in ("Strong", "Emphasis", "Hyperlink"),
        )


def kind_styles(kind: Kind, columns: Sequence[tuple[str, Language]]) -> Iterator[str]:
    """The styles of a kind: the one an editor changes, and one or two a column."""
    if kind.name:
        ppr = kind.paragraph + spacing_xml(*kind.spacing, kind.line) + kind.after_spacing
        yield style_xml(f"Bilingual {kind.name}", kind.base, ppr, kind.text, priority=10)
    for column, language in columns:
        own = f"Bilingual {column} {kind.name}".rstrip()
        bidi = "<w:bidi/>" if language.is_rtl else ""
        text = column_text(language)
        yield style_xml(own, base_style(kind), bidi, text, priority=30, flags=UNLISTED)
        if kind.continued:
            closer = spacing_xml(40, kind.spacing[1])
            name = f"{own} Continued"
            yield style_xml(name, style_id(own), closer, priority=30, flags=UNLISTED)


def column_text(language: Language) -> str:
    """Language and font of a column, as its styles hold them."""
    fonts = ""
    if language.font:
        slot = "eastAsia" if language.script == EAST_ASIA else "cs"
        fonts = f'<w:rFonts w:{slot}="{language.font}"/>'
    return fonts + language.run_properties.removeprefix("<w:rtl/>")


def _tables() -> Iterator[str]:
    margins = (
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="227" w:type="dxa"/>'
        "</w:tblCellMar>"
    )
    rule = _RULE.format(size=8, space=0, color="000000")
    hairline = _RULE.format(size=2, space=0, color="BFBFBF")
    borders = (
        f"<w:tblBorders><w:top {rule}/><w:bottom {rule}/><w:insideH {hairline}/></w:tblBorders>"
    )
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {rule}/></w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr>'
    )
    for name, rest in (
        ("Bilingual Table", f"<w:tblPr>{borders}{margins}</w:tblPr>{head}"),
        ("Bilingual Masthead", f"<w:tblPr>{margins}</w:tblPr>"),
    ):
        yield style_xml(name, "NormalTable", kind="table", priority=40, flags="", rest=rest)
