"""The words that lead to a reference, by their spellings in one language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from workflow.glossary.folding import fold, key
from workflow.glossary.tables import LanguageRules, ReferenceTables

_Value = TypeVar("_Value")
_END_LETTERS = 4


def with_plain(words: dict[str, _Value]) -> dict[str, _Value]:
    """The words, and those without accents too where they mean nothing else."""
    plain = {key(word, accents=False): value for word, value in words.items()}
    return plain | words


def last_letters(words: Iterable[str]) -> list[tuple[int, frozenset[str]]]:
    """The last letters of the words by their number: four, or all of a shorter word."""
    ends = {word[-_END_LETTERS:] for word in words}
    counts = sorted({len(end) for end in ends}, reverse=True)
    return [(count, frozenset(end for end in ends if len(end) == count)) for count in counts]


def type_words(
    tables: ReferenceTables, language: str, rules: LanguageRules
) -> dict[str, tuple[tuple[str, ...], bool]]:
    """Types and number by each spelling of each type word, in lower case.

    Of several types the one that is called so goes before one that is so called at times.
    """
    words: dict[str, tuple[tuple[str, ...], bool]] = {}
    letters = {one.key: one.abbreviations for one in tables.types}
    for secondary in (False, True):
        for one in tables.types:
            word = one.words.get(language)
            if word is None:
                continue
            # A language whose list shows only by its members has no plural word to look for.
            main = ((word.one, False), *(((word.many, True),) if rules.plural else ()))
            others = (*((w, False) for w in word.also), *((w, True) for w in word.also_many))
            for spelling, plural in others if secondary else main:
                low = fold(spelling).text.lower()
                types, was_plural = words.get(low, ((), False))
                types = types if one.key in types else (*types, one.key)
                # `Action Programme No. 22-CTr/TU` is `Programme No. 22-CTr/TU` as well.
                if one.abbreviations and one.abbreviations == letters.get(one.narrower_than):
                    types = (*types, one.narrower_than)
                words[low] = (types, plural or was_plural)
    return words
