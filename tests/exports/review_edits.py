"""Edits of a review copy as Word makes them, on its XML, for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMENTS = "word/comments.xml"
_NS = W[1:-1]
ANNA = ("Anna Berg", "2026-11-20T14:03:00Z")
LUIS = ("Luis Ortega", "2026-11-21T09:30:00Z")

Edit = Callable[[etree._Element], None]


def edited(data: bytes, *edits: Edit, part: str = "word/document.xml") -> bytes:
    """The file with edits made to a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as entries, zipfile.ZipFile(out, "w") as packed:
        for info in entries.infolist():
            content = entries.read(info)
            if info.filename == part:
                root = etree.fromstring(content)
                for edit in edits:
                    edit(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            packed.writestr(info.filename, content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_parts(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The file with some parts replaced, added, or (`None`) taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as entries, zipfile.ZipFile(out, "w") as packed:
        for info in entries.infolist():
            if info.filename not in parts:
                packed.writestr(info.filename, entries.read(info), zipfile.ZIP_DEFLATED)
        for name, content in parts.items():
            if content is not None:
                packed.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def element(markup: str) -> etree._Element:
    """An element from markup with the prefix `w`."""
    return etree.fromstring(f'<x xmlns:w="{_NS}">{markup}</x>')[0]


def row(root: etree._Element, name: str) -> etree._Element:
    """The row of that name."""
    for each in root.iter(f"{W}tr"):
        first = each.find(f"{W}tc")
        if first is not None and "".join(t.text or "" for t in first.iter(f"{W}t")) == name:
            return each
    raise LookupError(name)


def target_paragraph(root: etree._Element, name: str, column: int = 2) -> etree._Element:
    """The first paragraph of a cell; the target's unless told otherwise."""
    return row(root, name).findall(f"{W}tc")[column].findall(f"{W}p")[0]


def mark(kind: str, who: tuple[str, str] = ANNA) -> etree._Element:
    """An empty `w:ins`, `w:del` and so on."""
    made = element(f'<w:{kind} w:id="9000"/>')
    made.set(f"{W}author", who[0])
    made.set(f"{W}date", who[1])
    return made


def insertion(text: str, who: tuple[str, str] = ANNA) -> etree._Element:
    """Inserted text."""
    made = mark("ins", who)
    made.append(run(text))
    return made


def run(text: str) -> etree._Element:
    """A run of plain text."""
    made = element('<w:r><w:t xml:space="preserve"/></w:r>')
    made[0].text = text
    return made


def delete_runs(paragraph: etree._Element, who: tuple[str, str] = ANNA) -> None:
    """Put a tracked deletion round every run of a paragraph."""
    for each in list(paragraph.iter(f"{W}r")):
        if each.find(f"{W}t") is None:
            continue
        parent = each.getparent()
        assert parent is not None
        deleted = mark("del", who)
        parent.replace(each, deleted)
        deleted.append(each)
        for text in each.iter(f"{W}t"):
            text.tag = f"{W}delText"


def replace_tracked(name: str, text: str, who: tuple[str, str] = ANNA, column: int = 2) -> Edit:
    """All of a cell replaced, with tracked changes."""

    def edit(root: etree._Element) -> None:
        paragraph = target_paragraph(root, name, column)
        delete_runs(paragraph, who)
        paragraph.append(insertion(text, who))

    return edit


def replace_untracked(name: str, text: str, column: int = 2) -> Edit:
    """All of a cell replaced, with tracking off."""

    def edit(root: etree._Element) -> None:
        paragraph = target_paragraph(root, name, column)
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        if text:
            paragraph.append(run(text))

    return edit


def answer(name: str, text: str, who: tuple[str, str] = ANNA) -> Edit:
    """The status replaced, with tracked changes."""
    return replace_tracked(name, text, who, column=3)


def drop_row(name: str) -> Edit:
    """The row taken out, with tracking off."""

    def edit(root: etree._Element) -> None:
        gone = row(root, name)
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    return edit


def delete_row(name: str, who: tuple[str, str] = ANNA) -> Edit:
    """The row deleted, with tracked changes."""

    def edit(root: etree._Element) -> None:
        gone = row(root, name)
        gone[0].append(mark("del", who))
        for paragraph in gone.iter(f"{W}p"):
            delete_runs(paragraph, who)

    return edit


def copy_row(name: str, change: Edit | None = None, *, keep_marks: bool = False) -> Edit:
    """The row twice; `change` is made to the first of the two."""

    def edit(root: etree._Element) -> None:
        first = row(root, name)
        second = deepcopy(first)
        for kind in () if keep_marks else (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            for found in list(second.iter(kind)):
                found.getparent().remove(found)  # type: ignore[union-attr]
        if change:
            change(root)
        first.addnext(second)

    return edit


def commented(data: bytes, name: str, text: str, who: tuple[str, str] = ANNA) -> bytes:
    """The file with a comment on a target; a part for comments is made where there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        parts = {info: entries.read(info) for info in entries.namelist()}
    main, rels, types = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
    if COMMENTS not in parts:
        parts[COMMENTS] = f'<w:comments xmlns:w="{_NS}"/>'.encode()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        led = f'<Relationship Id="rNew" Type="{kind}" Target="comments.xml"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", led.encode())
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        typed = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
        parts[types] = parts[types].replace(b"</Types>", typed.encode())
    remarks = etree.fromstring(parts[COMMENTS])
    number = 700 + len(remarks)
    made = element(f'<w:comment w:id="{number}"><w:p/></w:comment>')
    made.set(f"{W}author", who[0])
    if who[1]:
        made.set(f"{W}date", who[1])
    made[0].append(run(text))
    remarks.append(made)
    body = etree.fromstring(parts[main])
    reference = element(f'<w:r><w:commentReference w:id="{number}"/></w:r>')
    target_paragraph(body, name).append(reference)
    parts |= {COMMENTS: etree.tostring(remarks), main: etree.tostring(body)}
    return with_parts(data, dict(parts))
