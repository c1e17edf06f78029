"""What stands beside figures: percent sign, currency, measure, the language's decimal mark."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from workflow.checks.amounts.figures import Figure, figure_rules, find_figures
from workflow.checks.amounts.other_measures import other_measures
from workflow.checks.amounts.places import Held, find_from_digits, has_digits
from workflow.checks.base import Finding, Severity, Translation

_REACH = 22
"""How far a percent sign may stand behind a figure that it holds for too: `de 5 à 7 %`."""
_MONEY_REACH = 28
"""How far a currency stands from its figure: `37,5 milliards de dongs`."""
_MARKS = {",": ".", ".": ","}
_SIGN = "_sign"
"""What ends the name of a currency's group that holds its signs."""
_PERCENT = re.compile("%")
_VERSION = re.compile(r"[^\W\d_]\s?\Z")


class UnitsCheck:
    """Percent signs, currencies, measures lost or exchanged; decimals of another locale."""

    id = "units"
    title = "Units of numbers"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each sign that was lost, other currency or measure, wrong mark."""
        source, target = unit.plain_source, unit.plain_target
        if not has_digits(source):
            return
        yield from self._percent(source, target, unit)
        yield from self._money(source, target)
        for one, other in other_measures(
            source, unit.source_language, target, unit.target_language
        ):
            message = f"{one.text} became {other.text}"
            yield self._error(message, (other.figure.start, other.figure.start + len(other.text)))
        yield from self._decimals(source, target, unit)

    def _percent(self, source: str, target: str, unit: Translation) -> Iterator[Finding]:
        here = _percents(source, unit.source_language)
        there = _percents(target, unit.target_language)
        if here == there == []:
            return
        figures = find_figures(source, unit.source_language).digits
        made = find_figures(target, unit.target_language).digits
        for figure in figures:
            twins = [one for one in made if not one.values.isdisjoint(figure.values)]
            if not twins or not _has(figure, here, 2):
                continue
            if not any(_has(one, there, _REACH) for one in twins):
                one = twins[0]
                message = f"{one.text} has lost its percent sign"
                yield self._error(message, (one.start, one.end))
        for figure in made:
            twins = [one for one in figures if not one.values.isdisjoint(figure.values)]
            said = not twins or any(_has(one, here, _REACH) for one in twins)
            if _has(figure, there, 2) and not said:
                message = f"{figure.text} has no percent sign in the source"
                yield self._error(message, (figure.start, figure.end))

    def _money(self, source: str, target: str) -> Iterator[Finding]:
        here = _currencies(source)
        there = _currencies(target) if here else here
        if here.keys() == there.keys():
            return
        lost = [code for code in here if code not in there]
        come = [code for code in there if code not in here]
        for code in lost:
            other = f", there is {there[come[0]]}" if come else ""
            if come or _beside_figure(source, here[code]):
                yield self._error(f"the currency {here[code]} is missing{other}", None)

    def _decimals(self, source: str, target: str, unit: Translation) -> Iterator[Finding]:
        own = figure_rules(unit.source_language).decimal
        right = figure_rules(unit.target_language).decimal
        if right not in _MARKS:
            return
        for match in find_from_digits(_decimal(own), source, own):
            wrong = rf"(?<![\w.,]){match[1]}\{_MARKS[right]}{match[2]}(?![.,]?\d)"
            for found in re.finditer(wrong, target):
                certain = is_measured(target, found.end(), unit.target_language)
                if not certain and _VERSION.search(target, 0, found.start()):
                    continue
                span = found.span()
                yield Finding(
                    self.id,
                    Severity.ERROR if certain else Severity.WARNING,
                    f"{found.group()} is written {match[1]}{right}{match[2]} here",
                    span=span,
                    suggestion=f"{match[1]}{right}{match[2]}",
                )

    def _error(self, message: str, span: tuple[int, int] | None) -> Finding:
        return Finding(self.id, Severity.ERROR, message, span=span)


def is_measured(text: str, end: int, language: str) -> bool:
    """Whether what stands at `end` shows that the figure before it is a quantity: `12.4 kg`."""
    units = _either(_data()["units"].get(_base(language), ()))
    return re.compile(rf"\s?(?:%|\$|€|{units})").match(text, end) is not None


def _percents(text: str, language: str) -> list[int]:
    """Where the percent signs and words of a text stand."""
    pattern, held = _percent_pattern(_base(language))
    if held.may_be_in(text.casefold()):
        return [match.start() for match in pattern.finditer(text)]
    return [match.start() for match in _PERCENT.finditer(text)] if "%" in text else []


def _has(figure: Figure, percents: Sequence[int], reach: int) -> bool:
    return any(0 <= place - figure.end <= reach for place in percents)


@lru_cache(maxsize=256)
def _currencies(text: str) -> dict[str, str]:
    """The currencies of a text, with the word or sign of the first place."""
    found: dict[str, str] = {}
    kinds, any_of = _money()
    if not any_of.may_be_in(text):
        return found
    # A pattern of all currencies takes many times as long as one of those that may be there.
    for match in _money_pattern(tuple(one for one in kinds if one.may_be_in(text))).finditer(text):
        assert match.lastgroup is not None
        found.setdefault(match.lastgroup.removesuffix(_SIGN), match.group())
    return found


def _beside_figure(text: str, word: str) -> bool:
    place = text.find(word)
    near = text[max(place - _MONEY_REACH, 0) : place + len(word) + 4]
    return any(map(str.isdecimal, near))


def _base(language: str) -> str:
    return language.partition("-")[0]


def _either(patterns: Sequence[str]) -> str:
    return rf"(?:{'|'.join(patterns)})(?!\w)" if patterns else "(?!)"


@cache
def _decimal(mark: str) -> re.Pattern[str]:
    """A figure with a short decimal part behind such a mark."""
    return re.compile(rf"(?<![\w.,])(\d+)\{mark}(\d{{1,2}})(?![\w.,]*\d)")


@cache
def _percent_pattern(language: str) -> tuple[re.Pattern[str], Held]:
    """The percent sign and its words, and what a text without the sign holds of them."""
    patterns = _data()["percent"].get(language, ["%"])
    pattern = re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE)
    return pattern, Held(one for one in patterns if one != "%")


class _Currency:
    """The signs and words of one currency, or of several."""

    def __init__(self, code: str, patterns: Sequence[str]) -> None:
        self.code = code
        self.signs = [one for one in patterns if re.search(r"\w", one) is None]
        self.words = [one for one in patterns if one not in self.signs]
        self._signs = [one[-1] for one in self.signs]
        self._held = Held(self.words)

    def may_be_in(self, text: str) -> bool:
        """Whether a text has a sign, or the letters of a word."""
        return any(map(text.__contains__, self._signs)) or self._held.may_be_in(text)


@cache
def _money() -> tuple[Sequence[_Currency], _Currency]:
    """Each currency, and all of them as one."""
    listed = _data()["money"]
    everything = [pattern for patterns in listed.values() for pattern in patterns]
    return [_Currency(*one) for one in listed.items()], _Currency("", everything)


@cache
def _money_pattern(kinds: tuple[_Currency, ...]) -> re.Pattern[str]:
    """The pattern of some currencies.

    A sign may touch what stands around it (`US$34 million`), a word may not.

    The bounds stand once, around all words: to test them for each takes seven times as long.
    """
    signs = [f"(?P<{one.code}{_SIGN}>{'|'.join(one.signs)})" for one in kinds if one.signs]
    words = [f"(?P<{one.code}>{'|'.join(one.words)})" for one in kinds if one.words]
    bounded = rf"(?<![^\W\d_])(?:{'|'.join(words) or '(?!)'})(?![^\W\d_])"
    return re.compile("|".join([*signs, bounded]))


@cache
def _data() -> Mapping[str, Any]:
    text = files("workflow.checks").joinpath("units.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
