"""Numbers in words that are others on the other side: `thirty villages`, *trois villages*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from workflow.checks.figures import Figures

_LEAST, _MOST = 3, 999
"""One and two are said in many ways; thousands and more are scales of figures."""
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
    if gone and come:
        gone, come = _unsaid(gone, target), _unsaid(come, source)
    if not (gone and come):
        return None
    message = f"{max(gone):f} in words has no counterpart, {max(come):f} is said instead"
    return OtherNumber(message, is_round=gone <= _ROUND or come <= _ROUND)


def _unsaid(values: Iterable[Decimal], other: Figures) -> frozenset[Decimal]:
    """The values that are told with certainty and that a text does not say in any way."""
    said = other.words.union(*(figure.values for figure in other.digits))
    return frozenset(
        value
        for value in values
        if _LEAST <= value <= _MOST and value == int(value) and value not in said
    )
