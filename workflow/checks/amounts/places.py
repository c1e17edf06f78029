"""Where a pattern may begin: at a figure, or at one of some words.

A desk checks thousands of sentences with long lists of words. To try a list at every letter costs
ten times as much as at the words that it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_CLASS_OR_ESCAPE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
_GROUP = re.compile(r"\([^()]*\)")
_CHOICE = re.compile(r"\(\?:(?P<group>[^()]*)\)(?P<rest>(?![?*{]).*)")
_OPTIONAL = re.compile(r".(?:[?*]|\{[^}]*\})")
_LETTERS = re.compile("[^\\W\\d_]+")
_LONG_LIST = 10
_REMEMBERED_TEXTS = 64
"""Several patterns look at the same text, one after the other."""


def find_from_digits(pattern: re.Pattern[str], text: str, marks: str = "") -> list[re.Match[str]]:
    """What `pattern.finditer` yields, of a pattern that can begin at the first digit of a run only.

    `marks`: of which one stands behind that run wherever the pattern matches, if one must.

    >>> [match.group() for match in find_from_digits(re.compile(r"(?<!\\w)\\d+ km"), "9 m, 12 km")]
    ['12 km']
    """
    found: list[re.Match[str]] = []
    match, end = pattern.match, 0
    for start, mark in _digit_places(text):
        if marks and mark not in marks:
            continue
        if start >= end and (one := match(text, start)):
            end = one.end()
            found.append(one)
    return found


def has_digits(text: str) -> bool:
    """Whether a text has a digit at all."""
    return bool(_digit_places(text))


def word_spans(word: str, text: str) -> list[tuple[int, int]]:
    """Where a word, or several, stands in a text, and not as part of a longer one.

    >>> word_spans("Lam", "Lam, Lama and To Lam")
    [(0, 3), (17, 20)]
    """
    spans: list[tuple[int, int]] = []
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _is_inside(text[start - 1 : start]) or _is_inside(text[end : end + 1]):
            end = start + 1
        else:
            spans.append((start, end))
        start = text.find(word, end)
    return spans


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
        if self.begins.isdisjoint(words_in(text)):
            return
        end = 0
        for start, _ in _starts_of(self.begins, text):
            if start >= end and (found := self.pattern.match(text, start)):
                end = found.end()
                yield found


class Phrases:
    """A list of phrases, each found where it stands as whole words, in any capitals.

    Those that begin with one word are a pattern of their own, made when a text has that word:
    one pattern of all the eight thousand number words of a language takes a second to make.

    >>> phrases = Phrases(["two", "two dozen"], lambda words: "|".join(sorted(words, reverse=True)))
    >>> [match.group() for match in phrases.finditer("Two dozen and two, not twofold")]
    ['Two dozen', 'two']
    """

    def __init__(self, phrases: Iterable[str], expression: Callable[[Iterable[str]], str]) -> None:
        """`expression` is that for any of some phrases, the longest first."""
        self._expression = expression
        self._listed: dict[str, list[str]] = {}
        for phrase in phrases:
            if first := _WORD.match(phrase):
                self._listed.setdefault(first.group().casefold(), []).append(phrase)
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.begins = frozenset(self._listed)
        """The words that one may begin with, casefolded."""

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The phrases of a text, none inside another, the leftmost first."""
        if self.begins.isdisjoint(words_in(text)):
            return
        end = 0
        for start, word in _starts_of(self.begins, text):
            if start >= end and (found := self._pattern(word).match(text, start)):
                end = found.end()
                yield found

    def _pattern(self, word: str) -> re.Pattern[str]:
        if word not in self._patterns:
            any_of = self._expression(self._listed[word])
            self._patterns[word] = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE)
        return self._patterns[word]


class Held:
    """Letters of which a text holds some where one of some patterns matches.

    >>> Held(["[Ff]ormer", "(?:Vice|vice)[- ][a-z]+"]).may_be_in("The vicar said nothing.")
    False
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Without any pattern nothing is held, so no text may hold it."""
        unfolded = (one for pattern in patterns for one in _unfolded(pattern))
        listed = {sure_letters(pattern) for pattern in unfolded}
        self._letters = sorted((one[:1] or ("",), one[1:]) for one in listed)
        self._automaton = self._made()

    def _made(self) -> BytesAhoCorasick | None:
        """What looks for all of a long list at once, in a fifth of the time."""
        firsts = [first.encode() for (first,), _ in self._letters]
        if len(firsts) < _LONG_LIST or b"" in firsts:
            return None
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        return BytesAhoCorasick(firsts, implementation=Implementation.DFA)

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth while to look for one of the patterns, capitals as they stand."""
        if self._automaton is not None and not self._automaton.find_matches_as_indexes(
            text.encode()
        ):
            return False
        for (first,), others in self._letters:
            if first in text and all(map(text.__contains__, others)):
                return True
        return False


def sure_letters(pattern: str) -> tuple[str, ...]:
    """The runs of letters that stand in whatever a pattern matches, the longest first.

    >>> sure_letters("[Ff]ormer(?! Yugoslav)"), sure_letters("rouble de"), sure_letters("one|two")
    (('ormer',), ('rouble', 'de'), ())
    """
    flat = _CLASS_OR_ESCAPE.sub("\0", pattern)
    while (outer := _GROUP.sub("\0", flat)) != flat:
        flat = outer
    if "|" in flat:
        return ()
    runs = _LETTERS.findall(_OPTIONAL.sub("\0", flat))
    return tuple(sorted(set(runs), key=lambda run: (-len(run), run)))


def _unfolded(pattern: str) -> Iterator[str]:
    """The patterns that one with a choice in front stands for."""
    choice = _CHOICE.fullmatch(pattern)
    if choice is None:
        yield pattern
    else:
        yield from (one + choice["rest"] for one in choice["group"].split("|"))


def _starts_of(begins: frozenset[str], text: str) -> Sequence[tuple[int, str]]:
    """Where words of a text begin that are among some, in order, with the word casefolded."""
    low = text.casefold()
    if len(low) != len(text):
        places = word_places(text)
        return sorted((start, one) for one in begins & places.keys() for start in places[one])
    starts: list[tuple[int, str]] = []
    for word in begins & words_in(text):
        start = low.find(word)
        while start >= 0:
            end = start + len(word)
            # The text around decides: a word may stand inside another one.
            if not _is_inside(text[start - 1 : start]) and not _is_inside(text[end : end + 1]):
                starts.append((start, word))
            start = low.find(word, end)
    return sorted(starts)


def _is_inside(letter: str) -> bool:
    """Whether a character, or none, is one of a word."""
    return letter.isalnum() or letter == "_"


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def word_places(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word of a text begins, by the word casefolded; figures are words."""
    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        places.setdefault(match.group().casefold(), []).append(match.start())
    return places


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def words_in(text: str) -> frozenset[str]:
    """The words of a text, casefolded: most texts have none that a pattern begins with."""
    return frozenset(_WORD.findall(text.casefold()))


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _digit_places(text: str) -> tuple[tuple[int, str], ...]:
    """Where each run of digits begins, and what stands behind it; a NUL where the text ends."""
    ended = f"{text}\0"
    return tuple([(match.start(), ended[match.end()]) for match in _DIGITS.finditer(text)])
