"""HTML, CSV and TMX of an aligned article."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from format_samples import GOLDEN, of_texts, right_to_left, small
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from word_samples import SAMPLES, all_reviewed, english_french

from tests.conftest import judge
from workflow.article import plain_text
from workflow.errors import ExportError
from workflow.exports import AlignedDocument
from workflow.exports.csv_table import COLUMNS, csv_table
from workflow.exports.html.page import html_page
from workflow.exports.tmx_out import tmx_file
from workflow.exports.xliff.writing import xliff_file

WRITERS: dict[str, Callable[[AlignedDocument], bytes]] = {
    "html": html_page,
    "csv": csv_table,
    "tmx": tmx_file,
    "xlf": xliff_file,
}

texts = st.text(
    st.one_of(st.sampled_from("<>&\"'=+-@ \n\tbia/1"), st.characters(exclude_categories=["Cs"])),
    max_size=40,
)


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_small_article_is_as_in_the_golden_file(suffix: str) -> None:
    assert WRITERS[suffix](small()).decode() == (GOLDEN / f"small.{suffix}").read_text("utf-8")


def _page(document: AlignedDocument) -> etree._Element:
    return lxml_html.document_fromstring(html_page(document).decode())


def _rows(page: etree._Element) -> list[tuple[str, str]]:
    found = []
    for row in page.xpath("//table[@class='text']/tbody/tr"):
        source, target = row.xpath("td[@lang]")
        for sign in source.xpath(".//span[@class='sign']") + target.xpath(".//span[@class='sign']"):
            sign.text = ""
        missing = target.xpath("p[@class='missing']")
        found.append((source.text_content(), "" if missing else target.text_content()))
    return found


@pytest.mark.parametrize("pair", SAMPLES)
def test_the_page_has_every_sentence_once(pair: str) -> None:
    document = SAMPLES[pair]()
    wanted = [
        (plain_text(unit.source), plain_text(unit.target))
        for each in document.body
        for unit in each.units
    ]
    rows = [row for row in _rows(_page(document)) if row[0] != "Visitors today: 1,204"]
    assert rows == wanted


@given(texts.filter(str.strip), texts)
def test_whatever_a_sentence_says_is_text_on_the_page(source: str, target: str) -> None:
    page = _page(of_texts(source, target))
    assert not page.xpath("//script | //img | //object | //iframe | //*[@onclick]")
    assert len(page.xpath("//table[@class='text']/tbody/tr")) == 1


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = html_page(english_french()).decode()
    assert "default-src 'none'" in text
    page = lxml_html.document_fromstring(text)
    assert not page.xpath("//script | //link | //img | //@src | //@srcset")
    assert not re.search(r"url\(|@import", page.findtext(".//style") or "")


def test_each_text_says_its_language() -> None:
    page = _page(english_french())
    assert page.get("lang") == "fr"
    rows = page.xpath("//table[@class='text']/tbody/tr")
    assert {tuple(cell.get("lang") for cell in row.xpath("td[@lang]")) for row in rows} == {
        ("en", "fr")
    }
    assert page.xpath("//h1/../@lang") == ["en", "fr"]


def test_a_language_from_right_to_left_says_so() -> None:
    page = _page(right_to_left())
    directions = page.xpath("//table[@class='text']//td[@lang='ar']/@dir")
    assert directions == ["rtl"]
    assert not page.xpath("//td[@lang='en']/@dir")


def test_the_table_has_heads_a_caption_and_paragraphs_to_link_to() -> None:
    page = _page(english_french())
    assert page.xpath("//table[@class='text']/thead//th/@scope") == ["col"] * 3
    assert page.xpath("//table[@class='text']/caption")[0].text_content()
    anchors = page.xpath("//tbody/@id")
    assert len(anchors) == len(set(anchors))
    assert "p3" in anchors
    assert page.xpath("//h2[text()='Three gates, one timetable']")


def test_a_draft_says_so_and_a_reviewed_page_does_not() -> None:
    page = _page(english_french())
    assert [each.text_content() for each in page.xpath("//div[@role='note']/p")] == [
        "DRAFT – 11 of 45 sentences not reviewed; not translated: 1",
        "PROJET – phrases non relues : 11 sur 45; non traduites : 1",
    ]
    done = html_page(all_reviewed(english_french())).decode()
    assert "PROJET" not in done
    assert 'class="mark"' not in done


def test_only_addresses_that_can_be_followed_are_links() -> None:
    block = small().blocks[1]
    evil = replace(block, block=replace(block.block, links=("javascript:alert(1)",)))
    text = html_page(replace(small(), blocks=(evil,))).decode()
    assert "javascript" not in text
    assert 'href="https://example.org/?a=1&amp;b=2"' in html_page(small()).decode()


def test_libreoffice_prints_the_page(tmp_path: Path) -> None:
    office = judge("soffice")
    path = tmp_path / "page.html"
    path.write_bytes(html_page(english_french()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    told = subprocess.run(
        [judge("pdftotext"), "-layout", tmp_path / "page.pdf", "-"],
        check=True,
        capture_output=True,
        timeout=60,
    ).stdout.decode()
    assert "The vote was unanimous." in told
    assert "Le vote a été unanime." in told


@pytest.mark.parametrize("bom", [False, True])
def test_the_table_is_read_as_it_was_written(bom: bool) -> None:
    data = csv_table(english_french(), bom=bom)
    assert data.startswith(b"\xef\xbb\xbf") is bom
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["source"] for row in rows] == [unit.source for unit in english_french().units]
    assert rows[-1]["number"] == "23"


@given(texts, texts)
def test_no_cell_of_the_table_is_a_formula(source: str, target: str) -> None:
    data = csv_table(of_texts(source, target)).decode()
    cells = next(iter(csv.reader(io.StringIO(data.split("\n", 1)[1], newline=""))))
    assert not re.match(r"[=@]", cells[4])
    assert not re.match(r"[+-](?![\d.,\s%]*\Z)", cells[5])


def test_a_repeated_sentence_has_one_id() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_table(small()).decode(), newline="")))
    assert rows[0]["id"] == rows[3]["id"] != rows[1]["id"]


def test_a_file_holds_one_pair_and_each_article_once() -> None:
    with pytest.raises(ExportError, match="one language pair"):
        csv_table(small(), right_to_left())
    with pytest.raises(ExportError, match="comes twice"):
        csv_table(small(), small())
    with pytest.raises(ExportError, match="nothing to export"):
        csv_table()


@pytest.mark.parametrize(
    ("with_drafts", "count"),
    [pytest.param(False, 1, id="approved-only"), pytest.param(True, 2, id="drafts-too")],
)
def test_a_memory_gets_each_approved_sentence_once(with_drafts: bool, count: int) -> None:
    root = etree.fromstring(
        tmx_file(small(), with_drafts=with_drafts), etree.XMLParser(load_dtd=False)
    )
    assert len(root.findall(".//tu")) == count
