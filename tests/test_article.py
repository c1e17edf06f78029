"""Light tags: what the reader writes, the translator sees and Word gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.article import (
    Inline,
    escape_inline,
    iter_tags,
    parse_inline,
    plain_text,
    serialize_inline,
    slice_inline,
)

TAGGY = st.text(alphabet='<>&abilt;mp/"=1 ', min_size=1, max_size=12)
RUNS = st.lists(
    st.builds(Inline, TAGGY, st.booleans(), st.booleans(), st.none() | st.integers(1, 3))
)


def _characters(
    runs: list[Inline] | tuple[Inline, ...],
) -> list[tuple[str, bool, bool, int | None]]:
    return [(letter, run.bold, run.italic, run.link) for run in runs for letter in run.text]


@given(RUNS)
def test_formatted_runs_survive_as_text(runs: list[Inline]) -> None:
    tagged = serialize_inline(runs)
    assert _characters(parse_inline(tagged)) == _characters(runs)
    assert serialize_inline(parse_inline(tagged)) == tagged


def test_a_tag_across_two_runs_stays_text() -> None:
    assert plain_text(serialize_inline([Inline("<"), Inline("b>")])) == "<b>"


@given(TAGGY)
def test_escaped_text_holds_no_tag_and_reads_as_before(text: str) -> None:
    assert list(iter_tags(escape_inline(text))) == []
    assert plain_text(escape_inline(text)) == text


@given(RUNS, st.integers(0, 40), st.integers(0, 40))
def test_a_slice_is_the_same_stretch_of_characters(
    runs: list[Inline], start: int, end: int
) -> None:
    assert _characters(slice_inline(runs, start, end)) == _characters(runs)[start:end]


@pytest.mark.parametrize(
    ("tagged", "plain"),
    [
        pytest.param("growth < 5% & more", "growth < 5% & more", id="ordinary-signs-stay"),
        pytest.param("<b>open", "open", id="never-closed"),
        pytest.param("stray</b> end", "stray end", id="never-opened"),
        pytest.param("<script>x</script>", "<script>x</script>", id="other-markup-is-text"),
        pytest.param('<a id="0">x</a>', '<a id="0">x', id="links-count-from-one"),
        pytest.param("&lt;b>", "<b>", id="an-escaped-tag-is-text"),
        pytest.param("AT&amp;T", "AT&amp;T", id="other-entities-are-text"),
    ],
)
def test_plain_text(tagged: str, plain: str) -> None:
    assert plain_text(tagged) == plain
