"""Translation memory: what reviewers approved once, found again by its exact text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Memory", "MemoryEntry"]


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """A reviewed translation and the article it stands in."""

    source: str
    target: str
    article: str


class Memory:
    """Reviewed translations of one language pair."""

    def __init__(self, entries: Iterable[MemoryEntry] = ()) -> None:
        self._entries: dict[str, list[MemoryEntry]] = {}
        for entry in entries:
            self._entries.setdefault(_folded(entry.source), []).append(entry)

    def __len__(self) -> int:
        return sum(len(entries) for entries in self._entries.values())

    def find(self, source: str) -> MemoryEntry | None:
        """The approved translation of exactly this text, or `None`.

        Where reviewers differ, the translation most of them chose; among equals the one
        whose article and text sort first, so that every run takes the same.
        """
        entries = self._entries.get(_folded(source))
        if not entries:
            return None
        votes = Counter(entry.target for entry in entries)
        return min(entries, key=lambda entry: (-votes[entry.target], entry.article, entry.target))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text)
