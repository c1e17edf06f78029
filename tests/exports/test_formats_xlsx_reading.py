"""Workbooks of other programs: every word of theirs is read, and nothing is made up."""

from __future__ import annotations

import datetime
import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from format_samples import small
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment as SheetNote
from openpyxl.utils.datetime import MAC_EPOCH

from tests.conftest import judge
from workflow.errors import ExportError
from workflow.exports.returned.incoming import Comment
from workflow.exports.xlsx.reading import read_xlsx
from workflow.exports.xlsx.sheets import Sheet, read_book
from workflow.exports.xlsx.writing import xlsx_file

PATH = Path("returned.xlsx")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PURE = "http://purl.oclc.org/ooxml/spreadsheetml/main"
PURE_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
MODERN = "http://schemas.microsoft.com/office/2017/10/relationships"
STRINGS = (f"{OFFICE}/sharedStrings", "sharedStrings.xml")
Cells = dict[str, str]
Parts = dict[str, bytes]


def _links(*links: tuple[str, str]) -> bytes:
    each = (
        f'<Relationship Id="r{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{LINKS}">{"".join(each)}</Relationships>'.encode()


def _made(
    rows: str,
    *more: tuple[str, str],
    parts: Mapping[str, str] | None = None,
    notes: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """A workbook of one sheet; `more` and `notes` are what workbook and sheet lead to."""
    made = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/_rels/workbook.xml.rels": _links((f"{OFFICE}/worksheet", "worksheets/sheet1.xml"), *more).decode(),
        "xl/worksheets/_rels/sheet1.xml.rels": _links(*notes).decode(),
        **(parts or {}),
    }  # fmt: skip
    return _packed({name: text.encode() for name, text in made.items()})


def _packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return out.getvalue()


def _unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        return {name: entries.read(name) for name in entries.namelist()}


def _edited(edit: Callable[[Any], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(small())))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(sheet: Sheet) -> Cells:
    return {
        f"{openpyxl.utils.get_column_letter(column + 1)}{number}": text
        for number, row in sheet.rows.items()
        for column, text in row.cells.items()
    }


def _one(data: bytes) -> Cells:
    return _cells(read_book(data).sheets[0])


def _cell(markup: str, *more: tuple[str, str], **parts: str) -> str:
    shared = {f"xl/{name}.xml": text for name, text in parts.items()}
    [text] = _one(_made(f'<row r="1">{markup}</row>', *more, parts=shared)).values() or [""]
    return text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param('<c t="inlineStr"><is><t xml:space="preserve"> a  b </t></is></c>', " a  b ", id="blanks"),
        pytest.param('<c t="inlineStr"><is><t> a </t></is></c>', " a ", id="blanks-not-asked-for"),
        pytest.param('<c t="inlineStr"><is><r><t>Le </t></r><r><rPr><b/></rPr><t>roi</t></r></is></c>', "Le roi", id="runs"),
        pytest.param('<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr/></is></c>', "東京", id="how-it-is-said"),
        pytest.param('<c t="inlineStr"><is><t>a_x000D_\nb_x000d_c</t></is></c>', "a\nb\nc", id="line-ends"),
        pytest.param('<c t="inlineStr"><is><t>_x005F_x0041_ _x0007_</t></is></c>', "_x0041_ _x0007_", id="escapes"),
        pytest.param('<c t="inlineStr"><is><t>a<!-- b -->c</t></is></c>', "ac", id="comment-of-xml"),
        pytest.param('<c t="str"><v> said </v></c>', " said ", id="string"),
        pytest.param("<c><v>1240</v></c>", "1240", id="whole"),
        pytest.param("<c><v>2027.0</v></c>", "2027", id="whole-with-point"),
        pytest.param('<c t="n"><v>1.1000000000000001</v></c>', "1.1", id="fraction"),
        pytest.param("<c><v>1E+3</v></c>", "1000", id="exponent"),
        pytest.param("<c><v>12345678901234567890</v></c>", "12345678901234567890", id="long"),
        pytest.param('<c t="b"><v>1</v></c>', "True", id="true"),
        pytest.param('<c t="b"><v>0</v></c>', "False", id="false"),
        pytest.param('<c t="e"><v>#N/A</v></c>', "#N/A", id="error"),
        pytest.param('<c t="d"><v>2026-11-20T00:00:00Z</v></c>', "2026-11-20", id="day"),
        pytest.param('<c t="d"><v>2026-11-20T14:03</v></c>', "2026-11-20 14:03:00", id="moment"),
        pytest.param('<c t="d"><v>PT1H</v></c>', "PT1H", id="length"),
        pytest.param('<c t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', "ab", id="result"),
        pytest.param("<c><f>1+1</f><v>2</v></c>", "2", id="result-number"),
        pytest.param('<c><f t="array" ref="A1">SUM(B1:B2)</f><v></v></c>', "=SUM(B1:B2)", id="no-result"),
        pytest.param('<c t="str"><f>B1</f><v></v></c>', "", id="empty-result"),
        pytest.param('<c t="e"><f>- point one</f><v>#NAME?</v></c>', "=- point one", id="no-formula-but-words"),
        pytest.param("<c/>", "", id="empty"),
        pytest.param('<c t="inlineStr"><is/></c>', "", id="empty-string"),
    ],
)  # fmt: skip
def test_a_cell_says_what_people_saw(markup: str, text: str) -> None:
    assert _cell(markup) == text


def test_strings_are_shared() -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>a</t></si><si><r><t>b_x000D_</t></r><r><t> c</t></r></si></sst>'
    assert _cell('<c t="s"><v>1</v></c>', STRINGS, sharedStrings=strings) == "b\n c"


def test_a_shared_formula_is_told_for_its_own_cell() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1&amp;"x"</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/></c><c r="B2"><f t="shared" si="9"/></c></row>'
    )
    assert _one(_made(rows)) == {"A1": '=B1&"x"', "A2": '=B2&"x"', "B2": "="}


def test_rows_and_cells_without_a_place_follow_the_last() -> None:
    cell = '<c t="str"><v>{}</v></c>'
    rows = (
        f'<row>{cell.format("a")}<c r="AA1" t="str"><v>b</v></c>{cell.format("c")}</row>'
        f'<row r="5.0">{cell.format("d")}</row><row>{cell.format("e")}</row>'
        '<row r="1048576"><c r="XFD1048576" t="str"><v>far</v></c></row>'
    )
    assert _one(_made(rows)) == {
        "A1": "a", "AA1": "b", "AB1": "c", "A5": "d", "A6": "e", "XFD1048576": "far",
    }  # fmt: skip


def _typed(book: Any) -> None:
    sheet = book.worksheets[0]
    values = [5, -3, 6.5, 1e20, True, "#N/A", 0.1 + 0.2, datetime.time(14, 3), datetime.timedelta(hours=26),
              datetime.datetime(2026, 11, 20, 14, 3), datetime.date(2026, 11, 20), "=A1", " b "]  # fmt: skip
    for number, value in enumerate(values, 20):
        sheet.cell(number, 10).value = value
    for number, code in enumerate(('"Day "0', "0%", "[h]:mm", "d/m/yy", "mmm yyyy"), 40):
        sheet.cell(number, 10).value, sheet.cell(number, 10).number_format = 45000.5, code
    sheet["J50"] = CellRichText("Un ", TextBlock(InlineFont(b=True), "mot "), "fin ")
    sheet["J51"], sheet["J51"].number_format = -5, "d/m/yy"


def _of_the_mac(book: Any) -> None:
    book.epoch = MAC_EPOCH
    _typed(book)


def _hidden(book: Any) -> None:
    sheet = book.worksheets[0]
    sheet.row_dimensions[3].hidden = sheet.column_dimensions["E"].hidden = True
    other = book.create_sheet("Hidden")
    other.sheet_state = "hidden"
    other["C7"] = "secret"


def _merged(book: Any) -> None:
    book.worksheets[0]["J5"] = "wide"
    book.worksheets[0].merge_cells("J5:L7")
    book.worksheets[0].merge_cells("E2:E3")


def _moved(book: Any) -> None:
    book.worksheets[0].insert_rows(1, 3)
    book.worksheets[0]["B2"] = "Ask Paris"
    book.worksheets[0]["ZZ30"] = "far"


@pytest.mark.parametrize("edit", [_typed, _of_the_mac, _hidden, _merged, _moved, lambda book: None])
def test_openpyxl_reads_the_same(edit: Callable[[Any], None]) -> None:
    data = _edited(edit)
    said = openpyxl.load_workbook(io.BytesIO(data))
    for ours, theirs in zip(read_book(data).sheets, said.worksheets, strict=True):
        assert ours.title == theirs.title
        assert _cells(ours) == {
            cell.coordinate: _shown(cell.value)
            for row in theirs.iter_rows()
            for cell in row
            if cell.value is not None
        }


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00")


@settings(max_examples=25)
@given(st.text(st.one_of(st.sampled_from("_x005FD\n"), st.characters(exclude_categories=["Cs", "Cc", "Cn"])), max_size=20))  # fmt: skip
def test_a_text_is_not_taken_for_an_escape(text: str) -> None:
    back = read_xlsx(xlsx_file(small(), properties={"note": f"a{text}z"}), PATH)
    assert back.properties["note"] == f"a{text}z"


def _strict(parts: Parts) -> Parts:
    pairs = ((MAIN, PURE), (OFFICE, PURE_OFFICE))
    for old, new in pairs:
        parts = {name: data.replace(old.encode(), new.encode()) for name, data in parts.items()}
    return parts


def _from_the_root(parts: Parts) -> Parts:
    name = "xl/_rels/workbook.xml.rels"
    links = parts[name].replace(b'Target="/xl/', b'Target="').replace(b'Target="', b'Target="/xl/')
    return {**parts, name: links}


def _from_the_folder(parts: Parts) -> Parts:
    name = "xl/_rels/workbook.xml.rels"
    return {**parts, name: parts[name].replace(b'Target="/xl/', b'Target="./')}


@pytest.mark.parametrize("change", [_strict, _from_the_root, _from_the_folder])
def test_another_form_of_the_same_file_says_the_same(change: Callable[[Parts], Parts]) -> None:
    data = xlsx_file(small())
    parts = _unpacked(data)
    changed = change(dict(parts))
    assert changed != parts
    assert read_xlsx(_packed(changed), PATH) == read_xlsx(data, PATH)


def test_notes_are_read_from_left_to_right_also_where_no_cell_is() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet["J2"].comment = SheetNote("Bo:\nsecond", "Bo")
        sheet["A2"].comment = SheetNote("first", "Ana")
        sheet["Z90"].comment = SheetNote("below", "Ana")

    back = read_xlsx(_edited(edit), PATH)
    assert back.rows[0].comments == (Comment("first", "Ana"), Comment("second", "Bo"))
    assert (back.rows[-1].comments, back.rows[-1].place) == ((Comment("below", "Ana"),), "row 90")


def test_a_thread_of_comments_is_read_with_its_people() -> None:
    note = '<comment ref="{}" authorId="{}"><text><r><t>{}</t></r></text></comment>'
    said = '<threadedComment ref="B2" dT="2026-11-20T14:0{0}:00.1" personId="{{{0}}}" id="{{{0}}}"><text>{1}</text></threadedComment>'
    parts = {
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author><author>Bo</author></authors>'
        f"<commentList>{note.format('B2', 0, '[Threaded comment] Is it?')}{note.format('C2', 1, 'Mine')}</commentList></comments>",
        "xl/threads1.xml": f'<ThreadedComments xmlns="{THREADS}">{said.format(1, "Is it?")}{said.format(2, "It is.")}</ThreadedComments>',
        "xl/person.xml": f'<personList xmlns="{THREADS}"><person displayName="Ana" id="{{1}}"/></personList>',
    }  # fmt: skip
    notes = ((f"{OFFICE}/comments", "../comments1.xml"), (f"{MODERN}/threadedComment", "../threads1.xml"))  # fmt: skip
    data = _made("", (f"{MODERN}/person", "person.xml"), parts=parts, notes=notes)
    assert read_book(data).sheets[0].rows[2].notes == (
        Comment("Is it?", "Ana", "2026-11-20T14:01:00.1"),
        Comment("It is.", "", "2026-11-20T14:02:00.1"),
        Comment("Mine", "Bo"),
    )
    alone = _made("", parts=parts, notes=notes[:1])
    assert [one.text for one in read_book(alone).sheets[0].rows[2].notes] == [
        "[Threaded comment] Is it?",
        "Mine",
    ]


def test_a_note_of_nobody_keeps_its_colon() -> None:
    comments = f'<comments xmlns="{MAIN}"><authors><author/></authors><commentList><comment ref="A1" authorId="0"><text><t>: so</t></text></comment></commentList></comments>'
    data = _made("", parts={"xl/c.xml": comments}, notes=((f"{OFFICE}/comments", "/xl/c.xml"),))
    assert read_book(data).sheets[0].rows[1].notes == (Comment(": so"),)


def test_libreoffice_gives_back_what_a_person_typed(tmp_path: Path) -> None:
    office = judge("soffice")
    made, out = tmp_path / "made.xlsx", tmp_path / "out"

    def edit(book: Any) -> None:
        _typed(book)
        sheet = book.worksheets[0]
        sheet["J60"], sheet["J61"], sheet["J62"] = '=CONCATENATE("a","b")', "=1+1", "=NOSUCH(1)"
        sheet["E2"].comment = SheetNote("Is this right?", "Ana")

    made.write_bytes(_edited(edit))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", out, made]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    if not (out / made.name).is_file():
        pytest.skip("LibreOffice has no Calc: install libreoffice-calc-nogui")
    before, after = (read_book(path.read_bytes()).sheets[0] for path in (made, out / made.name))
    results = {"J24": "True", "J31": "Id", "J60": "ab", "J61": "2", "J62": "=nosuch(1)", "J25": "=#N/A"}  # fmt: skip
    assert _cells(after) | results == _cells(before) | results
    assert {place: _cells(after)[place] for place in results} == results
    assert [note.text for note in after.rows[2].notes] == ["Is this right?"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_made('<row><c t="s"><v>7</v></c></row>'), id="no-such-string"),
        pytest.param(_made('<row><c t="s"><v>x</v></c></row>'), id="string-without-number"),
        pytest.param(_made('<row r="x"/>'), id="row-without-number"),
        pytest.param(_made('<row r="1e999"/>'), id="row-without-end"),
        pytest.param(_made('<row><c r="é1"/></row>'), id="no-column"),
        pytest.param(_made("<row>"), id="broken-markup"),
        pytest.param(_made("&more;"), id="entity"),
        pytest.param(_made("", parts={"xl/_rels/workbook.xml.rels": "<a/>"}), id="no-sheet"),
        pytest.param(_made("", STRINGS, parts={"xl/sharedStrings.xml": "<"}), id="broken-strings"),
        pytest.param(_made("", (f"{OFFICE}/sharedStrings", "x.txt"), parts={"xl/x.txt": "<!DOCTYPE a><a/>"}), id="document-type"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ExportError, match="not a spreadsheet that can be read"):
        read_xlsx(data, PATH)


@settings(max_examples=60)
@given(st.sampled_from(sorted(_unpacked(xlsx_file(small())))), st.floats(0, 0.99), st.binary(min_size=1, max_size=3))  # fmt: skip
def test_a_damaged_part_is_read_or_refused(name: str, at: float, byte: bytes) -> None:
    parts = _unpacked(xlsx_file(small()))
    place = int(len(parts[name]) * at)
    parts[name] = parts[name][:place] + byte + parts[name][place + 1 :]
    told = ""
    try:
        read_xlsx(_packed(parts), PATH)
    except ExportError as err:
        told = str(err)
    assert "\n" not in told
