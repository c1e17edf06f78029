"""Ways to write a Word document of sentence pairs: ours, layout by layout, and python-docx'."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import docx

from workflow.article import Block, BlockKind, Metadata
from workflow.exports import (
    LAYOUT_NAMES,
    AlignedBlock,
    AlignedDocument,
    AlignedUnit,
    in_columns,
    read_units,
    word_document,
)
from workflow.exports.review.copying import review_copy
from workflow.exports.review.packing import review_document

SENTENCES_A_PARAGRAPH = 4
MOST_FOR_TABLE_CELL = 200
"""Rows: `table.cell` looks for every cell from the table's start."""

Pairs = list[tuple[str, str]]


def sentences(count: int) -> Pairs:
    """Numbered sentence pairs of the length that news text has."""
    return [
        (
            f"On day {number} the council heard the report of the {number % 7 + 1} districts on"
            " roads, water and schools, and asked for figures by the end of the month.",
            f"Le {number}e jour, le conseil a entendu le rapport des {number % 7 + 1} districts sur"
            " les routes, l'eau et les écoles, et demandé des chiffres avant la fin du mois.",
        )
        for number in range(1, count + 1)
    ]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to write a document."""

    name: str
    make: Callable[[Pairs], bytes]
    read: Callable[[bytes], Pairs] | None = None
    """Reads the pairs back, where they can be; else the last target must stand in the file."""
    most: int = 10_000
    """Rows above which it is left out."""
    is_ours: bool = True


def document(pairs: Pairs) -> AlignedDocument:
    """The pairs as an article, every sentence reviewed."""
    blocks = []
    for start in range(0, len(pairs), SENTENCES_A_PARAGRAPH):
        units = tuple(
            AlignedUnit(*pair, "reviewed") for pair in pairs[start : start + SENTENCES_A_PARAGRAPH]
        )
        text = " ".join(unit.source for unit in units)
        blocks.append(AlignedBlock(Block(BlockKind.PARAGRAPH, text, start + 1), units))
    return AlignedDocument(
        article_id="report",
        title="Report",
        target_title="Rapport",
        source_language="en",
        target_language="fr",
        metadata=Metadata(),
        blocks=tuple(blocks),
        used=(),
        desk="Benchmark",
        signature="",
    )


def _columns(pairs: Pairs) -> bytes:
    """Three columns: the source and two targets."""
    made = document(pairs)
    return word_document(in_columns([made, replace(made, target_language="es")]))


def _redline(pairs: Pairs) -> bytes:
    """Every tenth sentence changed."""
    made = document(pairs)
    blocks = tuple(
        replace(block, units=tuple(_changed(unit, index) for index, unit in enumerate(block.units)))
        if not number % 3
        else block
        for number, block in enumerate(made.blocks)
    )
    return word_document(replace(made, blocks=blocks, base="draft", revised_by="Anna Berg"))


def _changed(unit: AlignedUnit, index: int) -> AlignedUnit:
    before = unit.target.replace("le conseil a entendu", "le conseil entend")
    return unit if index else replace(unit, before=(unit.source, before))


def _review(pairs: Pairs) -> bytes:
    return review_document(review_copy([document(pairs)]))


def _add_row(pairs: Pairs) -> bytes:
    """python-docx: a row at a time, its cells asked for once."""
    made = docx.Document()
    table = made.add_table(0, 3)
    for number, (source, target) in enumerate(pairs, 1):
        cells = table.add_row().cells
        for cell, text in zip(cells, (str(number), source, target), strict=True):
            cell.text = text
    return _saved(made)


def _table_cell(pairs: Pairs) -> bytes:
    """python-docx: the table made at once, each cell addressed by row and column."""
    made = docx.Document()
    table = made.add_table(len(pairs), 3)
    for row, (source, target) in enumerate(pairs):
        for column, text in enumerate((str(row + 1), source, target)):
            table.cell(row, column).text = text
    return _saved(made)


def _saved(made: docx.document.Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _plain_units(data: bytes) -> Pairs:
    """Source and target of each row of a python-docx document."""
    body = docx.Document(io.BytesIO(data)).element.body
    return [
        (str(row.tc_lst[1].xpath("string(.)")), str(row.tc_lst[2].xpath("string(.)")))
        for table in body.tbl_lst
        for row in table.tr_lst
    ]


def ways() -> list[Way]:
    """Ours, then those of python-docx."""
    ours = [
        Way(
            name,
            lambda pairs, name=name: word_document(document(pairs), name),  # type: ignore[misc]
            read_units if name == "table" else None,
        )
        for name in LAYOUT_NAMES
    ]
    ours += [Way("columns", _columns), Way("review", _review), Way("redline", _redline)]
    rivals = [
        Way("python-docx add_row().cells", _add_row, _plain_units, is_ours=False),
        Way("python-docx table.cell", _table_cell, _plain_units, MOST_FOR_TABLE_CELL, False),
    ]
    return ours + rivals
