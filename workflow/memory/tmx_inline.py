"""Inline elements of TMX and light tags: `<bpt type="bold">` is `<b>`, and back.

Written, a light tag is a `<bpt>`/`<ept>` pair, or an `<it>` where its other half is missing; its
content is the tag itself, so that what was written here is read again to the letter. Read from
other programs, an element is a light tag where its `type` or its content says so plainly;
anything else is dropped and counted, its translatable text is kept.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import escape

from lxml import etree

from workflow.article import escape_inline, iter_tags, plain_text
from workflow.memory.tmx_values import Program, tidy

_TYPES = {
    **dict.fromkeys(("bold", "b", "strong", "x-bold"), "b"),
    **dict.fromkeys(("italic", "i", "em", "x-italic"), "i"),
    **dict.fromkeys(("link", "a", "hyperlink", "x-link"), "a"),
}
_NAMES = {"b": "bold", "i": "italic", "a": "link"}
# <b>, </strong>, <em class="x">, <a href="https://example.org">
_NATIVE = re.compile(
    r"\s*<(?P<close>/?)\s*(?P<name>b|strong|i|em|a)(?:\s[^<>]*)?>\s*", re.IGNORECASE
)
_BREAKS = frozenset({"lb", "x-lb", "br"})
# A sign that memoQ protects: <mq:ch val=" " />, with a no-break space most often.
_PROTECTED = re.compile(r'\s*<mq:ch\s+val="(?P<sign>[^"]{1,12})"\s*/>\s*')
# The line ends that an indented file puts into a long text.
_INDENT = re.compile(r"[ \t]*\r?\n[ \t]+")
# Escaped twice by its program: Du riz&amp;nbsp;: la r&amp;eacute;colte
_ESCAPED = re.compile(r"&(?:#[0-9]{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}[0-9]{0,2});", re.IGNORECASE)
# What OmegaT puts for the formatting of its own formats: <b0>, </f1>, <br2/>
_OMEGAT_TAG = re.compile(r"</?[a-zA-Z]+[0-9]+/?>")


class Segments:
    """Reads the `<seg>` elements of one unit; the links of its languages share their numbers."""

    def __init__(self, program: Program, dropped: Counter[str]) -> None:
        """`program` made the file: what was written here has light tags in elements only, or as
        text only; other programs know those of a PO file as text."""
        self._own = program.is_own
        self._elements = program.writes_elements
        self._omegat = program.is_omegat
        self._dropped = dropped
        self._links: dict[str, str] = {}

    def text(self, segment: etree._Element) -> str:
        """The text of a segment, with light tags."""
        text = self._text(segment)
        if self._own:
            return tidy(text)
        return tidy(_ESCAPED.sub(_letter, _INDENT.sub(" ", text)))

    def _text(self, segment: etree._Element) -> str:
        if not len(segment) and not self._omegat:
            text = segment.text or ""
            return escape_inline(text) if self._elements else text
        parts = _Parts()
        ends = {end.get("i", "") for end in segment.iter("{*}ept")}
        self._read(segment, parts, ends, {})
        return "".join(self._joined(parts))

    def _joined(self, parts: _Parts) -> Iterator[str]:
        for is_tag, part in parts.merged():
            if is_tag:
                yield part
            elif self._elements:
                yield escape_inline(part)
            elif self._omegat:
                text, count = _OMEGAT_TAG.subn("", part)
                if count:
                    self._dropped["tags of OmegaT"] += count
                yield text
            else:
                yield part

    def _read(
        self, element: etree._Element, parts: _Parts, ends: set[str], opened: dict[str, str]
    ) -> None:
        parts.add_text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, etree.QName(child).localname, parts, ends, opened)
            else:
                self._dropped["entities"] += 1
                parts.part_words()
            parts.add_text(child.tail)

    def _child(
        self,
        child: etree._Element,
        name: str,
        parts: _Parts,
        ends: set[str],
        opened: dict[str, str],
    ) -> None:
        number = child.get("i", "")
        if name == "bpt":
            tag = self._tag(child) if number in ends else ""
            self._add(parts, tag, name)
            opened[number] = tag[1] if tag else ""
        elif name == "ept":
            closed = opened.pop(number, None)
            if closed:
                parts.add_tag(f"</{closed}>")
            elif closed is None:
                self._dropped[name] += 1
        elif name == "it":
            tag = self._tag(child)
            if child.get("pos") == "end" and tag:
                tag = f"</{_tag_name(tag)}>"
            self._add(parts, tag, name)
        elif name in ("ph", "ut"):
            if child.get("type", "").lower() in _BREAKS:
                parts.add_text("\n")
            elif protected := _PROTECTED.fullmatch(child.text or ""):
                parts.add_text(html.unescape(protected["sign"]))
            else:
                self._dropped[name] += 1
                parts.part_words()
        else:
            self._wrapping(child, name, parts, ends, opened)

    def _wrapping(
        self,
        child: etree._Element,
        name: str,
        parts: _Parts,
        ends: set[str],
        opened: dict[str, str],
    ) -> None:
        """An element around text: `<hi type="bold">`, or one that TMX does not know."""
        kind = _TYPES.get(child.get("type", "").lower() if name == "hi" else name.lower(), "")
        tag = self._numbered(kind, child) if kind else ""
        self._add(parts, tag, name)
        self._read(child, parts, ends, opened)
        if tag:
            parts.add_tag(f"</{kind}>")

    def _add(self, parts: _Parts, tag: str, name: str) -> None:
        if tag:
            parts.add_tag(tag)
        else:
            self._dropped[name] += 1

    def _tag(self, element: etree._Element) -> str:
        """The light tag that an element stands for, empty where it is none."""
        content = element.text or ""
        if [*iter_tags(content)] == [content]:
            return content
        native = _NATIVE.fullmatch(content)
        kind = _TYPES.get(element.get("type", "").lower(), "")
        if not kind and native:
            kind = _TYPES[native["name"].lower()]
        return self._numbered(kind, element) if kind else ""

    def _numbered(self, kind: str, element: etree._Element) -> str:
        if kind != "a":
            return f"<{kind}>"
        key = element.get("x") or element.get("i") or f"nth {len(self._links)}"
        return self._links.setdefault(key, f'<a id="{len(self._links) + 1}">')


def _letter(escaped: re.Match[str]) -> str:
    """The letter, but for those with which a PO file tells a text `<b>` from a light tag."""
    letter = html.unescape(escaped[0])
    return escaped[0] if letter in '&<>"' else letter


class _Parts:
    """Pieces of text and tags in order."""

    def __init__(self) -> None:
        self._parts: list[tuple[bool, str]] = []
        self._parting = False

    def add_text(self, text: str | None) -> None:
        if not text:
            return
        if self._parting and self._ends_in_word() and text[0].isalnum():
            text = f" {text}"
        self._parting = False
        self._parts.append((False, text))

    def add_tag(self, tag: str) -> None:
        self._parts.append((True, tag))

    def part_words(self) -> None:
        """What was dropped stood between two words, perhaps."""
        self._parting = True

    def _ends_in_word(self) -> bool:
        return bool(self._parts) and not self._parts[-1][0] and self._parts[-1][1][-1].isalnum()

    def merged(self) -> Iterator[tuple[bool, str]]:
        """The parts, neighbouring texts as one: a tag could hide across their seam."""
        text: list[str] = []
        for is_tag, part in self._parts:
            if not is_tag:
                text.append(part)
                continue
            if text:
                yield False, "".join(text)
                text.clear()
            yield True, part
        if text:
            yield False, "".join(text)


def segment_xml(tagged: str, shared: dict[tuple[str, int], int]) -> str:
    """The content of a `<seg>` for a text with light tags.

    `shared` numbers the tags of a unit, so that the same tag has the same `x` in the source and
    in the target.
    """
    if "<" not in tagged and "lt;" not in tagged:
        return escape(tagged)
    tags = [*iter_tags(tagged)]
    partner = _partners(tags)
    seen: Counter[str] = Counter()
    out: list[str] = []
    position = 0
    for index, tag in enumerate(tags):
        start = tagged.index(tag, position)
        out.append(escape(plain_text(tagged[position:start])))
        position = start + len(tag)
        seen[tag] += 1
        other = partner.get(index)
        if other is None:
            out.append(_single(tag, shared.setdefault((tag, seen[tag]), len(shared) + 1)))
        elif other > index:
            x = shared.setdefault((tag, seen[tag]), len(shared) + 1)
            kind = _NAMES[_tag_name(tag)]
            out.append(f'<bpt i="{index + 1}" x="{x}" type="{kind}">{escape(tag)}</bpt>')
        else:
            out.append(f'<ept i="{other + 1}">{escape(tag)}</ept>')
    out.append(escape(plain_text(tagged[position:])))
    return "".join(out)


def _single(tag: str, x: int) -> str:
    place = "end" if tag.startswith("</") else "begin"
    kind = _NAMES[_tag_name(tag)]
    return f'<it pos="{place}" x="{x}" type="{kind}">{escape(tag)}</it>'


def _partners(tags: list[str]) -> dict[int, int]:
    """Which tag of a text closes which, both ways; a tag without its other half is not there."""
    waiting: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for index, tag in enumerate(tags):
        name = _tag_name(tag)
        if not tag.startswith("</"):
            waiting.setdefault(name, []).append(index)
        elif waiting.get(name):
            other = waiting[name].pop()
            found[index], found[other] = other, index
    return found


def _tag_name(tag: str) -> str:
    return tag.lstrip("</")[0]
