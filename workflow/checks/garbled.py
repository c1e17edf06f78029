"""Text that an engine garbled: too short, too long, stuttering, or left in the source language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import eq

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.length import cut_off, wrong_size
from workflow.checks.letters import WORD, words_of
from workflow.glossary import Occurrence

_WORD_OR_FIGURE = re.compile(r"[^\W_]+(?:[.,'’]?[^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_QUOTED = re.compile('["“„«][^"“”„«»]*["”»]')
_TERM = "\u2060"
"""What a term or reference begins with where a text is a list of words."""
_STUTTER_TIMES = 3
_TWICE = 3
"""So many words are said twice in a row by mistake only; fewer may be (`dần dần`)."""
_LONGEST_RUN = 60
_CERTAIN_TWICE = 5
"""So many words in a row are never said twice in a row on purpose."""
_COPIED_WORDS, _SURELY_COPIED = 2, 4
_SHOUTED = 0.8
_LEFT_WORDS, _LEFT_AT_END, _LEFT_LETTERS = 5, 4, 12
"""Words in a row, anywhere or at the end, that stand in the source just so; glossary terms apart.
Units may: `480 km/h (133 m/s)`."""


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
        languages = (unit.source_language, unit.target_language)
        if cut := cut_off(text, target, *languages):
            yield self._finding(cut, Severity.ERROR)
        elif size := wrong_size(_words_only(source), _words_only(made), *languages):
            yield self._finding(size.message, size.severity)
        stutter = _stutter(_without_terms(target, there, _WORD_OR_FIGURE))
        if stutter and not _stutter(_without_terms(text, found, _WORD_OR_FIGURE)):
            severity = Severity.ERROR if stutter.is_certain else Severity.WARNING
            yield self._finding(f"{stutter.text} is said again and again", severity)
        words = words_of(target)
        if copied := _is_copied(source, made):
            severity = Severity.ERROR if copied >= _SURELY_COPIED else Severity.WARNING
            yield self._finding("the text was left untranslated", severity)
        elif run := _left_over(source, target, words):
            message = f"{run} was left untranslated"
            yield Finding(self.id, Severity.ERROR, message, span=_span_of(run, target))
        shouted = any(_is_shouted(one, _LEFT_WORDS) for one in (made, words))
        if shouted and not _is_shouted(words_of(unit.plain_source)):
            yield self._finding("the text was put into capitals", Severity.WARNING)

    def _finding(self, message: str, severity: Severity) -> Finding:
        return Finding(self.id, severity, message)


@dataclass(frozen=True, slots=True)
class _Stutter:
    text: str
    is_certain: bool


def _stutter(words: Sequence[str]) -> _Stutter | None:
    """The first few words that follow themselves, or a long run that does once."""
    lower = list(map(str.lower, words))
    # Of one word three in a row are a stutter, of several more: two words at least return.
    if len(lower) - len(set(lower)) < _STUTTER_TIMES - 1:
        return None
    # Of two words or more, three in a row are said again.
    threes = list(zip(lower, lower[1:], lower[2:], strict=False))
    if len(set(threes)) == len(threes) and not any(map(eq, lower, lower[1:])):
        return None
    gaps = _gaps(lower)
    for size in range(1, min(_LONGEST_RUN, len(words) // 2) + 1):
        least = size if size >= _TWICE else size * (_STUTTER_TIMES - 1)
        if gaps[size] < least:
            continue
        matches = 0
        for at in range(len(lower) - size):
            matches = matches + 1 if lower[at] == lower[at + size] else 0
            if matches == least:
                start = at + 1 - matches
                said = " ".join(words[start : start + size]).replace(_TERM, "")
                return _Stutter(said, _is_certain(lower[start:], size))
    return None


def _gaps(words: Sequence[str]) -> list[int]:
    """How many pairs of equal words stand 0, 1, 2 … words apart."""
    places: dict[str, list[int]] = {}
    gaps = [0] * len(words)
    for at, word in enumerate(words):
        before = places.setdefault(word, [])
        for place in before:
            gaps[at - place] += 1
        before.append(at)
    return gaps


def _is_certain(words: Sequence[str], size: int) -> bool:
    """Whether the run that a text begins with follows itself so often that nobody meant it."""
    run = words[:size]
    times = next(
        (n for n in range(1, len(words)) if words[n * size : (n + 1) * size] != run), len(words)
    )
    return (
        size >= _CERTAIN_TWICE or times > _STUTTER_TIMES or (size > 1 and times >= _STUTTER_TIMES)
    )


def _left_over(source: Sequence[str], target: str, words: Sequence[str]) -> str:
    """The first run of the source's small words that stands in the translation as it is.

    Addresses and units are the same in every language, a quotation may stay in its own. `words`
    are all those of the translation.
    """
    text = _ADDRESS.sub(" ", target) if "://" in target or "www." in target else target
    unquoted = _QUOTED.sub(" ", text)
    words = words if text == target else WORD.findall(text)
    there = list(map(str.lower, words if unquoted == text else WORD.findall(unquoted)))
    if _have_a_run(source, frozenset(there)):
        known = set(_runs(there))
        for run in _runs(source):
            if run in known and _is_small(run, _LEFT_WORDS):
                return " ".join(run)
    end = source[-_LEFT_AT_END:]
    if list(words[-_LEFT_AT_END:]) == end and _is_small(end, _LEFT_AT_END - 1):
        return " ".join(end)
    return ""


def _have_a_run(words: Iterable[str], known: Collection[str]) -> bool:
    """Whether as many words in a row as are never left over by chance are all known."""
    count = 0
    for word in words:
        count = count + 1 if word in known else 0
        if count == _LEFT_WORDS:
            return True
    return False


def _span_of(run: str, target: str) -> tuple[int, int] | None:
    """Where a run of words stands in a text, whatever figures stand between them."""
    found = re.search(r"[\W\d_]+".join(map(re.escape, run.split())), target, re.IGNORECASE)
    return found.span() if found else None


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The stretches of as many words as are never left over by chance."""
    return zip(*(words[at:] for at in range(_LEFT_WORDS)), strict=False)


def _is_small(run: Sequence[str], least: int) -> bool:
    """Whether a run has so many words in small letters, and letters enough."""
    return sum(map(str.islower, run)) >= least and sum(map(len, run)) >= _LEFT_LETTERS


def _is_copied(source: Sequence[str], target: Sequence[str]) -> int:
    """How many small words a text has, where all are the same in the same order; else 0."""
    small = [word for word in source if word.islower()]
    if len(small) < _COPIED_WORDS or small != [word for word in target if word.islower()]:
        return 0
    return len(small)


def _is_shouted(words: Sequence[str], least: int = 1) -> bool:
    """Whether a text is in capitals, its terms apart."""
    # Most texts have a fifth of their words in small letters, and need no closer look.
    if sum(map(str.islower, words)) > (1 - _SHOUTED) * len(words):
        return False
    others = [word for word in words if not _is_term(word)]
    return len(others) >= least and sum(map(str.isupper, others)) > _SHOUTED * len(others)


def _words_only(words: Sequence[str]) -> list[str]:
    return [word for word in words if word[0] != _TERM]


def _is_term(word: str) -> bool:
    return word.startswith(_TERM)


def _without_terms(
    text: str, found: Sequence[Occurrence], pattern: re.Pattern[str] = WORD
) -> list[str]:
    """The words of a text; each term and reference is one word that is not small."""
    if not found:
        return list(words_of(text)) if pattern is WORD else pattern.findall(text)
    pieces: list[str] = []
    position = 0
    for occurrence in found:
        words = pattern.findall(text[position : occurrence.start])
        pieces += [*words, _TERM + occurrence.text.upper()]
        position = occurrence.end
    return [*pieces, *pattern.findall(text[position:])]
