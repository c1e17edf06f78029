"""How many letters a text takes in each language; the table is in `length.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


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
