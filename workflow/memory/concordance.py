"""Finding words in the entries of the memory, in source and target."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from workflow.article import plain_text
from workflow.memory.schema import has_words
from workflow.memory.search import ENTRY
from workflow.memory.texts import iter_words
from workflow.memory.values import MemoryEntry

Side = Literal["source", "target", "both"]

_SELECT = (
    f"select {ENTRY} from entry join file on file.id = entry.file"
    " join segment on segment.id = entry.segment join pair on pair.id = segment.pair"
)
IN_ORDER = " order by file.name, entry.position"

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that has all the words, and where they stand."""

    entry: MemoryEntry
    source: str
    """The source text without tags."""
    target: str
    """The target text without tags."""
    source_spans: Spans
    """Start and end of what was found in `source`; empty where not all words stand there."""
    target_spans: Spans
    """The same for `target`."""


def iter_entries(
    connection: sqlite3.Connection,
    source_language: str,
    target_language: str,
    condition: str = "",
    *values: object,
) -> Iterator[MemoryEntry]:
    """The entries of a pair by file name and position; an empty language means any."""
    where = "(? in ('', source_language)) and (? in ('', target_language))"
    rows = connection.execute(
        f"{_SELECT} where {where} {condition}{IN_ORDER}",
        (source_language, target_language, *values),
    )
    return (MemoryEntry(*row) for row in rows)


def search_words(
    connection: sqlite3.Connection,
    text: str,
    source_language: str,
    target_language: str,
    side: Side,
    limit: int,
) -> list[Hit]:
    """See `MemoryStore.concordance`."""
    wanted = _wanted(text)
    if not wanted or limit < 1:
        return []
    languages = (source_language, target_language)
    if has_words(connection):
        sides = ("source", "target") if side == "both" else (side,)
        words = " AND ".join(f'"{word.text}"{"*" * word.is_beginning}' for word in wanted)
        expression = " OR ".join(f"({each} : ({words}))" for each in sides)
        condition = "and entry.id in (select rowid from concordance where concordance match ?)"
        entries = iter_entries(connection, *languages, condition, expression)
    else:
        entries = iter_entries(connection, *languages)
    together: list[Hit] = []
    apart: list[Hit] = []
    for entry in entries:
        hit, is_phrase = _look_at(entry, wanted, side)
        if hit is None:
            continue
        if is_phrase:
            together.append(hit)
        elif len(apart) < limit:
            apart.append(hit)
        if len(together) == limit:
            break
    return [*together, *apart][:limit]


@dataclass(frozen=True, slots=True)
class _Wanted:
    text: str
    is_beginning: bool
    """Whether any word that begins so will do."""


def _wanted(text: str) -> list[_Wanted]:
    """The words asked for; `resol*` stands for all that begin so."""
    return [_Wanted(word, text[end : end + 1] == "*") for word, _, end in iter_words(text)]


def _look_at(entry: MemoryEntry, wanted: Sequence[_Wanted], side: Side) -> tuple[Hit | None, bool]:
    """The hit of an entry, and whether the words stand together in their order in it."""
    source, target = plain_text(entry.source), plain_text(entry.target)
    in_source = _find(source, wanted) if side != "target" else ((), False)
    in_target = _find(target, wanted) if side != "source" else ((), False)
    if not (in_source[0] or in_target[0]):
        return None, False
    return Hit(entry, source, target, in_source[0], in_target[0]), in_source[1] or in_target[1]


def _find(text: str, wanted: Sequence[_Wanted]) -> tuple[Spans, bool]:
    """Where the words stand: as a phrase if they do so anywhere, else each on its own."""
    words = list(iter_words(text))
    fits = [[_fits(word, each) for each in wanted] for word, _, _ in words]
    count = len(wanted)
    phrases = [
        (words[at][1], words[at + count - 1][2])
        for at in range(len(words) - count + 1)
        if all(fits[at + offset][offset] for offset in range(count))
    ]
    if phrases:
        return tuple(phrases), True
    if not all(any(row[each] for row in fits) for each in range(count)):
        return (), False
    return tuple(
        (start, end) for (_, start, end), row in zip(words, fits, strict=True) if any(row)
    ), False


def _fits(word: str, wanted: _Wanted) -> bool:
    return word.startswith(wanted.text) if wanted.is_beginning else word == wanted.text
