"""The elements of a web page as blocks, in order, with inline markup and source lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from workflow.article import Block, BlockKind, Cell, Inline, escape_inline
from workflow.sources.inline import collapse_blanks, is_safe_address, tagged_text
from workflow.sources.listing import Item, settle_items
from workflow.sources.rules import load_rules

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset({
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed",
    "audio", "video", "canvas",
})  # fmt: skip
_BLOCKS = frozenset({
    "html", "body", "address", "article", "aside", "blockquote", "button", "caption", "center",
    "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main",
    "menu", "nav", "ol", "option", "p", "pre", "search", "section", "select", "summary", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite", "dfn"})
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LONGEST_CELL = 600
"""Letters; a table with a longer cell only lays out the page."""
_LONGEST_BYLINE = 100


def collect_blocks(tree: HtmlElement) -> list[Block]:
    """Every text of a page as a block, scripts and the like left out."""
    return _Collector().collect(tree)


@dataclass(slots=True)
class _Grid:
    """A data table being read: where its next cell stands."""

    number: int
    row: int = -1
    column: int = -1
    taken: set[tuple[int, int]] = field(default_factory=set)

    def next_cell(self, element: HtmlElement) -> Cell:
        """The place of the next cell; rows and columns that cells span are passed over."""
        self.row = max(self.row, 0)
        self.column += 1
        while (self.row, self.column) in self.taken:
            self.column += 1
        cell = Cell(self.number, self.row, self.column)
        wide, high = _span(element, "colspan"), _span(element, "rowspan")
        self.taken |= {(self.row + y, self.column + x) for x in range(wide) for y in range(high)}
        self.column += wide - 1
        return cell


def _span(element: HtmlElement, name: str) -> int:
    value = (element.get(name) or "").strip()
    return min(max(int(value), 1), 100) if value.isascii() and value.isdigit() else 1


@dataclass(slots=True)
class _List:
    """A list being read, and the number its next item gets."""

    ordered: bool
    number: int


_Context = BlockKind | Item | _List | _Grid | Cell | int | None
"""What an open block element means; a number is the level of a heading."""


@dataclass(slots=True)
class _Collector:
    """Walks a page once, without recursion: pages may be nested without sense."""

    blocks: list[Block] = field(default_factory=list)
    contexts: list[_Context] = field(default_factory=list)
    runs: list[Inline] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    links: list[int | None] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    line: int = 1
    text_line: int = 0
    tables: int = 0

    def collect(self, tree: HtmlElement) -> list[Block]:
        walk = etree.iterwalk(tree, events=("start", "end"))
        skipped: HtmlElement | None = None
        for event, element in walk:
            if event == "start":
                if element.tag in _SKIPPED:
                    skipped = element
                    walk.skip_subtree()
                    continue
                self.line = element.sourceline or self.line
                self._open(element)
                self._add(element.text)
            else:
                if element is not skipped:
                    self._close(element)
                skipped = None
                self._add(element.tail)
        self._flush()
        return settle_items(self.blocks)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._inside(BlockKind.CODE) is None:
            text = _BLANKS.sub(" ", text)
        if not self.text_line and text.strip():
            self.text_line = self.line
        link = self.links[-1] if self.links else None
        self.runs.append(Inline(text, self.bold > 0, self.italic > 0, link))

    def _open(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._separate()
            self.contexts.append(self._context(element))
        elif tag == "br":
            self._break_line()
        elif tag in _BOLD:
            self.bold += 1
        elif tag in _ITALIC:
            self.italic += 1
        elif tag == "a":
            self.links.append(self._link(element.get("href") or ""))

    def _close(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            if isinstance(self.contexts[-1], Cell):
                self._flush()
            else:
                self._separate()
            context = self.contexts.pop()
            if isinstance(context, _Grid) and any(
                block.cell and block.cell.table == context.number for block in self.blocks
            ):
                self.tables += 1
        elif tag in _BOLD:
            self.bold -= 1
        elif tag in _ITALIC:
            self.italic -= 1
        elif tag == "a":
            self.links.pop()

    def _link(self, address: str) -> int | None:
        address = address.strip()
        if not is_safe_address(address) or address.startswith("#"):
            return None
        self.addresses.append(address)
        return len(self.addresses)

    def _break_line(self) -> None:
        """A line break; the second in a row ends the paragraph, as old pages have it."""
        last = next(
            (run for run in reversed(self.runs) if run.text.strip() or run.text == "\n"), None
        )
        if last and last.text == "\n" and self._inside(Cell) is None:
            self._flush()
        elif last:
            self.runs.append(Inline("\n"))

    def _separate(self) -> None:
        """What lies between two block elements: a new block, in a table cell a new line."""
        if self._inside(Cell) is None:
            self._flush()
        elif any(run.text.strip() for run in self.runs) and self.runs[-1].text != "\n":
            self.runs.append(Inline("\n"))

    def _inside(self, wanted: type[_Grid] | type[Cell] | BlockKind) -> _Context:
        """The innermost open element of a kind; `None` where there is none."""
        for context in reversed(self.contexts):
            if context is wanted or (isinstance(wanted, type) and isinstance(context, wanted)):
                return context
        return None

    def _context(self, element: HtmlElement) -> _Context:
        tag = str(element.tag)
        if tag in ("ul", "ol", "menu"):
            start = (element.get("start") or "").strip()
            return _List(tag == "ol", int(start) if start.isascii() and start.isdigit() else 1)
        if tag == "li":
            return self._item()
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return int(tag[1])
        if tag == "table":
            return _Grid(self.tables) if _is_data_table(element) else None
        if tag in ("td", "th", "tr"):
            return self._row_or_cell(element)
        return _kind_of(element)

    def _item(self) -> Item:
        owner = next((c for c in reversed(self.contexts) if isinstance(c, _List)), None)
        if owner is None or not owner.ordered:
            return Item("-")
        owner.number += 1
        return Item(f"{owner.number - 1}.")

    def _row_or_cell(self, element: HtmlElement) -> _Context:
        grid = self._inside(_Grid)
        if not isinstance(grid, _Grid):
            return None
        if element.tag != "tr":
            return grid.next_cell(element)
        grid.row, grid.column = grid.row + 1, -1
        return None

    def _flush(self) -> None:
        runs, addresses, line = self.runs, self.addresses, self.text_line or self.line
        self.runs, self.text_line = [], 0
        if not any(run.text.strip() for run in runs):
            return
        if self._inside(BlockKind.CODE) is not None:
            text = escape_inline("".join(run.text for run in runs).strip())
            self.blocks.append(Block(BlockKind.CODE, text, line))
            return
        text, links = tagged_text(collapse_blanks(runs), addresses)
        if text:
            self.blocks.append(self._block(text, links, line))

    def _block(self, text: str, links: tuple[str, ...], line: int) -> Block:
        for context in reversed(self.contexts):
            match context:
                case Cell():
                    return Block(BlockKind.TABLE_CELL, text, line, links=links, cell=context)
                case Item():
                    depth = sum(isinstance(other, Item) for other in self.contexts)
                    marker = context.take_marker()
                    return Block(BlockKind.LIST_ITEM, text, line, depth, marker, links)
                case BlockKind.BYLINE if len(text) > _LONGEST_BYLINE:
                    continue
                case BlockKind():
                    return Block(context, text, line, links=links)
                case int():
                    return Block(BlockKind.HEADING, text, line, context, links=links)
        return Block(BlockKind.PARAGRAPH, text, line, links=links)


def _kind_of(element: HtmlElement) -> BlockKind | None:
    """The kind that an element gives its text by its tag or its class."""
    kinds = {
        "blockquote": BlockKind.QUOTE,
        "figcaption": BlockKind.CAPTION,
        "pre": BlockKind.CODE,
    }
    if element.tag in kinds:
        return kinds[str(element.tag)]
    rules = load_rules()
    for name in (element.get("class") or "").split():
        if rules.caption_class.fullmatch(name):
            return BlockKind.CAPTION
        if rules.byline_class.fullmatch(name):
            return BlockKind.BYLINE
    return None


def _is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data; old pages use tables to lay out their columns."""
    if table.get("role") == "presentation" or any(
        inner is not table for inner in table.iter("table")
    ):
        return False
    cells = list(table.iter("td", "th"))
    return len(cells) > 1 and not any(map(_lays_out, cells))


def _lays_out(cell: HtmlElement) -> bool:
    if any(True for _ in cell.iter("h1", "h2", "h3", "figure", "form", "ul", "ol", "blockquote")):
        return True
    return sum(len(text) for text in _texts(cell)) > _LONGEST_CELL


def _texts(element: HtmlElement) -> Iterator[str]:
    return (str(text) for text in element.itertext())
