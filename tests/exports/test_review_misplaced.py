"""Columns, cells and texts that stand elsewhere when a table comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from review_edits import Edit, W, edited, replace_untracked, target_paragraph
from word_samples import block, document

from workflow.errors import ExportError
from workflow.exports.review.copying import review_copy
from workflow.exports.review.deciding import Current, Kind, decide
from workflow.exports.review.misplaced import placed
from workflow.exports.review.packing import review_document
from workflow.exports.review.reading import read_review
from workflow.exports.review.returned import BackRow, Returned
from workflow.exports.review.texts import shown
from workflow.exports.unit_ids import unit_id

RAIN, PLAN, BRIDGE, NIGHT, ROAD, GATE, LAMP = (
    "It rained all day in the mountains.",
    "The plan was adopted by the council.",
    "The <b>new bridge</b> is open to everybody.",
    "Nobody in the village slept that night.",
    "The road to the sea is long.",
    "The gate of the garden was closed.",
    "To be done.",
)
TEXTS = {
    RAIN: "Il a plu toute la journée à la montagne.",
    PLAN: "Le plan a été adopté par le conseil.",
    BRIDGE: "Le <b>nouveau pont</b> est ouvert à tous.",
    NIGHT: "Personne au village n'a dormi cette nuit-là.",
    ROAD: "La route vers la mer est longue.",
    GATE: "La porte du jardin était fermée.",
    LAMP: "",
}
COPY = review_document(review_copy([document([block("paragraph", *TEXTS.items())], "en", "fr")]))


def name(source: str) -> str:
    return unit_id(None, source)


def back(*edits: Edit) -> Returned:
    """The review copy as it is read after some edits."""
    data = edited(COPY, *edits)
    return placed(read_review(data, Path("back.docx"), lambda export_id: None))


def rows(returned: Returned) -> dict[str, BackRow]:
    return {row.name: row for row in returned.rows if row.name}


def table_rows(root: etree._Element) -> list[list[etree._Element]]:
    """The cells of each row, the head first."""
    return [row.findall(f"{W}tc") for row in root.iter(f"{W}tr")]


def without_columns(*columns: int) -> Edit:
    def edit(root: etree._Element) -> None:
        for cells in table_rows(root):
            for column in columns:
                _take_out(cells[column])

    return edit


def in_order(*order: int) -> Edit:
    """The columns in another order."""

    def edit(root: etree._Element) -> None:
        for cells in table_rows(root):
            _arrange([cells[column] for column in order])

    return edit


def without_cell(row: int, column: int) -> Edit:
    return lambda root: _take_out(table_rows(root)[row][column])


def _take_out(cell: etree._Element) -> None:
    parent = cell.getparent()
    assert parent is not None
    parent.remove(cell)


def _arrange(cells: list[etree._Element]) -> None:
    row = cells[0].getparent()
    assert row is not None
    for cell in cells:
        row.append(cell)


def head_says(column: int, text: str) -> Edit:
    def edit(root: etree._Element) -> None:
        table_rows(root)[0][column].findall(f".//{W}t")[0].text = text

    return edit


def no_head(root: etree._Element) -> None:
    row = table_rows(root)[0][0].getparent()
    assert row is not None
    _take_out(row)


def both(*edits: Edit) -> Edit:
    def edit(root: etree._Element) -> None:
        for each in edits:
            each(root)

    return edit


NEW = "Il pleuvait sur toute la montagne."
KEPT = (
    pytest.param(in_order(0, 2, 1, 3), 1, id="target-before-source"),
    pytest.param(in_order(3, 0, 2, 1), 2, id="status-first"),
    pytest.param(both(in_order(0, 2, 1, 3), no_head), 1, id="swapped-without-head"),
    pytest.param(without_columns(3), 2, id="no-status"),
    pytest.param(without_columns(1), 1, id="no-source"),
    pytest.param(without_columns(1, 3), 1, id="names-and-targets-only"),
    pytest.param(both(without_columns(1), no_head), 1, id="no-source-no-head"),
    pytest.param(head_says(2, "French text"), 2, id="target-headed-otherwise"),
    pytest.param(head_says(3, "OK?"), 2, id="status-headed-otherwise"),
)


@pytest.mark.parametrize(("edit", "column"), KEPT)
def test_a_changed_target_is_found_wherever_its_column_is(edit: Edit, column: int) -> None:
    found = rows(back(edit, replace_untracked_in(RAIN, NEW, column)))
    assert {each: row.final for each, row in found.items()} == {
        name(source): NEW if source == RAIN else target for source, target in TEXTS.items()
    }
    assert not any(row.fault for row in found.values())


def replace_untracked_in(source: str, text: str, column: int) -> Edit:
    """The target of a row replaced where its cells may stand anywhere."""

    def edit(root: etree._Element) -> None:
        for cells in table_rows(root):
            if any("".join(cell.itertext()) == name(source) for cell in cells):
                paragraph = cells[column].findall(f"{W}p")[0]
                for child in paragraph.findall(f"{W}r"):
                    paragraph.remove(child)
                cell_run = etree.SubElement(paragraph, f"{W}r")
                etree.SubElement(cell_run, f"{W}t").text = text

    return edit


REFUSED = (
    pytest.param(without_columns(2), "column of the translations is missing", id="no-target"),
    pytest.param(without_columns(2, 3), "column of the translations is missing", id="two-gone"),
    pytest.param(
        both(without_columns(2), no_head), "column of the translations is missing", id="no-head"
    ),
    pytest.param(head_says(2, "Español"), "headed Español; it was made for Français", id="head"),
)


@pytest.mark.parametrize(("edit", "why"), REFUSED)
def test_a_table_without_its_translations_is_refused(edit: Edit, why: str) -> None:
    with pytest.raises(ExportError, match=why):
        back(edit)


def test_without_sources_one_line_says_so() -> None:
    [said] = back(without_columns(1)).strays
    assert said.what == "the column of the sources is missing; rows were told by their ids"


@pytest.mark.parametrize("column", range(4))
def test_a_row_that_lost_a_cell_is_not_read(column: int) -> None:
    found = rows(back(without_cell(2, column)))
    assert {each: row.fault for each, row in found.items() if row.fault} == {name(PLAN): "cells"}


def swapped(one: str, other: str) -> Edit:
    """The targets of two rows exchanged."""
    first, second = shown(TEXTS[one]), shown(TEXTS[other])
    return both(replace_untracked(name(one), second), replace_untracked(name(other), first))


def shifted(root: etree._Element) -> None:
    """All targets one row further down."""
    cells = [each[2] for each in table_rows(root)[1:]]
    for cell, text in zip(cells, ["", *list(TEXTS.values())[:-1]], strict=True):
        paragraph = cell.findall(f"{W}p")[0]
        for run in paragraph.findall(f"{W}r"):
            paragraph.remove(run)
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text


def test_texts_of_two_rows_that_were_exchanged_are_named() -> None:
    found = rows(back(swapped(RAIN, PLAN), replace_untracked(name(ROAD), "La route est longue.")))
    assert {each: row.fault for each, row in found.items() if row.fault} == {
        name(RAIN): "moved",
        name(PLAN): "moved",
    }
    assert found[name(RAIN)].remark == f"it is the translation of {name(PLAN)}"


def test_a_column_that_was_shifted_by_itself_is_refused() -> None:
    with pytest.raises(ExportError, match="the column was sorted or shifted by itself"):
        back(shifted)


HONEST = (
    pytest.param({RAIN: "Il a plu. Le plan a été adopté par le conseil."}, id="joined"),
    pytest.param({PLAN: "Le plan a été adopté.", ROAD: "Par le conseil."}, id="parted"),
    pytest.param({LAMP: "À faire."}, id="first-translation"),
    pytest.param({RAIN: "Approuvé à l'unanimité."}, id="begins-like-a-status"),
)


@pytest.mark.parametrize("texts", HONEST)
def test_honest_edits_are_read(texts: dict[str, str]) -> None:
    found = rows(back(*(replace_untracked(name(each), text) for each, text in texts.items())))
    assert not any(row.fault for row in found.values())
    assert {each: found[name(each)].final for each in texts} == texts


def test_one_translation_may_serve_two_sentences_that_are_alike() -> None:
    twins = {"Photo by Anna Berg, 2025.": "Photo d'Anna Berg en 2025.", "Photo by Anna Berg.": "X"}
    data = review_document(
        review_copy([document([block("paragraph", *twins.items())], "en", "fr")])
    )
    one, other = twins
    data = edited(data, replace_untracked(name(other), twins[one]))
    found = rows(placed(read_review(data, Path("back.docx"), lambda export_id: None)))
    assert (found[name(other)].final, found[name(other)].fault) == (twins[one], "")


CELL_TEXTS = (
    pytest.param("relu", "cells", id="status-of-the-copy"),
    pytest.param("Reviewed", "cells", id="status-of-another-language"),
    pytest.param("approuvé", "cells", id="approval-in-place-of-a-sentence"),
    pytest.param(name(GATE), "cells", id="name-of-a-row"),
    pytest.param("Il est relu.", "", id="sentence-with-such-a-word"),
)


@pytest.mark.parametrize(("text", "fault"), CELL_TEXTS)
def test_a_target_that_holds_another_cell(text: str, fault: str) -> None:
    assert rows(back(replace_untracked(name(RAIN), text)))[name(RAIN)].fault == fault


def marked(language: str, *sources: str) -> Edit:
    """New texts that are marked as one language, as a table pasted from another copy is."""

    def edit(root: etree._Element) -> None:
        for number, source in enumerate(sources):
            replace_untracked(name(source), f"Texto número {number} del artículo.")(root)
            [run] = target_paragraph(root, name(source)).findall(f"{W}r")
            run.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:lang/></w:rPr>'))
            run[0][0].set(f"{W}val", language)

    return edit


def test_texts_marked_as_another_language_are_refused() -> None:
    with pytest.raises(ExportError, match="3 changed translations are marked as Español"):
        back(marked("es-ES", RAIN, PLAN, ROAD))


@pytest.mark.parametrize(
    ("language", "count"), [("es-ES", 2), ("en-US", 4), ("fr-CA", 4), ("x-none", 4)]
)
def test_a_keyboard_of_another_language_is_no_fault(language: str, count: int) -> None:
    sources = (RAIN, PLAN, ROAD, GATE)[:count]
    assert not any(row.fault for row in back(marked(language, *sources)).rows)


@st.composite
def rearrangements(draw: st.DrawFn) -> Edit:
    """Columns and cells deleted or in another order; no text is changed."""
    made: list[Callable[[list[list[etree._Element]]], None]] = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["drop column", "order", "drop cell", "order of cells"]))
        row = draw(st.integers(0, len(TEXTS)))
        begin = draw(st.integers(0, 1))
        order = draw(st.permutations(range(4)))
        made.append(_rearranged(kind, row, begin, order))

    def edit(root: etree._Element) -> None:
        for each in made:
            each([cells for cells in table_rows(root) if cells])

    return edit


def _rearranged(
    kind: str, row: int, begin: int, order: list[int]
) -> Callable[[list[list[etree._Element]]], None]:
    def change(grid: list[list[etree._Element]]) -> None:
        chosen = grid[begin:] if kind in ("drop column", "order") else grid[row : row + 1]
        for cells in chosen:
            if kind.startswith("drop") and order[0] < len(cells) > 1:
                _take_out(cells[order[0]])
            elif kind.startswith("order"):
                _arrange([cells[column] for column in order if column < len(cells)])

    return change


@settings(max_examples=150, deadline=None)
@given(rearrangements())
def test_moved_cells_never_change_a_sentence(edit: Edit) -> None:
    try:
        returned = back(edit)
    except ExportError:
        return
    known = returned.record.rows
    for row in returned.rows:
        if row.name and not row.fault:
            unit = known[row.name][1]
            verdict = decide(unit, row.final, Current(unit.target, is_human=True))
            assert verdict.kind in (None, Kind.EMPTIED), row
