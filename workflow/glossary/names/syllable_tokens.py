"""The words of a text that may be syllables of a name, and what stands beside one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from workflow.glossary.folding import Folded, mask_of
from workflow.glossary.names.foreign_rules import foreign_rules
from workflow.glossary.names.name_rules import is_syllable, plain
from workflow.glossary.names.syllable_rules import SyllableRules, highland_pieces, is_korean

ABBREVIATED = re.compile(r"(?:\A|[\s(“«\"'])(?P<word>[^\W\d_]{1,4})\.\Z")
"""What ends with an abbreviation: `Mr.`"""

# `Jae-in` is one word, `Hanoi-Hue` are two; `Xuyen's` ends before the apostrophe.
_TOKEN = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]*(?:-[^\W\d_]+)*")
_STOP = re.compile(r"""(?:\A|[.!?…:;\n]|[“«"‘])[\s"“«‘'(\[–—-]*\Z""")
_ONE_LETTER = frozenset("AY")
_REACH = 60


class Token(NamedTuple):
    """A word with a capital."""

    start: int
    end: int
    text: str
    plain: str
    joined: bool
    """Whether one blank stands between it and the word before."""
    first: bool
    """Whether a sentence, quotation or line begins with it."""
    free: bool
    """Whether it lies outside what is taken."""

    def follows(self, other: Token) -> bool:
        """Whether only a blank stands between another word with a capital and this."""
        return self.joined and self.start == other.end + 1

    @property
    def is_syllable(self) -> bool:
        """Whether it may be a syllable of a name as it is written: `Xuyen`, `A`; not `TW`."""
        if len(self.text) == 1:
            return self.text in _ONE_LETTER
        return self.text[1:].islower() and (
            is_syllable(self.text) or self.plain in highland_pieces()
        )


def tokens_of(folded: Folded, taken: Collection[tuple[int, int]]) -> Iterator[Token]:
    """The words with a capital; those with a hyphen count as one where it is a Korean name.

    None where all of them are taken.
    """
    text = folded.text
    mask = mask_of(max((end for _, end in taken), default=0), taken)
    found = list(_TOKEN.finditer(text))
    if all(mask.find(1, *folded.span(*one.span())) >= 0 for one in found):
        return
    for match in found:
        word = match.group()
        for start, end in [match.span()] if "-" not in word or is_korean(word) else _split(match):
            if not text[start].isupper():
                continue
            joined = start > 1 and text[start - 1] == " " and text[start - 2].isalpha()
            free = mask.find(1, *folded.span(start, end)) < 0
            word = text[start:end]
            yield Token(start, end, word, plain(word), joined, begins(text, start), free)


def _split(match: re.Match[str]) -> list[tuple[int, int]]:
    """The words between hyphens, where each is a name's: `Hanoi-Hue`."""
    spans: list[tuple[int, int]] = []
    start = match.start()
    for word in match.group().split("-"):
        spans.append((start, start + len(word)))
        start += len(word) + 1
    return spans


def begins(text: str, start: int) -> bool:
    """Whether a sentence, quotation or line begins at a place of a folded text."""
    before = text[max(start - 12, 0) : start]
    short = ABBREVIATED.search(before.rstrip(" "))
    if short is not None and short["word"].lower() in _address():
        return False
    return _STOP.search(before) is not None


def _address() -> frozenset[str]:
    """Abbreviations before a name, behind which no sentence begins."""
    rules = foreign_rules("en")
    return rules.abbreviated if rules is not None else frozenset()


def is_levelled(rules: SyllableRules, text: str, start: int, end: int) -> bool:
    """Whether a word for a place stands beside a stretch: `commune of Mon Son`, `Mon Son ward`."""
    before = _words_before(text, start)
    if before and before[-1] in rules.links:
        before.pop()
    if before and before[-1] in rules.levels:
        return True
    behind = re.match(r" ([^\W\d_]+)", text[end:])
    return behind is not None and behind[1].lower() in rules.behind


def is_place(
    rules: SyllableRules, text: str, start: int, end: int, *, may_be_person: bool = True
) -> bool:
    """Whether the words beside a stretch show that it is a place: `in Long Xuyen`, too."""
    before = _words_before(text, start)
    shows = rules.within if may_be_person else rules.within | rules.visits
    return (bool(before) and before[-1] in shows) or is_levelled(rules, text, start, end)


def _words_before(text: str, start: int) -> list[str]:
    """The words before a place in a folded text, in small letters, where they are joined to it."""
    if text[start - 1 : start] not in (" ", "'"):
        return []
    return text[max(start - _REACH, 0) : start].replace("'", " ").lower().split()
