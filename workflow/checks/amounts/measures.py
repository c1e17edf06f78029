"""Measures that translators convert: `nine miles` may be `14,5 km`.

The words and factors are in `measures.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from workflow.checks.amounts.figures import Figure, Figures, figure_rules, find_figures

_NEAR = 26
"""So far before its measure stands what a spelled figure is made of."""
_SLACK = Decimal("0.05")
"""Translators round: `70 miles`, `110 km`."""
_JOINT = re.compile(r"\s?[-–]\s?|\s[^\W\d_]{1,4}\s")
_FAHRENHEIT = "fahrenheit"
_DEGREE = "degree"
_DEGREES = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure, in digits or words, with a measure that is not metric."""

    name: str
    values: frozenset[Decimal]
    """What its figure may be."""
    start: int
    """Where the measure begins, behind its figure."""
    in_digits: bool

    @property
    def is_sure(self) -> bool:
        """Whether it is not metric: `80 degrees` may be."""
        return self.name != _DEGREE

    def is_about(self, others: Iterable[Decimal]) -> bool:
        """Whether one of the values is the same in a metric measure, as translators round."""
        others = tuple(others)
        if self.name == _FAHRENHEIT:
            degrees = [(value - 32) * 5 / 9 for value in self.values]
            return any(abs(one - other) <= _DEGREES for one in degrees for other in others)
        if self.name == _DEGREE:
            # temperatures and their differences
            degrees = [
                way for value in self.values for way in ((value - 32) * 5 / 9, value * 5 / 9)
            ]
            return any(abs(one - other) <= _DEGREES for one in degrees for other in others)
        metric = [value * factor for value in self.values for factor in _factors()[self.name]]
        return any(abs(one - other) <= one * _SLACK for one in metric for other in others)


def has_metric(text: str, language: str) -> bool:
    """Whether a plain text has a metric measure: `14,5 km`, `a hundred metres`, `27 degrees`."""
    return _metric_pattern(language).search(text) is not None


@lru_cache(maxsize=256)
def find_measures(text: str, language: str) -> tuple[Measure, ...]:
    """The measures of a plain text that are not metric, with the figures before them."""
    pattern = _pattern(language)
    if pattern.search(text) is None:
        return ()
    return tuple(_measures(text, language, find_figures(text, language)))


def _measures(text: str, language: str, figures: Figures) -> Iterable[Measure]:
    rules = figure_rules(language)
    firsts = {two: one.values for one in figures.digits for two in _joined(text, one, figures)}
    for match in _pattern(language).finditer(text):
        start = match.start()
        digits: set[Decimal] = set()
        for one in figures.digits:
            scale = rules.scale.match(text, one.end)
            end = scale.end() if scale else one.end
            # "100 feet", "100-foot", "3.4 million acres", "5 to 7 miles"
            if one.end <= start and text[end:start] in ("", " ", "-", "\u00a0", "\u202f"):
                digits |= one.values | firsts.get(one.start, frozenset())
        near = text[max(start - _NEAR, 0) : start]
        values = digits or frozenset(value.normalize() for value in rules.spelled_before(near))
        if values and match.lastgroup is not None:
            yield Measure(match.lastgroup, frozenset(values), start, bool(digits))


def _joined(text: str, first: Figure, figures: Figures) -> Iterable[int]:
    """Where the second figure of a range stands: `100-200 miles`, `100 à 200 miles`."""
    for other in figures.digits:
        if first.end < other.start and _JOINT.fullmatch(text, first.end, other.start):
            yield other.start


@cache
def _pattern(language: str) -> re.Pattern[str]:
    base = language.partition("-")[0]
    rows: Mapping[str, str] = _data().get("nb" if base == "no" else base, {})
    groups = "|".join(f"(?P<{name}>{pattern})" for name, pattern in rows.items())
    return re.compile(rf"(?<![^\W\d_])(?:{groups or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _metric_pattern(language: str) -> re.Pattern[str]:
    base = language.partition("-")[0]
    rows: Mapping[str, str] = _data()["metric"]
    words = rows.get("nb" if base == "no" else base, "(?!)")
    return re.compile(
        rf"(?<![^\W\d_])(?:{words})(?!\w)|(?<=\d)[\s-]?(?:{rows['short']})", re.IGNORECASE
    )


@cache
def _factors() -> Mapping[str, tuple[Decimal, ...]]:
    rows: Mapping[str, list[float]] = _data()["factors"]
    return {name: tuple(Decimal(str(one)) for one in listed) for name, listed in rows.items()}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "measures.toml").read_text(encoding="utf-8"))
