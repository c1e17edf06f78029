"""The desk's Markdown: CommonMark and tables, front matter, `:::` containers → blocks."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from workflow.article import (
    Article,
    Block,
    BlockKind,
    Cell,
    Inline,
    Picture,
    escape_inline,
    plain_text,
)
from workflow.errors import SourceError
from workflow.sources.files import read_source_text
from workflow.sources.frontmatter import FrontMatter, parse_front_matter
from workflow.sources.inline import is_safe_address, number_links, strip_runs
from workflow.sources.listing import Item, settle_items
from workflow.sources.picture_lines import split_picture_line
from workflow.sources.values import Draft, TablePlace

CONTAINERS = (BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.FURNITURE)
"""Kinds that Markdown has no sign for: each is a fenced container of its name."""

DEEPEST = 60
"""Nesting of lists and quotations beyond which a file is refused."""

_LINE_BREAKS = frozenset({"<br>", "<br/>", "<br />", "<BR>"})


class _Markdown(MarkdownIt):
    """CommonMark whose addresses stay as typed: percent signs are the browser's business."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return not url or is_safe_address(url)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = _Markdown(
        "commonmark",
        {"html": True, "store_labels": True, "inline_definitions": True, "maxNesting": 4 * DEEPEST},
    )
    parser.enable("table").disable(["code", "html_block", "text_join"])
    for kind in CONTAINERS:
        parser.use(container_plugin, kind.value, validate=_is_named(kind.value))
    return parser


def _is_named(name: str) -> object:
    return lambda params, *_: params.strip() == name


def read_markdown(path: Path, source: str, default_language: str) -> Article:
    """The article in a Markdown file. Raises `SourceError`."""
    text = read_source_text(path)
    if not text.strip():
        raise SourceError("the file is empty", path=path, hint="Put the article's text into it")
    front = parse_front_matter(text, path)
    language = front.language or default_language
    if not language:
        raise SourceError(
            "the front matter does not say the language",
            path=path,
            line=1,
            hint="Add a line such as lang: en, or bring the file in with: bilingual add",
        )
    draft = parse_markdown(text, path, front)
    return Article(
        id=path.stem,
        language=language,
        title=draft.title,
        metadata=front.metadata,
        blocks=draft.blocks,
        source=source,
        pictures=draft.pictures,
    )


def parse_markdown(text: str, path: Path, front: FrontMatter | None = None) -> Draft:
    """The blocks of a Markdown text with the title first. Raises `SourceError`."""
    if front is None:
        front = parse_front_matter(text, path)
    body = "\n".join(text.split("\n")[front.body_line - 1 :])
    walker = _Walker(body, front.body_line, path)
    title, blocks = _with_title(front, walker.walk())
    return Draft(
        tuple(blocks),
        title,
        front.language,
        metadata=front.metadata,
        pictures=tuple(walker.pictures),
    )


def _with_title(front: FrontMatter, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The title, and the blocks with it in front; a heading that repeats it is not doubled."""
    first = blocks[0] if blocks else None
    heading = first if first and first.kind is BlockKind.HEADING and first.level == 1 else None
    if front.title is None:
        if heading is None:
            return "", blocks
        return plain_text(heading.text), [
            replace(heading, kind=BlockKind.TITLE, level=0),
            *blocks[1:],
        ]
    if not front.title:
        return "", blocks
    title = Block(BlockKind.TITLE, escape_inline(front.title), front.title_line)
    if heading and plain_text(heading.text) == front.title:
        return front.title, [replace(title, text=heading.text, links=heading.links), *blocks[1:]]
    return front.title, [title, *blocks]


def parse_inline_markdown(text: str) -> tuple[str, tuple[str, ...]]:
    """The light-tag text and links of a paragraph's Markdown.

    >>> parse_inline_markdown("see *the* [plan](https://example.org)")
    ('see <i>the</i> <a id="1">plan</a>', ('https://example.org',))
    """
    tokens = _parser().parseInline(text)
    return _tagged(tokens[0].children or [])


def _tagged(children: Sequence[Token]) -> tuple[str, tuple[str, ...]]:
    runs, addresses = _runs(children)
    return number_links(strip_runs(runs), addresses)


def _runs(children: Sequence[Token]) -> tuple[list[Inline], list[str]]:
    runs: list[Inline] = []
    addresses: list[str] = []
    bold = italic = 0
    link: Token | None = None
    for token in children:
        tail = ""
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = token
                addresses.append(str(token.attrs.get("href", "")))
            case "link_close":
                title = link.attrs.get("title") if link else None
                tail, link = (f" ({title})" if title else ""), None
            case _:
                tail = _characters(token)
        if tail:
            number = len(addresses) if link else None
            runs.append(Inline(tail, bold=bold > 0, italic=italic > 0, link=number))
    return runs, addresses


def _characters(token: Token) -> str:
    """What a token without formatting says; signs the dialect does not know stay as typed."""
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline" if token.content in _LINE_BREAKS:
            return "\n"
        case "code_inline":
            return f"{token.markup}{token.content}{token.markup}"
        case "image":
            return f"![{token.content}]({token.attrs.get('src', '')}{_image_title(token)})"
    return token.content


def _image_title(token: Token) -> str:
    return f' "{token.attrs["title"]}"' if token.attrs.get("title") else ""


@dataclass(slots=True)
class _Walker:
    """Goes over the tokens of a body once and collects its blocks."""

    body: str
    first_line: int
    path: Path
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    stack: list[Item | BlockKind] = field(default_factory=list)
    heading: int = 0
    table: TablePlace | None = None
    tables: int = 0
    table_line: int = 0
    """Where the table begins that is being read; 0 outside one."""
    line: int = 0

    def walk(self) -> list[Block]:
        tokens = _parser().parse(self.body)
        used = {
            child.meta.get("label") for token in tokens for child in token.children or () if child
        }
        for token in tokens:
            if token.map:
                self.line = self.first_line + token.map[0]
            if token.level > DEEPEST:
                raise self._error("lists and quotations are nested too deeply")
            if token.type == "inline":
                self._emit_inline(token)
            elif token.type == "fence":
                self._emit(escape_inline(textwrap.dedent(token.content).strip()), (), code=True)
            elif token.type == "definition" and token.meta["id"] not in used:
                self._emit(escape_inline(" ".join(self._raw_lines(token).split())), ())
            else:
                self._enter_or_leave(token)
        return settle_items(self.blocks)

    def _enter_or_leave(self, token: Token) -> None:
        name, _, edge = token.type.rpartition("_")
        if name == "list_item" and edge == "open":
            self.stack.append(Item(f"{token.info}{token.markup}" if token.info else "-"))
        elif name == "blockquote" and edge == "open":
            self.stack.append(BlockKind.QUOTE)
        elif name.startswith("container_") and edge == "open":
            self.stack.append(BlockKind(name.removeprefix("container_")))
            self._check_closed(token)
        elif edge == "close" and (
            name in ("list_item", "blockquote") or name.startswith("container_")
        ):
            self.stack.pop()
        elif name == "heading":
            self.heading = int(token.tag[1]) if edge == "open" else 0
        elif name == "table":
            self._enter_or_leave_table(edge)
        elif name == "tr" and edge == "open" and self.table:
            self.table.row += 1
            self.table.column = -1
        elif name in ("td", "th") and edge == "open" and self.table:
            self.table.column += 1

    def _enter_or_leave_table(self, edge: str) -> None:
        if edge == "open":
            self.table, self.table_line = TablePlace(self.tables), self.line
            return
        if any(block.cell and block.cell.table == self.tables for block in self.blocks):
            self.tables += 1
        self.table, self.table_line = None, 0

    def _emit_inline(self, token: Token) -> None:
        if not self.table and not self.heading:
            self._check_fences(token.content)
        if self.stack or not self._emit_picture(token):
            self._emit(*_tagged(token.children or []))

    def _emit_picture(self, token: Token) -> bool:
        """Take a line that is a picture and nothing else, its words as a caption; say whether."""
        line = split_picture_line(token.content)
        parsed = _parser().parseInline(line.image)[0] if line.is_described else token
        children = [child for child in parsed.children or () if child.type != "softbreak"]
        if len(children) != 1 or children[0].type != "image":
            return False
        (image,) = children
        file = str(image.attrs.get("src", ""))
        self.pictures.append(Picture(self.table_line or self.line, file, line.alt, line.width))
        runs, addresses = _runs(image.children or [])
        title = image.attrs.get("title")
        runs.append(Inline(f" ({title})" if title else ""))
        self._emit(*number_links(strip_runs(runs), addresses), kind=BlockKind.CAPTION)
        return True

    def _emit(
        self, text: str, links: tuple[str, ...], kind: BlockKind | None = None, code: bool = False
    ) -> None:
        if not plain_text(text).strip():
            return
        inside = next((kind for kind in self.stack if kind in CONTAINERS), None)
        owner = self.stack[-1] if self.stack else None
        if isinstance(inside, BlockKind):
            marker = owner.take_marker() if isinstance(owner, Item) else ""
            text = f"{marker} {text}" if marker not in ("-", "") else text
            block = Block(inside, text, self.line, links=links)
        elif code:
            block = Block(BlockKind.CODE, text, self.line)
        elif self.heading:
            block = Block(BlockKind.HEADING, text, self.line, level=self.heading, links=links)
        elif self.table:
            cell = Cell(self.table.number, self.table.row, self.table.column)
            block = Block(BlockKind.TABLE_CELL, text, self.line, links=links, cell=cell)
        elif isinstance(owner, Item):
            depth = sum(isinstance(entry, Item) for entry in self.stack)
            marker = owner.take_marker()
            block = Block(BlockKind.LIST_ITEM, text, self.line, depth, marker, links)
        else:
            block = Block(kind or owner or BlockKind.PARAGRAPH, text, self.line, links=links)
        self.blocks.append(block)

    def _raw_lines(self, token: Token) -> str:
        start, end = token.map or [0, 0]
        return "\n".join(self.body.split("\n")[start:end])

    def _check_closed(self, token: Token) -> None:
        last = self._raw_lines(token).rstrip().rpartition("\n")[2]
        end = (token.map or [0, 0])[1]
        following = self.body.split("\n")[end : end + 1]
        if not any(line.strip().lstrip("> ").startswith(":::") for line in (last, *following)):
            raise self._error(
                f"::: {token.info.strip()} is opened and never closed", "Put a line ::: after it"
            )

    def _check_fences(self, content: str) -> None:
        for number, line in enumerate(content.split("\n")):
            if line.startswith(":::"):
                self.line += number
                raise self._error(
                    f"{line.strip()[:40]} opens or closes nothing",
                    f"Known containers are {', '.join(CONTAINERS)}, each closed by a line :::",
                )

    def _error(self, message: str, hint: str | None = None) -> SourceError:
        return SourceError(message, path=self.path, line=self.line, hint=hint)
