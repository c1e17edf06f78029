"""The letters of a text: whether all are capitals, and how many a language takes.

The table is in `length.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# "LA 51.ª SESIÓN", "LA 51e SESSION", "THE 14th PLENUM"
_ORDINAL = re.compile(r"(?<!\w)(?:\d+|[IVX]+)(?:\.?[ºª]|er|re|ers|es?|ème|th|st|nd|rd)(?!\w)")


def is_in_capitals(text: str) -> bool:
    """Whether a text is in capitals throughout, but for the endings of ordinals.

    >>> is_in_capitals("LA 51.ª SESIÓN"), is_in_capitals("La 51.ª sesión")
    (True, False)
    """
    return _ORDINAL.sub("", text).isupper()


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
