"""Words said twice: slips of the keyboard, and the loops of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import eq

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.fixing.values import Typography, typography_of
from workflow.checks.letters import is_in_capitals

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)([ \u00a0\u202f]+)(\1)(?![\w'’-])", re.IGNORECASE)
_SOURCE_LOOP = 3
"""A source that says so many words twice may have a translation that does (in Vietnamese more)."""

_STUTTER = 4
"""Runs of so few words are the garbled check's."""


class DoubledCheck:
    """A word that stands twice in a row, a long run of words that returns."""

    id = "doubled"
    title = "Doubled words"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """An error for a word that never stands twice, a warning for a run that comes again."""
        text, rules = unit.plain_target, typography_of(unit.target_language)
        low = text.lower()
        # `İ` becomes two characters, the second of which is no letter.
        words = (
            _WORD.findall(low)
            if len(low) == len(text)
            else [word.lower() for word in _WORD.findall(text)]
        )
        twice = any(map(eq, words, words[1:]))
        for match in _TWICE.finditer(text) if twice else ():
            if _is_slip(match, unit, rules):
                seldom = match.group(1).lower() in rules.seldom_doubled
                yield Finding(
                    self.id,
                    Severity.WARNING if seldom else Severity.ERROR,
                    f"{match.group(1)} stands there twice",
                    span=match.span(),
                    suggestion=match.group(1),
                )
        if len(words) < 2 * rules.loop or len(words) - len(set(words)) < rules.loop:
            return
        found = list(_WORD.finditer(text))
        again = _again(words, rules.loop)
        if again is not None and not _source_loops(unit):
            start, end = found[again].start(), found[again + rules.loop - 1].end()
            yield Finding(
                self.id,
                Severity.WARNING,
                f"“{text[start:end]}” is said twice",
                span=(start, end),
            )


def _is_slip(match: re.Match[str], unit: Translation, rules: Typography) -> bool:
    """Whether a doubled word is none of those that may be, and no name."""
    word = match.group(1).lower()
    if rules.never_doubled:
        if word not in rules.never_doubled:
            return False
    elif not rules.quotes or word in rules.doubled - rules.seldom_doubled:
        return False
    # "Duran Duran", "Walla Walla": capitals in the midst of a text are a name's
    if match.group(3)[0].isupper() and not is_in_capitals(unit.plain_target):
        return False
    return _TWICE.search(unit.plain_source) is None


def _again(words: Sequence[str], size: int) -> int | None:
    """Where the first run of so many words stands that stood before; `None` where none does."""
    seen: dict[tuple[str, ...], int] = {}
    for start in range(len(words) - size + 1):
        run = tuple(words[start : start + size])
        first = seen.setdefault(run, start)
        if start >= first + size and not _stutters(run):
            return start
    return None


def _stutters(run: Sequence[str]) -> bool:
    """Whether a few words follow themselves, which is told as garbled text."""
    return any(
        all(one == other for one, other in zip(run, run[period:], strict=False))
        for period in range(1, min(_STUTTER, len(run) - 1) + 1)
    )


def _source_loops(unit: Translation) -> bool:
    words = [match.group().lower() for match in _WORD.finditer(unit.plain_source)]
    syllables = unit.source_language.startswith("vi")
    return _again(words, _SOURCE_LOOP + syllables) is not None
