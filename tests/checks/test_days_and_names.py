"""Ranges of days whose month is named once, and names that are months elsewhere."""

from __future__ import annotations

import pytest

from workflow.checks import CHECKS, Translation, check_unit
from workflow.glossary import Glossary

NUMBERS = [check for check in CHECKS if check.id == "numbers"]


def _findings(source: str, target: str, pair: str) -> list[str]:
    one, other = pair.split("-")
    unit = Translation(source, target, one, other, Glossary())
    return [finding.message for finding in check_unit(unit, NUMBERS)]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("on May 22-23, 2025", "del 22 al 23 de mayo de 2025", "en-es"),
        ("los días 22 y 23 de mayo", "on May 22 and 23", "es-en"),
        ("du 22 au 23 mai", "22-23 May", "fr-en"),
        ("La cheffe Dinh Thi Mai a parlé.", "The head Dinh Thi Mai spoke.", "fr-en"),
        ("Mai Thi Hoa a parlé.", "Mai Thi Hoa spoke.", "fr-en"),
        ("It has 320 million.", "Il a 320 millions.", "en-fr"),
        ("320 millones", "320 millions", "es-en"),
    ],
)
def test_the_same_is_not_told(source: str, target: str, pair: str) -> None:
    assert _findings(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "message"),
    [
        ("on May 22-23", "del 21 al 23 de mayo", "en-es", "the date May 22 is another day here"),
        ("Le plan de mai est bon.", "The plan is good.", "fr-en", "the month mai is not there"),
        (
            "3.4 million",
            "3,4 milliards",
            "en-fr",
            "3.4 million is another figure here: 3,4 milliards",
        ),
    ],
)
def test_another_day_or_size_is_told(source: str, target: str, pair: str, message: str) -> None:
    assert message in _findings(source, target, pair)
