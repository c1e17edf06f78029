"""The spreadsheet for reviewers: what it shows, what it guards, and what comes back."""

from __future__ import annotations

import io
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from format_samples import of_texts, right_to_left, small
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment as SheetNote
from word_samples import SAMPLES, english_french

from tests.conftest import judge
from workflow.errors import ExportError
from workflow.exports.flat import flat_rows
from workflow.exports.returned.incoming import Comment
from workflow.exports.xlsx.reading import read_xlsx
from workflow.exports.xlsx.writing import LONGEST_CELL, xlsx_file

PATH = Path("returned.xlsx")


def _book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def _edited(data: bytes, edit: Callable[[Any], object]) -> bytes:
    book = _book(data)
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_each_sentence_is_a_row_with_its_state() -> None:
    sheet = _book(xlsx_file(english_french())).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    units = english_french().units
    assert [(row[3], row[4] or "", row[5]) for row in rows] == [
        (unit.source, unit.target, unit.state) for unit in units
    ]
    assert [cell.value for cell in sheet[1]] == [
        "Id", "Article", "Place", "Source (en) English", "Target (fr) Français", "Status", "Notes", "Comment",
    ]  # fmt: skip


def test_only_target_status_and_comment_can_be_edited() -> None:
    sheet = _book(xlsx_file(english_french())).worksheets[0]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.protection.autoFilter
    assert [cell.protection.locked for cell in sheet[2]] == [
        True,
        True,
        True,
        True,
        False,
        False,
        True,
        False,
    ]


def test_the_sheet_is_ready_to_work_in() -> None:
    sheet = _book(xlsx_file(english_french())).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H46"
    (choices,) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"untranslated,draft,reviewed"'
    assert str(choices.sqref) == "F2:F46"
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for cell in sheet[2])
    assert sheet.print_title_rows == "$1:$1"
    long = next(row for row in range(2, 47) if len(str(sheet.cell(row, 4).value)) > 300)
    assert sheet.row_dimensions[long].height > 80


def test_a_language_from_right_to_left_is_read_from_the_right() -> None:
    sheet = _book(xlsx_file(right_to_left())).worksheets[0]
    assert (sheet["E2"].alignment.readingOrder, sheet["E2"].alignment.horizontal) == (2, "right")
    assert sheet["D2"].alignment.readingOrder == 1


def test_a_repeated_sentence_is_edited_once() -> None:
    data = xlsx_file(small())
    sheet = _book(data).worksheets[0]
    assert sheet["A5"].value == f"↑ {sheet['A2'].value}"
    assert sheet["E5"].protection.locked
    assert [row.repeats for row in read_xlsx(data, PATH).rows] == [False, False, False, True]


def test_the_same_article_gives_the_same_bytes() -> None:
    first = xlsx_file(english_french())
    time.sleep(1.1)
    assert xlsx_file(english_french()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as entries:
        assert {info.date_time for info in entries.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-03T00:00:00Z" in entries.read("docProps/core.xml")


@settings(max_examples=25)
@given(
    st.text(st.one_of(st.sampled_from("=+-@#N/A\n\t'<b>"), st.characters(exclude_categories=["Cs", "Cc", "Cn"])), min_size=1, max_size=20).filter(str.strip)
)  # fmt: skip
def test_every_cell_is_text_and_comes_back(text: str) -> None:
    data = xlsx_file(of_texts(text, text, "headline"))
    sheet = _book(data).worksheets[0]
    assert {cell.data_type for cell in sheet[2] if cell.value is not None} == {"s"}
    back = read_xlsx(data, PATH)
    assert (back.rows[0].source, back.rows[0].target) == (text, text.strip())
    assert back.base["sample", back.rows[0].id].context == "headline"


@pytest.mark.parametrize("text", ["=1+1", "#N/A", '=HYPERLINK("https://example.org")'])
def test_a_formula_is_shown_and_not_run(text: str) -> None:
    data = xlsx_file(of_texts(text, text))
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        assert b"<f>" not in entries.read("xl/worksheets/sheet1.xml")
    assert _book(data).worksheets[0]["E2"].quotePrefix


@pytest.mark.parametrize("make", SAMPLES.values(), ids=SAMPLES)
def test_an_untouched_file_says_what_was_exported(make: Any) -> None:
    made = make()
    back = read_xlsx(xlsx_file(made, properties={"export": "7"}), PATH)
    assert [(row.id, row.source, row.target, row.status) for row in back.rows] == [
        (row.id, row.unit.source, row.unit.target, row.unit.state) for row in flat_rows(made)
    ]
    assert back.article == made.article_id
    assert (back.source_language, back.target_language) == (
        made.source_language,
        made.target_language,
    )
    assert back.properties["export"] == "7"
    assert [base.target for base in back.base.values()] == [
        row.unit.target for row in flat_rows(made)
    ]
    assert not any(row.comments for row in back.rows)


def test_changes_approvals_and_remarks_come_back() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet["E3"] = "Texte nouveau"
        sheet["F3"] = " Reviewed "
        sheet["H3"] = "see the plan"
        sheet["E4"].comment = SheetNote("Ana:\nIs this right?", "Ana")
        sheet["E5"] = None
        sheet["F5"] = "perhaps"

    rows = read_xlsx(_edited(xlsx_file(english_french()), edit), PATH).rows
    assert (rows[1].target, rows[1].status, rows[1].comments) == (
        "Texte nouveau",
        "reviewed",
        (Comment("see the plan"),),
    )
    assert rows[2].comments == (Comment("Is this right?", "Ana"),)
    assert (rows[3].target, rows[3].status) == ("", "perhaps")
    assert rows[1].place == "row 3"


def test_rows_may_be_sorted_and_columns_moved() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        changed = book.create_sheet("Mine", 0)
        changed.append(["Reviewed by Ana"])
        changed.append([rows[0][4], rows[0][0], rows[0][5]])
        for row in reversed(rows[1:]):
            changed.append([row[4], row[0], row[5]])
        del book["Translation"]

    back = read_xlsx(_edited(xlsx_file(english_french()), edit), PATH)
    assert [(row.id, row.target) for row in reversed(back.rows)] == [
        (row.id, row.unit.target) for row in flat_rows(english_french())
    ]


def test_what_a_spreadsheet_makes_of_typed_text_is_text_again() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet["E2"], sheet["E3"], sheet["E4"] = 1240, 2027.0, "=A1"
        sheet["A5"] = "damaged"

    rows = read_xlsx(_edited(xlsx_file(english_french()), edit), PATH).rows
    assert [row.target for row in rows[:3]] == ["1240", "2027", "=A1"]
    assert rows[3].id == ""


def test_without_its_hidden_sheet_the_head_still_tells_the_languages() -> None:
    def edit(book: Any) -> None:
        del book["bilingual"]

    back = read_xlsx(_edited(xlsx_file(english_french()), edit), PATH)
    assert (back.source_language, back.target_language, back.base) == ("en", "fr", {})


def test_libreoffice_reads_it_and_gives_it_back(tmp_path: Path) -> None:
    office = judge("soffice")
    path = tmp_path / "made.xlsx"
    path.write_bytes(xlsx_file(english_french()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = tmp_path / "out"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", out, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    if not (out / path.name).is_file():
        pytest.skip("LibreOffice has no Calc: install libreoffice-calc-nogui")
    before, after = (read_xlsx(each.read_bytes(), each) for each in (path, out / path.name))
    assert after.rows == before.rows
    assert after.base == before.base


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    with pytest.raises(ExportError, match="too long for a cell"):
        xlsx_file(of_texts("a" * (LONGEST_CELL + 1), "b"))


def _packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"no zip", "not the file", id="text"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old binary", id="old-xls"),
        pytest.param(_packed(word__document_xml=b"<a/>"), "not the file", id="word"),
        pytest.param(_packed(xl__workbook_xml=b"<!DOCTYPE x><a/>"), "document type", id="entities"),
        pytest.param(_packed(xl__workbook_xml=b"<a/>", xl__vbaProject=b""), "macros", id="macros"),
        pytest.param(_packed(xl__workbook_xml=b" " * 5_000_000), "unreasonable", id="bomb"),
        pytest.param(_packed(xl__workbook_xml=b"<a/>"), "not a spreadsheet", id="broken"),
    ],
)
def test_another_file_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(ExportError, match=why) as caught:
        read_xlsx(data, PATH)
    assert "\n" not in str(caught.value)


def test_a_sheet_of_something_else_is_refused() -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(ExportError, match="no columns Id and Target"):
        read_xlsx(out.getvalue(), PATH)
