"""Translations that came back in the wrong place: shifted, sorted, or pasted from elsewhere.

A person who changes a sentence does not write the translation of another one. Where that came
back, cells were moved, and to take them would put right sentences under wrong ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.article import plain_text
from workflow.errors import ExportError
from workflow.exports.languages import language_of
from workflow.exports.review.record import ROW_NAME, BaseUnit
from workflow.exports.review.returned import BackRow, Returned, Said
from workflow.exports.review.texts import folded, is_same, shown
from workflow.exports.review.words import asked_state, is_exported_status

_LEAST_WORDS = 4
"""A shorter text may be the right one for two sentences: "Photo: VNA", "The end"."""
_LEAST_MOVED = 3
"""From so many rows on it is the column that was moved, not a sentence."""
_LEAST_MARKED = 3
_LIKE = 85.0
"""From this likeness, in percent, of two sources on, one translation may be right for both."""
_HINT = "Ask for the file again; whole rows may be sorted, not one column"
_SAME_LANGUAGE = {"no": "nb"}


def placed(returned: Returned) -> Returned:
    """The file with the rows that hold the text of another cell marked as `cells` or `moved`.

    Raises `ExportError` where that happened to the column of the translations, or where most of
    what was changed is marked as another language.
    """
    returned = _with_statuses(returned)
    known = returned.record.rows
    rows = [
        _of_its_cell(row, known[row.name][1]) if row.name and not row.fault else row
        for row in returned.rows
    ]
    changed = [
        (place, row, known[row.name][1])
        for place, row in enumerate(rows)
        if row.name and not row.fault and row.final != shown(known[row.name][1].target)
    ]
    if not changed:
        return replace(returned, rows=tuple(rows))
    _refuse_language(returned, [row for _, row, _ in changed])
    exported = _Exported.of([unit for _, unit in known.values()])
    moved = {
        place: [other for other in exported.rows_of(row.final) if other.key != unit.key]
        for place, row, unit in changed
    }
    long = [
        place
        for place, row, unit in changed
        if moved[place]
        and len(plain_text(row.final).split()) >= _LEAST_WORDS
        and not any(_is_alike(unit.source, other.source) for other in moved[place])
    ]
    if len(long) >= _LEAST_MOVED and len(long) * 2 > len(changed):
        many = sum(map(bool, moved.values()))
        raise ExportError(
            f"refused, {many} translations stand in rows of other sentences: the column was sorted"
            " or shifted by itself",
            path=returned.path,
            hint=_HINT,
        )
    for place in long:
        other = moved[place][0]
        is_source = is_same(plain_text(rows[place].final), plain_text(other.source))
        told = f"it is the {'source' if is_source else 'translation'} of {other.row}"
        rows[place] = replace(rows[place], fault="moved", remark=told)
    return replace(returned, rows=tuple(rows))


def _with_statuses(returned: Returned) -> Returned:
    """The file; where every status was emptied it is said once, for the column."""
    rows = [row for row in returned.rows if row.name and not row.fault]
    emptied = [row for row in rows if row.empties_status]
    if len(emptied) < _LEAST_MOVED or len(emptied) < len(rows):
        return returned
    said = Said("", what="the column of statuses was emptied; every sentence keeps its state")
    return replace(
        returned,
        rows=tuple(replace(row, empties_status=False) for row in returned.rows),
        strays=(*returned.strays, said),
    )


def _of_its_cell(row: BackRow, unit: BaseUnit) -> BackRow:
    """The row; with a fault where its target holds what stood in another cell of it."""
    if row.final == shown(unit.target):
        return row
    final = plain_text(row.final)
    if not final.strip() or is_same(row.final, shown(unit.target)):
        return row
    is_status = (
        is_exported_status(final)
        or (unit.status and is_same(final, unit.status))
        or (asked_state(final) and len(plain_text(unit.source).split()) >= _LEAST_WORDS)
    )
    is_name = ROW_NAME.fullmatch(final.strip()) is not None
    source = plain_text(unit.source)
    is_source = is_same(final, source) and not is_same(plain_text(row.source), source)
    return replace(row, fault="cells") if is_status or is_name or is_source else row


def _refuse_language(returned: Returned, changed: Sequence[BackRow]) -> None:
    record = returned.record
    ours = {_primary(record.source_language), _primary(record.target_language), ""}
    marked = [row.language for row in changed if _primary(row.language) not in ours]
    if len(marked) < _LEAST_MARKED or len(marked) * 2 <= len(changed):
        return
    other = max(set(marked), key=lambda code: (marked.count(code), code))
    named = [language_of(code).name for code in (other, record.target_language)]
    raise ExportError(
        f"refused, {len(marked)} changed translations are marked as {named[0]}; the file was made"
        f" for {named[1]}",
        path=returned.path,
        hint="Ask for the table in its own language",
    )


def _primary(code: str) -> str:
    primary = code.partition("-")[0].lower()
    return _SAME_LANGUAGE.get(primary, primary)


@dataclass(frozen=True, slots=True)
class _Exported:
    """The exported units by their translations and their sources, folded."""

    units: Mapping[str, Sequence[BaseUnit]]

    @classmethod
    def of(cls, units: Sequence[BaseUnit]) -> _Exported:
        """These units."""
        found: dict[str, list[BaseUnit]] = {}
        for unit in units:
            for text in {_plain(unit.target), _plain(unit.source)} - {""}:
                found.setdefault(text, []).append(unit)
        return cls(found)

    def rows_of(self, text: str) -> Iterator[BaseUnit]:
        """The units with this translation or source."""
        yield from self.units.get(_plain(text), ())


def _plain(tagged: str) -> str:
    return folded(plain_text(shown(tagged)))


def _is_alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(plain_text(one).casefold(), plain_text(other).casefold()) >= _LIKE
