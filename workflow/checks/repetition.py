"""The desk as a whole: one translation for one sentence, and one sentence for one translation."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflow.checks.base import Finding, Severity

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 5
"""Shorter sentences are often alike in one language and not in the other."""
_ALIKE = 85.0
"""Percent from which two sources say nearly the same and may share a translation."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ReviewedUnit:
    """An approved translation and where it stands."""

    place: str
    """Such as `translations/fr/review.po:12`."""
    source: str
    target: str
    context: str = ""
    """The message context: headlines are translated otherwise than sentences."""


class RepetitionCheck:
    """Sentences of the desk that were translated in two ways, or two that became one."""

    id = "repetition"
    title = "One translation for one sentence"

    def __init__(self, units: Iterable[ReviewedUnit]) -> None:
        """Take the reviewed units of all documents of one language pair."""
        self._by_source: dict[tuple[str, str], list[ReviewedUnit]] = defaultdict(list)
        self._by_target: dict[str, list[ReviewedUnit]] = defaultdict(list)
        for unit in units:
            self._by_source[unit.context, _even(unit.source)].append(unit)
            self._by_target[_even(unit.target)].append(unit)

    def run(self, unit: ReviewedUnit) -> Iterator[Finding]:
        """What other reviewed units of the desk say against one of them: a finding at most for
        its source and one for its translation, each naming one other place.

        Translations that differ in blanks or the form of quotes are one.
        """
        for other in self._by_source[unit.context, _even(unit.source)]:
            if other.target != unit.target and _plain(other.target) != _plain(unit.target):
                message = f"the same sentence is “{_short(other.target)}” in {other.place}"
                yield Finding(self.id, Severity.WARNING, message, suggestion=other.target)
                break
        if len(unit.target.split()) < _LEAST_WORDS:
            return
        for other in self._by_target[_even(unit.target)]:
            if other.source != unit.source and not _is_like(other.source, unit.source):
                said = _short(other.source)
                message = f"the same translation stands for “{said}” in {other.place}"
                yield Finding(self.id, Severity.WARNING, message)
                break


def _even(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _plain(text: str) -> str:
    """The text's words and figures alone."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text)))


def _is_like(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    one, other = _plain(one).casefold(), _plain(other).casefold()
    return one == other or fuzz.ratio(one, other) >= _ALIKE


def _short(text: str) -> str:
    line = _even(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
