"""Percent signs, currencies and decimal marks."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.units import UnitsCheck

SAID = {
    "en": "It rose by 6.95% to 42.5 million dollars.",
    "es": "Subió un 6,95 % hasta 42,5 millones de dólares.",
    "fr": "Il a augmenté de 6,95 % pour atteindre 42,5 millions de dollars.",
    "nb": "Det økte med 6,95 % til 42,5 millioner dollar.",
    "vi": "Tăng 6,95%, lên 42,5 triệu đô la.",
}
PAIRS = [(one, other) for one in SAID for other in SAID if one != other]
MONEY = {"en": "dollars", "es": "dólares", "fr": "dollars", "nb": "dollar", "vi": "đô la"}


def _said(source: str, target: str, pair: str) -> list[str]:
    return messages(UnitsCheck(), unit(source, target, pair))[0]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_good_translation(source: str, target: str) -> None:
    assert _said(SAID[source], SAID[target], f"{source}-{target}") == []


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_percent_sign_is_lost_or_added(source: str, target: str) -> None:
    figure = "6.95" if target == "en" else "6,95"
    bare = SAID[target].replace(" %", "").replace("%", "")
    lost = [f"error {figure} has lost its percent sign"]
    assert _said(SAID[source], bare, f"{source}-{target}") == lost
    back = [f"error {figure} has no percent sign in the source"]
    assert _said(bare, SAID[target], f"{target}-{target}") == back


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_another_currency(source: str, target: str) -> None:
    changed = SAID[target].replace(MONEY[target], "euro")
    (said,) = _said(SAID[source], changed, f"{source}-{target}")
    assert said == f"error the currency {MONEY[source]} is missing, there is euro"


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_the_decimal_mark_of_another_language(source: str, target: str) -> None:
    wrong, right = ("6,95", "6.95") if target == "en" else ("6.95", "6,95")
    changed = SAID[target].replace(right, wrong)
    said = _said(SAID[source], changed, f"{source}-{target}")
    assert said == [f"error {wrong} is written {right} here"]


NOT_TOLD = [
    pytest.param("from 5% to 7%", "de 5 à 7 %", "en-fr", id="range"),
    pytest.param("12 per cent", "12 pour cent", "en-fr", id="words"),
    pytest.param("up 2.1 percentage points", "tăng 2,1 điểm phần trăm", "en-vi", id="points"),
    pytest.param("VND425 billion", "425 milliards de dongs", "en-fr", id="code-before"),
    pytest.param("US$34 million", "34 millones de dólares", "en-es", id="sign-before"),
    pytest.param("15 million dong", "15 triệu đồng", "en-vi", id="dong"),
    pytest.param("12 fields", "12 cánh đồng", "en-vi", id="a-field"),
    pytest.param("20 comrades agreed", "20 đồng chí đồng ý", "en-vi", id="comrades"),
    pytest.param("Web 2.0 changed it.", "Le Web 2.0 l’a changé.", "en-fr", id="version"),
    pytest.param("1,250 trees", "1 250 arbres", "en-fr", id="groups"),
    pytest.param("He laid 2 wreaths.", "Il a déposé 2 couronnes de fleurs.", "en-fr", id="wreath"),
    pytest.param("Puso 2 coronas de flores.", "He laid 2 wreaths.", "es-en", id="wreath-source"),
    pytest.param("Cuộc sống bình yên từ năm 2024", "Calm since 2024", "vi-en", id="calm"),
    pytest.param("Ở thủ đô có 300 người dự.", "300 came in the capital.", "vi-en", id="capital"),
    pytest.param("Đồng yên mất 3%.", "The yen fell 3%.", "vi-en", id="the-yen"),
    pytest.param("It cost 300 yen.", "Costó 300 yenes.", "en-es", id="yenes"),
    pytest.param("20 tấm bạt", "20 tarpaulins", "vi-en", id="tarpaulin"),
    pytest.param("Version 4.4 has come.", "La 4.4 ha llegado.", "en-es", id="ha-the-verb"),
    pytest.param("Dollars are welcome.", "Les billets sont acceptés.", "en-fr", id="no-figure"),
]


@pytest.mark.parametrize(("source", "target", "pair"), NOT_TOLD)
def test_what_is_right(source: str, target: str, pair: str) -> None:
    assert _said(source, target, pair) == []


TOLD = [
    pytest.param("Giá 300 yên.", "It costs 300 euros.", "vi-en", id="yên"),
    pytest.param("Giá 5 triệu đô.", "It costs 5 million.", "vi-en", id="đô"),
    pytest.param("It cost 3 million kroner.", "Il a coûté 3 millions.", "en-fr", id="kroner"),
    pytest.param("Costó 3 coronas.", "It cost 3 euros.", "es-en", id="coronas"),
]


@pytest.mark.parametrize(("source", "target", "pair"), TOLD)
def test_a_currency_that_is_lost_is_told(source: str, target: str, pair: str) -> None:
    (said,) = _said(source, target, pair)
    assert said.startswith("error the currency ")


def test_hectares_show_that_a_figure_is_measured() -> None:
    assert _said("A field of 6.5 ha", "Un campo de 6.5 ha", "en-es") == [
        "error 6.5 is written 6,5 here"
    ]


ROAD = {
    "en": "The road is 12 kilometres long.",
    "es": "La carretera mide 12 kilómetros.",
    "fr": "La route fait 12 kilomètres.",
    "nb": "Veien er 12 kilometer lang.",
    "vi": "Con đường dài 12 cây số.",
}
ROAD_IN_METRES = {
    "en": "The road is 12 metres long.",
    "es": "La carretera mide 12 m.",
    "fr": "La route fait 12 mètres.",
    "nb": "Veien er 12 meter lang.",
    "vi": "Con đường dài 12 mét.",
}


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_another_measure_behind_the_same_figure(source: str, target: str) -> None:
    pair = f"{source}-{target}"
    assert _said(ROAD[source], ROAD[target], pair) == []
    (said,) = _said(ROAD[source], ROAD_IN_METRES[target], pair)
    assert said.startswith("error 12 ")
    assert " became 12 m" in said


MEASURES_EXCHANGED = [
    pytest.param("5 tonnes of rice", "5 kg de riz", "en-fr", id="mass"),
    pytest.param("20 kg of rice", "20 toneladas de arroz", "en-es", id="mass-es"),
    pytest.param("12 hectares", "12 kilomètres carrés", "en-fr", id="area"),
    pytest.param("300 ki-lô-mét vuông", "300 kvadratmeter", "vi-nb", id="area-vi"),
    pytest.param("12 sq km", "12 km de bosque", "en-es", id="no-longer-square"),
    pytest.param("3.5 million tonnes", "3,5 triệu kg", "en-vi", id="millions"),
    pytest.param("12 triệu m3", "12 million sq m", "vi-en", id="cubic"),
    pytest.param("120 MW", "120 MWh", "en-vi", id="power-and-energy"),
    pytest.param("38 degrees Celsius", "38 độ F", "en-vi", id="degrees"),
    pytest.param("20 miles", "20 km", "en-es", id="miles-not-converted"),
]


@pytest.mark.parametrize(("source", "target", "pair"), MEASURES_EXCHANGED)
def test_an_exchanged_measure_is_told(source: str, target: str, pair: str) -> None:
    (said,) = _said(source, target, pair)
    assert said.startswith("error ")
    assert " became " in said


MEASURES_KEPT = [
    pytest.param("12 square km", "12 km<sup>2</sup> rừng", "en-vi", id="raised-two"),
    pytest.param("3.5 million tonnes", "3,5 millions de tonnes", "en-fr", id="de"),
    pytest.param("5 tonnes", "5.000 kg", "en-es", id="converted"),
    pytest.param("12 thousand tonnes", "12 triệu ki-lô-gam", "en-vi", id="converted-alike"),
    pytest.param("12 m and 12 km", "12 km et 12 m", "en-fr", id="both"),
    pytest.param("60 km/h", "60 kilómetros por hora", "en-es", id="speed"),
    pytest.param("12m tonnes", "12 millions de tonnes", "en-fr", id="m-for-million"),
    pytest.param("12 million tonnes", "12 M de tonnes", "en-fr", id="M-for-million"),
    pytest.param("12 minutes", "12 mètres", "en-fr", id="no-measure"),
    pytest.param("12 kilometres", "12", "en-fr", id="lost"),
    pytest.param("from 5 to 7 km", "de 5 à 7 km", "en-fr", id="a-range"),
    pytest.param("By 2024 km 12 opened.", "Para 2024 ha abierto.", "en-es", id="ha-has"),
    pytest.param("5.5 litres of water", "5,5 l d’eau", "en-fr", id="symbol"),
    pytest.param("38 degrees", "38 °C", "en-fr", id="degrees-of-some-kind"),
]


@pytest.mark.parametrize(("source", "target", "pair"), MEASURES_KEPT)
def test_a_measure_that_was_kept_is_not_told(source: str, target: str, pair: str) -> None:
    assert _said(source, target, pair) == []
