"""Quotation marks: each language's own, in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workflow.checks.fixing.values import BLANKS, Edit, Reading, Typography

_MARKS = re.compile('["“”„‟«»]')
_STRAIGHT = '"'
_OPENERS = "“„‟«"
_BEFORE_OPENING = "([{-–—/«“‘¿¡'’"
_BEFORE_CLOSED = "([{«“¿¡"
_BEHIND_CLOSING = ")]},.;:!?»”%"
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two marks that belong together; an offset is `None` where a mark is in another unit."""

    opening: int | None
    closing: int | None
    depth: int

    def is_empty(self, text: str) -> bool:
        """Whether no word is quoted, or half a bracket is."""
        held = text[0 if self.opening is None else self.opening + 1 : self.closing].strip()
        return not any(map(str.isalnum, held)) or held[0] in ")]}" or held[-1] in "([{"


def read_quotes(text: str, rules: Typography, outer: tuple[str, str] | None = None) -> Reading:
    """Straight and foreign quotation marks and apostrophes; only pairs that are certain.

    `outer`: the marks that the document uses, where the language's press has several.
    """
    edits: list[Edit] = []
    right = 0
    if rules.quotes and _MARKS.search(text):
        for pair in _pairs(text):
            wanted = _wanted(text, pair, rules, outer)
            if pair.is_empty(text):
                continue
            if wanted is None:
                right += 1
            else:
                edits += _marks(text, pair, wanted)
    if rules.apostrophe and "'" in text:
        found = _APOSTROPHE.finditer(text)
        edits += [Edit(*match.span(), rules.apostrophe, "apostrophe") for match in found]
    return Reading(tuple(sorted(edits, key=lambda edit: edit.start)), right)


def outer_pair(text: str, rules: Typography) -> tuple[str, str] | None:
    """The first pair of accepted marks in a text; `None` where there is none."""
    known = [pair for pair in (rules.quotes, *rules.also) if pair]
    for pair in _pairs(text) if known else ():
        if pair.opening is not None:
            for one in known:
                if text[pair.opening] == one[0].strip():
                    return one
    return None


def _wanted(
    text: str, pair: _Pair, rules: Typography, outer: tuple[str, str] | None
) -> tuple[str, str] | None:
    """The marks that should stand instead; `None` where they are right."""
    straight = _STRAIGHT in (_mark(text, pair.opening), _mark(text, pair.closing))
    if pair.depth:
        return rules.inner if straight else None
    accepted = [one for one in (rules.quotes, *rules.also) if one]
    for opening, closing in accepted:
        if _mark(text, pair.opening) in ("", opening.strip()) and _mark(text, pair.closing) in (
            "",
            closing.strip(),
        ):
            return None
    return outer or rules.quotes


def _mark(text: str, place: int | None) -> str:
    return "" if place is None else text[place]


def _marks(text: str, pair: _Pair, wanted: tuple[str, str]) -> Iterator[Edit]:
    if pair.opening is not None:
        end = pair.opening + 1
        while end < len(text) and text[end] in BLANKS:
            end += 1
        yield Edit(pair.opening, end, wanted[0], "quotes")
    if pair.closing is not None:
        start = pair.closing
        while start > 0 and text[start - 1] in BLANKS:
            start -= 1
        yield Edit(start, pair.closing + 1, wanted[1], "quotes")


def _pairs(text: str) -> list[_Pair]:
    """The pairs of marks, inner ones too; none at all where one could be read otherwise."""
    pairs: list[_Pair] = []
    stack: list[int] = []
    places = [match.start() for match in _MARKS.finditer(text) if not _is_inches(text, match)]
    for number, place in enumerate(places):
        mark = text[place]
        opens = _may_open(text, place) and not _may_close(text, place)
        closes = _may_close(text, place) and not _may_open(text, place)
        if mark == _STRAIGHT:
            is_last = not stack and number == len(places) - 1
            is_open = any(text[one] == _STRAIGHT for one in stack)
            if not (opens or closes) or (opens == is_open and not (closes and is_last)):
                return []
        elif mark in _OPENERS and not (mark == "“" and stack and text[stack[-1]] == "„"):
            opens, closes = True, False
        else:
            opens, closes = False, True
        if opens:
            stack.append(place)
        elif not stack:
            # the quotation began in the sentence before
            pairs.append(_Pair(None, place, 0))
        elif (text[stack[-1]] == _STRAIGHT) != (mark == _STRAIGHT):
            return []
        else:
            pairs.append(_Pair(stack.pop(), place, len(stack)))
    # it goes on in the next sentence: certain only where it is the only one that is open
    if len(stack) > 1 or (stack and text[stack[0]] == _STRAIGHT and stack[0] > 0):
        return []
    return pairs + [_Pair(place, None, 0) for place in stack]


def _may_open(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    inside = bool(after.strip()) and after not in _BEHIND_CLOSING
    return inside and (not before.strip() or before in _BEFORE_OPENING)


def _may_close(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    inside = bool(before.strip()) and before not in _BEFORE_CLOSED
    return inside and (not after.strip() or not (after.isalnum() or after in _BEFORE_OPENING))


def _is_inches(text: str, match: re.Match[str]) -> bool:
    """`21" screens`: a straight mark behind a figure that no mark before it opens."""
    if match.group() != _STRAIGHT or not text[match.start() - 1 : match.start()].isdigit():
        return False
    return text.count(_STRAIGHT, 0, match.start()) % 2 == 0
