"""Web pages: what is the article, its markup, and what is left out."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from tests.sources.samples import RAW, article_words, words
from workflow.article import Block, BlockKind, plain_text
from workflow.sources import prepare_article, read_article

K = BlockKind
PAGE = RAW / "en-mountain-road.html"


def blocks_of(tmp_path: Path, body: str, head: str = "") -> tuple[Block, ...]:
    """The blocks of a page, all its text taken."""
    path = tmp_path / "page.html"
    path.write_text(
        f"<html lang=en><head>{head}</head><body>{body}</body></html>", encoding="utf-8"
    )
    return prepare_article(path, language="en", keep_all=True).article.blocks


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("<p>a <b>b </b><strong>c</strong> <i>d</i></p>", "a <b>b c</b> <i>d</i>", id="bold-in-pieces"),
        pytest.param("<p>see <a href='https://x.example'>it</a><a href='#top'> up</a></p>", 'see <a id="1">it</a> up', id="links"),
        pytest.param("<p>one<br>two</p>", "one\ntwo", id="line-break"),
        pytest.param("<p>  much \n\n  space </p>", "much space", id="blanks-collapse"),
        pytest.param("<p>R&amp;D &lt;b&gt; &eacute;</p>", "R&D &lt;b> é", id="entities"),
        pytest.param("<p>a<!-- no -->b<script>x</script>c</p>", "abc", id="comments-and-scripts"),
    ],
)  # fmt: skip
def test_inline(tmp_path: Path, body: str, wanted: str) -> None:
    assert [block.text for block in blocks_of(tmp_path, body)] == [wanted]


def test_blocks(tmp_path: Path) -> None:
    body = """<h2>Tasks</h2>
<ol start=3><li>three<ul><li>inner</li></ul></li><li><p>four</p><p>more</p></li></ol>
<table><tr><th>a</th><th colspan=2>b</th><th>c</th></tr>
<tr><td rowspan=2>d</td><td>e</td><td></td><td>f<p>g</p></td></tr><tr><td>h</td></tr></table>
<blockquote>said</blockquote><p>one<br><br>two</p>
<pre>x = 1
y</pre><div class="photo-caption">The road</div>"""
    assert [
        (b.kind, b.text, b.level, b.marker, b.cell and (b.cell.row, b.cell.column))
        for b in blocks_of(tmp_path, body)
    ] == [
        (K.TITLE, "Tasks", 0, "", None),
        (K.LIST_ITEM, "three", 1, "3.", None),
        (K.LIST_ITEM, "inner", 2, "-", None),
        (K.LIST_ITEM, "four", 1, "4.", None),
        (K.LIST_ITEM, "more", 1, "", None),
        (K.TABLE_CELL, "a", 0, "", (0, 0)),
        (K.TABLE_CELL, "b", 0, "", (0, 1)),
        (K.TABLE_CELL, "c", 0, "", (0, 3)),
        (K.TABLE_CELL, "d", 0, "", (1, 0)),
        (K.TABLE_CELL, "e", 0, "", (1, 1)),
        (K.TABLE_CELL, "f\ng", 0, "", (1, 3)),
        (K.TABLE_CELL, "h", 0, "", (2, 1)),
        (K.QUOTE, "said", 0, "", None),
        (K.PARAGRAPH, "one", 0, "", None),
        (K.PARAGRAPH, "two", 0, "", None),
        (K.CODE, "x = 1\ny", 0, "", None),
        (K.CAPTION, "The road", 0, "", None),
    ]


def test_keep_all_takes_every_word_of_the_body() -> None:
    tree = lxml.html.fromstring(PAGE.read_text(encoding="utf-8"))
    for script in tree.xpath("//script | //style"):
        script.drop_tree()
    article = prepare_article(PAGE, keep_all=True).article
    assert article_words(article) == words("\n".join(tree.body.itertext()))
    assert all(block.kind is not K.FURNITURE for block in article.blocks)


def test_what_is_left_out_is_counted_and_told() -> None:
    prepared = prepare_article(PAGE)
    left = [change for change in prepared.changes if change.kind == "left-out"]
    everything = prepare_article(PAGE, keep_all=True).article
    missing = article_words(everything) - article_words(prepared.article)
    assert left[0].message.startswith("46 words")
    assert words("\n".join(change.text for change in left[1:])) <= missing
    assert missing.total() == 45  # the 46th is the sign ©


def test_a_page_read_in_place_has_lines_and_language() -> None:
    article = read_article(PAGE, "sources/x.html")
    assert (article.id, article.language) == ("en-mountain-road", "en")
    source = PAGE.read_text(encoding="utf-8").splitlines()
    for block in article.blocks:
        first = plain_text(block.text).split()[0]
        assert first in source[block.line - 1]


def test_an_old_encoding_that_the_page_declares(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<meta charset=windows-1252><p>Le comité a décidé hier.</p>".encode("cp1252"))
    assert read_article(path, default_language="fr").blocks[0].text == "Le comité a décidé hier."


@pytest.mark.parametrize("name", ["iso-8859-1", "ISO-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_old_names_mean_what_browsers_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.html"
    text = "L’équipe – dit-il – “va” bien…"
    page = f"<meta charset={name}><p>{text}\x81</p>"
    path.write_bytes(page.replace("\x81", "").encode("cp1252").replace(b"</p>", b"\x81</p>"))
    assert read_article(path, default_language="fr").blocks[0].text == text


def test_senseless_nesting_loses_no_word(tmp_path: Path) -> None:
    deep = 1500
    blocks = blocks_of(tmp_path, "<div>" * deep + "<p>deep words</p>" + "</div>" * deep)
    assert [block.text for block in blocks] == ["deep words"]


@pytest.mark.parametrize(
    ("stamp", "date", "asks"),
    [
        pytest.param('<p class="date">03/04/2025</p>', "2025-03-04", True, id="in-figures"),
        pytest.param(
            '<time datetime="2025-04-03">03/04/2025</time>', "2025-04-03", False, id="declared"
        ),
    ],
)
def test_a_date_that_a_page_shows_is_weighed_and_one_it_declares_is_taken(
    tmp_path: Path, stamp: str, date: str, asks: bool
) -> None:
    page = tmp_path / "page.html"
    sentences = (
        "The province opened a new bridge over the river, officials told reporters at the ceremony. "
        * 3
    )
    page.write_text(
        f'<html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>{stamp}<p>{sentences}</p></article></body></html>',
        encoding="utf-8",
    )
    prepared = prepare_article(page)
    assert str(prepared.article.metadata.date) == date
    assert any("please check" in change.message for change in prepared.changes) is asks
