"""The values of the seam room."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.glossary.values import Grammar

DEEP_RULES = frozenset({"adjective", "lost-link", "participle", "preposition", "pronoun", "verb"})
"""Kinds of repairs that change more than a determiner or contraction: a person should see them."""


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

    @property
    def is_deep(self) -> bool:
        """Whether its kind is one of `DEEP_RULES`."""
        return self.rule.partition("-")[2] in DEEP_RULES


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text with its seams mended."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """Where each placed form stands now, in the order they were given."""
    edits: tuple[Edit, ...]
    deep: frozenset[int] = frozenset()
    """Places in the order of `spans` of the forms that a deep edit belongs to."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something at a seam that a person should look at."""

    start: int
    end: int
    message: str
    """A clause for a translator, without a full stop."""
    rule: str
