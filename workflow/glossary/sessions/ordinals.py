"""The spellings of an ordinal number: `XIIIe`, `13e`, `13ème`, `treizième`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HIGHEST = 39

Signs = tuple[tuple[str, str], ...]
"""A pattern of the figures and the sign that follows; the first that fits."""


@dataclass(frozen=True)
class Ordinals:
    """How a language writes ordinals; the keys of `recognition.toml`."""

    figures: tuple[str, ...]
    """What follows the figures; the first is how the glossary lists it."""
    roman: tuple[str, ...]
    """What follows a Roman numeral; empty where it is never one."""
    words: tuple[str, ...]
    """The words from the first on, as far as they are used."""
    more_figures: tuple[str, ...] = ()
    more_roman: tuple[str, ...] = ()
    more_words: tuple[tuple[int, tuple[str, ...]], ...] = ()
    bare_after: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    sign: Signs = ()
    sign_feminine: Signs = ()
    roman_sign: Signs = ()
    roman_sign_feminine: Signs = ()
    vowel_numbers: tuple[int, ...] = ()

    def spellings(self, form: str) -> Iterator[str]:
        """The form with its ordinals spelt in every other way."""
        pieces = self._listed.split(form)
        if len(pieces) == 1:
            return
        numbers = [self._value(piece) for piece in pieces]
        if not any(numbers):
            return
        made = [""]
        for piece, value in zip(pieces, numbers, strict=True):
            ways = self._ways(value) if value else (piece,)
            made = [start + way for start in made for way in ways]
        yield from (other for other in made if other != form)

    def pattern(self, *, bare: bool = False, roman_only: bool = False) -> str:
        """A pattern, without groups and blind to case, of one ordinal in any notation.

        With `bare` a figure without sign counts after one of the words that allow it.
        """
        made = self._patterns.get((bare, roman_only))
        if made is None:
            made = self._patterns[bare, roman_only] = self._pattern(bare, roman_only)
        return made

    def _pattern(self, bare: bool, roman_only: bool) -> str:
        numeral = r"(?-i:(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))"
        signs = either((*self.roman, *self.more_roman))
        shapes = [rf"{numeral}(?:{signs})(?!\w)"] if self.roman or self.more_roman else []
        if not roman_only:
            signs = either((*self.figures, *self.more_figures))
            # `13 th`, `13-th`; not `12/2020`, `13.5`
            shapes.append(rf"\d{{1,2}}[ -]?(?:{signs})(?!\w|[.,/-]\d)")
            shapes.append(rf"(?:{either(self._numbers)})(?!\w)".replace(r"\ ", "[ -]"))
            if bare and self.bare_after:
                allowed = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in self.bare_after)
                shapes.append(rf"(?:{allowed})\d{{1,2}}(?!\w|[.,/-]\d)")
        return rf"(?<![\w/])(?:{'|'.join(shapes) or '(?!)'})"

    @cached_property
    def in_figures(self) -> re.Pattern[str]:
        """What every text has that holds an ordinal in figures, told more quickly than by
        `pattern`: `13th`, `khoá 13`; not `11-NQ/TW`, `2004`."""
        signs = either((*self.figures, *self.more_figures))
        bare = "|".join(rf"(?<=\b{re.escape(word)}\s\d)" for word in self.bare_after) or "(?!)"
        end = r"(?!\w|[.,/-]\d)"
        return re.compile(rf"\d(?:\d?[ -]?(?:{signs}){end}|(?:{bare})\d?{end})", re.IGNORECASE)

    def value(self, found: str) -> int:
        """The number of what the pattern found; 0 for one that is none of them."""
        if figures := re.match(r"\d+", found):
            value = int(figures.group())
            return value if value <= _HIGHEST else 0
        numeral = re.match(r"[IVX]+", found)
        if numeral and numeral.group() in _VALUES:
            signs = (*self.roman, *self.more_roman)
            if found[numeral.end() :].lower() in signs:
                return _VALUES[numeral.group()]
        return self._numbers.get(re.sub(r"[\s-]+", " ", found.lower()), 0)

    def write(self, value: int, *, roman: bool, feminine: bool) -> str:
        """An ordinal as the language writes it, with a Roman numeral or with figures."""
        if roman:
            signs = (feminine and self.roman_sign_feminine) or self.roman_sign
        else:
            signs = (feminine and self.sign_feminine) or self.sign
        figures = str(value)
        sign = next((sign for pattern, sign in signs if re.search(pattern, figures)), "")
        return (_roman(value) if roman else figures) + sign

    @property
    def first_words(self) -> Iterator[str]:
        """The first word of each ordinal in words, in small letters."""
        return (word.partition(" ")[0] for word in self._numbers)

    @cached_property
    def _patterns(self) -> dict[tuple[bool, bool], str]:
        """What `pattern` made: every session of a text asks for the same."""
        return {}

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """Every ordinal word in small letters, with blanks for hyphens."""
        listed = [(number, (word,)) for number, word in enumerate(self.words, start=1)]
        return {
            word.lower().replace("-", " "): number
            for number, words in (*listed, *self.more_words)
            for word in words
        }

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        """What splits a form at its ordinals."""
        signs = either(self.figures)
        shapes = [rf"\d{{1,2}}(?:{signs})"]
        if self.roman:
            shapes.append(rf"[IVX]+(?:{either(self.roman)})")
        if self.words:
            shapes.append(either(self.words))
        return re.compile(rf"(?<![\w/-])({'|'.join(shapes)})(?![\w/])")

    def _value(self, piece: str) -> int:
        """The number a listed ordinal names; 0 for what is none."""
        if piece in self.words:
            return self.words.index(piece) + 1
        for sign in self.figures:
            if piece[: len(piece) - len(sign)].isdigit() and piece.endswith(sign):
                value = int(piece[: len(piece) - len(sign)])
                return value if value <= _HIGHEST else 0
        numeral = re.match(r"[IVX]+", piece)
        if numeral and piece[numeral.end() :] in self.roman:
            return _VALUES.get(numeral.group(), 0)
        return 0

    def _ways(self, value: int) -> tuple[str, ...]:
        word = self.words[value - 1 : value]
        return (
            *(f"{value}{sign}" for sign in self.figures),
            *(f"{_roman(value)}{sign}" for sign in self.roman),
            *word,
        )


def either(words: Iterable[str]) -> str:
    """A pattern of words, longest first; one that never matches where there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered)) if ordered else "(?!)"


def _roman(value: int) -> str:
    letters = ""
    for step, letter in _ROMAN:
        letters += letter * (value // step)
        value %= step
    return letters


_VALUES = {_roman(value): value for value in range(1, _HIGHEST + 1)}
