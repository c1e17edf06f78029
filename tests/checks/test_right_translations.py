"""Right translations that checks once complained of, and the faults beside them that they still tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.checks.base import Check, Translation
from workflow.checks.negations import negation_mismatch
from workflow.checks.spelling import SpellingCheck
from workflow.checks.terms import TermsCheck
from workflow.glossary import Glossary

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")
POLITBURO = "El Buró Político del Partido Comunista de Vietnam se reunió."
GENERAL = "Recibió al General de Ejército Raúl Castro."
CITY = "The head of the Ho Chi Minh City party committee spoke."


def said(check: Check, pair: str, source: str, target: str) -> list[str]:
    one, other = pair.split("-")
    unit = Translation(source, target, one, other, GLOSSARY)
    return [finding.message for finding in check.run(unit)]


@pytest.mark.parametrize(
    ("check", "pair", "source", "right", "wrong"),
    [
        pytest.param(
            TermsCheck(), "es-en", POLITBURO,
            "The Politburo of the Communist Party of Vietnam met.",
            "The Politburo met.",
            id="a-body-with-its-owner",
        ),
        pytest.param(
            TermsCheck(), "es-en", GENERAL,
            "He received General Raúl Castro.",
            "He received Admiral Raúl Castro.",
            id="a-rank-before-a-name",
        ),
        pytest.param(
            SpellingCheck(), "en-fr", CITY,
            "Le chef du comité du Parti de Hô Chi Minh-Ville a parlé.",
            "Le chef du comité du Parti de Hô Chi Mînh-Ville a parlé.",
            id="the-approved-form-beside-a-variant",
        ),
        pytest.param(
            SpellingCheck(), "en-fr", "Floods hit Hue.",
            "Des inondations ont frappé Huê.",
            "Des inondations ont frappé Hùe.",
            id="a-place-with-the-accents-that-French-has",
        ),
    ],
)  # fmt: skip
def test_a_right_form_is_no_finding_and_a_wrong_one_is(
    check: Check, pair: str, source: str, right: str, wrong: str
) -> None:
    assert said(check, pair, source, right) == []
    assert said(check, pair, source, wrong) != []


@pytest.mark.parametrize(
    ("pair", "source", "right", "wrong"),
    [
        ("en-es", "They failed to agree.", "No llegaron a un acuerdo.", "Llegaron a un acuerdo."),
        ("en-es", "They failed to agree.", "Fracasaron en su acuerdo.", "Lograron su acuerdo."),
        ("en-fr", "It failed to agree.", "Il a échoué à s’entendre.", "Il a su s’entendre."),
        ("en-es", "a motion of no confidence", "una moción de censura", "una moción de confianza"),
        ("en-fr", "a no-confidence vote", "un vote de défiance", "un vote de confiance"),
        ("es-en", "una moción de censura", "a motion of no confidence", "a motion of confidence"),
        ("en-fr", "a no-fly zone", "une zone d’exclusion aérienne", "une zone de vol"),
        ("en-es", "a non-aggression pact", "un pacto de no agresión", "un pacto de agresión"),
        ("en-es", "a non-aggression pact", "un pacto de no agresión", "un no-pacto de agresión"),
        ("en-fr", "non-governmental", "non gouvernementales", "ne gouvernementales"),
        ("en-nb", "a motion of no confidence", "et mistillitsforslag", "et tillitsforslag"),
        ("en-vi", "a vote of no confidence", "bỏ phiếu bất tín nhiệm", "bỏ phiếu tín nhiệm"),
    ],
)
def test_what_denies_in_other_words_is_counted(
    pair: str, source: str, right: str, wrong: str
) -> None:
    one, other = pair.split("-")
    assert not negation_mismatch(source, one, right, other)
    assert negation_mismatch(source, one, wrong, other)


def test_not_only_denies_nothing() -> None:
    draft = "No visitará sólo Hanói pero también Hue."
    assert not negation_mismatch("He will not only visit Hanoi but also Hue.", "en", draft, "es")


@pytest.mark.parametrize("language", ["es", "fr", "en", "vi"])
def test_the_president_of_a_party_abroad_is_certain(language: str) -> None:
    source = "en" if language != "en" else "es"
    text = {
        "en": "Hun Sen, president of the Cambodian People's Party, spoke.",
        "es": "Hun Sen, presidente del Partido Popular de Camboya, habló.",
    }[source]
    (found,) = [one for one in GLOSSARY.find(text, source) if one.kind == "term"]
    assert found.concept is not None
    assert found.concept.note == ""
    assert GLOSSARY.render(found, language)
