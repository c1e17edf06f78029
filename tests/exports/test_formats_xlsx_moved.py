"""Cells of a workbook that were moved, whatever is moved: no sentence is changed by it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_samples import block, document

from workflow.errors import ExportError
from workflow.exports.returned.formats import as_returned
from workflow.exports.review.deciding import Current, Kind, decide
from workflow.exports.review.misplaced import placed
from workflow.exports.review.returned import Returned
from workflow.exports.xlsx.reading import read_xlsx
from workflow.exports.xlsx.writing import xlsx_file

PATH = Path("back.xlsx")
TEXTS = {
    "It rained all day in the mountains.": "Il a plu toute la journée à la montagne.",
    "The plan was adopted by the council.": "Le plan a été adopté par le conseil.",
    "Nobody in the village slept that night.": "Personne au village n'a dormi cette nuit-là.",
    "The road to the sea is long.": "La route vers la mer est longue.",
    "The gate of the garden was closed.": "La porte du jardin était fermée.",
}
DATA = xlsx_file(document([block("paragraph", *TEXTS.items())], "en", "fr"))
BOOK = openpyxl.load_workbook(io.BytesIO(DATA))
GRID = [[cell.value for cell in row] for row in BOOK.worksheets[0].iter_rows()]
TARGET = 4

Grid = list[list[Any]]


def back(grid: Grid) -> Returned:
    """The workbook with these cells, as it is read."""
    sheet = BOOK.worksheets[0]
    for number, row in enumerate(grid, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    out = io.BytesIO()
    BOOK.save(out)
    return placed(as_returned(read_xlsx(out.getvalue(), PATH), PATH))


def copied() -> Grid:
    return [list(row) for row in GRID]


def taken(returned: Returned) -> list[str]:
    """The places of the rows whose texts would go into the PO file."""
    known = returned.record.rows
    found = []
    for row in returned.rows:
        if row.name and not row.fault:
            unit = known[row.name][1]
            verdict = decide(unit, row.final, Current(unit.target, is_human=True))
            assert verdict.kind in (None, Kind.EMPTIED, Kind.TAKEN)
            found += [row.place] * (verdict.kind is Kind.TAKEN)
    return found


@st.composite
def moved_cells(draw: st.DrawFn) -> Grid:
    """Cells deleted or in another order, in a row or in a column; the head stays as it is."""
    grid = copied()
    last, width = len(grid) - 1, len(grid[0])
    for _ in range(draw(st.integers(1, 3))):
        row, column = draw(st.integers(1, last)), draw(st.integers(0, width - 1))
        kind = draw(st.sampled_from(["left", "up", "down", "right", "swap", "sort"]))
        if kind == "left":
            grid[row] = [*grid[row][:column], *grid[row][column + 1 :], None]
        elif kind == "right":
            grid[row] = [*grid[row][:column], None, *grid[row][column:-1]]
        elif kind == "swap":
            other = draw(st.integers(0, width - 1))
            grid[row][column], grid[row][other] = grid[row][other], grid[row][column]
        else:
            texts = [each[column] for each in grid[row:]]
            texts = {
                "up": [*texts[1:], None],
                "down": [None, *texts[:-1]],
                "sort": sorted(texts, key=str),
            }[kind]
            for each, text in zip(grid[row:], texts, strict=True):
                each[column] = text
    return grid


@settings(max_examples=60, deadline=None)
@given(moved_cells())
def test_moved_cells_never_change_a_sentence(grid: Grid) -> None:
    try:
        returned = back(grid)
    except ExportError:
        return
    assert taken(returned) == []


def test_a_changed_sentence_is_found_in_sorted_rows() -> None:
    grid = copied()
    grid[3][TARGET] = "Personne n'a dormi."
    head, *rows = grid
    returned = back([head, *sorted(rows, key=lambda row: str(row[TARGET]))])
    [row] = [row for row in returned.rows if row.final == "Personne n'a dormi."]
    assert (taken(returned), row.fault) == ([row.place], "")


def test_a_target_column_that_was_sorted_by_itself_is_refused() -> None:
    grid = copied()
    texts = sorted(row[TARGET] for row in grid[1:])
    for row, text in zip(grid[1:], texts, strict=True):
        row[TARGET] = text
    with pytest.raises(ExportError, match="the column was sorted or shifted by itself"):
        back(grid)


def test_a_far_cell_is_told_and_costs_nothing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(DATA))
    book.worksheets[0]["XFD1048576"] = "far away"
    out = io.BytesIO()
    book.save(out)
    last = read_xlsx(out.getvalue(), PATH).rows[-1]
    assert (last.place, [each.text for each in last.strays]) == ("row 1048576", ["far away"])
