"""Measures beside figures that became other ones: `12 kilometres` is no `12 mètres`.

The words and sizes are in `other_measures.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from workflow.checks.amounts.figures import Figure, figure_rules, find_figures


class Measured(NamedTuple):
    """A figure in digits with the measure behind it."""

    figure: Figure
    name: str
    """The measure, the same in every language: `km`."""
    text: str
    """The figure with its measure, as it is written."""

    def is_as_much(self, other: Measured) -> bool:
        """Whether both are the same quantity: `5 tonnes`, `5 000 kg`."""
        kind, size = _sizes()[self.name]
        other_kind, other_size = _sizes()[other.name]
        if kind != other_kind:
            return False
        amounts = {value * size for value in self.figure.values}
        return not amounts.isdisjoint(value * other_size for value in other.figure.values)


def find_measured(text: str, language: str) -> list[Measured]:
    """The figures of a plain text with a known measure right behind them.

    >>> [(one.name, one.text) for one in find_measured("12.5 square km, 3 houses", "en")]
    [('km2', '12.5 square km')]
    """
    pattern = _pattern(language.partition("-")[0])
    found: list[Measured] = []
    for figure in find_figures(text, language).digits:
        # most figures have no letter behind them that a measure may begin with
        if match := pattern.match(text, figure.end):
            name = match.lastgroup
        elif scale := figure_rules(language).scale.match(text, figure.end):
            # "3,5 millions de tonnes", "2 triệu tấn"
            match = pattern.match(text, scale.end())
            name = match.lastgroup if match else None
        else:
            continue
        if match and name:
            found.append(Measured(figure, name.removesuffix("_"), text[figure.start : match.end()]))
    return found


def other_measures(
    source: str, source_language: str, target: str, target_language: str
) -> Iterator[tuple[Measured, Measured]]:
    """The measures of a source for whose figure another measure stands in the translation.

    A measure that is not there at all, or is converted with its figure, is none.
    """
    here = find_measured(source, source_language)
    there = find_measured(target, target_language) if here else []
    if not there:
        return
    for one in here:
        twins = [other for other in there if not other.figure.values.isdisjoint(one.figure.values)]
        if any(other.name == one.name or other.is_as_much(one) for other in twins):
            continue
        for other in twins:
            # "12 m and 12 km": its own counterpart
            if not any(
                its.name == other.name and not its.figure.values.isdisjoint(other.figure.values)
                for its in here
            ):
                yield one, other
                break


@cache
def _pattern(language: str) -> re.Pattern[str]:
    data = _data()
    rows: Mapping[str, str] = data.get("nb" if language == "no" else language, {})
    symbols: Mapping[str, str] = data["symbols"] if rows else {}
    # A group has one name; that of a symbol ends in a mark.
    groups = [f"(?P<{name}>(?i:{pattern}))" for name, pattern in rows.items()]
    groups += [f"(?P<{name}_>{pattern})" for name, pattern in symbols.items()]
    # "5-tonne", "3 millions de tonnes"; "2 l’année" has no litre, "5 km<sup>2</sup>" is not 5 km
    words = "|".join(groups) or "(?!)"
    return re.compile(rf"[\s-]?(?:d(?:e\s|['’]))?(?:{words})(?![\w'’²³]|<sup)")


@cache
def _sizes() -> Mapping[str, tuple[str, Decimal]]:
    rows: Mapping[str, tuple[str, str]] = _data()["size"]
    return {name: (kind, Decimal(size)) for name, (kind, size) in rows.items()}


@cache
def _data() -> Mapping[str, Any]:
    text = (files(__package__) / "other_measures.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
