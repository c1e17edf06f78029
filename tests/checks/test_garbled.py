"""Text that was left, cut off, repeated or put into capitals."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.garbled import GarbledCheck
from workflow.checks.length import cut_off, wrong_size

SENTENCES = {
    "en": "The farmers of the lower valley will sow their winter rice before the rains begin.",
    "es": "Los agricultores del valle bajo sembrarán el arroz de invierno antes de las lluvias.",
    "fr": "Les agriculteurs de la basse vallée sèmeront leur riz d’hiver avant le début des pluies.",
    "nb": "Bøndene nederst i dalen skal så vinterrisen før regnet begynner for alvor i år.",
    "vi": "Nông dân vùng hạ lưu sẽ gieo lúa đông xuân trước khi mùa mưa bắt đầu ở đây.",
}
PAIRS = [(one, other) for one in SENTENCES for other in SENTENCES if one != other]


def _said(source: str, target: str, pair: str) -> list[str]:
    return messages(GarbledCheck(), unit(source, target, pair))[0]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_good_translation(source: str, target: str) -> None:
    assert _said(SENTENCES[source], SENTENCES[target], f"{source}-{target}") == []


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_the_source_itself(source: str, target: str) -> None:
    said = _said(SENTENCES[source], SENTENCES[source], f"{source}-{target}")
    assert "error the text was left untranslated" in said


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_the_first_half_alone(source: str, target: str) -> None:
    words = SENTENCES[target].split()
    half = " ".join(words[: len(words) // 2])
    (said,) = _said(SENTENCES[source], half, f"{source}-{target}")
    assert said.startswith(("error the translation is cut off", "error the translation stops at"))


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_half_in_each_language(source: str, target: str) -> None:
    words, others = SENTENCES[target].split(), SENTENCES[source].split()
    mixed = " ".join([*words[: len(words) // 2], *others[len(others) // 2 :]])
    said = _said(SENTENCES[source], mixed, f"{source}-{target}")
    assert any(one.startswith("error") and "left untranslated" in one for one in said)


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_sentence_said_twice(source: str, target: str) -> None:
    twice = f"{SENTENCES[target]} {SENTENCES[target]}"
    said = _said(SENTENCES[source], twice, f"{source}-{target}")
    assert any(one.startswith("error") and "again and again" in one for one in said)


@pytest.mark.parametrize(("source", "target"), PAIRS)
@pytest.mark.parametrize(("size", "times"), [(1, 5), (2, 3), (3, 3), (5, 2)])
def test_words_that_loop(source: str, target: str, size: int, times: int) -> None:
    words = SENTENCES[target].split()
    looped = " ".join([*words[:4], *words[4 : 4 + size] * times, *words[4 + size :]])
    said = _said(SENTENCES[source], looped, f"{source}-{target}")
    assert any(one.startswith("error") and "again and again" in one for one in said)


NOT_TOLD = [
    pytest.param(
        "It rains more and more.", "Trời mưa ngày càng ngày càng nhiều.", "en-vi", id="vi"
    ),
    pytest.param("No, no, no, she said.", "Non, non, non, a-t-elle dit.", "en-fr", id="both-loop"),
    pytest.param(
        "Winds reach 480 km/h (133 m/s; 300 mph).",
        "El viento llega a 480 km/h (133 m/s; 300 mph).",
        "en-es",
        id="units",
    ),
    pytest.param(
        "Read it at https://example.org/the-long-road-to-clean-water today.",
        "Les det på https://example.org/the-long-road-to-clean-water i dag.",
        "en-nb",
        id="address",
    ),
    pytest.param(
        "They sang “we shall all meet by the river” until late.",
        "Ils ont chanté « we shall all meet by the river » jusque tard.",
        "en-fr",
        id="quotation",
    ),
    pytest.param("Prices and costs", "Priser og kostnader", "en-nb", id="heading"),
    pytest.param("He was born in 1950.", "Il est né en 1950.", "en-fr", id="same-figures"),
]


@pytest.mark.parametrize(("source", "target", "pair"), NOT_TOLD)
def test_what_is_no_garbled_text(source: str, target: str, pair: str) -> None:
    assert _said(source, target, pair) == []


def test_a_rhetorical_repetition_is_a_warning() -> None:
    said = _said("For the people!", "Pour tout le peuple, pour tout le peuple !", "en-fr")
    assert said == ["warning pour tout le peuple is said again and again"] or said[0].startswith(
        "warning"
    )


def test_capitals() -> None:
    said = _said(SENTENCES["en"], SENTENCES["fr"].upper(), "en-fr")
    assert said == ["warning the text was put into capitals"]


SIZES = [
    pytest.param(1.0, None, id="as-usual"),
    pytest.param(0.6, None, id="short-but-possible"),
    pytest.param(0.5, "warning", id="short"),
    pytest.param(0.3, "error", id="too-short"),
    pytest.param(2.0, None, id="long-but-possible"),
    pytest.param(2.4, "warning", id="long"),
    pytest.param(3.2, "error", id="too-long"),
]


@pytest.mark.parametrize(("part", "severity"), SIZES)
@pytest.mark.parametrize(("source", "target"), [("en", "fr"), ("fr", "vi"), ("xx", "yy")])
def test_lengths(source: str, target: str, part: float, severity: str | None) -> None:
    usual = {"en": 1.0, "fr": 1.18, "vi": 0.98}
    letters = round(100 * part * usual.get(target, 1.0) / usual.get(source, 1.0))
    fault = wrong_size(["a" * 100], ["b" * letters], source, target)
    assert (fault.severity.value if fault else None) == severity


NOT_CUT = [
    pytest.param("Damage and cost", "Dégâts et coûts", "fr", id="heading"),
    pytest.param("He asked who would come with", "Han spurte hvem som kom med", "nb", id="alike"),
    pytest.param(
        "He reads Le Monde, The Sun and The", "Il lit Le Monde et The", "en", id="same-end"
    ),
]


@pytest.mark.parametrize(("source", "target", "language"), NOT_CUT)
def test_what_was_not_cut_off(source: str, target: str, language: str) -> None:
    assert cut_off(source, target, "en", language) == ""
