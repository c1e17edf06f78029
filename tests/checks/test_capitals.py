"""Capitals of headlines and of a sentence's first word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.marks import messages, unit
from workflow.checks import Translation, check_unit
from workflow.checks.capitals import CapitalsCheck
from workflow.glossary import Glossary
from workflow.style import Style


def _headline(target: str) -> Translation:
    source = "PROVINCE OPENS FOUR NEW SCHOOLS"
    return unit(source, target, reading="Province opens four new schools")


CAPITALS = "LA PROVINCE OUVRE QUATRE ÉCOLES"
SENTENCE = "La province ouvre quatre écoles"


@pytest.mark.parametrize(
    ("style", "target", "message"),
    [
        pytest.param("source", CAPITALS, "", id="capitals-kept"),
        pytest.param(
            "source", SENTENCE, "the headline of the source is in capitals", id="capitals-lost"
        ),
        pytest.param("sentence", SENTENCE, "", id="sentence"),
        pytest.param(
            "sentence", CAPITALS, "the headline is a sentence in this house", id="not-a-sentence"
        ),
    ],
)
def test_a_headline_follows_the_house(style: str, target: str, message: str) -> None:
    check = CapitalsCheck(Style(headline_case=style))  # type: ignore[arg-type]
    expected = [f"warning {message}"] if message else []
    assert messages(check, _headline(target)) == [expected]


TITLE = "Province Opens Four New Schools for Mountain Villages"


@pytest.mark.parametrize(
    ("target", "pair"),
    [
        pytest.param("La Province Ouvre Quatre Nouvelles Écoles", "en-fr", id="fr"),
        pytest.param("La Provincia Abre Cuatro Nuevas Escuelas", "en-es", id="es"),
        pytest.param("Provinsen Åpner Fire Skoler Blant Fjellbygdene", "en-nb", id="nb"),
        pytest.param("Provinsen Åpner Fire Nye Skoler", "en-nb", id="nb-short"),
        pytest.param("Lào Cai Khánh Thành Trường Mới Trong Tháng Giêng", "en-vi", id="vi"),
    ],
)
def test_english_title_case_is_told(target: str, pair: str) -> None:
    expected = [["warning capitals stand as in an English headline"]]
    assert messages(CapitalsCheck(Style()), unit(TITLE, target, pair)) == expected


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        pytest.param(TITLE, "La province ouvre quatre écoles", "en-fr", id="sentence-case"),
        pytest.param("La province ouvre", TITLE, "fr-en", id="into-english"),
        pytest.param(
            "Anna Larsen meets Bjørn Hansen and Kari Nilsen",
            "Anna Larsen rencontre Bjørn Hansen et Kari Nilsen",
            "en-fr",
            id="names",
        ),
        pytest.param(
            "The market opened again today.", "« Le marché a rouvert.", "en-fr", id="quoted"
        ),
        pytest.param(
            "Fifty people came to vote.", "50 personer kom for å stemme.", "en-nb", id="figure"
        ),
        pytest.param("Monday", "lundi", "en-fr", id="a-word"),
        pytest.param(
            "roads and bridges and so on.", "veier og broer og så videre.", "en-nb", id="small"
        ),
        pytest.param(
            "EBay sold a lot of it.", "eBay a beaucoup vendu cette année.", "en-fr", id="brand"
        ),
    ],
)
def test_good_capitals_are_left(source: str, target: str, pair: str) -> None:
    assert messages(CapitalsCheck(Style()), unit(source, target, pair)) == [[]]


@pytest.mark.parametrize(
    ("target", "pair", "word"),
    [
        pytest.param("le marché a ouvert hier.", "en-fr", "le", id="fr"),
        pytest.param("«el mercado abrió ayer».", "en-es", "el", id="es-quoted"),
        pytest.param("markedet åpnet i går morges.", "en-nb", "markedet", id="nb"),
        pytest.param("chợ đã khai trương hôm qua.", "en-vi", "chợ", id="vi"),
    ],
)
def test_a_sentence_begins_with_a_capital(target: str, pair: str, word: str) -> None:
    expected = [[f"warning the sentence begins with {word}, the source's with a capital"]]
    found = messages(CapitalsCheck(Style()), unit("The market opened yesterday.", target, pair))
    assert found == expected


def test_a_number_sign_does_not_make_a_headline_small(desk: Path) -> None:
    glossary = Glossary.load(desk / "glossary")
    source = "GI CHECKS LAND UNDER RESOLUTION NO. 57-NQ/TW"
    target = "LA INSPECCIÓN DEL GOBIERNO REVISA TIERRAS SEGÚN LA RESOLUCIÓN N.º 57-NQ/TW"
    found = check_unit(Translation(source, target, "en", "es", glossary))
    assert [one.message for one in found] == []
