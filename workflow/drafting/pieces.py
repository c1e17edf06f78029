"""Where a sentence may be taken apart, so that no piece has more terms than a model carries.

Semicolons and colons first, then commas that a clause follows. Never inside brackets,
quotation marks, a term, a formatted stretch or a figure, and never so that a piece has hardly
a word of its own: models invent words around a lone placeholder. The words that open a clause
and the blanks before marks are `pieces.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

Span = tuple[int, int]

# "spoke; he", French "parla ; il", "asked: who"; not "10:30", "6,5" or "3, 4 and 5"
_STRONG = re.compile(r"\s?([;:])\s+")
_WEAK = re.compile(r"(?:(?<!\d)(,)\s+|(?<=\d)(,)\s+(?!\d))(?=(\w+))")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPENS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“", "‘": "’"}
_LEAST_STRONG, _LEAST_WEAK = 2, 4
"""Words besides terms that a piece beside a semicolon or colon, or a comma, must have."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that is translated by itself: `text[start:end]`."""

    start: int
    end: int
    mark: str = ""
    """The mark that follows it, without blanks; empty for the last piece."""


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    mark: str


def take_apart(
    text: str, language: str, terms: Sequence[Span], whole: Collection[Span], most: int
) -> tuple[Piece, ...]:
    """The pieces of a sentence; none where it has no more than `most` terms or no fit place.

    `terms` are where its terms stand, `whole` other stretches that must not be cut. As few
    pieces as it takes; one of them may still have more terms, where it has no place of its own.

    >>> take_apart("A B met C D; he then thanked E F.", "en", [(0, 3), (8, 11), (29, 32)], (), 2)
    ()
    >>> take_apart("A B met old C D; he thanked E F.", "en", [(0, 3), (12, 15), (28, 31)], (), 2)
    (Piece(start=0, end=15, mark=';'), Piece(start=17, end=32, mark=''))
    """
    if len(terms) <= most:
        return ()
    shut = [*terms, *whole, *_quoted(text)]
    pieces = [Piece(0, len(text))]
    for cuts, least in (
        (_strong(text), _LEAST_STRONG),
        (_weak(text, language), _LEAST_WEAK),
    ):
        fit = [one for one in cuts if not any(s < one.end and one.start < e for s, e in shut)]
        pieces = [
            smaller
            for piece in pieces
            for smaller in (
                _cut(text, piece, fit, terms, least) if _count(piece, terms) > most else [piece]
            )
        ]
    joined = _joined(pieces, terms, most)
    return tuple(joined) if len(joined) > 1 else ()


def mark_between(mark: str, language: str) -> str:
    """A mark with the blanks that the language sets around it.

    >>> mark_between(";", "fr"), mark_between(";", "es")
    ('\\xa0; ', '; ')
    """
    before = _document()["marks"].get(language, {}).get(mark, "")
    return f"{before}{mark} "


def _strong(text: str) -> Iterator[_Cut]:
    for match in _STRONG.finditer(text):
        yield _Cut(match.start(), match.end(), match[1])


def _weak(text: str, language: str) -> Iterator[_Cut]:
    openers = _openers(language)
    for match in _WEAK.finditer(text):
        if match[3].casefold() in openers:
            yield _Cut(match.start(), match.end(), ",")


def _cut(
    text: str, piece: Piece, cuts: Sequence[_Cut], terms: Sequence[Span], least: int
) -> list[Piece]:
    """A piece cut wherever both sides keep enough words of their own."""
    made: list[Piece] = []
    start = piece.start
    for cut in cuts:
        if not (start < cut.start and cut.end < piece.end):
            continue
        head, tail = Piece(start, cut.start), Piece(cut.end, piece.end)
        if min(_own_words(text, head, terms), _own_words(text, tail, terms)) >= least:
            made.append(Piece(start, cut.start, cut.mark))
            start = cut.end
    return [*made, Piece(start, piece.end, piece.mark)]


def _joined(pieces: Sequence[Piece], terms: Sequence[Span], most: int) -> list[Piece]:
    """Neighbours put together again while they have few enough terms."""
    joined = [pieces[0]]
    for piece in pieces[1:]:
        both = Piece(joined[-1].start, piece.end, piece.mark)
        if _count(both, terms) <= most:
            joined[-1] = both
        else:
            joined.append(piece)
    return joined


def _count(piece: Piece, terms: Sequence[Span]) -> int:
    return sum(piece.start <= start and end <= piece.end for start, end in terms)


def _own_words(text: str, piece: Piece, terms: Sequence[Span]) -> int:
    inside = sorted(span for span in terms if piece.start <= span[0] and span[1] <= piece.end)
    edges = [piece.start, *(edge for span in inside for edge in span), piece.end]
    between = list(pairwise(edges))[::2]
    return sum(len(_WORD.findall(text[start:end])) for start, end in between)


def _quoted(text: str) -> Iterator[Span]:
    """Brackets and quotations, to the end of the text where one is not closed.

    An apostrophe may end a quotation in single marks early; so it ends at the last of them.
    """
    if '"' in text:
        marks = [place for place, letter in enumerate(text) if letter == '"']
        yield from zip(marks[::2], [*marks[1::2], len(text)], strict=False)
    place = 0
    while place < len(text):
        closing = _OPENS.get(text[place])
        if closing is None:
            place += 1
            continue
        end = text.rfind(closing) if closing == "’" else _closing(text, place, closing)
        yield place, (end if end > place else len(text))
        place = end + 1 if end > place else len(text)


def _closing(text: str, place: int, closing: str) -> int:
    """Where what opens at a place is closed; -1 where it is not."""
    opening, depth = text[place], 0
    for at in range(place, len(text)):
        depth += (text[at] == opening) - (text[at] == closing)
        if depth == 0:
            return at
    return -1


def _openers(language: str) -> frozenset[str]:
    return frozenset(_document()["openers"].get(language, ()))


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("pieces.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))
