"""Files as other editors and hurried people return them: no sentence of a person is lost."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.import_desk import COUNCIL, RAIN, TEXTS, ReviewDesk, kinds, make_desk, name
from tests.conftest import Bilingual
from tests.exports.review_edits import (
    ANNA,
    LUIS,
    Edit,
    W,
    answer,
    commented,
    edited,
    element,
    insertion,
    replace_tracked,
    replace_untracked,
    row,
    run,
    with_parts,
)
from workflow.translations import State

NEW = "Le conseil s'est réuni à l'ancien hôtel de ville."


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


def _names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        return entries.namelist()


def _unwrapped(root: etree._Element) -> None:
    """No content controls, bookmarks or styles of ours: what Google Docs writes."""
    for control in list(root.iter(f"{W}sdt")):
        parent, content = control.getparent(), control.find(f"{W}sdtContent")
        assert parent is not None
        assert content is not None
        at = parent.index(control)
        parent[at : at + 1] = list(content)
    for style in list(root.iter(f"{W}rStyle")):
        if "Strong" in str(style.get(f"{W}val")) or "Bold" in str(style.get(f"{W}val")):
            style.addprevious(element("<w:b/>"))
    for tag in ("bookmarkStart", "bookmarkEnd", "pStyle", "rStyle", "tblHeader", "proofErr"):
        for found in list(root.iter(f"{W}{tag}")):
            found.getparent().remove(found)  # type: ignore[union-attr]


def _like_google(data: bytes, *edits: Edit) -> bytes:
    gone = [each for each in _names(data) if each.startswith(("customXml/", "docProps/"))]
    return with_parts(edited(data, _unwrapped, *edits), dict.fromkeys(gone))


def _without_column(number: int) -> Edit:
    def edit(root: etree._Element) -> None:
        for each in root.iter(f"{W}tr"):
            each.remove(each.findall(f"{W}tc")[number])

    return edit


def _pasted(root: etree._Element) -> None:
    """Rich text from a web page: spans, a soft hyphen, a no-break blank, three paragraphs."""
    cell = row(root, name(COUNCIL)).findall(f"{W}tc")[2]
    for paragraph in list(cell.findall(f"{W}p")):
        cell.remove(paragraph)
    styled = '<w:rPr><w:rFonts w:ascii="Roboto"/><w:color w:val="202124"/></w:rPr>'
    cell.append(element("<w:p/>"))
    cell.append(
        element(
            f'<w:p><w:r>{styled}<w:t xml:space="preserve">Le conseil s\'est réuni </w:t></w:r>'
            f"<w:smartTag><w:r>{styled}<w:t>à l'ancien hôtel de ville.</w:t></w:r></w:smartTag></w:p>"
        )
    )
    cell.append(element("<w:p/>"))


def _sorted(root: etree._Element) -> None:
    for table in root.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")[1:]
        for each in sorted(rows, key=lambda one: "".join(one.itertext()), reverse=True):
            table.append(each)


def _swapped(root: etree._Element) -> None:
    for each in root.iter(f"{W}tr"):
        cells = each.findall(f"{W}tc")
        cells[0].addprevious(cells[3])
        cells[1].addprevious(cells[2])


def _dashes(root: etree._Element) -> None:
    """Sources and heads autocorrected everywhere."""
    for text in root.iter(f"{W}t"):
        text.text = (text.text or "").replace("'", "’").replace("-", "–")


TAKEN = [
    pytest.param((_pasted,), id="pasted-rich-text"),
    pytest.param((replace_tracked(name(COUNCIL), NEW), _sorted), id="rows-sorted"),
    pytest.param((replace_tracked(name(COUNCIL), NEW), _swapped), id="columns-swapped"),
    pytest.param((replace_tracked(name(COUNCIL), NEW), _without_column(3)), id="no-status-column"),
]


@pytest.mark.parametrize("edits", TAKEN)
def test_a_change_is_taken_from_a_rearranged_file(
    river: ReviewDesk, edits: tuple[Edit, ...]
) -> None:
    result = river.take(edited(river.export(), *edits))
    assert kinds(result) == [("taken", True)]
    assert river.unit(COUNCIL).target == NEW


def test_google_docs_leaves_only_the_id_in_the_footer(river: ReviewDesk) -> None:
    back = _like_google(river.export(), replace_untracked(name(COUNCIL), NEW))
    assert kinds(river.take(back, expect=0)) == [("taken", True)]
    assert river.unit(COUNCIL).target == NEW
    (river.root / ".bilingual/reviews.json").unlink()
    [refused] = river.take(back, expect=2)["refused"]
    assert "not a review copy" in refused["why"]


def test_without_its_ids_a_table_is_told_row_by_row(river: ReviewDesk) -> None:
    change = replace_tracked(name(COUNCIL), NEW)
    back = edited(river.export(), change, _without_column(0))
    before = river.po.read_bytes()
    result = river.take(back, expect=1)
    told = [each for each in result["outcomes"] if each["kind"] == "unknown"]
    assert any(NEW in each["text"] for each in told)
    assert river.po.read_bytes() == before


def test_without_its_sources_a_table_misfiles_nothing(river: ReviewDesk) -> None:
    change = replace_tracked(name(COUNCIL), NEW)
    result = river.take(edited(river.export(), change, _without_column(1)))
    assert river.unit(COUNCIL).target in (NEW, TEXTS[COUNCIL][0])
    assert any(NEW in each["text"] for each in result["outcomes"])
    for source in (RAIN,):
        assert river.unit(source).target == TEXTS[source][0]


def test_signs_corrected_everywhere_do_not_hide_a_change(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(RAIN), "Il a plu sans cesse."), _dashes)
    told = river.take(back)["outcomes"]
    assert ("taken", True) in kinds({"outcomes": told})
    assert {each["kind"] for each in told} == {"taken", "typographic"}
    assert river.unit(RAIN).target == "Il a plu sans cesse."
    assert river.unit(COUNCIL).target == TEXTS[COUNCIL][0]


@pytest.mark.parametrize("word", ["OK", "Validé.", "đã duyệt", "GODKJENT", "aprobado", "✓"])
def test_an_approval_is_understood_in_each_language(river: ReviewDesk, word: str) -> None:
    assert kinds(river.take(edited(river.export(), answer(name(RAIN), word)), expect=0)) == [
        ("approved", True)
    ]
    assert river.unit(RAIN).state is State.REVIEWED


def test_words_in_the_page_header_are_told(river: ReviewDesk) -> None:
    def edit(root: etree._Element) -> None:
        root.findall(f"{W}p")[0].append(run(" Embargo until Friday"))

    sent = river.export()
    [outcome] = river.take(edited(sent, edit, part="word/header1.xml"), expect=1)["outcomes"]
    assert (outcome["kind"], outcome["taken"]) == ("outside", False)
    assert "Embargo until Friday" in outcome["text"]


def test_two_reviewers_one_after_the_other(river: ReviewDesk) -> None:
    sent = river.export()
    anna = commented(edited(sent, replace_tracked(name(COUNCIL), NEW)), name(RAIN), "Trop court ?")
    luis = edited(
        sent,
        replace_tracked(name(COUNCIL), "Le conseil a siégé.", LUIS),
        replace_tracked(name(RAIN), "Il a plu sans cesse.", LUIS),
    )
    assert kinds(river.take(anna, expect=0)) == [("taken", True), ("comment", True)]
    assert kinds(river.take(luis, expect=1)) == [("conflict", False), ("taken", True)]
    assert river.unit(COUNCIL).target == NEW
    assert "Luis Ortega 2026-11-21: conflict: Le conseil a siégé." in river.unit(COUNCIL).comment
    assert river.unit(RAIN).target == "Il a plu sans cesse."
    assert ANNA[0] in river.unit(RAIN).comment


def test_a_row_added_with_its_comment_is_told_whole(river: ReviewDesk) -> None:
    def edit(root: etree._Element) -> None:
        last = row(root, name(RAIN))
        made = etree.fromstring(etree.tostring(last))
        for number, text in enumerate(("", "A new sentence.", "Une nouvelle phrase.", "ok")):
            paragraph = made.findall(f"{W}tc")[number].find(f"{W}p")
            assert paragraph is not None
            for child in list(paragraph):
                paragraph.remove(child)
            paragraph.append(insertion(text, LUIS))
        last.addnext(made)

    [outcome] = river.take(edited(river.export(), edit), expect=1)["outcomes"]
    assert outcome["kind"] == "unknown"
    assert re.search("A new sentence.*Une nouvelle phrase.*ok", outcome["text"])
