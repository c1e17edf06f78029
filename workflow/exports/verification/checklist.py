"""The points of the checklist that need nothing but the file."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from workflow.errors import ExportError
from workflow.exports.verification import anchors, contents, relationships, tables, texts
from workflow.exports.verification.formatting import formatting
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.stamps import stamps
from workflow.exports.verification.validators import validators
from workflow.exports.verification.values import Fault, Kind, Point, Report, Result

STRUCTURE: tuple[Callable[[WordFile], Iterable[Fault]], ...] = (
    anchors.controls,
    anchors.bookmarks,
    anchors.comments,
    anchors.fields,
    tables.tables,
    texts.characters,
    texts.deletions,
    texts.styles,
    relationships.relationships,
    relationships.content_types,
)
"""What is looked at under `Point.STRUCTURE`: a function each, from the file to its faults."""

FOREIGN = "another program saved this file"
NO_DESK = "needs the desk the file comes from"
_UNSAFE = "the file is not safe to open"


def verified(data: bytes, path: Path, day: datetime.date | None = None) -> Report:
    """Look at the bytes of a file; `day` is the date it has to carry, where it is known.

    Points that need the desk or LibreOffice are told as not run. Raises `ExportError` for what
    is no Word file at all.
    """
    file = opened(data, path)
    return unsafe(file, path) if isinstance(file, Fault) else verified_file(file, day)


def opened(data: bytes, path: Path) -> WordFile | Fault:
    """The file, or why it is not safe to look at. Raises `ExportError` for no Word file."""
    try:
        file = WordFile(data, path)
        for name in file.xml_names:
            file.tree(name)
    except ExportError as err:
        if not _is_package(data):
            raise ExportError(
                err.message.removeprefix("refused, "), path=path, hint="Name a .docx file"
            ) from err
        return Fault(err.message.removeprefix("refused, "), mend=err.hint or "")
    return file


def unsafe(fault: Fault, path: Path) -> Report:
    """The report on a file that is not opened any further."""
    results = [Result(Point.SAFETY, (fault,))]
    results += [Result(point, skipped=_UNSAFE) for point in Point if point is not Point.SAFETY]
    return Report(path, Kind.OTHER, tuple(results))


def verified_file(file: WordFile, day: datetime.date | None = None) -> Report:
    """The same for a file that is open."""
    results = [
        Result(Point.SAFETY, told=f"{len(file.names)} parts"),
        _own(file, Point.VALIDATORS, lambda: validators(file.data)),
        Result(Point.STRUCTURE, tuple(fault for look in STRUCTURE for fault in look(file))),
        _own(file, Point.FORMATTING, lambda: Result(Point.FORMATTING, tuple(formatting(file)))),
        _own(file, Point.STAMPS, lambda: Result(Point.STAMPS, tuple(stamps(file, day)))),
        Result(Point.SAME_BYTES, skipped=NO_DESK if file.is_ours else FOREIGN),
        _text(file),
        Result(Point.ROUND_TRIP, skipped=_no_round_trip(file)),
        Result(Point.PAGES, skipped="not asked for"),
    ]
    return Report(file.path, file.kind, tuple(results))


def _text(file: WordFile) -> Result:
    if file.kind is Kind.REVIEW:
        return Result(Point.TEXT, tuple(contents.review_texts(file)))
    if file.kind is Kind.OTHER:
        return Result(Point.TEXT, skipped=FOREIGN)
    return Result(
        Point.TEXT, tuple(contents.left_in(file)), told=f"sentences not compared: {NO_DESK}"
    )


def _no_round_trip(file: WordFile) -> str:
    return NO_DESK if file.kind is Kind.REVIEW else "only review copies come back"


def _own(file: WordFile, point: Point, look: Callable[[], Result]) -> Result:
    """A point that is for files as we saved them."""
    return look() if file.is_ours else Result(point, skipped=FOREIGN)


def _is_package(data: bytes) -> bool:
    """Whether it is a zip with a Word document in it, whatever else may be wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as entries:
            return any(name.startswith("word/") for name in entries.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, OSError):
        return False
