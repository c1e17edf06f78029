"""The gold files: hard sentences of each language, found again."""

from __future__ import annotations

import pytest
from sentence_scoring import GOLD, LANGUAGES, f1, read_gold

from workflow.segmentation import load_segmenter


@pytest.mark.parametrize("language", LANGUAGES)
def test_f1_on_the_gold_file_is_at_least_99_percent(language: str) -> None:
    paragraphs = read_gold(language)
    score, mistakes = f1(paragraphs, load_segmenter(language).split)
    assert score >= 0.99, "\n".join(mistakes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gold_file_has_sixty_sentences_or_more(language: str) -> None:
    assert sum(len(paragraph.boundaries) + 1 for paragraph in read_gold(language)) >= 60


def test_a_splitter_that_does_nothing_scores_nothing() -> None:
    score, mistakes = f1(read_gold("en"), lambda text: [(0, len(text))])
    assert score == 0
    assert len(mistakes) > 60


def test_every_gold_file_is_read() -> None:
    assert {path.stem for path in GOLD.glob("*.txt")} == set(LANGUAGES)
