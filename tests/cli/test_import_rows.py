"""Tables that people rearranged, and words that they left in odd places: nothing is lost."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.import_desk import (
    BRIDGE,
    COUNCIL,
    RAIN,
    TEXTS,
    ReviewDesk,
    kinds,
    make_desk,
    name,
)
from tests.conftest import Bilingual
from tests.exports.review_edits import (
    LUIS,
    Edit,
    W,
    answer,
    copy_row,
    delete_runs,
    edited,
    element,
    insertion,
    mark,
    replace_tracked,
    replace_untracked,
    row,
    run,
    target_paragraph,
    with_parts,
)
from workflow.translations import State

NEW = "Le conseil s'est réuni à l'ancien hôtel de ville."


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


def _move_up(root: etree._Element) -> None:
    moved = row(root, name(RAIN))
    row(root, name(BRIDGE)).addprevious(moved)


def _swap_columns(root: etree._Element) -> None:
    for each in root.iter(f"{W}tr"):
        cells = each.findall(f"{W}tc")
        cells[1].addprevious(cells[2])


def _split_table(root: etree._Element) -> None:
    table = root.find(f".//{W}tbl")
    assert table is not None
    second = etree.Element(f"{W}tbl")
    for each in table.findall(f"{W}tr")[3:]:
        second.append(each)
    table.addnext(element("<w:p/>"))
    table.getnext().addnext(second)  # type: ignore[union-attr]


def _rename_heads(root: etree._Element) -> None:
    for head in root.find(f".//{W}tbl/{W}tr").findall(f"{W}tc"):  # type: ignore[union-attr]
        for text in head.iter(f"{W}t"):
            text.text = "?"


def _rename_and_swap(root: etree._Element) -> None:
    _rename_heads(root)
    _swap_columns(root)


def _forget_bookmarks(root: etree._Element) -> None:
    for kind in ("bookmarkStart", "bookmarkEnd"):
        for each in list(root.iter(f"{W}{kind}")):
            each.getparent().remove(each)  # type: ignore[union-attr]


def _unwrap_controls(root: etree._Element) -> None:
    for each in list(root.iter(f"{W}sdt")):
        for child in each.find(f"{W}sdtContent"):  # type: ignore[union-attr]
            each.addprevious(child)
        each.getparent().remove(each)  # type: ignore[union-attr]


def _forget_names(root: etree._Element) -> None:
    for source in TEXTS:
        replace_untracked(name(source), "", column=0)(root)


def _tracked_move(root: etree._Element) -> None:
    copy_row(name(RAIN))(root)
    first = row(root, name(RAIN))
    first[0].append(mark("del"))
    second = first.getnext()
    assert second is not None
    second[0].append(mark("ins"))


HARMLESS = [
    pytest.param(_move_up, id="row-moved"),
    pytest.param(_tracked_move, id="row-moved-tracked"),
    pytest.param(_swap_columns, id="columns-swapped"),
    pytest.param(_split_table, id="table-split"),
    pytest.param(_forget_bookmarks, id="bookmarks-gone"),
    pytest.param(_unwrap_controls, id="controls-gone"),
    pytest.param(copy_row(name(RAIN)), id="row-twice-alike"),
]


@pytest.mark.parametrize("edit", [_rename_heads, _rename_and_swap])
def test_columns_are_found_without_their_heads(river: ReviewDesk, edit: Edit) -> None:
    edits = (replace_tracked(name(COUNCIL), NEW), answer(name(RAIN), "ok"), edit)
    outcomes = river.take(edited(river.export(), *edits), expect=1)["outcomes"]
    assert [each["kind"] for each in outcomes] == ["taken", "approved", "unknown"]
    assert river.unit(COUNCIL).target == NEW


@pytest.mark.parametrize("edit", HARMLESS)
def test_a_rearranged_table_says_the_same(river: ReviewDesk, edit: Edit) -> None:
    sent = river.export()
    before = river.po.read_bytes()
    assert river.take(edited(sent, edit), expect=0)["outcomes"] == []
    assert river.po.read_bytes() == before
    back = edited(sent, replace_tracked(name(COUNCIL), NEW), edit)
    assert kinds(river.take(back, expect=0)) == [("taken", True)]
    assert river.unit(COUNCIL).target == NEW


def test_a_row_is_known_by_its_bookmark_when_its_name_is_gone(river: ReviewDesk) -> None:
    def edit(root: etree._Element) -> None:
        for text in row(root, name(COUNCIL)).findall(f"{W}tc")[0].iter(f"{W}t"):
            text.text = ""

    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW), edit)
    assert kinds(river.take(back, expect=0)) == [("taken", True)]


def _merge_cells(root: etree._Element) -> None:
    cells = row(root, name(COUNCIL)).findall(f"{W}tc")
    cells[1][0].append(element('<w:gridSpan w:val="2"/>'))
    for paragraph in cells[2].findall(f"{W}p"):
        cells[1].append(paragraph)
    cells[2].getparent().remove(cells[2])  # type: ignore[union-attr]


def _lose_cell(root: etree._Element) -> None:
    cells = row(root, name(COUNCIL)).findall(f"{W}tc")
    for cell in cells[2:]:
        cell.getparent().remove(cell)  # type: ignore[union-attr]


def _swap_sources(root: etree._Element) -> None:
    one, other = (row(root, name(each)).findall(f"{W}tc")[1] for each in (COUNCIL, RAIN))
    place = one.getnext()
    other.addprevious(one)
    assert place is not None
    place.addprevious(other)


def _swap_names(root: etree._Element) -> None:
    for each in row(root, name(COUNCIL)).findall(f"{W}tc")[0].iter(f"{W}t"):
        each.text = name(RAIN)


def _add_row(root: etree._Element) -> None:
    copy_row(name(COUNCIL))(root)
    added = row(root, name(COUNCIL)).getnext()
    assert added is not None
    for cell, text in zip(
        added.findall(f"{W}tc"), ("", "", "Une phrase de plus.", ""), strict=True
    ):
        for paragraph in cell.findall(f"{W}p"):
            for child in paragraph[1:]:
                paragraph.remove(child)
            paragraph.append(run(text))
    added[0].append(mark("ins"))


DAMAGED = [
    pytest.param(_merge_cells, ("cells",), "ancien hôtel", id="merged"),
    pytest.param(_lose_cell, ("cells",), "", id="cell-gone"),
    pytest.param(_swap_sources, ("anchors", "missing"), "", id="sources-swapped"),
    pytest.param(_swap_names, ("anchors", "missing"), "", id="name-of-another-row"),
    pytest.param(_add_row, ("unknown",), "Une phrase de plus.", id="row-added"),
]


@pytest.mark.parametrize(("edit", "expected", "text"), DAMAGED)
def test_a_damaged_row_is_told_with_its_text_and_not_taken(
    river: ReviewDesk, edit: Edit, expected: tuple[str, ...], text: str
) -> None:
    back = edited(river.export(), edit)
    before = river.po.read_bytes()
    outcomes = river.take(back, expect=1)["outcomes"]
    assert {outcome["kind"] for outcome in outcomes} == set(expected)
    assert not any(outcome["taken"] for outcome in outcomes)
    assert text in " ".join(outcome["text"] for outcome in outcomes)
    assert river.po.read_bytes() == before


def _outside(root: etree._Element) -> None:
    table = root.find(f".//{W}tbl")
    assert table is not None
    table.addprevious(element("<w:p/>"))
    table.getprevious().append(insertion("Please ask the ministry.", LUIS))  # type: ignore[union-attr]


def _fifth_cell(root: etree._Element) -> None:
    made = element("<w:tc><w:p/></w:tc>")
    made[0].append(run("A note in a new column."))
    row(root, name(COUNCIL)).append(made)


def _beside_name(root: etree._Element) -> None:
    row(root, name(COUNCIL)).findall(f"{W}tc")[0].find(f"{W}p").append(run(" see page 4"))  # type: ignore[union-attr]


def _in_the_head(root: etree._Element) -> None:
    head = root.find(f".//{W}tbl/{W}tr")
    assert head is not None
    cell = head.findall(f"{W}tc")[3]
    cell.find(f"{W}p").append(run(" (please hurry)"))  # type: ignore[union-attr]


LEFT = [
    pytest.param(_in_the_head, "État (please hurry)", id="in-the-head"),
    pytest.param(_outside, "Please ask the ministry.", id="above-the-table"),
    pytest.param(_fifth_cell, "A note in a new column.", id="new-column"),
    pytest.param(_beside_name, "see page 4", id="beside-the-name"),
]


@pytest.mark.parametrize(("edit", "text"), LEFT)
def test_words_in_odd_places_are_told(river: ReviewDesk, edit: Edit, text: str) -> None:
    back = edited(river.export(), edit, replace_tracked(name(RAIN), "Il pleuvait."))
    outcomes = river.take(back, expect=1)["outcomes"]
    assert [(each["kind"], each["text"]) for each in outcomes if not each["taken"]] == [
        ("unknown" if edit is _in_the_head else "outside", text)
    ]
    assert river.unit(RAIN).target == "Il pleuvait."


def test_a_footnote_is_told(river: ReviewDesk) -> None:
    def edit(root: etree._Element) -> None:
        reference = element('<w:r><w:footnoteReference w:id="2"/></w:r>')
        target_paragraph(root, name(RAIN)).append(reference)

    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels = "word/_rels/document.xml.rels"
    back = edited(river.export(), edit)
    with zipfile.ZipFile(io.BytesIO(back)) as entries:
        led = f'<Relationship Id="rNote" Type="{kind}" Target="footnotes.xml"/></Relationships>'
        related = entries.read(rels).replace(b"</Relationships>", led.encode())
    notes = element('<w:footnotes><w:footnote w:id="2"><w:p/></w:footnote></w:footnotes>')
    notes[0][0].append(insertion("Selon l'agence.", LUIS))
    parts: dict[str, bytes | None] = {rels: related, "word/footnotes.xml": etree.tostring(notes)}
    [outcome] = river.take(with_parts(back, parts), expect=1)["outcomes"]
    assert (outcome["kind"], outcome["text"]) == ("outside", "Selon l'agence.")
    assert outcome["author"] == "Luis Ortega"


def test_a_sentence_that_looks_like_the_head_is_none(
    river: ReviewDesk, desk: Path, bilingual: Bilingual
) -> None:
    other = ReviewDesk(desk, bilingual, "names")
    (desk / "sources/names.md").write_text("---\nlang: en\n---\nEnglish\n", encoding="utf-8")
    bilingual("extract", "names")
    other.write("English", "Français")
    back = edited(other.export(), replace_tracked(name("English"), "Anglais"))
    assert kinds(other.take(back, expect=0)) == [("taken", True)]


def test_an_edited_copy_that_stands_in_exports_is_moved_aside(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    path = river.root / "exports/river.en-fr.review.docx"
    path.write_bytes(back)
    assert river.export() != back
    aside = river.root / "exports/river.en-fr.review.edited-1.docx"
    assert aside.read_bytes() == back
    assert kinds(river.take(aside, expect=0)) == [("taken", True)]


def _split(root: etree._Element) -> None:
    paragraph = target_paragraph(root, name(RAIN))
    properties = paragraph[0]
    properties.append(element("<w:rPr/>"))
    properties[-1].append(mark("ins"))
    second = element("<w:p/>")
    second.append(insertion("Et la nuit aussi."))
    paragraph.addnext(second)


def test_a_split_paragraph_comes_back_as_a_line_break(river: ReviewDesk) -> None:
    back = edited(river.export(), _split)
    [outcome] = river.take(back, expect=0)["outcomes"]
    assert outcome["untracked"] is False
    assert river.unit(RAIN).target == "Il a plu toute la journée.\nEt la nuit aussi."


def test_a_second_author_inside_the_first_ones_insertion(river: ReviewDesk) -> None:
    def edit(root: etree._Element) -> None:
        paragraph = target_paragraph(root, name(RAIN))
        delete_runs(paragraph)
        inserted = insertion("Il pleuvait ")
        inner = mark("del", LUIS)
        inner.append(run("fort "))
        inserted.append(inner)
        inserted.append(run("partout."))
        paragraph.append(inserted)

    [outcome] = river.take(edited(river.export(), edit), expect=0)["outcomes"]
    assert outcome["author"] == "Luis Ortega"
    assert river.unit(RAIN).target == "Il pleuvait partout."


def test_many_articles_in_one_file(river: ReviewDesk, desk: Path, bilingual: Bilingual) -> None:
    other = make_desk(desk, bilingual, "second")
    sent = river.export("river", "second", together=True)
    before = (river.po.read_bytes(), other.po.read_bytes())
    assert river.take(sent, expect=0)["outcomes"] == []
    assert (river.po.read_bytes(), other.po.read_bytes()) == before
    edits = (
        replace_tracked(f"1.{name(COUNCIL)}", NEW),
        replace_tracked(f"2.{name(COUNCIL)}", "Le conseil a siégé."),
        answer(f"2.{name(RAIN)}", "approved"),
    )
    result = river.take(edited(sent, *edits), expect=0)
    assert [outcome["article"] for outcome in result["outcomes"]] == ["river", "second", "second"]
    assert (river.unit(COUNCIL).target, other.unit(COUNCIL).target) == (NEW, "Le conseil a siégé.")
    assert (river.unit(RAIN).state, other.unit(RAIN).state) == (State.DRAFT, State.REVIEWED)


def test_no_file_is_written_when_one_cannot_be(
    river: ReviewDesk, desk: Path, bilingual: Bilingual
) -> None:
    other = make_desk(desk, bilingual, "second")
    text = other.po.read_text(encoding="utf-8")
    other.po.write_bytes(
        text.replace("charset=UTF-8", "charset=ISO-8859-1").encode("latin-1", "replace")
    )
    sent = river.export("river", "second", together=True)
    before = (river.po.read_bytes(), other.po.read_bytes())
    edits = (
        replace_tracked(f"1.{name(COUNCIL)}", NEW),
        replace_tracked(f"2.{name(COUNCIL)}", "Tổng Bí thư"),
    )
    path = river.root / "back.docx"
    path.write_bytes(edited(sent, *edits))
    result = bilingual("import", path)
    assert result.exit_code == 2
    assert "not in the charset" in result.stderr
    assert (river.po.read_bytes(), other.po.read_bytes()) == before
