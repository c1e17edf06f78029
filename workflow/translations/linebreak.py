"""Where a line of text may be broken, and how wide it is: Unicode line breaking.

This is Unicode Standard Annex #14 in the form libunistring 1.0 (Unicode 14) gives it, because
that library decides where GNU `msgcat` breaks the lines of a PO file. The classes and widths
of the characters and the table of pairs are data beside this module; only the rules that no
pair table can hold are code.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise

_ORDINARY = "AL"
"""The class of what the data does not list: letters and symbols one column wide."""

_LETTER, _BLANK, _SEPARATOR, _ZERO_SPACE, _MARK, _JOINER, _HEBREW, _HYPHEN, _AFTER, _FLAG = (
    "ABCDEFGHIJ"
)
_FIXED_LETTERS = {
    _ORDINARY: _LETTER,
    "SP": _BLANK,
    "BK": _SEPARATOR,
    "CR": _SEPARATOR,
    "LF": _SEPARATOR,
    "ZW": _ZERO_SPACE,
    "CM": _MARK,
    "ZWJ": _JOINER,
    "HL": _HEBREW,
    "HY": _HYPHEN,
    "BA": _AFTER,
    "RI": _FLAG,
}
"""The letters that stand for the classes the rules below name; others get the next ones."""

_RUN = re.compile(f"{_LETTER}+|{_BLANK}+|.")
_PLAIN = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*\Z"
)
"""Text of characters one column wide whose classes look no further than to their neighbours:
nearly all news text in Latin script."""


def text_width(text: str) -> int:
    """The columns the text takes on a terminal; control characters take none."""
    if _PLAIN.match(text):
        return len(text)
    return sum(map(_tables().width, text))


def fold(text: str, columns: int, start: int = 0, kept: frozenset[int] = frozenset()) -> list[str]:
    """The text cut into lines of at most `columns` columns; joined again they are the text.

    The first line begins in column `start`. No line is cut before an offset in `kept`, nor
    inside a piece that is wider than a whole line. Behind a line separator in the text the
    count begins anew.
    """
    if start + text_width(text) <= columns:
        return [text]
    find_cuts = _cuts_of_plain_text if _PLAIN.match(text) else _cuts
    cuts = find_cuts(text, columns, start, kept)
    edges = [0, *cuts, len(text)]
    return [text[left:right] for left, right in pairwise(edges)]


def _cuts(text: str, columns: int, start: int, kept: frozenset[int]) -> list[int]:
    upto = list(accumulate(map(_tables().width, text), initial=0))
    cuts: list[int] = []
    candidate: int | None = None
    column, reached = start, 0
    for offset, separates in (*iter_breaks(text), (len(text), True)):
        if offset in kept:
            continue
        piece = upto[offset] - upto[reached]
        if candidate is not None and column + piece > columns:
            cuts.append(candidate)
            column = 0
        if separates:
            candidate, column, reached = None, 0, min(offset + 1, len(text))
        else:
            candidate, column, reached = offset, column + piece, offset
    return cuts


def _cuts_of_plain_text(text: str, columns: int, start: int, kept: frozenset[int]) -> list[int]:
    """The same as `_cuts` for plain text, looking only near the ends of the lines."""
    cuts: list[int] = []
    begin, room = 0, columns - start
    while len(text) - begin > room:
        limit = begin + room
        for at in (*range(limit, begin, -1), *range(max(limit, begin) + 1, len(text))):
            if at not in kept and _may_break_before(text, at):
                break
        else:
            break
        cuts.append(at)
        begin, room = at, columns
    return cuts


def _may_break_before(text: str, at: int) -> bool:
    if text[at] == " ":
        return False
    tables = _tables()
    letter, after = tables.letters, tables.letters[ord(text[at])]
    if text[at - 1] != " ":
        return tables.pairs[letter[ord(text[at - 1])] + after] == "÷"
    head = text[:at].rstrip(" ")
    return bool(head) and tables.pairs[letter[ord(head[-1])] + after] != "×"


def iter_breaks(text: str) -> Iterator[tuple[int, bool]]:
    """The offsets before which a line may end, in order.

    The flag is true where a line separator (U+2028 and its like) stands at the offset.
    """
    tables = _tables()
    pairs = tables.pairs
    last = ""  # class of the last character that is neither blank nor mark; "" in a new line
    before = ""  # class of the character just before
    blanks = False  # blanks stand between `last` and here
    flags = 0  # regional indicators just before
    hebrew_hyphen = False  # a Hebrew letter and its hyphen stand just before
    for match in _RUN.finditer(text.translate(tables.letters)):
        letter = match.group()[0]
        if letter == _BLANK:
            before, blanks, flags, hebrew_hyphen = letter, True, 0, False
            continue
        offset = match.start()
        if letter == _SEPARATOR:
            yield offset, True
            last = ""
        elif letter == _ZERO_SPACE:
            last = letter
        elif letter in (_MARK, _JOINER):
            if last in ("", _ZERO_SPACE) or blanks:
                if last:
                    yield offset, False
                last = _LETTER
        else:
            if not last:
                breaks = False
            elif last == _ZERO_SPACE:
                breaks = True
            elif before == _JOINER or hebrew_hyphen:
                breaks = False
            elif last == letter == _FLAG:
                breaks = blanks or flags % 2 == 0
            else:
                how = pairs[last + letter]
                breaks = how == "÷" or (blanks and how == "%")
            if breaks:
                yield offset, False
            last = letter
        hebrew_hyphen = before == _HEBREW and letter in (_HYPHEN, _AFTER)
        before, blanks = letter, False
        flags = flags + 1 if letter == _FLAG else 0


class _Letters(dict[int, str]):
    """The letter of the class of each code point, looked up once."""

    def __init__(self, firsts: list[int], lasts: list[int], letters: list[str]) -> None:
        super().__init__()
        self._firsts, self._lasts, self._letters = firsts, lasts, letters

    def __missing__(self, code: int) -> str:
        index = bisect_right(self._firsts, code) - 1
        inside = index >= 0 and code <= self._lasts[index]
        letter = self[code] = self._letters[index] if inside else _LETTER
        return letter


class _Widths(dict[str, int]):
    """The columns of each character, looked up once."""

    def __init__(self, firsts: list[int], lasts: list[int], widths: list[int]) -> None:
        super().__init__()
        self._firsts, self._lasts, self._widths = firsts, lasts, widths

    def __missing__(self, character: str) -> int:
        index = bisect_right(self._firsts, ord(character)) - 1
        inside = index >= 0 and ord(character) <= self._lasts[index]
        columns = self[character] = self._widths[index] if inside else 1
        return columns


@dataclass(frozen=True, slots=True)
class _Tables:
    letters: _Letters
    widths: _Widths
    pairs: dict[str, str]
    """`÷`, `%` (break after blanks only) or `×` by the letters of two classes."""

    def width(self, character: str) -> int:
        return self.widths[character]


@cache
def _tables() -> _Tables:
    letter_of = dict(_FIXED_LETTERS)
    ranges: list[tuple[int, int, str, int]] = []
    for name, columns, codes in _rows("linebreak-classes.csv"):
        letter = letter_of.setdefault(name, chr(ord("A") + len(letter_of)))
        for text in codes.split():
            first, _, last = text.partition("-")
            ranges.append((int(first, 16), int(last or first, 16), letter, int(columns)))
    ranges.sort()
    firsts = [item[0] for item in ranges]
    lasts = [item[1] for item in ranges]
    _, *afters = next(iter(_rows("linebreak-pairs.csv", header=True)))
    return _Tables(
        _Letters(firsts, lasts, [item[2] for item in ranges]),
        _Widths(firsts, lasts, [item[3] for item in ranges]),
        {
            letter_of[before] + letter_of[after]: how
            for before, *row in _rows("linebreak-pairs.csv")
            for after, how in zip(afters, row, strict=True)
        },
    )


def _rows(name: str, *, header: bool = False) -> list[list[str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    return rows[:1] if header else rows[1:]
