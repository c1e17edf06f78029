"""Spreadsheets and XLIFF files that came back, as the three-way merge takes returned files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from workflow.desk import read_bytes
from workflow.errors import ExportError
from workflow.exports.returned.incoming import BaseText, Comment, IncomingFile, IncomingRow
from workflow.exports.review.record import BaseArticle, BaseUnit, Record, named
from workflow.exports.review.returned import BackRow, Returned, Said
from workflow.exports.review.texts import at_border, shown
from workflow.exports.review.walking import Mark

SUFFIXES = (".xlsx", ".xlf", ".xliff")
"""Names of files that `read_returned_format` reads."""

_UNSAID = "untranslated"
"""Asks for nothing: a program that edits XLIFF gives this state to what it has touched."""
_AGAIN = "-2"
"""Ends the name of a row that repeats a sentence; what is edited there is that sentence too."""


def read_returned_format(path: Path) -> Returned:
    """A spreadsheet or XLIFF file that came back.

    Raises `ExportError` for one that cannot be read or has lost the record of what was
    exported, `DeskError` when the file itself cannot be read.
    """
    data = read_bytes(path)
    if path.suffix.lower() == ".xlsx":
        from workflow.exports.xlsx.reading import read_xlsx

        return as_returned(read_xlsx(data, path), path)
    from workflow.exports.xliff.reading import read_xliff

    return as_returned(read_xliff(data, path), path)


def as_returned(incoming: IncomingFile, path: Path) -> Returned:
    """What a file says, against the record it carries itself.

    Nothing in these formats tells who changed what, so every change is one of who saved the
    file. Raises `ExportError` where the record is gone.
    """
    if not incoming.base:
        raise ExportError(
            "refused, the file has lost the record of what was exported",
            path=path,
            hint="Take its text with: bilingual import --align ARTICLE FILE",
        )
    articles = list(dict.fromkeys(article for article, _ in incoming.base))
    names = {
        (article, unit): f"{articles.index(article) + 1}.{unit}" if len(articles) > 1 else unit
        for article, unit in incoming.base
    }
    record = named(
        Record(
            export_id="",
            desk=incoming.properties.get("desk", ""),
            source_language=incoming.source_language,
            target_language=incoming.target_language,
            articles=tuple(
                BaseArticle(
                    article,
                    tuple(
                        _base_unit(names[key], base)
                        for key, base in incoming.base.items()
                        if key[0] == article
                    ),
                )
                for article in articles
            ),
            remarks=(),
            outside=(),
            heads=("", "", "", ""),
        )
    )
    again = {
        (row.article or incoming.article, row.id) for row in incoming.rows if row.repeats
    } & incoming.base.keys()
    rows = tuple(_row(row, incoming, names) for row in incoming.rows)
    strays = tuple(_said(each) for each in incoming.strays)
    if rows and not any(row.source for row in incoming.rows):
        what = "the column of the sources is missing; rows were told by their ids"
        strays += (Said("", what=what),)
        rows = tuple(
            replace(row, source=made_source) if made_source else row
            for row, made_source in zip(rows, _sources(incoming), strict=True)
        )
    made = _with_repeats(record, {names[key] for key in again})
    return Returned(path, made, rows, strays, "", incoming.saved_by)


def _with_repeats(record: Record, repeated: Collection[str]) -> Record:
    """The record with a row more for each sentence that the file shows again; its id stays."""
    if not repeated:
        return record
    return replace(
        record,
        articles=tuple(
            replace(
                article,
                units=article.units
                + tuple(
                    replace(unit, row=unit.row + _AGAIN)
                    for unit in article.units
                    if unit.row in repeated
                ),
            )
            for article in record.articles
        ),
    )


def _base_unit(name: str, base: BaseText) -> BaseUnit:
    return BaseUnit(name, base.context, base.source, base.target, base.state, status=base.state)


def _sources(incoming: IncomingFile) -> list[str]:
    """The exported source of each row; empty where it was not exported."""
    found = (incoming.base.get((row.article or incoming.article, row.id)) for row in incoming.rows)
    return [base.source if base is not None else "" for base in found]


def _row(row: IncomingRow, incoming: IncomingFile, names: dict[tuple[str, str], str]) -> BackRow:
    key = (row.article or incoming.article, row.id)
    base = incoming.base.get(key)
    signs: tuple[str, ...] = ()
    final = shown(row.target)
    if base is not None:
        final, signs = at_border(final, base.target, base.source, incoming.target_language)
    exported = shown(base.target) if base is not None else ""
    name = names.get(key, "")
    return BackRow(
        name=name + _AGAIN if name and row.repeats else name,
        place=row.place,
        source=row.source,
        final=final,
        # There are no tracked changes here; that none is marked tells nothing.
        original=exported,
        everything=final,
        status="" if base is None or row.status in (base.state, _UNSAID) else row.status,
        changed=Mark() if final != exported else None,
        fault="unknown" if base is None else "cells" if row.damaged else "",
        text=row.text or row.target,
        comments=tuple(map(_said, row.comments)),
        strays=tuple(map(_said, row.strays)),
        remark=f"left out: {', '.join(signs)}" if signs else "",
        empties_status=base is not None and row.empties_status,
    )


def _said(comment: Comment) -> Said:
    return Said(comment.text, comment.author, comment.date)
