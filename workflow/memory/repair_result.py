"""A repaired match, and how it is told in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LONGEST = 40
"""Letters of one side of a change that a label shows."""


@dataclass(frozen=True, slots=True)
class RepairedMatch:
    """A translation from the memory with this unit's own values."""

    text: str
    changes: tuple[tuple[str, str], ...]
    """What stood in the translation and what stands there now, from left to right; then what had
    to follow beside it (`du Bureau politique`, `de l’Assemblée nationale`)."""
    score: int

    @property
    def shown(self) -> str:
        """The changes on one line: `11→57-NQ/TW, 6,95→7,2`; empty where there are none."""
        return ", ".join(map(_shown, self.changes))

    @property
    def label(self) -> str:
        """Where the text comes from: `memory 92% repaired (11→57-NQ/TW)`."""
        shown = f" ({self.shown})" if self.changes else ""
        return f"memory {self.score}% repaired{shown}"


def short_change(before: str, after: str) -> tuple[str, str]:
    """Both sides without the words they begin with alike: `11-NQ/TW` of `n° 11-NQ/TW`."""
    words = list(_common_words(before.split(" "), after.split(" ")))
    skipped = sum(len(word) + 1 for word in words)
    return before[skipped:], after[skipped:]


def _common_words(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    for word, twin in zip(one[:-1], other[:-1], strict=False):
        if word != twin:
            return
        yield word


def _shown(change: tuple[str, str]) -> str:
    """`11→57-NQ/TW`: what both end with is said once."""
    before, after = (" ".join(side.split()) for side in change)
    alike = 0
    while alike < min(len(before), len(after)) - 1 and before[-1 - alike] == after[-1 - alike]:
        alike += 1
    # Only whole parts are left out: "-NQ/TW", " billion", not the last figure of a number.
    while alike and before[-alike].isalnum():
        alike -= 1
    cut = before[: len(before) - alike] if alike else before
    return f"{_clipped(cut)}→{_clipped(after)}"


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
