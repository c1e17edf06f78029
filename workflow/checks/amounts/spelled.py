"""Figures that prose spells out: `soixante et onze`, `seventy-five`, `hai mươi mốt`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from workflow.checks.amounts.places import Phrases, word_spans, words_in

_HALF = Decimal("0.5")
_MARKS = str.maketrans(dict.fromkeys("-–—,.;:!?¿¡()[]\"'’“”«»…/\u00a0", " "))
_PAIR = 2
_THOUSAND = 1000
_LONGEST = 8
"""Words of the longest part of a run that is looked at by itself."""


class SpelledFigures:
    """The number words of one language, from its part of `figures.toml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.scales: Mapping[str, int] = {
            folded(word): power for word, power in data.get("scale", {}).items()
        }
        """Powers of ten by the words that stand for them."""
        self._values = {
            folded(word): Decimal(str(value)) for word, value in data.get("words", {}).items()
        }
        self._values |= dict(self._joined(data.get("joined", ())))
        # "trettenåring", "andreplass"
        self._values |= {
            word + tail: value
            for tail in data.get("tails", ())
            for word, value in self._values.items()
        }
        self._multiples = {
            folded(word): Decimal(value) for word, value in data.get("multiples", {}).items()
        }
        listed = [*self._values, *self.scales, *self._multiples]
        self.listed: Sequence[str] = listed
        """The words, as they are in the tables."""
        self._word = Phrases(listed, alternatives)
        counted = {word for word, value in self._values.items() if value > _PAIR}
        self._first_words = frozenset(
            word.translate(_MARKS).split()[0] for word in (*counted, *self._multiples, *self.scales)
        )
        """What the words for three and more begin with, and those of "two million"."""
        self.begins = self._word.begins
        """The words that one of them may begin with."""
        self._between = re.compile(
            rf"\s*(?:{alternatives(data.get('between', ()))})?\s*", re.IGNORECASE
        )

    def ends(self, text: str) -> Iterator[tuple[int, Decimal]]:
        """Where each single word for a number ends, and its value."""
        for match in self._word.finditer(text):
            yield match.end(), self._value([folded(match.group())])

    def find(self, text: str) -> Iterator[Decimal]:
        """Every value that number words may stand for: each by itself, and each run of them.

        Parts of a run too: `ba mươi năm` is thirty years or thirty-five.
        """
        run: list[str] = []
        end = -1
        for match in self._word.finditer(text):
            word = folded(match.group())
            if run and not self._between.fullmatch(text, end, match.start()):
                run = []
            run.append(word)
            end = match.end()
            for start in range(max(len(run) - _LONGEST, 0), len(run)):
                yield self._value(run[start:])

    def numbers(self, text: str) -> Iterator[Decimal]:
        """The values of the words and runs of words that say one number: `thirty-two`, but
        nothing of `the first ten`. Nothing of a text without a word for three or more."""
        if not self._may_count(text):
            return
        run: list[str] = []
        end = -1
        for match in self._word.finditer(text):
            if run and not self._between.fullmatch(text, end, match.start()):
                yield from self._whole(run)
                run = []
            run.append(folded(match.group()))
            end = match.end()
        yield from self._whole(run)

    def _may_count(self, text: str) -> bool:
        """Whether a word for three or more stands between blanks and marks: `ten`, not `ten%`."""
        low = text.casefold()
        for word in self._first_words & words_in(text):
            for start, end in word_spans(word, low):
                around = low[max(start - 1, 0) : start] + low[end : end + 1]
                if not around.translate(_MARKS).strip():
                    return True
        return False

    def _whole(self, run: Sequence[str]) -> Iterator[Decimal]:
        """The value of a run that grows smaller word by word, or is multiplied by one of them."""
        values = [self._values.get(word) for word in run]
        known = [value for value in values if value is not None]
        falls = all(first >= 10 > then for first, then in pairwise(known)) or len(run) == 1
        if run and (falls or len(known) < len(run)):
            value = self._value(run)
            # the scale of "3.4 million" is no number, and "tỷ lệ" is a rate
            if known or value < _THOUSAND:
                yield value

    def _value(self, words: Iterable[str]) -> Decimal:
        total = scale = Decimal(0)
        for word in words:
            if word in self._multiples:
                total = (total or 1) * self._multiples[word]
            elif word in self._values:
                # "deux millions et demi"
                is_half = self._values[word] == _HALF and scale > 1
                total += _HALF * scale if is_half else self._values[word]
            else:
                # "two hundred thousand": the scale multiplies what is smaller than itself
                scale = Decimal(10) ** self.scales[word]
                low = total % scale
                total += (low or 1) * scale - low
        return total

    def _joined(self, tens: Iterable[str]) -> Iterator[tuple[str, Decimal]]:
        for ten in tens:
            for unit, value in self._values.items():
                if 1 <= value <= 9 and value == int(value) and ten in self._values:
                    yield f"{ten}{unit}", self._values[ten] + value


def alternatives(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first; blanks match any blank."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return f"({joined or '(?!)'})"


def folded(word: str) -> str:
    """The word as it stands in the tables."""
    return " ".join(word.casefold().split())
