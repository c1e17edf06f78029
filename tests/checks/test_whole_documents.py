"""Checks that look at all units of a document, and at the article's date."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from workflow.checks import Translation, check_document, check_unit, document_checks
from workflow.glossary import Glossary
from workflow.style import Style

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")


def _unit(source: str, target: str) -> Translation:
    return Translation(source, target, "en", "fr", GLOSSARY)


def _findings(*units: Translation, style: Style | None = None) -> list[list[str]]:
    found = check_document(units, (), document_checks(style or Style()))
    return [[str(finding) for finding in each] for each in found]


def test_one_term_has_one_form_in_a_document() -> None:
    usual = _unit("The Politburo met.", "Le Bureau politique s’est réuni.")
    other = _unit("The Politburo voted.", "Le Politburo a voté.")
    again = _unit("The Politburo left.", "Le Bureau politique est parti.")
    assert _findings(usual, other, again) == [
        [],
        ["consistency: Politburo is Bureau politique elsewhere in this document"],
        [],
    ]


def test_another_wording_of_the_source_may_have_another_form() -> None:
    long = _unit("The Party General Secretary spoke.", "Le secrétaire général du Parti a parlé.")
    short = _unit("The General Secretary left.", "Le secrétaire général est parti.")
    assert _findings(long, short) == [[], []]


def test_in_full_and_short_is_one_form() -> None:
    full = _unit("The Secretariat met.", "Le Secrétariat du Comité central du Parti s’est réuni.")
    short = _unit("The Secretariat voted.", "Le Secrétariat a voté.")
    assert _findings(full, full, short) == [[], [], []]


def test_a_headline_in_capitals_sets_no_form() -> None:
    shouted = _unit("POLITBURO MEETS", "LE BUREAU POLITIQUE TIENT SA 51e RÉUNION")
    other = _unit("The Politburo voted.", "Le Politburo a voté.")
    assert _findings(shouted, other) == [[], []]
    named = _unit("NGUYEN PHU TRONG SPEAKS", "NGUYÊN PHU TRONG OUVRE LA 51e SESSION")
    assert _findings(named, _unit("Nguyen Phu Trong spoke.", "Nguyên Phu Trong a parlé.")) == [
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("first", "later", "style", "expected"),
    [
        pytest.param("Nguyên Phu Trong", "Nguyên Phu Trong", Style(), [0, 0], id="in-full"),
        pytest.param("Nguyên Phu Trang", "Nguyên Phu Trong", Style(), [1, 0], id="misspelt"),
        pytest.param(
            "Nguyên Phu Trong", "M. Trong", Style(later_mention="full"), [0, 1], id="short-later"
        ),
    ],
)
def test_persons_are_named_as_the_house_says(
    first: str, later: str, style: Style, expected: list[int]
) -> None:
    units = [
        _unit("Nguyen Phu Trong spoke.", f"{first} a parlé."),
        _unit("Nguyen Phu Trong left.", f"Ensuite, {later} est parti."),
    ]
    found = _findings(*units, style=style)
    assert [len(each) for each in found] == expected


@pytest.mark.parametrize(
    ("date", "count"),
    [
        pytest.param(datetime.date(2024, 5, 1), 0, id="while-it-was"),
        pytest.param(datetime.date(2025, 6, 1), 1, id="after-the-merger"),
        pytest.param(None, 0, id="no-date"),
    ],
)
def test_a_body_that_has_ended_is_told_by_the_date(date: datetime.date | None, count: int) -> None:
    unit = _unit(
        "The Ministry of Planning and Investment agreed.",
        "Le ministère du Plan et de l’Investissement a donné son accord.",
    )
    found = [one for one in check_unit(replace(unit, date=date)) if one.check_id == "validity"]
    assert len(found) == count
