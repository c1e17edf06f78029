"""The heads of titles in a text, read beside a place: `Deputy Secretary of the`, `Chief`."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from workflow.glossary.composed.tables import LanguageWords, composed_tables, reading_key

_REACH, _MOST_WORDS = 80, 6
_WORD_START = re.compile(r"[^\W_]+")
_LAST = re.compile(r"[^\W\d_]+(?=[ -]\Z)")
_BEHIND = re.compile(r"(?:'s)? ")


class Head(NamedTuple):
    """A head in a text."""

    start: int
    end: int
    key: str
    plural: bool


class HeadReader:
    """Reads the heads of one language; apostrophes in its texts are straight."""

    def __init__(self, language: str) -> None:
        self._language = language

    def before(self, plain: str, start: int) -> Head | None:
        """The head that stands with its link before a place."""
        for link in self._words.links:
            joint = f" {link}" if link.endswith("'") else f" {link} " if link else " "
            if plain.endswith(joint, 0, start):
                head = self._ending(plain, start - len(joint))
                said = plain[head.start : head.end].lower() if head else ""
                return None if link in self._words.unlinked.get(said, ()) else head
        return None

    def behind(self, plain: str, end: int) -> Head | None:
        """The head that stands behind a place, where a language has it there."""
        match = _BEHIND.match(plain, end) if self._words.behind else None
        if match is None:
            return None
        window = plain[match.end() : match.end() + _REACH]
        # Few words can begin a head; of plain letters the first one tells.
        first = _WORD_START.match(window) if window.isascii() else None
        if window.isascii() and (first is None or first.group().lower() not in self._first_words):
            return None
        low = reading_key(window, self._language)
        readings = composed_tables().readings(self._language)
        ends = [one.end() for one in _WORD_START.finditer(low)][:_MOST_WORDS]
        for at in reversed(ends):
            read = readings.get(low[:at])
            if read is not None and window[:at] not in self._words.verbs:
                return Head(match.end(), match.end() + at, *read)
        return None

    def _ending(self, plain: str, end: int) -> Head | None:
        first = max(end - _REACH, 0)
        window = plain[first:end]
        low = reading_key(window, self._language)
        # A sign that folding changes the length of: no head has one.
        if not window[-1:].isalpha() or len(low) != len(window):
            return None
        readings = composed_tables().readings(self._language)
        for match in list(_WORD_START.finditer(low))[-_MOST_WORDS:]:
            at = match.start()
            read = readings.get(low[at:])
            if read is None or (at and window[at - 1] == "-"):
                continue
            return None if self._is_another(low[:at]) else Head(first + at, end, *read)
        return None

    def _is_another(self, before: str) -> bool:
        """Whether a word before a head makes another office of it: `Honorary Chairman`."""
        match = _LAST.search(before)
        return match is not None and match.group() in self._others

    @cached_property
    def _words(self) -> LanguageWords:
        return composed_tables().languages[self._language]

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """The words with which a head can begin, as `reading_key` has them."""
        readings = composed_tables().readings(self._language)
        return frozenset(one.group() for one in map(_WORD_START.match, readings) if one)

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(reading_key(one, self._language) for one in self._words.others)
