"""The pictures of a Word drawing: DrawingML, and the VML that older files hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from workflow.article import Picture
from workflow.sources.files import clean_text

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

_VML = "urn:schemas-microsoft-com:vml"
_IMAGE_DATA = f"{{{_VML}}}imagedata"
_EMU_PER_MM = 36_000
_MM_PER_UNIT = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96}
_CSS_WIDTH = re.compile(r"(?:^|;)\s*width:\s*(?P<number>\d{1,5}(?:\.\d+)?)(?P<unit>pt|in|cm|mm|px)")
# Word writes "image001.jpg" and "C:\Photos\DSC_0042.JPG" where nobody said what is shown
_FILE_NAME = re.compile(
    r"(?:[A-Za-z]:)?[^\s\"<>|*?]*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)", re.I
)
_RASTER = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif")
_WIDEST = 1_000


def find_pictures(node: _Element, part: Part) -> list[Picture]:
    """The pictures under an element, in order, those in its text boxes not among them.

    Each has line 0 and, as its file, the name of its part, the address it is linked to, or
    nothing where the part is missing. Nothing is fetched.
    """
    return [*_modern(node, part), *_vml(node, part)]


def is_raster(picture: Picture) -> bool:
    """Whether the file's name is that of an image every word processor shows."""
    return picture.file.lower().endswith(_RASTER)


def _modern(node: _Element, part: Part) -> Iterator[Picture]:
    blips = [blip for blip in node.iter(qn("a:blip")) if not _in_box(blip, node)]
    for blip in blips:
        file = _file(part, blip.get(qn("r:embed"), "")) or _file(part, blip.get(qn("r:link"), ""))
        frame = next(blip.iterancestors(qn("wp:inline"), qn("wp:anchor")), None)
        named = next(blip.iterancestors(qn("pic:pic")), None)
        extent = None if frame is None or len(blips) > 1 else frame.find(qn("wp:extent"))
        yield Picture(
            0,
            file,
            _alt(None if named is None else named.find(f".//{qn('pic:cNvPr')}"))
            or _alt(None if frame is None else frame.find(qn("wp:docPr"))),
            0 if extent is None else _width(extent.get("cx", "")),
            _is_altered(blip),
        )


def _vml(node: _Element, part: Part) -> Iterator[Picture]:
    for data in node.iter(_IMAGE_DATA):
        if _in_box(data, node):
            continue
        shape = data.getparent()
        style = "" if shape is None else shape.get("style", "")
        found = _CSS_WIDTH.search(style)
        width = float(found["number"]) * _MM_PER_UNIT[found["unit"]] if found else 0.0
        yield Picture(
            0,
            _file(part, data.get(qn("r:id"), "") or data.get(qn("r:pict"), "")),
            _words("" if shape is None else shape.get("alt", "")),
            min(round(width), _WIDEST),
            any(data.get(f"crop{side}") for side in ("left", "top", "right", "bottom"))
            or "rotation:" in style,
        )


def _in_box(inner: _Element, outer: _Element) -> bool:
    """Whether a text box stands between the two; what is in it is read with its paragraphs."""
    for above in inner.iterancestors():
        if above is outer:
            return False
        if above.tag == qn("w:txbxContent"):
            return True
    return False


def _file(part: Part, relationship: str) -> str:
    relation = part.rels.get(relationship) if relationship else None
    if relation is None:
        return ""
    return relation.target_ref if relation.is_external else str(relation.target_part.partname)


def _alt(named: _Element | None) -> str:
    if named is None:
        return ""
    return _words(named.get("descr", "")) or _words(named.get("title", ""))


def _words(text: str) -> str:
    line = " ".join(clean_text(text).split())
    return "" if _FILE_NAME.fullmatch(line) else line


def _width(emu: str) -> int:
    return min(round(int(emu) / _EMU_PER_MM), _WIDEST) if emu.isascii() and emu.isdecimal() else 0


def _is_altered(blip: _Element) -> bool:
    fill = blip.getparent()
    cropped = None if fill is None else fill.find(qn("a:srcRect"))
    shape = None if fill is None else fill.getparent()
    turned = None if shape is None else shape.find(f".//{qn('a:xfrm')}")
    return bool(cropped is not None and any(value != "0" for value in cropped.attrib.values())) or (
        turned is not None and any(turned.get(key, "0") != "0" for key in ("rot", "flipH", "flipV"))
    )
