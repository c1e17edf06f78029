"""What the writer writes, the reader reads back: every article, every sign."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.samples import SAMPLES, golden
from workflow.article import (
    Article,
    Block,
    BlockKind,
    Cell,
    Inline,
    Metadata,
    escape_inline,
    plain_text,
    serialize_inline,
)
from workflow.sources import read_article, serialize_markdown
from workflow.sources.markdown import parse_markdown
from workflow.sources.markdown_writer import serialize_markdown as write

SIGNS = [
    *("a", "b", "É", "đ", " ", "1", ".", "*", "_", "#", ">", "~", "`", "|", "\\", "[", "]", "(", ")"),
    *("<", "&", ";", "!", ":", "-", "+", "=", '"', "'", "\n", "\u00a0", "«", "$", "/", "\t"),
    *("<b>", "&lt;b>", "</a>", "&amp;", ":::", "::: caption", "1. ", "- ", "---", "| a", "](x)", "![", "[1]", "```", "<br>"),
    *("https://example.org", "[x]: y", "    ", "# "),
]  # fmt: skip
ADDRESSES = ["https://a.example", "https://a.example/b (c)", "x)y", "x y", "\\<b>", "a&amp;b", "", "a|b", "a\\", "ạ", "(a", "<"]  # fmt: skip
texts = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=10).map("".join)
runs = st.builds(
    Inline,
    texts,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, None, 1, 2]),
)
RUN_KINDS = [kind for kind in BlockKind if kind not in (BlockKind.TITLE, BlockKind.TABLE_CELL)]


def _joined(parts: list[Inline]) -> list[Inline]:
    """Runs as an article has them: equal neighbours joined, no blanks at the ends."""
    text = "".join(part.text for part in parts)
    skip, keep = len(text) - len(text.lstrip()), len(text.strip())
    out: list[Inline] = []
    for part in parts:
        cut = part.text[skip:][:keep]
        skip, keep = max(skip - len(part.text), 0), keep - len(cut)
        if cut and out and replace(out[-1], text="") == replace(part, text=""):
            out[-1] = replace(part, text=out[-1].text + cut)
        elif cut:
            out.append(replace(part, text=cut))
    return out


@st.composite
def tagged(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A block's text and links, each run of a link under a number of its own."""
    links: list[str] = []
    numbered: list[Inline] = []
    before: int | None = None
    for run in _joined(draw(st.lists(runs, min_size=1, max_size=4))):
        if run.link is not None and run.link != before:
            links.append(draw(st.sampled_from(ADDRESSES)))
        before = run.link
        numbered.append(replace(run, link=len(links) if run.link is not None else None))
    if not numbered:
        return "a", ()
    return serialize_inline(numbered), tuple(links)


@st.composite
def tables(draw: st.DrawFn) -> list[Block]:
    places = draw(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=4))
    cells = []
    for place in sorted(places):
        text, links = draw(tagged())
        cells.append(Block(BlockKind.TABLE_CELL, text, 0, links=links, cell=Cell(0, *place)))
    return cells


@st.composite
def flowing(draw: st.DrawFn) -> list[Block]:
    kind = draw(st.sampled_from(RUN_KINDS))
    text, links = draw(tagged())
    block = Block(kind, text, 0, links=links)
    if kind is BlockKind.CODE:
        return [Block(kind, escape_inline(plain_text(text)), 0)]
    if kind is BlockKind.HEADING:
        return [replace(block, level=draw(st.integers(1, 6)))]
    if kind is not BlockKind.LIST_ITEM:
        return [block]
    marker = st.sampled_from(["-", "1.", "2.", "3)", "10."])
    item = replace(block, level=draw(st.integers(1, 4)), marker=draw(marker))
    more = draw(st.lists(tagged(), max_size=1))
    return [item, *(replace(item, marker="", text=text, links=links) for text, links in more)]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    blocks: list[Block] = []
    number = 0
    for group in draw(st.lists(st.one_of(flowing(), flowing(), tables()), min_size=1, max_size=5)):
        if group[0].cell:
            group = [replace(b, cell=replace(b.cell, table=number)) for b in group if b.cell]
            number += 1
        blocks.extend(group)
    title = draw(st.one_of(st.just(""), texts)).strip()
    if title:
        blocks.insert(0, Block(BlockKind.TITLE, escape_inline(title), 0))
    extra = draw(
        st.lists(st.tuples(st.sampled_from("jk"), texts), max_size=2, unique_by=lambda e: e[0])
    )
    metadata = Metadata(
        date=draw(st.sampled_from([None, datetime.date(2023, 9, 2)])),
        agency=draw(texts).strip(),
        url=draw(texts).strip(),
        targets=draw(st.sampled_from([(), ("fr", "vi")])),
        extra=tuple(extra),
    )
    return Article("x", "en", title, metadata, tuple(blocks))


def without_lines(article: Article) -> Article:
    return replace(
        article, source="", blocks=tuple(replace(block, line=0) for block in article.blocks)
    )


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_an_article_written_is_read_back_equal(article: Article) -> None:
    text = serialize_markdown(article)
    draft = parse_markdown(text, Path("x.md"))
    back = Article("x", draft.language, draft.title, draft.metadata, draft.blocks)
    assert without_lines(back) == article, text
    assert write(back) == text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_cleaned_sample_is_a_fixed_point(path: Path) -> None:
    clean = golden(path, ".md")
    assert serialize_markdown(read_article(clean)) == clean.read_text(encoding="utf-8")


def test_plain_signs_are_written_plainly() -> None:
    text = 'In 2020 - 5% & more: "R&D" < plan_126_kh, growth [1] of (8)! No. 11-NQ/TW'
    article = Article("x", "en", "", Metadata(), (Block(BlockKind.PARAGRAPH, text, 1),))
    assert serialize_markdown(article) == f"---\ntitle: ''\nlang: en\n---\n\n{text}\n"


@pytest.mark.parametrize("text", ["a\n \na", "a \n\n b", "a\n  \n b"])
@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.PARAGRAPH])
def test_lines_of_blanks_alone_are_kept(kind: BlockKind, text: str) -> None:
    article = Article("x", "en", "", Metadata(), (Block(kind, text, 0, level=1),))
    draft = parse_markdown(serialize_markdown(article), Path("x.md"))
    assert [block.text for block in draft.blocks] == [text]
