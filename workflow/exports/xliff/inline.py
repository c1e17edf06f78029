"""Light tags as inline elements of XLIFF 2.1, and back.

A pair of tags is a `<pc>`, whatever has no partner a `<ph>`, a line break a `<ph>` of its own
kind; each refers to its text in `<originalData>`, so that what was written is read again to the
letter. Read from other programs, an element is a light tag where its original data or its
`subType` says so; of anything else the text inside is kept and the element is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from workflow.article import escape_inline, iter_tags, plain_text
from workflow.exports.ooxml import clean_text

_BREAK = "\n"
_KINDS = {"b": 'type="fmt" subType="xlf:b"', "i": 'type="fmt" subType="xlf:i"', "a": 'type="link"'}
_BREAK_KIND = 'type="fmt" subType="xlf:lb" equiv="&#10;"'
_BY_SUBTYPE = {"xlf:b": "b", "xlf:i": "i", "xlf:lb": _BREAK}
_TAG_NAME = re.compile(r"</?([abi])")


class UnitCodes:
    """The inline elements of one unit: source and target share ids and original data."""

    def __init__(self) -> None:
        self._data: dict[str, str] = {}
        self._ids: dict[tuple[str, str, int], int] = {}

    def original_data(self, indent: str) -> str:
        """The `<originalData>` element with its line end; empty where nothing refers to it."""
        if not self._data:
            return ""
        entries = "".join(
            f'{indent}  <data id="{name}">{escape(text).replace(_BREAK, "&#10;")}</data>\n'
            for text, name in self._data.items()
        )
        return f"{indent}<originalData>\n{entries}{indent}</originalData>\n"

    def inline_xml(self, tagged: str) -> str:
        """The content of `<source>` or `<target>` for a text with light tags."""
        tagged = clean_text(tagged)
        tags = [*iter_tags(tagged)]
        partner = _partners(tags)
        counted: dict[tuple[str, str], int] = {}
        out: list[str] = []
        position = 0
        for index, tag in enumerate(tags):
            start = tagged.index(tag, position)
            out.append(self._text_xml(tagged[position:start], counted))
            position = start + len(tag)
            other = partner.get(index)
            if other is None:
                about = f"{_KINDS[_name(tag)]} {self._data_attribute('dataRef', tag)}"
                out.append(f'<ph id="{self._id("ph", tag, counted)}" {about}/>')
            elif other > index:
                about = (
                    f"{_KINDS[_name(tag)]} {self._data_attribute('dataRefStart', tag)}"
                    f" {self._data_attribute('dataRefEnd', tags[other])}"
                )
                out.append(f'<pc id="{self._id("pc", tag, counted)}" {about}>')
            else:
                out.append("</pc>")
        out.append(self._text_xml(tagged[position:], counted))
        return "".join(out)

    def _text_xml(self, text: str, counted: dict[tuple[str, str], int]) -> str:
        lines = escape(plain_text(text)).split(_BREAK)
        out = lines[:1]
        for line in lines[1:]:
            about = f"{_BREAK_KIND} {self._data_attribute('dataRef', _BREAK)}"
            out += [f'<ph id="{self._id("ph", _BREAK, counted)}" {about}/>', line]
        return "".join(out)

    def _data_attribute(self, name: str, text: str) -> str:
        return f'{name}="{self._data.setdefault(text, f"d{len(self._data) + 1}")}"'

    def _id(self, element: str, tag: str, counted: dict[tuple[str, str], int]) -> int:
        """The same number for the same element in source and target."""
        counted[element, tag] = nth = counted.get((element, tag), 0) + 1
        return self._ids.setdefault((element, tag, nth), len(self._ids) + 1)


def _partners(tags: list[str]) -> dict[int, int]:
    """Which tag closes which, both ways; those that do not nest are not there."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for index, tag in enumerate(tags):
        if not tag.startswith("</"):
            opened.append(index)
        elif opened and _name(tags[opened[-1]]) == _name(tag):
            other = opened.pop()
            found[index], found[other] = other, index
        elif any(_name(tags[each]) == _name(tag) for each in opened):
            # "<b>one <i>two</b> three</i>": what is open inside has no partner in this element
            while _name(tags[opened[-1]]) != _name(tag):
                opened.pop()
            other = opened.pop()
            found[index], found[other] = other, index
    return found


def _name(tag: str) -> str:
    match = _TAG_NAME.match(tag)
    assert match is not None, tag
    return match[1]


def inline_text(element: etree._Element, data: Mapping[str, str]) -> str:
    """The text of `<source>` or `<target>`, with light tags; `data` is the original data."""
    parts: list[tuple[bool, str]] = []
    _read(element, data, parts, [0])
    out: list[str] = []
    text = ""
    for is_tag, part in [*parts, (True, "")]:
        if is_tag:
            # Neighbouring texts as one: a tag could hide across their seam.
            out += [escape_inline(text), part]
            text = ""
        else:
            text += part
    return "".join(out)


def _read(
    element: etree._Element,
    data: Mapping[str, str],
    parts: list[tuple[bool, str]],
    links: list[int],
) -> None:
    parts.append((False, element.text or ""))
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "pc":
            begin, end = _pair(child, data, links)
            parts.append((bool(begin), begin))
            _read(child, data, parts, links)
            parts.append((bool(end), end))
        elif name == "cp":
            parts.append((False, _code_point(child.get("hex", ""))))
        elif name in ("ph", "sc", "ec"):
            tag = _known(data.get(child.get("dataRef", ""), ""))
            if not tag and _BY_SUBTYPE.get(child.get("subType", "")) == _BREAK:
                tag = _BREAK
            parts.append((tag not in ("", _BREAK), tag))
        elif name:
            _read(child, data, parts, links)
        parts.append((False, child.tail or ""))


def _pair(child: etree._Element, data: Mapping[str, str], links: list[int]) -> tuple[str, str]:
    """The light tags of a `<pc>`; empty where it stands for none."""
    begin = _known(data.get(child.get("dataRefStart", ""), ""))
    end = _known(data.get(child.get("dataRefEnd", ""), ""))
    if begin and end:
        return begin, end
    name = _BY_SUBTYPE.get(child.get("subType", ""), "")
    if name in ("b", "i"):
        return f"<{name}>", f"</{name}>"
    if child.get("type") == "link":
        links[0] += 1
        return f'<a id="{links[0]}">', "</a>"
    return "", ""


def _known(text: str) -> str:
    """The text where it is a light tag or a line break, else nothing."""
    return text if text == _BREAK or [*iter_tags(text)] == [text] else ""


def _code_point(digits: str) -> str:
    try:
        return clean_text(chr(int(digits, 16)))
    except (ValueError, OverflowError):
        return ""


def attribute(text: str) -> str:
    """The text as the value of an attribute, with its quotation marks."""
    return quoteattr(" ".join(clean_text(text).split()))
