"""Which sentences of a text translate which sentences of an article.

Dynamic programming over beads of one or two sentences a side: Gale and Church, "A Program for
Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993), with a second
witness beside the lengths: how like a sentence is to the draft that the article already has, or,
without a draft, which figures and names both sides share.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.rising import longest_rising

_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.0099,
    (0, 1): 0.0099,
    (2, 1): 0.089,
    (1, 2): 0.089,
    (2, 2): 0.011,
}
"""How often each kind of bead occurs: Gale and Church, table 5."""
_VARIANCE = 6.8
"""Variance of the length of a translation for each character: Gale and Church, section 3.2."""
_LEAST = 1e-12
_WEIGHT = 12.0
"""Cost of a sentence that is nothing like the draft; that of a lost sentence is about 13."""
_CUE_WEIGHT = 6.0
_PARAGRAPH = 3.0
"""Cost of a bead that joins sentences of two paragraphs."""
_BAND = 40
"""How far the alignment may stray from the diagonal between two anchors, in sentences."""
_NEUTRAL = 0.5
# "31-NQ/TW", "2030", "Solheim", "Điện": what a translation usually keeps as it is
_CUE = re.compile(r"\d+|[^\W\d_]*[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ][^\W\d_]*")


@dataclass(frozen=True, slots=True)
class Known:
    """A sentence of the article; plain texts."""

    source: str
    draft: str
    """The translation it has; empty where it has none."""
    paragraph: int


@dataclass(frozen=True, slots=True)
class Returned:
    """A sentence of the text that came back."""

    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together, by their positions; one side may be empty."""

    known: tuple[int, ...]
    returned: tuple[int, ...]
    score: float
    """From 0 to 1: how much speaks for it; 0 where a side is empty."""


def align_sentences(known: Sequence[Known], returned: Sequence[Returned]) -> list[Bead]:
    """The beads of the two texts in order; every sentence of either is in one of them."""
    weigher = _Weigher(known, returned)
    beads: list[Bead] = []
    row = column = 0
    for anchor_row, anchor_column in _anchors(known, returned):
        beads += _stretch(weigher, (row, anchor_row), (column, anchor_column))
        beads.append(Bead((anchor_row,), (anchor_column,), 1.0))
        row, column = anchor_row + 1, anchor_column + 1
    beads += _stretch(weigher, (row, len(known)), (column, len(returned)))
    return beads


class _Weigher:
    """What a bead costs, and what speaks for it."""

    def __init__(self, known: Sequence[Known], returned: Sequence[Returned]) -> None:
        self._known = known
        self._returned = returned
        there = sum(len(each.source) for each in known)
        here = sum(len(each.text) for each in returned)
        self._ratio = min(max(here / there, 0.8), 1.4) if there and here else 1.0
        """Characters of the translation for one of the source; further off, sentences are missing
        on one side."""

    def cost(self, known: range, returned: range) -> float:
        """The negative logarithm of the bead's probability, more or less."""
        cost = -math.log(_PRIORS[len(known), len(returned)])
        cost -= math.log(max(self._length(known, returned), _LEAST))
        if known and returned:
            weight = _WEIGHT if self._drafted(known) else _CUE_WEIGHT
            cost += weight * (1 - self._likeness(known, returned)) * max(len(known), len(returned))
            cost += _PARAGRAPH * self._breaks(known, returned)
        return cost

    def score(self, known: range, returned: range) -> float:
        """From 0 to 1: likeness, and half as much length and shared figures and names."""
        if not known or not returned:
            return 0.0
        said = [(self._length(known, returned), 1.0), (self._cues(known, returned), 1.0)]
        if self._drafted(known):
            said.append((self._likeness(known, returned), 2.0))
        return sum(value * weight for value, weight in said) / sum(weight for _, weight in said)

    def _length(self, known: range, returned: range) -> float:
        """Probability that a translation departs from the usual length as much as this one."""
        expected = self._ratio * sum(len(self._known[at].source) for at in known)
        here = sum(len(self._returned[at].text) for at in returned)
        spread = math.sqrt(max(expected, here, 1.0) * _VARIANCE)
        return math.erfc(abs(here - expected) / spread / math.sqrt(2))

    def _drafted(self, known: range) -> bool:
        return all(self._known[at].draft for at in known)

    def _likeness(self, known: range, returned: range) -> float:
        if not self._drafted(known):
            return self._cues(known, returned)
        from rapidfuzz import fuzz

        draft = " ".join(self._known[at].draft for at in known)
        return fuzz.ratio(draft, " ".join(self._returned[at].text for at in returned)) / 100

    def _cues(self, known: range, returned: range) -> float:
        """The share of figures that both sides have, raised by names that both have; a half
        where neither has figures. Names that differ say nothing: most are translated."""
        there = Counter(cue for at in known for cue in _CUE.findall(self._known[at].source))
        here = Counter(cue for at in returned for cue in _CUE.findall(self._returned[at].text))
        shared = there & here
        figures, all_figures, names = (
            sum(count for cue, count in counted.items() if cue[0].isdigit() is digit)
            for counted, digit in ((shared, True), (there + here, True), (shared, False))
        )
        value = 2 * figures / all_figures if all_figures else _NEUTRAL
        return value + (1 - value) * _NEUTRAL if names else value

    def _breaks(self, known: range, returned: range) -> int:
        """How many ends of paragraphs lie inside."""
        there = {self._known[at].paragraph for at in known}
        here = {self._returned[at].paragraph for at in returned}
        return len(there) + len(here) - 2


def _stretch(weigher: _Weigher, rows: tuple[int, int], columns: tuple[int, int]) -> Iterator[Bead]:
    """The cheapest beads between two anchors."""
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    band = _BAND + abs(height - width)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for row in range(height + 1):
        middle = row * width // height if height else 0
        for column in range(max(middle - band, 0), min(middle + band, width) + 1):
            for step in _PRIORS:
                before = best.get((row - step[0], column - step[1]))
                if before is None:
                    continue
                cost = before[0] + weigher.cost(
                    range(rows[0] + row - step[0], rows[0] + row),
                    range(columns[0] + column - step[1], columns[0] + column),
                )
                if (row, column) not in best or cost < best[row, column][0]:
                    best[row, column] = (cost, step)
    found: list[Bead] = []
    row, column = height, width
    while row or column:
        step = best[row, column][1]
        known = range(rows[0] + row - step[0], rows[0] + row)
        returned = range(columns[0] + column - step[1], columns[0] + column)
        found.append(Bead(tuple(known), tuple(returned), weigher.score(known, returned)))
        row, column = row - step[0], column - step[1]
    yield from reversed(found)


def _anchors(known: Sequence[Known], returned: Sequence[Returned]) -> list[tuple[int, int]]:
    """Sentences that came back as they were, each there once on both sides, in rising order."""
    there = Counter(each.draft for each in known)
    here = Counter(each.text for each in returned)
    places = {each.text: at for at, each in enumerate(returned)}
    pairs = [
        (at, places[each.draft])
        for at, each in enumerate(known)
        if each.draft and there[each.draft] == here[each.draft] == 1
    ]
    return [pairs[at] for at in longest_rising([place for _, place in pairs])]
