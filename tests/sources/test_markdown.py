"""The desk's Markdown as an editor writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.article import Block, BlockKind, Cell
from workflow.sources import read_article

K = BlockKind
HEAD = "---\ntitle: The plan\nlang: en\ndate: 2023-09-02\nagency: VNA\nurl: https://a.example/1\ntargets: [fr, no]\neditor: L. T. Mai\n---\n\n"


def read(tmp_path: Path, body: str, head: str = HEAD) -> tuple[Block, ...]:
    path = tmp_path / "plan.md"
    path.write_text(head + body, encoding="utf-8")
    return read_article(path, "sources/plan.md").blocks


def test_front_matter_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "plan-1.md"
    path.write_text(HEAD + "One.\n\nTwo\nlines.\n", encoding="utf-8")
    article = read_article(path, "sources/plan-1.md")
    assert (article.id, article.language, article.title) == ("plan-1", "en", "The plan")
    assert article.source == "sources/plan-1.md"
    meta = article.metadata
    assert (str(meta.date), meta.agency, meta.url) == ("2023-09-02", "VNA", "https://a.example/1")
    assert (meta.targets, meta.extra) == (("fr", "nb"), (("editor", "L. T. Mai"),))
    assert [(b.kind, b.text, b.line) for b in article.blocks] == [
        (K.TITLE, "The plan", 2),
        (K.PARAGRAPH, "One.", 11),
        (K.PARAGRAPH, "Two lines.", 13),
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("a **b** *c* ***d***", "a <b>b</b> <i>c</i> <b><i>d</i></b>", id="emphasis"),
        pytest.param("see [the *plan*](https://x.example/a)", 'see <a id="1">the <i>plan</i></a>', id="link"),
        pytest.param("one\\\ntwo  \nthree", "one\ntwo\nthree", id="hard-breaks"),
        pytest.param("one<br>two", "one\ntwo", id="br"),
        pytest.param("R&amp;D &eacute; \\*", "R&D é *", id="entities-and-escapes"),
        pytest.param("set `a*b*` to <u>x</u>", "set `a*b*` to <u>x</u>", id="code-span-and-html-stay"),
        pytest.param("no <b>tag</b>", "no &lt;b>tag&lt;/b>", id="html-bold-is-text"),
        pytest.param("in ![alt](a.png) text", "in ![alt](a.png) text", id="image-inside-text-stays"),
        pytest.param('[x](https://x.example "tip")', '<a id="1">x</a> (tip)', id="tooltip-is-kept"),
        pytest.param("[x](javascript:alert)", "[x](javascript:alert)", id="no-script-link"),
        pytest.param("    indented", "indented", id="indented-is-no-code"),
        pytest.param("[unused]: https://x.example", "[unused]: https://x.example", id="unused-definition-is-kept"),
        pytest.param("soft\u00adhyphen e\u0301", "softhyphen é", id="invisible-gone-and-nfc"),
    ],
)  # fmt: skip
def test_inline(tmp_path: Path, body: str, wanted: str) -> None:
    assert [b.text for b in read(tmp_path, body)][1:] == [wanted]


def test_block_kinds(tmp_path: Path) -> None:
    body = """# The plan

## Tasks

- one
  - two

    more
3. three

> said
>
> again

```python
x = "<b>"
```

| a | b |
|---|---|
|   | c<br>d |

::: caption
The road. (Photo: VNA)
:::

![The bridge](b.jpg)

::: byline
By Mai
:::

::: furniture
1. One

Two
:::
"""
    assert [(b.kind, b.text, b.level, b.marker, b.line - 10) for b in read(tmp_path, body)] == [
        (K.TITLE, "The plan", 0, "", -8),
        (K.HEADING, "Tasks", 2, "", 3),
        (K.LIST_ITEM, "one", 1, "-", 5),
        (K.LIST_ITEM, "two", 2, "-", 6),
        (K.LIST_ITEM, "more", 2, "", 8),
        (K.LIST_ITEM, "three", 1, "3.", 9),
        (K.QUOTE, "said", 0, "", 11),
        (K.QUOTE, "again", 0, "", 13),
        (K.CODE, 'x = "&lt;b>"', 0, "", 15),
        (K.TABLE_CELL, "a", 0, "", 19),
        (K.TABLE_CELL, "b", 0, "", 19),
        (K.TABLE_CELL, "c\nd", 0, "", 21),
        (K.CAPTION, "The road. (Photo: VNA)", 0, "", 24),
        (K.CAPTION, "The bridge", 0, "", 27),
        (K.BYLINE, "By Mai", 0, "", 30),
        (K.FURNITURE, "1. One", 0, "", 34),
        (K.FURNITURE, "Two", 0, "", 36),
    ]


def test_table_cells_know_their_place(tmp_path: Path) -> None:
    table = "| a |\n|---|\n| b |\n"
    assert [b.cell for b in read(tmp_path, f"{table}\n{table}")][1:] == [
        Cell(0, 0, 0), Cell(0, 1, 0), Cell(1, 0, 0), Cell(1, 1, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        pytest.param("---\nlang: en\n---\n", (K.TITLE, "The *plan", 0), id="no-key-takes-the-heading"),
        pytest.param('---\ntitle: ""\nlang: en\n---\n', (K.HEADING, "The *plan", 1), id="empty-key-means-none"),
    ],
)  # fmt: skip
def test_a_first_heading_is_the_title_unless_denied(
    tmp_path: Path, head: str, wanted: tuple[object, ...]
) -> None:
    first = read(tmp_path, "# The \\*plan\n\nText.\n", head)[0]
    assert (first.kind, first.text, first.level) == wanted


def test_the_default_language_stands_in(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Text.\n", encoding="utf-8")
    assert read_article(path, default_language="vi").language == "vi"


def test_windows_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(
        "\ufeff---\r\ntitle: Đại hội\r\nlang: vi\r\n---\r\n\r\nMột.\r\n\r\nHai.\r\n".encode()
    )
    assert [(b.text, b.line) for b in read_article(path).blocks] == [("Đại hội", 2), ("Một.", 6), ("Hai.", 8)]  # fmt: skip
