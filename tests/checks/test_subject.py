"""Documents about other countries, in which the words of the glossary are everyone's."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.checks import Finding, Severity, Translation, check_document
from workflow.glossary import Glossary

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")
ELSEWHERE = [
    ("La pluie a cessé hier soir.", "The rain stopped last night."),
    ("Le Premier ministre attend.", "The prince is waiting."),
    ("Les routes sont fermées.", "The roads are closed."),
    ("Le match a été reporté.", "The match was put off."),
    ("Le prix du pain augmente.", "The price of bread is rising."),
    ("La ville compte deux musées.", "The town has two museums."),
    ("Le train part à midi.", "The train leaves at noon."),
    ("Les écoles rouvrent lundi.", "Schools reopen on Monday."),
]
AT_HOME = ("Le Vietnam se réjouit.", "Vietnam is glad.")


def _severities(pairs: list[tuple[str, str]], about: int) -> set[Severity]:
    """How grave the findings about terms in one unit of a document are."""
    return {one.severity for one in _check(pairs)[about] if one.check_id == "terms"}


def _check(pairs: list[tuple[str, str]]) -> list[list[Finding]]:
    return check_document([Translation(*pair, "fr", "en", GLOSSARY) for pair in pairs])


def test_common_words_are_warnings_in_a_document_about_other_countries() -> None:
    assert _severities(ELSEWHERE, 1) == {Severity.WARNING}


def test_one_sentence_about_the_country_makes_them_official() -> None:
    assert _severities([*ELSEWHERE, AT_HOME], 1) == {Severity.ERROR}


def test_a_few_sentences_tell_nothing() -> None:
    assert _severities(ELSEWHERE[:4], 1) == {Severity.ERROR}


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Le décret n° 45/2023/ND-CP est publié.", id="document"),
        pytest.param("Il neige à Hanoi.", id="capital"),
        pytest.param("Il neige dans la province de Lang Son.", id="province"),
    ],
)
def test_what_shows_that_a_document_is_about_the_country(source: str) -> None:
    assert _severities([*ELSEWHERE, (source, "…")], 1) == {Severity.ERROR}


def test_other_findings_keep_their_severity() -> None:
    pairs = [*ELSEWHERE[:-1], ("Il a 45 ans.", "He is 54.")]
    assert {one.severity for one in _check(pairs)[-1] if one.check_id == "numbers"} == {
        Severity.ERROR
    }
