"""Blanks that are too many, too few, or would let a line end at the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workflow.checks.amounts.places import find_from_digits
from workflow.checks.fixing.values import BLANKS, NO_BREAK, NO_BREAKS, Edit, Reading, Typography

# what any slip has, to pass over most texts at once
_SUSPECT = re.compile(
    rf"\A[{BLANKS}]|\t|[{BLANKS}](?=[{BLANKS},.;:?!)\]]|\Z)|[(\[][{BLANKS}]|(?<=[^\W\d_])[,;.](?=[^\W\d_])"
)
_OUTER = re.compile(rf"\A[{BLANKS}]+|[{BLANKS}]+\Z")
_SEVERAL = re.compile(rf"[{BLANKS}]{{2,}}|\t")
# "Hanoi , on Monday"; a stop that begins something is none of ours: ".NET", "...", ".5"
_BEFORE_STOP = re.compile(rf"(?<=[\w)\]»”’%])[{BLANKS}]+(?=(?:,|\.(?!\.))(?:\s|\Z|[)\]»”\"]))")
_INSIDE = re.compile(rf"(?<=[(\[])[{BLANKS}]+(?=\S)|(?<=[^\s(\[«])[{BLANKS}]+(?=[)\]](?!\w))")
# "Hanoi,and"; not "N,N-dimethyl"
_AFTER_COMMA = re.compile(r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})")
# "sustainably.The Party leader"; not "Node.js", "PGS.TS", "U.S.Navy"
_AFTER_STOP = re.compile(r"(?<=[^\W\d_A-Z]{3})\.(?=[A-ZÀ-ÞĐ][^\W\d_A-Z]{2})")
_MARK = re.compile(rf"([{BLANKS}]*)([;:?!]+)")
_GUILLEMET = re.compile(rf"«([{BLANKS}]*)(?=[^\s)\]])|(?<=[^\s«(\[])([{BLANKS}]*)»")
_PERCENT = re.compile(rf"(?<=\d)([{BLANKS}]*)(%)(?!\w)")
_OPENING = "([{«“‘\"'¿¡-–—\n"
# "12 500 000"; not "2024 150", "01 23 45", "+84 912 345"
_GROUPS = re.compile(
    rf"(?<![\w.,/+-])(?<!\d[{BLANKS}])[1-9]\d{{0,2}}(?:[ {NO_BREAKS}]\d{{3}})+"
    r"(?![\d/]|-\w|[.,]\d{3}\b)"
)


def read_blanks(text: str, rules: Typography) -> Reading:
    """Blanks that are doubled, at the ends, before a comma, or missing behind one."""
    if not _SUSPECT.search(text):
        return Reading()
    edits = [Edit(*match.span(), "", "outer-blank") for match in _OUTER.finditer(text)]
    edits += _inner(text)
    edits += [Edit(*match.span(), "", "blank-before-mark") for match in _BEFORE_STOP.finditer(text)]
    if rules.between:
        found = _before(rules.between).finditer(text)
        edits += [Edit(*match.span(), "", "blank-before-mark") for match in found]
    edits += [Edit(*match.span(), "", "blank-in-brackets") for match in _INSIDE.finditer(text)]
    for pattern in (_AFTER_COMMA, _AFTER_STOP):
        for match in pattern.finditer(text):
            edits.append(Edit(*match.span(), f"{match.group()} ", "no-blank-behind-mark"))
    return Reading(apart(edits))


def read_no_breaks(text: str, rules: Typography) -> Reading:
    """Places where a no-break space belongs: `mot ;`, `« mot »`, `5 %`, `12 500`, `n° 5`."""
    found: list[Edit] = []
    right = 0
    for edit in _no_breaks(text, rules):
        if edit is None:
            right += 1
        else:
            found.append(edit)
    return Reading(apart(found), right)


def apart(edits: list[Edit]) -> tuple[Edit, ...]:
    """The edits in order, without those that touch an earlier one."""
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not out or edit.start >= out[-1].end:
            out.append(edit)
    return tuple(out)


def _inner(text: str) -> Iterator[Edit]:
    for match in _SEVERAL.finditer(text):
        if match.start() > 0 and match.end() < len(text):
            kept = next((one for one in match.group() if one in NO_BREAKS), " ")
            yield Edit(*match.span(), kept, "doubled-blank")


@cache
def _before(marks: str) -> re.Pattern[str]:
    # "Why ?"; not "3 : 2" and not ":-)", where the mark has letters or figures of its own
    closing = rf"(?=[{re.escape(marks)}]+(?:\s|\Z|[)\]»”\"]))"
    return re.compile(rf"(?<=[^\W\d_)\]»”’%])[{BLANKS}]+{closing}")


@cache
def _behind(marker: str) -> re.Pattern[str]:
    """The blanks between a marker and its figure."""
    return re.compile(rf"(?<!\w){re.escape(marker)}([{BLANKS}]+)(?=\d)")


def _no_breaks(text: str, rules: Typography) -> Iterator[Edit | None]:
    """An edit where one is needed, `None` where the text is right."""
    if rules.before:
        yield from _before_marks(text, rules)
    if rules.quotes and rules.quotes[0].endswith(NO_BREAK):
        yield from _in_guillemets(text)
    if "%" in rules.joined + rules.before:
        for match in _PERCENT.finditer(text) if "%" in text else ():
            yield from _blank(match, 1, insert="%" in rules.before, mark=match.span(2))
    if rules.groups:
        for match in find_from_digits(_GROUPS, text, f" {NO_BREAKS}"):
            if " " not in match.group():
                yield None
            for place in range(*match.span()):
                if text[place] == " ":
                    yield Edit(place, place + 1, NO_BREAK, "no-break")
    for marker in rules.markers:
        for match in _behind(marker).finditer(text) if marker in text else ():
            yield from _blank(match, 1)


def _before_marks(text: str, rules: Typography) -> Iterator[Edit | None]:
    for match in _MARK.finditer(text):
        start, end = match.span(2)
        marks = match.group(2)
        if marks[0] not in rules.before or not match.start():
            continue
        last, after = text[match.start() - 1], text[end : end + 1]
        if last in _OPENING or (after and not (after.isspace() or after in "»”\"')]")):
            continue
        # "Yahoo! et d'autres": a mark inside a sentence is part of a name
        goes_on = text[end:].lstrip()[:1]
        if marks == "!" and not match.group(1) and (goes_on.islower() or goes_on == ","):
            continue
        # "Pourquoi...?", "quoi…!" are written either way
        if not match.group(1) and last in "….":
            continue
        yield from _blank(match, 1, insert=True, mark=(start, end))


def _in_guillemets(text: str) -> Iterator[Edit | None]:
    for match in _GUILLEMET.finditer(text):
        if match.group(1) is not None:
            if match.group(1):
                yield from _blank(match, 1)
            else:
                yield Edit(match.start(), match.start() + 1, f"«{NO_BREAK}", "no-break")
        else:
            yield from _blank(match, 2, insert=True, mark=(match.end() - 1, match.end()))


def _blank(
    match: re.Match[str], group: int, *, insert: bool = False, mark: tuple[int, int] = (0, 0)
) -> Iterator[Edit | None]:
    """What the blank of a match needs to be a no-break one.

    `insert`: where there is no blank, one goes before the mark at `mark`.
    """
    blank = match.group(group)
    start, end = mark
    if blank and any(one in NO_BREAKS for one in blank):
        yield None
    elif blank:
        yield Edit(*match.span(group), NO_BREAK, "no-break")
    elif insert:
        yield Edit(start, end, f"{NO_BREAK}{match.string[start:end]}", "no-break")
