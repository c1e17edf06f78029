"""What no validator sees: the rules our own Word files keep."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import ooxml_integrity
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SHOWN = re.compile(r"word/(?:document|header\d+|footer\d+)\.xml")
_RUN_PROPERTIES = {f"{W}{name}" for name in ("lang", "rtl", "rStyle", "noProof")}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


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
    """Broken rules of tables, text, styles, languages and relationships, one line each."""
    found = parts(data)
    styles = etree.fromstring(found["word/styles.xml"])
    shown = sorted(name for name in found if _SHOWN.fullmatch(name))
    roots = {name: etree.fromstring(found[name]) for name in shown}
    out: list[str] = []
    for name, root in roots.items():
        for finding in (
            *_tables(root),
            *_text(root),
            *_formatting(root, languages),
            *_defined(root, styles),
        ):
            out.append(f"{name}: {finding}")
    out.extend(_relationships(roots["word/document.xml"], found))
    out.extend(_traces(found))
    return out


def _tables(root: etree._Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        grid = [column.get(f"{W}w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows = table.findall(f"{W}tr")
        if len(rows) > 200:
            yield f"{len(rows)} rows"
        if table.getnext() is None or table.getnext().tag != f"{W}p":  # type: ignore[union-attr]
            yield "no paragraph after a table"
        for row in rows:
            widths = [width.get(f"{W}w") for width in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")]
            if widths != grid:
                yield f"cells {widths} in grid {grid}"
            # Only a long paragraph goes on over the end of a page.
            if row.find(f"{W}trPr/{W}cantSplit") is None and len(text_of(row)) < 400:
                yield "a row may break over pages"
            for cell in row.iterfind(f"{W}tc"):
                if cell[-1].tag != f"{W}p":
                    yield "cell does not end in a paragraph"


def _text(root: etree._Element) -> Iterator[str]:
    for text in root.iter(f"{W}t"):
        if _CONTROL.search(text.text or ""):
            yield f"control character in {text.text!r}"


def _formatting(root: etree._Element, languages: set[str]) -> Iterator[str]:
    for run in root.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is None or properties.find(f"{W}lang") is None:
            yield f"run without language: {text_of(run)!r}"
            continue
        if extra := {str(each.tag) for each in properties} - _RUN_PROPERTIES:
            yield f"direct formatting {extra}"
        tags = set(properties.find(f"{W}lang").values())  # type: ignore[union-attr]
        if not tags <= languages:
            yield f"language {tags} on {text_of(run)!r}"
    for properties in root.iter(f"{W}pPr"):
        # The paragraph that ends a section carries the section's properties.
        tags = [child.tag for child in properties if child.tag != f"{W}sectPr"]
        if tags != [f"{W}pStyle"]:
            yield "direct paragraph formatting"


def _defined(root: etree._Element, styles: etree._Element) -> Iterator[str]:
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for kind in ("pStyle", "rStyle", "tblStyle"):
        for named in root.iter(f"{W}{kind}"):
            if named.get(f"{W}val") not in known:
                yield f"no style {named.get(f'{W}val')}"


def _relationships(root: etree._Element, found: dict[str, bytes]) -> Iterator[str]:
    rels = etree.fromstring(found["word/_rels/document.xml.rels"])
    implicit = ("styles", "settings", "fontTable", "theme")
    given = {
        rel.get("Id")
        for rel in rels.iter(f"{RELATIONSHIPS}Relationship")
        if not str(rel.get("Type")).endswith(implicit)
    }
    used = {element.get(f"{R}id") for element in root.iter() if element.get(f"{R}id")}
    if given != used:
        yield f"relationships given {given}, used {used}"


def _traces(found: dict[str, bytes]) -> Iterator[str]:
    for name, content in found.items():
        for trace in (b"rsid", b"paraId", b"python-docx", b"w:ins ", b"w:comment"):
            if trace in content:
                yield f"{name}: {trace.decode()}"
