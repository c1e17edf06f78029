"""What ends a page though it belongs with what follows: a heading, the head row of a table.

Blocks are known on a page by their letters alone, whatever their order: the columns of a row stand
side by side there, and a text from the right is printed as it is read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from workflow.exports.review.walking import W
from workflow.exports.verification.opened import WordFile, style_of
from workflow.exports.verification.places import excerpt, text_of
from workflow.exports.verification.values import Fault

_MOST_LINES = 12
"""Lines of a page's end that are looked at: footers and headings are shorter."""
_MEND = "Open it in the word processor and give what stands above more or less room"
_OFF = ("0", "false", "off")
_BODY_TEXT = ("9",)

Letters = str
"""Letters and digits of a text, sorted, in one form of Unicode."""


def page_ends(file: WordFile, pages: Sequence[str]) -> Iterator[Fault]:
    """Pages that end in a heading, in the head row of a table, or in what else keeps with the next.

    `pages` are the texts of the pages as they are laid out, footers with them.
    """
    kept = _kept(file)
    footers = {_letters(text_of(root), digits=False) for root in _footers(file)}
    for number, page in enumerate(pages[:-1], start=1):
        lines = [line for line in page.splitlines() if line.strip()]
        for ending in _endings(_without_footer(lines, footers)):
            if ending in kept:
                what = f"{excerpt(kept[ending])} ends the page, and what it belongs to follows"
                yield Fault(what, f"page {number}", _MEND)
                break


def _kept(file: WordFile) -> Mapping[Letters, str]:
    """The text of each block that may not end a page, by its letters.

    Left out is what another block says too, which may end one, and what ends a section.
    """
    kept: dict[Letters, str] = {}
    others: set[Letters] = set()
    body = next(file.body.iter(f"{W}body"))
    blocks = list(_blocks(body))
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        text = text_of(block)
        letters = _letters(text)
        ends = following is None or following.find(f"{W}pPr/{W}sectPr") is not None
        if letters and not ends and _keeps(block, file):
            kept[letters] = text
        else:
            others.add(letters)
    return {letters: text for letters, text in kept.items() if letters not in others}


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of the text and the rows of its tables, in order."""
    for block in body:
        if block.tag == f"{W}p":
            yield block
        elif block.tag == f"{W}tbl":
            yield from block.iterfind(f"{W}tr")


def _keeps(block: etree._Element, file: WordFile) -> bool:
    """Whether a block must have the next one on its page."""
    if block.tag == f"{W}p":
        return _has(style_of(block), "keepNext", file, _OFF)
    if block.find(f"{W}trPr/{W}tblHeader") is not None:
        return True
    return any(_has(style_of(each), "outlineLvl", file, _BODY_TEXT) for each in block.iter(f"{W}p"))


def _has(style: str, name: str, file: WordFile, without: Sequence[str]) -> bool:
    """Whether a style, or what it rests on, has a property; a value of `without` takes it away."""
    seen: set[str] = set()
    while style in file.styles and style not in seen:
        seen.add(style)
        found = file.styles[style].find(f"{W}pPr/{W}{name}")
        if found is not None:
            return found.get(f"{W}val") not in without
        base = file.styles[style].find(f"{W}basedOn")
        style = "" if base is None else str(base.get(f"{W}val"))
    return False


def _footers(file: WordFile) -> Iterator[etree._Element]:
    for name, root in file.shown.items():
        if name.rpartition("/")[2].startswith("footer"):
            yield root


def _without_footer(lines: Sequence[str], footers: set[Letters]) -> Sequence[str]:
    """The lines of a page's text: those at the end that make up a footer are left out."""
    for count in range(1, _MOST_LINES + 1):
        if _letters("".join(lines[-count:]), digits=False) in footers:
            return lines[:-count]
    return lines


def _endings(lines: Sequence[str]) -> Iterator[Letters]:
    """The letters of the last line, of the last two, and so on."""
    for count in range(1, min(_MOST_LINES, len(lines)) + 1):
        yield _letters("".join(lines[-count:]))


def _letters(text: str, *, digits: bool = True) -> Letters:
    """Compatibility forms taken apart: a page may hold "ﬁ" for "fi", and marks apart."""
    shown = unicodedata.normalize("NFKD", text)
    return "".join(sorted(each for each in shown if each.isalpha() or (digits and each.isdigit())))
