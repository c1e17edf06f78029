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
    pytest.param("thousands of visitors", "flere 1000 besøkende", "en-nb", id="thousands"),
    pytest.param("both of the four villages", "les deux des 4 villages", "en-fr", id="both"),
    pytest.param("two dozen boats", "24 bateaux", "en-fr", id="dozens"),
    pytest.param("thirty years’ war", "chiến tranh ba mươi năm", "en-vi", id="spelled"),
    pytest.param("30-årskrigen", "chiến tranh ba mươi năm", "nb-vi", id="year-or-five"),
    pytest.param("2.5 million", "2 millions et demi", "en-fr", id="and-a-half"),
    pytest.param("1.5 hours", "una hora y media", "en-es", id="hour-and-a-half"),
    pytest.param("for 1.5 hours", "pendant 1h30", "en-fr", id="half-hour"),
    pytest.param("46 cents more", "46 cents de plus", "en-fr", id="cents"),
    pytest.param("a week later", "1 uke senere", "en-nb", id="article"),
    pytest.param("50% of them", "la moitié", "en-fr", id="half"),
    pytest.param("100 percent certain", "la absoluta certeza", "en-es", id="all"),
    pytest.param("in the late Eighties", "à la fin des années 80", "en-fr", id="eighties"),
    pytest.param("XIXe et XXe siècles", "1800- og 1900-tallet", "fr-nb", id="two-centuries"),
    pytest.param("in the 1800s", "au XIXe siècle", "en-fr", id="century-en"),
    pytest.param("le 7 octobre", "den syvende oktober", "fr-nb", id="spelled-day"),
    pytest.param("de noviembre a febrero", "Nov-Feb", "es-en", id="short-months"),
    pytest.param("au mois d’octobre", "vào tháng mười", "fr-vi", id="small-month"),
    pytest.param("a 13-year-old", "en trettenåring", "en-nb", id="compound"),
    pytest.param("an Ariane5 rocket", "une fusée Ariane 5", "en-fr", id="glued"),
    pytest.param("a las dos de la tarde", "kl. 14", "es-nb", id="spelled-hour"),
    pytest.param("Theresa May accuses critics", "Theresa May anklager", "en-nb", id="no-month"),
    pytest.param("the 30-million-euro debt", "30 millions d’euros", "en-fr", id="hyphens"),
    pytest.param("hơn 10,000 người", "more than 10,000 people", "vi-en", id="source-marks"),
]
OTHER = [
    # bộ is a foot and a ministry, livres are pounds and books: nothing metric, nothing converted
    pytest.param("20 bộ tham dự", "6 ministries attended", "vi-en", id="ministries"),
    pytest.param("20 livres neufs", "9 new books", "fr-en", id="books"),
    pytest.param("50 yards were closed", "46 chantiers ont fermé", "en-fr", id="shipyards"),
    pytest.param("two dozen boats", "36 bateaux", "en-fr", id="another-dozen"),
    pytest.param("2.5 million", "2 millions", "en-fr", id="half-lost"),
    pytest.param("for 1.5 hours", "pendant 1h45", "en-fr", id="another-half"),
    pytest.param("le 7 octobre", "den åttende oktober", "fr-nb", id="another-spelled-day"),
    pytest.param("in May they left", "ils sont partis en juin", "en-fr", id="may-changed"),
    pytest.param("8,733 kilometres", "8,733 kilomètres", "en-fr", id="marks"),
    pytest.param("COVID-19 spreads", "Le COVID-20 se propage", "en-fr", id="name-changed"),
    pytest.param("en mai 1969", "tháng Sáu năm 1969", "fr-vi", id="another-month"),
    pytest.param("à 11 h 00", "lúc 12 giờ", "fr-vi", id="another-hour"),
    pytest.param("à 11 h 00", "lúc 11 giờ 30", "fr-vi", id="minutes-added"),
    pytest.param("in the 1980s", "dans les années 90", "en-fr", id="another-decade"),
    pytest.param("in the 18th century", "på 1800-tallet", "en-nb", id="another-century"),
    pytest.param("340 million to 500 million", "340 a 600 millones", "en-es", id="another-end"),
    pytest.param("thirty villages", "trois villages", "en-fr", id="other-word"),
    pytest.param("Vingt-quatre foyers", "Veinticinco hogares", "fr-es", id="other-compound"),
    pytest.param("ba mươi xã", "forty communes", "vi-en", id="other-word-vi"),
]


@pytest.mark.parametrize(("source", "target", "pair"), EQUAL)
def test_the_same_said_otherwise(source: str, target: str, pair: str) -> None:
    assert messages(NumbersCheck(), unit(source, target, pair)) == [[]]


@pytest.mark.parametrize(("source", "target", "pair"), OTHER)
def test_something_else(source: str, target: str, pair: str) -> None:
    (said,) = messages(NumbersCheck(), unit(source, target, pair))
    assert said
    assert all(one.startswith("error ") for one in said)


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        pytest.param("winds of 100 mph", "vents de 160 km/h", "en-fr", id="rounded"),
        pytest.param("nine miles north", "14,5 km mot nord", "en-nb", id="spelled"),
        pytest.param("90 °F in May", "32 °C en mayo", "en-es", id="degrees"),
        pytest.param("gió 100-200 dặm/giờ", "winds of 160-320 km/h", "vi-en", id="range"),
        pytest.param("76 km² (29 sq mi)", "76 km²", "en-vi", id="left-out"),
        pytest.param("5 feet tall", "1,5 mètre", "en-fr", id="feet"),
    ],
)
def test_converted_measures_that_fit_are_right(source: str, target: str, pair: str) -> None:
    assert messages(NumbersCheck(), unit(source, target, pair)) == [[]]


def test_converted_measures_that_do_not_fit_are_a_warning() -> None:
    (said,) = messages(NumbersCheck(), unit("winds of 100 mph", "vents de 140 km/h", "en-fr"))
    assert said == ["warning 100 is missing", "warning 140 is not in the source"]


@pytest.mark.parametrize(
    ("source", "target", "pair", "told"),
    [
        # "6.5 million in the" would read as inches
        ("up 6.5% in May", "6,5 millions en mai", "en-fr", "6.5% is another figure here: 6,5 millions"),
        ("1.2 billion in all", "1,2 millones en total", "en-es", "1.2 billion is another figure here: 1,2 millones"),
    ],
)  # fmt: skip
def test_a_figure_is_told_with_what_multiplies_it_and_no_other_word(
    source: str, target: str, pair: str, told: str
) -> None:
    assert messages(NumbersCheck(), unit(source, target, pair)) == [[f"error {told}"]]


def test_dozens_in_other_words_are_a_warning() -> None:
    (said,) = messages(NumbersCheck(), unit("dozens of boats", "des dizaines de bateaux"))
    assert said == ["warning 12 in words has no counterpart, 10 is said instead"]


def test_a_figure_of_a_name_that_is_worded_otherwise_is_a_warning() -> None:
    (said,) = messages(NumbersCheck(), unit("because of COVID-19", "por el coronavirus", "en-es"))
    assert said == ["warning 19 is missing"]
