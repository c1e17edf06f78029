"""An aligned article as CSV: one row for each sentence, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io

from workflow.exports.aligned import AlignedDocument
from workflow.exports.flat import flat_rows, one_pair
from workflow.glossary.exchange.table import harmless

COLUMNS = ("id", "article", "number", "kind", "source", "target", "state")

_BOM = "\ufeff"


def csv_table(*documents: AlignedDocument, bom: bool = False) -> bytes:
    """The sentences of the documents as CSV in UTF-8, commas, a line feed after each row.

    Texts have light tags. A cell that a spreadsheet would run as a formula gets an apostrophe
    in front, as in the glossary. `bom` puts the byte order mark in front without which Excel
    takes the file for a local code page. Raises `ExportError` for documents of several pairs.
    """
    one_pair(documents)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in documents:
        for row in flat_rows(document):
            cells = (
                row.id,
                document.article_id,
                row.number,
                row.block.block.kind.value,
                row.unit.source,
                row.unit.target,
                row.unit.state,
            )
            writer.writerow(map(_cell, cells))
    text = out.getvalue()
    # Half of a surrogate pair is no character and cannot be written.
    return ((_BOM if bom else "") + text).encode("utf-8", "replace")


def _cell(text: str) -> str:
    return harmless(text.replace("\r\n", "\n").replace("\r", "\n"))
