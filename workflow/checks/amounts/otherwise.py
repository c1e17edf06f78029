"""Figures that the other side says in another way, without being the same figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from workflow.checks.amounts.figures import Figure, Figures, figure_rules, find_figures
from workflow.checks.amounts.measures import find_measures, has_metric

_HALF = {Decimal(50): Decimal("0.5")}
_ALL = Decimal(100)
_MINUTES = Decimal(30)
_DIGITS = re.compile(r"\D")
# "COVID-19", "F-16", "Boeing 747": part of a name, and "1, rue Sésame"
_NAME_BEFORE = re.compile(r"[A-ZÀ-ÞĐ][\w]*-\Z")


@dataclass(frozen=True, slots=True)
class Side:
    """A text without document references, and what figures it has."""

    text: str
    language: str

    @property
    def figures(self) -> Figures:
        """Its figures."""
        return find_figures(self.text, self.language)

    @property
    def values(self) -> Iterator[Decimal]:
        """What its figures and number words may stand for."""
        for figure in self.figures.digits:
            yield from figure.values
        yield from self.figures.words


def said_otherwise(figure: Figure, here: Side, there: Side) -> bool:
    """Whether the other text says a figure of the first one, which has no like there.

    `1 uke` and `a week`; `50 %` and `half`; `Ariane5` and `Ariane 5`; a measure that fits, such
    as `nine miles` and `14,5 km`.
    """
    rules = figure_rules(there.language)
    if Decimal(1) in figure.values and rules.may_say_one(there.text):
        return True
    words = there.figures.words
    if figure_rules(here.language).percent.match(here.text, figure.end):
        if any(_HALF.get(value) in words for value in figure.values):
            return True
        if _ALL in figure.values and rules.may_say_all(there.text):
            return True
    # "1/3" is a third
    if Decimal(1) in figure.values and re.match(r"/\d(?!\d)", here.text[figure.end :]):
        return True
    if _is_half_hour(figure, here, there):
        return True
    digits = _DIGITS.sub("", figure.text)
    # a code or a season: "D137", "Ariane5", "SS19" for 2019
    year = digits[-2:] if len(digits) == 4 else digits
    if re.search(rf"(?<=[^\W\d_]){digits}(?!\d)|(?<=[A-Z]{{2}}){year}(?!\d)", there.text):
        return True
    return _is_converted(figure, here, there)


def _is_half_hour(figure: Figure, here: Side, there: Side) -> bool:
    """Whether it is part of `1h30`, or all of `1.5`, where the other side has the other."""
    own, other = set(here.values), set(there.values)
    for one, two in ((own, other), (other, own)):
        halves = [value for value in one if value % 1 == _HALF[Decimal(50)]]
        if any({value, value // 1, _MINUTES} & figure.values for value in halves) and any(
            {value // 1, _MINUTES} <= two for value in halves
        ):
            return True
    return False


def _is_converted(figure: Figure, here: Side, there: Side) -> bool:
    own = [
        one
        for one in find_measures(here.text, here.language)
        if one.in_digits and one.values & figure.values
    ]
    if any(one.is_about(there.values) for one in own) and has_metric(there.text, there.language):
        return True
    measures = find_measures(there.text, there.language)
    is_about = not own and any(one.is_about(figure.values) for one in measures)
    return is_about and has_metric(here.text, here.language)


def is_in_name(figure: Figure, text: str) -> bool:
    """Whether a figure is part of a name that another language may word otherwise: `COVID-19`."""
    return _NAME_BEFORE.search(text, max(figure.start - 20, 0), figure.start) is not None


def may_convert(here: Side, there: Side) -> bool:
    """Whether one text alone has figures with measures such as miles, and the other metric ones."""
    return _has_measures(here) is not _has_measures(there) and (
        has_metric(here.text, here.language) or has_metric(there.text, there.language)
    )


def _has_measures(side: Side) -> bool:
    return any(one.in_digits and one.is_sure for one in find_measures(side.text, side.language))
