"""Formatting set aside before machine translation and put back after it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.article import Inline, plain_text, serialize_inline
from workflow.drafting.markup import apply_spans, find_once, formatted_spans

RUNS = st.lists(
    st.builds(
        Inline,
        st.text("ab <", min_size=1, max_size=4),
        st.booleans(),
        st.booleans(),
        st.none() | st.integers(1, 2),
    )
)


@given(RUNS)
def test_spans_put_back_unchanged_give_the_same_text(runs: list[Inline]) -> None:
    tagged = serialize_inline(runs)
    assert apply_spans(plain_text(tagged), formatted_spans(tagged)) == tagged


@pytest.mark.parametrize(
    ("inner", "whole", "found"),
    [
        pytest.param("the plan", "He read the plan.", "the plan", id="as-it-stands"),
        pytest.param(
            "The plan.", "He read the plan today.", "the plan", id="translated-as-a-sentence"
        ),
        pytest.param("plan", "The planner.", None, id="not-inside-a-word"),
        pytest.param("plan", "A plan is a plan.", None, id="not-twice"),
        pytest.param("...", "He read ...", None, id="no-words"),
    ],
)
def test_find_once(inner: str, whole: str, found: str | None) -> None:
    place = find_once(inner, whole)
    assert (whole[slice(*place)] if place else None) == found
