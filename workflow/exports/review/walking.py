"""The text of Word paragraphs as it was, as it will be, and with everything that was ever there.

ECMA-376 part 1: insertions and deletions 17.13.5, content controls 17.5.2, fields 17.16. Every
element that can hold text is gone into; what is not known is gone through as if it were not there,
so that no sentence is lost in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from lxml import etree

from workflow.exports.review.texts import HELD_HYPHEN

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_INSERTED = {f"{W}ins", f"{W}moveTo"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_SILENT = {
    f"{W}{name}"
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "smartTagPr")
} | {
    f"{W}customXmlPr",
    f"{W}fldData",
    f"{W}instrText",
    f"{W}delInstrText",
    f"{W}rt",
    f"{MC}Fallback",
}
"""What holds no text of its paragraph; a fallback repeats what its choice says."""
_BREAKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": HELD_HYPHEN,
    f"{W}softHyphen": "\u00ad",
}
_RUN_PROPERTIES = f"{W}rPr"
_TEXT = f"{W}t"
_FIELD_CHARACTER = f"{W}fldChar"
_INSTRUCTIONS = {f"{W}instrText", f"{W}delInstrText"}
_CONTENT = {*_BREAKS, f"{W}t", f"{W}delText", f"{W}br", f"{W}sym"}
_ALTERNATIVES = f"{MC}AlternateContent"
_SYMBOLS = {0xB0: "°", 0xB1: "±", 0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xAE: "→", 0x2D: "−"}
"""Signs of the font Symbol that stand in news texts, by their place in it."""
_PRIVATE = range(0xF000, 0xF100)
_OFF = {"0", "false", "off", "none"}
# ' HYPERLINK "https://example.org" \h '
_LEADS_TO = re.compile(r'\bHYPERLINK\s+"([^"]*)"')


class View(StrEnum):
    """Which of the changes of a text are looked at as done."""

    FINAL = "final"
    """All changes accepted."""
    ORIGINAL = "original"
    """All changes rejected."""
    ALL = "all"
    """Whatever is there, deleted or not."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Who changed something, and when, as the file says; either may be empty."""

    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one look and one history."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""
    """Where it leads to."""
    inserted: Mark | None = None
    deleted: Mark | None = None
    struck: bool = False
    """Struck through by hand: people who do not record changes mean a deletion."""
    hidden: bool = False
    """Text that neither screen nor paper shows."""
    language: str = ""
    """As the run itself says it; empty where it does not."""

    def saying(self, text: str) -> Piece:
        """Another text of the same look and history."""
        return Piece(
            text,
            self.bold,
            self.italic,
            self.address,
            self.inserted,
            self.deleted,
            self.struck,
            self.hidden,
            self.language,
        )

    def is_in(self, view: View) -> bool:
        """Whether the view shows it; hidden text belongs to nobody's final text."""
        if view is View.FINAL:
            return self.deleted is None and not self.hidden
        return view is View.ALL or self.inserted is None


_NOTHING = Piece("")


@dataclass(frozen=True, slots=True)
class Looks:
    """What character styles and relationships mean in one file."""

    styles: Mapping[str, tuple[bool, bool]]
    """Bold and italic of each character style."""
    addresses: Mapping[str, str]
    """Address of each relationship."""


@dataclass(slots=True)
class _Field:
    """A complex field: what it was told, then what it shows."""

    told: str = ""
    shows: bool = False


def pieces_of(paragraphs: Iterable[etree._Element], looks: Looks) -> list[Piece]:
    """The text of paragraphs that stand in one place, line ends between them.

    A paragraph's mark that is deleted, or inserted, joins it to the next in the view without it.
    """
    walker = _Walker(looks)
    out: list[Piece] = []
    before: etree._Element | None = None
    for paragraph in paragraphs:
        if before is not None:
            out.append(_paragraph_end(before))
        out.extend(walker.walk(paragraph, _NOTHING))
        before = paragraph
    return out


def paragraphs_in(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs under an element in order, those of tables in it and of controls too."""
    for child in element:
        if child.tag == f"{W}p":
            yield child
        elif child.tag not in _SILENT:
            yield from paragraphs_in(child)


def child_of(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child of a kind; more than twice as quick as `find`, which reads paths."""
    return next(element.iterchildren(tag), None)


def mark_of(element: etree._Element) -> Mark:
    """Author and date of a tracked change."""
    author = " ".join((element.get(f"{W}author") or "").split())
    return Mark(author, element.get(f"{W}date") or "")


class _Walker:
    """Goes through runs; fields may span paragraphs, so it remembers those that are open."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._fields: list[_Field] = []

    def walk(self, element: etree._Element | None, now: Piece) -> Iterator[Piece]:
        """The pieces under an element that stands in the look and history of `now`."""
        for child in () if element is None else element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SILENT:
                continue
            if tag in _INSERTED:
                yield from self.walk(child, replace(now, inserted=mark_of(child)))
            elif tag in _DELETED:
                yield from self.walk(child, replace(now, deleted=mark_of(child)))
            elif tag == f"{W}hyperlink":
                address = self._looks.addresses.get(child.get(f"{R}id") or "", "")
                yield from self.walk(child, replace(now, address=address or now.address))
            elif tag == f"{W}r":
                yield from self._run(child, now)
            elif tag in _CONTENT:
                yield from self._content(child, now)
            elif tag == _ALTERNATIVES:
                # of several ways to say one thing the first; the others repeat it
                first = child.find(f"{MC}Choice")
                yield from self.walk(child.find(f"{MC}Fallback") if first is None else first, now)
            elif tag == MATH_TEXT:
                yield now.saying(child.text or "")
            elif tag == f"{W}p":
                # a text box in the paragraph
                yield now.saying("\n")
                yield from self.walk(child, now)
            else:
                yield from self.walk(child, now)

    def _run(self, run: etree._Element, now: Piece) -> Iterator[Piece]:
        look = self._look(child_of(run, _RUN_PROPERTIES))
        bold, italic, struck, hidden, language = look
        shown = Piece(
            "", bold, italic, now.address, now.inserted, now.deleted, struck, hidden, language
        )
        for child in run:
            tag = child.tag
            if tag == _FIELD_CHARACTER:
                self._field(child.get(f"{W}fldCharType") or "")
            elif tag in _INSTRUCTIONS and self._fields:
                self._fields[-1].told += child.text or ""
            elif tag not in _SILENT and all(field.shows for field in self._fields):
                yield from self._content(child, self._led(shown))

    def _content(self, child: etree._Element, shown: Piece) -> Iterator[Piece]:
        if child.tag == _TEXT:
            yield shown.saying(child.text or "")
        elif child.tag == f"{W}delText":
            yield replace(shown, text=child.text or "", deleted=shown.deleted or Mark())
        elif child.tag == f"{W}br":
            on_page = child.get(f"{W}type") in ("page", "column")
            yield shown.saying("" if on_page else "\n")
        elif child.tag == f"{W}sym":
            yield shown.saying(_symbol(child))
        elif child.tag in _BREAKS:
            yield shown.saying(_BREAKS[str(child.tag)])
        else:
            yield from self.walk(child, shown)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _led(self, shown: Piece) -> Piece:
        for field in self._fields:
            match = _LEADS_TO.search(field.told)
            if match and not shown.address:
                return replace(shown, address=match[1])
        return shown

    def _look(self, properties: etree._Element | None) -> tuple[bool, bool, bool, bool, str]:
        """Bold and italic: what the run itself says, else what its style says. Struck through,
        hidden and the language, as the run itself says them."""
        if properties is None:
            return False, False, False, False, ""
        said = {each.tag: each.get(f"{W}val") for each in properties}
        bold, italic = self._looks.styles.get(said.get(f"{W}rStyle") or "", (False, False))
        return (
            _switched(said, "b", bold),
            _switched(said, "i", italic),
            _switched(said, "strike", default=False) or _switched(said, "dstrike", default=False),
            _switched(said, "vanish", default=False),
            said.get(f"{W}lang") or "",
        )


def looks_of(styles: etree._Element | None, relationships: etree._Element | None) -> Looks:
    """What the styles part and the relationships of the main part say."""
    addresses = {
        each.get("Id") or "": each.get("Target") or ""
        for each in (() if relationships is None else relationships)
        if each.get("TargetMode") == "External"
    }
    found = {
        each.get(f"{W}styleId") or "": each
        for each in (() if styles is None else styles.iter(f"{W}style"))
        if each.get(f"{W}type") == "character"
    }
    return Looks({name: _style_look(name, found, 0) for name in found}, addresses)


def _style_look(name: str, found: Mapping[str, etree._Element], depth: int) -> tuple[bool, bool]:
    style = found.get(name)
    if style is None or depth > len(found):
        return False, False
    base = style.find(f"{W}basedOn")
    based_on = "" if base is None else base.get(f"{W}val") or ""
    bold, italic = _style_look(based_on, found, depth + 1)
    properties = style.find(f"{W}rPr")
    if properties is None:
        return bold, italic
    said = {each.tag: each.get(f"{W}val") for each in properties}
    return _switched(said, "b", bold), _switched(said, "i", italic)


def _switched(said: Mapping[Any, str | None], name: str, default: bool) -> bool:
    """What properties say of a switch; `said` has their values by tag."""
    tag = f"{W}{name}"
    return (said[tag] or "true").lower() not in _OFF if tag in said else default


def _paragraph_end(paragraph: etree._Element) -> Piece:
    whole = paragraph.find(f"{W}pPr")
    properties = None if whole is None else whole.find(f"{W}rPr")
    end = Piece("\n")
    for change in () if properties is None else properties:
        if change.tag in _INSERTED:
            end = replace(end, inserted=mark_of(change))
        elif change.tag in _DELETED:
            end = replace(end, deleted=mark_of(change))
    return end


def _symbol(element: etree._Element) -> str:
    """The character of a symbol; U+FFFD, which a reader sees, for one that is not known."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return "\ufffd"
    if code in _PRIVATE:
        known = (element.get(f"{W}font") or "").casefold() == "symbol"
        return _SYMBOLS.get(code - _PRIVATE.start, "\ufffd") if known else "\ufffd"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
