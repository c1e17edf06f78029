"""Markup of pages as text: sections, running heads, contents and watermarks.

`ooxml` has the elements of the text itself; the same rules hold here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workflow.exports.languages import Language
from workflow.exports.ooxml import escape, paragraph
from workflow.exports.publication import Paper

EVEN_PAGE = "evenPage"
ODD_PAGE = "oddPage"
NEXT_PAGE = "nextPage"

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def document_part(body: str, last_section: str) -> str:
    """The main part: all sections, the last one's properties at its end."""
    return f"<w:document {_NAMESPACES}><w:body>{body}{last_section}</w:body></w:document>"


def header_part(paragraphs: str) -> str:
    """A header part; it may hold a watermark."""
    return f"<w:hdr {_NAMESPACES}>{paragraphs}</w:hdr>"


def section(
    paper: Paper,
    heads: Mapping[str, str],
    feet: Mapping[str, str],
    *,
    begins: str = "",
) -> str:
    """The properties of a section (17.6.17).

    `heads` and `feet` are relationship ids by `default` and `first`; `begins` says on which
    page the section itself starts.
    """
    references = "".join(
        f'<w:{name} w:type="{kind}" r:id="{identifier}"/>'
        for name, ids in (("headerReference", heads), ("footerReference", feet))
        for kind, identifier in ids.items()
    )
    kind = f'<w:type w:val="{begins}"/>' if begins else ""
    return (
        f"<w:sectPr>{references}{kind}"
        f'<w:pgSz w:w="{paper.width}" w:h="{paper.height}"'
        + (' w:orient="landscape"' if paper.width > paper.height else "")
        + f'/><w:pgMar w:top="{paper.top}" w:right="{paper.right}" w:bottom="{paper.bottom}"'
        f' w:left="{paper.left}" w:header="{paper.edge}" w:footer="{paper.edge}" w:gutter="0"/>'
        + ("<w:titlePg/>" if "first" in heads else "")
        + "</w:sectPr>"
    )


def section_end(properties: str) -> str:
    """The paragraph with which a section ends that is not the last."""
    return f'<w:p><w:pPr><w:pStyle w:val="BilingualEnd"/>{properties}</w:pPr></w:p>'


def bookmark(name: str, number: int) -> str:
    """A place in the text that the contents lead to."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>'
    return f'{start}<w:bookmarkEnd w:id="{number}"/>'


def contents_mark(text: str, level: int, language: Language) -> str:
    """A hidden mark that puts a line into the contents (17.16.5.65, TC).

    A quotation mark would end the line early, so typographic ones stand for straight ones.
    """
    line = escape(" ".join(text.split()).replace("\\", "/").replace('"', "”")).replace(
        "&quot;", "”"
    )
    return _field([f'TC "{line}" \\f a \\l {level}'], language)


def contents(entries: Sequence[tuple[str, str, str]], language: Language) -> str:
    """A table of contents made from the marks, with the lines as they are now.

    Each entry is a paragraph style, the runs of the line, and a bookmark's name. The field has
    all it shows: nothing asks a reader to update it when the document is opened.
    """
    opened = f"<w:r><w:rPr><w:noProof/>{language.run_properties}</w:rPr>"
    # Pages for the first level only: a translated title stands on the same page.
    begin = (
        f'{opened}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'{opened}<w:instrText xml:space="preserve">'
        ' TOC \\f a \\l "1-2" \\n "2-2" \\h \\z </w:instrText></w:r>'
        f'{opened}<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = f'{opened}<w:fldChar w:fldCharType="end"/></w:r>'
    out = []
    for index, (style, runs, anchor) in enumerate(entries):
        content = f'<w:hyperlink w:anchor="{escape(anchor)}" w:history="1">{runs}</w:hyperlink>'
        first, last = not index, index == len(entries) - 1
        out.append(paragraph(style, (begin if first else "") + content + (end if last else "")))
    return "".join(out)


def watermark(text: str, language: Language) -> str:
    """A run with a word in large grey letters across the page, behind the text (VML WordArt)."""
    return (
        f"<w:r><w:rPr><w:noProof/>{language.run_properties}</w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom"'
        ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight"'
        ' xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
        "</v:shapetype>"
        '<v:shape id="DraftWatermark" o:spid="_x0000_s2049" type="#_x0000_t136"'
        f' alt="{escape(text)}"'
        ' style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:110pt;'
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin"'.replace("{width}", str(_mark_width(text)))
        + ' o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="{escape(text)}"/>'
        "</v:shape></w:pict></w:r>"
    )


def _mark_width(text: str) -> int:
    """In points: as wide as the letters want at that height, and the page allows."""
    return min(460, 76 * max(len(text), 2))


def _field(instructions: Sequence[str], language: Language) -> str:
    properties = f"<w:rPr><w:noProof/>{language.run_properties}</w:rPr>"
    inner = "".join(
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {each} </w:instrText></w:r>'
        for each in instructions
    )
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>{inner}'
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )
