"""Placeholders: what comes back once is the approved form, all else is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.drafting.masking import Slot, mask, unmask

SLOTS = (Slot(0, 3, "one", "UNO", "Qzxa"), Slot(8, 11, "two", "DOS", "X1"))


def test_masked_text_holds_placeholders_in_place_of_terms() -> None:
    assert mask("one and two.", SLOTS) == "Qzxa and X1."


@pytest.mark.parametrize(
    ("answer", "text", "missing", "doubled"),
    [
        pytest.param("Qzxa y X1.", "UNO y DOS.", [], [], id="all-came-back"),
        pytest.param("qzxa y x 1.", "UNO y DOS.", [], [], id="recased-and-spaced"),
        pytest.param("X1 y Qzxa.", "DOS y UNO.", [], [], id="in-another-order"),
        pytest.param("y X1.", "y DOS.", ["one"], [], id="one-lost"),
        pytest.param("Qzxa y X1 X1.", "UNO y DOS DOS.", [], ["two"], id="one-doubled"),
        pytest.param("Qzxa y X12.", "UNO y X12.", ["two"], [], id="another-number-is-not-it"),
    ],
)
def test_unmask(answer: str, text: str, missing: list[str], doubled: list[str]) -> None:
    result = unmask(answer, SLOTS)
    assert result.text == text
    assert [slot.text for slot in result.missing] == missing
    assert [slot.text for slot in result.doubled] == doubled
    for placed in result.placed:
        assert result.text[placed.start : placed.end] == placed.slot.form


@given(st.text(max_size=30))
def test_every_slot_is_placed_once_or_named(answer: str) -> None:
    result = unmask(answer, SLOTS)
    once = {placed.slot for placed in result.placed} - set(result.doubled)
    assert once | set(result.missing) | set(result.doubled) == set(SLOTS)
