"""Words of other countries and institutions, and whether a term stands beside one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_MOST_WORDS = 4
_FIRST_WORD = re.compile(r"\w+")
_WORDS_BEFORE = re.compile(r"[^\s,;:()«»“”\"]+")


@dataclass(frozen=True)
class Foreign:
    """The words of other countries in one language, as `[xx.foreign]` lists them."""

    before: tuple[str, ...] = ()
    """Words directly before a term: `Chinese`, `China's`."""
    links: tuple[str, ...] = ()
    """What may stand between a term and a word of `after`: `of`, `of the Republic of`."""
    after: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Words that are not looked for in the whole sentence: `Lao`, which begins `Lao Cai`."""

    def beside(self, window: str, following: str) -> bool:
        """Whether a word of another country stands directly before or after a term.

        `window` and `following` are what stands before and after it. Capitals alone are read too.
        """
        rest = following.removeprefix(",")
        return self._ends(window) or (rest.startswith(" ") and self._starts(rest[1:]))

    def within(self, sentence: str) -> bool:
        """Whether a sentence speaks of another country."""
        return self._anywhere is not None and self._anywhere.search(sentence) is not None

    def _ends(self, window: str) -> bool:
        if not window.endswith((" ", "-")):
            return False
        words = _WORDS_BEFORE.findall(window[:-1])[-_MOST_WORDS:]
        return any(" ".join(words[index:]) in self._before for index in range(len(words)))

    @cached_property
    def _before(self) -> frozenset[str]:
        return frozenset(_spellings(self.before))

    def _starts(self, following: str) -> bool:
        if self._is_named(following):
            return True
        return any(
            following.startswith(link) and self._is_named(following[len(link) :])
            for link in self._links
        )

    def _is_named(self, following: str) -> bool:
        """Whether a text begins with a word of `after`."""
        first = _FIRST_WORD.match(following)
        return first is not None and any(
            following.startswith(name) and not following[len(name) : len(name) + 1].isalnum()
            for name in self._after.get(first.group(), ())
        )

    @cached_property
    def _links(self) -> tuple[str, ...]:
        links = dict.fromkeys(_spellings(self.links))
        return tuple(one if one.endswith("'") else f"{one} " for one in links)

    @cached_property
    def _after(self) -> Mapping[str, tuple[str, ...]]:
        """The spellings of `after` by their first word."""
        names: dict[str, tuple[str, ...]] = {}
        for name in dict.fromkeys(_spellings(self.after)):
            if first := _FIRST_WORD.match(name):
                names[first.group()] = (*names.get(first.group(), ()), name)
        return names

    @cached_property
    def _anywhere(self) -> re.Pattern[str] | None:
        words = {*self.before, *self.after} - {*self.names}
        return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)") if words else None


def _spellings(words: Collection[str]) -> Iterator[str]:
    """Each word as it is, with a capital as at the start of a sentence, and in capitals."""
    for word in words:
        yield from (word, word[:1].upper() + word[1:], word.upper())


def _either(words: Collection[str]) -> str:
    ordered = sorted(set(_spellings(words)), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered)) or "(?!)"
