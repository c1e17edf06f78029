"""What a bilingual Word document says: sentences, banner, languages, links, annex, properties."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_checks import W, body, parts, rows_of, structure_findings, style_of, text_of, texts_in
from word_samples import SAMPLES, all_reviewed, block, document, english_french

from workflow.article import Cell, Metadata, parse_inline, plain_text
from workflow.errors import ExportError
from workflow.exports import AlignedDocument, UsedEntry, read_units, word_document
from workflow.exports.ooxml import clean_text

HERE = Path(__file__).parent


def shown(tagged: str) -> str:
    """The characters that a text with light tags has to show."""
    return "".join(clean_text(run.text) for run in parse_inline(tagged))


def units_of(made: AlignedDocument) -> list[tuple[str, str]]:
    return [(shown(unit.source), shown(unit.target)) for unit in made.units]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        pytest.param("Resolution No. 37-NQ/TW.", 1, id="party"),
        pytest.param("Nghị định 30/2020/NĐ-CP", 1, id="legal"),
        pytest.param("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", 0, id="wider-than-a-column"),
        pytest.param("01/2023/TT-VPCP", 1, id="circular"),
        pytest.param("the term 2020-2025 and 12-03/2024", 0, id="no-symbol"),
    ],
)
def test_the_symbol_of_a_document_is_not_broken_at_a_line_end(text: str, held: int) -> None:
    data = word_document(document([block("paragraph", (text, "x"))], "en", "vi"))
    assert sum(1 for _ in body(data).iter(f"{W}noBreakHyphen")) == held
    assert read_units(data)[0][0] == text


# Units in, units out


@pytest.mark.parametrize("name", SAMPLES)
def test_units_out_are_the_units_in(name: str) -> None:
    made = SAMPLES[name]()
    assert read_units(word_document(made)) == units_of(made)


def test_the_large_sample_is_a_whole_article() -> None:
    assert len(english_french().units) == 45


TEXTS = st.lists(
    st.one_of(
        st.text(),
        st.sampled_from(
            ["<b>", "</b>", "<i>", "</i>", '<a id="1">', '<a id="9">', "</a>", "&lt;b>", "]]>"]
        ),
        st.sampled_from(
            ["\ud800", "\x00", "\r\n", "\n", "\t", "\x85", "\ufffe", "é", "😀", "שלום", "  "]
        ),
        st.just("w" * 300),
    ),
    max_size=6,
).map("".join)
KINDS = st.sampled_from(
    ["title", "heading", "paragraph", "list_item", "quote", "caption", "table_cell", "code"]
)
BLOCKS = st.builds(
    lambda kind, pairs, level: block(kind, *pairs, level=level, links=("https://example.org/",)),
    KINDS,
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4),
    st.integers(0, 5),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=5), st.sampled_from(["fr", "ar", "zh", "km", "pt-BR"]))
def test_any_units_come_back_from_the_same_bytes(blocks: list, target: str) -> None:  # type: ignore[type-arg]
    made = document(blocks, "en", target)
    data = word_document(made)
    assert read_units(data) == units_of(made)
    assert word_document(made) == data


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("bell\x07", "bell\ufffd", id="control-character"),
        pytest.param("next\x85line", "next\ufffdline", id="c1-control"),
        pytest.param("half \ud83d", "half \ufffd", id="lone-surrogate"),
        pytest.param("\ufffe\uffff", "\ufffd\ufffd", id="non-characters"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line-ends"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab-and-newline"),
        pytest.param("]]> &amp; <w:t> \"'", "]]> &amp; <w:t> \"'", id="markup"),
        pytest.param("Tiê\u0301ng Vie\u0323\u0302t", "Tiê\u0301ng Vie\u0323\u0302t", id="nfd"),
        pytest.param("👩‍🚒 🇻🇳 𝔘", "👩‍🚒 🇻🇳 𝔘", id="emoji"),
        pytest.param("\u200fשלום, world\u202c", "\u200fשלום, world\u202c", id="right-to-left"),
        pytest.param(
            "\u00a0 x \u00ad\u2011\u2028", "\u00a0 x \u00ad\u2011\u2028", id="blanks-and-hyphens"
        ),
        pytest.param("Donaudampfschiff" * 40, "Donaudampfschiff" * 40, id="very-long-word"),
    ],
)
def test_only_what_xml_cannot_hold_is_replaced(text: str, kept: str) -> None:
    data = word_document(document([block("paragraph", (text, text))], "en", "fr", title=text))
    assert read_units(data) == [(kept, kept)]
    assert structure_findings(data, {"en-GB", "fr-FR"}) == []


def test_a_file_that_is_no_word_document_is_refused() -> None:
    with pytest.raises(ExportError, match="not a Word document"):
        read_units(b"PK")


# The same bytes


def test_bytes_depend_on_nothing_but_the_document() -> None:
    code = (
        "import hashlib, sys, word_samples, workflow.exports as e;"
        "sys.stdout.write(hashlib.sha256(e.word_document(word_samples.english_french())).hexdigest())"
    )
    time.sleep(2.1)  # a zip stamp has a resolution of two seconds
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(HERE),
            "TZ": "Asia/Tokyo",
        }
        told = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        )
        assert told.stdout.decode() == hashlib.sha256(word_document(english_french())).hexdigest()


def test_the_only_dates_are_the_articles_and_the_zip_epoch() -> None:
    data = word_document(english_french())
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        assert {info.date_time for info in entries.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(info.external_attr for info in entries.infolist())
        names = entries.namelist()
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    core = docx.Document(io.BytesIO(data)).core_properties
    day = datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC)
    assert (core.created, core.modified) == (day, day)


def test_an_article_without_a_date_has_a_fixed_one() -> None:
    core = docx.Document(io.BytesIO(word_document(SAMPLES["nb-es"]()))).core_properties
    assert core.created == datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def test_importing_the_room_loads_neither_docx_nor_lxml() -> None:
    code = "import sys, workflow.exports; print({'docx', 'lxml', 'babel'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


# Banner and marks


def test_the_banner_counts_what_is_not_reviewed_in_both_languages() -> None:
    data = word_document(english_french())
    assert texts_in(data, "BilingualBanner") == [
        "DRAFT – 11 of 45 sentences not reviewed; not translated: 1",
        "PROJET – phrases non relues : 11 sur 45; non traduites : 1",
    ]
    footer = text_of(etree.fromstring(parts(data)["word/footer1.xml"]))
    assert "DRAFT – 11 of 45 sentences not reviewed" in footer
    assert "PROJET – phrases non relues : 11 sur 45" in footer


def test_a_reviewed_document_has_no_banner_and_no_mark() -> None:
    data = word_document(all_reviewed(english_french()))
    assert texts_in(data, "BilingualBanner") == []
    assert not any(texts_in(data, "BilingualStatus"))
    for name in ("word/document.xml", "word/footer1.xml", "word/header1.xml"):
        assert "DRAFT" not in text_of(etree.fromstring(parts(data)[name]))


def test_what_is_not_reviewed_is_marked_in_words_in_its_row() -> None:
    rows = rows_of(word_document(SAMPLES["vi-en"]()))
    assert [row[0] for row in rows[2:6]] == ["№", "1", "draft", "missing"]
    assert rows[5][2] == "not translated"


@pytest.mark.parametrize("target", ["", "  "], ids=["empty", "blank"])
def test_a_reviewed_unit_without_a_target_is_not_reviewed(target: str) -> None:
    data = word_document(document([block("paragraph", ("Text.", target))], "en", "es"))
    assert texts_in(data, "BilingualBanner")[0].startswith("DRAFT – 1 of 1 sentences")
    assert rows_of(data)[-1][2].strip() == "sin traducir"


def test_a_language_without_words_of_its_own_gets_the_english_ones() -> None:
    data = word_document(
        document([block("paragraph", ("Text.", "文字。"), draft=(0,))], "fr", "zh")
    )
    assert texts_in(data, "BilingualBanner")[1] == "DRAFT – 1 of 1 sentences not reviewed"
    assert structure_findings(data, {"fr-FR", "zh-CN", "en-GB"}) == []


# Rows, kinds, inline formatting


def test_paragraphs_are_numbered_and_table_cells_are_named() -> None:
    rows = [row for row in rows_of(word_document(all_reviewed(english_french()))) if len(row) == 3]
    numbers = [row[0] for row in rows[2:]]
    assert numbers[:5] == ["№", "1", "2", "3", ""]
    assert [each for each in numbers if "·" in each] == [
        "19·A1", "19·B1", "19·A2", "19·B2", "19·A3", "19·B3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "more", "style", "source"),
    [
        pytest.param("heading", {"level": 1}, "Heading1", "Text", id="heading"),
        pytest.param("heading", {"level": 4}, "Heading2", "Text", id="deep-heading"),
        pytest.param("quote", {}, "Quote", "Text", id="quote"),
        pytest.param("caption", {}, "Caption", "Text", id="caption"),
        pytest.param("byline", {}, "Byline", "Text", id="byline"),
        pytest.param("dateline", {}, "Dateline", "Text", id="dateline"),
        pytest.param("list_item", {"level": 2, "marker": "-"}, "List2", "•Text", id="bullet"),
        pytest.param("list_item", {"level": 7, "marker": "3."}, "List3", "3.Text", id="number"),
        pytest.param("table_cell", {"cell": Cell(0, 0, 0)}, "Cell", "Text", id="cell"),
        pytest.param("paragraph", {}, "", "Text", id="paragraph"),
    ],
)
def test_each_kind_has_its_style(
    kind: str, more: dict[str, object], style: str, source: str
) -> None:
    made = document(
        [block("paragraph", ("One", "Un")), block(kind, ("Text", "Texte"), **more)], "en", "fr"
    )
    row = list(body(word_document(made)).iter(f"{W}tr"))[-1]
    paragraphs = list(row.iter(f"{W}p"))
    assert [style_of(each) for each in paragraphs[1:]] == [
        f"BilingualSource{style}",
        f"BilingualTarget{style}",
    ]
    assert text_of(paragraphs[1]) == source


def test_what_is_kept_is_shown_and_said_to_be_no_unit() -> None:
    data = word_document(english_french())
    assert ["24", "Visitors today: 1,204", "à ne pas traduire"] in rows_of(data)
    assert ("Visitors today: 1,204", "") not in read_units(data)


def runs_of(data: bytes) -> dict[str, str]:
    """Character style of each text that has one."""
    styled = {}
    for run in body(data).iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None:
            styled[text_of(run)] = str(style.get(f"{W}val"))
    return styled


def test_inline_formatting_becomes_character_styles() -> None:
    text = '<b>b</b> <i>i</i> <b><i>bi</i></b> <a id="1">a<b>ab</b></a> <a id="2">dead</a>'
    links = ("https://example.org/a b?q=é", "javascript:alert(1)")
    made = document([block("paragraph", (text, "x"), links=links)], "en", "fr", metadata=Metadata())
    data = word_document(made)
    assert runs_of(data) == {
        "b": "Strong", "i": "Emphasis", "bi": "StrongEmphasis", "a": "Hyperlink", "ab": "HyperlinkStrong",
    }  # fmt: skip
    rels = parts(data)["word/_rels/document.xml.rels"].decode()
    assert 'Target="https://example.org/a%20b?q=%C3%A9"' in rels
    assert "javascript" not in rels
    assert len(list(body(data).iter(f"{W}hyperlink"))) == 1


def test_bold_in_a_bold_heading_is_left_to_the_style() -> None:
    made = document(
        [block("heading", ("A <b>bold</b> <i>word</i>", "x"), level=1)],
        "en",
        "fr",
        metadata=Metadata(),
    )
    assert runs_of(word_document(made)) == {"word": "Emphasis"}


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "//example.org", "http://[", "http://user@example.org", "http:///x", "mailto:nobody",
     "https://example.org/" + "x" * 3000, "https://exa mple.org", "#part", ""],
)  # fmt: skip
def test_an_address_not_to_follow_stays_text(address: str) -> None:
    made = document(
        [block("paragraph", ("Text", "Texte"))], "en", "fr", metadata=Metadata(url=address)
    )
    data = word_document(made)
    assert not list(body(data).iter(f"{W}hyperlink"))
    assert address in text_of(body(data))


def test_one_address_is_one_relationship() -> None:
    blocks = [block("paragraph", ('<a id="1">x</a>', "y"), links=("mailto:desk@example.org",))] * 3
    data = word_document(document(blocks, "en", "fr"))
    assert parts(data)["word/_rels/document.xml.rels"].count(b"mailto:") == 1


# Size


def test_two_thousand_rows_take_less_than_two_seconds_in_tables_of_two_hundred() -> None:
    pairs = [
        (f"Sentence <b>{n}</b> of a long report.", f"Phrase <b>{n}</b> d'un long rapport.")
        for n in range(2000)
    ]
    blocks = [block("paragraph", *pairs[start : start + 5]) for start in range(0, 1500, 5)]
    blocks.append(block("paragraph", *pairs[1500:]))
    made = document(
        blocks, "en", "fr", used=tuple(UsedEntry("term", f"t{n}", "t", "", 1) for n in range(450))
    )
    word_document(english_french())
    began = time.perf_counter()
    data = word_document(made)
    assert time.perf_counter() - began < 2
    assert read_units(data) == [(plain_text(a), plain_text(b)) for a, b in pairs]
    assert structure_findings(data, {"en-GB", "fr-FR"}) == []
    heads = [row for row in rows_of(data) if row[0] in ("№", "×")]
    assert len(heads) == 8 + 3 + 3
