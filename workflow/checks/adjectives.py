"""Adjectives that stand for a country or a body: `vietnamien`, `estatal`, `gubernamental`.

The words are in `adjectives.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def has_adjective(concept_id: str, text: str, language: str) -> bool:
    """Whether a text names a concept of the glossary by an adjective.

    >>> has_adjective("place-vietnam", "les étudiants vietnamiens", "fr")
    True
    >>> has_adjective("place-vietnam", "les étudiants cubains", "fr")
    False
    """
    pattern = _pattern(concept_id, language.partition("-")[0])
    return pattern is not None and pattern.search(text) is not None


@cache
def _pattern(concept_id: str, language: str) -> re.Pattern[str] | None:
    words = _table().get(concept_id, {}).get(language)
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    text = (files(__package__) / "adjectives.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
