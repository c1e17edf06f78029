"""What `foreign_names.toml` and `first_names.csv` say of names of any country, ready for use."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from workflow.glossary.folding import fold, key
from workflow.glossary.names.name_rules import name_rules
from workflow.glossary.termbase import Glossary
from workflow.glossary.values import TermStatus

_SHORTEST_WORD = 3
REGNAL = re.compile(r"[ \u00a0](?:[IVX]{2,}|[VX])(?![\w-])")
"""The number of a pope or king, behind the name."""
# `Wei`, `Weidong`; no English word that may stand behind a pronoun is made so and has a capital.
_CHINESE = re.compile(
    r"(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?"
    r"(?:[iu]?an?g?|[iu]?ai|i?ao|[iu]?e[in]?|eng|er|i[nu]?|ing|i?ong|i|ou|u[ino]?|uo|ü))+"
)


@dataclass(frozen=True, slots=True)
class ForeignRules:
    """How names of persons of any country are known in the texts of one language."""

    honorifics: frozenset[str]
    """Words before a name and before nothing else, in small letters."""
    offices: frozenset[str]
    """Titles and callings before a name; of several words some."""
    nouns: frozenset[str]
    """Words of bodies, places and days, which no name has."""
    surnames: frozenset[str]
    """Those that are family names too, behind a title or a given name."""
    words: frozenset[str]
    """Other words that are written large in names of things, and names of peoples."""
    endings: tuple[str, ...]
    also_given: frozenset[str]
    """Words that are given names too, inside a sentence before a family name."""
    abbreviated: frozenset[str]
    """Titles that end with a stop, in small letters without it."""
    pronouns: frozenset[str]
    """Words that are family names, too, before a Chinese given name."""
    places: frozenset[str]
    """Prepositions behind which an unknown name is rather a place's."""
    bylines: frozenset[str]
    """Words before the name of who wrote or translated."""
    articles: frozenset[str]
    """Those with which a family name begins that may be a word: `Bruno Le Maire`."""
    particles: frozenset[str]
    """Small words inside a name."""
    countries: frozenset[tuple[str, ...]]
    """Names of countries, in small letters, word by word."""
    feminine: bool
    """Whether a title has another form for a woman."""
    small_adjectives: bool
    """Whether adjectives and peoples are small inside a name: `el Gobierno cubano`."""
    two_surnames: bool
    """Whether a person of three names is called by the second."""
    agent: str
    """A pattern of what stands before the name of who does something, a preposition of place."""


@cache
def foreign_rules(language: str) -> ForeignRules | None:
    """The rules of a language; `None` for one that `foreign_names.toml` does not name."""
    table = _document().get(language)
    if table is None:
        return None
    names = _document()["names"]
    persons = name_rules(language)
    titles = persons.titles if persons is not None else frozenset()
    honorifics = frozenset(table["honorifics"])
    return ForeignRules(
        honorifics=honorifics,
        offices=frozenset(table["offices"]) | (titles - honorifics),
        nouns=frozenset(table["nouns"]),
        surnames=frozenset(table["surnames"]),
        words=frozenset([*table["words"], *table["peoples"], *names["pieces"]]),
        endings=tuple(table["endings"]),
        also_given=frozenset(names["also_given"]),
        abbreviated=frozenset(names["abbreviated"]),
        pronouns=frozenset(names["pronouns"]),
        places=frozenset(table["places"]),
        bylines=frozenset(table["bylines"]),
        articles=frozenset(names["articles"]),
        particles=frozenset(names["particles"]),
        countries=_countries(language),
        feminine=table["feminine"],
        small_adjectives=table.get("small_adjectives", False),
        two_surnames=table.get("two_surnames", False),
        agent=table.get("agent", ""),
    )


def has_feminine_titles(language: str) -> bool:
    """Whether a title has another form for a woman in a language: `la viceministra`."""
    rules = foreign_rules(language)
    return rules is not None and rules.feminine


@lru_cache(maxsize=65_536)
def is_chinese(word: str) -> bool:
    """Whether a word may be a Chinese name in its Latin letters.

    >>> is_chinese("Wei"), is_chinese("Yongqian"), is_chinese("Visits"), is_chinese("Said")
    (True, True, False, False)
    """
    return _CHINESE.fullmatch(word.lower()) is not None


def gender_of_first_name(word: str) -> str | None:
    """`m`, `f`, empty where it is borne by both; `None` for a word that is no first name.

    >>> gender_of_first_name("François"), gender_of_first_name("Audrey"), gender_of_first_name("Le")
    ('m', 'f', None)
    """
    return _first_names().get(key(fold(word).text, accents=False))


def respelled(name: str, source: str, target: str) -> str:
    """A name as the target language spells it; nearly always as it is.

    >>> respelled("Vladimir Putin", "en", "fr"), respelled("Miguel Díaz-Canel", "es", "fr")
    ('Vladimir Poutine', 'Miguel Diaz-Canel')
    >>> respelled("Xi Jinping", "en", "vi")
    'Tập Cận Bình'
    >>> respelled("John Paul II", "en", "es"), respelled("Benoît XVI", "fr", "en")
    ('Juan Pablo II', 'Benedict XVI')
    """
    spelled = _spelled(source, target)
    if name in spelled:
        return spelled[name]
    ruler, _, number = name.rpartition(" ")
    if REGNAL.fullmatch(f" {number}"):
        return f"{_spelled(source, target, 'regnal').get(ruler, ruler)} {number}"
    return " ".join(spelled.get(word, word) for word in name.split(" "))


@lru_cache(maxsize=16)
def glossary_words(glossary: Glossary, language: str) -> frozenset[str]:
    """The words of a glossary's forms in a language, in small letters; none of persons."""
    words: set[str] = set()
    for concept in glossary.concepts:
        if concept.kind != "person":
            for form in concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED):
                words.update(fold(form).text.lower().split())
    return frozenset(word for word in words if len(word) >= _SHORTEST_WORD)


@cache
def _first_names() -> dict[str, str]:
    text = resources.files(__package__).joinpath("first_names.csv").read_text("utf-8")
    return dict(line.split(",") for line in text.split("\n")[1:] if line)


@cache
def _spelled(source: str, target: str, table: str = "spelled") -> dict[str, str]:
    groups = _document()[table]
    return {one[source]: one[target] for one in groups if source in one and target in one}


def _countries(language: str) -> frozenset[tuple[str, ...]]:
    from babel import Locale

    listed = Locale.parse(language).territories.values()
    return frozenset(tuple(name.lower().replace("-", " ").split()) for name in map(str, listed))


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("foreign_names.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
