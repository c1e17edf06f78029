"""A Word document of an agency, and what is taken from it: styles, margins, header, footer.

Styles are matched by name, as pandoc does: whatever the reference document calls `Normal`,
`Title`, `heading 1` or `Bilingual Source` decides how that style looks here. What it inherits
there is worked out, so that it looks here as it does there. Languages, directions and lists stay
as they are here.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml import etree

from workflow.errors import ExportError
from workflow.exports.publication import Paper
from workflow.exports.zipping import check_archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_REVISION_IDS = (
    *(f"{_W}rsid{kind}" for kind in ("R", "RPr", "RDefault", "P", "Del", "Sect", "Tr")),
    *(f"{_W14}{name}" for name in ("paraId", "textId")),
)
"""What Word notes at each paragraph: when an agency edited its own document."""
_NAME = Path("the reference document")
_HINT = "Save it as .docx in a word processor and try again"
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_IMAGE = RELATIONSHIP_TYPE.IMAGE
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
# fmt: off
_PARAGRAPH_ORDER = [
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "suppressLineNumbers", "pBdr",
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
    "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl",
]
# fmt: on
# fmt: off
_RUN_ORDER = [
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "vanish", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "vertAlign", "em",
]
# fmt: on
_JOINED = {f"{_W}{name}" for name in ("spacing", "ind", "rFonts")}
"""Elements whose attributes are inherited one by one."""
_THEME_SLOTS = {"ascii": "latin", "hAnsi": "latin", "eastAsia": "ea", "cs": "cs"}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference document gives."""

    paper: Paper
    header: Part | None
    """Its usual header; `None` where it has none."""
    footer: Part | None
    _styles: Mapping[str, etree._Element] = field(repr=False)
    """Its styles, by name in small letters."""
    _by_id: Mapping[str, etree._Element] = field(repr=False)
    _fonts: Mapping[str, str] = field(repr=False)
    """Font of each place in its theme, as `minor-latin`."""
    _defaults: etree._Element | None = field(repr=False)

    def restyle(self, styles: etree._Element) -> None:
        """Give each style here the look of the one with its name there."""
        self._restyle_defaults(styles)
        for style in styles.findall(f"{_W}style"):
            theirs = self._styles.get(_name(style))
            if theirs is None or theirs.get(f"{_W}type") != style.get(f"{_W}type"):
                continue
            if style.get(f"{_W}type") == "table":
                _take_table(style, theirs)
                continue
            chain = list(self._chain(theirs))
            if style.get(f"{_W}type") == "paragraph":
                self._replace(style, "pPr", chain, _PARAGRAPH_ORDER)
            self._replace(style, "rPr", chain, _RUN_ORDER)

    def header_part(self, package: Package, mark: str) -> Part:
        """The header for a new package; `mark` are runs to put in, the mark of a draft."""
        part = self._moved(self.header, package, "header1", HeaderPart, CONTENT_TYPE.WML_HEADER)
        if mark:
            part.element.append(_elements(f"<w:p>{mark}</w:p>")[0])
        return part

    def footer_part(self, package: Package, status: str) -> Part:
        """The footer for a new package; `status` is a paragraph that says what is a draft."""
        part = self._moved(self.footer, package, "footer1", FooterPart, CONTENT_TYPE.WML_FOOTER)
        for paragraph in _elements(status):
            part.element.append(paragraph)
        return part

    def _restyle_defaults(self, styles: etree._Element) -> None:
        ours = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        if ours is None or self._defaults is None:
            return
        language = ours.find(f"{_W}lang")
        merged = self._merged([self._defaults], "rPr", _RUN_ORDER)
        for child in list(ours):
            if child.tag in {each.tag for each in merged}:
                ours.remove(child)
        ours[:0] = merged
        if language is not None:
            ours.append(language)

    def _chain(self, style: etree._Element) -> Iterator[etree._Element]:
        """A style and what it rests on, the root first, without their default style."""
        seen: list[etree._Element] = []
        while style is not None and style not in seen:
            seen.append(style)
            base = style.find(f"{_W}basedOn")
            found = self._by_id.get(str(base.get(f"{_W}val"))) if base is not None else None
            if found is None or found.get(f"{_W}default") in ("1", "true", "on"):
                break
            style = found
        return reversed(seen)

    def _replace(
        self, style: etree._Element, tag: str, chain: list[etree._Element], order: list[str]
    ) -> None:
        """Put the worked-out properties in the place of ours, but for what must stay."""
        ours = style.find(f"{_W}{tag}")
        merged = self._merged(chain, tag, order)
        kept = [] if ours is None else [each for each in ours if each.tag in _KEPT]
        tags = {each.tag for each in merged}
        merged += [copy.deepcopy(each) for each in kept if each.tag not in tags]
        names = [f"{_W}{name}" for name in order]
        merged.sort(key=lambda each: names.index(each.tag) if each.tag in names else len(names))
        if ours is None:
            if not merged:
                return
            ours = style.makeelement(f"{_W}{tag}", {})
            _insert_properties(style, ours)
        for child in list(ours):
            ours.remove(child)
        ours.extend(merged)
        if not len(ours):
            style.remove(ours)

    def _merged(
        self, chain: Iterable[etree._Element], tag: str, order: list[str]
    ) -> list[etree._Element]:
        known = {f"{_W}{name}" for name in order}
        found: dict[str, etree._Element] = {}
        for each in chain:
            for child in each.iterfind(f"{_W}{tag}/*"):
                name = str(child.tag)
                if name not in known:
                    continue
                joined = found[name].attrib.items() if name in _JOINED and name in found else ()
                values = {**{str(key): str(value) for key, value in joined}, **self._plain(child)}
                new = etree.Element(name, values)
                for inner in child:
                    new.append(etree.Element(str(inner.tag), self._plain(inner)))
                found[name] = new
        return [found[name] for name in (f"{_W}{each}" for each in order) if name in found]

    def _plain(self, element: etree._Element) -> dict[str, str]:
        """The attributes without references to the theme."""
        out: dict[str, str] = {}
        for name, value in element.attrib.items():
            short = str(name).removeprefix(_W)
            slot = short.removesuffix("Theme").replace("cstheme", "cs")
            if "theme" not in short.lower():
                out[str(name)] = str(value)
            elif element.tag == f"{_W}rFonts" and slot in _THEME_SLOTS:
                level = "major" if str(value).startswith("major") else "minor"
                font = self._fonts.get(f"{level}-{_THEME_SLOTS[slot]}", "")
                if font:
                    out[f"{_W}{slot}"] = font
        return out

    def _moved(
        self,
        part: Part | None,
        package: Package,
        name: str,
        kind: type[HeaderPart] | type[FooterPart],
        content_type: str,
    ) -> HeaderPart | FooterPart:
        """A running head for a new package, with its pictures; styles under our names."""
        assert part is not None
        element = parse_xml(etree.tostring(part.element))  # type: ignore[attr-defined]
        etree.strip_attributes(element, *_REVISION_IDS)
        for named in list(element.iter(f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle")):
            style = self._by_id.get(str(named.get(f"{_W}val")))
            ours = "" if style is None else _OURS.get(_name(style), "")
            parent = named.getparent()
            if ours:
                named.set(f"{_W}val", ours)
            elif parent is not None:
                parent.remove(named)
        moved = kind(PackURI(f"/word/{name}.xml"), content_type, element, package)
        used = {value for each in element.iter() for key, value in each.attrib.items() if _R in key}
        for number, (identifier, relation) in enumerate(sorted(part.rels.items()), start=1):
            if identifier not in used:
                continue
            if relation.is_external:
                moved.load_rel(relation.reltype, relation.target_ref, identifier, is_external=True)
            elif relation.reltype == _IMAGE:
                picture = relation.target_part
                address = PackURI(f"/word/media/{name}-{number}.{picture.partname.ext}")
                copied = Part(address, picture.content_type, picture.blob, package)
                moved.load_rel(relation.reltype, copied, identifier)
            else:
                raise ExportError(
                    f"its {name[:-1]} holds more than text and pictures",
                    path=_NAME,
                    hint="Leave text, tables, pictures and fields there",
                )
        return moved


_KEPT = {f"{_W}{name}" for name in ("keepNext", "keepLines", "outlineLvl", "bidi")}
"""Properties of ours that hold whatever the reference document says."""
_OURS = {
    "normal": "Normal",
    "title": "Title",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "header": "Header",
    "footer": "Footer",
    "strong": "Strong",
    "emphasis": "Emphasis",
    "hyperlink": "Hyperlink",
    "normal table": "NormalTable",
}


def read_reference(data: bytes) -> Reference:
    """The reference document in the bytes of a .docx. Raises `ExportError` for any other file."""
    check_archive(data, _NAME, "word/document.xml", _HINT)
    try:
        package = Package.open(io.BytesIO(data))
        main = package.main_document_part
        styles = main.part_related_by(RELATIONSHIP_TYPE.STYLES).element
        body = main.element.body
    except (KeyError, ValueError, etree.XMLSyntaxError, AttributeError) as err:
        raise ExportError("not a Word document", path=_NAME, hint=_HINT) from err
    if main.content_type not in (CONTENT_TYPE.WML_DOCUMENT_MAIN, _TEMPLATE):
        raise ExportError("not a Word document", path=_NAME, hint=_HINT)
    found = styles.findall(f"{_W}style")
    section = body.find(f"{_W}sectPr")
    return Reference(
        paper=_paper(section),
        header=_running(main, section, "headerReference"),
        footer=_running(main, section, "footerReference"),
        _styles={_name(style): style for style in found},
        _by_id={str(style.get(f"{_W}styleId")): style for style in found},
        _fonts=_theme_fonts(main),
        _defaults=styles.find(f"{_W}docDefaults/{_W}rPrDefault"),
    )


def _paper(section: etree._Element | None) -> Paper:
    """Sheet and margins of the last section."""
    usual = Paper()
    if section is None:
        return usual
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")

    def read(element: etree._Element | None, name: str, otherwise: int) -> int:
        value = None if element is None else element.get(f"{_W}{name}")
        try:
            return abs(int(float(value))) if value else otherwise
        except ValueError:
            return otherwise

    paper = Paper(
        width=read(size, "w", usual.width),
        height=read(size, "h", usual.height),
        left=read(margins, "left", usual.left) + read(margins, "gutter", 0),
        right=read(margins, "right", usual.right),
        top=read(margins, "top", usual.top),
        bottom=read(margins, "bottom", usual.bottom),
        edge=read(margins, "header", usual.edge),
    )
    if paper.text_width < _LEAST_WIDTH:
        raise ExportError(
            "its margins leave no room for text", path=_NAME, hint="Make them smaller"
        )
    return paper


_LEAST_WIDTH = 4000


def _running(main: Part, section: etree._Element | None, name: str) -> Part | None:
    """The usual header or footer of the last section."""
    for each in () if section is None else section.iterfind(f"{_W}{name}"):
        if each.get(f"{_W}type") == "default":
            identifier = str(each.get(f"{_R}id"))
            found: Part | None = main.related_parts.get(identifier)
            return found
    return None


def _theme_fonts(main: Part) -> dict[str, str]:
    try:
        theme = etree.fromstring(
            main.part_related_by(_THEME).blob,
            etree.XMLParser(resolve_entities=False, no_network=True),
        )
    except (KeyError, etree.XMLSyntaxError):
        return {}
    fonts: dict[str, str] = {}
    for level in ("major", "minor"):
        for slot in ("latin", "ea", "cs"):
            named = theme.find(f".//{_A}{level}Font/{_A}{slot}")
            if named is not None and named.get("typeface"):
                fonts[f"{level}-{slot}"] = str(named.get("typeface"))
    return fonts


def _name(style: etree._Element) -> str:
    named = style.find(f"{_W}name")
    return "" if named is None else str(named.get(f"{_W}val")).lower()


def _take_table(style: etree._Element, theirs: etree._Element) -> None:
    """The properties of a table style, rule by rule."""
    tags = {f"{_W}{name}" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")}
    for child in list(style):
        if child.tag in tags:
            style.remove(child)
    style.extend(copy.deepcopy(child) for child in theirs if child.tag in tags)


def _insert_properties(style: etree._Element, properties: etree._Element) -> None:
    """Put `pPr` before `rPr`, both after what describes the style."""
    text = style.find(f"{_W}rPr")
    if text is not None and properties.tag == f"{_W}pPr":
        text.addprevious(properties)
    else:
        style.append(properties)


def _elements(markup: str) -> list[etree._Element]:
    """Paragraphs of ours as elements."""
    from workflow.exports.ooxml_pages import header_part

    return list(parse_xml(header_part(markup))) if markup else []
