"""Text that an engine garbled: too short, too long, stuttering, or left in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary import Occurrence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST_LETTERS = 40
"""Shorter sources have no length that could be relied on."""
_SHORTEST, _LONGEST = 0.4, 2.6
"""Letters of a translation for each letter of its source, among the project's languages."""
_STUTTER_WORDS = (1, 2, 3, 4)
_STUTTER_TIMES = 3
_LEFT_WORDS = 5
"""Words in a row that stand in the source just so; names and terms of the glossary apart."""


class GarbledCheck:
    """Signs that a translation says less, more, or the same again and again."""

    id = "garbled"
    title = "Garbled text"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each sign."""
        source, target = unit.reading or unit.plain_source, unit.plain_target
        letters = len("".join(_WORD.findall(source)))
        made = len("".join(_WORD.findall(target)))
        if letters >= _LEAST_LETTERS and not _SHORTEST <= made / letters <= _LONGEST:
            size = "short" if made < letters else "long"
            yield self._finding(f"the translation is very {size} for its source")
        stutter = _stutter(target)
        if stutter and stutter.lower() not in source.lower():
            yield self._finding(f"{stutter} is said again and again")
        left = _left_over(_without_terms(source, unit.find_in_source()), target)
        if left:
            yield self._finding(f"{left} was left untranslated")

    def _finding(self, message: str) -> Finding:
        return Finding(self.id, Severity.WARNING, message)


def _stutter(text: str) -> str:
    """The first few words that follow themselves several times; empty where none do."""
    words = _WORD.findall(text)
    lower = [word.lower() for word in words]
    for size in _STUTTER_WORDS:
        for start in range(len(words) - size * _STUTTER_TIMES + 1):
            first = lower[start : start + size]
            if all(
                lower[start + size * time : start + size * (time + 1)] == first
                for time in range(1, _STUTTER_TIMES)
            ):
                return " ".join(words[start : start + size])
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


def _without_terms(text: str, found: Iterable[Occurrence]) -> list[str]:
    """The words of a text; each term and reference is one word that is not small."""
    pieces: list[str] = []
    position = 0
    for occurrence in found:
        pieces += [*_WORD.findall(text[position : occurrence.start]), occurrence.text.upper()]
        position = occurrence.end
    return [*pieces, *_WORD.findall(text[position:])]
