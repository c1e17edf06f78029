"""The blank that is missing after a full stop: `… sustainably.The Party …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from workflow.article import Block, BlockKind, Inline, parse_inline, plain_text, slice_inline
from workflow.sources.inline import tagged_text
from workflow.sources.rules import load_rules
from workflow.sources.values import Change

_MENDED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.CAPTION})
_GLUED = regex.compile(
    # the word before the stop, or a year: "… in 2020.The plan …"
    r"(?P<before>\p{L}\p{Ll}|\d\d|[%)])"
    # "… areas.He also …", "… “take the lead.”The leader …"
    r"(?P<stop>[.!?…][”»’)]?|[.!?…]?[”»][.!?…])"
    # a capital and small letters, or the lone words A and I: not "e.g." nor "2.B"
    r"(?=(?P<after>\p{Lu}\p{M}*\p{Ll}[\p{L}\p{M}’']*|[“«]\p{Lu}|(?:A|I|À|Y|O|Ở)(?=\s)))"
)
_LAST_WORD = regex.compile(r"[\p{L}\p{M}]*$")
_LONGEST_ABBREVIATION = 20
_SHOWN = 40
"""Letters on each side of a mended place that its message may show."""
_WORD = regex.compile(r"\S++")
_ADDRESS = regex.compile(r"@|://|www\.", regex.IGNORECASE)


def mend_spaces(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Change]]:
    """The blocks with a blank after every full stop that a new sentence is glued to."""
    out: list[Block] = []
    changes: list[Change] = []
    for block in blocks:
        text = plain_text(block.text)
        places = list(_glued_places(text)) if block.kind in _MENDED else []
        for place in places:
            near = text[max(0, place - _SHOWN) : place].split()[-1]
            glued = f"{near}{text[place : place + _SHOWN].split()[0]}"
            message = f"A space was put after the full stop in “{glued}”."
            changes.append(Change("space", block.line, glued, message))
        out.append(_with_blanks(block, places) if places else block)
    return tuple(out), changes


def _glued_places(text: str) -> Iterator[int]:
    rules = load_rules()
    addresses = [word.span() for word in _WORD.finditer(text) if _ADDRESS.search(word.group())]
    for match in _GLUED.finditer(text):
        place = match.end("stop")
        start = match.start("stop")
        before = _LAST_WORD.search(text[max(0, start - _LONGEST_ABBREVIATION) : start])
        if before and before.group().casefold() in rules.abbreviations:
            continue
        if match["after"] in rules.domains or any(a <= place < b for a, b in addresses):
            continue
        yield place


def _with_blanks(block: Block, places: list[int]) -> Block:
    runs = parse_inline(block.text)
    mended: list[Inline] = []
    edges = [0, *places, sum(len(run.text) for run in runs)]
    for index, (start, end) in enumerate(pairwise(edges)):
        if index:
            mended.append(Inline(" "))
        mended.extend(slice_inline(runs, start, end))
    text, links = tagged_text(mended, block.links)
    return replace(block, text=text, links=links)
