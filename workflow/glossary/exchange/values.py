"""The values of the exchange: what is written, what was read, and the counting of losses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workflow.glossary.values import Concept


class Format(StrEnum):
    """A file format for terms."""

    TBX2 = "tbx-v2"
    """TBX-Basic of ISO 30042:2008, root `martif`: what most programs read."""
    TBX3 = "tbx-v3"
    """TBX-Basic of ISO 30042:2019, style DCA, root `tbx`."""
    OMEGAT = "omegat"
    """OmegaT's tab-separated glossary: source, target, comment."""
    WEBLATE = "weblate"
    """Weblate's CSV: `source,target,context,developer_comments`."""
    PAIRS = "pairs"
    """CSV with `source,target,comment`, for programs that take a plain list of pairs."""
    CSV = "csv"
    """The columns of `terms.csv`."""


PAIRED = (Format.OMEGAT, Format.WEBLATE, Format.PAIRS)
"""Formats that hold one language pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The languages of a file that holds one pair."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for another program, and what it could not hold."""

    data: bytes
    concepts: int
    """How many concepts are in it."""
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a file of another program says; languages as it writes them."""

    concepts: tuple[Concept, ...]
    """`id` is empty where the file has none; `line` is the line in that file."""
    ranked: bool = True
    """Whether the file tells preferred forms from others. A list of pairs does not."""
    notes: tuple[str, ...] = ()
    """What of the file was passed over, and why."""


class Losses:
    """Counts what a format has no place for."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def add(self, what: str, count: int = 1) -> None:
        """Count something that is left out."""
        self._counted[what] += count

    def said(self) -> tuple[str, ...]:
        """What was left out and how often, in the order of its first mention."""
        return tuple(f"{what} ({count})" for what, count in self._counted.items() if count)


def languages_of(concepts: Sequence[Concept]) -> list[str]:
    """The languages of concepts, in the order in which they appear."""
    return list(dict.fromkeys(language for concept in concepts for language in concept.terms))
