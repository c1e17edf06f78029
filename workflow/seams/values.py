"""The values of the seam room."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.glossary.values import Grammar


@dataclass(frozen=True, slots=True)
class Placed:
    """An approved form that stands in a target text, in code points of it."""

    start: int
    end: int
    grammar: Grammar
    kind: str
    """Kind of the concept (`body`, `person`, …), or `reference`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair, as a translator is told of it."""

    before: str
    after: str
    """The few words that changed, with the form they belong to."""
    rule: str
    """What was mended: language and kind, such as `fr-contraction`."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text with its seams mended."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """Where each placed form stands now, in the order they were given."""
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something at a seam that a person should look at."""

    start: int
    end: int
    message: str
    """A clause for a translator, without a full stop."""
    rule: str
