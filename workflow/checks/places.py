"""Where a pattern may begin: at a figure, or at one of some words.

A desk checks thousands of sentences with long lists of words. To try a list at every letter costs
ten times as much as at the words that it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_REMEMBERED_TEXTS = 64
"""Several patterns look at the same text, one after the other."""


def iter_from_digits(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` yields, of a pattern that can begin at the first digit of a run only.

    >>> [match.group() for match in iter_from_digits(re.compile(r"(?<!\\w)\\d+ km"), "9 m, 12 km")]
    ['12 km']
    """
    end = 0
    for start in _digit_places(text):
        if start >= end and (found := pattern.match(text, start)):
            end = found.end()
            yield found


@dataclass(frozen=True, slots=True)
class WordPattern:
    """A pattern that begins, and ends, where a word does."""

    pattern: re.Pattern[str]
    begins: frozenset[str]
    """The words that it may begin with, casefolded."""

    @classmethod
    def of(cls, words: Iterable[str], pattern: re.Pattern[str]) -> WordPattern:
        """A pattern that begins with one of these phrases."""
        first = (_WORD.match(word) for word in words)
        begins = frozenset(match.group().casefold() for match in first if match)
        return cls(pattern, begins)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What the pattern's own `finditer` yields.

        >>> dozen = re.compile(r"(?<!\\w)two dozen(?!\\w)", re.IGNORECASE)
        >>> found = WordPattern.of(["two dozen"], dozen).finditer("Two dozen, two dozens")
        >>> [match.start() for match in found]
        [0]
        """
        places = word_places(text)
        starts = [start for word in self.begins & places.keys() for start in places[word]]
        end = 0
        for start in sorted(starts):
            if start >= end and (found := self.pattern.match(text, start)):
                end = found.end()
                yield found


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def word_places(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word of a text begins, by the word casefolded; figures are words."""
    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        places.setdefault(match.group().casefold(), []).append(match.start())
    return places


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _digit_places(text: str) -> tuple[int, ...]:
    """Where each run of digits begins."""
    return tuple(match.start() for match in _DIGITS.finditer(text))
