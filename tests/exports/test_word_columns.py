"""The columns of a bilingual Word document and its frame: languages, title, annex, properties."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from lxml import etree
from word_checks import W, body, parts, rows_of, structure_findings, text_of, texts_in
from word_samples import SAMPLES, block, document, english_french

from workflow.article import Metadata
from workflow.errors import ExportError
from workflow.exports import UsedEntry, read_units, word_document

# Languages


@pytest.mark.parametrize(
    ("target", "properties", "name"),
    [
        pytest.param("nb", {"lang": {"val": "nb-NO"}}, "Norsk bokmål", id="latin"),
        pytest.param("pt-BR", {"lang": {"val": "pt-BR"}}, "Português (Brasil)", id="region"),
        pytest.param("ja", {"lang": {"eastAsia": "ja-JP"}}, "日本語", id="east-asian"),
        pytest.param("km", {"lang": {"bidi": "km-KH"}}, "ខ្មែរ", id="complex"),
        pytest.param("ar", {"rtl": {}, "lang": {"bidi": "ar-SA"}}, "العربية", id="right-to-left"),
        pytest.param("qaa", {"lang": {"val": "qaa"}}, "Qaa", id="unknown"),
    ],
)
def test_the_target_column_says_its_language(
    target: str, properties: dict[str, object], name: str
) -> None:
    data = word_document(document([block("paragraph", ("Text", "texte"))], "en", target))
    row = list(body(data).iter(f"{W}tr"))[-1]
    found = {
        etree.QName(each).localname: {
            etree.QName(key).localname: value for key, value in each.items()
        }
        for each in row[-1].find(f".//{W}rPr")  # type: ignore[union-attr]
    }
    assert found == properties
    assert ["№", "English", name] in rows_of(data)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_run_of_a_column_is_in_the_columns_language(name: str) -> None:
    tags = [
        {"en": "en-GB", "fr": "fr-FR", "nb": "nb-NO", "vi": "vi-VN", "es": "es-ES"}[code]
        for code in name.split("-")
    ]
    for row in body(word_document(SAMPLES[name]())).iter(f"{W}tr"):
        # a fourth column, in the list of terms, is in the target's language
        for cell, tag in zip(list(row.iter(f"{W}tc"))[1:], [*tags, tags[1]], strict=False):
            runs = [run for run in cell.iter(f"{W}r") if not text_of(run).startswith("https://")]
            assert {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in runs} <= {tag}  # type: ignore[union-attr]


def test_right_to_left_is_a_matter_of_the_columns_styles() -> None:
    data = word_document(document([block("paragraph", ("Text", "نص"))], "en", "ar"))
    styles = etree.fromstring(parts(data)["word/styles.xml"])
    mirrored = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}bidi") is not None
    }
    assert {"BilingualTarget", "BilingualTargetHeading1", "BilingualTargetColumnHead"} <= mirrored
    assert not any("Source" in str(each) for each in mirrored)
    assert structure_findings(data, {"en-GB", "ar-SA"}) == []


def test_source_and_target_look_the_same() -> None:
    styles = etree.fromstring(parts(word_document(english_french()))["word/styles.xml"])
    own = {f"{W}{name}" for name in ("pPr", "rPr")}
    for style in styles.iter(f"{W}style"):
        identifier = str(style.get(f"{W}styleId"))
        if identifier.startswith(
            ("BilingualSource", "BilingualTarget")
        ) and not identifier.endswith("Continued"):
            inside = [each.tag for child in style if child.tag in own for each in child]
            assert inside == [f"{W}lang"], identifier


def test_the_date_stands_in_both_languages() -> None:
    text = text_of(body(word_document(SAMPLES["fr-vi"]())))
    assert "3 novembre 2026" in text
    assert "3 tháng 11, 2026" in text


@pytest.mark.parametrize("code", ["", "english!", "e", "fr_FR"])
def test_what_is_no_language_code_is_refused(code: str) -> None:
    with pytest.raises(ExportError, match="is not a language code"):
        word_document(document([], "en", code))


def test_an_unknown_layout_is_refused_with_those_there_are() -> None:
    with pytest.raises(ExportError, match="Use one of: table"):
        word_document(english_french(), layout="spiral")


# Frame


def test_the_title_stands_once_above_the_table() -> None:
    rows = rows_of(word_document(english_french()))
    title = english_french().title
    assert [title in row for row in rows].count(True) == 1
    assert title in rows[0]


def test_a_title_that_is_no_block_is_shown_and_is_no_unit() -> None:
    made = SAMPLES["fr-vi"]()
    data = word_document(made)
    assert rows_of(data)[0][1:] == ["Séance du comité", "Phiên họp của ủy ban"]
    assert len(read_units(data)) == 1


def test_the_annex_lists_terms_and_references_in_both_languages() -> None:
    data = word_document(english_french())
    rows = rows_of(data)
    target = "poste-frontièrenot “porte frontalière”porte de bordure → poste-frontière"
    assert ["6", "border gate", target, "corrigé№ 3, 5"] in rows
    assert ["2", "Resolution No. 31-NQ/TW", "Résolution nº 31-NQ/TW", "appliqué"] in rows
    assert texts_in(data, "Heading1") == ["Terms and references · Termes et références"]
    assert texts_in(data, "Heading2") == ["Terms · Termes", "References · Références"]


def test_a_term_without_a_target_says_so() -> None:
    used = (UsedEntry("term", "ward", "", "", 0),)
    data = word_document(document([block("paragraph", ("A ward.", "x"))], "en", "fr", used=used))
    assert rows_of(data)[-1] == ["", "ward", "pas de forme approuvée", "non contrôlé"]


def test_without_terms_there_is_no_annex() -> None:
    assert texts_in(word_document(SAMPLES["nb-es"]()), "Heading1") == []


def test_properties_name_the_document() -> None:
    made = replace(english_french(), title="T" * 300)
    core = docx.Document(io.BytesIO(word_document(made))).core_properties
    assert core.title == "T" * 255
    assert core.subject == "English → Français"
    assert (core.author, core.language, core.revision) == ("Northern Bulletin", "fr-FR", 1)
    assert core.keywords == "border-economy-plan; en-fr"
    assert core.comments == made.signature
    assert core.last_modified_by == made.desk


def test_tables_are_named_for_screen_readers() -> None:
    tables = list(body(word_document(english_french())).iter(f"{W}tblPr"))
    assert all(each.find(f"{W}tblCaption").get(f"{W}val") for each in tables)  # type: ignore[union-attr]
    told = tables[1].find(f"{W}tblDescription")
    assert told is not None
    assert told.get(f"{W}val") == "The text sentence by sentence: English left, Français right."


def test_a_document_without_text_is_still_a_document() -> None:
    data = word_document(document([], "en", "fr", title="", target_title="", metadata=Metadata()))
    assert read_units(data) == []
    assert structure_findings(data, {"en-GB", "fr-FR"}) == []
