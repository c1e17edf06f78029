"""Text that a page prints twice: whole paragraphs, or sentences glued into another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from workflow.article import Block, BlockKind, plain_text
from workflow.sources.inline import cut_block, recast
from workflow.sources.values import Change, shorten

_REPEATABLE = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.CAPTION}
)
LEAST_WORDS_WHOLE = 8
"""A whole paragraph of fewer words may stand twice with reason."""
LEAST_WORDS_INSIDE = 20
"""Sentences of fewer words inside another paragraph may: a lead returns in the text."""

_SENTENCE_END = regex.compile(r"[.!?…]+[”»\"’)\]]*\s+(?=[“«\"‘(]?[\p{Lu}\d])")


def mark_repeats(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Change]]:
    """The blocks with each second copy marked as furniture, cut out of its paragraph if need be."""
    seen: dict[str, int] = {}
    title = next((_normal(plain_text(b.text)) for b in blocks if b.kind is BlockKind.TITLE), "")
    out: list[Block] = []
    changes: list[Change] = []
    for block in blocks:
        if block.kind not in _REPEATABLE:
            out.append(block)
            continue
        text = plain_text(block.text)
        if title and _normal(text) == title:
            out.append(recast(block, BlockKind.FURNITURE))
            message = f"“{shorten(text)}” is marked as furniture: it repeats the title."
            changes.append(Change("furniture", block.line, shorten(text), message))
            continue
        spans = list(_sentences(text))
        runs = list(_repeated_runs(text, spans, seen))
        pieces = list(_cut(block, runs))
        out.extend(piece for piece, _ in pieces)
        changes.extend(
            _report(piece, first_line, whole=len(pieces) == 1)
            for piece, first_line in pieces
            if first_line
        )
        for start, end in spans:
            seen.setdefault(_normal(text[start:end]), block.line)
    return tuple(out), changes


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())


def _repeated_runs(
    text: str, spans: Sequence[tuple[int, int]], seen: dict[str, int]
) -> Iterator[tuple[int, int, int]]:
    """Start, end and line of the first print of each row of sentences seen before."""
    row: list[tuple[int, int]] = []
    for span in [*spans, (len(text), len(text))]:
        known = span[0] < span[1] and _normal(text[slice(*span)]) in seen
        if known:
            row.append(span)
            continue
        if row:
            start, end = row[0][0], row[-1][1]
            words = len(text[start:end].split())
            whole = start == 0 and end == len(text)
            if words >= (LEAST_WORDS_WHOLE if whole else LEAST_WORDS_INSIDE):
                yield start, end, seen[_normal(text[slice(*row[0])])]
        row = []


def _cut(block: Block, runs: Sequence[tuple[int, int, int]]) -> Iterator[tuple[Block, int]]:
    """The pieces of a block, each with the line of its first print, 0 for what is new."""
    if not runs:
        yield block, 0
        return
    offset = 0
    text = plain_text(block.text)
    pieces = cut_block(block, [place for start, end, _ in runs for place in (start, end)])
    for piece in pieces:
        start = text.index(plain_text(piece.text), offset)
        offset = start + len(plain_text(piece.text))
        first_line = next((line for a, b, line in runs if a <= start < b), 0)
        yield (recast(piece, BlockKind.FURNITURE) if first_line else piece), first_line


def _report(piece: Block, first_line: int, *, whole: bool) -> Change:
    text = shorten(plain_text(piece.text))
    where = "this paragraph" if whole else "this part of a paragraph"
    return Change(
        "furniture",
        piece.line,
        text,
        f"“{text}” is marked as furniture: {where} stands already on line {first_line}.",
    )
