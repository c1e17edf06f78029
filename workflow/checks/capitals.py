"""Capitals: of headlines by the house style, of title case, of a sentence's first letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.fixing.values import typography_of
from workflow.checks.letters import WORD, words_of
from workflow.checks.punctuation import end_mark
from workflow.glossary.folding import key
from workflow.style import Style

_SHOUTED = 0.8
_TITLED = 0.85
"""So large a part of the longer words has a capital in English title case."""
_TITLE_WORDS = 4
"""Words of which a heading needs so many, to tell title case from names."""
_SHORT_WORDS = frozenset({"nb", "no"})
"""Languages in which a word of three letters tells something (*nye*); elsewhere one of four does.

Not Vietnamese: in lists of places abroad (*Hàn Quốc, Nhật Bản*) all short syllables have capitals.
"""
_TITLE_CASE = "en"
_SENTENCE_WORDS = 4


class CapitalsCheck:
    """Headlines in the wrong capitals, sentences that begin without one."""

    id = "capitals"
    title = "Capitals"

    def __init__(self, style: Style) -> None:
        """`style` says what becomes of a headline in capitals."""
        self._style = style

    def run_document(self, units: Sequence[Translation]) -> Iterator[tuple[int, Finding]]:
        """A warning for each unit with a fault."""
        for number, unit in enumerate(units):
            if message := self._fault(unit):
                yield number, Finding(self.id, Severity.WARNING, message)

    def _fault(self, unit: Translation) -> str:
        source, target = unit.plain_source, unit.plain_target
        if _is_shouted(source):
            return self._of_headline(target) if unit.reading else ""
        if _is_shouted(target):
            return ""
        if unit.target_language != _TITLE_CASE and _is_titled(unit):
            return "capitals stand as in an English headline"
        return _begin(source, target)

    def _of_headline(self, target: str) -> str:
        words = words_of(target)
        if len(words) < _TITLE_WORDS:
            return ""
        if self._style.headline_case == "sentence":
            return "the headline is a sentence in this house" if _is_shouted(target) else ""
        return "" if _is_shouted(target) else "the headline of the source is in capitals"


def _is_shouted(text: str) -> bool:
    words = words_of(text)
    # Most texts have hardly a word in capitals, and need no closer look.
    if sum(map(str.isupper, words)) < 2:
        return False
    words = [word for word in words if len(word) > 1]
    return len(words) > 1 and sum(map(str.isupper, words)) > _SHOUTED * len(words)


def _is_titled(unit: Translation) -> bool:
    """Whether a heading has English title case in a language that has none.

    Names, terms of the glossary and words that the source has too tell nothing.
    """
    target = unit.plain_target
    if end_mark(target) or not target[:1].isupper():
        return False
    small = typography_of(unit.target_language).small
    least = 3 if unit.target_language in _SHORT_WORDS else 4
    # "Tran Van Binh" is the name of "Trần Văn Bình"
    there = {key(word, accents=False) for word in words_of(unit.plain_source)}
    words = [
        match
        for match in list(WORD.finditer(target))[1:]
        if len(match.group()) >= least
        and match.group().lower() not in small
        and key(match.group(), accents=False) not in there
    ]
    if len(words) < _TITLE_WORDS or sum(_is_capital(one) for one in words) < _TITLED * len(words):
        return False
    terms = [(one.start, one.end) for one in unit.find_in_target()]
    rest = [one for one in words if not any(start <= one.start() < end for start, end in terms)]
    capitals = sum(_is_capital(one) for one in rest)
    return len(rest) >= _TITLE_WORDS and capitals >= _TITLED * len(rest)


def _is_capital(match: re.Match[str]) -> bool:
    return match.group()[0].isupper()


def _begin(source: str, target: str) -> str:
    """What is wrong with the first letter of a sentence; empty where nothing is."""
    first, made = source[:1], target.lstrip("\"'“‘«¿¡([ \u00a0\u202f")[:1]
    if not made.islower() or not first.isupper() or not end_mark(source):
        return ""
    words = words_of(target)
    if len(words) < _SENTENCE_WORDS or len(words_of(source)) < _SENTENCE_WORDS:
        return ""
    # "iPhone", "eBay", "d'Artagnan" and what the source writes so too
    if not words[0].islower() or words[0] in words_of(source):
        return ""
    return f"the sentence begins with {words[0]}, the source's with a capital"
