"""Ids and names that may stand only once, and marks that come in pairs.

ECMA-376 part 1: content controls 17.5.2, bookmarks 17.13.6, comments 17.13.4, fields 17.16.18.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from workflow.exports.review.walking import W
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.places import place_of
from workflow.exports.verification.values import Fault

LONGEST_TAG = 64
LONGEST_BOOKMARK = 40
_INT32 = range(-(2**31), 2**31)
_RANGE = {"commentRangeStart": "start", "commentRangeEnd": "end"}
_REFERENCE = {"commentReference": "reference"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def controls(file: WordFile) -> Iterator[Fault]:
    """Content controls and drawings with ids that no other has, and tags of a length that holds."""
    seen: set[int] = set()
    for part, root in file.shown.items():
        for properties in root.iter(f"{W}sdtPr"):
            number = properties.find(f"{W}id")
            if number is not None:
                value = _whole(number.get(f"{W}val"))
                if value is None or value not in _INT32:
                    told = number.get(f"{W}val")
                    yield _fault(
                        f"a content control has the id {told}, no 32-bit number", part, number
                    )
                elif value in seen:
                    yield _fault(f"two content controls have the id {value}", part, number)
                else:
                    seen.add(value)
            for tag in properties.iter(f"{W}tag"):
                if len(tag.get(f"{W}val") or "") > LONGEST_TAG:
                    what = f"the tag of a content control is longer than {LONGEST_TAG} characters"
                    yield _fault(what, part, tag)
    drawn: set[tuple[str, str]] = set()
    for part, root in file.shown.items():
        for drawing in root.iter(_DRAWING):
            name = drawing.get("id") or ""
            if (part, name) in drawn:
                yield _fault(f"two drawings have the id {name}", part, drawing)
            drawn.add((part, name))


def bookmarks(file: WordFile) -> Iterator[Fault]:
    """Bookmarks with one name each that holds, and a start and an end."""
    names: set[str] = set()
    for part, root in file.shown.items():
        starts = list(root.iter(f"{W}bookmarkStart"))
        ends = Counter(end.get(f"{W}id") for end in root.iter(f"{W}bookmarkEnd"))
        begun = Counter(start.get(f"{W}id") for start in starts)
        for start in starts:
            name, number = start.get(f"{W}name") or "", start.get(f"{W}id")
            # Word compares the names of bookmarks without regard to capitals.
            if name.casefold() in names:
                yield _fault(f"two bookmarks are named {name}", part, start)
            names.add(name.casefold())
            if not name or len(name) > LONGEST_BOOKMARK:
                what = f"a bookmark's name has {len(name)} characters, not 1 to {LONGEST_BOOKMARK}"
                yield _fault(what, part, start)
            if begun[number] > 1:
                yield _fault(f"two bookmarks have the id {number}", part, start)
            if ends[number] != 1:
                yield _fault(f"the bookmark {name} has {ends[number]} ends", part, start)
        for end in root.iter(f"{W}bookmarkEnd"):
            if end.get(f"{W}id") not in begun:
                yield _fault(f"a bookmark ends that never began: {end.get(f'{W}id')}", part, end)


def comments(file: WordFile) -> Iterator[Fault]:
    """Comments that stand beside something: a start, an end and a reference each."""
    root = file.optional(posixpath.join(posixpath.dirname(file.main), "comments.xml"))
    made = [] if root is None else list(root.iter(f"{W}comment"))
    told = Counter(comment.get(f"{W}id") for comment in made)
    found = {name: list(file.body.iter(f"{W}{name}")) for name in (*_RANGE, *_REFERENCE)}
    counts = {name: Counter(each.get(f"{W}id") for each in all_) for name, all_ in found.items()}
    for comment in made:
        number = comment.get(f"{W}id")
        if told[number] > 1:
            yield _fault(f"two comments have the id {number}", file.main, comment)
        # Word lets a comment stand at a point, without a range; ours all have one.
        ranged = file.is_ours or any(counts[name][number] for name in _RANGE)
        for name, words in ((_RANGE | _REFERENCE) if ranged else _REFERENCE).items():
            if counts[name][number] != 1:
                what = f"the comment {number} has {counts[name][number] or 'no'} {words}"
                yield _fault(what, file.main, comment)
    for all_ in found.values():
        for mark in all_:
            if mark.get(f"{W}id") not in told:
                what = f"a comment is marked that there is not: {mark.get(f'{W}id')}"
                yield _fault(what, file.main, mark)


def fields(file: WordFile) -> Iterator[Fault]:
    """Complex fields that begin and end."""
    for part, root in file.shown.items():
        open_: list[etree._Element] = []
        for char in root.iter(f"{W}fldChar"):
            kind = char.get(f"{W}fldCharType")
            if kind == "begin":
                open_.append(char)
            elif kind == "end" and not open_:
                yield _fault("a field ends that never began", part, char)
            elif kind == "end":
                open_.pop()
        for char in open_:
            yield _fault("a field begins and never ends", part, char)


def _fault(what: str, part: str, element: etree._Element) -> Fault:
    return Fault(what, place_of(part, element))


def _whole(text: str | None) -> int | None:
    try:
        return int(text or "")
    except ValueError:
        return None
