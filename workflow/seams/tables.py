"""The seam tables of a language, read from its `xx.toml` beside this module.

Keys of a file (all but `genders` may be left out):

- `genders`: those that words of the file are listed by; `any` where the language has none.
  `numbers = false` where a determiner need not have the number of the form behind it.
- `[sounds]`: by class, patterns tried in turn at the start of a form; the first that fits says
  whether it has the sound (`true`, `false`, `"unknown"`, or `"stress"`: where its first syllable
  is stressed). `vowel` is the class that a `Grammar.elides` answers.
- `[[linkers]]`: words that contract or change before another word: `word`, and `vowel`, the shape
  before a form with the sound (of class `sound`); `inside`: never where it has a capital.
- `[contractions]`: linker and determiner that are written as one.
- `[[determiners]]`: the shapes `m f n any`, `sg` for all; before the sound `m_vowel …`, `vowel`
  for all; `m_pl f_pl pl`. Of a list the first is written, all are right. `definite`: an article
  that a name drops; `doubles`: said twice it is a slip; `numeral`: also the number one; `rule`:
  names its repairs; `not_after`: words behind which it is something else.
- `[[predeterminers]]`: words that stand before a determiner and agree with it.
- `[locative]`: by what the glossary says stands before a place, the wrong words for it.
- `[names] followers`: words that may follow a name which needs no article.
- `[conjunctions] words, numeral`: what joins two nouns; what joins a numeral to its one.
- `[[adjectives]]`: words between a determiner and a form; `[[following]]`: words behind a form, and
  `[[predicates]]` behind its verb, that agree with it.
- `[verbs] [participles] [coordination] [reported] [possessor] [[prepositions]] [lost]`: see
  `clauses.py`.
- `[bare]`: see `bare.py`. `[endings]`: see `endings.py`. `[references]`: see `references.py`.
  `[pronouns]`: see `pronouns.py`. `repeats`: words that are never said
  twice. `[source]`: words before a term that say how it is used, see `realise.py`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from workflow.seams.clauses import Clauses, read_clauses

NUMBERS = ("sg", "pl")
Sound = bool | str


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in the table of a word."""

    gender: str
    number: str
    vowel: bool


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A determiner or adjective in all its shapes."""

    shapes: Mapping[Cell, tuple[str, ...]]
    """Right shapes by cell, the one to write first; no cell where it has none."""
    definite: bool = False
    doubles: bool = False
    numeral: bool = False
    rule: str = "determiner"
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linker:
    """A preposition or conjunction that contracts or loses a vowel."""

    word: str
    vowel: str
    sound: str = "vowel"
    rule: str = "elision"
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Endings:
    """How a language that says *the* with an ending treats a determiner before it."""

    indefinite_after: tuple[str, ...]
    stray: Mapping[str, str] = field(hash=False)
    followers: tuple[str, ...]
    hissing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bare:
    """Words beside a form that show that its article is missing, or is one too many."""

    prepositions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    followers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """Words beside a document reference that show what becomes of its article."""

    prepositions: frozenset[str]
    verbs: tuple[re.Pattern[str], ...]
    nouns: frozenset[str]
    bare: frozenset[str]
    many: frozenset[str]
    dropped: frozenset[str]
    followers: tuple[re.Pattern[str], ...]
    dates: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Pronouns that an engine writes behind a subject."""

    words: Mapping[str, tuple[str, ...]] = field(hash=False)
    impersonal: str
    apart: frozenset[str]
    clauses: frozenset[str]
    linker: str


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Words of a source language that tell how a term behind them is used."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    genitive: tuple[str, ...]
    adjectives: frozenset[str]
    feminine: frozenset[str]
    """Words before a title that show a woman holds it."""
    feminine_form: re.Pattern[str] | None
    """What shows it in the title itself, where the glossary does not tell genders."""
    article: str
    """What an engine reads a reference better with; see `sources.py`."""
    unarticled: frozenset[str]
    """Words behind which it is never put: one of the last two before a reference."""


@dataclass(frozen=True, slots=True, eq=False)
class SeamRules:
    """One language's tables."""

    language: str
    genders: tuple[str, ...]
    numbers: bool
    nfc: bool
    sounds: Mapping[str, tuple[tuple[re.Pattern[str], Sound], ...]]
    linkers: tuple[Linker, ...]
    contractions: Mapping[str, str]
    determiners: tuple[Word, ...]
    predeterminers: tuple[Word, ...]
    locative: Mapping[str, tuple[str, ...]]
    followers: tuple[str, ...]
    conjunctions: tuple[str, ...]
    numeral_links: tuple[str, ...]
    clauses: Clauses
    adjectives: tuple[Word, ...]
    following: tuple[Word, ...]
    predicates: tuple[Word, ...]
    repeats: tuple[str, ...]
    bare: Bare | None
    references: References | None
    pronouns: Pronouns | None
    endings: Endings | None
    source: SourceWords | None


def seam_rules(language: str) -> SeamRules | None:
    """The tables of a language (`es-MX` has those of `es`); `None` where there are none."""
    return _read(language.partition("-")[0])


@cache
def _read(language: str) -> SeamRules | None:
    place = files(__package__) / f"{language}.toml"
    if not language.isalpha() or not place.is_file():
        return None
    data = tomllib.loads(place.read_text(encoding="utf-8"))
    genders = tuple(data["genders"])
    conjunctions = data.get("conjunctions", {})
    return SeamRules(
        language=language,
        genders=genders,
        numbers=data.get("numbers", True),
        nfc=data.get("nfc", False),
        sounds={name: _sounds(rows) for name, rows in data.get("sounds", {}).items()},
        linkers=tuple(Linker(**{"vowel": row["word"], **row}) for row in data.get("linkers", ())),
        contractions=data.get("contractions", {}),
        determiners=_words(data, "determiners", genders),
        predeterminers=_words(data, "predeterminers", genders),
        locative={said: tuple(wrong) for said, wrong in data.get("locative", {}).items()},
        followers=tuple(data.get("names", {}).get("followers", ())),
        conjunctions=tuple(conjunctions.get("words", ())),
        numeral_links=tuple(conjunctions.get("numeral", ())),
        clauses=read_clauses(data),
        adjectives=_words(data, "adjectives", genders),
        following=_words(data, "following", genders),
        predicates=_words(data, "predicates", genders),
        repeats=tuple(data.get("repeats", ())),
        bare=Bare(**_tuples(data["bare"])) if "bare" in data else None,
        references=_references(data["references"]) if "references" in data else None,
        pronouns=_pronouns(data["pronouns"]) if "pronouns" in data else None,
        endings=Endings(**_tuples(data["endings"])) if "endings" in data else None,
        source=_source(data["source"]) if "source" in data else None,
    )


def _words(data: Mapping[str, Any], name: str, genders: Sequence[str]) -> tuple[Word, ...]:
    return tuple(
        Word(
            shapes=_shapes(row, genders),
            definite=row.get("definite", False),
            doubles=row.get("doubles", False),
            numeral=row.get("numeral", False),
            rule=row.get("rule", "determiner"),
            not_after=tuple(row.get("not_after", ())),
        )
        for row in data.get(name, ())
    )


def _shapes(row: Mapping[str, Any], genders: Sequence[str]) -> dict[Cell, tuple[str, ...]]:
    """The cells of a row: the most exact key that the row has decides each."""
    shapes: dict[Cell, tuple[str, ...]] = {}
    for gender in genders:
        keys = {
            Cell(gender, "sg", False): (gender, "sg"),
            Cell(gender, "sg", True): (f"{gender}_vowel", "vowel", gender, "sg"),
            Cell(gender, "pl", False): (f"{gender}_pl", "pl"),
            Cell(gender, "pl", True): (f"{gender}_pl", "pl_vowel", "pl"),
        }
        for cell, names in keys.items():
            found = next((row[name] for name in names if name in row), None)
            if found is not None:
                shapes[cell] = (found,) if isinstance(found, str) else tuple(found)
    return shapes


def _sounds(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[re.Pattern[str], Sound], ...]:
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["sound"]) for row in rows)


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(one) if isinstance(one, list) else one for key, one in table.items()}


def _references(table: Mapping[str, Any]) -> References:
    def words(name: str) -> frozenset[str]:
        return frozenset(table.get(name, ()))

    def patterns(name: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(rf"(?:{one})(?!\w)") for one in table.get(name, ()))

    return References(
        words("prepositions"),
        patterns("verbs"),
        words("nouns"),
        words("bare"),
        words("many"),
        words("dropped"),
        patterns("followers"),
        patterns("dates"),
    )


def _pronouns(table: Mapping[str, Any]) -> Pronouns:
    return Pronouns(
        words={number: tuple(words) for number, words in table["words"].items()},
        impersonal=rf"(?:{'|'.join(table.get('impersonal', ('(?!)',)))})(?!\w)",
        apart=frozenset(table.get("apart", ())),
        clauses=frozenset(table.get("clauses", ())),
        linker=table.get("linker", ""),
    )


def _source(table: Mapping[str, Any]) -> SourceWords:
    names = ("definite", "indefinite", "possessive", "adjectives", "feminine", "unarticled")
    sets = {name: frozenset(table.get(name, ())) for name in names}
    form = table.get("feminine_form")
    return SourceWords(
        article=table.get("article", ""),
        genitive=tuple(table.get("genitive", ())),
        feminine_form=re.compile(form, re.IGNORECASE) if form else None,
        **sets,
    )
