"""What the styles and the numbering of a Word document say about a paragraph or a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from workflow.article import BlockKind

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_KINDS = {
    "title": BlockKind.TITLE,
    "caption": BlockKind.CAPTION,
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "block text": BlockKind.QUOTE,
    "quotations": BlockKind.QUOTE,
    "html preformatted": BlockKind.CODE,
    "preformatted text": BlockKind.CODE,
    "macro text": BlockKind.CODE,
    "byline": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
    "furniture": BlockKind.FURNITURE,
}
"""Kinds by the names of styles, in small letters; Word keeps them English in every language."""

_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST_CHAIN = 30


def child(element: _Element | None, *names: str) -> _Element | None:
    """The element found by going down the names, such as `w:pPr`, `w:numPr`."""
    for name in names:
        if element is None:
            return None
        element = element.find(qn(name))
    return element


def value(element: _Element | None) -> str | None:
    """The `w:val` of an element."""
    return None if element is None else element.get(qn("w:val"))


def is_on(element: _Element | None) -> bool | None:
    """Whether a switch such as `w:b` is on; `None` where it is not set."""
    if element is None:
        return None
    return (value(element) or "true").lower() not in _OFF


@dataclass(slots=True)
class Styles:
    """The styles of a document by id, and its lists."""

    styles: dict[str, _Element]
    levels: dict[tuple[str, int], _Element]
    """`w:lvl` by number id and level."""
    counters: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Styles:
        """The styles and lists of a document."""
        styles = {
            element.get(qn("w:styleId"), ""): element
            for element in document.styles.element.iterchildren(qn("w:style"))
        }
        return cls(styles, dict(_levels(document)))

    def chain(self, style_id: str | None) -> Iterator[_Element]:
        """The style of an id and those it is based on."""
        for _ in range(_DEEPEST_CHAIN):
            style = self.styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value(child(style, "w:basedOn"))

    def names(self, style_id: str | None) -> Iterator[str]:
        """The names of a style and those it is based on, in small letters."""
        for style in self.chain(style_id):
            yield (value(child(style, "w:name")) or "").lower()

    def kind(self, paragraph: _Element) -> BlockKind | None:
        """The kind that a paragraph's style gives it, headings and lists apart."""
        style_id = value(child(paragraph, "w:pPr", "w:pStyle"))
        return next((_KINDS[name] for name in self.names(style_id) if name in _KINDS), None)

    def heading_level(self, paragraph: _Element) -> int:
        """The level of a heading from 1; 0 for what is none."""
        own = value(child(paragraph, "w:pPr", "w:outlineLvl"))
        if own is not None:
            return _outline(own)
        style_id = value(child(paragraph, "w:pPr", "w:pStyle"))
        for style in self.chain(style_id):
            name = (value(child(style, "w:name")) or "").lower()
            if name.startswith("heading ") and name[8:].isdigit():
                return min(int(name[8:]), 6)
            level = value(child(style, "w:pPr", "w:outlineLvl"))
            if level is not None:
                return _outline(level)
        return 0

    def list_place(self, paragraph: _Element) -> tuple[int, str] | None:
        """Depth from 1 and marker of a list item, counting it; `None` for what is none."""
        found = self._numbering(paragraph)
        if found is None:
            return None
        number_id, level = found
        definition = self.levels.get((number_id, level))
        form = value(child(definition, "w:numFmt")) if definition is not None else "bullet"
        for key in list(self.counters):
            if key[0] == number_id and key[1] > level:
                del self.counters[key]
        if form == "none":
            return None
        if form == "bullet":
            return level + 1, "-"
        start = value(child(definition, "w:start")) or "1"
        first = int(start) if start.isdigit() else 1
        count = self.counters.get((number_id, level), first - 1) + 1
        self.counters[number_id, level] = count
        return level + 1, f"{count}."

    def _numbering(self, paragraph: _Element) -> tuple[str, int] | None:
        style_id = value(child(paragraph, "w:pPr", "w:pStyle"))
        number_id: str | None = None
        level: str | None = None
        for owner in (paragraph, *self.chain(style_id)):
            numbering = child(owner, "w:pPr", "w:numPr")
            number_id = number_id or value(child(numbering, "w:numId"))
            level = level or value(child(numbering, "w:ilvl"))
        if number_id is None or number_id == "0":
            return None
        return number_id, int(level) if level and level.isdigit() else 0

    def switch(self, run: _Element, name: str) -> bool:
        """Whether a run is bold (`w:b`) or italic (`w:i`), by itself or its character style."""
        own = is_on(child(run, "w:rPr", name))
        if own is not None:
            return own
        for style in self.chain(value(child(run, "w:rPr", "w:rStyle"))):
            styled = is_on(child(style, "w:rPr", name))
            if styled is not None:
                return styled
        return False


def _outline(level: str) -> int:
    return int(level) + 1 if level.isdigit() and int(level) < 6 else 0


def _levels(document: Document) -> Iterator[tuple[tuple[str, int], _Element]]:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    abstract = {
        element.get(qn("w:abstractNumId")): element
        for element in root.iterchildren(qn("w:abstractNum"))
    }
    for number in root.iterchildren(qn("w:num")):
        number_id = number.get(qn("w:numId"), "")
        base = abstract.get(value(child(number, "w:abstractNumId")))
        overrides = [child(element, "w:lvl") for element in number.findall(qn("w:lvlOverride"))]
        for level in [*(base.iterchildren(qn("w:lvl")) if base is not None else ()), *overrides]:
            if level is not None and level.get(qn("w:ilvl"), "").isdigit():
                yield (number_id, int(level.get(qn("w:ilvl")))), level
