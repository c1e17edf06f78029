"""Word documents: every paragraph of the body in order, in its final view.

An own walk over the XML, because `paragraph.text` and `cell.text` of python-docx pass over
content controls, tracked insertions and text boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from workflow.article import Block, BlockKind, Cell, Inline, Picture, escape_inline, plain_text
from workflow.errors import SourceError
from workflow.sources.files import clean_text
from workflow.sources.inline import recast, tagged_text
from workflow.sources.languages import normalize_language
from workflow.sources.values import Change, Draft, TablePlace, shorten
from workflow.sources.word.package import open_document
from workflow.sources.word.runs import RunReader
from workflow.sources.word.styles import Styles, child, value

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from lxml.etree import _Element

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = frozenset(
    map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"))
)
_NOTES = (("footnotes", "w:footnote"), ("endnotes", "w:endnote"))
_LEFT_OUT = {
    "header": ("The page header", "was"),
    "footer": ("The page footer", "was"),
    "comments": ("The comments", "were"),
}


def read_word(path: Path) -> Draft:
    """The article in a .docx: blocks, title, language, and what was not taken.

    Deleted text stays out, inserted text comes in; footnotes and endnotes follow the text,
    marked `[1]` in both places. Raises `SourceError`.
    """
    document = open_document(path)
    walker = _Walker(Styles.of(document), document.part)
    try:
        walker.walk(document.element.body)
        walker.walk_notes(document)
    except RecursionError:
        raise SourceError("the document is nested too deeply", path=path) from None
    blocks, title = _with_title_first(walker.blocks)
    return Draft(
        blocks=tuple(blocks),
        title=title or _core_title(document, blocks),
        language=_language(document),
        changes=(*walker.changes(), *_left_out(document)),
        pictures=tuple(walker.pictures),
    )


@dataclass(slots=True)
class _Walker:
    """Collects the blocks of a body; counts what has no place in an article."""

    styles: Styles
    part: Part
    blocks: list[Block] = field(default_factory=list)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    """Number of each note referred to, by its kind and id."""
    paragraphs: int = 0
    tables: int = 0
    pictures: list[Picture] = field(default_factory=list)
    left_out: list[Change] = field(default_factory=list)
    """Hidden text and signs without a character."""
    carried: list[_Element] = field(default_factory=list)
    """Paragraphs whose mark was deleted: their text joins the next."""

    def walk(self, parent: _Element) -> None:
        """Read the paragraphs and tables under an element."""
        for element in parent:
            if element.tag == _P:
                self._paragraph(element)
            elif element.tag == _TBL:
                self._table(element)
            elif element.tag in _WRAPPERS:
                self.walk(element)

    def walk_notes(self, document: Document) -> None:
        """Read the footnotes and endnotes referred to, each with its number before it."""
        for name, tag in _NOTES:
            for part in _related(document.part, name):
                self.part = part
                for note in _root(part).iterchildren(qn(tag)):
                    number = self.notes.get((tag, note.get(qn("w:id"), "")))
                    if number is not None:
                        self._note(note, number)

    def _note(self, note: _Element, number: int) -> None:
        place = len(self.blocks)
        self.walk(note)
        if place < len(self.blocks):
            block = recast(self.blocks[place], BlockKind.PARAGRAPH)
            self.blocks[place] = replace(block, text=f"[{number}] {block.text}")

    def changes(self) -> Iterator[Change]:
        """What the editor should know of the document."""
        if self.notes:
            count = f"{len(self.notes)} note{'s were' if len(self.notes) > 1 else ' was'}"
            message = f"{count} put after the text, marked [1] and so on."
            yield Change("footnote", 0, "", message)
        yield from self.left_out

    def _table(self, table: _Element) -> None:
        place = TablePlace(self.tables)
        first, line, pictures = len(self.blocks), self.paragraphs + 1, len(self.pictures)
        self.tables += 1
        inner: list[_Element] = []
        for row in _find(table, _TR):
            if child(row, "w:trPr", "w:del") is not None:
                continue
            place.row += 1
            place.column = -1
            for cell in _find(row, _TC):
                place.column += 1
                inner.extend(self._cell(cell, Cell(place.number, place.row, place.column)))
                span = value(child(cell, "w:tcPr", "w:gridSpan")) or "1"
                place.column += max(int(span) - 1, 0) if span.isdigit() else 0
        if not any(
            block.cell and block.cell.table == place.number for block in self.blocks[first:]
        ):
            self.tables -= 1
        # Between the rows of a table is no place for a picture: it stands before the table.
        self.pictures[pictures:] = [replace(each, line=line) for each in self.pictures[pictures:]]
        for element in inner:
            if element.tag == _TBL:
                self._table(element)
            else:
                self.walk(element)

    def _cell(self, cell: _Element, place: Cell) -> list[_Element]:
        """Read a cell as one block; give back the tables and text boxes inside it."""
        runs: list[Inline] = []
        reader = self._reader()
        line = self.paragraphs + 1
        inside = list(_iter_cell(cell))
        for element in inside:
            if element.tag == _P:
                self.paragraphs += 1
                found = reader.read(element)
                if runs and any(run.text.strip() for run in found):
                    runs.append(Inline("\n"))
                runs.extend(found)
        self._add(BlockKind.TABLE_CELL, runs, reader, line, cell=place)
        self.pictures.extend(reader.pictures)
        return [*(element for element in inside if element.tag == _TBL), *reader.boxes]

    def _paragraph(self, paragraph: _Element) -> None:
        self.paragraphs += 1
        after = paragraph.getnext()
        mark = child(paragraph, "w:pPr", "w:rPr", "w:del")
        if mark is not None and after is not None and after.tag == _P:
            self.carried.append(paragraph)
            return
        reader = self._reader()
        joined, self.carried = [*self.carried, paragraph], []
        runs = [run for element in joined for run in reader.read(element)]
        line = self.paragraphs
        kind = self.styles.kind(paragraph)
        heading = self.styles.heading_level(paragraph)
        listed = None if heading or kind else self.styles.list_place(paragraph)
        if kind:
            self._add(kind, runs, reader, line)
        elif heading:
            self._add(BlockKind.HEADING, runs, reader, line, level=heading)
        elif listed:
            self._add(BlockKind.LIST_ITEM, runs, reader, line, *listed)
        else:
            self._add(BlockKind.PARAGRAPH, runs, reader, line)
        self.pictures.extend(replace(each, line=line + each.line) for each in reader.pictures)
        for box in reader.boxes:
            self.walk(box)

    def _reader(self) -> RunReader:
        return RunReader(self.styles, self.part, self.notes)

    def _add(
        self,
        kind: BlockKind,
        runs: Sequence[Inline],
        reader: RunReader,
        line: int,
        level: int = 0,
        marker: str = "",
        cell: Cell | None = None,
    ) -> None:
        text, links = tagged_text(runs, reader.addresses)
        self._tell(reader, line)
        if text and kind is BlockKind.CODE:
            text, links = escape_inline(plain_text(text)), ()
        if text:
            self.blocks.append(Block(kind, text, line, level, marker, links, cell))

    def _tell(self, reader: RunReader, line: int) -> None:
        """Say what of a paragraph was not taken."""
        hidden = " ".join("".join(reader.hidden).split())
        if hidden:
            message = f"The hidden text “{shorten(hidden)}” was left out."
            self.left_out.append(Change("left-out", line, shorten(hidden), message))
        for sign in reader.unknown:
            message = f"A sign of a symbol font ({sign}) was left out: it has no known character."
            self.left_out.append(Change("left-out", line, sign, message))


def _find(parent: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table or cells of a row, those inside content controls too."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _find(element, tag)


def _iter_cell(parent: _Element) -> Iterator[_Element]:
    for element in parent:
        if element.tag in (_P, _TBL):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _iter_cell(element)


def _with_title_first(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """The blocks with the first one of style Title in front; further ones become headings."""
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    rest = [
        recast(block, BlockKind.HEADING, level=1) if block.kind is BlockKind.TITLE else block
        for block in blocks
        if block is not title
    ]
    if title is None:
        return rest, ""
    return [title, *rest], " ".join(plain_text(title.text).split())


def _core_title(document: Document, blocks: Sequence[Block]) -> str:
    """The title in the properties, when it is also in the text: others are a template's."""
    title = " ".join(clean_text(document.core_properties.title or "").split())
    found = any(" ".join(plain_text(block.text).split()) == title for block in blocks[:16])
    return title if found else ""


def _language(document: Document) -> str:
    """The language in the properties, else the default one of the styles."""
    declared = document.core_properties.language or ""
    defaults = child(document.styles.element, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")
    return normalize_language(declared) or normalize_language(value(defaults) or "") or ""


def _related(part: Part, name: str) -> Iterator[Part]:
    """The parts that `part` is related to as, say, `footnotes`."""
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{name}"):
            yield relation.target_part


def _root(part: Part) -> _Element:
    return parse_xml(part.blob)


def _left_out(document: Document) -> Iterator[Change]:
    """What stands beside the text and was not taken: page headers, footers, comments."""
    for name, (subject, verb) in _LEFT_OUT.items():
        texts = [
            " ".join(text.text or "" for text in root.iter(qn("w:t")))
            for root in map(_root, _related(document.part, name))
        ]
        for text in texts:
            if text.strip():
                message = f"{subject} “{shorten(text)}” {verb} left out."
                yield Change("left-out", 0, shorten(text), message)
