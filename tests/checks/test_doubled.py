"""Words that stand twice."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.doubled import DoubledCheck


@pytest.mark.parametrize(
    ("source", "target", "pair", "word"),
    [
        pytest.param("Le marché a ouvert.", "The the market opened.", "fr-en", "The", id="en"),
        pytest.param("The market opened.", "Le marché a a ouvert.", "en-fr", "a", id="fr"),
        pytest.param("In the city.", "En la la ciudad.", "en-es", "la", id="es"),
        pytest.param("And the city.", "Og og byen.", "en-nb", "Og", id="nb"),
        pytest.param("The communes.", "Các xã của của tỉnh.", "en-vi", "của", id="vi"),
    ],
)
def test_a_doubled_word_is_an_error(source: str, target: str, pair: str, word: str) -> None:
    expected = [[f"error {word} stands there twice"]]
    assert messages(DoubledCheck(), unit(source, target, pair)) == expected


def test_a_word_that_is_doubled_by_mistake_more_often_is_a_warning() -> None:
    said = messages(DoubledCheck(), unit("Who pays?", "Hvem er det som som betaler?", "en-nb"))
    assert said == [["warning som stands there twice"]]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        pytest.param("Il l’avait eu.", "He had had it.", "fr-en", id="had-had"),
        pytest.param("We wonder.", "Nous nous demandons pourquoi.", "en-fr", id="nous-nous"),
        pytest.param("You hurry.", "Vous vous hâtez.", "en-fr", id="vous-vous"),
        pytest.param("Yes, indeed.", "Sí, sí que es.", "en-es", id="comma-between"),
        pytest.param("It is the one.", "Er det det eneste?", "en-nb", id="det-det"),
        pytest.param("Every day.", "Ngày ngày người dân ra đồng.", "en-vi", id="reduplication"),
        pytest.param("The green fields.", "Những cánh đồng xanh xanh.", "en-vi", id="adjective"),
        pytest.param("Slowly.", "Từ từ rồi dần dần.", "en-vi", id="adverb"),
        pytest.param("He sang.", "Hij Duran Duran sang.", "en-nb", id="name"),
        pytest.param("Very, very good good.", "Très bon bon.", "en-fr", id="as-in-the-source"),
        pytest.param("In 20 20.", "En 20 20.", "en-fr", id="figures"),
        pytest.param("It works.", "Det går går-an.", "en-nb", id="joined-word"),
    ],
)
def test_what_may_be_doubled_is(source: str, target: str, pair: str) -> None:
    assert messages(DoubledCheck(), unit(source, target, pair)) == [[]]


def test_a_run_of_words_that_returns_is_told() -> None:
    target = (
        "Le comité a examiné le plan de la province et le comité a examiné le plan de la ville."
    )
    found = messages(DoubledCheck(), unit("The committee looked at both plans.", target))
    assert found == [["warning “le comité a examiné le plan” is said twice"]]


def test_a_source_that_repeats_itself_may_be_followed() -> None:
    source = "We will fight on the beaches, we will fight on the hills."
    target = "Nous nous battrons bien sûr sur les plages, nous nous battrons bien sûr sur les cols."
    assert messages(DoubledCheck(), unit(source, target)) == [[]]


def test_a_stutter_is_left_to_the_garbled_check() -> None:
    target = "Le plan le plan le plan le plan le plan le plan le plan."
    assert messages(DoubledCheck(), unit("The plan.", target)) == [[]]
