"""The longest rising part of a sequence, by which two versions of a text are anchored."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(values: Sequence[int]) -> list[int]:
    """The places of the longest part in which the values rise (patience sorting).

    >>> longest_rising([3, 1, 2, 9, 4])
    [1, 2, 4]
    """
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tops, value)
        before.append(places[at - 1] if at else -1)
        tops[at : at + 1] = [value]
        places[at : at + 1] = [place]
    chain: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]
