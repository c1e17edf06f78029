"""What a document says, and what must not leave the desk with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from workflow.article import plain_text
from workflow.errors import ExportError
from workflow.exports.aligned import AlignedBlock, AlignedDocument
from workflow.exports.inline import MARKER_STYLE
from workflow.exports.ooxml import clean_text, without_marks
from workflow.exports.paragraphs import text_in
from workflow.exports.publication import CLEAN, FACING
from workflow.exports.review.reading import read_review
from workflow.exports.review.record import ROW_NAME
from workflow.exports.review.texts import shown
from workflow.exports.review.walking import W
from workflow.exports.styles import KINDS, style_id
from workflow.exports.verification.opened import WordFile, style_of
from workflow.exports.verification.places import excerpt, place_of, text_of
from workflow.exports.verification.values import Fault, Kind
from workflow.exports.words import every_word

_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
_BESIDE = (MARKER_STYLE, "BilingualMargin")
_ENDINGS = ("Continued", "Numbered")
_UNITS = {style_id(kind.name) for kind in KINDS.values() if kind.holds_unit}
_AGAIN = "Export it again with: bilingual export"


def left_in(file: WordFile) -> Iterator[Fault]:
    """What a publication copy must not hold: ids, comments, tracked changes, custom parts."""
    for name in file.names:
        last = name.rpartition("/")[2].lower()
        if name.startswith("customXml/") or last.startswith(("custom.xml", "comments")):
            yield Fault(f"the part {name} is in a document for the public", name, _AGAIN)
    for part, root in file.shown.items():
        for element in root.iter(*_CHANGES):
            if file.kind is Kind.REDLINE:
                break
            author = element.get(f"{W}author") or "nobody"
            yield Fault(f"a tracked change of {author} is left", place_of(part, element), _AGAIN)
        for element in root.iter(f"{W}sdt", f"{W}commentReference", f"{W}commentRangeStart"):
            left = "content control" if element.tag == f"{W}sdt" else "mark of a comment"
            yield Fault(f"a {left} is left", place_of(part, element), _AGAIN)
        for mark in root.iter(f"{W}bookmarkStart"):
            if (mark.get(f"{W}name") or "").startswith("u_"):
                bookmark = mark.get(f"{W}name")
                yield Fault(
                    f"the bookmark {bookmark} names a sentence", place_of(part, mark), _AGAIN
                )
        for paragraph in root.iter(f"{W}p"):
            number = style_of(paragraph).startswith(("BilingualNumber", "BilingualStatus"))
            if number and ROW_NAME.fullmatch(text_of(paragraph).strip()):
                what = f"the id of a sentence is shown: {text_of(paragraph).strip()}"
                yield Fault(what, place_of(part, paragraph))


def review_texts(file: WordFile) -> Iterator[Fault]:
    """Rows of a review copy that say something else than its record of what was exported."""
    try:
        back = read_review(file.data, file.path, lambda export_id: None)
    except ExportError as err:
        yield Fault(err.message.removeprefix("refused, "), mend=err.hint or "")
        return
    rows = back.record.rows
    seen = [row.name for row in back.rows if row.name]
    for name in rows:
        if name not in seen:
            yield Fault(f"the sentence {name} has no row", file.main)
    for row in back.rows:
        place = f"{file.main}, {row.place}"
        if row.name not in rows or row.fault:
            yield Fault(
                f"a row cannot be told: {row.fault or 'unknown'}, {excerpt(row.text)}", place
            )
            continue
        base = rows[row.name][1]
        pairs = (("source", row.source, base.source), ("target", row.final, base.target))
        for column, there, exported in pairs:
            if there != shown(exported):
                what = f"{column} is {excerpt(there)}, {excerpt(exported)} was exported"
                yield Fault(what, place, "An edited copy comes home with: bilingual import")
    for said in (*back.strays, *(each for row in back.rows for each in row.strays)):
        yield Fault(f"text stands outside the rows: {excerpt(said.text)}", file.main)


def publication_texts(
    file: WordFile, documents: Sequence[AlignedDocument], layout: str
) -> Iterator[Fault]:
    """Where the sentences of a document differ from those of the articles it is made of.

    All sentences of one language are compared in order, without blanks and in one form of
    Unicode; of each language the first that differs is told.
    """
    columns = ["Source", "Target"]
    columns += [f"Target{number}" for number in range(2, 2 + len(documents[0].others))]
    for side, column in enumerate(columns):
        if layout == CLEAN and not side:
            continue
        code = documents[0].source_language if not side else _code(documents[0], side)
        there = _squeezed("".join(_column_texts(file, column)))
        place = 0
        for number, text in enumerate(_expected(documents, layout, side), start=1):
            wanted = _squeezed(text)
            if not there.startswith(wanted, place):
                told = there[place : place + max(len(wanted), 20)]
                what = f"{code}, sentence {number}: {excerpt(text)} is not there"
                yield Fault(f"{what} but {excerpt(told)}", file.main, _AGAIN)
                break
            place += len(wanted)
        else:
            if there[place:]:
                what = f"{code}: more text than the desk has: {excerpt(there[place:])}"
                yield Fault(what, file.main, _AGAIN)


def _code(document: AlignedDocument, side: int) -> str:
    return (document.target_language, *(each.target_language for each in document.others))[side - 1]


def _expected(documents: Iterable[AlignedDocument], layout: str, side: int) -> Iterator[str]:
    """The texts of a side, as the layout sets them."""
    for document in documents:
        if document.lead is None and layout == CLEAN:
            yield document.target_title or document.title
        for aligned in document.blocks:
            yield from _texts(aligned, layout, side)


def _texts(aligned: AlignedBlock, layout: str, side: int) -> Iterator[str]:
    if not aligned.units:
        if aligned.block.cell is not None and layout in (CLEAN, FACING):
            # The cells of a table stand in one style, those that are kept as they are too.
            yield plain_text(aligned.block.text)
        return
    for unit in aligned.units:
        if not unit.is_removed:
            yield plain_text(text_in(unit, side))


def _column_texts(file: WordFile, column: str) -> Iterator[str]:
    """The texts of a column, whatever the layout, with all changes accepted."""
    own = {name for name in file.styles if holds_unit(name, f"Bilingual{column}")}
    for paragraph in file.body.iter(f"{W}p"):
        if style_of(paragraph) in own and not _is_in_deleted_row(paragraph):
            yield from _runs_text(paragraph)


def holds_unit(name: str, column: str) -> bool:
    """Whether sentences stand in a style, whatever the layout; `column` is `BilingualSource` or
    that of a target."""
    if not name.startswith(column):
        return False
    rest = name.removeprefix(column)
    rest = rest.removeprefix("Page").removeprefix("Line")
    for ending in _ENDINGS:
        rest = rest.removesuffix(ending)
    return rest in _UNITS


def _is_in_deleted_row(paragraph: etree._Element) -> bool:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row is not None and row.find(f"{W}trPr/{W}del") is not None


def _runs_text(paragraph: etree._Element) -> Iterator[str]:
    missing = {f"[{words}]" for words in every_word("not_translated")}
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        named = "" if style is None else style.get(f"{W}val")
        if named in _BESIDE or any(True for _ in run.iterancestors(f"{W}del")):
            continue
        text = "".join(
            "-" if each.tag == f"{W}noBreakHyphen" else each.text or ""
            for each in run.iter(f"{W}t", f"{W}noBreakHyphen")
        )
        if named != "Emphasis" or text not in missing:
            yield text


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", clean_text(without_marks(text))).split())
