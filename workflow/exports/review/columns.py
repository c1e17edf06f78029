"""Which column of a returned table is which, told by the head and by what was exported."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workflow.article import plain_text
from workflow.exports.languages import known_codes, language_of
from workflow.exports.review.record import ROW_NAME, Record
from workflow.exports.review.tables import ReadRow
from workflow.exports.review.texts import folded, shown
from workflow.exports.review.writing import bookmark_name

_NAME, _SOURCE, _TARGET, _STATUS = range(4)
"""Places of the heads in a record."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Grid columns of a table, from 0."""

    name: int
    source: int | None
    """`None` where the column is missing."""
    target: int | None
    status: int | None
    width: int
    """How many grid columns a row has: its head says so, else most rows."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was exported, ready to be looked up."""

    record: Record
    names: frozenset[str]
    bookmarks: Mapping[str, str]
    """Row name of each bookmark."""
    plain: frozenset[str]
    """Sources of all rows as a cell shows them."""
    sources: frozenset[str]
    """The same, folded."""
    statuses: frozenset[str]
    """Texts of all status cells, folded."""
    has_translations: bool

    @classmethod
    def of(cls, record: Record) -> Known:
        """The lookups of a record."""
        units = [unit for article in record.articles for unit in article.units]
        plain = frozenset(plain_text(unit.source) for unit in units)
        return cls(
            record,
            frozenset(unit.row for unit in units),
            {bookmark_name(unit.row): unit.row for unit in units},
            plain,
            frozenset(map(folded, plain)),
            frozenset(map(folded, {unit.status for unit in units})),
            any(unit.target for unit in units),
        )


_Texts = list[tuple[int, str]]
"""Grid column and text of each cell that says something."""


def find_columns(
    rows: Sequence[ReadRow], known: Known, before: Columns | None = None
) -> Columns | None:
    """Where name, source, target and status stand in a table; `None` where it is not ours.

    The names' column is the one with most cells that look like one. The others are told by
    their heads; source and status also by the texts in them, which were exported. Where no head
    names the target, it is the column with most exported translations, or the only one that is
    left; a column of statuses or sources it never is. A table without header, such as the second
    half of a split one, has them where the table `before` has them.
    """
    texts = [
        (cell.begin, text) for row in rows for cell in row.cells if (text := cell.text.strip())
    ]
    named = Counter(column for column, text in texts if ROW_NAME.fullmatch(text))
    if not named:
        return None
    name, heads, width = _most(named), _heads(rows, known.record), _width(rows, known)
    if before is not None and not heads and (before.name, before.width) == (name, width):
        return before
    others = [(column, text) for column, text in texts if column != name]
    sources, statuses = _counts(others, known, named[name])
    targets: Counter[int] = Counter()
    headed = heads.get(_TARGET)
    foreign = 0 if headed is None else max(sources[headed], statuses[headed])
    if headed is None or foreign * 2 >= named[name]:
        translations = _translations(known.record)
        targets = Counter(column for column, text in others if folded(text) in translations)
        for column in list(sources):
            if targets[column] > sources[column]:
                # names, which are the same in both languages, in a table without sources
                del sources[column]
    if headed is not None and foreign * 2 >= named[name] and foreign > targets[headed]:
        # a cell of the head was deleted, and its others moved
        heads, width = {}, Counter(row.width for row in rows).most_common(1)[0][0]
    elif headed is not None:
        sources.pop(headed, None)
    source = _most(sources) if sources else heads.get(_SOURCE)
    status = heads.get(_STATUS, _most(statuses) if statuses else None)
    left = {cell.begin for row in rows for cell in row.cells} - {name, source, status}
    target = heads.get(_TARGET, _target(left, targets, heads, width, known))
    if source is None and not heads:
        # all sources were changed, in a table without head
        source = min(left - {target}, default=None)
    return Columns(name, source, target if target in left else None, status, width)


def _counts(others: _Texts, known: Known, names: int) -> tuple[Counter[int], Counter[int]]:
    """How many exported sources and statuses each column has."""
    sources = Counter(column for column, text in others if text in known.plain)
    statuses = Counter(column for column, text in others if text in known.statuses)
    if max(sources.values(), default=0) * 2 < names or not statuses:
        # signs were corrected in the sources, or the status says other words
        others = [(column, folded(text)) for column, text in others]
        sources = Counter(column for column, text in others if text in known.sources)
        statuses = Counter(column for column, text in others if text in known.statuses)
    return sources, statuses


def _target(
    left: Collection[int],
    targets: Mapping[int, int],
    heads: Mapping[int, int],
    width: int,
    known: Known,
) -> int | None:
    """The column of translations where no head names it, of those that are `left`.

    One that is left alone may be a new column of remarks beside a head that lost its target, so
    without any exported translation in it it is the target only where there were none, or there
    is no head.
    """
    told = {column: targets[column] for column in left if targets.get(column)}
    if told:
        return _most(told)
    is_whole = len(left) == 1 and width == len(known.record.heads)
    return next(iter(left)) if is_whole and not (heads and known.has_translations) else None


def _translations(record: Record) -> frozenset[str]:
    """The exported translations of all rows, folded."""
    return frozenset(
        folded(plain_text(shown(unit.target)))
        for article in record.articles
        for unit in article.units
        if unit.target
    )


def _width(rows: Sequence[ReadRow], known: Known) -> int:
    """How many grid columns the head has; in a table without one, most rows."""
    if rows and is_head(rows[0], known):
        return rows[0].width
    return Counter(row.width for row in rows).most_common(1)[0][0]


def is_head(row: ReadRow, known: Known) -> bool:
    """Whether a row is a header row of ours: two of its texts at least, and no row's name."""
    named = any(ROW_NAME.fullmatch(cell.text.strip()) for cell in row.cells)
    return not named and len(_heads([row], known.record)) > 1


def beside_heads(row: ReadRow, known: Known) -> str:
    """What a header row says that was not exported."""
    heads = {folded(head) for head in known.record.heads}
    texts = (" ".join(cell.text.split()) for cell in row.cells)
    return " | ".join(text for text in texts if text and folded(text) not in heads)


def other_language(rows: Sequence[ReadRow], columns: Columns, known: Known) -> str:
    """The language that heads the translations of a table and is not the one exported; empty
    where there is none.

    Where the column of the translations cannot be told, it is any head but the others'.
    """
    if not rows or any(ROW_NAME.fullmatch(cell.text.strip()) for cell in rows[0].cells):
        return ""
    exported = set(map(folded, known.record.heads))
    for cell in rows[0].cells:
        text = folded(cell.text)
        is_target = columns.target in (None, cell.begin)
        if is_target and text not in exported and text in _language_names():
            return cell.text.strip()
    return ""


@functools.cache
def _language_names() -> frozenset[str]:
    return frozenset(folded(language_of(code).name) for code in known_codes())


def row_names(row: ReadRow, columns: Columns, known: Known) -> set[str]:
    """The names of exported rows by which a row goes: visible one, bookmarks and tags."""
    cell = row.cell(columns.name)
    visible = cell.text.strip() if cell is not None else ""
    marked = {known.bookmarks[mark] for mark in row.bookmarks if mark in known.bookmarks}
    return ({visible} | row.tags) & known.names | marked


def _most(counts: Mapping[int, int]) -> int:
    return max(counts, key=lambda column: (counts[column], -column))


def _heads(rows: Sequence[ReadRow], record: Record) -> dict[int, int]:
    """Grid column of each header text, by its place in the record."""
    wanted = [folded(head) for head in record.heads]
    found: dict[int, int] = {}
    for row in rows[:1]:
        for cell in row.cells:
            text = folded(cell.text)
            for index, head in enumerate(wanted):
                if text == head and index not in found:
                    found[index] = cell.begin
                    break
    return found
