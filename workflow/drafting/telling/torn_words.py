"""The words of a text as the search for torn names sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.drafting.telling.name_words import GAP
from workflow.drafting.telling.torn_rules import TornRules

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_](?:[\w-]*\w)?|\d[\w.,]*")
_BEGINNING = re.compile(r"""(?:\A|[.!?…:;\n•]|[“«"‘(\[])[\s"“”«»'’‘(\[–—-]*\Z""")
_SHORTENED = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{1,4})\. ?\Z")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, or a span of what was found there as one."""

    start: int
    end: int
    text: str
    kind: str
    """`found`, `name`, `idle`, `sign` (an abbreviation), `link` or `small`."""
    joined: bool
    """Whether nothing but a blank or an apostrophe stands before it."""
    first: bool
    """Whether it begins a sentence or quotation."""

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_large(self) -> bool:
        return self.kind in ("found", "name", "idle", "sign")


def read_words(text: str, known: Sequence[Span], rules: TornRules) -> Iterator[Word]:
    """The words of a text in their order, each span of `known` as one."""
    taken = _merged(known)
    position = end = 0
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        if start < end:
            continue
        while position < len(taken) and taken[position][1] <= start:
            position += 1
        if position < len(taken) and taken[position][0] < stop:
            start, stop = min(start, taken[position][0]), max(stop, taken[position][1])
            kind = "found" if text[start].isupper() else "small"
        else:
            kind = _kind(match.group(), rules)
        gap = text[end:start]
        joined = end > 0 and GAP.fullmatch(gap) is not None
        yield Word(start, stop, text[start:stop], kind, joined, _begins(text, start, rules))
        end = stop


def _kind(word: str, rules: TornRules) -> str:
    if not word[0].isupper():
        return "link" if word in rules.links else "small"
    if word.isupper() and (len(word) > 1 or _ROMAN.fullmatch(word)):
        return "sign"
    low = word.lower()
    if low in rules.idle or low in rules.function or len(word) == 1:
        return "idle"
    return "name"


def _begins(text: str, start: int, rules: TornRules) -> bool:
    before = text[max(start - 12, 0) : start]
    short = _SHORTENED.search(before)
    if short is not None and short["word"].lower() in rules.abbreviated:
        return False
    return _BEGINNING.search(before) is not None or not any(map(str.isalnum, text[:start]))


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
