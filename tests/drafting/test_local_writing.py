"""Dates, amounts and countries of an engine's answer, put as the language writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.drafting.mending.local_figures import localise_figures
from workflow.drafting.mending.local_writing import localise_writing
from workflow.seams.leftovers import drop_pronouns


@pytest.mark.parametrize(
    ("language", "answer", "expected"),
    [
        ("es", "Firmado encima 17/11/2026.", "Firmado el 17/11/2026."),
        ("es", "en abril 2025", "en abril de 2025"),
        ("es", "de 22 diciembre de 2024", "del 22 de diciembre de 2024"),
        ("es", "Del 3 de mayo al 4 de mayo", "Del 3 al 4 de mayo"),
        ("es", "Del 3 de mayo al 4 de junio", "Del 3 de mayo al 4 de junio"),
        ("es", "el 5 de mayo de 2026", "el 5 de mayo de 2026"),
        ("fr", "Le 1 avril, le 11 avril.", "Le 1er avril, le 11 avril."),
        ("fr", "mai de 2025", "mai 2025"),
        ("fr", "le ministre du Cuba va au Cuba", "le ministre de Cuba va à Cuba"),
        ("fr", "3,4 Mil millions", "3,4 milliards"),
        ("en", "320 millions and 2.35 millardos of dong", "320 million and 2.35 billion dong"),
        ("en", "Of the 22 to 23 May 2024", "From 22 to 23 May 2024"),
        ("vi", "ngày 1 tháng 4", "ngày 1 tháng 4"),
        ("fr", "le décret, de 24 janvier 2025", "le décret, du 24 janvier 2025"),
        ("fr", "le port de Cambodge va à Japon", "le port du Cambodge va au Japon"),
        ("fr", "le vol de Japan Airlines", "le vol de Japan Airlines"),
        ("fr", "un vol à Canada Place", "un vol à Canada Place"),
        ("fr", "aller à Chine et à Philippines", "aller en Chine et aux Philippines"),
        ("fr", "selon le plan. ils ont voté", "selon le plan. Ils ont voté"),
        ("es", "su 51.º sesión y el 51.º congreso", "su 51.ª sesión y el 51.º congreso"),
        ("es", "la Xvi legislatura", "la XVI legislatura"),
        ("es", "Xi habló en la sesión", "Xi habló en la sesión"),
        ("es", "Señora Ana Ruiz vino con Señor Luis", "La señora Ana Ruiz vino con el señor Luis"),
        ("es", "dijo a Señor Luis", "dijo al señor Luis"),
        ("es", "estimada Señora Ana", "estimada Señora Ana"),
        ("en", "the Queen of the Low Countries", "the Queen of the Netherlands"),
    ],
)
def test_writing(language: str, answer: str, expected: str) -> None:
    assert localise_writing(answer, language) == expected
    assert localise_writing(expected, language) == expected


@given(st.from_regex(r"(?:(?:du|de|el|mayo|avril|of the|on|Qzxa) |\\d{1,4},? ){0,8}"))
@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_no_figure_is_lost(language: str, answer: str) -> None:
    made = localise_writing(answer, language)
    digits = sorted(letter for letter in answer if letter.isdigit())
    assert sorted(letter for letter in made if letter.isdigit()) == digits
    assert made.count("Qzxa") == answer.count("Qzxa")


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("It fell from 4.75 to 4.5.", "Cayó de 4.75 a 4.5.", "Cayó de 4,75 a 4,5."),
        ("It was 4.5-5.2 percent.", "Era 4.5-5.2 por ciento.", "Era 4,5-5,2 por ciento."),
        ("Articles 3.5 to 3.7", "Artículos 3.5 a 3.7", "Artículos 3.5 a 3.7"),
    ],
)
def test_two_decimals_of_a_change(source: str, answer: str, expected: str) -> None:
    assert localise_figures(answer, source, "en", "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les villes du Nord ils ont voté.", "Les villes du Nord ont voté."),
        (
            "Le maire, Jean, et la ministre, Anne, ils ont salué.",
            "Le maire, Jean, et la ministre, Anne, ont salué.",
        ),
        ("Le soir, ils ont dîné.", "Le soir, ils ont dîné."),
        ("Le 18 novembre, ils ont voté.", "Le 18 novembre, ils ont voté."),
        ("Les ministres disent que ils ont voté.", "Les ministres disent que ils ont voté."),
        ("Les maires viennent et ils ont voté.", "Les maires viennent et ils ont voté."),
    ],
)
def test_a_pronoun_beside_its_subject_goes(text: str, expected: str) -> None:
    assert drop_pronouns(text, "fr") == expected
    assert drop_pronouns(text, "es") == text
