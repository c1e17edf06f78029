"""Where in a part something stands, as a person would find it."""

from __future__ import annotations

from lxml import etree

from workflow.exports.review.walking import W

_STORIES = {f"{W}{name}" for name in ("body", "hdr", "ftr", "comment", "footnote", "endnote")}
_LONGEST = 40


def place_of(part: str, element: etree._Element) -> str:
    """Part, table, row and cell, or the paragraph, each counted from 1.

    Tables and paragraphs are counted among those that stand side by side: within the text, or
    within a cell.
    """
    steps: list[str] = []
    at: etree._Element | None = element
    while at is not None and at.tag not in _STORIES:
        name = _NAMES.get(str(at.tag))
        if name is not None:
            steps.append(f"{name} {_number(at)}")
        at = at.getparent()
    if at is not None and at.get(f"{W}id"):
        steps.append(f"{etree.QName(at).localname} {at.get(f'{W}id')}")
    return ", ".join([part, *reversed(steps)])


def excerpt(text: str) -> str:
    """The beginning of a text, on one line, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST else line[:_LONGEST] + '…'}”"


def text_of(element: etree._Element) -> str:
    """The characters under an element, deleted ones too."""
    return "".join(each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))


_NAMES = {f"{W}tbl": "table", f"{W}tr": "row", f"{W}tc": "cell", f"{W}p": "paragraph"}


def _number(element: etree._Element) -> int:
    return 1 + sum(1 for _ in element.itersiblings(str(element.tag), preceding=True))
