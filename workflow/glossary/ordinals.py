"""The spellings of an ordinal number: `XIIIe`, `13e`, `13ème`, `treizième`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HIGHEST = 39


@dataclass(frozen=True, slots=True)
class Ordinals:
    """How a language writes ordinals."""

    figures: tuple[str, ...]
    """What follows the figures; the first is how the glossary lists it."""
    roman: tuple[str, ...]
    """What follows a Roman numeral; empty where it is never one."""
    words: tuple[str, ...]
    """The words from the first on, as far as they are used."""

    def spellings(self, form: str) -> Iterator[str]:
        """The form with its ordinals spelt in every other way."""
        pieces = re.split(self._listed(), form)
        numbers = [self._value(piece) for piece in pieces]
        if not any(numbers):
            return
        made = [""]
        for piece, value in zip(pieces, numbers, strict=True):
            ways = self._ways(value) if value else (piece,)
            made = [start + way for start in made for way in ways]
        yield from (other for other in made if other != form)

    def _listed(self) -> str:
        """A pattern that splits a form at its ordinals."""
        signs = _either(self.figures)
        shapes = [rf"\d{{1,2}}(?:{signs})"]
        if self.roman:
            shapes.append(rf"[IVX]+(?:{_either(self.roman)})")
        if self.words:
            shapes.append(_either(self.words))
        return rf"(?<![\w/-])({'|'.join(shapes)})(?![\w/])"

    def _value(self, piece: str) -> int:
        """The number an ordinal names; 0 for what is none."""
        if piece in self.words:
            return self.words.index(piece) + 1
        for sign in self.figures:
            if piece[: len(piece) - len(sign)].isdigit() and piece.endswith(sign):
                value = int(piece[: len(piece) - len(sign)])
                return value if value <= _HIGHEST else 0
        numeral = re.match(r"[IVX]+", piece)
        if numeral and piece[numeral.end() :] in self.roman:
            return next((n for n in range(1, _HIGHEST + 1) if _roman(n) == numeral.group()), 0)
        return 0

    def _ways(self, value: int) -> tuple[str, ...]:
        word = self.words[value - 1 : value]
        return (
            *(f"{value}{sign}" for sign in self.figures),
            *(f"{_roman(value)}{sign}" for sign in self.roman),
            *word,
        )


def _roman(value: int) -> str:
    letters = ""
    for step, letter in _ROMAN:
        letters += letter * (value // step)
        value %= step
    return letters


def _either(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered))
