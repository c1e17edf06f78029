"""Reading a returned review copy: its rows, and what else people wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from workflow.article import Inline, escape_inline, iter_tags, plain_text
from workflow.errors import ExportError
from workflow.exports.languages import language_of
from workflow.exports.review.columns import (
    Columns,
    Known,
    beside_heads,
    find_columns,
    is_head,
    other_language,
    row_names,
)
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
from workflow.exports.review.opening import Parts
from workflow.exports.review.record import BaseUnit, Record
from workflow.exports.review.returned import BackRow, Returned, Said
from workflow.exports.review.tables import ReadCell, ReadRow, rows_of, things_in
from workflow.exports.review.texts import (
    at_border,
    folded,
    is_same,
    link_number,
    trimmed,
    with_hyphens_of,
)
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

_RIGHT_TABLE = "Ask for the table as it was exported, with all its columns"


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
    reader = _RowReader(known, remarks, notes, path)
    rows = tuple(reader.read(tables))
    strays = [said for number, said in remarks.items() if number not in reader.seen]
    strays += reader.strays
    strays += _outside(outside, record, looks)
    strays += [Said(text) for text in map(_one_line, margins(parts)) if _is_new(text, record)]
    return Returned(path, record, rows, tuple(strays), *told_by(parts, record))


class _RowReader:
    """Reads rows, and remembers which comments stood in them."""

    def __init__(
        self, known: Known, remarks: Mapping[str, Said], notes: Mapping[str, Said], path: Path
    ) -> None:
        self._known = known
        self._rows = known.record.rows
        self._remarks = remarks
        self._notes = notes
        self._path = path
        self.seen: set[str] = set()
        self.strays: list[Said] = []

    def read(self, tables: Sequence[Sequence[ReadRow]]) -> Iterator[BackRow]:
        """The rows that say something, of all tables.

        Raises `ExportError` where the translations are missing or of another language.
        """
        for rows, found in zip(tables, self._all_columns(tables), strict=True):
            for row in rows:
                if is_head(row, self._known):
                    text = beside_heads(row, self._known)
                    made = _blank(row, text)
                else:
                    made = self._row(row, found)
                if made.name or made.text or made.comments:
                    yield made

    def _all_columns(self, tables: Sequence[Sequence[ReadRow]]) -> list[Columns | None]:
        """The columns of each table."""
        columns: Columns | None = None
        found: list[Columns | None] = []
        for rows in tables:
            found.append(find_columns(rows, self._known, columns))
            columns = found[-1] or columns
            if found[-1] and (name := other_language(rows, found[-1], self._known)):
                meant = self._known.record.heads[2]
                message = f"refused, its translations are headed {name}; it was made for {meant}"
                raise ExportError(message, path=self._path, hint=_RIGHT_TABLE)
        ours = [each for each in found if each]
        if ours and all(each.target is None for each in ours):
            message = "refused, the column of the translations is missing"
            raise ExportError(message, path=self._path, hint=_RIGHT_TABLE)
        if any(each.source is None for each in ours):
            what = "the column of the sources is missing; rows were told by their ids"
            self.strays.append(Said("", what=what))
        return found

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
        target, named = _cell(row, columns.target), _cell(row, columns.name)
        source, status = _cell(row, columns.source), _cell(row, columns.status)
        is_whole = source is not None or columns.source is None
        if not is_whole or target is None or named is None or row.width < columns.width:
            return replace(blank, name=name, fault="cells")
        unit = self._rows[name][1]
        mark = _last_mark(target.pieces)
        read = _Target(target.pieces, unit, self._known.record.target_language)
        final, signs = read.view(View.FINAL)
        said = _one_line(status.text) if status else ""
        made = BackRow(
            name,
            row.place,
            source=_tagged(source.pieces, View.FINAL, unit, unit.source) if source else unit.source,
            final=final,
            original=read.view(View.ORIGINAL)[0] if mark else final,
            everything=read.view(View.ALL)[0] if mark else final,
            status=said,
            changed=mark,
            fault="struck" if _is_struck(target.pieces) else "",
            text=text,
            comments=blank.comments,
            answered=_last_mark(status.pieces) if status else None,
            strays=tuple(self._strays(row, columns, name)),
            remark=f"left out: {', '.join(signs)}" if signs else "",
            language=_language(target.pieces),
            empties_status=bool(status and unit.status and not said),
        )
        if source is None and is_same(final, unit.source) and not is_same(final, unit.target):
            # what was found is the column of the sources
            return replace(made, fault="cells")
        if made.source != unit.source and not made.fault:
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
            if hidden := _one_line("".join(each.text for each in cell.pieces if each.hidden)):
                yield Said(hidden, *_author(cell.pieces), what="hidden text")
            yield from (Said("", what=what) for what in cell.things)
            yield from (self._notes[note] for note in cell.notes if note in self._notes)


def _blank(row: ReadRow, text: str, comments: tuple[Said, ...] = ()) -> BackRow:
    """A row of which nothing is known."""
    return BackRow("", row.place, "", "", "", "", "", None, "unknown", text, comments)


def _cell(row: ReadRow, column: int | None) -> ReadCell | None:
    return None if column is None else row.cell(column)


@dataclass(frozen=True, slots=True)
class _Target:
    """The cell of a translation."""

    pieces: Sequence[Piece]
    unit: BaseUnit
    language: str

    def view(self, view: View) -> tuple[str, tuple[str, ...]]:
        """Its text as the desk keeps texts, and the signs that were left out."""
        text = _tagged(self.pieces, view, self.unit, self.unit.target)
        return at_border(text, self.unit.target, self.unit.source, self.language)


def _is_struck(pieces: Iterable[Piece]) -> bool:
    return any(piece.struck and piece.text.strip() for piece in pieces if piece.is_in(View.FINAL))


def _language(pieces: Iterable[Piece]) -> str:
    """The only language in which the letters of a cell are marked; empty where it is not one."""
    found = {
        piece.language.partition("-")[0].lower()
        for piece in pieces
        if piece.is_in(View.FINAL) and any(map(str.isalpha, piece.text))
    }
    code = found.pop() if len(found) == 1 else ""
    return code if len(code) in (2, 3) and code.isalpha() else ""


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
        yield from (Said("", what=f"{what} outside the rows") for what in things_in(paragraph))


def _is_new(text: str, record: Record) -> bool:
    """Whether a line of a header or footer has words that were not exported there."""
    languages = (
        language_of(code).name for code in (record.source_language, record.target_language)
    )
    articles = (article.id for article in record.articles)
    for known in (record.export_id, record.desk, *languages, *articles):
        text = text.replace(_one_line(known), " ") if known else text
    return any(letter.isalpha() for letter in text)
