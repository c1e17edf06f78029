"""The files of a preview: what is in them, what is kept, and what is escaped."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.conftest import Bilingual
from tests.preview.preview_desk import DISTRICTS, GROWTH, HEADING, MEETING, OPEN, TITLE
from workflow.article import Block, BlockKind, plain_text
from workflow.exports.preview import Mark, Page, Paragraph, PreviewSite, Sentence, preview_site
from workflow.exports.preview.marking import marked_html

ARTICLE_PAGE = "review.en-fr.html"


def _page(site: Path, name: str = ARTICLE_PAGE) -> html.HtmlElement:
    return html.document_fromstring((site / name).read_text(encoding="utf-8"))


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _row(page: html.HtmlElement, source: str) -> html.HtmlElement:
    rows = page.xpath("//tr[contains(@class, 'unit')]")
    return next(
        row
        for row in rows
        if _text(row.xpath("td[1]/*[@class='sentence']")[0]) == plain_text(source)
    )


def test_the_site_has_an_index_a_page_for_each_pair_and_its_po_file(site: Path) -> None:
    names = {path.name for path in site.iterdir()}
    assert names == {"index.html", ARTICLE_PAGE, "review.en-fr.po.html"}


def test_every_sentence_stands_in_the_order_of_the_article(site: Path) -> None:
    rows = _page(site).xpath("//tr[contains(@class, 'unit')]/td[1]/*[@class='sentence']")
    told = [TITLE, plain_text(MEETING), GROWTH, HEADING, DISTRICTS, OPEN, OPEN]
    assert list(map(_text, rows)) == told


def test_what_is_not_translated_is_shown_as_such(site: Path) -> None:
    (kept,) = _page(site).xpath("//tr[contains(@class, 'kept')]")
    assert "331 online users" in _text(kept)
    assert "not for translation" in _text(kept)


@pytest.mark.parametrize(
    ("source", "shows"),
    [
        (TITLE, ""),
        (MEETING, "unreviewed memory"),
        (GROWTH, "errors"),
        (HEADING, "unreviewed notes machine"),
        (DISTRICTS, "unreviewed"),
        (OPEN, "unreviewed"),
    ],
)
def test_each_sentence_says_which_filters_show_it(site: Path, source: str, shows: str) -> None:
    told = _row(_page(site), source).get("data-shows").split()
    assert [name for name in told if name != "warnings"] == shows.split()


def test_headings_and_items_of_lists_are_such(site: Path) -> None:
    page = _page(site)
    assert _row(page, HEADING).xpath("td[1]/h2") != []
    assert _row(page, DISTRICTS).xpath("td/p[@data-marker]/@data-marker") == ["•", "•"]


def test_a_finding_is_told_and_marked_at_its_words(site: Path) -> None:
    row = _row(_page(site), GROWTH)
    assert [_text(one) for one in row.xpath(".//ul[@class='notes']/li")] == [
        "error numbers: 6.5 is missing",
        "error numbers: 5,6 is not in the source",
    ]
    (mark,) = row.xpath("td[2]//mark")
    assert (_text(mark), mark.get("title")) == ("5,6", "numbers: 5,6 is not in the source")


def test_a_term_and_its_counterpart_are_a_pair(site: Path) -> None:
    row = _row(_page(site), TITLE)
    pairs = [
        [
            (_text(one), one.get("class"), one.get("data-pair"))
            for one in cell.xpath(".//span[@data-pair]")
        ]
        for cell in row.xpath("td/p[@class='sentence']")
    ]
    assert pairs == [
        [("Politburo", "term", "1"), ("Resolution No. 11-NQ/TW", "reference", "2")],
        [("Bureau politique", "term", "1"), ("Résolution n° 11-NQ/TW", "reference", "2")],
    ]


def test_every_sentence_leads_to_its_line_of_the_po_file(site: Path, desk: Path) -> None:
    page, lines = _page(site), _page(site, "review.en-fr.po.html")
    written = (desk / "translations/fr/review.po").read_text(encoding="utf-8").split("\n")
    for source in (TITLE, GROWTH, DISTRICTS):
        (link,) = _row(page, source).xpath(".//a[@class='po']")
        name, _, anchor = link.get("href").partition("#")
        assert name == "review.en-fr.po.html"
        number = int(anchor.removeprefix("L"))
        following = "\n".join(written[number - 1 :])
        assert f'msgid "{source}"' in following[: following.index("\n\n")]
        (line,) = lines.xpath(f"//li[@id='{anchor}']")
        assert line.text_content() == written[number - 1]


def test_the_index_counts_units_and_findings_and_leads_to_them(site: Path) -> None:
    index = _page(site, "index.html")
    (row,) = index.xpath("//table//tbody/tr")
    assert row.xpath(".//*[local-name()='svg']/@aria-label") == [
        "2 of 6 reviewed, 3 drafts, 1 untranslated"
    ]
    assert f"{ARTICLE_PAGE}#errors" in row.xpath(".//a/@href")
    assert "Test & Desk" in _text(row)


def test_what_a_text_says_is_text(site: Path) -> None:
    page = (site / ARTICLE_PAGE).read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert()&lt;/script&gt; &amp; &lt;" in page
    assert "Is &lt;b&gt; the right day?" in page


def test_a_page_allows_its_own_style_and_script_and_nothing_else(site: Path) -> None:
    for path in site.iterdir():
        page = path.read_text(encoding="utf-8")
        (policy,) = _page(site, path.name).xpath("//meta[@http-equiv]/@content")
        assert policy.startswith("default-src 'none'; ")
        for kind in ("style", "script"):
            (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
        assert not re.search(r"<(?:link|img|iframe|script [^>]*src)|@import|url\(", page)


def test_a_second_preview_writes_nothing(site: Path, bilingual: Bilingual) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in site.iterdir()}
    made = json.loads(bilingual("preview", "--json").stdout)
    assert (made["pages"], made["written"], made["removed"]) == (1, 0, 0)
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in site.iterdir()}


def test_pages_of_articles_that_are_gone_go_and_other_files_stay(
    site: Path, desk: Path, bilingual: Bilingual
) -> None:
    (site / "notes.html").write_text("<p>mine</p>", encoding="utf-8")
    (desk / "sources/review.md").rename(desk / "sources/other.md")
    assert json.loads(bilingual("preview", "--json").stdout)["removed"] == 2
    names = {path.name for path in site.iterdir()}
    assert names == {"index.html", "other.en-fr.html", "notes.html"}


def test_a_site_elsewhere_does_not_name_the_way_to_the_desk(
    site: Path, bilingual: Bilingual, tmp_path: Path
) -> None:
    assert "../../translations/fr/review.po" in (site / "review.en-fr.po.html").read_text("utf-8")
    result = bilingual("preview", "review", "--output", tmp_path / "site")
    assert result.stdout.strip() == str(tmp_path / "site/index.html")
    assert "../" not in (tmp_path / "site/review.en-fr.po.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["sources", ".", "translations/fr", "glossary"])
def test_the_desks_own_folders_are_refused(
    site: Path, desk: Path, bilingual: Bilingual, folder: str
) -> None:
    before = sorted(desk.rglob("*"))
    result = bilingual("preview", "--output", desk / folder)
    assert result.exit_code == 2
    assert "the folder holds the desk's own files" in result.stderr
    assert sorted(desk.rglob("*")) == before


def test_a_file_that_is_no_page_of_ours_stays(bilingual: Bilingual, tmp_path: Path) -> None:
    bilingual("extract")
    index = tmp_path / "web/index.html"
    index.parent.mkdir()
    index.write_text("<h1>My own</h1>", encoding="utf-8")
    result = bilingual("preview", "--output", index.parent)
    assert result.exit_code == 2
    assert f"{index}: is no page of a preview and stays" in result.stderr
    assert [path.name for path in index.parent.iterdir()] == ["index.html"]
    assert index.read_text(encoding="utf-8") == "<h1>My own</h1>"


def test_what_cannot_be_read_is_named_and_its_old_page_stays(
    site: Path, desk: Path, bilingual: Bilingual
) -> None:
    (desk / "translations/fr/review.po").write_text('msgid "a\n', encoding="utf-8")
    assert bilingual("preview").exit_code == 2
    assert "review.po" in _text(_page(site, "index.html").xpath("//p[@class='problem']")[0])
    assert (site / ARTICLE_PAGE).is_file()


def test_an_article_that_is_not_there_is_one_sentence(bilingual: Bilingual) -> None:
    result = bilingual("preview", "reviw")
    assert result.exit_code == 2
    assert "no article named reviw" in result.stderr
    assert "Did you mean review?" in result.stderr


def test_a_language_from_right_to_left_says_so() -> None:
    sentence = Sentence("Hello", "مرحبا 11-NQ/TW", "draft", "machine")
    paragraph = Paragraph(Block(BlockKind.PARAGRAPH, "Hello", 1), "1", (sentence,))
    page = Page("a", "en", "ar", "", "", (paragraph,), "")
    made = preview_site(PreviewSite("", (page,), "1"))["a.en-ar.html"].decode()
    assert '<td role="cell" lang="ar" dir="rtl">' in made
    assert '<span class="held">11-NQ/TW</span>' in made


_TAGGED = st.lists(
    st.sampled_from(["<b>", "</b>", "<i>", "</i>", "a", "<", "&", '"', "é", " ", "\n"]), max_size=12
).map("".join)
_MARKS = st.lists(
    st.builds(
        lambda start, length, kind, title: Mark(start, start + length, kind, 1, title),
        st.integers(0, 8),
        st.integers(1, 6),
        st.sampled_from(["term", "reference", "error", "warning", "note"]),
        st.text("<>\"'&x", max_size=4),
    ),
    max_size=4,
)


@given(_TAGGED, _MARKS)
def test_marks_lose_and_add_no_character(tagged: str, marks: list[Mark]) -> None:
    # Of a fragment that begins with blanks the parser drops them.
    made = html.fragment_fromstring(f".{marked_html(tagged, marks)}", create_parent="p")
    for line_end in made.xpath(".//br"):
        line_end.tail = "\n" + (line_end.tail or "")
    assert made.text_content() == f".{plain_text(tagged)}"
