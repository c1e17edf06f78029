"""A reference document: what is taken from it, and what is not let in."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt, RGBColor
from word_checks import W, body, parts, structure_findings, validator_findings
from word_samples import all_reviewed, english_french

from workflow.errors import ExportError
from workflow.exports import LAYOUT_NAMES, Publication, word_document


def picture() -> bytes:
    """A small red PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress(b"".join(b"\0" + b"\xc0\x10\x20" * 8 for _ in range(4)))
    head = struct.pack(">IIBBBBB", 8, 4, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def agency() -> bytes:
    """A document as an agency may have it: its fonts, margins, and a picture in the header."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(35), Mm(25)
    head = section.header.paragraphs[0]
    head.add_run("THE AGENCY").bold = True
    head.add_run().add_picture(io.BytesIO(picture()), width=Mm(20))
    section.footer.paragraphs[0].text = "Printed by the agency"
    made.styles["Normal"].font.name = "Georgia"
    made.styles["Normal"].font.size = Pt(10)
    made.styles["Title"].font.color.rgb = RGBColor(0x99, 0, 0)
    made.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x60, 0)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_styles_margins_header_and_footer_are_taken(
    layout: str, agency: bytes, tmp_path: Path
) -> None:
    publication = Publication(layout, reference=agency, draft=True)
    data = word_document(english_french(), publication=publication)
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert validator_findings(path) == []
    ours = [
        finding
        for finding in structure_findings(data, {"en-GB", "fr-FR"})
        if finding.startswith("word/document.xml")
    ]
    assert ours == []
    opened = docx.Document(str(path))
    assert opened.styles["Normal"].font.name == "Georgia"
    assert opened.styles["Normal"].font.size == Pt(10)
    assert opened.styles["Title"].font.color.rgb == RGBColor(0x99, 0, 0)
    assert opened.styles["Heading 1"].font.color.rgb == RGBColor(0, 0x60, 0)
    section = opened.sections[-1]
    assert round(section.left_margin.mm) == 35  # type: ignore[union-attr]
    assert "THE AGENCY" in "".join(each.text for each in section.header.paragraphs)
    assert "Printed by the agency" in section.footer.paragraphs[0].text
    found = parts(data)
    assert [content for name, content in found.items() if "media" in name] == [picture()]
    assert b'string="PROJET"' in found["word/header1.xml"]
    assert b"not reviewed" in found["word/footer1.xml"]


def test_languages_and_headings_that_stay_with_their_text_are_ours(agency: bytes) -> None:
    data = word_document(english_french(), publication=Publication(reference=agency))
    styles = parts(data)["word/styles.xml"]
    assert b"w:lang" in styles
    assert b"asciiTheme" not in styles
    assert b"themeColor" not in styles
    root = docx.Document(io.BytesIO(data)).styles
    assert root["Heading 1"].paragraph_format.keep_with_next
    assert root["Heading 2"].paragraph_format.keep_with_next


def test_tables_are_as_wide_as_the_references_page(agency: bytes) -> None:
    data = word_document(english_french(), publication=Publication(reference=agency))
    width = round((210 - 35 - 25) * 1440 / 25.4)
    for grid in body(data).iter(f"{W}tblGrid"):
        assert abs(sum(int(str(each.get(f"{W}w"))) for each in grid) - width) <= 2


def test_the_same_reference_gives_the_same_bytes(agency: bytes) -> None:
    made = all_reviewed(english_french())
    publication = Publication("clean", reference=agency)
    assert word_document(made, publication=publication) == word_document(
        made, publication=publication
    )


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", id="old-word"),
        pytest.param(zipped(word__document=b"<w/>"), id="no-content-types"),
        pytest.param(zipped(word__document=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), id="entity"),
        pytest.param(zipped(word__document=b"<a>" + b" " * 10**8 + b"</a>"), id="bomb"),
    ],
)
def test_any_other_file_is_refused(data: bytes) -> None:
    with pytest.raises(ExportError, match="the reference document"):
        word_document(english_french(), publication=Publication(reference=data))
