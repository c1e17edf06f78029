"""Candidate terms from a desk's own texts, with their likely equivalents.

Nothing heavy is imported until one of the functions is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workflow.mining.values import AlignedText, Candidate, Equivalent, Evidence, MinedText

if TYPE_CHECKING:
    from workflow.mining.candidates import mine
    from workflow.mining.sheet import serialize_candidates

__all__ = [
    "AlignedText",
    "Candidate",
    "Equivalent",
    "Evidence",
    "MinedText",
    "mine",
    "serialize_candidates",
]


def __getattr__(name: str) -> Any:
    if name == "mine":
        from workflow.mining import candidates

        return candidates.mine
    if name == "serialize_candidates":
        from workflow.mining import sheet

        return sheet.serialize_candidates
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
