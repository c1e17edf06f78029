"""Repairs of sentences whose right outcome is known, in all twenty directions."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.memory.repair_pairs import LANGUAGES, Pair, pairs
from tests.memory.repairing import GLOSSARY, repaired
from workflow.checks.amounts.figures import find_figures
from workflow.memory.repair_items import find_items, masked

DIRECTIONS = [f"{one}-{other}" for one, other in permutations(LANGUAGES, 2)]
_PADDED = re.compile(r"\b0(?=\d/\d)|(?<=/)0(?=\d(?!\d))")


def _repaired(direction: str, pair: Pair) -> str | None:
    found = repaired(direction, pair.old_source, pair.old_target, pair.new_source)
    return None if found is None else found.text


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_repair_is_wrong_and_most_are_made(direction: str) -> None:
    made = 0
    judged = list(pairs(*direction.split("-"), 22))
    for pair in judged:
        text = _repaired(direction, pair)
        # "19/12" does not tell whether its desk writes "9/6" or "09/06".
        if text is not None:
            assert _PADDED.sub("", text) == _PADDED.sub("", pair.new_target)
            made += 1
    assert made >= 0.8 * len(judged)


SEEDS = st.tuples(st.sampled_from(DIRECTIONS), st.integers(0, 10_000), st.integers(0, 10))


def _pair(direction: str, seed: int, number: int) -> Pair:
    return list(pairs(*direction.split("-"), 11, seed))[min(number, 5)]


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_an_old_number_does_not_stay(chosen: tuple[str, int, int]) -> None:
    direction, seed, number = chosen
    pair = _pair(direction, seed, number)
    text = _repaired(direction, pair)
    if text is None:
        return
    source, target = direction.split("-")
    gone = _values(pair.old_source, source) - _values(pair.new_source, source)
    extra = _values(text, target) - _values(pair.new_target, target)
    assert not gone & extra


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_words_outside_the_values_stay(chosen: tuple[str, int, int]) -> None:
    direction, seed, number = chosen
    pair = _pair(direction, seed, number)
    text = _repaired(direction, pair)
    if text is None:
        return
    target = direction.split("-")[1]
    assert len(_words_outside(text, target)) == len(_words_outside(pair.old_target, target))


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_the_same_source_changes_nothing(chosen: tuple[str, int, int]) -> None:
    direction, seed, number = chosen
    pair = _pair(direction, seed, number)
    found = repaired(direction, pair.old_source, pair.old_target, pair.old_source)
    assert found is not None
    assert (found.text, found.changes) == (pair.old_target, ())


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(0, 10_000))
def test_a_translation_of_something_else_is_refused(
    chosen: tuple[str, int, int], other: int
) -> None:
    direction, seed, number = chosen
    source, target = direction.split("-")
    pair, wrong = _pair(direction, seed, number), _pair(direction, other + 10_001, number)
    changed = _values(pair.old_source, source) - _values(pair.new_source, source)
    assume(changed and changed.isdisjoint(_values(wrong.old_target, target)))
    assert repaired(direction, pair.old_source, wrong.old_target, pair.new_source) is None


def _values(text: str, language: str) -> set[Decimal]:
    """The values of the figures of a text."""
    return {value for one in find_figures(text, language).digits for value in one.values}


def _words_outside(text: str, language: str) -> list[str]:
    plain = re.sub(r"<[^>]*>", "", text)
    # "à l’Assemblée": what an article becomes belongs to the value behind it.
    bare = re.sub(
        r"\b(?:au|à l[’']|à la|a la|al|la|le|el|del|du)(?= ?¤)",
        "",
        masked(plain, find_items(plain, language, GLOSSARY)),
    )
    return re.findall(r"[^\W\d_¤]+", bare)
