"""WordprocessingML as text (ECMA-376 part 1): the only module that spells its elements.

Every function returns markup to be joined; `package` parses the whole once. Children stand in
the order of the schema. Text passes through `clean_text`, so that the file is always XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workflow.exports.languages import Language
from workflow.exports.publication import Paper

MAX_ROWS = 200
"""Rows in one table: layout time grows with their square in LibreOffice."""

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_THEME_COLORS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "404040"),
    ("lt2", "F2F2F2"),
    *((f"accent{number}", "404040") for number in range(1, 7)),
    ("hlink", "1F3864"),
    ("folHlink", "1F3864"),
)
_LINE_END = re.compile(r"\r\n?")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(r"[&<>\"]")
_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_REVISIONS = {"inserted": "w:ins", "deleted": "w:del"}
_BREAKS = re.compile(r"([\n\t\x1f])")
_BREAK = {"\n": "<w:br/>", "\t": "<w:tab/>", "\x1f": "<w:noBreakHyphen/>"}
# "37-NQ/TW", "30/2020/NĐ-CP": the symbol of a document is never broken at a line end
SYMBOL = re.compile(r"(?<![\w/-])\d+[A-Za-z]?(?:[-/]\w+)*/\w+(?:-\w+)*(?![\w/])")
"""The symbol of a document."""
LEFT_TO_RIGHT = "\u200e"
"""Before a symbol in text from right to left; else its parts stand the other way round."""
LONGEST_HELD = 24
"""Characters of a symbol that is held together; a longer one is wider than many a column."""

_MARKED_SYMBOL = re.compile(rf"{LEFT_TO_RIGHT}(?=\d)")

Page = Paper
"""Paper and margins of a document of one section."""


def clean_text(text: str) -> str:
    """The text as XML 1.0 can hold it.

    Control characters and lone surrogates become U+FFFD, a carriage return a line break;
    every other character stays.

    >>> clean_text("a\\x07b")
    'a\\ufffdb'
    """
    return _NOT_TEXT.sub("\ufffd", _LINE_END.sub("\n", text) if "\r" in text else text)


def without_marks(text: str) -> str:
    """A text that is read back without the marks before its symbols.

    >>> without_marks("\u200e812/QĐ-TTg")
    '812/QĐ-TTg'
    """
    return _MARKED_SYMBOL.sub("", text) if LEFT_TO_RIGHT in text else text


def escape(text: str) -> str:
    """The text, cleaned, for element content or an attribute in double quotes."""
    return _MARKUP.sub(lambda match: _ENTITY[match.group()], clean_text(text))


def run(
    text: str, language: Language, style: str = "", *, proof: bool = True, deleted: bool = False
) -> str:
    """A run; `style` is a character style's id, `proof` whether spelling is checked.

    `deleted` runs stand in a revision of that kind.
    """
    properties = _run_properties(language, style, proof=proof)
    mark = LEFT_TO_RIGHT if language.is_rtl else ""
    escaped = SYMBOL.sub(lambda symbol: mark + _unbroken(symbol), escape(text))
    name = "w:delText" if deleted else "w:t"
    if not _BREAKS.search(escaped):
        content = f'<{name} xml:space="preserve">{escaped}</{name}>'
    else:
        content = "".join(
            _BREAK.get(piece) or f'<{name} xml:space="preserve">{piece}</{name}>'
            for piece in _BREAKS.split(escaped)
            if piece
        )
    return f"<w:r>{properties}{content}</w:r>"


def _unbroken(symbol: re.Match[str]) -> str:
    """The symbol with hyphens that hold the line; a number with hyphens alone stays."""
    text = symbol.group()
    held = len(text) <= LONGEST_HELD and re.search("[A-ZĐ]{2}", text)
    return text.replace("-", "\x1f") if held else text


def revision(change: str, number: int, author: str, runs: str) -> str:
    """Runs that were `inserted` or `deleted`, as a tracked change (17.13.5.14 and 17.13.5.18)."""
    name = _REVISIONS[change]
    return f'<{name} w:id="{number}" w:author="{escape(author)}">{runs}</{name}>'


def row_revision(change: str, number: int, author: str) -> str:
    """The property of a row that was `inserted` or `deleted` as a whole."""
    return f'<{_REVISIONS[change]} w:id="{number}" w:author="{escape(author)}"/>'


def hyperlink(relationship: str, runs: str) -> str:
    """Runs that lead to the address of a relationship."""
    return f'<w:hyperlink r:id="{relationship}" w:history="1">{runs}</w:hyperlink>'


def field(instruction: str, cached: str, language: Language) -> str:
    """A complex field, with the value shown until a word processor works it out."""
    properties = _run_properties(language, "", proof=False)
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f'<w:t xml:space="preserve">{escape(cached)}</w:t>',
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{properties}{part}</w:r>" for part in parts)


def paragraph(style: str, content: str = "") -> str:
    """A paragraph in the style with this id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def kept_paragraph(style: str, content: str, language: Language) -> str:
    """A paragraph in a style that keeps it with the next one, and a field that shows nothing.

    LibreOffice (seen in 7.4 and 25.2) sets out a document by a guess of 25 paragraphs a page. A
    paragraph that ends such a page by the guess is not looked at again when the one after it proves
    not to fit beside it, whatever its style says: a heading is left at the foot. The value of a
    field is worked out after that, and the paragraph is laid out anew. The condition (17.16.5.22,
    IF) gives an empty text in any word processor.
    """
    properties = _run_properties(language, "", proof=False)
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> IF 1 = 1 "" "" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="end"/>',
    )
    return paragraph(style, content + "".join(f"<w:r>{properties}{part}</w:r>" for part in parts))


def row(
    widths: Sequence[int],
    cells: Sequence[str],
    *,
    header: bool = False,
    revision: str = "",
    breaks: bool = False,
) -> str:
    """A row that is not broken over pages unless it `breaks`; each cell holds whole paragraphs.

    `revision` comes from `row_revision`.
    """
    repeated = "<w:tblHeader/>" if header else ""
    whole = "" if breaks else "<w:cantSplit/>"
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{whole}{repeated}{revision}</w:trPr>{content}</w:tr>"


def table(
    style: str,
    widths: Sequence[int],
    rows: Iterable[str],
    *,
    title: str,
    description: str,
    mirrored: bool = False,
) -> str:
    """A table of fixed layout; title and description are its alternative text.

    A `mirrored` one has its first column on the right, for languages written from there.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{"<w:bidiVisual/>" if mirrored else ""}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(title)}"/>'
        f'<w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def document(body: str, page: Page, header: str, footer: str) -> str:
    """The main part; `header` and `footer` are relationship ids."""
    return (
        f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr>"
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
        f' w:left="{page.left}" w:header="{page.edge}" w:footer="{page.edge}" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def header_part(paragraphs: str) -> str:
    """A header part."""
    return f"<w:hdr {_NAMESPACES}>{paragraphs}</w:hdr>"


def footer_part(paragraphs: str) -> str:
    """A footer part."""
    return f"<w:ftr {_NAMESPACES}>{paragraphs}</w:ftr>"


def styles_part(defaults: str, styles: Iterable[str]) -> str:
    """The styles part; `defaults` is the `w:rPr` that all text starts from."""
    return (
        f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault>"
        f"<w:pPrDefault/></w:docDefaults>{''.join(styles)}</w:styles>"
    )


def settings_part(language: Language, *, hyphenated: bool = False) -> str:
    """The settings part: layout as in Word 2013 and later, no clock, no revision ids.

    `hyphenated` parts words at line ends, at most in two lines running, and no abbreviations.
    """
    hyphens = (
        '<w:autoHyphenation w:val="true"/><w:consecutiveHyphenLimit w:val="2"/>'
        '<w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
    )
    return (
        f'<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        f"{hyphens if hyphenated else ''}"
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language.tag}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table_part(fonts: Iterable[tuple[str, str, str]]) -> str:
    """The font table: name, family and pitch of each font."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, family, pitch in fonts
    )
    return f"<w:fonts {_NAMESPACES}>{entries}</w:fonts>"


def theme_part(serif: str, sans: str) -> str:
    """The theme that every document must have; no style here refers to it."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _THEME_COLORS
    )
    fonts = "".join(
        f'<a:{role}><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{role}>'
        for role, font in (("majorFont", sans), ("minorFont", serif))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Bilingual">'
        f'<a:themeElements><a:clrScheme name="Bilingual">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Bilingual">{fonts}</a:fontScheme><a:fmtScheme name="Bilingual">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def app_part(application: str) -> str:
    """The extended properties part, which names the program."""
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>{escape(application)}</Application></Properties>'
    )


def _run_properties(language: Language, style: str, *, proof: bool) -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    unchecked = "" if proof else "<w:noProof/>"
    return f"<w:rPr>{named}{unchecked}{language.run_properties}</w:rPr>"
