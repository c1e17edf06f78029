"""What is known of women's nouns and participles in the languages of drafts.

The words are data, in `feminine_forms.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_PREFIXES = r"(?:ex[- ]?|vice-?|sub|co-?)*"


@dataclass(frozen=True, slots=True)
class FeminineRules:
    """What is known of one language of drafts."""

    nouns: Mapping[str, str]
    articles: Mapping[str, str]
    adjectives: Mapping[str, str]
    noun: str
    """Pattern of a noun with its determiner and adjective, in groups."""
    participle: re.Pattern[str]
    endings: Sequence[tuple[re.Pattern[str], str]]
    words: Mapping[str, Any]


def masculine_nouns(language: str) -> Mapping[str, str]:
    """Nouns of offices and professions of a man, with a woman's; empty for other languages."""
    rules = feminine_rules(language)
    return rules.nouns if rules is not None else {}


def either(words: Sequence[str]) -> str:
    """A pattern of any of some words, the longest first; of none, what never matches."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


@cache
def feminine_rules(language: str) -> FeminineRules | None:
    """The rules of a language; `None` for one without: English has but a few such nouns."""
    table = _document().get(language)
    if table is None:
        return None
    nouns = {**_pairs(table["nouns"]), **{one: one for one in table["both"]}}
    articles, adjectives = _pairs(table["articles"]), _pairs(table["adjectives"])
    noun = (
        rf"(?P<art>(?<!\w)(?:{either(tuple(articles))})(?: |(?<=['’])))?"
        rf"(?<!\w)(?P<pre>{_PREFIXES})(?P<noun>{either(tuple(nouns))})(?!\w)(?!-\w)"
        rf"(?: (?P<adj>{either(tuple(adjectives))})(?!\w))?"
    )
    endings = [(re.compile(shape), put) for shape, put in table["endings"]]
    shapes = "|".join(ending.pattern for ending, _ in endings)
    return FeminineRules(
        nouns,
        articles,
        adjectives,
        noun,
        re.compile(rf"[^\W\d_]+(?:{shapes})(?!\w)"),
        endings,
        table,
    )


def _pairs(listed: str) -> dict[str, str]:
    """What stands of a man and what of a woman: `abogado/abogada, juez/jueza`."""
    pairs = (one.strip().partition("/") for one in listed.split(","))
    return {man: woman for man, _, woman in pairs}


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("feminine_forms.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
