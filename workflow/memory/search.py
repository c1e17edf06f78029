"""Finding the entries of the memory that are like a text.

Two texts are compared by `rapidfuzz.fuzz.ratio` of their folded forms (`texts.fold`): the
share of characters that stand in both in the same order, in percent. Candidates are the texts
of like length that have most of the rarest words in common with the query; two short words in
a row count as a word.
"""

from __future__ import annotations

import math
import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz, process

from workflow.article import iter_tags, plain_text
from workflow.memory.filling import find_segment, pair_number
from workflow.memory.texts import SHORT, find_keys, find_words_and_bigrams, fold, normalise
from workflow.memory.values import Match, MemoryEntry, Query

_RAREST = 7
_RAREST_OF_SHORT = 12
_ROWS = 12_000
"""Index rows looked at for one query, about."""
_SURE, _ENOUGH = 5, 2000
"""So many words suffice where they lead to so many rows already, as Vietnamese syllables do."""
_CANDIDATES = 100
_REACHES = (0, 1, 3, 9)
"""So far from the query's length, in characters, one looks first for texts to fill up with."""
_TIES = 1000
"""So many candidates more are taken where they have as many words in common, more than one."""
_SEGMENTS = 1 << 32
"""More than a memory can have texts: a length and a segment go in one number."""
_ENTRIES_KEPT = 20_000
"""Entries that are kept from one query to the next: bylines come again and again."""

ENTRY = (
    "entry.source, entry.target, pair.source_language, pair.target_language, entry.origin,"
    " entry.before, entry.after, entry.kind, entry.context, entry.reviewer, entry.date"
)
"""The columns of a `MemoryEntry`, in its order."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query, made comparable once."""

    query: Query
    pair: int
    source: str
    folded: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An entry with what decides its place among the matches; `place` breaks ties."""

    entry: MemoryEntry
    score: int
    likeness: float
    votes: int
    place: tuple[str, int]

    @property
    def rank(self) -> tuple[object, ...]:
        """Sorts the best first, and is the same in every run."""
        entry = self.entry
        return (
            -self.score,
            -self.likeness,
            -self.votes,
            entry.origin,
            entry.target,
            self.place,
        )


class Search:
    """Look-ups in one database; remembers what it read, and so serves until that changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._pairs: dict[tuple[str, str], int | None] = {}
        self._words: dict[tuple[int, str], tuple[int, int]] = {}
        self._lengths: dict[int, _Lengths] = {}
        self._entries: dict[int, list[tuple[MemoryEntry, tuple[str, int]]]] = {}
        self._entries_kept = 0

    def find(self, query: Query, threshold: int, limit: int) -> list[Match]:
        """The best matches, at most one for each translation; see `MemoryStore.best`."""
        pair = self._pair_of(query)
        if pair is None:
            return []
        source = normalise(query.source)
        asked = _Asked(query, pair, source, fold(source), tuple(iter_tags(source)))
        found: dict[str, _Weighed] = {}
        same = find_segment(self._connection, pair, asked.folded)
        if same is not None:
            self._weigh(asked, same, 100.0, threshold, found)
        if max((each.score for each in found.values()), default=0) < 99:
            for likeness, _, segment in self._alike(asked, threshold, same):
                if len(found) >= limit and math.floor(likeness) < min(
                    each.score for each in _best(found, limit)
                ):
                    break
                self._weigh(asked, segment, likeness, threshold, found)
        return [Match(each.entry, each.score) for each in _best(found, limit)]

    def _weigh(
        self,
        asked: _Asked,
        segment: int,
        likeness: float,
        threshold: int,
        found: dict[str, _Weighed],
    ) -> None:
        """Add the entries of a text to those found, the best of each translation."""
        entries = self._entries_of(segment)
        votes = Counter((entry.source, entry.target) for entry, _ in entries)
        for entry, place in entries:
            score = _score(asked, entry, likeness)
            if score < threshold:
                continue
            weighed = _Weighed(
                entry,
                score,
                likeness if score < 99 else fuzz.ratio(asked.source, entry.source),
                votes[entry.source, entry.target],
                place,
            )
            standing = found.get(entry.target)
            if standing is None or weighed.rank < standing.rank:
                found[entry.target] = weighed

    def _alike(
        self, asked: _Asked, threshold: int, same: int | None
    ) -> list[tuple[float, str, int]]:
        """Likeness, folded text and number of texts that are like enough, the best first."""
        texts = dict(self._texts(self._candidates(asked, threshold)))
        if same is not None:
            texts.pop(same, None)
        scored = process.extract(
            asked.folded, texts, scorer=fuzz.ratio, score_cutoff=threshold, limit=None
        )
        return sorted(
            ((likeness, text, number) for text, likeness, number in scored),
            key=lambda one: (-one[0], one[1]),
        )

    def _candidates(self, asked: _Asked, threshold: int) -> list[int]:
        """Segments of like length with most of the query's rarest words.

        Which they are depends on the contents alone, not on the order they came in: where
        the last place is shared, all who share it are taken.
        """
        size = len(asked.folded)
        words, low, high = self._affordable(asked, threshold)
        rows = (
            self._connection.execute(_POSTINGS, (number, low, high)).fetchone() for number in words
        )
        return _most_hit([row[0].split(",") for row in rows if row[0]], size)

    def _affordable(self, asked: _Asked, threshold: int) -> tuple[list[int], int, int]:
        """The words to look up, and the least and the greatest length of the texts.

        The rarest words, as many as `_ROWS` allows, and no more once `_ENOUGH` rows are sure;
        where it does not allow two, as with a text of common words only, the lengths come
        nearer to that of the query.
        """
        size = len(asked.folded)
        low, high = _window(size, threshold)
        lengths = self._lengths_of(asked.pair)
        short = high <= SHORT
        words = self._rarest(asked, short=short)
        sure = len(words) if short else _SURE
        while True:
            share = lengths.share(low, high)
            rows = list(accumulate(count * share for _, count in words))
            allowed = sum(total <= _ROWS for total in rows)
            if allowed > sure:
                enough = sum(total <= _ENOUGH for total in rows) + 1
                allowed = min(allowed, max(enough, sure))
            if allowed >= min(2, len(words)) or low >= size >= high:
                return [number for number, _ in words[: max(allowed, 1)]], low, high
            low, high = (low + size + 1) // 2, (high + size) // 2

    def _rarest(self, asked: _Asked, *, short: bool) -> list[tuple[int, int]]:
        """Number and count of the query's rarest words and bigrams that the memory has.

        Trigrams are among them where every text that is like enough is `short`.
        """
        keys = find_keys(asked.folded) if short else find_words_and_bigrams(asked.folded)
        known = [(*self._word(asked.pair, key), key) for key in keys]
        present = sorted((count, key, number) for number, count, key in known if count)
        most = _RAREST_OF_SHORT if short else _RAREST
        return [(number, count) for count, _, number in present[:most]]

    def _word(self, pair: int, text: str) -> tuple[int, int]:
        key = (pair, text)
        if key not in self._words:
            row = self._connection.execute(
                "select id, count from word where pair = ? and text = ?", key
            ).fetchone()
            self._words[key] = row or (0, 0)
        return self._words[key]

    def _texts(self, segments: Sequence[int]) -> Iterator[tuple[int, str]]:
        for start in range(0, len(segments), _CANDIDATES):
            some = segments[start : start + _CANDIDATES]
            padded = (*some, *[-1] * (_CANDIDATES - len(some)))
            yield from self._connection.execute(_TEXTS, padded)

    def _entries_of(self, segment: int) -> list[tuple[MemoryEntry, tuple[str, int]]]:
        """The entries of a text, each with the file and the position where it stands."""
        if segment not in self._entries:
            rows = self._connection.execute(_ENTRIES, (segment,))
            entries = [(MemoryEntry(*row[2:]), (row[0], row[1])) for row in rows]
            self._entries_kept += len(entries)
            if self._entries_kept > _ENTRIES_KEPT:
                self._entries.clear()
                self._entries_kept = len(entries)
            self._entries[segment] = entries
        return self._entries[segment]

    def _pair_of(self, query: Query) -> int | None:
        key = (query.source_language, query.target_language)
        if self._pairs.get(key) is None:
            self._pairs[key] = pair_number(self._connection, *key)
        return self._pairs[key]

    def _lengths_of(self, pair: int) -> _Lengths:
        if pair not in self._lengths:
            rows = self._connection.execute(
                "select length, count from length where pair = ? order by length", (pair,)
            )
            self._lengths[pair] = _Lengths(rows.fetchall())
        return self._lengths[pair]


# Thousands of rows as one text are counted twice as fast as row by row.
_POSTINGS = (
    f"select group_concat(packed) from (select length * {_SEGMENTS} + segment as packed"
    " from posting where word = ? and length between ? and ? order by length, segment)"
)
_TEXTS = f"select id, text from segment where id in ({', '.join('?' * _CANDIDATES)})"
_ENTRIES = (
    f"select file.name, entry.position, {ENTRY} from entry"
    " join file on file.id = entry.file join segment on segment.id = entry.segment"
    " join pair on pair.id = segment.pair where entry.segment = ?"
)


class _Lengths:
    """How many texts of a language pair are how long."""

    def __init__(self, counts: Iterable[tuple[int, int]]) -> None:
        rows = list(counts)
        self._lengths = [length for length, _ in rows]
        self._below = [0, *accumulate(count for _, count in rows)]

    def share(self, low: int, high: int) -> float:
        """The share of the texts whose length lies between the two, or is one of them."""
        start = bisect_left(self._lengths, low)
        end = bisect_right(self._lengths, high)
        return (self._below[end] - self._below[start]) / max(self._below[-1], 1)


def _window(size: int, threshold: int) -> tuple[int, int]:
    """The least and the greatest length of a text that can be so like one of this size.

    Characters in common, at most the shorter text, count twice in the sum of the lengths.

    >>> _window(60, 75)
    (36, 100)
    """
    least = max(threshold, 1)
    return math.ceil(size * least / (200 - least)), math.floor(size * (200 - least) / least)


def _most_hit(postings: Sequence[Sequence[str]], size: int) -> list[int]:
    """The candidates with the most words in common, among equals those nearest in length.

    Where the last of them share several words, all who do are taken: a beginning that hundreds of
    texts have says nothing of which is the most alike. `postings` are those of each word, with
    length and segment in one number, in order.
    """
    hits: Counter[str] = Counter()
    for some in postings:
        hits.update(some)
    with_count = Counter(hits.values())
    least = taken = 0
    for least in sorted(with_count, reverse=True):
        taken += with_count[least]
        if taken >= _CANDIDATES:
            break
    chosen: list[str] = []
    if taken > with_count[least]:
        chosen = [packed for packed, count in hits.items() if count > least]
    wanted = _CANDIDATES - len(chosen)
    last = _near(postings, hits, size, wanted) if least == 1 else hits
    last = [packed for packed in last if hits[packed] == least]
    if len(last) > (wanted if least == 1 else max(wanted, _TIES)):
        away = [abs(int(packed) // _SEGMENTS - size) for packed in last]
        farthest = sorted(away)[wanted - 1]
        last = [packed for packed, far in zip(last, away, strict=True) if far <= farthest]
    return [int(packed) % _SEGMENTS for packed in (*chosen, *last)]


def _near(
    postings: Sequence[Sequence[str]], hits: Mapping[str, int], size: int, wanted: int
) -> Iterable[str]:
    """Those next in length to the query of which as many as wanted were hit once; else all.

    They are the many: to look at all of them takes longer than to count them.
    """
    for reach in _REACHES:
        least, most = (size - reach) * _SEGMENTS, (size + reach + 1) * _SEGMENTS
        near = [
            packed
            for some in postings
            for packed in some[bisect_left(some, least, key=int) : bisect_left(some, most, key=int)]
        ]
        if sum(hits[packed] == 1 for packed in near) >= wanted:
            return near
    return hits


def _score(asked: _Asked, entry: MemoryEntry, likeness: float) -> int:
    if entry.source == asked.source:
        return 101 if _between_the_same(asked.query, entry) else 100
    score = min(math.floor(likeness), 99)
    if tuple(iter_tags(entry.source)) == asked.tags:
        return score
    return score - (plain_text(entry.source) != plain_text(asked.source))


def _between_the_same(query: Query, entry: MemoryEntry) -> bool:
    """Whether the neighbours are known and the same, and no message context speaks against."""
    if not (entry.before or entry.after):
        return False
    if query.context and entry.context and query.context != entry.context:
        return False
    return (normalise(query.before), normalise(query.after)) == (entry.before, entry.after)


def _best(found: dict[str, _Weighed], limit: int) -> list[_Weighed]:
    return sorted(found.values(), key=lambda each: each.rank)[:limit]
