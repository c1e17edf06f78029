"""The official long names of other states: `the Lao People’s Democratic Republic`.

Engines translate them word by word (`República Federativa del Brasil` became `Republic Federativa
of the Brazil`); the names of `states.csv` are those of the terminology of the United
Nations, spelt as `owners.csv` spells the short ones.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from workflow.glossary.folding import fold
from workflow.glossary.guards import recognition
from workflow.glossary.values import Grammar

_LANGUAGES = ("en", "es", "fr", "nb", "vi")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_a-z][\w'-]*) \Z")
_CAPITAL_BEHIND = re.compile(r" [A-Z][a-z]")
# `presidenta del Consejo de la Federación de Rusia`: the upper house
_HOUSE_BEFORE = re.compile(r"(?:Consejo de la|Conseil de la|Council of the) \Z")
_OPENING = re.compile(r"(?:\A|[.!?…:;\n“\"(])[\s“\"(]*\Z")


@dataclass(frozen=True, slots=True)
class State:
    """A state under its long name."""

    code: str
    names: Mapping[str, tuple[str, ...]]
    """By language, the one that is written first."""
    genders: Mapping[str, str]
    """Of the names with a gender: `f`, `m` or `mpl`."""

    def name(self, language: str) -> str:
        """Its long name; empty in a language that has none here."""
        return next(iter(self.names.get(language, ())), "")

    def grammar(self, language: str) -> Grammar:
        """What a sentence must know of that name."""
        gender = self.genders.get(language, "")
        number = "pl" if gender.endswith("pl") else "sg"
        article = "definite" if language in ("en", "es", "fr") else "none"
        return Grammar(gender=gender.removesuffix("pl"), number=number, article=article)


@dataclass(frozen=True, slots=True)
class FoundState:
    """Where the long name of a state stands, in code points of the text."""

    start: int
    end: int
    state: State


def find_foreign_states(text: str, language: str) -> list[FoundState]:
    """The long names of states in a text, in order; with the capitals they have.

    >>> [one.state.name("fr") for one in find_foreign_states("the Republic of Korea", "en")]
    ['République de Corée']
    """
    folded = fold(text).text
    pattern = _pattern(language)
    if pattern is None or len(folded) != len(text):
        return []
    known = _by_name(language)
    return [
        FoundState(found.start(), found.end(), known[found.group()])
        for found in pattern.finditer(folded)
        if not _in_a_longer_name(folded, found.start(), found.end(), language)
    ]


def _in_a_longer_name(text: str, start: int, end: int, language: str) -> bool:
    """Whether a capital beside it shows another name.

    `the People's Republic of Bulgaria` of 1946, in English `the Republic of Korea Navy`
    """
    if language == "en" and _CAPITAL_BEHIND.match(text, end):
        return True
    if _HOUSE_BEFORE.search(text[:start]):
        return True
    before = _WORD_BEFORE.search(text[:start])
    return (
        before is not None
        and before["word"] not in recognition(language).own
        and _OPENING.search(text[: before.start()]) is None
    )


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    names = sorted(_by_name(language), key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])") if names else None


@cache
def _by_name(language: str) -> Mapping[str, State]:
    return {fold(name).text: state for state in _states() for name in state.names.get(language, ())}


@cache
def _states() -> tuple[State, ...]:
    text = resources.files(__package__).joinpath("states.csv").read_text("utf-8")
    return tuple(
        State(
            code=row["code"],
            names={language: tuple(row[language].split(";")) for language in _LANGUAGES},
            genders={"es": row["es_gender"], "fr": row["fr_gender"]},
        )
        for row in csv.DictReader(text.splitlines())
    )
