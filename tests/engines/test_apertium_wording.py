"""Wordings that Apertium misreads: what is sent instead, and that nothing is lost by it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.wording import readable, with_senses
from workflow.engines.languages import Pair


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It met on October 6, 2020, in Hanoi.", "It met on 6 October 2020, in Hanoi."),
        ("en", "dated September 11, 2020 on tasks", "of on 11 September 2020 on tasks"),
        ("en", "issued on February 10th this year", "issued on 10 February this year"),
        ("en", "Decree of March 5, 2020", "Decree of on 5 March 2020"),
        ("en", "He came in May 2020.", "He came in May 2020."),
        ("en", "Decree 30 of March 5.2 percent", "Decree 30 of March 5.2 percent"),
        ("en", "on Nov. 18 in Hue", "on 18 November in Hue"),
        (
            "en",
            "It met on May 3-4, 2025 there.",
            "It met from on 3 May to on 4 May 2025 there.",
        ),
        ("en", "On June 7 - 8 they met.", "From on 7 June to on 8 June they met."),
        ("en", "on 17 and 20 July 2026", "on 17 July and on 20 July 2026"),
        ("en", "the June 7-8 visit", "the June 7-8 visit"),
        ("en", "March 3 and 4 million", "on 3 March and 4 million"),
        ("fr", "La région, a-t-il encore indiqué", "La région, il a encore indiqué"),
        ("fr", "la mise en œuvre, son cœur", "la mise en oeuvre, son coeur"),
        ("es", "el 6 de octubre de 2020", "el 6 de octubre de 2020"),
        ("fr", "M. Qzxa et Mme Qzxb", "Le monsieur Qzxa et la madame Qzxb"),
        ("fr", "le projet M. est", "le projet M. est"),
        ("en", "Two-way trade and two-way streets", "Bilateral trade and two-way streets"),
    ],
)
def test_wording(language: str, text: str, expected: str) -> None:
    assert readable(text, Pair(language, "nb")) == expected


@given(st.from_regex(r"(?:(?:on|May|July|dated|the|Qzxa|11-NQ/TW) |\d{1,4}(?:th)?,? ){0,8}"))
def test_no_figure_and_no_placeholder_is_lost(text: str) -> None:
    made = readable(text, Pair("en", "es"))
    assert sorted(re.findall(r"\d+", made)) == sorted(re.findall(r"\d+", text))
    assert made.count("Qzxa") == text.count("Qzxa")
    assert made.count("11-NQ/TW") == text.count("11-NQ/TW")


def test_apertium_reads_the_date() -> None:
    judge("apertium")
    pair = Pair("en", "es")
    texts = ["It rained on October 6, 2020.", "The plan of March 5, 2020 helps."]
    first, second = Apertium().translate(texts, pair, lambda done: None)
    assert first.text.endswith("el 6 de octubre de 2020.")
    assert "del 5 de marzo de 2020" in second.text


@pytest.mark.parametrize(
    ("pair", "text", "forms"),
    [
        ("es-fr", "La directiva y el decreto piden.", ["directive", "décret"]),
        ("es-fr", "La junta directiva se reunió.", []),
        ("en-es", "The Regulation of the regulation.", ["Reglamento"]),
    ],
)
def test_words_of_documents_are_told(pair: str, text: str, forms: list[str]) -> None:
    source, target = pair.split("-")
    assert [one.form for one in with_senses(text, (), Pair(source, target))[1]] == forms


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A three-day course opened.", "Un curso de tres días abrió."),
        ("It is a long-term plan for a ten-year-old bridge.", "a largo plazo"),
        ("The vice-president met a non-governmental organisation.", "vicepresidente"),
    ],
)
def test_no_words_are_glued_where_a_hyphen_goes(text: str, wanted: str) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], Pair("en", "es"), lambda done: None)
    assert wanted in made.text
    assert all(len(word) < len("organizaciones-") for word in made.text.split())


def test_a_phrase_goes_before_its_words_and_sides_are_no_parties() -> None:
    pair = Pair("en", "es")
    assert [one.form for one in with_senses("Joint Plan of the parties", (), pair)[1]] == [
        "Plan conjunto",
        "partidos",
    ]
    assert [one.form for one in with_senses("both parties", (), pair)[1]] == ["partes"]


@pytest.mark.parametrize(
    ("pair", "text", "wanted"),
    [
        ("es-en", "a) el informe", "a) the report"),
        ("es-fr", "a) el informe", "a) le rapport"),
        ("fr-es", "(a) le rapport", "(a) el informe"),
        ("fr-es", "M. Qzxa parle.", "El señor Qzxa habla."),
        ("fr-es", "Mme Qzxa parle.", "La señora Qzxa habla."),
        ("fr-es", "le retour de M. Qzxa", "el regreso del señor Qzxa"),
        ("es-en", "El señor Qzxa habló.", "Mr. Qzxa spoke."),
        ("es-en", "el regreso del señor Qzxa", "The return of Mr. Qzxa"),
        ("es-en", "Hablan con la señora Qzxa.", "They speak with Mrs. Qzxa."),
        ("en-es", "It ends in the fourth quarter.", "el cuarto trimestre"),
        (
            "en-es",
            "They write goals and policies every quarter.",
            "objetivos y políticas cada trim",
        ),
        ("en-es", "The heads of agencies have a creative spirit.", "Los jefes de agencias"),
        ("en-es", "Only the date tells.", "la fecha"),
        ("en-es", "It rained at 9:23 AM.", "9:23 por la mañana"),
        ("fr-es", "Les cadres lisent.", "Los cuadros"),
        ("fr-es", "490 députés ont voté pour.", "votado a favor"),
        ("en-es", "Two-way trade rose.", "comercio bilateral"),
    ],
)
def test_what_official_news_says_is_not_taken_for_something_else(
    pair: str, text: str, wanted: str
) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], Pair(*pair.split("-")), lambda done: None)
    assert wanted in made.text
