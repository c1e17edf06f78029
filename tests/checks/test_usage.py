"""Number and gender of terms, and the words of quantity beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.checks import Translation
from workflow.checks.numbers import NumbersCheck
from workflow.checks.terms import TermsCheck
from workflow.glossary import Glossary


@pytest.fixture(scope="module")
def sample() -> Glossary:
    return Glossary.load(Path(__file__).resolve().parents[2] / "glossary")


def messages(source: str, target: str, pair: str, glossary: Glossary) -> list[str]:
    unit = Translation(source, target, *pair.split("-"), glossary)
    return [finding.message for finding in TermsCheck().run(unit)]


@pytest.mark.parametrize(
    ("source", "target", "pair", "wanted"),
    [
        pytest.param(
            "He said that all sectors and fields change.",
            "Dijo que los sectores y ámbitos cambian.",
            "en-es",
            "“all” beside sectors and fields is not said with sectores y ámbitos",
            id="all-is-lost",
        ),
        pytest.param(
            "Both the Politburo and the delegates met.",
            "El Buró Político y los delegados se reunieron.",
            "en-es",
            "“both” beside Politburo is not said with Buró Político",
            id="both-is-lost",
        ),
        pytest.param(
            "The locality has made efforts.",
            "Las localidades han hecho esfuerzos.",
            "en-es",
            "locality is singular, localidades is plural",
            id="singular-is-plural",
        ),
        pytest.param(
            "La présidente de l’Assemblée nationale a parlé.",
            "El presidente de la Asamblea Nacional habló.",
            "fr-es",
            "présidente de l’Assemblée nationale is a woman’s title, presidente de la Asamblea "
            "Nacional is a man’s: see presidenta de la Asamblea Nacional",
            id="a-woman’s-title",
        ),
    ],
)
def test_a_term_used_in_another_way_is_told(
    source: str, target: str, pair: str, wanted: str, sample: Glossary
) -> None:
    assert messages(source, target, pair, sample) == [wanted]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        pytest.param(
            "He said that all sectors and fields change.",
            "Dijo que todos los sectores y ámbitos cambian.",
            "en-es",
            id="all",
        ),
        pytest.param(
            "All the delegates met.", "Cada delegado asistió.", "en-es", id="all-and-each"
        ),
        pytest.param(
            "La présidente de l’Assemblée nationale a parlé.",
            "La presidenta de la Asamblea Nacional habló.",
            "fr-es",
            id="a-woman",
        ),
        pytest.param(
            "The National Assembly's deputies left.",
            "Los diputados de la Asamblea Nacional se fueron.",
            "en-es",
            id="inside-a-title",
        ),
    ],
)
def test_what_is_said_in_another_way_is_not_told(
    source: str, target: str, pair: str, sample: Glossary
) -> None:
    assert messages(source, target, pair, sample) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "wanted"),
    [
        pytest.param(
            "Signed on April 20, 2023.", "Firmado.", "en-es",
            ["the date April 20, 2023 is not there"], id="date",
        ),
        pytest.param(
            "Signed on April 20, 2023.", "Firmado el 21 de abril de 2023.", "en-es",
            ["the date April 20, 2023 is another day here"], id="another-day",
        ),
        pytest.param(
            "tháng 4/2023", "en 2023", "vi-es", ["the month tháng 4 is not there"], id="month",
        ),
    ],
)  # fmt: skip
def test_one_lost_date_is_one_finding(
    source: str, target: str, pair: str, wanted: list[str], sample: Glossary
) -> None:
    unit = Translation(source, target, *pair.split("-"), sample)
    assert [finding.message for finding in NumbersCheck().run(unit)] == wanted
