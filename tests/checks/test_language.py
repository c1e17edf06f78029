"""A translation in another language than its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.checks import Translation, language
from workflow.checks.language import LanguageCheck
from workflow.glossary import Glossary

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")

TEXTS = {
    "en": "Farmers in the delta will sow their winter rice two weeks earlier than they did last year.",
    "fr": "Les agriculteurs du delta sèmeront leur riz d'hiver deux semaines plus tôt que l'an dernier.",
    "es": "Los agricultores del delta sembrarán el arroz de invierno dos semanas antes que el año pasado.",
    "nb": "Bøndene i deltaet skal så vinterrisen to uker tidligere enn de gjorde i fjor.",
    "vi": "Nông dân vùng đồng bằng sẽ gieo lúa đông xuân sớm hơn hai tuần so với năm ngoái.",
}
PAIRS = [(source, target) for source in TEXTS for target in TEXTS if source != target]


def _messages(target: str, source_language: str, target_language: str) -> list[str]:
    unit = Translation(TEXTS[source_language], target, source_language, target_language, GLOSSARY)
    return [finding.message for finding in LanguageCheck().run(unit)]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_translation_in_its_language(source: str, target: str) -> None:
    assert _messages(TEXTS[target], source, target) == []


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_text_that_was_left_in_the_source_language(source: str, target: str) -> None:
    [message] = _messages(TEXTS[source], source, target)
    assert message.startswith("a sentence is in ")


def test_letters_that_one_language_has_suffice(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise AssertionError("the identifier takes a second to load")

    monkeypatch.setattr(language, "_identifier", load)
    # None of the small words of Vietnamese is in it.
    assert _messages("Ruộng bậc thang mùa thu đẹp biết bao nhiêu!", "en", "vi") == []


def test_one_sentence_of_two() -> None:
    mixed = f"{TEXTS['fr']} {TEXTS['en']}"
    assert _messages(mixed, "en", "fr") == ["a sentence is in English, not in French"]


NOT_TOLD = [
    pytest.param("Fray Bartolomé de las Casas, Tratado de las Indias", "vi", id="names"),
    pytest.param("It took effect.", "fr", id="short"),
    pytest.param("2024 2025 2026 2027 2028 2029 2030 2031", "fr", id="figures"),
    pytest.param(TEXTS["en"], "de", id="a-language-that-is-not-known-here"),
]


@pytest.mark.parametrize(("target", "language"), NOT_TOLD)
def test_what_tells_nothing(target: str, language: str) -> None:
    assert _messages(target, "en", language) == []
