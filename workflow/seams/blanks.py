"""What goes wrong at a seam in every language: doubled blanks, doubled words, split accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workflow.seams.seam import Change, Seam
from workflow.seams.tables import SeamRules
from workflow.seams.values import Edit

_DOUBLE_BLANK = re.compile(r"  +")
_WORD = re.compile(r"\S+")


def mend_blanks(seam: Seam, rules: SeamRules) -> Change | None:
    """Two or more blanks before or behind a form become one."""
    for match in _DOUBLE_BLANK.finditer(seam.text, seam.floor, seam.ceiling):
        inside = match.start() > seam.floor or seam.floor > 0
        if inside and match.end() == seam.start:
            return _one_blank(seam, match.start(), match.end(), rules)
        if match.start() == seam.end and match.end() < len(seam.text):
            return _one_blank(seam, match.start(), match.end(), rules)
    return None


def _one_blank(seam: Seam, start: int, end: int, rules: SeamRules) -> Change:
    edit = Edit(
        seam.text[min(start, seam.start) : max(end, seam.end)],
        f" {seam.form}" if end == seam.start else f"{seam.form} ",
        f"{rules.language}-blank",
    )
    return Change(((start, end, " "),), edit)


def mend_repeats(seam: Seam, rules: SeamRules) -> Change | None:
    """A word of the list that stands twice: `các các đồng chí`, `tỉnh tỉnh Lạng Sơn`."""
    if seam.is_joined:
        return None
    left = seam.text[seam.floor : seam.start]
    said_last = left.rstrip().casefold()
    for word in sorted(rules.repeats, key=len, reverse=True):
        if not said_last.endswith(word.casefold()):
            continue
        once = re.search(rf"(?<![\w-]){re.escape(word)}\s+\Z", left, re.IGNORECASE)
        if once is None:
            continue
        start = seam.floor + once.start()
        said = once.group().rstrip()
        # "Xã Xã Đàn", "Ông Ông Ích Khiêm": a capital one may be part of a name
        may_repeat = seam.kind != "person" and (said.islower() or seam.kind != "place")
        if may_repeat and re.match(rf"{re.escape(said)}(?!\w)", seam.form):
            return _dropped(seam, start, rules)
        before = seam.text[seam.floor : start]
        twice = re.search(rf"(?<![\w-]){re.escape(word)}\s+\Z", before, re.IGNORECASE)
        if twice is not None and twice.group().strip()[1:] == said[1:]:
            return _dropped(seam, start, rules)
        return None
    return None


def _dropped(seam: Seam, start: int, rules: SeamRules) -> Change:
    edit = Edit(seam.shown(start), seam.form, f"{rules.language}-repeat")
    return Change(((start, seam.start, ""),), edit)


def mend_accents(text: str, gaps: list[tuple[int, int]], rules: SeamRules) -> Iterator[Change]:
    """Letters and accents between the forms that are typed apart, composed (NFC)."""
    if not rules.nfc:
        return
    for start, end in gaps:
        for match in _WORD.finditer(text, start, end):
            composed = unicodedata.normalize("NFC", match.group())
            if composed != match.group():
                edit = Edit(match.group(), composed, f"{rules.language}-accents")
                yield Change(((match.start(), match.end(), composed),), edit)
