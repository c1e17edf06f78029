"""What returned files say that belongs to no sentence: told, so that no word is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workflow.batch.returns.outcomes import FAULTS, Outcome
from workflow.exports.review.deciding import Kind
from workflow.exports.review.record import BaseUnit
from workflow.exports.review.returned import BackRow, Returned, Said
from workflow.exports.review.texts import folded, shown


def homeless(back: Returned, articles: Sequence[str]) -> Iterator[Outcome]:
    """What a file says that belongs to no sentence of the articles that are here."""
    known = back.record.rows
    for row in back.rows:
        base = known[row.name][1] if row.name else None
        if base and (known[row.name][0].id in articles or _is_as_exported(base, row)):
            continue
        kind, why = Kind.UNKNOWN, f"the {back.medium.row} was not exported"
        if row.fault == "anchors":
            kind, why = FAULTS["anchors"]
        elif row.name:
            kind, why = Kind.STALE, f"the article {known[row.name][0].id} is not here"
        yield _stray(back, row.text, kind, why, place=row.place, name=row.name)
        for said in row.comments:
            why = f"a comment on a {back.medium.row} that is not taken, {row.place}"
            yield _said(back, said, why)
        for said in row.strays:
            yield _said(back, said, f"text in a {back.medium.row} that is not taken, {row.place}")
    for said in back.strays:
        where = f"text or a comment outside the {back.medium.row}s"
        yield _said(back, said, said.what or where)


def _is_as_exported(base: BaseUnit, row: BackRow) -> bool:
    same = row.final == shown(base.target) and folded(row.status) == folded(base.status)
    return same and not (row.fault or row.comments or row.strays)


def _said(back: Returned, said: Said, why: str) -> Outcome:
    stray = _stray(back, said.text, Kind.OUTSIDE, why)
    return replace(stray, author=said.author, date=said.date)


def _stray(
    back: Returned, text: str, kind: Kind, why: str, *, place: str = "", name: str = ""
) -> Outcome:
    return Outcome(back.path, "", name, place, kind, taken=False, text=text, why=why)
