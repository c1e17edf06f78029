"""The letters of a text: whether all are capitals, and how many a language takes.

The table is in `length.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from workflow.glossary.folding import Folded, fold, key

# "LA 51.ª SESIÓN", "LA 51e SESSION", "THE 14th PLENUM", "LA RESOLUCIÓN N.º 57-NQ/TW"
_ORDINAL = re.compile(
    r"(?<!\w)(?:(?:\d+|[IVX]+)(?:\.?[ºª]|er|re|ers|es?|ème|th|st|nd|rd)|N\.º)(?!\w)"
)
_NO_ENDING = re.compile("[a-z]{4}")
"""More small letters than the ending of an ordinal has: nearly every text begins with some."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word, with an apostrophe inside it one."""
_REMEMBERED_TEXTS = 1024
_REMEMBERED_FOLDS = 16


def is_in_capitals(text: str) -> bool:
    """Whether a text is in capitals throughout, but for the endings of ordinals.

    >>> is_in_capitals("LA 51.ª SESIÓN"), is_in_capitals("La 51.ª sesión")
    (True, False)
    """
    return _NO_ENDING.search(text) is None and _ORDINAL.sub("", text).isupper()


@lru_cache(maxsize=_REMEMBERED_FOLDS)
def folded_letters(text: str) -> tuple[Folded, str]:
    """The text folded, and that without accents and capitals; several checks look there."""
    folded = fold(text)
    return folded, key(folded.text, accents=False)


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def words_of(text: str) -> Sequence[str]:
    """The words of a text, in order, figures apart; with an apostrophe inside it is one word.

    >>> words_of("L’an 2000, c’est fini")
    ('L’an', 'c’est', 'fini')
    """
    return tuple(WORD.findall(text))


def letters_of(language: str) -> float:
    """Letters that a text takes in a language, against English; 1 where that is not known."""
    return float(_table().get(language.partition("-")[0], 1.0))


def usual_letters(source: str, source_language: str, target_language: str) -> float:
    """Letters that the translation of a text usually has."""
    letters = sum(map(str.isalpha, source))
    return letters * letters_of(target_language) / letters_of(source_language)


@cache
def _table() -> Mapping[str, float]:
    text = (files(__package__) / "length.toml").read_text(encoding="utf-8")
    table: Mapping[str, float] = tomllib.loads(text)["letters"]
    return table
