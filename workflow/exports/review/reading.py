"""A returned review copy as values: what each row says now, and what else people wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from workflow.article import Inline, escape_inline, iter_tags, plain_text
from workflow.errors import ExportError
from workflow.exports.languages import language_of
from workflow.exports.review.envelope import (
    HINT,
    main_part,
    margins,
    record_of,
    related_parts,
    relationships_of,
    told_by,
    tree_of,
)
from workflow.exports.review.media import Medium, medium_of
from workflow.exports.review.opening import Parts
from workflow.exports.review.record import BaseUnit, Record
from workflow.exports.review.tables import (
    Columns,
    Known,
    ReadRow,
    beside_heads,
    find_columns,
    is_head,
    row_names,
    rows_of,
)
from workflow.exports.review.texts import folded, link_number, trimmed, with_hyphens_of
from workflow.exports.review.walking import (
    Looks,
    Mark,
    Piece,
    View,
    W,
    looks_of,
    mark_of,
    paragraphs_in,
    pieces_of,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A comment, or another remark beside the text."""

    text: str
    author: str = ""
    date: str = ""
    """As the file has it; empty where it does not say."""


@dataclass(frozen=True, slots=True)
class BackRow:
    """One row that came back."""

    name: str
    """The row's name; empty where it cannot be told which it is."""
    place: str
    source: str
    """The source as it would be with all changes accepted, with light tags."""
    final: str
    """The target with all changes accepted."""
    original: str
    """The target with all changes rejected."""
    everything: str
    """The target with deleted and inserted text."""
    status: str
    changed: Mark | None
    """Last tracked change in the target; `None` where there is none."""
    fault: str = ""
    """Why it cannot be used: `unknown`, `anchors`, `cells` or `deleted`; empty where it can."""
    text: str = ""
    """All its text, for a person."""
    comments: tuple[Said, ...] = ()
    answered: Mark | None = None
    """Who last changed the status; `None` where no tracked change says it."""
    strays: tuple[Said, ...] = ()
    """Text in it that belongs to none of the four columns, and footnotes."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A review copy that came back."""

    path: Path
    record: Record
    rows: tuple[BackRow, ...]
    strays: tuple[Said, ...]
    """What was written outside the rows."""
    application: str
    """The program that saved it, as it says."""
    saved_by: str
    """Who saved it last, as it says; empty where it does not."""

    @property
    def medium(self) -> Medium:
        """What kind of file it is."""
        return medium_of(self.path)


def read_review(data: bytes, path: Path, recorded: Callable[[str], Record | None]) -> Returned:
    """What a returned file says. `recorded` gives the desk's own record of an export.

    Raises `ExportError`, with one line of why, for a file that is no review copy or is not
    safe to read.
    """
    parts = Parts(data, path)
    main = main_part(parts, path)
    related = related_parts(parts, main)
    record = record_of(parts, path, recorded)
    looks = looks_of(tree_of(parts, related, "styles"), parts.optional_tree(relationships_of(main)))
    body = parts.tree(main).find(f"{W}body")
    if body is None:
        raise ExportError("refused, it has no text", path=path, hint=HINT)
    known = Known.of(record)
    tables, outside = rows_of(body, looks)
    remarks = _comments(tree_of(parts, related, "comments"), record, looks)
    notes = {
        name: said
        for kind in ("footnote", "endnote")
        for name, said in _notes(tree_of(parts, related, f"{kind}s"), kind, looks)
    }
    reader = _RowReader(known, remarks, notes)
    rows = tuple(reader.read(tables))
    strays = [said for number, said in remarks.items() if number not in reader.seen]
    strays += _outside(outside, record, looks)
    strays += [Said(text) for text in map(_one_line, margins(parts)) if _is_new(text, record)]
    return Returned(path, record, rows, tuple(strays), *told_by(parts, record))


class _RowReader:
    """Reads rows, and remembers which comments stood in them."""

    def __init__(
        self, known: Known, remarks: Mapping[str, Said], notes: Mapping[str, Said]
    ) -> None:
        self._known = known
        self._rows = known.record.rows
        self._remarks = remarks
        self._notes = notes
        self.seen: set[str] = set()

    def read(self, tables: Sequence[Sequence[ReadRow]]) -> Iterator[BackRow]:
        """The rows that say something, of all tables."""
        columns: Columns | None = None
        for rows in tables:
            found = find_columns(rows, self._known, columns)
            columns = found or columns
            for row in rows:
                if is_head(row, self._known):
                    text = beside_heads(row, self._known)
                    made = _blank(row, text)
                else:
                    made = self._row(row, found)
                if made.name or made.text or made.comments:
                    yield made

    def _row(self, row: ReadRow, columns: Columns | None) -> BackRow:
        names = row_names(row, columns, self._known) if columns else set()
        text = " | ".join(filter(None, (_one_line(cell.text) for cell in row.cells)))
        blank = _blank(row, text, tuple(self._said(row)))
        if not names or columns is None:
            return blank
        if len(names) > 1:
            return replace(blank, fault="anchors")
        name = next(iter(names))
        if row.deleted is not None:
            return replace(blank, name=name, fault="deleted", changed=row.deleted)
        source, target = row.cell(columns.source), row.cell(columns.target)
        if source is None or target is None or row.cell(columns.name) is None:
            return replace(blank, name=name, fault="cells")
        unit = self._rows[name][1]
        status = row.cell(columns.status) if columns.status is not None else None
        mark = _last_mark(target.pieces)
        final = _tagged(target.pieces, View.FINAL, unit, unit.target)
        made = BackRow(
            name,
            row.place,
            source=_tagged(source.pieces, View.FINAL, unit, unit.source),
            final=final,
            original=_tagged(target.pieces, View.ORIGINAL, unit, unit.target) if mark else final,
            everything=_tagged(target.pieces, View.ALL, unit, unit.target) if mark else final,
            status=_one_line(status.text) if status else "",
            changed=mark,
            text=text,
            comments=blank.comments,
            answered=_last_mark(status.pieces) if status else None,
            strays=tuple(self._strays(row, columns, name)),
        )
        if made.source != unit.source:
            words = folded(plain_text(made.source))
            if words != folded(plain_text(unit.source)) and words in self._known.sources:
                return replace(made, fault="anchors")
        return made

    def _said(self, row: ReadRow) -> Iterator[Said]:
        for number in dict.fromkeys(number for cell in row.cells for number in cell.comments):
            if number in self._remarks and number not in self.seen:
                self.seen.add(number)
                yield self._remarks[number]

    def _strays(self, row: ReadRow, columns: Columns, name: str) -> Iterator[Said]:
        ours = {columns.source, columns.target, columns.status}
        for cell in row.cells:
            text = _one_line(cell.text)
            if cell.begin == columns.name:
                text = text.replace(name, "").strip()
            if text and cell.begin not in ours:
                yield Said(text, *_author(cell.pieces))
            yield from (self._notes[note] for note in cell.notes if note in self._notes)


def _blank(row: ReadRow, text: str, comments: tuple[Said, ...] = ()) -> BackRow:
    """A row of which nothing is known."""
    return BackRow("", row.place, "", "", "", "", "", None, "unknown", text, comments)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tagged(pieces: Iterable[Piece], view: View, unit: BaseUnit, base: str) -> str:
    """A cell's text with light tags, links by the numbers they were exported with."""
    kept = [piece for piece in pieces if piece.text and piece.is_in(view)]
    if not any(piece.bold or piece.italic or piece.address for piece in kept):
        plain = "".join(piece.text for piece in kept).strip("\n")
        return with_hyphens_of(escape_inline(plain), base)
    expected = [int(tag[7:-2]) for tag in iter_tags(base) if tag.startswith("<a id=")]
    others = [number for number in range(1, len(unit.links) + 1) if number not in expected]
    taken: list[int] = []
    last: tuple[str, int | None] = ("", None)
    runs: list[Inline] = []
    for piece in kept:
        if piece.address != last[0]:
            # a link that the text had is looked for first, then the others of the block
            number = (
                link_number(piece.address, unit.links, [*taken, *others]) if piece.address else None
            )
            last = (piece.address, number)
            if number is not None:
                taken.append(number)
        runs.append(Inline(piece.text, piece.bold, piece.italic, last[1]))
    return with_hyphens_of(trimmed(runs), base)


def _words(pieces: Iterable[Piece]) -> str:
    """Characters of a cell with all changes accepted, on one line."""
    return _one_line("".join(piece.text for piece in pieces if piece.is_in(View.FINAL)))


def _last_mark(pieces: Iterable[Piece]) -> Mark | None:
    marks = [mark for piece in pieces for mark in (piece.inserted, piece.deleted) if mark]
    return max(marks, key=lambda mark: mark.date) if marks else None


def _author(pieces: Iterable[Piece]) -> tuple[str, str]:
    mark = _last_mark(pieces)
    return (mark.author, mark.date) if mark else ("", "")


def _comments(part: etree._Element | None, record: Record, looks: Looks) -> dict[str, Said]:
    """The comments that people made; ours, unless somebody wrote into them, are left out."""
    ours = {folded(remark) for remark in record.remarks}
    found: dict[str, Said] = {}
    for comment in () if part is None else part.iter(f"{W}comment"):
        pieces = pieces_of(paragraphs_in(comment), looks)
        text = "".join(piece.text for piece in pieces if piece.is_in(View.FINAL)).strip()
        if text and folded(text) not in ours:
            mark = mark_of(comment)
            found[comment.get(f"{W}id") or ""] = Said(text, mark.author, mark.date)
    return found


def _notes(part: etree._Element | None, kind: str, looks: Looks) -> Iterator[tuple[str, Said]]:
    """The footnotes or endnotes that say something, by kind and id."""
    for note in () if part is None else part.iter(f"{W}{kind}"):
        pieces = pieces_of(paragraphs_in(note), looks)
        if text := _words(pieces):
            yield f"{kind} {note.get(f'{W}id')}", Said(text, *_author(pieces))


def _outside(paragraphs: Iterable[etree._Element], record: Record, looks: Looks) -> Iterator[Said]:
    """Text of paragraphs outside the tables that was not exported."""
    exported = Counter(folded(text) for text in record.outside)
    for paragraph in paragraphs:
        pieces = pieces_of([paragraph], looks)
        text = _words(pieces)
        if text and not exported[folded(text)]:
            yield Said(text, *_author(pieces))
        exported[folded(text)] -= 1


def _is_new(text: str, record: Record) -> bool:
    """Whether a line of a header or footer has words that were not exported there."""
    languages = (
        language_of(code).name for code in (record.source_language, record.target_language)
    )
    articles = (article.id for article in record.articles)
    for known in (record.export_id, record.desk, *languages, *articles):
        text = text.replace(_one_line(known), " ") if known else text
    return any(letter.isalpha() for letter in text)
