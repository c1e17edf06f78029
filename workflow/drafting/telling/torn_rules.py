"""What `torn_names.toml` and the lists of other rooms say of the capitals of a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.casing import casing_of
from workflow.drafting.telling.name_words import name_words
from workflow.glossary.folding import fold, key
from workflow.glossary.names.foreign_rules import foreign_rules


def bare(text: str) -> str:
    """A text in small letters without accents, to compare words of two languages."""
    return key(fold(text).text, accents=False)


@dataclass(frozen=True, slots=True)
class TornRules:
    """Which capitals of a language show a name, and what goes with one."""

    links: frozenset[str]
    articles: frozenset[str]
    """Those of the links that join nothing by themselves."""
    large: bool
    directions: frozenset[str]
    idle: frozenset[str]
    """Words with a capital, in small letters, that are no name by themselves."""
    function: frozenset[str]
    """Small words that have a capital only where they begin something."""
    titles: frozenset[str]
    common: frozenset[str]
    """Words of the language that names are made of: `cruz`, `roja`, not `Fidel`."""
    peoples: tuple[str, ...]
    abbreviated: frozenset[str]
    """Words in small letters that end with a stop and no sentence with them: `dr`, `st`."""
    documents: frozenset[str]
    own: frozenset[str]
    """Words that engines do not know and that are right in a draft."""
    heads: frozenset[str]
    """Those of the common words that say what a name is of: `cruz`, not `roja`."""
    leads: bool
    """Whether such a word stands last in a name."""
    genitives: frozenset[str]
    infinitives: tuple[str, ...]
    adjectives: tuple[str, ...]
    verbs: frozenset[str]


@cache
def torn_rules(language: str) -> TornRules | None:
    """The rules of a language; `None` for one whose capitals tell too little: Vietnamese."""
    table = _document().get(language)
    listed, heads = foreign_rules(language), name_words(language)
    if table is None or listed is None or heads is None:
        return None
    casing = casing_of(language)
    idle = {one.lower() for one in table["idle"]} | set(casing.cased) | set(casing.with_figure)
    return TornRules(
        links=frozenset(table["links"]),
        articles=frozenset(table["articles"]),
        large=table["large"],
        directions=frozenset(table["directions"]),
        idle=frozenset(idle | listed.honorifics | heads.follows),
        function=casing.function | heads.follows,
        titles=listed.offices | listed.honorifics | heads.offices,
        common=frozenset((listed.nouns | listed.words | heads.heads) - casing.function),
        peoples=tuple(table["peoples"]),
        abbreviated=listed.abbreviated | {"st", "no", "vs"},
        documents=frozenset(table["documents"]),
        own=frozenset(table["own"]),
        heads=frozenset((listed.nouns | heads.heads) - casing.function - set(table["media"])),
        leads=heads.leads,
        genitives=frozenset(table["genitives"]),
        infinitives=heads.infinitives,
        adjectives=tuple(table["adjectives"]),
        verbs=frozenset(table["verbs"]),
    )


@cache
def territories(source: str, target: str) -> tuple[tuple[str, str], ...]:
    """The names of countries of several words, and what the target language calls them."""
    from babel import Locale

    names, others = (Locale.parse(language).territories for language in (source, target))
    return tuple(
        (str(name).replace("’", "'"), bare(str(others[code])))
        for code, name in sorted(names.items())
        if " " in str(name) and code in others
    )


@cache
def translated_names(source: str, target: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names that engines know, as a source has them, and what they are in the target."""
    listed = [one for one in _document()["names"] if source in one and target in one]
    return tuple((name, tuple(one[target])) for one in listed for name in one[source])


@cache
def generics(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    listed = [one for one in _document()["generics"] if source in one and target in one]
    return {word: tuple(one[target]) for one in listed for word in one[source]}


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("torn_names.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
