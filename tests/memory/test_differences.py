"""Word differences of two texts, to be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.memory.differences import brief_differences, differences, show_differences

SHOWN = [
    pytest.param("It was approved.", "It was not approved.", "It was {+not +}approved.", "+not", id="insert"),
    pytest.param("It was not approved.", "It was approved.", "It was [-not -]approved.", "−not", id="delete"),
    pytest.param("Resolution No. 11-NQ/TW", "Resolution No. 57-NQ/TW", "Resolution No. [-11-NQ/TW-]{+57-NQ/TW+}", "11-NQ/TW→57-NQ/TW", id="symbol-is-one-word"),
    pytest.param("the old board met", "the new council met", "the [-old board-]{+new council+} met", "old board→new council", id="neighbours-are-one-change"),
    pytest.param("a <b>bold</b> word", "a <i>bold</i> word", "a [-<b>-]{+<i>+}bold[-</b>-]{+</i>+} word", "<b>→<i>, </b>→</i>", id="tags"),
    pytest.param("l’État – ici", "l'État - ici", "l’État – ici", "", id="typography"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "shown", "brief"), SHOWN)
def test_changes_are_shown(old: str, new: str, shown: str, brief: str) -> None:
    found = differences(old, new)
    assert show_differences(found) == shown
    assert brief_differences(found) == brief


def test_only_the_words_around_a_change_are_shown() -> None:
    found = differences("one two three four five six", "one two three four 5 six")
    assert show_differences(found, equal=1) == "one … four [-five-]{+5+} six"


def test_a_long_note_is_cut() -> None:
    found = differences("a " * 40, "b " * 40)
    assert brief_differences(found, 20).endswith("…")
    assert len(brief_differences(found, 20)) <= 20


WORDS = st.lists(
    st.sampled_from(["a", "b", "c", "11-NQ/TW", " ", "  ", ".", "<b>", "é"]), max_size=14
)


@given(WORDS, WORDS)
def test_the_sides_joined_are_the_texts(one: list[str], other: list[str]) -> None:
    old, new = "".join(one), "".join(other)
    found = differences(old, new)
    assert "".join(change.old for change in found) == old
    assert "".join(change.new for change in found) == new


@given(WORDS)
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    text = "".join(words)
    assert brief_differences(differences(text, text)) == ""
