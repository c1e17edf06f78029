"""The article as a value: blocks of text, sentences, and inline formatting as light tags.

A block's text is what a translator sees: plain characters and the light tags `<b>…</b>`,
`<i>…</i>` and `<a id="1">…</a>`, where 1 counts into the block's `links`. Anything else
that looks like markup is text. A hard line break is a newline.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby


class BlockKind(StrEnum):
    """What a block is on the page; `FURNITURE` is what a web page left in the text."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    TABLE_CELL = "table_cell"
    CODE = "code"
    FURNITURE = "furniture"


NOT_TRANSLATED = frozenset({BlockKind.CODE, BlockKind.FURNITURE})
"""Kinds that are kept and reported but not translated unless asked."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell stands: table, row and column, each counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of an article."""

    kind: BlockKind
    text: str
    """Text with light tags; never empty, no blanks at its ends."""
    line: int
    """1-based line in the source file (paragraph number for .docx)."""
    level: int = 0
    """Heading level from 1, or depth of a list item from 1; else 0."""
    marker: str = ""
    """For a list item `-` or its number with the stop, as in `3.`; else empty."""
    links: tuple[str, ...] = ()
    """Addresses of the `<a id="n">` tags; `links[n - 1]` belongs to id n."""
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the front matter says beside title and language."""

    date: datetime.date | None = None
    agency: str = ""
    url: str = ""
    targets: tuple[str, ...] = ()
    """Languages to translate into; empty means what the desk's settings say."""
    extra: tuple[tuple[str, str], ...] = ()
    """Other keys of the front matter, kept as they came."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture of the article lies and what is said of it; its bytes stay in their file."""

    line: int
    """It stands before the first block of this line or a later one; after all where none is."""
    file: str
    """A path seen from the article's file, or the name of a part in a .docx; where it cannot be
    taken, the address it is linked to, or empty."""
    alt: str = ""
    """What it shows, in words, as the source says it; may be empty."""
    width: int = 0
    """In millimetres, as the source shows it; 0 where it does not say."""
    is_altered: bool = False
    """Whether the source shows it cropped or turned."""


@dataclass(frozen=True, slots=True)
class Article:
    """One source text. The title, where there is one, is also the first block."""

    id: str
    """The file stem, an ASCII slug."""
    language: str
    title: str
    """The title without tags; empty where the article has none."""
    metadata: Metadata
    blocks: tuple[Block, ...]
    source: str = ""
    """Path of the source file relative to the desk, with forward slashes."""
    pictures: tuple[Picture, ...] = ()
    """In the order of the file."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of block text that is translated as one unit."""

    text: str
    start: int
    """Offset into the block: `block.text[start:end] == text`."""
    end: int


@dataclass(frozen=True, slots=True)
class SegmentedBlock:
    """A block and its segments in order; what lies between them is blanks."""

    block: Block
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of plain characters with one formatting."""

    text: str
    bold: bool = False
    italic: bool = False
    link: int | None = None
    """1-based number of the link in its block."""


_TAG = re.compile(r'<(?P<close>/?)(?P<name>[bi])>|<a id="(?P<id>[1-9][0-9]*)">|(?P<unlink></a>)')
_TAG_TAIL = r'(?=/?[bi]>|/a>|a id="[1-9][0-9]*">)'
_LOOKS_LIKE_TAG = re.compile(r"<" + _TAG_TAIL + r"|&(?P<again>(?:amp;)*lt;)" + _TAG_TAIL)
_ESCAPED = re.compile(r"&(?P<again>amp;)?(?P<rest>(?:amp;)*lt;)" + _TAG_TAIL)


def escape_inline(text: str) -> str:
    """The text so that nothing in it reads as a light tag; other text is unchanged.

    >>> escape_inline("growth < 5% in <b> notation")
    'growth < 5% in &lt;b> notation'
    """
    return _LOOKS_LIKE_TAG.sub(
        lambda match: f"&amp;{match['again']}" if match["again"] else "&lt;", text
    )


def iter_tags(tagged: str) -> Iterator[str]:
    """The light tags of a text, in order."""
    return (match.group() for match in _TAG.finditer(tagged))


def parse_inline(tagged: str) -> tuple[Inline, ...]:
    """The formatted runs of a text with light tags.

    Unbalanced tags lose no character: what is never closed runs to the end, a stray closing
    tag is dropped.

    >>> parse_inline("a <b>bold</b> word")
    (Inline(text='a ', bold=False, italic=False, link=None),\
 Inline(text='bold', bold=True, italic=False, link=None),\
 Inline(text=' word', bold=False, italic=False, link=None))
    """
    runs: list[Inline] = []
    now = Inline("")
    position = 0
    for match in _TAG.finditer(tagged):
        if match.start() > position:
            runs.append(replace(now, text=_unescape(tagged[position : match.start()])))
        position = match.end()
        if match["name"] == "b":
            now = replace(now, bold=not match["close"])
        elif match["name"] == "i":
            now = replace(now, italic=not match["close"])
        else:
            now = replace(now, link=None if match["unlink"] else int(match["id"]))
    if position < len(tagged):
        runs.append(replace(now, text=_unescape(tagged[position:])))
    return tuple(runs)


def serialize_inline(runs: Iterable[Inline]) -> str:
    """The text with light tags, links outermost, then bold, then italic.

    >>> serialize_inline([Inline("see "), Inline("the plan", bold=True, link=1)])
    'see <a id="1"><b>the plan</b></a>'
    """
    out: list[str] = []
    open_tags: list[str] = []
    for run in join_runs(runs):
        wanted = [
            *([f'a id="{run.link}"'] if run.link is not None else []),
            *(["b"] if run.bold else []),
            *(["i"] if run.italic else []),
        ]
        common = 0
        while common < min(len(wanted), len(open_tags)) and wanted[common] == open_tags[common]:
            common += 1
        out.extend(f"</{tag[0]}>" for tag in reversed(open_tags[common:]))
        out.extend(f"<{tag}>" for tag in wanted[common:])
        out.append(escape_inline(run.text))
        open_tags = wanted
    out.extend(f"</{tag[0]}>" for tag in reversed(open_tags))
    return "".join(out)


def join_runs(runs: Iterable[Inline]) -> Iterator[Inline]:
    """The runs without empty ones, neighbours of one formatting as one: a tag could hide
    across their seam."""
    for formatting, alike in groupby(
        (run for run in runs if run.text), key=lambda run: replace(run, text="")
    ):
        yield replace(formatting, text="".join(run.text for run in alike))


def plain_text(tagged: str) -> str:
    """The characters of a text with light tags, without the tags."""
    if "<" not in tagged and "lt;" not in tagged:
        return tagged
    return "".join(run.text for run in parse_inline(tagged))


def slice_inline(runs: Iterable[Inline], start: int, end: int) -> list[Inline]:
    """The runs between two offsets into their joined plain text."""
    out: list[Inline] = []
    position = 0
    for run in runs:
        left, right = max(start - position, 0), min(end - position, len(run.text))
        if left < right:
            out.append(replace(run, text=run.text[left:right]))
        position += len(run.text)
    return out


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"&{match['rest']}" if match["again"] else "<", text)
