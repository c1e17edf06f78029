"""An article as the desk's Markdown, so that reading it gives the article again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from workflow.article import (
    Article,
    Block,
    BlockKind,
    Inline,
    escape_inline,
    parse_inline,
    plain_text,
)
from workflow.sources.frontmatter import serialize_front_matter
from workflow.sources.inline import number_links, strip_runs
from workflow.sources.markdown import CONTAINERS, parse_inline_markdown
from workflow.sources.picture_lines import picture_line
from workflow.sources.picture_places import picture_places

_OTHER_SIGNS = (
    r"[\\`*]"
    # "[1]" of a footnote needs no escape, "[1](x)" and "[1]: x" do
    r"|\[(?!\d{1,3}\](?![(:\[]))|(?<!\[\d)(?<!\[\d\d)(?<!\[\d\d\d)\]|\](?=[(:\[])"
    # "growth < 5%" needs no escape, "<b>" and "<https:" do
    r"|<(?=[A-Za-z/!?]|\Z)"
    # "R&D" needs no escape, "&lt;" does
    r"|&(?=#?\w+;)"
    # "wow!" before a link would make an image of it
    r"|!\Z"
)
# "snake_case" needs no escape, "_so_" does
_SIGNS = re.compile(rf"{_OTHER_SIGNS}|(?<![^\W_])_|_(?![^\W_])")
_SIGNS_BESIDE_ENTITIES = re.compile(rf"{_OTHER_SIGNS}|_")
_BREAKS = re.compile(r"(?<![ \t])[ \t]*+\n[ \t\n]*")
_LINE_START = re.compile(
    r"#{1,6}(?=\s|$)|>|~~~|:::|[-+](?=\s|$)|[-=:|](?=[-=:|\s]*$)|\d{1,9}(?=[.)](?:\s|$))"
)
_ADDRESS_SIGNS = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\Z)|&(?=#?\w+;)")
_PLAIN_ADDRESS = re.compile(r"[^\s()<>\x00-\x20\\]+")


def serialize_markdown(article: Article) -> str:
    """The article as front matter and Markdown; `read_article` gives an equal one back.

    Equal but for the line numbers, which are those of the new text, for links, which are
    numbered in order, and for `source`.
    """
    blocks = list(article.blocks)
    chunks: list[str] = []
    if blocks and blocks[0].kind is BlockKind.TITLE and article.title:
        title, *blocks = blocks
        doubled = blocks and blocks[0].kind is BlockKind.HEADING and blocks[0].level == 1
        if title.text != escape_inline(article.title) or (
            doubled and plain_text(blocks[0].text) == article.title
        ):
            chunks.append(_heading(replace(title, level=1)))
    begin = 0
    for place, pictures in picture_places(article.pictures, blocks).items():
        chunks += _serialize_blocks(blocks[begin:place])
        chunks += [picture_line(each, _written_address(each.file)) for each in pictures]
        begin = place
    chunks += _serialize_blocks(blocks[begin:])
    return "\n".join([serialize_front_matter(article), *(f"{chunk}\n" for chunk in chunks)])


def _serialize_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for (kind, _), group in groupby(blocks, key=_grouping):
        yield _serialize_group(kind, list(group))


def _grouping(block: Block) -> tuple[BlockKind, int]:
    """Neighbours that share it are written as one list, table, quotation or container."""
    return block.kind, block.cell.table if block.cell else -1


def _serialize_group(kind: BlockKind, blocks: list[Block]) -> str:
    if kind is BlockKind.LIST_ITEM:
        return "\n".join(_ListWriter().lines(blocks))
    if kind is BlockKind.TABLE_CELL:
        return "\n".join(_table_lines(blocks))
    if kind is BlockKind.QUOTE:
        return "\n>\n".join(
            "\n".join(f"> {line}" for line in _paragraph(block).split("\n")) for block in blocks
        )
    if kind in CONTAINERS:
        return f"::: {kind}\n" + "\n\n".join(map(_paragraph, blocks)) + "\n:::"
    if kind is BlockKind.CODE:
        return "\n\n".join(map(_fence, blocks))
    if kind in (BlockKind.HEADING, BlockKind.TITLE):
        return "\n\n".join(map(_heading, blocks))
    return "\n\n".join(map(_paragraph, blocks))


def _fence(block: Block) -> str:
    text = plain_text(block.text)
    longest = max((len(row) for row in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _heading(block: Block) -> str:
    text = _one_line(block)
    if text.endswith("#"):
        text = f"{text[:-1]}\\#"
    return f"{'#' * min(max(block.level, 1), 6)} {text}"


def _one_line(block: Block) -> str:
    """Inline Markdown for a place that holds one line only."""
    return _inline(block).replace("\\\n", "<br>")


def _paragraph(block: Block) -> str:
    return "\n".join(_escape_line_start(line) for line in _inline(block).split("\n"))


def _escape_line_start(line: str) -> str:
    match = _LINE_START.match(line)
    if not match:
        return line
    if match.group().isdigit():
        return f"{match.group()}\\{line[match.end() :]}"
    return f"\\{line}"


def _table_lines(blocks: list[Block]) -> Iterator[str]:
    cells: dict[tuple[int, int], str] = {}
    for block in blocks:
        if block.cell:
            place = (block.cell.row, block.cell.column)
            text = _one_line(block).replace("|", "\\|")
            cells[place] = f"{cells[place]}<br>{text}" if place in cells else text
    rows = max(row for row, _ in cells) + 1
    columns = max(column for _, column in cells) + 1
    for row in range(rows):
        yield f"| {' | '.join(cells.get((row, column), '') for column in range(columns))} |"
        if row == 0:
            yield f"|{' --- |' * columns}"


class _ListWriter:
    """Writes items with the indentation that their depth needs."""

    def __init__(self) -> None:
        self._offsets: list[int] = []
        """Column at which the text of each open item begins."""
        self._markers: list[str] = []
        self._after_more = False
        """Whether the block before was a further paragraph of an item."""

    def lines(self, blocks: Sequence[Block]) -> Iterator[str]:
        for index, block in enumerate(blocks):
            level = max(block.level, 1)
            goes_on = not block.marker and len(self._offsets) >= level
            if index and (goes_on or not self._is_tight(block, level)):
                yield ""
            if goes_on:
                del self._offsets[level:], self._markers[level:]
                first = " " * self._offsets[-1]
            else:
                first = self._open(block.marker or "-", level)
            text, *rest = _paragraph(block).split("\n")
            yield first + text
            yield from (" " * self._offsets[-1] + line for line in rest)
            self._after_more = goes_on

    def _open(self, marker: str, level: int) -> str:
        """Open an item, and items without text above it where a depth is skipped."""
        del self._offsets[level - 1 :], self._markers[level - 1 :]
        start = self._offsets[-1] if self._offsets else 0
        opened = ""
        for sign in [*["-"] * (level - 1 - len(self._offsets)), marker]:
            opened += f"{sign} "
            self._offsets.append(start + len(opened))
            self._markers.append(sign)
        return " " * start + opened

    def _is_tight(self, block: Block, level: int) -> bool:
        """Whether the item may follow without a blank line and still be read as an item."""
        if self._after_more:
            return False
        if level > len(self._markers):
            return level == len(self._markers) + 1 and block.marker in ("-", "1.")
        before = self._markers[level - 1]
        if "-" in (before, block.marker):
            return before == block.marker
        return before[-1] == block.marker[-1] and int(before[:-1]) + 1 == int(block.marker[:-1])


def _inline(block: Block) -> str:
    """The inline Markdown of a block: the plainest of two spellings that reads back right."""
    runs = parse_inline(block.text)
    wanted = number_links(strip_runs(runs), block.links)
    plain = _render(runs, block.links, italic="*", guarded=False)
    if parse_inline_markdown(plain) == wanted:
        return plain
    return _render(runs, block.links, italic="_", guarded=True)


def _render(runs: Sequence[Inline], links: Sequence[str], *, italic: str, guarded: bool) -> str:
    """The runs as Markdown.

    Emphasis opens and closes by the characters beside it, so that `a"b"c` cannot be made
    half bold with signs alone. `guarded` writes each letter or blank beside a sign as a
    numeric entity, which counts as punctuation on both sides.
    """
    out: list[str] = []
    open_signs: list[str] = []
    open_link: int | None = None
    for run in runs:
        wanted = [*(["**"] if run.bold else []), *([italic] if run.italic else [])]
        keep = _common(open_signs, wanted) if run.link == open_link else 0
        out.extend(reversed(open_signs[keep:]))
        if run.link != open_link:
            if open_link is not None:
                out.append(f"]({_address(open_link, links)})")
            if run.link is not None:
                out.append("[")
        out.extend(wanted[keep:])
        open_signs, open_link = wanted, run.link
        out.append(_escape(run.text, guarded))
    out.extend(reversed(open_signs))
    if open_link is not None:
        out.append(f"]({_address(open_link, links)})")
    return "".join(out)


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    count = 0
    while count < min(len(left), len(right)) and left[count] == right[count]:
        count += 1
    return count


def _address(link: int, links: Sequence[str]) -> str:
    return _written_address(links[link - 1] if link <= len(links) else "")


def _written_address(address: str) -> str:
    address = _ADDRESS_SIGNS.sub(lambda match: f"\\{match.group()}", address)
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return f"<{re.sub('[<>]', lambda m: chr(92) + m.group(), address)}>"


def _escape(text: str, guarded: bool) -> str:
    head = tail = ""
    if guarded and not _is_ascii_sign(text[0]):
        head, text = _entity(text[0]), text[1:]
    if guarded and text and not _is_ascii_sign(text[-1]):
        tail, text = _entity(text[-1]), text[:-1]
    signs = _SIGNS_BESIDE_ENTITIES if guarded else _SIGNS
    escaped = signs.sub(lambda match: f"\\{match.group()}", text)
    return head + _BREAKS.sub(_hard_breaks, escaped) + tail


def _hard_breaks(match: re.Match[str]) -> str:
    return "".join("\\\n" if each == "\n" else _entity(each) for each in match.group())


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def _is_ascii_sign(character: str) -> bool:
    return character.isascii() and not character.isalnum() and not character.isspace()
