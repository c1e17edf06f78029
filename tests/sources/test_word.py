"""Word documents: all text in its final view, structure and formatting kept."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from tests.sources import build_word
from tests.sources.samples import RAW, article_words, words
from workflow.article import Block, BlockKind
from workflow.sources import prepare_article, read_article

K = BlockKind
SAMPLE = RAW / "fr-formation-cadres.docx"
MARKUP = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read(tmp_path: Path, document: DocumentType) -> list[Block]:
    path = tmp_path / "a.docx"
    document.save(str(path))
    return list(read_article(path, default_language="en").blocks)


def with_body(xml: str) -> DocumentType:
    """A document whose body is this XML."""
    document = Document()
    body = parse_xml(f"<w:body {nsdecls('w', 'r', 'a', 'wp')} {MARKUP}>{xml}</w:body>")
    for element in body:
        document.element.body.insert_element_before(element, "w:sectPr")
    return document


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def words_in_final_view(data: bytes) -> Counter[str]:
    """The words that Word shows: straight from the XML, by a way of its own."""
    shown: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in ("word/document.xml", "word/footnotes.xml"):
            root = etree.fromstring(package.read(name))
            for paragraph in root.iter(qn("w:p")):
                texts = paragraph.iter(qn("w:t"))
                shown.append("".join(t.text or "" for t in texts))
    return words("\n".join(shown))


def test_the_sample_is_what_its_script_makes() -> None:
    with (
        zipfile.ZipFile(SAMPLE) as kept,
        zipfile.ZipFile(io.BytesIO(build_word.build())) as made,
    ):
        for name in ("word/document.xml", "word/footnotes.xml"):
            assert kept.read(name) == made.read(name)


def test_no_word_of_the_sample_is_lost() -> None:
    article = prepare_article(SAMPLE).article
    numbers = words("1. 2. [1] [1]")  # of the list, and of the note in both places
    assert article_words(article) == words_in_final_view(SAMPLE.read_bytes()) + numbers


@pytest.mark.parametrize(
    ("xml", "wanted"),
    [
        pytest.param(run("bo", "<w:b/>") + run("ld ", "<w:b/>") + run("not", '<w:b w:val="0"/>'), "<b>bold</b> not", id="runs-merge"),
        pytest.param(f"{run('a ')}<w:ins w:id='1' w:author='x'>{run('new')}</w:ins><w:del w:id='2' w:author='x'><w:r><w:delText>old</w:delText></w:r></w:del>", "a new", id="tracked-changes"),
        pytest.param(f"{run('a ')}<w:sdt><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", "a control", id="content-control"),
        pytest.param(f"<w:smartTag w:uri='x' w:element='y'>{run('smart')}</w:smartTag>", "smart", id="smart-tag"),
        pytest.param("<w:r><w:t>11</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:br/><w:t>next</w:t><w:tab/><w:t>tab</w:t></w:r>", "11\u2011NQ\nnext tab", id="signs"),
        pytest.param('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://x.example" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("link") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" after"), '<a id="1">link</a> after', id="field-link"),
        pytest.param('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "7", id="field-result"),
        pytest.param(f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>', "today", id="simple-field"),
        pytest.param(run("x", '<w:rStyle w:val="Strong"/>') + run(" y", '<w:rStyle w:val="Emphasis"/>'), "<b>x</b> <i>y</i>", id="character-styles"),
    ],
)  # fmt: skip
def test_runs(tmp_path: Path, xml: str, wanted: str) -> None:
    blocks = read(tmp_path, with_body(f"<w:p>{xml}</w:p>"))
    assert [block.text for block in blocks] == [wanted]


BOX = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("xml", "wanted"),
    [
        pytest.param(f"<w:p>{run('text')}<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing>{BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>", ["text", "boxed"], id="text-box-once"),
        pytest.param(f"<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='x'/></w:rPr></w:pPr>{run('one ')}</w:p><w:p>{run('two')}</w:p>", ["one two"], id="deleted-paragraph-mark"),
        pytest.param(f"<w:sdt><w:sdtContent><w:p>{run('one')}</w:p><w:tbl><w:tr><w:sdt><w:sdtContent><w:tc><w:sdt><w:sdtContent><w:p>{run('cell')}</w:p></w:sdtContent></w:sdt></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl></w:sdtContent></w:sdt>", ["one", "cell"], id="controls-round-everything"),
        pytest.param(f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('inner')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('b')}</w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id='1' w:author='x'/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>", ["a\nb", "inner"], id="nested-table"),
    ],
)  # fmt: skip
def test_nothing_is_passed_over(tmp_path: Path, xml: str, wanted: list[str]) -> None:
    assert [block.text for block in read(tmp_path, with_body(xml))] == wanted


def test_structure(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Before the title.")
    document.add_heading("The title", level=0)
    document.add_heading("Part", level=1)
    for style in ("List Bullet", "List Bullet 2", "List Number", "List Number", "Quote", "Caption"):
        document.add_paragraph(f"Of style {style}.", style=style)
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(0, 2).text = "c"
    table.cell(1, 1).text = "e"
    found = [
        (b.kind, b.text, b.level, b.marker, b.cell and (b.cell.row, b.cell.column))
        for b in read(tmp_path, document)
    ]
    assert found == [
        (K.TITLE, "The title", 0, "", None),
        (K.PARAGRAPH, "Before the title.", 0, "", None),
        (K.HEADING, "Part", 1, "", None),
        (K.LIST_ITEM, "Of style List Bullet.", 1, "-", None),
        (K.LIST_ITEM, "Of style List Bullet 2.", 1, "-", None),
        (K.LIST_ITEM, "Of style List Number.", 1, "1.", None),
        (K.LIST_ITEM, "Of style List Number.", 1, "2.", None),
        (K.QUOTE, "Of style Quote.", 0, "", None),
        (K.CAPTION, "Of style Caption.", 0, "", None),
        (K.TABLE_CELL, "wide", 0, "", (0, 0)),
        (K.TABLE_CELL, "c", 0, "", (0, 2)),
        (K.TABLE_CELL, "e", 0, "", (1, 1)),
    ]


def test_lines_count_paragraphs(tmp_path: Path) -> None:
    document = Document()
    for text in ("One text.", "", "Two texts."):
        document.add_paragraph(text)
    assert [block.line for block in read(tmp_path, document)] == [1, 3]


def test_what_is_not_taken_is_told(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("A text of the Party committee, of some length.")
    document.sections[0].header.paragraphs[0].text = "Office of the committee"
    picture = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
    )
    document.add_picture(io.BytesIO(picture))
    document.add_comment(document.paragraphs[0].runs, text="Check this", author="Mai", initials="M")
    path = tmp_path / "a.docx"
    document.save(str(path))
    messages = [change.message for change in prepare_article(path, language="en").changes]
    assert "The page header “Office of the committee” was left out." in messages
    assert "The comments “Check this” was left out." not in messages
    assert "The comments “Check this” were left out." in messages
    assert not any("image" in message for message in messages)


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    shown = run("It is new.", '<w:vanish w:val="0"/>')
    document = with_body(
        f"<w:p>{run('The road ')}{run('(ask again!) ', '<w:vanish/>')}{run('is open.')}</w:p>"
        f"<w:p>{shown}</w:p>"
    )
    path = tmp_path / "a.docx"
    document.save(str(path))
    prepared = prepare_article(path, language="en", title="Roads")
    texts = [block.text for block in prepared.article.blocks]
    assert texts == ["Roads", "The road is open.", "It is new."]
    told = [change for change in prepared.changes if change.kind == "left-out"]
    assert [(change.line, change.message) for change in told] == [
        (1, "The hidden text “(ask again!)” was left out.")
    ]


@pytest.mark.parametrize(
    ("font", "code", "wanted", "told"),
    [
        ("Symbol", "F0B3", "x ≥ 2", ""),
        ("Wingdings", "F0FC", "x ✓ 2", ""),
        ("Wingdings", "A7", "x ▪ 2", ""),
        ("Times New Roman", "00A7", "x § 2", ""),
        ("Webdings", "F0AA", "x 2", "A sign of a symbol font (Webdings F0AA) was left out"),
        ("Symbol", "zz", "x 2", "A sign of a symbol font (Symbol ZZ) was left out"),
    ],
)
def test_signs_of_symbol_fonts(
    tmp_path: Path, font: str, code: str, wanted: str, told: str
) -> None:
    sign = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    path = tmp_path / "a.docx"
    with_body(f"<w:p>{run('x ')}{sign}{run(' 2')}</w:p>").save(str(path))
    prepared = prepare_article(path, language="en", title="Signs")
    assert " ".join(prepared.article.blocks[1].text.split()) == wanted
    said = [change.message for change in prepared.changes if change.kind == "left-out"]
    assert [message[: len(told)] for message in said] == ([told] if told else [])
