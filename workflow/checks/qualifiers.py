"""Small words that carry an official meaning: former, acting, deputy, weekdays, ordinals.

The words are in `qualifiers.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from workflow.checks.amounts.figures import find_figures
from workflow.checks.amounts.places import Held
from workflow.checks.base import Finding, Severity, Translation

_FIRST_ORDINAL = 3
"""The value of the first ordinal of the lists."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of a text, and which of the listed meanings it has."""

    meaning: int
    text: str
    start: int
    end: int


class _Words:
    """A list of patterns of one language, each with its meaning: its place in the list."""

    def __init__(self, patterns: Sequence[str], parts: Sequence[str] = ()) -> None:
        """`parts` are what the patterns were joined of, each to be found by some letters."""
        self.known = bool(patterns)
        self._held = Held(parts or patterns)
        # "thứ mười một" before "thứ mười"
        ordered = sorted(enumerate(patterns), key=lambda one: (-len(one[1]), one[0]))
        joined = "|".join(f"(?P<m{place}>{pattern})" for place, pattern in ordered) or "(?!)"
        self._any = re.compile(rf"(?<![\w-])(?:{joined})(?!\w)")

    def find(self, text: str) -> list[_Said]:
        """Each place that says one of them."""
        found: list[_Said] = []
        if not self._held.may_be_in(text):
            return found
        for match in self._any.finditer(text):
            assert match.lastgroup is not None
            found.append(_Said(int(match.lastgroup[1:]), match.group(), *match.span()))
        return found


class QualifiersCheck:
    """A former president who became a president, a Tuesday that became a Thursday."""

    id = "qualifiers"
    title = "Former, acting, deputy; weekdays; ordinals"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """An error for a word of office that one side has not, and for a day or ordinal that became
        another; a warning for a day that one side leaves out."""
        source, target = unit.reading or unit.plain_source, unit.plain_target
        languages = _base(unit.source_language), _base(unit.target_language)
        yield from self._offices(source, target, *languages)
        yield from self._days(source, target, *languages)
        yield from self._ordinals(source, target, *languages)

    def _offices(self, source: str, target: str, one: str, other: str) -> Iterator[Finding]:
        if not (_office_words(one) and _office_words(other)):
            return
        source, target = _lowered(source), _lowered(target)
        here, there = _offices_in(source, one), _offices_in(target, other)
        for meaning in sorted({said.meaning for said in here} - {said.meaning for said in there}):
            if not _also(other, meaning).search(target):
                said = next(said for said in here if said.meaning == meaning)
                message = f"“{_office_ids()[meaning]}” ({said.text}) has no counterpart"
                yield self._told(message, None, Severity.ERROR)
        for meaning in sorted({said.meaning for said in there} - {said.meaning for said in here}):
            if not _also(one, meaning).search(source):
                said = next(said for said in there if said.meaning == meaning)
                message = f"“{_office_ids()[meaning]}” ({said.text}) is not in the source"
                yield self._told(message, said, Severity.ERROR)

    def _days(self, source: str, target: str, one: str, other: str) -> Iterator[Finding]:
        here, there = _days_of(one).find(source), _days_of(other).find(target)
        named, made = ({said.meaning for said in found} for found in (here, there))
        if named == made:
            return
        loosely = {said.meaning for said in _loose_days_of(other).find(target)} | made
        before = {said.meaning for said in _loose_days_of(one).find(source)} | named
        lost = [said for said in here if said.meaning not in loosely]
        come = [said for said in there if said.meaning not in before]
        if lost and come:
            message = f"{lost[0].text} became {come[0].text}"
            yield self._told(message, come[0], Severity.ERROR)
        elif lost and _days_of(other).known and not _patterns("days_also", other).search(target):
            yield self._told(f"{lost[0].text} has no counterpart in the translation")
        elif come and _days_of(one).known and not _patterns("days_also", one).search(source):
            yield self._told(f"{come[0].text} is not in the source", come[0])

    def _ordinals(self, source: str, target: str, one: str, other: str) -> Iterator[Finding]:
        here = _ordinals_of(one).find(source)
        there = _ordinals_of(other).find(target) if here else []
        if not here or not there:
            return
        lost = [said for said in here if not _holds(target, other, said.meaning, there)]
        come = [said for said in there if not _holds(source, one, said.meaning, here)]
        for before, now in zip(lost, come, strict=False):
            message = f"{before.text} became {now.text}"
            yield self._told(message, now, Severity.ERROR)

    def _told(
        self, message: str, said: _Said | None = None, severity: Severity = Severity.WARNING
    ) -> Finding:
        span = (said.start, said.end) if said else None
        return Finding(self.id, severity, message, span=span)


def _lowered(text: str) -> str:
    """A headline in capitals in small letters: `EXSECRETARIO`, `VICE-PRESIDENT`."""
    low = text.lower()
    return low if text.isupper() and len(low) == len(text) else text


def _holds(text: str, language: str, meaning: int, found: Sequence[_Said]) -> bool:
    """Whether a text says an ordinal in some way: in words, in figures, as a Roman numeral."""
    if any(said.meaning == meaning for said in found):
        return True
    value = Decimal(meaning + _FIRST_ORDINAL)
    figures = find_figures(text, language)
    return value in figures.words or any(value in figure.values for figure in figures.digits)


def _base(language: str) -> str:
    base = language.partition("-")[0]
    return "nb" if base == "no" else base


@cache
def _office_ids() -> tuple[str, ...]:
    return tuple(_data()["offices"])


def _offices_in(text: str, language: str) -> list[_Said]:
    """Each word of office of a text; one may stand inside another: `ancien vice-président`."""
    if not _office_letters(language).may_be_in(text):
        return []
    return [
        replace(said, meaning=meaning)
        for meaning, words in enumerate(_office_words(language))
        for said in words.find(text)
    ]


@cache
def _office_words(language: str) -> tuple[_Words, ...]:
    """The words of each meaning; none in a language without a list."""
    office = _data()["heads"].get(language)
    if office is None:
        return ()
    return tuple(
        _Words([_either(each).replace("{office}", office)], _without_office(each))
        for each in _office_patterns(language)
    )


@cache
def _office_letters(language: str) -> Held:
    """What a text holds that has a word of any office."""
    patterns = (one for each in _office_patterns(language) for one in _without_office(each))
    return Held(patterns)


def _office_patterns(language: str) -> list[list[str]]:
    return [_data()["offices"][name]["words"][language] for name in _office_ids()]


def _without_office(patterns: Sequence[str]) -> list[str]:
    return [pattern.replace("{office}", "(?:)") for pattern in patterns]


@cache
def _also(language: str, meaning: int) -> re.Pattern[str]:
    patterns = _data()["offices"][_office_ids()[meaning]]["also"][language]
    return re.compile(rf"(?<!\w){_either(patterns)}(?!\w)")


@cache
def _days_of(language: str) -> _Words:
    return _Words(_data()["weekdays"].get(language, ()))


@cache
def _loose_days_of(language: str) -> _Words:
    return _Words(_data()["weekdays_loose"].get(language, ()))


@cache
def _ordinals_of(language: str) -> _Words:
    return _Words(_data()["ordinals"].get(language, ()))


@cache
def _patterns(table: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_either(_data()[table].get(language, ()))}(?!\w)")


def _either(patterns: Sequence[str]) -> str:
    return f"(?:{'|'.join(patterns) or '(?!)'})"


@cache
def _data() -> Mapping[str, Any]:
    text = files("workflow.checks").joinpath("qualifiers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
