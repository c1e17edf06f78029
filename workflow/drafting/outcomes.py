"""What became of each term and reference of a unit, and what was mended on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workflow.glossary import Occurrence


class Status(StrEnum):
    """How far a term or reference in a translation can be trusted; the best comes first."""

    ENFORCED = "enforced"
    """It went through the engine behind a placeholder and came back in its approved form."""
    VERIFIED = "verified"
    """Engine or translator wrote the approved form unaided."""
    REPAIRED = "repaired"
    """It was put into its approved form after the engine; the repair is logged."""
    REVIEW = "needs review"
    """Anything else: missing, doubtful, or the sentence around it does not fit."""


_RANK = {status: rank for rank, status in enumerate(Status)}


def worst(statuses: Iterable[Status]) -> Status:
    """The status that asks most of a translator; enforced where there is none."""
    return max(statuses, key=_RANK.__getitem__, default=Status.ENFORCED)


@dataclass(frozen=True, slots=True)
class Repair:
    """One edit of what the engine wrote."""

    before: str
    after: str
    method: str
    """What did it, for people: `known rendering`, `forced prefix`, `fr-contraction`."""

    def __str__(self) -> str:
        return f"{self.before or '…'} → {self.after} ({self.method})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one occurrence of the source."""

    occurrence: Occurrence
    status: Status
    reason: str = ""
    """Why it needs review, a clause; empty for the other statuses."""
