"""Text that an engine garbled: too short, too long, stuttering, or left in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary import Occurrence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORD_OR_FIGURE = re.compile(r"[^\W_]+(?:[.,'’]?[^\W_]+)*")
_TERM = "\u2060"
"""What a term or reference begins with where a text is a list of words."""
_LEAST_LETTERS = 40
"""Shorter sources have no length that could be relied on."""
_SHORTEST, _LONGEST = 0.4, 2.6
"""Letters of a translation for each letter of its source, among the project's languages."""
_STUTTER_WORDS = (1, 2, 3, 4)
_STUTTER_TIMES = 3
_LONG_STUTTER = 3
"""So many words are said twice in a row by mistake only; fewer may be (`dần dần`)."""
_LEAST_REST, _SHORTEST_REST = 12, 0.25
"""The same without glossary terms: an engine may stop after a long one."""
_COPIED_WORDS = 2
_SHOUTED = 0.8
_LEFT_WORDS = 5
"""Words in a row that stand in the source just so; names and terms of the glossary apart."""


class GarbledCheck:
    """Signs that a translation says less, more, or the same again and again."""

    id = "garbled"
    title = "Garbled text"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each sign."""
        text, target = unit.reading or unit.plain_source, unit.plain_target
        found = unit.find_in_source()
        there = unit.find_in_target({one.id for one in found})
        source, made = _without_terms(text, found), _without_terms(target, there)
        if size := _wrong_size(source, made):
            yield self._finding(size)
        stutter = _stutter(_without_terms(target, there, _WORD_OR_FIGURE))
        if stutter and not _stutter(_without_terms(text, found, _WORD_OR_FIGURE)):
            yield self._finding(f"{stutter} is said again and again")
        if _is_copied(source, made):
            yield self._finding("the text was left untranslated")
        elif run := _left_over(source, target):
            yield self._finding(f"{run} was left untranslated")
        shouted = any(_is_shouted(words, _LEFT_WORDS) for words in (made, _WORD.findall(target)))
        if shouted and not _is_shouted(_WORD.findall(unit.plain_source)):
            yield self._finding("the text was put into capitals")

    def _finding(self, message: str) -> Finding:
        return Finding(self.id, Severity.WARNING, message)


def _wrong_size(source: Sequence[str], target: Sequence[str]) -> str:
    """What is wrong with the length of a translation; empty where nothing is.

    Without terms: abbreviations become long names, and an engine may stop after a long one.
    """
    letters, made = (
        sum(len(word) for word in words if not _is_term(word)) for words in (source, target)
    )
    if letters >= _LEAST_REST and made < letters * _SHORTEST_REST:
        return "the translation is very short for its source"
    if letters >= _LEAST_LETTERS and not _SHORTEST <= made / letters <= _LONGEST:
        size = "short" if made < letters else "long"
        return f"the translation is very {size} for its source"
    return ""


def _stutter(words: Sequence[str]) -> str:
    """The first few words that follow themselves several times; empty where none do."""
    lower = [word.lower() for word in words]
    for size in _STUTTER_WORDS:
        times = 2 if size >= _LONG_STUTTER else _STUTTER_TIMES
        for start in range(len(words) - size * times + 1):
            first = lower[start : start + size]
            if all(
                lower[start + size * time : start + size * (time + 1)] == first
                for time in range(1, times)
            ):
                return " ".join(words[start : start + size]).replace(_TERM, "")
    return ""


def _left_over(source: Sequence[str], target: str) -> str:
    """The first run of the source's small words that stands in the translation as it is."""
    there = [word.lower() for word in _WORD.findall(target)]
    known = {tuple(there[at : at + _LEFT_WORDS]) for at in range(len(there))}
    for at in range(len(source) - _LEFT_WORDS + 1):
        run = source[at : at + _LEFT_WORDS]
        if all(word.islower() for word in run) and tuple(run) in known:
            return " ".join(run)
    return ""


def _is_copied(source: Sequence[str], target: Sequence[str]) -> bool:
    """Whether the small words of a text are all the same, in the same order."""
    small = [word for word in source if word.islower()]
    return len(small) >= _COPIED_WORDS and small == [word for word in target if word.islower()]


def _is_shouted(words: Sequence[str], least: int = 1) -> bool:
    """Whether a text is in capitals, its terms apart."""
    others = [word for word in words if not _is_term(word)]
    return len(others) >= least and sum(map(str.isupper, others)) > _SHOUTED * len(others)


def _is_term(word: str) -> bool:
    return word.startswith(_TERM)


def _without_terms(
    text: str, found: Iterable[Occurrence], pattern: re.Pattern[str] = _WORD
) -> list[str]:
    """The words of a text; each term and reference is one word that is not small."""
    pieces: list[str] = []
    position = 0
    for occurrence in found:
        words = pattern.findall(text[position : occurrence.start])
        pieces += [*words, _TERM + occurrence.text.upper()]
        position = occurrence.end
    return [*pieces, *pattern.findall(text[position:])]
