"""Abbreviations that a text explains: `Ministry of Home Affairs (MOHA)`.

The long form is found as A. Schwartz and M. Hearst do (*A simple algorithm for identifying
abbreviation definitions in biomedical text*, PSB 2003): the letters of the short form are
looked for from right to left in the words before it, the first one at the start of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workflow.glossary.folding import fold, key

# `(MOHA)`, `(UBND)`, `(GRDP)`, `(Co-opBank)`; `(see below)` and `(2025)` are none.
_SHORT = re.compile(r"[^\W_](?:[^\W_]|[-&.](?=[^\W_])){1,9}\.?")
_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,120})\)")
_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"[,;:.!?“”«»\"]\s")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for, with the place of the long form in the text."""

    short: str
    long: str
    start: int
    end: int


def find_abbreviations(text: str) -> Iterator[Abbreviation]:
    """The abbreviations that a plain sentence explains, in order.

    >>> [one] = find_abbreviations("officials of the Ministry of Health (MOH) said")
    >>> one.short, one.long
    ('MOH', 'Ministry of Health')
    """
    for match in _BRACKETS.finditer(text):
        inside = match["inside"].strip()
        before = text[: match.start()].rstrip()
        if is_short(inside):
            found = _long_before(inside, before)
            if found is not None:
                yield Abbreviation(inside, before[found:], found, len(before))
            continue
        words = list(_WORD.finditer(before))
        short = words[-1].group() if words else ""
        if is_short(short) and _long_before(short, inside) == 0:
            start = match.start("inside") + match["inside"].index(inside)
            yield Abbreviation(short, inside, start, start + len(inside))


def is_short(text: str) -> bool:
    """Whether a text may be an abbreviation: 2 to 10 signs, mostly capitals."""
    capitals = sum(letter.isupper() for letter in text)
    letters = sum(letter.isalpha() for letter in text)
    return _SHORT.fullmatch(text) is not None and capitals >= 2 and capitals * 2 > letters


def _long_before(short: str, text: str) -> int | None:
    """Where the long form begins that ends a text; `None` where there is none."""
    letters = [letter for letter in _plain(short) if letter.isalnum()]
    breaks = [found.end() for found in _BREAK.finditer(text)]
    floor = breaks[-1] if breaks else 0
    words = list(_WORD.finditer(text, floor))
    most = min(len(letters) + 5, 2 * len(letters))
    first = words[-most].start() if len(words) > most else floor
    plain = _plain(text)
    if len(plain) != len(text):
        return None
    position = len(text)
    for place, letter in reversed(list(enumerate(letters))):
        position -= 1
        while position >= first and not (
            plain[position] == letter and (place or _starts_word(plain, position))
        ):
            position -= 1
        if position < first:
            return None
    return position if len(text[position:].split()) > 1 else None


def _starts_word(text: str, position: int) -> bool:
    return position == 0 or not text[position - 1].isalnum()


def _plain(text: str) -> str:
    return key(fold(text).text, accents=False)
