"""Numbers in words that are others on the other side: `thirty villages`, *trois villages*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from workflow.checks.amounts.figures import Figures

_LEAST = 3
"""One and two are said in many ways."""
_THOUSAND = 1000
_DIGITS = 2
_ROUND = frozenset(map(Decimal, (10, 12, 20, 100)))
"""`dozens` is *des dizaines*, `two decades` *veinte años*."""


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A number in words for which another one stands."""

    message: str
    is_round: bool
    """Whether one of the two may stand for no number in particular."""


def other_number_words(source: Figures, target: Figures) -> OtherNumber | None:
    """What differs where each of two texts has a number in words that the other nowhere has.

    `None` where only one has: people say *both*, *a pair* and *some* for numbers.
    """
    if not (source.spelled and target.spelled):
        return None
    gone, come = source.spelled - target.spelled, target.spelled - source.spelled
    if not (gone and come):
        return None
    gone, come = _unsaid(gone, target), _unsaid(come, source)
    for is_large in (False, True):
        pair = _of_size(gone, is_large), _of_size(come, is_large)
        if all(pair):
            return _other(*pair)
    return None


def _other(gone: frozenset[Decimal], come: frozenset[Decimal]) -> OtherNumber:
    message = f"{max(gone):f} in words has no counterpart, {max(come):f} is said instead"
    return OtherNumber(message, is_round=_are_round(gone) or _are_round(come))


def _unsaid(values: Iterable[Decimal], other: Figures) -> frozenset[Decimal]:
    """The values that are told with certainty and that a text does not say in any way."""
    said = other.words.union(*(figure.values for figure in other.digits))
    return frozenset(
        value for value in values if value >= _LEAST and value == int(value) and value not in said
    )


def _of_size(values: Iterable[Decimal], is_large: bool) -> frozenset[Decimal]:
    """Those below a thousand, or such as `three million` and `twelve thousand`.

    A longer one is a year, or two numbers that stand side by side: `ba triệu năm`.
    """
    return frozenset(
        value
        for value in values
        if (value >= _THOUSAND) is is_large
        and (value < _THOUSAND or len(value.normalize().as_tuple().digits) <= _DIGITS)
    )


def _are_round(values: frozenset[Decimal]) -> bool:
    """Whether all may stand for no number in particular: `dozens`, `thousands`."""
    return all(
        value in _ROUND or (value >= _THOUSAND and value.normalize().as_tuple().digits == (1,))
        for value in values
    )
