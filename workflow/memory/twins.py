"""One translation from several files: shown once, and known when it is imported again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from workflow.memory.concordance import Hit
from workflow.memory.store import MemoryStore
from workflow.memory.values import MemoryEntry

_TMX = ".tmx"
_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """A translation that was found, and where else it stands."""

    hit: Hit
    others: tuple[MemoryEntry, ...]
    """The same texts in other places, each place once."""


def find_shown(find: Callable[[int], Sequence[Hit]], limit: int) -> list[Shown]:
    """At most `limit` different translations, from a search that is told how many hits to give."""
    asked = limit
    while True:
        hits = find(asked)
        shown = join_hits(hits)
        if len(shown) >= limit or len(hits) < asked:
            return shown[:limit]
        asked *= 2


def join_hits(hits: Iterable[Hit]) -> list[Shown]:
    """The hits with those of the same texts as one, in the order of the first of each.

    What stands in an article comes before what a TMX file without its article says.
    """
    same: dict[tuple[str, str, str, str], list[Hit]] = {}
    for hit in hits:
        entry = hit.entry
        key = (entry.source_language, entry.target_language, hit.source, hit.target)
        same.setdefault(key, []).append(hit)
    return [_shown(alike) for alike in same.values()]


def _shown(alike: Sequence[Hit]) -> Shown:
    first, *rest = sorted(alike, key=lambda hit: hit.entry.origin.endswith(_TMX))
    others: dict[tuple[str, str, str], MemoryEntry] = {}
    for hit in rest:
        if _place(hit.entry) != _place(first.entry):
            others.setdefault(_place(hit.entry), hit.entry)
    return Shown(first, tuple(others.values()))


def _place(entry: MemoryEntry) -> tuple[str, str, str]:
    return entry.origin, entry.kind, entry.context


def count_known(store: MemoryStore, name: str, among: Collection[str]) -> int:
    """How many entries of one file of the memory have the texts of an entry of other files."""
    own = Counter(map(_digest, store.entries(names=[name])))
    known = 0
    for entry in store.entries(names=among):
        known += own.pop(_digest(entry), 0)
        if not own:
            break
    return known


def _digest(entry: MemoryEntry) -> bytes:
    parts = (entry.source_language, entry.target_language, entry.source, entry.target)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=_DIGEST).digest()
