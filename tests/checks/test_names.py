"""Names of persons in translations: all there, and beside their titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.names import NamesCheck
from workflow.glossary import Glossary

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")


def findings(source: str, target: str, pair: str = "en-es") -> list[Finding]:
    source_language, target_language = pair.split("-")
    unit = Translation(source, target, source_language, target_language, GLOSSARY)
    return list(NamesCheck().run(unit))


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        pytest.param("They met Mark Long.", "Vieron a Mark Long.", "en-es", id="full"),
        pytest.param("They met Donald Trump.", "Vieron a Trump.", "en-es", id="last-part"),
        pytest.param(
            "They met Miguel Díaz-Canel.", "Ils ont vu Diaz-Canel.", "en-fr", id="accents"
        ),
        pytest.param("Vieron a Vladimir Putin.", "Ils ont vu Poutine.", "es-fr", id="spelled"),
        pytest.param("They met Boris Yeltsin.", "Ils ont vu Boris Eltsine.", "en-fr", id="alike"),
        pytest.param("They met Xi Jinping.", "Vieron a Xi.", "en-es", id="family-name-first"),
        pytest.param("The Silk Road is long.", "La Ruta de la Seda es larga.", "en-es", id="thing"),
    ],
)
def test_a_name_that_stands_there_is_no_finding(source: str, target: str, pair: str) -> None:
    assert findings(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "severity"),
    [
        ("They met Mark Long.", "Vieron a Marca Mucho.", "en-es", Severity.ERROR),
        ("They met Mr Long.", "Vieron al señor.", "en-es", Severity.ERROR),
        ("Vieron a Esteban Lazo.", "They saw Esteban Bow.", "es-en", Severity.ERROR),
        ("They met Donald Trump.", "Họ đã gặp nhau.", "en-vi", Severity.WARNING),
    ],
    ids=["both-words", "one-word", "last-word", "vietnamese-has-its-own-forms"],
)
def test_a_name_that_is_lost_is_told(
    source: str, target: str, pair: str, severity: Severity
) -> None:
    (finding,) = findings(source, target, pair)
    assert finding.severity is severity
    assert finding.message.endswith("is missing")


def test_a_lost_name_is_about_the_title_before_it() -> None:
    (finding,) = findings("Prime Minister Keir Starmer spoke.", "Habló el primer ministro.")
    assert finding.about == "title-prime-minister"


@pytest.mark.parametrize(
    "target",
    [
        "Habló el primer ministro Pham Minh Chinh.",
        "Habló el primer ministro vietnamita Pham Minh Chinh.",
        "Habló Pham Minh Chinh, primer ministro.",
        "Habló Pham Minh Chinh, el primer ministro.",
        "Habló el primer ministro, Pham Minh Chinh.",
        "Habló Pham Minh Chinh.",
    ],
)
def test_a_title_beside_its_holder_is_no_finding(target: str) -> None:
    assert findings("Prime Minister Pham Minh Chinh spoke.", target) == []


def test_a_title_torn_from_its_holder_is_told() -> None:
    source = "Prime Minister Pham Minh Chinh talks with farmers."
    (finding,) = findings(
        source, "Charlas de Pham Minh Chinh del primer ministro con agricultores."
    )
    assert finding.message == "Prime Minister stands apart from Pham Minh Chinh"
    assert finding.about == "title-prime-minister"


@pytest.mark.parametrize(
    ("target", "messages"),
    [
        pytest.param("Van a Moc Chau.", [], id="there"),
        pytest.param("Họ đi Mộc Châu.", [], id="with-its-marks"),
        pytest.param("Van al Chau.", ["the name Moc Chau is missing"], id="half"),
        pytest.param("Van al pueblo.", ["the name Moc Chau is missing"], id="lost"),
    ],
)
def test_a_small_vietnamese_name_is_looked_for_too(target: str, messages: list[str]) -> None:
    found = findings("They go to Moc Chau.", target, "en-vi" if "Họ" in target else "en-es")
    assert [one.message for one in found] == messages
    assert all(one.severity is Severity.WARNING for one in found)
