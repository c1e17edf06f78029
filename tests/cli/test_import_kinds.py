"""Spreadsheets and XLIFF files that come back: messages fit the kind, no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.import_desk import COUNCIL, RAIN, ReviewDesk, kinds, make_desk, name
from tests.conftest import Bilingual
from workflow.translations import State

NEW = "Le conseil a siégé à l'hôtel de ville."
Sheet = Any
EditSheet = Callable[[Sheet], None]


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


def _exported(river: ReviewDesk, form: str) -> Path:
    result = river.bilingual("export", river.article, "--format", form)
    assert result.exit_code == 0, result.output
    return Path(result.stdout.splitlines()[-1])


def _row(sheet: Sheet, source: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == name(source))


def _sheet(river: ReviewDesk, edit: EditSheet) -> Path:
    path = _exported(river, "xlsx")
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)
    return path


def _put(source: str, column: str, text: str) -> EditSheet:
    def edit(sheet: Sheet) -> None:
        sheet[f"{column}{_row(sheet, source)}"] = text

    return edit


def _above(sheet: Sheet) -> None:
    sheet.insert_rows(1)
    sheet["C1"] = "Ask Paris first."


def _beside(sheet: Sheet) -> None:
    sheet[f"J{_row(sheet, RAIN)}"] = "Ask Paris first."


def _elsewhere(sheet: Sheet) -> None:
    sheet.parent.create_sheet("My notes")["B2"] = "Ask Paris first."


@pytest.mark.parametrize("edit", [_above, _beside, _elsewhere])
def test_words_in_odd_places_of_a_workbook_are_told(river: ReviewDesk, edit: EditSheet) -> None:
    [outcome] = river.take(_sheet(river, edit), expect=1)["outcomes"]
    assert (outcome["kind"], outcome["text"]) == ("outside", "Ask Paris first.")
    assert "Word" not in outcome["why"]


@pytest.mark.parametrize("word", ["OK", "Approved", "validé"])
def test_an_approval_in_words_is_understood_in_a_workbook(river: ReviewDesk, word: str) -> None:
    path = _sheet(river, _put(RAIN, "F", word))
    assert kinds(river.take(path, expect=0)) == [("approved", True)]
    assert river.unit(RAIN).state is State.REVIEWED
    assert river.unit(RAIN).comment.startswith("Workbook, ")


def test_an_unknown_status_of_a_workbook_is_told(river: ReviewDesk) -> None:
    [outcome] = river.take(_sheet(river, _put(RAIN, "F", "see mail")), expect=1)["outcomes"]
    assert (outcome["kind"], outcome["text"]) == ("status", "see mail")


def test_what_is_written_beside_a_repeated_sentence_is_taken(
    river: ReviewDesk, bilingual: Bilingual
) -> None:
    source = river.root / "sources/river.md"
    source.write_text(f"{source.read_text(encoding='utf-8')}\n{RAIN}\n", encoding="utf-8")
    assert bilingual("extract", "river").exit_code == 0

    def edit(sheet: Sheet) -> None:
        again = next(cell.row for cell in sheet["A"] if cell.value == f"↑ {name(RAIN)}")
        sheet[f"E{again}"], sheet[f"H{again}"] = "Il a plu sans cesse.", "Plus fort."

    path = _sheet(river, edit)
    assert sorted(kinds(river.take(path, expect=0))) == [("comment", True), ("taken", True)]
    assert river.unit(RAIN).target == "Il a plu sans cesse."
    assert river.take(path, expect=0)["outcomes"] == []


SAID = {
    "xlsx": ("the workbook", "the row is missing", "Workbook, "),
    "xliff": ("the XLIFF file", "the PO file was changed", "XLIFF, "),
}


@pytest.mark.parametrize("form", SAID)
def test_messages_speak_of_the_kind_of_file(river: ReviewDesk, form: str) -> None:
    path = _exported(river, form)
    if form == "xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        sheet[f"D{_row(sheet, COUNCIL)}"] = "The council sat."
        sheet[f"E{_row(sheet, COUNCIL)}"] = NEW
        sheet.delete_rows(_row(sheet, RAIN))
        book.save(path)
    else:
        text = path.read_text(encoding="utf-8")
        begin = text.index("<segment", text.index(f'<unit id="{name(COUNCIL)}"'))
        end = text.index("</segment>", begin)
        segment = "<segment><source>The council sat.</source><target>"
        path.write_text(f"{text[:begin]}{segment}{NEW}</target>{text[end:]}", encoding="utf-8")
    river.write(COUNCIL, "Le conseil s'est réuni.")
    result = river.bilingual("import", path)
    where, why, sign = SAID[form]
    assert f"the source was changed in {where}; ask the authors" in result.stdout
    assert why in result.stdout
    assert "Word" not in result.output
    assert river.unit(COUNCIL).comment == f"{sign}unnamed reviewer: conflict: {NEW}"
    result = river.bilingual("import", path, "--prefer", "file")
    assert f"the PO file had another text, that of {where} is preferred" in result.stdout
    assert river.unit(COUNCIL).target == NEW
