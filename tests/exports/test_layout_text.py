"""Every layout: all text in order and in its language, valid, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_checks import W, body, parts, structure_findings, style_of, text_of, validator_findings
from word_samples import SAMPLES, all_reviewed, block, document, english_french

from workflow.article import Cell, parse_inline
from workflow.errors import ExportError
from workflow.exports import (
    LAYOUT_NAMES,
    AlignedDocument,
    Provenance,
    Publication,
    in_columns,
    read_units,
    word_compilation,
    word_document,
)
from workflow.exports.layouts import facing_layout
from workflow.exports.ooxml import clean_text
from workflow.exports.rows import Setting

HERE = Path(__file__).parent
TAGS = {
    "en": "en-GB",
    "fr": "fr-FR",
    "nb": "nb-NO",
    "vi": "vi-VN",
    "es": "es-ES",
    "ar": "ar-SA",
    "zh": "zh-CN",
}
ARABIC = "اعتمدت اللجنة الشعبية للمقاطعة خطة خمسية."
CHINESE = "省人民委员会星期二通过了一项五年计划。"


def shown(tagged: str) -> str:
    """The characters that a text with light tags has to show."""
    return "".join(clean_text(run.text) for run in parse_inline(tagged))


def translated(made: AlignedDocument, language: str, text: str) -> AlignedDocument:
    """The document into another language, every sentence with its number."""
    blocks = []
    number = 0
    for each in made.blocks:
        units = []
        for unit in each.units:
            number += 1
            target = f"{number} {text}" if unit.target else ""
            units.append(replace(unit, target=target))
        blocks.append(replace(each, units=tuple(units)))
    title = next((unit.target for each in blocks[:1] for unit in each.units), "")
    return replace(
        made, target_language=language, target_title=title, blocks=tuple(blocks), used=()
    )


def paragraphs(data: bytes, column: str) -> str:
    """All text of the paragraphs of a column, in order."""
    start = f"Bilingual{column}"
    found = [
        text_of(paragraph)
        for paragraph in body(data).iter(f"{W}p")
        if style_of(paragraph).startswith(start) and not style_of(paragraph).startswith(f"{start}2")
    ]
    return "".join("".join(found).split())


def missing(data: bytes, texts: Iterator[str], column: str) -> list[str]:
    """The texts that do not stand in a column in this order."""
    told, place, out = paragraphs(data, column), 0, []
    for text in texts:
        wanted = "".join(shown(text).split())
        found = told.find(wanted, place)
        if found < 0:
            out.append(text)
        else:
            place = found + len(wanted)
    return out


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sentence_stands_in_the_document_in_order(name: str, layout: str) -> None:
    made = SAMPLES[name]()
    data = word_document(made, layout)
    assert missing(data, (unit.target for unit in made.units if unit.target), "Target") == []
    if layout != "clean":
        assert missing(data, (unit.source for unit in made.units), "Source") == []


def test_the_clean_copy_holds_no_sentence_of_the_source() -> None:
    made = all_reviewed(english_french())
    told = "".join(text_of(body(word_document(made, "clean"))).split())
    long = [unit.source for unit in made.units if len(unit.source) > 30]
    assert long
    assert [text for text in long if "".join(shown(text).split()) in told] == []


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
@pytest.mark.parametrize(
    "language",
    [
        pytest.param("fr", id="latin"),
        pytest.param("ar", id="right-to-left"),
        pytest.param("zh", id="east-asian"),
    ],
)
@pytest.mark.parametrize("draft", [True, False], ids=["draft", "reviewed"])
def test_validators_and_our_own_rules_find_nothing(
    layout: str, language: str, draft: bool, tmp_path: Path
) -> None:
    made = english_french() if draft else all_reviewed(english_french())
    if language != "fr":
        made = translated(made, language, ARABIC if language == "ar" else CHINESE)
    data = word_document(made, publication=Publication(layout, draft=draft))
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert validator_findings(path) == []
    assert structure_findings(data, {TAGS["en"], TAGS[language]}) == []


@pytest.mark.parametrize("symbol", ["812/QĐ-TTg", "37-NQ/TW", "01/2025/TT-BNV"])
def test_a_symbol_in_text_from_right_to_left_keeps_its_order(symbol: str) -> None:
    """The mark stands in the document alone: what is read back has none."""
    text = f"صدر القرار رقم {symbol} عن رئيس الوزراء."
    made = translated(english_french(), "ar", text)
    data = word_document(made, "table")
    assert f"\u200e{symbol[:2]}" in text_of(body(data))
    read = [target for _, target in read_units(data) if target]
    assert read
    assert [target for target in read if not target.endswith(text)] == []
    latin = word_document(translated(english_french(), "fr", f"Décision {symbol}"), "table")
    assert "\u200e" not in text_of(body(latin))


@pytest.mark.parametrize("layout", ["table", "paragraph", "interlinear"])
def test_several_targets_stand_side_by_side(layout: str, tmp_path: Path) -> None:
    made = english_french()
    arabic, chinese = translated(made, "ar", ARABIC), translated(made, "zh", CHINESE)
    data = word_document(in_columns([made, arabic, chinese]), layout)
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert validator_findings(path) == []
    assert structure_findings(data, {TAGS[code] for code in ("en", "fr", "ar", "zh")}) == []
    for column, each in (("Source", made), ("Target2", arabic), ("Target3", chinese)):
        texts = [unit.source if each is made else unit.target for unit in each.units]
        assert missing(data, (text for text in texts if text), column) == []


def test_three_columns_turn_the_sheet_and_are_equally_wide() -> None:
    made = all_reviewed(english_french())
    data = word_document(in_columns([made, translated(made, "vi", "Nghị quyết.")]))
    size = next(body(data).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("16838", "11906")
    assert size.get(f"{W}orient") == "landscape"
    grids = {
        tuple(int(str(each.get(f"{W}w"))) for each in grid)
        for grid in body(data).iter(f"{W}tblGrid")
    }
    wide = [grid for grid in grids if len(grid) == 4]
    assert len({grid[1:] for grid in wide}) == 2  # the text, and the annex with its statuses
    assert any(len(set(grid[1:])) == 1 for grid in wide)
    assert {sum(grid) for grid in grids} == {16838 - 2 * 1134}


@pytest.mark.parametrize(
    ("publication", "others", "told"),
    [
        pytest.param(Publication("clean"), 1, "the layout clean shows one", id="layout-of-one"),
        pytest.param(Publication("facing"), 1, "the layout facing shows one", id="facing"),
        pytest.param(Publication(), 3, "4 target languages do not fit", id="too-many"),
        pytest.param(Publication(paper="a3"), 0, "no page 'a3'. Use one of: a4,", id="paper"),
        pytest.param(Publication("spiral"), 0, "no layout 'spiral'", id="layout"),
    ],
)
def test_what_cannot_be_laid_out_is_refused(
    publication: Publication, others: int, told: str
) -> None:
    made = english_french()
    with pytest.raises(ExportError, match=told):
        word_document(in_columns([made] * (1 + others)), publication=publication)


def test_articles_with_other_sentences_are_not_put_side_by_side() -> None:
    made = english_french()
    shorter = replace(made, blocks=made.blocks[:-1], target_language="vi")
    with pytest.raises(ExportError, match="has other sentences in vi than in fr"):
        in_columns([made, shorter])


def test_a_compilation_is_of_one_pair_of_languages() -> None:
    with pytest.raises(ExportError, match="different languages"):
        word_compilation([made() for made in SAMPLES.values()], Publication(), "all", "All")


TEXTS = st.lists(
    st.sampled_from(
        [
            "<b>plan</b>",
            "<i>x",
            "\x00",
            "]]>",
            "a\tb",
            "\n",
            "w" * 90,
            "é",
            "😀",
            "  ",
            '"',
            "word ",
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)
KINDS = st.sampled_from(["heading", "paragraph", "list_item", "quote", "caption", "code"])
BLOCKS = st.builds(
    lambda kind, pairs, level: block(kind, *pairs, level=level),
    KINDS,
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3),
    st.integers(0, 4),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(BLOCKS, max_size=4), st.sampled_from(LAYOUT_NAMES), st.sampled_from(["fr", "ar"]))
def test_any_text_comes_through_every_layout(
    blocks: list,  # type: ignore[type-arg]
    layout: str,
    target: str,
) -> None:
    made = document(blocks, "en", target)
    data = word_document(made, layout)
    assert missing(data, (unit.target for unit in made.units if unit.is_translated), "Target") == []
    assert structure_findings(data, {TAGS["en"], TAGS[target]}) == []
    assert word_document(made, layout) == data


def test_a_paragraph_of_the_source_is_one_row() -> None:
    made = all_reviewed(english_french())
    rows = [
        [text_of(cell) for cell in row.iter(f"{W}tc")]
        for row in body(word_document(made, "paragraph")).iter(f"{W}tr")
    ]
    row = next(row for row in rows if row[0] == "3")
    assert row[1].startswith("The Provincial People's Committee")
    assert row[1].endswith("the plan of 2021.")
    assert "2030. The vote" in row[1]


def test_chinese_sentences_follow_without_a_blank() -> None:
    made = document([block("paragraph", ("One.", "一。"), ("Two.", "二。"))], "en", "zh")
    told = text_of(body(word_document(made, "paragraph")))
    assert "一。二。" in told
    assert "One. Two." in told


def test_the_tables_of_an_article_are_tables_again_in_a_clean_copy() -> None:
    cells = [
        block("table_cell", (f"{row}{column}", f"z{row}{column}"), cell=Cell(0, row, column))
        for row in range(2)
        for column in range(3)
    ]
    data = word_document(all_reviewed(document(cells, "en", "fr")), "clean")
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in body(data).iter(f"{W}tr")]
    assert rows == [["z00", "z01", "z02"], ["z10", "z11", "z12"]]


def test_paragraph_numbers_are_a_choice() -> None:
    made = all_reviewed(english_french())

    def numbers(publication: Publication) -> list[str]:
        data = word_document(made, publication=publication)
        return [
            text_of(each)
            for each in body(data).iter(f"{W}p")
            if style_of(each) in ("BilingualNumber", "BilingualNumberHeading")
        ]

    assert numbers(Publication())[:2] == ["1", "2"]
    assert numbers(Publication(numbers=False)) == []


@pytest.mark.parametrize(
    ("layout", "annex", "there"),
    [("table", None, True), ("clean", None, False), ("clean", True, True), ("table", False, False)],
)
def test_the_annex_is_a_choice(layout: str, annex: bool | None, there: bool) -> None:
    data = word_document(english_french(), publication=Publication(layout, annex=annex))
    assert ("Terms and references" in text_of(body(data))) is there


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_bytes_depend_on_nothing_but_the_document(layout: str) -> None:
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:2]\n"
        "from word_samples import english_french\nfrom workflow.exports import word_document\n"
        f"print(hashlib.sha256(word_document(english_french(), {layout!r})).hexdigest())"
    )
    here = hashlib.sha256(word_document(english_french(), layout)).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", code, str(HERE)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert here == there


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_a_long_article_is_parted_into_tables_of_two_hundred_rows(layout: str) -> None:
    pair = ("The committee adopted the plan on Tuesday.", "Le comité a adopté le plan mardi.")
    made = document([block("paragraph", *[pair] * 4) for _ in range(500)], "en", "fr")
    data = word_document(made, layout)
    assert all(len(table.findall(f"{W}tr")) <= 200 for table in body(data).iter(f"{W}tbl"))
    assert len(parts(data)["word/document.xml"]) > 100_000


def test_a_table_of_a_language_from_the_right_begins_on_the_right() -> None:
    cells = [
        block("table_cell", (name, name), cell=Cell(0, 0, column))
        for column, name in enumerate("ab")
    ]
    for language, mirrored in (("ar", 1), ("fr", 0)):
        root = body(word_document(document(cells, "en", language), "clean"))
        assert len(list(root.iter(f"{W}bidiVisual"))) == mirrored


def test_a_translation_alone_is_signed_in_its_own_language() -> None:
    made = replace(all_reviewed(english_french()), provenance=Provenance(("Ingrid Solheim",)))
    told = text_of(body(word_document(made, "clean")))
    assert "relue par Ingrid Solheim" in told
    assert "reviewed by" not in told


def test_the_last_opening_of_a_book_is_not_left_nearly_empty() -> None:
    line = "The council met and agreed on what each district has to do before the rains come. "
    for count in range(8, 20):
        blocks = [block("paragraph", (line * 5, line * 5)) for _ in range(count)]
        made = document(blocks, "en", "fr")
        pages = facing_layout(made, Setting.of(made, Publication("facing")))
        sizes = [left.count("<w:p>") for left, _ in pages]
        assert sum(sizes) == count
        assert len(sizes) == 1 or sizes[-1] >= 2
