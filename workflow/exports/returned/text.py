"""A translation that came back without ids: its paragraphs, or the rows of its tables.

From .docx and .odt the text is taken as it reads once all tracked changes are accepted; comments,
notes, headers and footers are left out. In .txt a line with tabs is a row of a table.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workflow.article import plain_text
from workflow.desk import read_bytes
from workflow.errors import ExportError
from workflow.exports.zipping import check_archive

if TYPE_CHECKING:
    from lxml.etree import _Element

Row = tuple[str, ...]
Piece = str | Row
"""A paragraph, or a row of a table with the texts of its cells."""

_HINT = "Send it as .docx, .odt or .txt"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@dataclass(frozen=True, slots=True)
class _Words:
    """How a format names what is read here."""

    paragraphs: frozenset[str]
    row: str
    cell: str
    left_out: frozenset[str]
    """Elements whose text is deleted, or is no text of the page."""
    characters: Mapping[str, str]
    holds_text: Callable[[str], bool]
    """Whether the text directly in an element is shown."""


_DOCX = _Words(
    paragraphs=frozenset({f"{_W}p"}),
    row=f"{_W}tr",
    cell=f"{_W}tc",
    left_out=frozenset(
        {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_MC}Fallback", f"{_W}instrText"}
    ),
    characters={f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"},
    holds_text=lambda tag: tag == f"{_W}t",
)
_ODT = _Words(
    paragraphs=frozenset({f"{_TEXT}p", f"{_TEXT}h"}),
    row=f"{_TABLE}table-row",
    cell=f"{_TABLE}table-cell",
    left_out=frozenset(
        {
            f"{_TEXT}tracked-changes",
            f"{_TEXT}note",
            f"{_OFFICE}annotation",
            f"{_TEXT}sequence-decls",
        }
    ),
    characters={f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"},
    holds_text=lambda tag: tag.startswith(_TEXT),
)


def read_returned(path: Path) -> list[Piece]:
    """The paragraphs and table rows of a file, in order, empty ones left out.

    Raises `ExportError` for another kind of file, or one that is broken or not safe to open,
    `DeskError` when it cannot be read.
    """
    data = read_bytes(path)
    suffix = path.suffix.lower()
    if suffix == ".docx":
        check_archive(data, path, "word/document.xml", _HINT)
        return list(_pieces(_part(data, "word/document.xml", path), _DOCX))
    if suffix == ".odt":
        check_archive(data, path, "content.xml", _HINT)
        root = _part(data, "content.xml", path)
        body = root.find(f"{_OFFICE}body")
        return [] if body is None else list(_pieces(body, _ODT))
    if suffix == ".txt":
        return list(_lines(data, path))
    raise ExportError("this kind of file cannot be aligned", path=path, hint=_HINT)


def _part(data: bytes, name: str, path: Path) -> _Element:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        markup = archive.read(name)
    try:
        return etree.fromstring(markup, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as err:
        raise ExportError(f"{name} in the file is broken", path=path, hint=_HINT) from err


def _pieces(element: _Element, words: _Words) -> Iterator[Piece]:
    for child in element:
        tag = str(child.tag)
        if tag in words.left_out:
            continue
        if tag in words.paragraphs:
            if text := _tidy(_shown(child, words)):
                yield text
        elif tag == words.row:
            if child.find(f"{_W}trPr/{_W}del") is None:
                row = tuple(_cell(cell, words) for cell in child.iter(words.cell))
                if any(row):
                    yield row
        else:
            yield from _pieces(child, words)


def _cell(cell: _Element, words: _Words) -> str:
    texts = [piece if isinstance(piece, str) else " ".join(piece) for piece in _pieces(cell, words)]
    return "\n".join(texts)


def _shown(element: _Element, words: _Words) -> str:
    parts = [element.text or ""] if words.holds_text(str(element.tag)) else []
    for child in element:
        tag = str(child.tag)
        if tag in words.characters:
            parts.append(words.characters[tag])
        elif tag not in words.left_out:
            parts.append(_shown(child, words))
        if words.holds_text(str(element.tag)):
            parts.append(child.tail or "")
    return "".join(parts)


def _lines(data: bytes, path: Path) -> Iterator[Piece]:
    from workflow.sources.text import parse_text

    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as err:
        number = data.count(b"\n", 0, err.start) + 1
        raise ExportError("not UTF-8", path=path, line=number, hint="Save it as UTF-8") from err
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [line for line in lines if line.strip()]
    if filled and sum("\t" in line.strip() for line in filled) * 2 > len(filled):
        for line in filled:
            yield tuple(_tidy(cell) for cell in line.split("\t"))
        return
    for block in parse_text("\n".join(lines)).blocks:
        yield _tidy(plain_text(block.text))


def _tidy(text: str) -> str:
    """The text in NFC with single blanks, no blanks at the ends of its lines."""
    from workflow.sources.files import clean_text

    lines = clean_text(text).split("\n")
    # Only plain blanks: a no-break space before a colon is the typographer's.
    return "\n".join(filter(None, (" ".join(filter(None, line.split(" "))) for line in lines)))
