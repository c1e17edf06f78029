"""Repairs at the seam: the tables of wrong and of correct sentences."""

from __future__ import annotations

import unicodedata

import pytest

from tests.seams.marked import marked, placed_form, read_marked, repair_marked, rows
from workflow.glossary.values import Grammar
from workflow.seams import DEEP_RULES, Edit, Placed, Repaired, repair_seams


@pytest.mark.parametrize(("language", "line"), rows("repairs"))
def test_a_broken_seam_is_mended(language: str, line: str) -> None:
    sentences, _, rules = line.partition(" | ")
    wrong, _, right = sentences.partition(" => ")
    repaired = repair_marked(wrong, language)
    assert marked(repaired) == right
    assert [edit.rule for edit in repaired.edits] == rules.split()
    assert repair_marked_again(repaired, wrong, language) == repaired.text


def repair_marked_again(first: Repaired, sentence: str, language: str) -> str:
    _, placed = read_marked(sentence, language)
    again = [
        Placed(start, end, one.grammar, one.kind)
        for one, (start, end) in zip(placed, first.spans, strict=True)
    ]
    return repair_seams(first.text, again, language).text


@pytest.mark.parametrize(("language", "sentence"), rows("correct"))
def test_a_correct_sentence_stays(language: str, sentence: str) -> None:
    text, _ = read_marked(sentence, language)
    repaired = repair_marked(sentence, language)
    assert (repaired.text, repaired.edits) == (text, ())
    assert marked(repaired) == sentence


def test_an_edit_shows_the_words_that_changed() -> None:
    repaired = repair_marked("Il lit le rapport de le [Bureau politique] ce soir.", "fr")
    assert repaired.edits == (
        Edit("de le Bureau politique", "du Bureau politique", "fr-contraction"),
    )


@pytest.mark.parametrize(("language", "line"), rows("repairs"))
def test_a_form_with_a_deep_repair_is_named(language: str, line: str) -> None:
    wrong, _, rules = line.partition(" => ")
    repaired = repair_marked(wrong, language)
    kinds = {rule.partition("-")[2] for rule in rules.partition(" | ")[2].split()}
    assert bool(repaired.deep) is bool(kinds & DEEP_RULES)
    assert any(edit.is_deep for edit in repaired.edits) is bool(repaired.deep)


def test_the_deep_repair_belongs_to_its_form() -> None:
    text, placed = read_marked("Le [Assemblée nationale] siège. Le nouveau [État] aussi.", "fr")
    assert repair_seams(text, placed, "fr").deep == {1}
    assert repair_seams(text, placed[::-1], "fr").deep == {0}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("d'abord le [Assemblée nationale]", "d'abord l'[Assemblée nationale]", id="straight"),
        pytest.param("d’abord le [Assemblée nationale]", "d’abord l’[Assemblée nationale]", id="curly"),
        pytest.param("le [Assemblée nationale]", "l’[Assemblée nationale]", id="none-in-the-text"),
        pytest.param("la\u00a0[Bureau politique]", "le\u00a0[Bureau politique]", id="no-break-blank"),
        pytest.param("l'[Bureau politique]", "le [Bureau politique]", id="blank-comes-back"),
        pytest.param("« La [Bureau politique] »", "« Le [Bureau politique] »", id="capital"),
    ],
)  # fmt: skip
def test_the_text_keeps_its_typography(wrong: str, right: str) -> None:
    assert marked(repair_marked(wrong, "fr")) == right


def test_spans_come_back_in_the_order_they_were_given() -> None:
    text, placed = read_marked("La [Bureau politique] et le [Assemblée nationale]", "fr")
    repaired = repair_seams(text, placed[::-1], "fr")
    forms = [repaired.text[start:end] for start, end in repaired.spans]
    assert forms == ["Assemblée nationale", "Bureau politique"]


def test_a_language_without_tables_is_left_alone() -> None:
    placed = [Placed(4, 8, Grammar(gender="f", number="sg"), "body")]
    assert repair_seams("der  Kasa", placed, "de") == Repaired("der  Kasa", ((4, 8),), ())


def test_a_regional_language_has_the_tables_of_its_language() -> None:
    text, placed = read_marked("a el [Buró Político]", "es")
    assert repair_seams(text, placed, "es-MX").text == "al Buró Político"


def test_without_grammar_only_sounds_count() -> None:
    unknown = Grammar()
    assert repair_seams("de eau", [Placed(3, 6, unknown, "x")], "fr").text == "d’eau"
    assert repair_seams("la parti", [Placed(3, 8, unknown, "x")], "fr").text == "la parti"


@pytest.mark.parametrize(
    ("form", "article", "stays"),
    [
        pytest.param("Acta", "el", True, id="stressed"),
        pytest.param("Asociación", "la", True, id="not-stressed"),
        pytest.param("Asociación", "el", False, id="not-stressed-el"),
        pytest.param("Aula", "la", False, id="diphthong"),
        pytest.param("ASEAN", "la", True, id="initials"),
        pytest.param("Alta Comisión", "la", True, id="adjective"),
    ],
)
def test_a_stressed_a_is_read_from_the_spelling(form: str, article: str, stays: bool) -> None:
    text = f"por {article} {form} de"
    placed = [Placed(len(article) + 5, len(text) - 3, Grammar(gender="f", number="sg"), "body")]
    assert (repair_seams(text, placed, "es").text == text) is stays


def test_accents_typed_apart_are_composed_outside_the_form() -> None:
    apart = unicodedata.normalize("NFD", "Nghị quyết của ")
    form = unicodedata.normalize("NFD", "Bộ Chính trị")
    text = f"{apart}{form}"
    repaired = repair_seams(text, [Placed(len(apart), len(text), Grammar(), "body")], "vi")
    assert repaired.text == f"Nghị quyết của {form}"
    assert {edit.rule for edit in repaired.edits} == {"vi-accents"}


def test_overlapping_forms_are_refused() -> None:
    one = placed_form("Bureau politique", "fr")
    with pytest.raises(ValueError, match="overlap"):
        repair_seams("Bureau politique", [one, one], "fr")


@pytest.mark.parametrize(
    ("language", "sentence", "mended"),
    [
        ("fr", "Réunion de [Bureau politique]", "Réunion du Bureau politique"),
        ("es", "Informe a [Asamblea Nacional]", "Informe a la Asamblea Nacional"),
    ],
)
def test_only_a_draft_gets_the_articles_of_a_headline(
    language: str, sentence: str, mended: str
) -> None:
    text, placed = read_marked(sentence, language)
    assert repair_seams(text, placed, language).text == text
    assert repair_seams(text, placed, language, draft=True).text == mended
