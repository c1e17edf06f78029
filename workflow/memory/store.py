"""The store of the translation memory: entries by the file they come from, in SQLite.

A file is a PO file or an imported TMX file; its entries are replaced as a whole when it has
changed. Everything is derived from these files, so the store can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workflow.memory.concordance import Hit, Side, iter_entries, search_words
from workflow.memory.filling import Filling
from workflow.memory.schema import open_database, store_error
from workflow.memory.search import Search
from workflow.memory.values import Match, MemoryEntry, Query

__all__ = ["FileCount", "Hit", "MemoryStore", "PairCount", "Stamp", "Stats"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known to be the one that was read."""

    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PairCount:
    """How much there is of one language pair."""

    source_language: str
    target_language: str
    entries: int
    texts: int
    """Distinct source texts, not regarding tags, case, and kinds of quotation marks."""


@dataclass(frozen=True, slots=True)
class FileCount:
    """How many entries come from one file."""

    name: str
    entries: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What the memory holds; pairs and files are sorted by name."""

    pairs: tuple[PairCount, ...]
    files: tuple[FileCount, ...]
    size: int
    """Bytes on the disk; 0 for a store that lives in memory."""
    changed: datetime.datetime | None
    """When the contents last changed, UTC; `None` for a store that lives in memory."""

    @property
    def entries(self) -> int:
        """Entries of all files."""
        return sum(file.entries for file in self.files)

    @property
    def texts(self) -> int:
        """Distinct source texts of all pairs."""
        return sum(pair.texts for pair in self.pairs)


class MemoryStore:
    """Reviewed translations, by file; made by `open`, to be used in a `with` statement.

    Every method raises `MemoryStoreError` when another process keeps the file locked or the
    disk is full, and its subclass `DamagedMemoryError` when the file turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, in_memory: bool) -> None:
        """See `open`."""
        self._connection = connection
        self._path = path
        self._search: Search | None = None
        self._seen = -1
        self.in_memory = in_memory
        """Whether nothing is kept: the folder is not writable."""

    @classmethod
    def open(cls, path: Path, say: Callable[[str], None] = lambda line: None) -> MemoryStore:
        """The store in the file at `path`, made when there is none.

        A damaged file is moved aside and one of another version deleted; the store is then
        empty. Where the folder is not writable, the store lives in memory, with the contents
        the file has. `say` is told each of these in one line.
        """
        connection, in_memory = open_database(path, say)
        return cls(connection, path, in_memory=in_memory)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> MemoryStore:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def names(self) -> list[str]:
        """The names of the files whose entries are here, sorted."""
        with self._reporting():
            rows = self._connection.execute("select name from file order by name")
            return [name for (name,) in rows]

    def stamp(self, name: str) -> Stamp | None:
        """The stamp of the file as it was read; `None` when it was not."""
        with self._reporting():
            row = self._connection.execute(
                "select size, mtime_ns, sha256 from file where name = ?", (name,)
            ).fetchone()
            return Stamp(*row) if row else None

    def is_fresh(self, name: str, stamp: Stamp) -> bool:
        """Whether the entries of this file are those of the file with this stamp."""
        return self.stamp(name) == stamp

    def touch(self, name: str, stamp: Stamp) -> None:
        """Give a file another stamp; its entries are the same."""
        with self._writing():
            self._set_stamp(name, stamp)

    def replace(self, name: str, stamp: Stamp, entries: Iterable[MemoryEntry]) -> int:
        """Make these the entries of a file, in this order; how many they are.

        They are read as they go in, in bounded memory. All is written or nothing: an
        exception of `entries` leaves the old ones.
        """
        with self._writing():
            self._set_stamp(name, stamp)
            return Filling(self._connection, self._number(name)).run(entries)

    def keep_only(self, names: Collection[str]) -> int:
        """Drop the files that are not named, with their entries; how many they were."""
        gone = [name for name in self.names() if name not in names]
        for name in gone:
            with self._writing():
                number = self._number(name)
                Filling(self._connection, number).run(())
                self._connection.execute("delete from file where id = ?", (number,))
        return len(gone)

    def best(self, query: Query, threshold: int = 75, limit: int = 5) -> list[Match]:
        """The entries most like a query, the best first, at most one for each translation.

        Scores are whole percent from `threshold` on. 101: the same text, and the same texts
        before and after it (an entry with neither is never 101). 100: the same text, tags
        too. 99 and less: the `rapidfuzz.fuzz.ratio` of the texts without tags, case, and
        kinds of quotation marks, dashes and blanks, rounded down; one less when the tags
        differ as well. Among equals come first: what is more alike as it is written, the
        translation most entries have, then article and text in their order. Where the text
        itself is found, edited ones are not looked for.
        """
        with self._reporting(), self._reading():
            return self._searching().find(query, threshold, limit)

    def look_up(
        self, queries: Iterable[Query], threshold: int = 75, limit: int = 5
    ) -> list[list[Match]]:
        """What `best` finds for each query."""
        with self._reporting(), self._reading():
            search = self._searching()
            return [search.find(query, threshold, limit) for query in queries]

    def concordance(
        self,
        text: str,
        source_language: str = "",
        target_language: str = "",
        side: Side = "both",
        limit: int = 50,
    ) -> list[Hit]:
        """The entries that have all words of `text` in one of the sides asked for.

        Case and accents do not count; `resol*` stands for every word that begins so; an
        empty language means any. First come entries with the words side by side, then by
        file name and position.
        """
        with self._reporting(), self._reading():
            return search_words(
                self._connection, text, source_language, target_language, side, limit
            )

    def entries(
        self,
        source_language: str = "",
        target_language: str = "",
        names: Collection[str] | None = None,
    ) -> Iterator[MemoryEntry]:
        """The entries by file name and position; an empty language means any.

        `names` keeps to these files. The contents must not change meanwhile.
        """
        with self._reporting():
            if names is None:
                yield from iter_entries(self._connection, source_language, target_language)
            for name in sorted(names or ()):
                yield from iter_entries(
                    self._connection, source_language, target_language, "and file.name = ?", name
                )

    def stats(self) -> Stats:
        """Entries by pair and by file, size, and when the contents last changed."""
        with self._reporting(), self._reading():
            run = self._connection.execute
            pairs = run(
                "select source_language, target_language, count(*), count(distinct segment.id)"
                " from entry join segment on segment.id = entry.segment"
                " join pair on pair.id = segment.pair group by pair.id order by 1, 2"
            )
            files = run(
                "select name, (select count(*) from entry where entry.file = file.id)"
                " from file order by name"
            )
            return Stats(
                tuple(PairCount(*row) for row in pairs),
                tuple(FileCount(*row) for row in files),
                *self._size_and_change(),
            )

    def _size_and_change(self) -> tuple[int, datetime.datetime | None]:
        if self.in_memory:
            return 0, None
        parts = [self._path, self._path.with_name(f"{self._path.name}-wal")]
        states = [part.stat() for part in parts if part.is_file()]
        filled = [state.st_mtime for state in states if state.st_size]
        changed = datetime.datetime.fromtimestamp(max(filled), tz=datetime.UTC)
        return sum(state.st_size for state in states), changed

    def _number(self, name: str) -> int:
        row = self._connection.execute("select id from file where name = ?", (name,)).fetchone()
        return int(row[0])

    def _set_stamp(self, name: str, stamp: Stamp) -> None:
        self._connection.execute(
            "insert into file (name, size, mtime_ns, sha256) values (?, ?, ?, ?)"
            " on conflict (name) do update set"
            " size = excluded.size, mtime_ns = excluded.mtime_ns, sha256 = excluded.sha256",
            (name, stamp.size, stamp.mtime_ns, stamp.sha256),
        )

    def _searching(self) -> Search:
        """The search, a new one when another process has changed the contents."""
        version = self._connection.execute("pragma data_version").fetchone()[0]
        if self._search is None or version != self._seen:
            self._search = Search(self._connection)
            self._seen = version
        return self._search

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """One state of the contents throughout, whatever other processes write."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("begin")
        try:
            yield
        finally:
            self._connection.execute("commit")

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        self._search = None
        with self._reporting():
            self._connection.execute("begin immediate")
            try:
                yield
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise

    @contextlib.contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as err:
            raise store_error(self._path, err) from err
