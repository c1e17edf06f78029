"""What the lint tells, and what it does not."""

from __future__ import annotations

import pytest

from tests.seams.marked import read_marked, rows
from workflow.glossary.values import Grammar
from workflow.seams import Placed, Problem, lint_seams


@pytest.mark.parametrize(("language", "line"), rows("problems"))
def test_a_problem_is_told(language: str, line: str) -> None:
    sentence, _, rules = line.partition(" | ")
    text, placed = read_marked(sentence, language)
    assert [problem.rule for problem in lint_seams(text, placed, language)] == rules.split()


@pytest.mark.parametrize(("language", "sentence"), rows("correct"))
def test_a_correct_sentence_has_none(language: str, sentence: str) -> None:
    assert lint_seams(*read_marked(sentence, language), language) == []


def test_every_repair_is_a_problem_too() -> None:
    for language, line in rows("repairs"):
        text, placed = read_marked(line.partition(" => ")[0], language)
        assert lint_seams(text, placed, language), line


def test_a_problem_says_where_and_what() -> None:
    text, placed = read_marked("Hier, le rapport de le [Bureau politique].", "fr")
    assert lint_seams(text, placed, "fr") == [
        Problem(
            text.index("de le"),
            text.index("."),
            "“de le Bureau politique” should read “du Bureau politique”",
            "fr-contraction",
        )
    ]


def test_messages_have_no_full_stop() -> None:
    for folder in ("problems", "repairs"):
        for language, line in rows(folder):
            text, placed = read_marked(line.partition(" | ")[0].partition(" => ")[0], language)
            for problem in lint_seams(text, placed, language):
                assert not problem.message.endswith(".")
                assert 0 <= problem.start < problem.end <= len(text)


def test_a_language_without_tables_has_no_problems() -> None:
    assert lint_seams("der  Kasa", [Placed(4, 8, Grammar(), "body")], "de") == []
