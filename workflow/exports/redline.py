"""A text and the text it was before, as one paragraph with tracked insertions and deletions.

Whoever accepts all changes has the new text, whoever rejects them the old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from workflow.article import Inline, parse_inline
from workflow.exports import ooxml
from workflow.exports.inline import Links, linked_runs
from workflow.exports.languages import Language

# Words with what holds them together ("l'État", "11-NQ/TW", "6,5"), blanks, any other character
_TOKEN = re.compile(r"\w+(?:[-'’./]\w+|(?<=\d),\d+)*|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is in both versions, or in one."""

    runs: tuple[Inline, ...]
    change: str = ""
    """`inserted`, `deleted` or empty."""


class Revisions:
    """The tracked changes of one document: their author, and a number for each."""

    def __init__(self, author: str) -> None:
        self._author = author or "Bilingual"
        self._numbers = count(1)

    def mark(self, change: str, runs: str) -> str:
        """Runs as inserted or deleted ones; as they are for an empty change."""
        if not change or not runs:
            return runs
        return ooxml.revision(change, next(self._numbers), self._author, runs)

    def row_mark(self, change: str) -> str:
        """What makes a whole row an inserted or deleted one."""
        return ooxml.row_revision(change, next(self._numbers), self._author) if change else ""


def redlined_runs(
    before: str,
    after: str,
    language: Language,
    links: Links,
    addresses: tuple[str, ...],
    revisions: Revisions,
    *,
    in_bold: bool = False,
) -> str:
    """The runs of a changed text with light tags; see `inline_runs`."""
    out = []
    for piece in compare(before, after):
        deleted = piece.change == "deleted"
        for runs in linked_runs(
            piece.runs,
            language,
            links,
            # A deleted word leads nowhere any more.
            () if deleted else addresses,
            in_bold=in_bold,
            deleted=deleted,
            wrap=lambda runs, change=piece.change: revisions.mark(change, runs),  # type: ignore[misc]
        ):
            out.append(runs)
    return "".join(out)


def compare(before: str, after: str) -> list[Piece]:
    """The two texts as stretches, word by word; deleted ones stand before inserted ones.

    A lone blank between two changes belongs to both.
    """
    from rapidfuzz.distance import Indel

    old, new = list(_tokens(before)), list(_tokens(after))
    steps = [
        (code.tag, old[code.src_start : code.src_end], new[code.dest_start : code.dest_end])
        for code in Indel.opcodes(old, new)
    ]
    pieces: list[Piece] = []
    for is_equal, group in groupby(_without_islands(steps), key=lambda step: step[0] == "equal"):
        together = list(group)
        if is_equal:
            pieces += [Piece(_joined(kept)) for _, _, kept in together]
            continue
        gone = _joined(token for _, deleted, _ in together for token in deleted)
        come = _joined(token for _, _, inserted in together for token in inserted)
        pieces += [Piece(gone, "deleted")] * bool(gone) + [Piece(come, "inserted")] * bool(come)
    return pieces


_Step = tuple[str, Sequence[Inline], Sequence[Inline]]


def _without_islands(steps: Sequence[_Step]) -> Iterator[_Step]:
    """The steps with every blank between two changes made part of them."""
    for index, (tag, old, new) in enumerate(steps):
        inner = 0 < index < len(steps) - 1
        blank = not "".join(token.text for token in new).strip()
        yield ("replace", old, new) if tag == "equal" and inner and blank else (tag, old, new)


def _tokens(tagged: str) -> Iterator[Inline]:
    for run in parse_inline(tagged):
        for match in _TOKEN.finditer(run.text):
            yield Inline(match.group(), run.bold, run.italic, run.link)


def _joined(tokens: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbours of one formatting as one run."""
    grouped = groupby(tokens, key=lambda token: (token.bold, token.italic, token.link))
    return tuple(
        Inline("".join(token.text for token in group), *formatting) for formatting, group in grouped
    )
