"""Looking for a pattern only where it may begin finds what looking everywhere finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflow.checks.amounts.calendar_days import find_days, find_months
from workflow.checks.amounts.figures import figure_rules, find_figures
from workflow.checks.amounts.places import Held, WordPattern, find_from_digits

PHRASES = ["two", "two dozen", "Dix-sept", "mười một"]
WORDS = WordPattern.of(
    PHRASES,
    re.compile(rf"(?<!\w)(?:{'|'.join(sorted(PHRASES, key=len, reverse=True))})(?!\w)", re.I),
)
TEXTS = st.lists(
    st.sampled_from(
        [
            *(*PHRASES, "TWO", "twofold", "dix", "sept", "dozen", "một", "a", "1", "2.5", "12,000"),
            *("straße", "İki"),  # longer when casefolded
        ]
    ),
    max_size=12,
).flatmap(lambda words: st.sampled_from([" ", "-", "", ", "]).map(lambda joint: joint.join(words)))


@settings(deadline=None)
@given(TEXTS)
def test_words_are_found_as_everywhere(text: str) -> None:
    found = [match.span() for match in WORDS.finditer(text)]
    assert found == [match.span() for match in WORDS.pattern.finditer(text)]


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["en", "fr", "nb", "vi", "es"]))
def test_figures_are_found_as_everywhere(text: str, language: str) -> None:
    pattern = figure_rules(language).number
    found = [match.span() for match in find_from_digits(pattern, text)]
    assert found == [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    "pattern",
    [
        "[Ff]ormer(?! Yugoslav)",
        r"(?:[Ee]x-?)?[Vv]ice(?:president|ministr|alcald)\w*",
        r"(?:\w+)(?:\s\w+)? adjointe?s?",
        "(?:duodécim[oa]|decimosegund[oa])",
        "(?:thứ|Thứ) B[ảẩ]y",
        "[Đđ]ô[ -]?la",
        r"d[eé]cim[oa] ?te{0,2}rcer[oa]?",
        "one|two",
        "[a-z]+",
    ],
)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_what_a_pattern_matches_holds_its_letters(pattern: str, data: st.DataObject) -> None:
    match = data.draw(st.from_regex(pattern, fullmatch=True))
    assert Held([pattern]).may_be_in(f"Then {match}.")


def test_a_text_without_the_letters_is_passed_over() -> None:
    held = Held(["[Ff]ormer", "(?:Vice|vice)[- ]", "nhân dân tệ"])
    assert not held.may_be_in("The vicar of nhân dân")
    assert not Held([]).may_be_in("anything")


def test_a_phrase_may_begin_with_a_word_that_ends_another() -> None:
    assert [match.group() for match in WORDS.finditer("twenty-two two dozen")] == [
        "two",
        "two dozen",
    ]


@pytest.mark.parametrize(
    ("text", "language", "days", "months"),
    [
        pytest.param("On March 1 and 2 April", "en", ["March 1", "2 April"], {3, 4}, id="both"),
        pytest.param("In MARCH 1", "en", ["MARCH 1"], {3}, id="capitals"),
        pytest.param("ngày 9 tháng 9", "vi", ["9 tháng 9"], {9}, id="month-of-two-words"),
        pytest.param("in March", "en", [], {3}, id="no-figure"),
    ],
)
def test_dates(text: str, language: str, days: list[str], months: set[int]) -> None:
    assert [day.text for day in find_days(text, language)] == days
    assert set().union(*find_months(text, language).values()) == months


def test_roman_numerals_and_words_are_values() -> None:
    words = find_figures("The XIIIth term, chapter IV, twenty-two LIVES", "en").words
    assert {4, 22} <= {int(value) for value in words if value == int(value)}
    assert 54 not in words
