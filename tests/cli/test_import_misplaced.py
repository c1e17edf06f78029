"""Returned files in which something was lost, moved or hidden: told, and never taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from tests.cli.import_desk import (
    BRIDGE,
    COUNCIL,
    OUTPUT,
    RAIN,
    TEXTS,
    ReviewDesk,
    kinds,
    make_desk,
    name,
)
from tests.conftest import Bilingual
from tests.exports.review_edits import (
    Edit,
    W,
    answer,
    edited,
    element,
    replace_tracked,
    replace_untracked,
    row,
    run,
    target_paragraph,
)
from workflow.translations import Catalog, State

NEW = "Le conseil a siégé à l'hôtel de ville."
NEW_IN_PARTS = unicodedata.normalize("NFD", NEW)
WRONG = "La production de l'usine a augmenté de 21\u00a0% en mars."
Sheet = Any


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


def _dropped(column: int) -> Edit:
    def edit(root: etree._Element) -> None:
        for each in root.iter(f"{W}tr"):
            each.remove(each.findall(f"{W}tc")[column])

    return edit


def test_a_file_without_its_translations_is_refused(river: ReviewDesk) -> None:
    before = river.po.read_bytes()
    result = river.take(edited(river.export(), _dropped(2)), expect=2)
    assert "the column of the translations is missing" in result["refused"][0]["why"]
    assert river.po.read_bytes() == before


def test_a_file_without_sources_says_so_once_and_is_taken(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_untracked(name(COUNCIL), NEW), _dropped(1))
    told = river.take(back, expect=1)["outcomes"]
    assert [(each["kind"], each["taken"]) for each in told] == [("taken", True), ("outside", False)]
    assert told[1]["why"] == "the column of the sources is missing; rows were told by their ids"
    assert river.unit(COUNCIL).target == NEW


def test_targets_of_two_rows_that_were_exchanged_are_named(river: ReviewDesk) -> None:
    rain, council = TEXTS[RAIN][0], TEXTS[COUNCIL][0]
    edits = (replace_untracked(name(RAIN), council), replace_untracked(name(COUNCIL), rain))
    result = river.take(edited(river.export(), *edits), expect=1)
    assert kinds(result) == [("moved", False), ("moved", False)]
    assert f"it is the translation of {name(RAIN)}" in result["outcomes"][0]["why"]
    assert (river.unit(RAIN).target, river.unit(COUNCIL).target) == (rain, council)


def test_texts_of_the_desks_other_language_are_refused(river: ReviewDesk) -> None:
    copy = river.export()
    other = river.root / "translations/es/river.po"
    other.parent.mkdir(exist_ok=True)
    other.write_bytes(river.po.read_bytes())
    catalog = Catalog.read(other)
    pasted = []
    for number, source in enumerate((BRIDGE, COUNCIL, RAIN, OUTPUT)):
        text = f"Número {number}."
        catalog.set_target((None, source), text, State.REVIEWED)
        pasted.append(replace_untracked(name(source), text))
    other.write_bytes(catalog.serialize())
    [refused] = river.take(edited(copy, *pasted), expect=2)["refused"]
    assert "its translations of river are those in Español" in refused["why"]
    # two sentences may well be the same in two languages
    assert kinds(river.take(edited(copy, *pasted[:2]), expect=0)) == [("taken", True)] * 2


# Letters in parts, as macOS and some keyboards write them ------------------------------------


@pytest.mark.parametrize("options", [(), ("--typography",)], ids=["plain", "typography"])
def test_letters_in_parts_are_put_together(river: ReviewDesk, options: tuple[str, ...]) -> None:
    back = edited(river.export(), replace_untracked(name(COUNCIL), f"{NEW_IN_PARTS} 5 \u212b."))
    dry = river.take(back, expect=0, options=("--dry-run", *options))
    assert kinds(dry) == kinds(river.take(back, expect=0, options=options)) == [("taken", True)]
    assert river.unit(COUNCIL).target == f"{NEW} 5 \u00c5."
    assert unicodedata.is_normalized("NFC", river.po.read_text(encoding="utf-8"))
    assert river.take(back, expect=0)["outcomes"] == []


@pytest.mark.parametrize("options", [(), ("--typography",)], ids=["plain", "typography"])
def test_letters_in_parts_alone_are_no_change(river: ReviewDesk, options: tuple[str, ...]) -> None:
    parted = unicodedata.normalize("NFD", TEXTS[COUNCIL][0])
    back = edited(river.export(), replace_untracked(name(COUNCIL), parted))
    before = river.po.read_bytes()
    assert river.take(back, expect=0, options=options)["outcomes"] == []
    assert river.po.read_bytes() == before


def test_a_po_file_with_letters_in_parts_can_be_changed(river: ReviewDesk) -> None:
    text = river.po.read_text(encoding="utf-8")
    begin = text.index("msgstr", text.index("msgid"))
    whole = text[:begin] + unicodedata.normalize("NFD", text[begin:])
    river.po.write_text(whole, encoding="utf-8")
    back = edited(river.export(), replace_untracked(name(COUNCIL), NEW))
    assert kinds(river.take(back, expect=0)) == [("taken", True)]
    assert river.unit(COUNCIL).target == NEW


# Approvals that the checks do not let through ------------------------------------------------


@pytest.mark.parametrize("state", [State.REVIEWED, State.DRAFT])
def test_an_approval_of_an_error_is_refused_each_time(river: ReviewDesk, state: State) -> None:
    river.write(OUTPUT, TEXTS[OUTPUT][0], state)
    edits = (replace_tracked(name(OUTPUT), WRONG), answer(name(OUTPUT), "approuvé"))
    back = edited(river.export(), *edits)
    first = river.take(back, expect=1)
    assert kinds(first) == [("taken", True), ("approved", False)]
    written = river.po.read_bytes()
    again = river.take(back, expect=1)
    assert kinds(again) == [("approved", False)] == kinds(river.take(back, expect=1))
    assert again["outcomes"][0]["why"] == first["outcomes"][1]["why"]
    assert (again["written"], river.po.read_bytes()) == ([], written)
    unit = river.unit(OUTPUT)
    assert (unit.target, unit.state) == (WRONG, State.DRAFT)
    assert "approved" not in unit.comment


def test_an_approval_of_a_good_change_is_given_once(river: ReviewDesk) -> None:
    edits = (replace_tracked(name(RAIN), "Il pleuvait sans fin."), answer(name(RAIN), "relu"))
    back = edited(river.export(), *edits)
    assert kinds(river.take(back, expect=0)) == [("taken", True), ("approved", True)]
    assert river.unit(RAIN).state is State.REVIEWED
    assert "approved" in river.unit(RAIN).comment
    assert river.take(back, expect=0)["outcomes"] == []


# What is in a document and is no text of a cell -----------------------------------------------


def _looking(properties: str) -> Edit:
    """The runs of a target with some property."""

    def edit(root: etree._Element) -> None:
        for each in target_paragraph(root, name(COUNCIL)).findall(f"{W}r"):
            found = each.find(f"{W}rPr")
            if found is None:
                found = element("<w:rPr/>")
                each.insert(0, found)
            found.append(element(properties))

    return edit


def _into_cell(markup: str) -> Edit:
    def edit(root: etree._Element) -> None:
        target_paragraph(root, name(COUNCIL)).append(element(markup))

    return edit


def _hidden_run(root: etree._Element) -> None:
    added = run(" Nobody sees this.")
    added.insert(0, element("<w:rPr><w:vanish/></w:rPr>"))
    target_paragraph(root, name(COUNCIL)).append(added)


def _chunk(root: etree._Element) -> None:
    row(root, name(COUNCIL)).getparent().addprevious(element("<w:altChunk/>"))  # type: ignore[union-attr]


TOLD = (
    pytest.param(_looking("<w:strike/>"), "struck", "text is struck through", id="struck"),
    pytest.param(_looking("<w:dstrike/>"), "struck", "text is struck through", id="struck-twice"),
    pytest.param(_hidden_run, "outside", "hidden text in the row", id="hidden"),
    pytest.param(
        _into_cell("<w:r><w:drawing/></w:r>"), "outside", "a picture or drawing", id="picture"
    ),
    pytest.param(
        _into_cell("<w:r><w:object/></w:r>"), "outside", "an embedded object", id="object"
    ),
    pytest.param(_chunk, "outside", "an inserted file outside the rows", id="inserted-file"),
    pytest.param(answer(name(COUNCIL), ""), "status", "the status was emptied", id="status"),
)


@pytest.mark.parametrize(("edit", "kind", "why"), TOLD)
def test_what_cannot_be_taken_is_told(river: ReviewDesk, edit: Edit, kind: str, why: str) -> None:
    before = river.po.read_bytes()
    [outcome] = river.take(edited(river.export(), edit), expect=1)["outcomes"]
    assert (outcome["kind"], outcome["taken"]) == (kind, False)
    assert outcome["why"].startswith(why)
    assert river.po.read_bytes() == before


PLAIN = (
    pytest.param(_looking('<w:strike w:val="0"/>'), id="not-struck"),
    pytest.param(_looking('<w:vanish w:val="false"/>'), id="not-hidden"),
    pytest.param(_into_cell("<w:del><w:r><w:drawing/></w:r></w:del>"), id="deleted-picture"),
    pytest.param(replace_untracked(name(COUNCIL), f"  {TEXTS[COUNCIL][0]} "), id="blanks-around"),
    pytest.param(
        replace_untracked(name(COUNCIL), f"\ufeff{TEXTS[COUNCIL][0]}\u200b"), id="unseen-signs"
    ),
)


@pytest.mark.parametrize("edit", PLAIN)
def test_what_shows_nothing_new_is_nothing(river: ReviewDesk, edit: Edit) -> None:
    assert river.take(edited(river.export(), edit), expect=0)["outcomes"] == []


def test_unseen_signs_and_outer_blanks_do_not_come_in(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_untracked(name(COUNCIL), f" \u202e{NEW}\u200b\u00a0"))
    [outcome] = river.take(back, expect=0)["outcomes"]
    assert (outcome["kind"], outcome["text"]) == ("taken", NEW)
    assert "left out: U+200B, U+202E" in outcome["why"]
    assert river.unit(COUNCIL).target == NEW


# Workbooks and XLIFF files ---------------------------------------------------------------------


def _exported(river: ReviewDesk, form: str) -> Path:
    result = river.bilingual("export", river.article, "--format", form)
    assert result.exit_code == 0, result.output
    return Path(result.stdout.splitlines()[-1])


def _book(river: ReviewDesk, edit: Callable[[Sheet], None]) -> Path:
    path = _exported(river, "xlsx")
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)
    return path


def _at(sheet: Sheet, source: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == name(source))


def _notes(sheet: Sheet) -> None:
    sheet[f"G{_at(sheet, RAIN)}"] = "Ask Paris."


def _place(sheet: Sheet) -> None:
    sheet[f"C{_at(sheet, RAIN)}"] = "second page"


def _merged(sheet: Sheet) -> None:
    number = _at(sheet, BRIDGE)
    sheet.merge_cells(f"E{number}:E{number + 1}")


def _shifted_left(sheet: Sheet) -> None:
    """One target cell deleted, its neighbours moved to the left."""
    number = _at(sheet, COUNCIL)
    sheet[f"E{number}"], sheet[f"F{number}"] = sheet[f"F{number}"].value, None


def _no_status(sheet: Sheet) -> None:
    sheet[f"F{_at(sheet, COUNCIL)}"] = None


SHEETS = (
    pytest.param(_notes, {"outside"}, "Notes: Ask Paris.", id="notes"),
    pytest.param(_place, {"outside"}, "Place: second page", id="place"),
    pytest.param(_merged, {"cells"}, "", id="merged"),
    pytest.param(_shifted_left, {"cells"}, "", id="shifted-left"),
    pytest.param(_no_status, {"status"}, "reviewed", id="status-emptied"),
)


@pytest.mark.parametrize(("edit", "found", "text"), SHEETS)
def test_changes_of_a_workbook_beside_its_targets_are_told(
    river: ReviewDesk, edit: Callable[[Sheet], None], found: set[str], text: str
) -> None:
    before = river.po.read_bytes()
    outcomes = river.take(_book(river, edit), expect=1)["outcomes"]
    assert {each["kind"] for each in outcomes} == found
    assert not text or [each["text"] for each in outcomes] == [text]
    assert river.po.read_bytes() == before


def test_a_workbook_without_sources_says_so_once(river: ReviewDesk) -> None:
    [outcome] = river.take(_book(river, lambda sheet: sheet.delete_cols(4)), expect=1)["outcomes"]
    assert outcome["why"].startswith("the column of the sources is missing")


def test_a_sheet_of_another_language_is_refused(river: ReviewDesk) -> None:
    def edit(sheet: Sheet) -> None:
        sheet["E1"] = "Target (es) Español"

    [refused] = river.take(_book(river, edit), expect=2)["refused"]
    assert "its translations are headed es; it was made for fr" in refused["why"]


@pytest.mark.parametrize(
    ("before", "after", "code", "why"),
    [
        ('trgLang="fr"', 'trgLang="es"', 2, "its trgLang is es; it was exported as fr"),
        ('trgLang="fr"', 'trgLang="fr-FR"', 0, ""),
        ('state="reviewed"', 'state="banana"', 1, "the status is no word that is known here"),
    ],
    ids=["other-language", "with-a-region", "unknown-state"],
)
def test_attributes_of_an_xliff_file(
    river: ReviewDesk, before: str, after: str, code: int, why: str
) -> None:
    path = _exported(river, "xliff")
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    result = river.take(path, expect=code)
    assert all(why in each["why"] for each in (*result["outcomes"], *result["refused"]))
    assert bool(result["outcomes"] or result["refused"]) == bool(why)
