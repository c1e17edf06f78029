"""Words of other countries and institutions, and whether a term stands beside one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_MOST_WORDS = 4
_FIRST_WORD = re.compile(r"\w+")
_WORDS_BEFORE = re.compile(r"[^\s,;:()«»“”\"]+")
_OPENING = '\n(«“"['
_REACH = 60


class BesideLetters(NamedTuple):
    """Letters of the words of other countries that stand beside what they own.

    From its third letter on a text has one of these there, or no country's word.
    """

    before: frozenset[str]
    """Two, with a blank or hyphen behind them."""
    behind: frozenset[str]
    """A blank and two."""
    alone: frozenset[str]
    """A blank and a word of one letter: `d'`."""


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
    where: tuple[str, ...] = ()
    """Links that also tell where something happens: `met the Secretariat in Laos`."""
    home: tuple[str, ...] = ()
    """Names of our own country, as a form may end with them: `Vietnam`."""
    joints: tuple[str, ...] = ()
    """What joins it to another country: `and`."""

    def is_home(self, form: str) -> bool:
        """Whether a form ends with our own country: `Prime Minister of Vietnam`."""
        return form.endswith(self._home)

    def goes_on(self, following: str) -> bool:
        """Whether a list of countries goes on behind a form: `, Laos and Cambodia`.

        Not where the next one owns what follows: `and China's Party`.
        """
        for joint in self._joints:
            rest = following[len(joint) :]
            if not following.startswith(joint):
                continue
            first = _FIRST_WORD.match(rest)
            links = self._links.get(first.group(), ()) if first else ()
            openings = ("", *(link for link in links if rest.startswith(link)))
            if any(self._is_named(rest[len(one) :], owner=False) for one in openings):
                return True
        return False

    def beside(self, window: str, following: str) -> bool:
        """Whether a word of another country stands directly before or after a term.

        `window` and `following` are what stands before and after it. Capitals alone are read too.
        """
        rest = following.removeprefix(",")
        return self._ends(window) or (rest.startswith(" ") and self._starts(rest[1:]))

    def owns(self, text: str, start: int, end: int) -> bool:
        """Whether another country's word stands beside a stretch and makes it that country's."""
        # Nearly every word beside a term is no such word: that is told before anything is cut.
        if start and text[start - 1] in " -":
            last = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lstrip(_OPENING)
            if last in self._before_last and self._ends(text[max(start - _REACH, 0) : start]):
                return True
        first = _FIRST_WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        if first is None or first.group() not in self._first:
            return False
        following = text[end : end + _REACH]
        return not following.startswith(self._places) and self._starts(following[1:])

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

    @cached_property
    def _before_last(self) -> frozenset[str]:
        """The last words of `before`: nearly every word is none of them."""
        return frozenset(one.split()[-1] for one in self._before)

    @cached_property
    def beside_letters(self) -> BesideLetters:
        """The letters beside whatever `owns` holds for."""
        last, first = self._before_last, self._first
        short = (f"{sign}{word}" for word in last if len(word) == 1 for sign in f" {_OPENING}")
        return BesideLetters(
            before=frozenset((*(word[-2:] for word in last), *short)),
            behind=frozenset(f" {word[:2]}" for word in first if len(word) > 1),
            alone=frozenset(f" {word}" for word in first if len(word) == 1),
        )

    def _starts(self, following: str) -> bool:
        first = _FIRST_WORD.match(following)
        if first is None:
            return False
        return self._is_named(following) or any(
            following.startswith(link) and self._is_named(following[len(link) :])
            for link in self._links.get(first.group(), ())
        )

    def _is_named(self, following: str, *, owner: bool = True) -> bool:
        """Whether a text begins with a word of `after`; `owner`: also one in the genitive."""
        first = _FIRST_WORD.match(following)
        if first is None:
            return False
        ends = (
            following[len(name) : len(name) + 1]
            for name in self._after.get(first.group(), ())
            if following.startswith(name)
        )
        return any(not end.isalnum() and (owner or end != "'") for end in ends)

    @cached_property
    def _home(self) -> tuple[str, ...]:
        return tuple(f" {name}" for name in self.home)

    @cached_property
    def _joints(self) -> tuple[str, ...]:
        words = tuple(f" {word} " for word in self.joints)
        return (*words, *(f",{word}" for word in words), ", ") if words else ()

    @cached_property
    def _first(self) -> frozenset[str]:
        """The words with which what makes a term another country's can begin."""
        return frozenset((*self._links, *self._after))

    @cached_property
    def _places(self) -> tuple[str, ...]:
        return tuple(f" {link} " for link in self.where)

    @cached_property
    def _links(self) -> Mapping[str, tuple[str, ...]]:
        """The spellings of `links` by their first word."""
        links: dict[str, tuple[str, ...]] = {}
        for link in dict.fromkeys(_spellings(self.links)):
            if first := _FIRST_WORD.match(link):
                opening = link if link.endswith("'") else f"{link} "
                links[first.group()] = (*links.get(first.group(), ()), opening)
        return links

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
