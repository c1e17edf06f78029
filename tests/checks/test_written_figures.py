"""Figures and months that languages write in quite different ways."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.numbers import NumbersCheck

EQUAL = [
    pytest.param("le 24 septembre 1759", "24 tháng Chín năm 1759", "fr-vi", id="month-in-words"),
    pytest.param("In April this year", "Tháng Tư năm nay", "en-vi", id="capital"),
    pytest.param("in November", "tháng Mười Một", "en-vi", id="two-words"),
    pytest.param("à 11 h 00", "lúc 11 giờ", "fr-vi", id="full-hour"),
    pytest.param("in the 1980s", "dans les années 80", "en-fr", id="decade"),
    pytest.param("in the late 80s", "slutten av 1980-tallet", "en-nb", id="decade-nb"),
    pytest.param("på 1700-tallet", "thế kỷ 18", "nb-vi", id="century"),
    pytest.param("the 37th country", "nước thứ 37", "en-vi", id="ordinal"),
    pytest.param("104,500 barrels", "104\u2009500 barils", "en-fr", id="thin-space"),
    pytest.param(
        "340 million to 500 million people",
        "entre 340 y 500 millones de personas",
        "en-es",
        id="shared-scale",
    ),
]
OTHER = [
    pytest.param("en mai 1969", "tháng Sáu năm 1969", "fr-vi", id="another-month"),
    pytest.param("à 11 h 00", "lúc 12 giờ", "fr-vi", id="another-hour"),
    pytest.param("à 11 h 00", "lúc 11 giờ 30", "fr-vi", id="minutes-added"),
    pytest.param("in the 1980s", "dans les années 90", "en-fr", id="another-decade"),
    pytest.param("in the 18th century", "på 1800-tallet", "en-nb", id="another-century"),
    pytest.param("340 million to 500 million", "340 a 600 millones", "en-es", id="another-end"),
]


@pytest.mark.parametrize(("source", "target", "pair"), EQUAL)
def test_the_same_said_otherwise(source: str, target: str, pair: str) -> None:
    assert messages(NumbersCheck(), unit(source, target, pair)) == [[]]


@pytest.mark.parametrize(("source", "target", "pair"), OTHER)
def test_something_else(source: str, target: str, pair: str) -> None:
    (said,) = messages(NumbersCheck(), unit(source, target, pair))
    assert said
    assert all(one.startswith("error ") for one in said)


def test_converted_measures_are_a_warning() -> None:
    (said,) = messages(NumbersCheck(), unit("winds of 100 mph", "vents de 160 km/h", "en-fr"))
    assert said == ["warning 100 is missing", "warning 160 is not in the source"]
