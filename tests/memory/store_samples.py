"""Entries for the tests of the memory's store."""

from __future__ import annotations

from pathlib import Path

from workflow.memory.store import MemoryStore, Stamp
from workflow.memory.values import MemoryEntry, Query

STAMP = Stamp(1, 2, "3")


def entry(source: str, target: str = "", **fields: str) -> MemoryEntry:
    """An English sentence in French; the target is made up where none is given."""
    return MemoryEntry(
        source,
        target or f"fr: {source}",
        **{"source_language": "en", "target_language": "fr", **fields},
    )


def query(source: str, before: str = "", after: str = "", context: str = "") -> Query:
    """What to ask for an English sentence, to be translated into French."""
    return Query(source, "en", "fr", before, after, context)


def store_of(path: Path, *entries: MemoryEntry, name: str = "translations/fr/a.po") -> MemoryStore:
    """A store with the entries of one file."""
    store = MemoryStore.open(path / "memory.sqlite")
    store.replace(name, STAMP, entries)
    return store
