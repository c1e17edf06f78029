"""Plain text: where its paragraphs lie, told by blank lines or by the shape of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workflow.article import Block, BlockKind, escape_inline
from workflow.sources.values import Draft

WIDEST_WRAP = 120
"""A file with a longer line was not wrapped by a mail program or an editor."""

_BULLET = re.compile(r"(?:[-*+•·▪‣]|(?P<number>\d{1,2})[.)])\s+(?=\S)")

Lines = Sequence[tuple[int, str]]
"""Numbered lines of one chunk, none of them blank."""


def parse_text(text: str) -> Draft:
    """The paragraphs and lists of a plain text, no word of it left out."""
    chunks = list(_iter_chunks(text))
    width = _wrap_width(chunks)
    paragraphs = [paragraph for chunk in chunks for paragraph in _paragraphs(chunk, width)]
    listed = _list_places([text for _, text in paragraphs])
    return Draft(
        tuple(
            _block(number, text, listed=place in listed)
            for place, (number, text) in enumerate(paragraphs)
        )
    )


def _iter_chunks(text: str) -> Iterator[Lines]:
    chunk: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            chunk.append((number, line.strip()))
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _wrap_width(chunks: Sequence[Lines]) -> int | None:
    """The line width a text was wrapped at; `None` where every line is a paragraph.

    Wrapped lines are broken where the next word would not have fitted; at least three
    lines and four in five must show it.
    """
    pairs = [pair for chunk in chunks for pair in pairwise(chunk)]
    width = max((len(line) for chunk in chunks for _, line in chunk), default=0)
    if width > WIDEST_WRAP:
        return None
    full = sum(_is_full(line, after, width) for (_, line), (_, after) in pairs)
    return width if full >= 3 and full >= 0.8 * len(pairs) else None


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


def _paragraphs(chunk: Lines, width: int | None) -> list[tuple[int, str]]:
    """The paragraphs of a chunk with their first lines, wrapped lines joined."""
    paragraphs: list[tuple[int, str]] = []
    last = ""
    for number, line in chunk:
        wrapped = width is not None and paragraphs and not _BULLET.match(line)
        if wrapped and _is_full(last, line, width or 0):
            paragraphs[-1] = (paragraphs[-1][0], f"{paragraphs[-1][1]} {line}")
        else:
            paragraphs.append((number, line))
        last = line
    return paragraphs


def _block(number: int, text: str, *, listed: bool) -> Block:
    bullet = _BULLET.match(text)
    if not listed or not bullet:
        return Block(BlockKind.PARAGRAPH, escape_inline(text), number)
    marker = f"{bullet['number']}." if bullet["number"] else "-"
    return Block(BlockKind.LIST_ITEM, escape_inline(text[bullet.end() :]), number, 1, marker)


def _list_places(texts: Sequence[str]) -> set[int]:
    """Which paragraphs are list items: two or more bullets in a row, or numbers counting up.

    A single "- said the chairman" is speech.
    """
    places: set[int] = set()
    for index, (text, after) in enumerate(pairwise(texts)):
        one, two = _BULLET.match(text), _BULLET.match(after)
        if not one or not two:
            continue
        if one["number"] and two["number"]:
            together = int(two["number"]) == int(one["number"]) + 1
        else:
            together = one["number"] is two["number"] is None and one.group() == two.group()
        if together:
            places |= {index, index + 1}
    return places
