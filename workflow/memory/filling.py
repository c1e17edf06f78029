"""Putting the entries of a file into the tables of the memory, and taking them out.

The caller holds a transaction. Memory is bounded: entries go in by batches, and the rows of
the index wait in a temporary table until they can be added in their order.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from workflow.article import plain_text
from workflow.memory.schema import has_words
from workflow.memory.texts import bare, digest, find_keys, fold, normalise
from workflow.memory.values import MemoryEntry

_BATCH = 2000
_WORDS_KEPT = 300_000
"""Words whose numbers are remembered during one filling."""

_ENTRY_COLUMNS = "source, target, origin, before, after, kind, context, reviewer, date"
_ADD_ENTRY = (
    f"insert into entry (id, file, position, segment, {_ENTRY_COLUMNS}) "
    "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def pair_number(connection: sqlite3.Connection, source: str, target: str) -> int | None:
    """The number of a language pair, `None` where the memory has no such entries."""
    row = connection.execute(
        "select id from pair where source_language = ? and target_language = ?", (source, target)
    ).fetchone()
    return int(row[0]) if row else None


class Filling:
    """One replacement of the entries of one file, within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, file: int) -> None:
        self._connection = connection
        self._file = file
        self._has_words = has_words(connection)
        self._pairs: dict[tuple[str, str], int] = {}
        self._words: dict[int, dict[str, int]] = {}
        self._lengths: Counter[tuple[int, int]] = Counter()
        self._next_segment = self._next_of("segment")
        self._next_entry = self._next_of("entry")
        self._next_word = self._next_of("word") - 1
        connection.execute("drop table if exists temp.staged")
        connection.execute("drop table if exists temp.left_behind")
        connection.execute(
            "create temp table staged (word integer, length integer, segment integer)"
        )

    def run(self, entries: Iterable[MemoryEntry]) -> int:
        """Take the file's old entries out and put these in; how many these are."""
        self._remove_entries()
        stream = iter(entries)
        position = 0
        while batch := list(islice(stream, _BATCH)):
            self._add_batch(batch, position)
            position += len(batch)
        self._add_postings()
        self._remove_segments()
        self._add_lengths()
        self._connection.execute("drop table temp.staged")
        self._connection.execute("drop table temp.left_behind")
        return position

    def _remove_entries(self) -> None:
        """Take the entries out; segments that may be without any are noted."""
        run = self._connection.execute
        run(
            "create temp table left_behind as select distinct segment from entry where file = ?",
            (self._file,),
        )
        if self._has_words:
            rows = run("select id, source, target from entry where file = ?", (self._file,))
            while some := rows.fetchmany(_BATCH):
                self._connection.executemany(
                    "insert into concordance (concordance, rowid, source, target)"
                    " values ('delete', ?, ?, ?)",
                    list(_searched(some)),
                )
        run("delete from entry where file = ?", (self._file,))

    def _add_batch(self, batch: Sequence[MemoryEntry], position: int) -> None:
        rows: list[tuple[object, ...]] = []
        segments: list[tuple[int, int, int, str]] = []
        known: dict[tuple[int, str], int] = {}
        for offset, entry in enumerate(batch):
            key = (self._pair_of(entry), fold(entry.source))
            if key not in known:
                known[key] = self._segment_of(*key, segments)
            rows.append(
                (
                    self._next_entry,
                    self._file,
                    position + offset,
                    known[key],
                    normalise(entry.source),
                    entry.target,
                    entry.origin,
                    normalise(entry.before),
                    normalise(entry.after),
                    entry.kind,
                    entry.context,
                    entry.reviewer,
                    entry.date,
                )
            )
            self._next_entry += 1
        run = self._connection.executemany
        run("insert into segment values (?, ?, ?, ?)", segments)
        run(_ADD_ENTRY, rows)
        if self._has_words:
            texts = ((row[0], row[4], row[5]) for row in rows)
            run(
                "insert into concordance (rowid, source, target) values (?, ?, ?)", _searched(texts)
            )
        self._stage([(number, pair, text) for number, pair, _, text in segments], 1)

    def _pair_of(self, entry: MemoryEntry) -> int:
        key = (entry.source_language, entry.target_language)
        if key not in self._pairs:
            number = pair_number(self._connection, *key)
            if number is None:
                number = self._connection.execute(
                    "insert into pair (source_language, target_language) values (?, ?)", key
                ).lastrowid
            assert number is not None
            self._pairs[key] = number
        return self._pairs[key]

    def _segment_of(self, pair: int, text: str, new: list[tuple[int, int, int, str]]) -> int:
        """The number of a folded text; one that is not there yet is appended to `new`."""
        number = find_segment(self._connection, pair, text)
        if number is None:
            number = self._next_segment
            self._next_segment += 1
            new.append((number, pair, digest(pair, text), text))
        return number

    def _stage(self, segments: Iterable[tuple[int, int, str]], change: int) -> None:
        """Note the index rows of segments that come (1) or go (-1), and their lengths."""
        rows: list[tuple[int, int, int]] = []
        for number, pair, text in segments:
            length = len(text)
            self._lengths[pair, length] += change
            keys = find_keys(text)
            words = self._words.setdefault(pair, {})
            for key in keys.difference(words):
                words[key] = self._word_number(pair, key)
            rows.extend([(words[key], length, number) for key in keys])
            if len(words) > _WORDS_KEPT:
                words.clear()
        self._connection.executemany("insert into temp.staged values (?, ?, ?)", rows)

    def _word_number(self, pair: int, text: str) -> int:
        """The number of a word of a language pair, a new one where it is not there yet."""
        row = self._connection.execute(
            "select id from word where pair = ? and text = ?", (pair, text)
        ).fetchone()
        if row:
            return int(row[0])
        self._next_word += 1
        self._connection.execute(
            "insert into word (id, pair, text) values (?, ?, ?)", (self._next_word, pair, text)
        )
        return self._next_word

    def _add_postings(self) -> None:
        run = self._connection.execute
        run("insert into posting select word, length, segment from temp.staged order by 1, 2, 3")
        self._count_words("+")
        run("delete from temp.staged")

    def _remove_segments(self) -> None:
        """Take out the noted segments that have no entry any more, and their index rows."""
        run = self._connection.execute
        run(
            "delete from temp.left_behind where exists"
            " (select 1 from entry where entry.segment = left_behind.segment)"
        )
        rows = run(
            "select id, pair, text from segment"
            " where id in (select segment from temp.left_behind) order by id"
        )
        while some := rows.fetchmany(_BATCH):
            self._stage(some, -1)
        self._count_words("-")
        self._connection.executemany(
            "delete from posting where word = ? and length = ? and segment = ?",
            run("select word, length, segment from temp.staged order by 1, 2, 3"),
        )
        run("delete from segment where id in (select segment from temp.left_behind)")

    def _count_words(self, sign: str) -> None:
        self._connection.execute(
            f"update word set count = count {sign} staged.times"
            " from (select word, count(*) as times from temp.staged group by word) as staged"
            " where staged.word = word.id"
        )

    def _add_lengths(self) -> None:
        self._connection.executemany(
            "insert into length values (?, ?, ?)"
            " on conflict do update set count = count + excluded.count",
            [(pair, length, count) for (pair, length), count in self._lengths.items()],
        )

    def _next_of(self, table: str) -> int:
        row = self._connection.execute(f"select coalesce(max(id), 0) + 1 from {table}").fetchone()
        return int(row[0])


def find_segment(connection: sqlite3.Connection, pair: int, text: str) -> int | None:
    """The number of a folded text of a language pair."""
    rows = connection.execute(
        "select id, pair, text from segment where digest = ?", (digest(pair, text),)
    )
    for number, its_pair, its_text in rows:
        if its_pair == pair and its_text == text:
            return int(number)
    return None


def _searched(rows: Iterable[Sequence[object]]) -> Iterator[tuple[object, str, str]]:
    """Number and texts of entries as the concordance holds them."""
    for number, source, target in rows:
        yield number, bare(plain_text(str(source))), bare(plain_text(str(target)))
