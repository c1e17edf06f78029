"""The values of mining: texts in, candidates for the termbase out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class MinedText:
    """One sentence of an article, plain."""

    article: str
    """Id of the article."""
    language: str
    text: str
    place: str
    """Where it stands, such as `sources/a.md:12`."""


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A sentence and its reviewed translation, both plain."""

    source_language: str
    target_language: str
    source: str
    target: str


class Evidence(StrEnum):
    """Why a candidate is one, the strongest first."""

    ABBREVIATION = "abbreviation"
    """An abbreviation in brackets behind its expansion, or the other way round."""
    NAME = "name"
    """Capitalised words."""
    REFERENCE = "reference"
    """A document number that the tables of references cannot place."""
    PHRASE = "phrase"
    """Words that recur together."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What stands in translations where the candidate stands in their sources."""

    text: str
    together: int
    """Reviewed units with both."""
    units: int
    """Reviewed units with the candidate in their source."""

    def __str__(self) -> str:
        return f"{self.text} ({self.together} of {self.units})"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or phrase that might belong into the termbase."""

    text: str
    """As it is written most often."""
    language: str
    evidence: Evidence
    count: int
    articles: int
    """In how many articles it stands."""
    score: float
    """The higher, the likelier, among candidates of one evidence."""
    kind: str = ""
    """Kind of concept that its words suggest; empty where they suggest none."""
    short: str = ""
    """Its abbreviation, where a text gives one."""
    concept: str = ""
    """Id of the concept to which `short` belongs, where the expansion is known already."""
    note: str = ""
    contexts: tuple[str, ...] = ()
    """Up to three places with their surroundings, the candidate in square brackets."""
    equivalents: Mapping[str, tuple[Equivalent, ...]] = field(default_factory=dict, hash=False)
    """By target language, the likeliest first."""
