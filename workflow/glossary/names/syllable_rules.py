"""What `syllable_names.toml` says of names made of syllables, ready for use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class SyllableRules:
    """How such names are known in the texts of one language; words are in small letters."""

    words: frozenset[str]
    """Words of the language that are made like a syllable, without marks."""
    opens: frozenset[str]
    """Those with which a sentence begins before a name that they are no part of."""
    asks: frozenset[str]
    """Words with which a question begins, and a name elsewhere."""
    articles: frozenset[str]
    """Those that are family names too, but rarely before a single syllable."""
    levels: frozenset[str]
    """Words for a place before its name."""
    links: frozenset[str]
    """What may stand between the two."""
    behind: frozenset[str]
    """Words for a place behind its name."""
    generic: frozenset[str]
    """Those that have the form of a syllable."""
    within: frozenset[str]
    """Prepositions that only places have."""
    visits: frozenset[str]
    """Verbs before a place, or a person with a family name."""
    credits: frozenset[str]
    """Words before whoever made a picture or text."""
    never: frozenset[str]
    """What has capitals and is no name."""


@cache
def syllable_rules(language: str) -> SyllableRules | None:
    """The rules of a language; `None` for one that `syllable_names.toml` does not name."""
    table = _document().get(language)
    if table is None:
        return None
    return SyllableRules(
        words=frozenset(table["words"].split()),
        opens=frozenset(table["opens"]),
        asks=frozenset(table["asks"]),
        articles=frozenset(table["articles"]),
        levels=frozenset(table["levels"]),
        links=frozenset(table["links"]),
        behind=frozenset(table["behind"]),
        generic=frozenset(table["generic"]),
        within=frozenset(table["within"]),
        visits=frozenset(table["visits"]),
        credits=frozenset(table["credits"]),
        never=frozenset(table["never"]),
    )


@cache
def highland_pieces() -> frozenset[str]:
    """Pieces of names of Viet Nam's highlands that are no Vietnamese syllables: `Dak`."""
    return frozenset(_document()["highlands"]["pieces"])


@lru_cache(maxsize=4_096)
def is_korean(word: str) -> bool:
    """Whether a word may be a Korean given name: two syllables joined by a hyphen.

    >>> [is_korean(word) for word in ("Jae-in", "Ki-moon", "Suk-yeol", "Vice-chair", "Jae")]
    [True, True, True, False, False]
    """
    parts = word.lower().split("-")
    return len(parts) == 2 and all(_korean().fullmatch(part) is not None for part in parts)


@cache
def _korean() -> re.Pattern[str]:
    table = _document()["korean"]
    return re.compile(rf"(?:{_either(table['onsets'])})?(?:{_either(table['rimes'])})")


def _either(words: Iterable[str]) -> str:
    return "|".join(words)


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("syllable_names.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
