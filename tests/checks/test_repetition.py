"""One sentence with two translations, two sentences with one."""

from __future__ import annotations

import pytest

from workflow.checks.repetition import RepetitionCheck, ReviewedUnit

FIRST = ReviewedUnit("fr/a.po:3", "The district has five schools.", "Le district a cinq écoles.")


def _messages(other: ReviewedUnit) -> list[str]:
    return [finding.message for finding in RepetitionCheck([FIRST, other]).run(FIRST)]


def test_one_sentence_with_two_translations() -> None:
    other = ReviewedUnit("fr/b.po:7", FIRST.source, "Le district compte cinq écoles.")
    said = "the same sentence is “Le district compte cinq écoles.” in fr/b.po:7"
    assert _messages(other) == [said]


def test_two_sentences_with_one_translation() -> None:
    other = ReviewedUnit("fr/b.po:7", "Every village built new clinics.", FIRST.target)
    said = "the same translation stands for “Every village built new clinics.” in fr/b.po:7"
    assert _messages(other) == [said]


NOT_TOLD = [
    pytest.param(FIRST.source, FIRST.target, "", id="the-same"),
    pytest.param(FIRST.source, "Le  district a\u00a0cinq écoles.", "", id="blanks"),
    pytest.param(FIRST.source, "Le district compte cinq écoles", "headline", id="headline"),
    pytest.param("The districts have five schools.", FIRST.target, "", id="nearly-the-same-source"),
    pytest.param("Something else.", "Autre chose.", "", id="nothing-in-common"),
]


@pytest.mark.parametrize(("source", "target", "context"), NOT_TOLD)
def test_what_is_no_contradiction(source: str, target: str, context: str) -> None:
    assert _messages(ReviewedUnit("fr/b.po:7", source, target, context)) == []


def test_short_translations_may_stand_for_many() -> None:
    one = ReviewedUnit("fr/a.po:3", "Thank you.", "Merci.")
    other = ReviewedUnit("fr/b.po:7", "Thanks a lot.", "Merci.")
    assert not list(RepetitionCheck([one, other]).run(one))
