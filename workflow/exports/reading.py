"""The sentences of a document that `word_document` made, read back from its tables.

This reads our own files, to prove that nothing was lost; it does not judge what an editor
changed.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from workflow.errors import ExportError
from workflow.exports.inline import MARKER_STYLE
from workflow.exports.ooxml import without_marks
from workflow.exports.styles import unit_styles

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_SOURCE, _TARGET = 1, 2


def units_of(data: bytes) -> list[tuple[str, str]]:
    """Source and target of each sentence as plain text; "" for what is not translated.

    Raises `ExportError` when the bytes are not a Word document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as entries:
            markup = entries.read("word/document.xml")
        root = etree.fromstring(markup, etree.XMLParser(resolve_entities=False, no_network=True))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as err:
        raise ExportError("not a Word document", hint="Export it again") from err
    sources, targets = unit_styles("Source"), unit_styles("Target")
    units: list[tuple[str, str]] = []
    for row in root.iter(f"{_W}tr"):
        cells = row.findall(f"{_W}tc")
        if len(cells) > _TARGET:
            source = _cell_text(cells[_SOURCE], sources)
            if source is not None:
                units.append((source, _cell_text(cells[_TARGET], targets) or ""))
    return units


def _cell_text(cell: etree._Element, styles: frozenset[str]) -> str | None:
    """The text in the paragraphs of these styles; `None` when there is no such paragraph."""
    texts = [
        without_marks("".join(_paragraph_text(paragraph)))
        for paragraph in cell.iterfind(f"{_W}p")
        if _style(paragraph, f"{_W}pPr/{_W}pStyle") in styles
    ]
    return "\n".join(texts) if texts else None


def _paragraph_text(paragraph: etree._Element) -> list[str]:
    return [
        _BREAKS.get(str(child.tag)) or child.text or ""
        for run in paragraph.iter(f"{_W}r")
        if _style(run, f"{_W}rPr/{_W}rStyle") != MARKER_STYLE
        for child in run
        if child.tag != f"{_W}rPr"
    ]


def _style(element: etree._Element, path: str) -> str:
    named = element.find(path)
    return "" if named is None else str(named.get(f"{_W}val"))
