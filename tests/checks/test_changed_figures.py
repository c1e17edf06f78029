"""Figures, ordinals and fractions that stand for others: what is told, and what is left alone."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.numbers import NumbersCheck

OTHER_SIZE = [
    ("The fund has 12 billion euros.", "Le fonds dispose de 12 millions d’euros.", "en-fr"),
    ("It cost $5 million.", "Il a coûté 5 milliards de dollars.", "en-fr"),
    ("Quỹ có 3 tỷ đồng.", "The fund has 3 million dong.", "vi-en"),
    ("3 million people", "3 mil personas", "en-es"),
    ("10 million people", "10 milliarder mennesker", "en-nb"),
    ("2 millions de foyers", "2 nghìn hộ", "fr-vi"),
    ("3 billion euros", "3 euros", "en-fr"),
    ("3 euros", "3 milliards d’euros", "en-fr"),
    ("three million people", "trois mille personnes", "en-fr"),
    ("two million people", "dos mil personas", "en-es"),
    ("fem milliarder kroner", "five million kroner", "nb-en"),
    ("ba triệu người", "three billion people", "vi-en"),
]
ANOTHER_ORDINAL = [
    ("The second session opened.", "La troisième session s’est ouverte.", "en-fr"),
    ("The second session opened.", "Den tredje sesjonen åpnet.", "en-nb"),
    ("The second session opened.", "La tercera sesión se abrió.", "en-es"),
    ("The second session opened.", "Kỳ họp thứ ba khai mạc.", "en-vi"),
    ("The third session opened.", "La cuarta sesión se abrió.", "en-es"),  # told once
    ("In the second quarter", "Au premier trimestre", "en-fr"),
    ("in the third quarter of 2023", "en el cuarto trimestre de 2023", "en-es"),
    ("Quý III/2024", "the fourth quarter of 2024", "vi-en"),
    ("Chapter III", "Chapitre IV", "en-fr"),
    ("Hội nghị lần thứ nhất", "La deuxième conférence", "vi-fr"),
]
ANOTHER_FRACTION = [
    ("Half of the households", "un tiers des ménages", "en-fr"),
    ("two thirds of voters", "trois quarts des électeurs", "en-fr"),
    ("a third of the households", "una cuarta parte de los hogares", "en-es"),
    ("one third of the voters", "en fjerdedel av velgerne", "en-nb"),
    ("Half of the households", "một phần ba số hộ", "en-vi"),
]
RIGHT = [
    ("3 billion euros", "trois milliards d’euros", "en-fr"),
    ("2 billion", "2 mil millones", "en-es"),
    ("between 3 and 5 billion euros", "entre 3 et 5 milliards d’euros", "en-fr"),
    ("3 p.m.", "15 h", "en-fr"),
    ("tỷ lệ hộ nghèo giảm trong năm", "the poverty rate fell", "vi-en"),
    ("millions of people", "hàng triệu người", "en-vi"),
    ("trong quý II", "in the second quarter", "vi-en"),
    ("the twenty-second session", "la vingt-deuxième session", "en-fr"),
    ("in the third quarter 15 firms closed", "15 entreprises au troisième trimestre", "en-fr"),
    ("the XXI session", "la vingt et unième session", "en-fr"),
    ("the 111th session", "la CXIe session", "en-fr"),
    ("the 8th session", "kỳ họp thứ 8", "en-vi"),
    ("wait a second at the first meeting", "attendez, à la première réunion", "en-fr"),
    ("the first half of the year", "sáu tháng đầu năm", "en-vi"),
    ("three quarters of an hour", "trois quarts d’heure", "en-fr"),
    ("Trong đó 1/3 là hộ nghèo.", "A third of them are poor.", "vi-en"),
    ("Trong đó 1/2 là hộ nghèo.", "Half of them are poor.", "vi-en"),
    ("Đã hoàn thành 9/10", "nine tenths are done", "vi-en"),
    ("Trên 3/4 đại biểu", "Más de tres cuartas partes de los diputados", "vi-es"),
    ("The shop is open 24/7.", "La tienda está abierta todo el día.", "en-es"),
    ("Ngày 1/3, họ đến", "On March 1 they came", "vi-en"),
]


def _said(source: str, target: str, pair: str) -> list[str]:
    (said,) = messages(NumbersCheck(), unit(source, target, pair))
    return said


@pytest.mark.parametrize(("source", "target", "pair"), OTHER_SIZE)
def test_another_scale_of_a_small_number_is_an_error(source: str, target: str, pair: str) -> None:
    (said,) = _said(source, target, pair)
    assert said.startswith("error ")


@pytest.mark.parametrize(("source", "target", "pair"), ANOTHER_ORDINAL)
def test_another_ordinal_beside_the_same_noun_is_an_error(
    source: str, target: str, pair: str
) -> None:
    (said,) = _said(source, target, pair)
    assert said.startswith("error ")
    assert " is another one here: " in said


@pytest.mark.parametrize(("source", "target", "pair"), ANOTHER_FRACTION)
def test_another_fraction_is_a_warning(source: str, target: str, pair: str) -> None:
    (said,) = _said(source, target, pair)
    assert said.startswith("warning the fraction ")


@pytest.mark.parametrize(("source", "target", "pair"), RIGHT)
def test_nothing_is_said_of_a_right_figure(source: str, target: str, pair: str) -> None:
    assert _said(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [("Trong đó 1/3 là hộ nghèo.", "Three quarters of them are poor."), ("Ngày 1/3", "a third")],
)
def test_a_fraction_or_day_that_is_not_told_is_an_error(source: str, target: str) -> None:
    assert "error the date 1/3 is not there" in _said(source, target, "vi-en")
