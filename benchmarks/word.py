"""Bilingual Word export: time and size beside python-docx' ordinary calls, in one run.

    python benchmarks/word.py [--rows 200 2000 10000] [--runs 3]

Each way makes a table № | source | target of the same sentences, and is read back before its
figures count. The best of the runs is shown; a ratio above 1 says how many times better ours is.
`table.cell` looks for every cell from the table's start, so it runs at small sizes only.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable

import docx

from workflow.article import Block, BlockKind, Metadata
from workflow.exports import (
    AlignedBlock,
    AlignedDocument,
    AlignedUnit,
    read_units,
    word_document,
)

SENTENCES_A_PARAGRAPH = 4
MOST_FOR_TABLE_CELL = 200

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


def ours(pairs: Pairs) -> bytes:
    """The whole document of this project: styles, languages, header rows, banner, footer."""
    blocks = []
    for start in range(0, len(pairs), SENTENCES_A_PARAGRAPH):
        units = tuple(
            AlignedUnit(*pair, "reviewed") for pair in pairs[start : start + SENTENCES_A_PARAGRAPH]
        )
        text = " ".join(unit.source for unit in units)
        blocks.append(AlignedBlock(Block(BlockKind.PARAGRAPH, text, start + 1), units))
    return word_document(
        AlignedDocument(
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
    )


def add_row(pairs: Pairs) -> bytes:
    """python-docx: a row at a time, its cells asked for once."""
    made = docx.Document()
    table = made.add_table(0, 3)
    for number, (source, target) in enumerate(pairs, 1):
        cells = table.add_row().cells
        for cell, text in zip(cells, (str(number), source, target), strict=True):
            cell.text = text
    return saved(made)


def table_cell(pairs: Pairs) -> bytes:
    """python-docx: the table made at once, each cell addressed by row and column."""
    made = docx.Document()
    table = made.add_table(len(pairs), 3)
    for row, (source, target) in enumerate(pairs):
        for column, text in enumerate((str(row + 1), source, target)):
            table.cell(row, column).text = text
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    """The bytes of a python-docx document."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def plain_units(data: bytes) -> Pairs:
    """Source and target of each row of a python-docx document."""
    body = docx.Document(io.BytesIO(data)).element.body
    return [
        (str(row.tc_lst[1].xpath("string(.)")), str(row.tc_lst[2].xpath("string(.)")))
        for table in body.tbl_lst
        for row in table.tr_lst
    ]


def measure(
    make: Callable[[Pairs], bytes], read: Callable[[bytes], Pairs], pairs: Pairs, runs: int
) -> tuple[float, int]:
    """Best seconds and size in bytes. Stops the program when a sentence is lost."""
    best, data = float("inf"), b""
    for _ in range(runs):
        began = time.perf_counter()
        data = make(pairs)
        best = min(best, time.perf_counter() - began)
    if read(data) != pairs:
        raise SystemExit(f"{make.__name__}: units out are not the units in")
    return best, len(data)


def main() -> None:
    """Measure and print one line for each way and size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[200, 2000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    ours(sentences(2))
    print(
        f"{'rows':>6}  {'way':<26} {'seconds':>8} {'KiB':>7} {'time ratio':>10} {'size ratio':>10}"
    )
    for count in asked.rows:
        pairs = sentences(count)
        seconds, size = measure(ours, read_units, pairs, asked.runs)
        print(f"{count:>6}  {'word_document':<26} {seconds:>8.3f} {size / 1024:>7.0f}")
        rivals = [("python-docx add_row().cells", add_row)]
        if count <= MOST_FOR_TABLE_CELL:
            rivals.append(("python-docx table.cell", table_cell))
        for name, make in rivals:
            other, other_size = measure(make, plain_units, pairs, asked.runs)
            print(
                f"{count:>6}  {name:<26} {other:>8.3f} {other_size / 1024:>7.0f}"
                f" {other / seconds:>10.1f} {other_size / size:>10.1f}"
            )


if __name__ == "__main__":
    main()
