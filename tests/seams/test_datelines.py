"""Datelines, and what stands behind them."""

from __future__ import annotations

import pytest

from tests.seams.marked import marked, repair_marked
from workflow.seams.datelines import is_dateline, raised_behind_dateline


@pytest.mark.parametrize(
    "before",
    [
        "Hanoi (VNA) – ",
        "HANOI, May 5 (Xinhua) -- ",
        "VIENTIANE (AFP) - ",
        "HANOI – ",
        "La Habana, 5 may (PL) ",
        "Hanoï, le 5 août 2025 (AVI) – ",
        "Ciudad Ho Chi Minh, 3 de noviembre de 2025 (VNA) – ",
        "Ho Chi Minh City, Nov. 3 (Reuters) — ",
        "Hà Nội, 5/5 (TTXVN) - ",
        "Rio de Janeiro, 5 jul. (EFE).- ",
        "(Hanói, 14 de marzo de 2024) ",
    ],
)
def test_a_dateline(before: str) -> None:
    assert is_dateline(before)


@pytest.mark.parametrize(
    "before",
    ["The plan was adopted – ", "Ministry of Foreign Affairs (MOFA) ", "El plan – ", "Hanoi, ", ""],
)
def test_no_dateline(before: str) -> None:
    assert not is_dateline(before)


def test_a_title_behind_a_dateline_gets_its_article() -> None:
    sentence = "Hanói (VNA) – [primer ministro] [Pham Minh Chinh] ha informado."
    assert marked(repair_marked(sentence, "es")).startswith("Hanói (VNA) – El [")


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        pytest.param("Hué (AVI) – la loi est là.", "Hue (VNA) – The law is here.", "Hué (AVI) – La loi est là.", id="raised"),
        pytest.param("Hué (AVI) – la loi est là.", "Hue (VNA) – the law is here.", "Hué (AVI) – la loi est là.", id="small-in-the-source"),
        pytest.param("Hué (AFP) – le 8 avril", "Hue (AFP) – April 8", "Hué (AFP) – le 8 avril", id="no-sentence"),
    ],
)  # fmt: skip
def test_a_capital_behind_a_dateline(text: str, source: str, expected: str) -> None:
    assert raised_behind_dateline(text, source) == expected
