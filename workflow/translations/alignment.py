"""Which old sentence a changed sentence comes from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

SIMILAR = 60.0
"""Least likeness of two texts, in percent, to be one sentence before and after an edit.

Unrelated news sentences of one language reach 54 at most, in 99 of 100 cases.
"""

_WINDOW = 200
"""In a long stretch, how many sentences to each side are looked at."""


def align(
    old: Mapping[int, str], new: Mapping[int, str], fixed: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """The old position for each new position whose text is an edited old text.

    `old` and `new` hold the texts that have no equal on the other side, by their position in
    the two articles; `fixed` the positions, old and new, of those that have. Texts are
    compared only between two equal ones that did not change their order. Each position is
    used once, the most alike first, then in the order of the article.
    """
    from rapidfuzz import fuzz

    anchors = _longest_rising(sorted(fixed, key=lambda pair: pair[1]))
    found: list[tuple[float, int, int]] = []
    for old_here, new_here in _stretches(sorted(old), sorted(new), anchors):
        for index, position in enumerate(new_here):
            centre = index * len(old_here) // len(new_here)
            for candidate in old_here[max(centre - _WINDOW, 0) : centre + _WINDOW]:
                score = fuzz.ratio(old[candidate], new[position], score_cutoff=SIMILAR)
                if score:
                    found.append((-score, position, candidate))
    result: dict[int, int] = {}
    used: set[int] = set()
    for _, position, candidate in sorted(found):
        if position not in result and candidate not in used:
            result[position] = candidate
            used.add(candidate)
    return result


def _stretches(
    old: Sequence[int], new: Sequence[int], anchors: Sequence[tuple[int, int]]
) -> Iterable[tuple[Sequence[int], Sequence[int]]]:
    """The old and new positions that lie between each two anchors."""
    old_begin = new_begin = 0
    for old_anchor, new_anchor in anchors:
        old_end = bisect_left(old, old_anchor, old_begin)
        new_end = bisect_left(new, new_anchor, new_begin)
        if old_begin < old_end and new_begin < new_end:
            yield old[old_begin:old_end], new[new_begin:new_end]
        old_begin, new_begin = old_end, new_end
    if old_begin < len(old) and new_begin < len(new):
        yield old[old_begin:], new[new_begin:]


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs in which the first numbers rise (patience sorting)."""
    tops: list[int] = []
    indices: list[int] = []
    before: list[int] = []
    for index, (value, _) in enumerate(pairs):
        at = bisect_left(tops, value)
        before.append(indices[at - 1] if at else -1)
        tops[at : at + 1] = [value]
        indices[at : at + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = indices[-1] if indices else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
