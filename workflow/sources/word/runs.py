"""The text of one Word paragraph as formatted runs, in its final view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from workflow.article import Inline, Picture
from workflow.sources.files import clean_text
from workflow.sources.inline import is_safe_address
from workflow.sources.word.pictures import find_pictures, is_raster
from workflow.sources.word.styles import Styles
from workflow.sources.word.symbols import symbol_text

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ALTERNATE, _CHOICE = f"{{{_MARKUP}}}AlternateContent", f"{{{_MARKUP}}}Choice"
_FALLBACK = f"{{{_MARKUP}}}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_HYPERLINK = re.compile(r'HYPERLINK\s+"?(?P<address>[^"\s\\]+)', re.IGNORECASE)
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_REMOVED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:delText", "w:sdtPr")))
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}
_NOTE_TAGS = {
    qn("w:footnoteReference"): "w:footnote",
    qn("w:endnoteReference"): "w:endnote",
}


@dataclass(slots=True)
class RunReader:
    """Reads paragraphs one after another; links are numbered over all of them."""

    styles: Styles
    part: Part
    notes: dict[tuple[str, str], int]
    """Numbers of footnotes and endnotes, by tag and id; filled while reading."""
    addresses: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    """Contents of the text boxes found."""
    pictures: list[Picture] = field(default_factory=list)
    """The pictures found, their lines counted from that of the paragraph: 0 where a picture
    stands before its text, else 1."""
    hidden: list[str] = field(default_factory=list)
    """The pieces of hidden text, which are not taken."""
    unknown: list[str] = field(default_factory=list)
    """The signs of symbol fonts that have no character, each by its font and code."""
    _runs: list[Inline] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: _Element) -> list[Inline]:
        """The runs of a paragraph; deleted and hidden text and field codes stay out."""
        self._runs, self._fields = [], []
        self._descend(paragraph, Inline(""))
        return self._runs

    def _descend(self, parent: _Element, now: Inline) -> None:
        for node in parent:
            if not isinstance(node.tag, str) or node.tag in _REMOVED:
                continue
            if node.tag == qn("w:r"):
                self._run(node, now)
            elif node.tag in (qn("w:hyperlink"), qn("w:fldSimple")):
                link = self._link_of(node)
                self._descend(node, Inline("", now.bold, now.italic, link or now.link))
            elif node.tag in (_ALTERNATE, qn("w:drawing"), qn("w:pict"), qn("w:object")):
                self._embedded(node, now)
            elif not self._leaf(node, now):
                self._descend(node, now)

    def _run(self, node: _Element, now: Inline) -> None:
        before = len(self._runs)
        bold, italic = self.styles.switch(node, "w:b"), self.styles.switch(node, "w:i")
        self._descend(node, Inline("", bold, italic, now.link))
        # Read all the same: a hidden run may hold the edge of a field.
        if self.styles.switch(node, "w:vanish"):
            self.hidden += [run.text for run in self._runs[before:]]
            del self._runs[before:]

    def _leaf(self, node: _Element, now: Inline) -> bool:
        """Take a node that holds text or a sign; say whether it was one."""
        tag = node.tag
        if tag in (qn("w:t"), _MATH_TEXT):
            self._add(clean_text(node.text or ""), now)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], now)
        elif tag == qn("w:sym"):
            self._symbol(node, now)
        elif tag in _NOTE_TAGS:
            key = (_NOTE_TAGS[tag], node.get(qn("w:id"), ""))
            self._add(f"[{self.notes.setdefault(key, len(self.notes) + 1)}]", Inline(""))
        elif tag == qn("w:fldChar"):
            self._field_edge(node.get(qn("w:fldCharType")))
        elif tag == qn("w:instrText"):
            if self._fields:
                self._fields[-1].code += node.text or ""
        else:
            return False
        return True

    def _symbol(self, node: _Element, now: Inline) -> None:
        font, code = node.get(qn("w:font"), ""), node.get(qn("w:char"), "")
        sign = symbol_text(font, int(code, 16)) if _HEX.fullmatch(code) else None
        if sign is None:
            self.unknown.append(f"{font} {code.upper()}".strip())
        self._add(clean_text(sign or ""), now)

    def _add(self, text: str, now: Inline) -> None:
        if any(not entry.shown for entry in self._fields):
            return
        link = next((entry.link for entry in self._fields if entry.link), now.link)
        if text:
            self._runs.append(Inline(text, now.bold, now.italic, link))

    def _field_edge(self, edge: str | None) -> None:
        if edge == "begin":
            self._fields.append(_Field())
        elif edge == "separate" and self._fields:
            self._fields[-1].shown = True
            self._fields[-1].link = self._link(_field_address(self._fields[-1].code))
        elif edge == "end" and self._fields:
            self._fields.pop()

    def _link_of(self, node: _Element) -> int | None:
        relation = self.part.rels.get(node.get(qn("r:id"), ""))
        if relation is not None and relation.is_external:
            return self._link(relation.target_ref)
        return self._link(_field_address(node.get(qn("w:instr"), "")))

    def _link(self, address: str) -> int | None:
        if not is_safe_address(address):
            return None
        self.addresses.append(address)
        return len(self.addresses)

    def _embedded(self, node: _Element, now: Inline) -> None:
        """A drawing or one of its two spellings: its text boxes and its pictures are kept."""
        if node.tag == _ALTERNATE:
            self._alternate(node, now)
            return
        boxes = [
            box
            for box in node.iter(qn("w:txbxContent"))
            if not any(above.tag == box.tag for above in _between(box, node))
        ]
        self.boxes.extend(boxes)
        pictures = find_pictures(node, self.part)
        if pictures or not boxes:
            self._take(pictures or [Picture(0, "")])

    def _alternate(self, node: _Element, now: Inline) -> None:
        """Take the newer spelling; the older one's pictures where the newer has none to show."""
        before = len(self.pictures)
        choice = next((inner for inner in node if inner.tag == _CHOICE and len(inner)), None)
        for inner in [choice] if choice is not None else list(node):
            self._descend(inner, now)
        taken = self.pictures[before:]
        if choice is None or not taken or any(map(is_raster, taken)):
            return
        older = [
            picture
            for inner in node.iterchildren(_FALLBACK)
            for picture in find_pictures(inner, self.part)
            if is_raster(picture)
        ]
        if older:
            del self.pictures[before:]
            self._take(older)

    def _take(self, pictures: list[Picture]) -> None:
        after = any(run.text.strip() for run in self._runs)
        self.pictures.extend(replace(picture, line=int(after)) for picture in pictures)


@dataclass(slots=True)
class _Field:
    """A field being read: its code, then what it shows."""

    code: str = ""
    shown: bool = False
    link: int | None = None


def _field_address(code: str) -> str:
    match = _HYPERLINK.search(code)
    return match["address"] if match else ""


def _between(inner: _Element, outer: _Element) -> Iterator[_Element]:
    """The elements above `inner` and below `outer`."""
    for above in inner.iterancestors():
        if above is outer:
            return
        yield above
