"""What validators say of a Word file, and the checklist of our own; small readers for tests."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import ooxml_integrity
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from workflow.exports.verification.checklist import STRUCTURE
from workflow.exports.verification.contents import left_in
from workflow.exports.verification.formatting import formatting
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.stamps import stamps

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    """Name and content of each entry."""
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        return {name: entries.read(name) for name in entries.namelist()}


def body(data: bytes) -> etree._Element:
    """The root of the main part."""
    return etree.fromstring(parts(data)["word/document.xml"])


def text_of(element: etree._Element) -> str:
    """All text under an element; a hyphen that holds the line is a hyphen."""
    kept = element.iter(f"{W}t", f"{W}noBreakHyphen")
    return "".join("-" if each.tag == f"{W}noBreakHyphen" else each.text or "" for each in kept)


def style_of(paragraph: etree._Element) -> str:
    """Id of a paragraph's style."""
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))  # type: ignore[union-attr]


def validator_findings(path: Path) -> list[str]:
    """What openxml-audit and ooxml-integrity say about a file."""
    result = OpenXmlValidator(FileFormat.OFFICE_2013).validate(path)
    return [str(error) for error in result.errors] + [
        str(finding) for finding in ooxml_integrity.check(path)
    ]


def structure_findings(data: bytes, languages: set[str]) -> list[str]:
    """Broken rules of the checklist's structure, formatting, stamps and contents, one line each;
    besides, runs in a language that is none of these."""
    file = WordFile(data, Path("made.docx"))
    looks = (*STRUCTURE, formatting, stamps, left_in)
    out = [f"{fault.place}: {fault.what}" for look in looks for fault in look(file)]
    for name, root in file.shown.items():
        tags = {value for each in root.iter(f"{W}lang") for value in each.attrib.values()}
        out += [f"{name}: language {tag}" for tag in sorted(map(str, tags)) if tag not in languages]
    return out


def rows_of(data: bytes) -> list[list[str]]:
    """The text of each cell of each row."""
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in body(data).iter(f"{W}tr")]


def texts_in(data: bytes, style: str) -> list[str]:
    """The texts of the paragraphs of a style."""
    return [text_of(each) for each in body(data).iter(f"{W}p") if style_of(each) == style]
