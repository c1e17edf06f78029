"""The checks against good translations that were spoilt: every kind of fault is seen."""

from __future__ import annotations

import pytest

from tests.drafting.mutations import MUTATIONS, good_units, mutants
from workflow.checks import Translation, check_unit
from workflow.drafting import Status, statuses_of

FEW = {"name-accent": 15, "titles-swapped": 15, "names-swapped": 5}
"""Kinds of which the good translations give less than thirty cases."""
ABOUT_TERMS = (
    "term-dropped",
    "other-rendering",
    "rendering-beside",
    "term-doubled",
    "diacritic",
    "capital-lost",
    "symbol-digit",
    "reference-dropped",
    "cut-short",
)


def test_good_translations_have_no_finding() -> None:
    assert len(good_units()) >= 300
    found = {unit.target: [str(one) for one in check_unit(unit)] for unit in good_units()}
    assert {target: lines for target, lines in found.items() if lines} == {}


@pytest.mark.parametrize("kind", MUTATIONS)
def test_every_fault_of_a_kind_is_seen(kind: str) -> None:
    cases = mutants(kind)
    assert len(cases) >= FEW.get(kind, 30)
    assert [bad.target for _, bad in cases if not check_unit(bad)] == []


@pytest.mark.parametrize("kind", ABOUT_TERMS)
def test_a_term_with_a_fault_is_not_trusted(kind: str) -> None:
    """The terms that stood there as they should are not all trusted any more."""
    cases = mutants(kind, most=60)
    trusted = [bad.target for _, bad in cases if _all_trusted(bad)]
    assert trusted == []


def _all_trusted(unit: Translation) -> bool:
    outcomes = statuses_of(unit, check_unit(unit))
    return all(one.status is not Status.REVIEW for one in outcomes)
