"""What to do with a sentence that came back: three texts, one verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workflow.article import plain_text
from workflow.exports.review.record import BaseUnit
from workflow.exports.review.returned import BackRow, Returned
from workflow.exports.review.texts import folded, shown


class Kind(StrEnum):
    """What was found; the word that people and programs read."""

    TAKEN = "taken"
    """The text that came back is in the PO file now."""
    APPROVED = "approved"
    """The status cell approves the sentence."""
    WITHDRAWN = "withdrawn"
    """The status cell takes an approval back."""
    COMMENT = "comment"
    TYPOGRAPHIC = "typographic"
    """Only quotation marks, dashes, blanks or Unicode's form differ."""
    CONFLICT = "conflict"
    """The text was changed since the export in the PO file and in the file that came back."""
    STALE = "stale"
    """The sentence is no longer in the PO file."""
    SOURCE = "source"
    """Somebody changed the source: a request to the authors of the article."""
    EMPTIED = "emptied"
    DELETED = "deleted"
    MISSING = "missing"
    UNKNOWN = "unknown"
    """A row that was not exported."""
    ANCHORS = "anchors"
    """Name, bookmark and source of a row belong to different sentences."""
    CELLS = "cells"
    """Cells of the row were merged or are gone."""
    STRUCK = "struck"
    """Text was struck through by hand, not deleted."""
    MOVED = "moved"
    """The text is the exported translation of another row."""
    TWICE = "twice"
    """One sentence came back with two texts."""
    STATUS = "status"
    """The status cell asks for what cannot be done."""
    OUTSIDE = "outside"
    """Text in no cell of ours."""


class Prefer(StrEnum):
    """Whose text wins in a conflict."""

    NOBODY = ""
    FILE = "file"
    PO = "po"


@dataclass(frozen=True, slots=True)
class Current:
    """A unit as the PO file has it now."""

    target: str
    is_human: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a text; `kind` is `None` where nothing came back that is new."""

    kind: Kind | None
    text: str = ""
    """The text that came back."""
    why: str = ""

    @property
    def keeps_wording(self) -> bool:
        """Whether the text that came back is that of the PO file, typography aside."""
        return self.kind in (None, Kind.TAKEN, Kind.TYPOGRAPHIC)


def decide(
    base: BaseUnit,
    final: str,
    now: Current | None,
    *,
    prefer: Prefer = Prefer.NOBODY,
    typography: bool = False,
    taken_before: bool = False,
    medium: str = "the document",
) -> Verdict:
    """Compare a text that came back with the one exported and the one in the PO file.

    All texts have light tags. `now` is `None` where the PO file has no such unit any more;
    `taken_before` says that this very text of this very export was taken once; `medium` names
    the file that came back.
    """
    exported = shown(base.target)
    if final == exported:
        return Verdict(None)
    if not plain_text(final).strip():
        if not plain_text(exported).strip():
            return Verdict(None)
        return Verdict(Kind.EMPTIED, "", "the target is empty now; the PO file keeps its text")
    if now is None:
        return Verdict(Kind.STALE, final, "the sentence was changed or left the article")
    current = shown(now.target)
    if current == final or taken_before:
        return Verdict(None)
    if folded(final) == folded(exported):
        if not typography:
            why = "only signs and blanks differ; take them with --typography"
            return Verdict(Kind.TYPOGRAPHIC, final, why)
    elif folded(final) == folded(current):
        return Verdict(None)
    if current == exported:
        return Verdict(Kind.TAKEN, final)
    if not now.is_human:
        return Verdict(Kind.TAKEN, final, "the PO file had only a new machine draft")
    if prefer is Prefer.FILE:
        why = f"the PO file had another text, that of {medium} is preferred"
        return Verdict(Kind.TAKEN, final, why)
    why = "the PO file was changed since the export"
    return Verdict(Kind.CONFLICT, final, f"{why}, its text is preferred" if prefer else why)


def changed_texts(rows: Iterable[tuple[BaseUnit, BackRow]]) -> list[str]:
    """The different texts that rows of one sentence came back with, without those that are as
    exported."""
    finals = [row.final for base, row in rows if row.final != shown(base.target)]
    return list(dict.fromkeys(finals))


def is_untracked(base: BaseUnit, row: BackRow) -> bool:
    """Whether the text was changed without a tracked change, or one was accepted already."""
    return row.original != shown(base.target)


# "Resolutionresolution", "planplans": an old word and the new one without a blank
_WORD = re.compile(r"\w+")
_LEAST_FLATTENED = 3
_LEAST_KEPT = 3
_LEAST_ADDED = 4
"""Letters of the old word and of the new one that sticks to it: more than an ending has."""


def flattened(returned: Returned, seen: dict[str, str]) -> bool:
    """Whether the file lost its tracked changes so that deleted words stand beside new ones.

    `seen` has the text with all deleted words, by row, of rows that came back with changes in
    an earlier file of the same export. Without that, a file tells by this: it has no change
    left, at least three rows differ, none of them lost a single character, and most have an
    old word with letters stuck to it.
    """
    rows = [row for row in returned.rows if not row.fault]
    if any(row.changed is None and seen.get(row.name) == row.final for row in rows):
        return True
    known = returned.record.rows
    differing = [
        (plain_text(shown(known[row.name][1].target)), plain_text(row.final))
        for row in rows
        if row.final != shown(known[row.name][1].target)
    ]
    if any(row.changed for row in returned.rows) or len(differing) < _LEAST_FLATTENED:
        return False
    if not all(before and _is_within(before, after) for before, after in differing):
        return False
    return sum(_has_glued(*pair) for pair in differing) * 2 > len(differing)


def _is_within(before: str, after: str) -> bool:
    letters = iter(after)
    return all(letter in letters for letter in before)


def _has_glued(before: str, after: str) -> bool:
    old = set(_WORD.findall(before))
    return any(
        word not in old
        and any(
            word.startswith(kept) and len(word) - len(kept) >= _LEAST_ADDED
            for kept in old
            if len(kept) >= _LEAST_KEPT
        )
        for word in _WORD.findall(after)
    )
