"""Formatted runs on their way into a block's text: tidying, numbering of links, cutting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workflow.article import (
    Block,
    BlockKind,
    Inline,
    join_runs,
    parse_inline,
    serialize_inline,
    slice_inline,
)

_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_COLLAPSIBLE = re.compile(r"[ \t\n\r\f]+")
_UNSAFE_SCHEME = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)


def is_safe_address(address: str) -> bool:
    """Whether a link may keep this address: no script, no inline data, no local file.

    >>> is_safe_address("https://example.org"), is_safe_address("javascript:void(0)")
    (True, False)
    """
    return bool(address.strip()) and not _UNSAFE_SCHEME.match(address)


def collapse_blanks(runs: Iterable[Inline]) -> list[Inline]:
    """The runs with each row of blanks shown as one, as a browser does, across runs too.

    A run that is one newline is a line break; blanks before and after it go.
    """
    out: list[Inline] = []
    after_blank = False
    for run in runs:
        if run.text == "\n":
            if out and out[-1].text.endswith(" "):
                out[-1] = replace(out[-1], text=out[-1].text[:-1])
            out.append(run)
            after_blank = True
            continue
        text = _COLLAPSIBLE.sub(" ", run.text)
        if after_blank:
            text = text.removeprefix(" ")
        if text:
            out.append(replace(run, text=text))
            after_blank = text.endswith(" ")
    return out


def tidy_runs(runs: Iterable[Inline]) -> list[Inline]:
    """The runs with formatting taken off the blanks at their edges, equal neighbours joined.

    A blank between two runs keeps what both have in common, so that one bold phrase typed
    in three pieces comes back as one.
    """
    pieces = [piece for run in runs for piece in _split_edges(run)]
    out: list[Inline] = []
    for index, piece in enumerate(pieces):
        if not piece.text.strip():
            before = next((p for p in reversed(pieces[:index]) if p.text.strip()), None)
            after = next((p for p in pieces[index + 1 :] if p.text.strip()), None)
            piece = _shared_format(piece, before, after)
        out.append(piece)
    return list(join_runs(out))


def _split_edges(run: Inline) -> Iterator[Inline]:
    match = _EDGES.fullmatch(run.text)
    for text in match.groups() if match else (run.text,):
        if text:
            yield replace(run, text=text)


def _shared_format(blank: Inline, before: Inline | None, after: Inline | None) -> Inline:
    if before is None or after is None:
        return Inline(blank.text)
    return Inline(
        blank.text,
        bold=before.bold and after.bold,
        italic=before.italic and after.italic,
        link=before.link if before.link == after.link else None,
    )


def strip_runs(runs: Sequence[Inline]) -> list[Inline]:
    """The runs without blanks at the two ends."""
    text = "".join(run.text for run in runs)
    start = len(text) - len(text.lstrip())
    return slice_inline(runs, start, max(start, len(text.rstrip())))


def number_links(runs: Iterable[Inline], addresses: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The text with light tags, its links numbered from 1 in order, and their addresses.

    `addresses[n - 1]` belongs to the link n of the runs; a link without one gets an empty
    address. A link that text without it interrupts comes out as two.
    """
    links: list[str] = []
    numbered: list[Inline] = []
    before: int | None = None
    for run in join_runs(runs):
        if run.link is not None and run.link != before:
            links.append(addresses[run.link - 1] if run.link <= len(addresses) else "")
        before = run.link
        numbered.append(replace(run, link=len(links)) if run.link is not None else run)
    return serialize_inline(numbered), tuple(links)


def tagged_text(runs: Iterable[Inline], addresses: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What a block is made of: its text with light tags and its links, tidied and stripped."""
    return number_links(strip_runs(tidy_runs(runs)), addresses)


def cut_block(block: Block, offsets: Iterable[int]) -> list[Block]:
    """The block cut at offsets into its plain text; pieces of blanks alone are dropped."""
    runs = parse_inline(block.text)
    end = sum(len(run.text) for run in runs)
    places = sorted({0, end, *(offset for offset in offsets if 0 < offset < end)})
    pieces: list[Block] = []
    for start, stop in pairwise(places):
        text, links = number_links(strip_runs(slice_inline(runs, start, stop)), block.links)
        if text:
            pieces.append(replace(block, text=text, links=links))
    return pieces


def recast(block: Block, kind: BlockKind, level: int = 0) -> Block:
    """The block as another kind; the number of a list item goes into its text."""
    text = block.text if block.marker in ("", "-") else f"{block.marker} {block.text}"
    return replace(block, kind=kind, text=text, level=level, marker="", cell=None)
