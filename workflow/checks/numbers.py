"""Figures: every number of the source stands in the translation, by its own locale's rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from workflow.checks.amounts.calendar_days import (
    CalendarDay,
    find_days,
    find_months,
    find_shared_days,
    find_spelled_days,
    months_named,
)
from workflow.checks.amounts.counted import (
    find_fractions,
    is_fraction,
    other_fractions,
    other_ordinals,
)
from workflow.checks.amounts.figures import Figure, Figures, figure_rules, find_figures
from workflow.checks.amounts.number_words import other_number_words
from workflow.checks.amounts.otherwise import Side, is_in_name, may_convert, said_otherwise
from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary import Occurrence

_NO_DIGIT = re.compile(r"\D")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_YEAR = re.compile(r",?\s(?:del?\s)?(?:19|20)\d\d(?![\w/])")


class NumbersCheck:
    """Numbers that were lost, changed or invented; document references are not looked at."""

    id = "numbers"
    title = "Numbers"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each figure that the other side does not say, each other date."""
        source_text = _without_references(unit.plain_source, unit.find_in_source())
        target_text = _without_references(unit.plain_target, unit.find_in_target())
        source = find_figures(source_text, unit.source_language)
        target = find_figures(target_text, unit.target_language)
        missing, added = _unmatched(source, target)
        other: list[tuple[Figure, Figure]] = []
        foreign: list[Figure] = []
        if missing and added:
            missing, added, other = _other_size(
                missing,
                added,
                _scaled(source_text, unit.source_language),
                _scaled(target_text, unit.target_language),
            )
            missing, added, foreign = _of_other_marks(missing, added)
        lost = _Lost(source_text, target_text, unit)
        here = Side(source_text, unit.source_language)
        there = Side(target_text, unit.target_language)
        # Most texts have the same figures, and nothing of this needs to be known of them.
        one_converts = (missing or added or other) and may_convert(here, there)
        grave = Severity.WARNING if one_converts else Severity.ERROR
        gone = [one for one in lost.untold(missing) if not said_otherwise(one, here, there)]
        come = [
            one
            for one in lost.untold(added, in_target=True)
            if not said_otherwise(one, there, here)
        ]
        for figure in gone:
            if target.may_hold(figure):
                message = f"{figure.text} is said less often than in the source"
                yield Finding(self.id, Severity.WARNING, message)
            else:
                light = not come and is_in_name(figure, source_text)
                severity = Severity.WARNING if light else grave
                yield Finding(self.id, severity, f"{figure.text} is missing")
        for figure in come:
            span = (figure.start, figure.end)
            if source.may_hold(figure):
                message = f"{figure.text} is said more often than in the source"
                yield Finding(self.id, Severity.WARNING, message, span=span)
            else:
                light = not gone and is_in_name(figure, target_text)
                severity = Severity.WARNING if light else grave
                yield Finding(self.id, severity, f"{figure.text} is not in the source", span=span)
        yield from self._of_others(here, there, other, foreign, grave)
        for figure in _other_minutes(source, target):
            message = f"the minutes of {figure.text} are not in the source"
            span = (figure.start, figure.end)
            yield Finding(self.id, Severity.ERROR, message, span=span)
        for message in lost.messages:
            yield Finding(self.id, Severity.ERROR, message)
        if not (gone or come):
            yield from self._of_words(here, there, source, target)

    def _of_others(
        self,
        here: Side,
        there: Side,
        other: Sequence[tuple[Figure, Figure]],
        foreign: Sequence[Figure],
        grave: Severity,
    ) -> Iterator[Finding]:
        """Figures that are of another size, or have the marks of another language."""
        for one, twin in other:
            said = with_scale(here.text, one, here.language)
            now = with_scale(there.text, twin, there.language)
            span = (twin.start, twin.end)
            yield Finding(self.id, grave, f"{said} is another figure here: {now}", span=span)
        for figure in foreign:
            message = f"{figure.text} has the marks of another language"
            span = (figure.start, figure.end)
            yield Finding(self.id, Severity.ERROR, message, span=span)

    def _of_words(
        self, here: Side, there: Side, source: Figures, target: Figures
    ) -> Iterator[Finding]:
        """Another ordinal beside the same noun, else another number in words; another fraction."""
        sides = here.text, there.text, here.language, there.language
        ordinals = list(other_ordinals(*sides))
        for message in ordinals:
            yield Finding(self.id, Severity.ERROR, message)
        # "the third session", "la cuarta sesión": 3 and 4 are other numbers in words as well.
        if not ordinals and (found := other_number_words(source, target)):
            severity = Severity.WARNING if found.is_round else Severity.ERROR
            yield Finding(self.id, severity, found.message)
        if fractions := other_fractions(*sides):
            message = f"the fraction {fractions[0]} is another one here: {fractions[1]}"
            yield Finding(self.id, Severity.WARNING, message)


def _unmatched(source: Figures, target: Figures) -> tuple[list[Figure], list[Figure]]:
    """The figures of either side that the other does not say as often."""
    missing: list[Figure] = []
    added = list(target.digits)
    # Mostly the same figures stand on both sides, each with its like.
    here, there = [one.values for one in source.digits], [one.values for one in added]
    if here == there or Counter(here) == Counter(there):
        return missing, []
    for figure in sorted(source.digits, key=lambda one: len(one.values)):
        twins = [one for one in added if not one.values.isdisjoint(figure.values)]
        twin = min(twins, key=lambda one: len(one.values ^ figure.values), default=None)
        if twin is not None:
            added.remove(twin)
        elif target.words.isdisjoint(figure.values):
            missing.append(figure)
    return missing, [one for one in added if source.words.isdisjoint(one.values)]


def _scaled(text: str, language: str) -> frozenset[int]:
    """Where the figures of a text end that a word multiplies: `3.4 billion`."""
    rules = figure_rules(language)
    digits = find_figures(text, language).digits
    return frozenset(one.end for one in digits if rules.scale.match(text, one.end))


def _other_size(
    missing: list[Figure],
    added: list[Figure],
    scaled_source: frozenset[int],
    scaled_target: frozenset[int],
) -> tuple[list[Figure], list[Figure], list[tuple[Figure, Figure]]]:
    """Either list without figures that have the same digits on both sides, and those in pairs.

    They differ in what multiplies them (`3.4 billion`, `3,4 millions`): one fault, one finding.
    """
    pairs: list[tuple[Figure, Figure]] = []
    for figure in list(missing):
        digits = _NO_DIGIT.sub("", figure.text)
        twin = next((one for one in added if _NO_DIGIT.sub("", one.text) == digits), None)
        if twin is not None and (figure.end in scaled_source or twin.end in scaled_target):
            missing, added = (
                [one for one in missing if one is not figure],
                [one for one in added if one is not twin],
            )
            pairs.append((figure, twin))
    return missing, added, pairs


def _of_other_marks(
    missing: list[Figure], added: list[Figure]
) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """Either list without figures that another language's marks make right, and those added.

    `8,733 kilometres` is no `8,733 kilomètres`: one fault, one finding. None where the source has
    the wrong marks and the translation the right ones.
    """
    wrong = [one for one in added if any(_swapped(one) in other.values for other in missing)]
    lost = [one for one in missing if any(_swapped(other) in one.values for other in wrong)]
    missing = [one for one in missing if one not in lost]
    added = [one for one in added if one not in wrong]
    mended = [one for one in added if any(_swapped(other) in one.values for other in missing)]
    missing = [one for one in missing if all(_swapped(one) not in two.values for two in mended)]
    return missing, [one for one in added if one not in mended], wrong


def _swapped(figure: Figure) -> Decimal | None:
    """The value of a figure with groups of three, if their mark is not decimal."""
    if not _GROUPED.fullmatch(figure.text):
        return None
    return Decimal(_NO_DIGIT.sub("", figure.text)).normalize()


def with_scale(text: str, figure: Figure, language: str) -> str:
    """A figure of a text with what multiplies it, or its percent sign: `3.4 billion`, `6.5%`."""
    rules = figure_rules(language)
    found = rules.scale.match(text, figure.end) or rules.percent.match(text, figure.end)
    return figure.text + (found.group() if found else "")


def _other_minutes(source: Figures, target: Figures) -> Iterator[Figure]:
    """Times such as `7.33` for `7:30`: a stop may begin a decimal part too."""
    for figure in target.digits:
        said = figure.minutes.strip("0") == "" or (
            Decimal(figure.minutes) in source.words
            or any(
                other.text.endswith(figure.minutes) or Decimal(figure.minutes) in other.values
                for other in source.digits
            )
        )
        if not said:
            yield figure


def _without_references(text: str, found: Iterable[Occurrence]) -> str:
    """The text with blanks for document references, which have a check of their own."""
    for occurrence in found:
        if occurrence.kind == "reference":
            blank = " " * (occurrence.end - occurrence.start)
            text = text[: occurrence.start] + blank + text[occurrence.end :]
    return text


class _Lost:
    """Dates and months of the source that the target does not have, figures and all."""

    def __init__(self, source: str, target: str, unit: Translation) -> None:
        self.messages: list[str] = []
        """What is said of each."""
        days = find_days(source, unit.source_language)
        there = find_days(target, unit.target_language) if days else []
        wanted = frozenset().union(*(day.days for day in days))
        others = [one for one in there if one.days.isdisjoint(wanted)]
        lost = _untold_days(days, there)
        if lost:
            lost = _untold_days(lost, find_shared_days(target, unit.target_language))
        if lost:
            lost = _untold_days(lost, find_spelled_days(target, unit.target_language))
        self._source = [(day.start, _year_end(source, day.end)) for day in lost]
        self._target = [(one.start, one.end) for one in others] if lost else []
        told = find_fractions(target, unit.target_language) if lost else frozenset()
        for start, end in self._source:
            # "Trong đó 1/3 là hộ nghèo", "open 24/7"
            if is_fraction(source, start, end, unit.source_language, told):
                continue
            here = "another day here" if there else "not there"
            self.messages.append(f"the date {source[start:end]} is {here}")
        self._add_months(source, target, unit, " ".join(day.text for day in days))

    def untold(self, figures: Iterable[Figure], *, in_target: bool = False) -> list[Figure]:
        """The figures that are no part of a date or month that is told: one fault, one finding."""
        spans = self._target if in_target else self._source
        return [
            figure
            for figure in figures
            if not any(start <= figure.start and figure.end <= end for start, end in spans)
        ]

    def _add_months(self, source: str, target: str, unit: Translation, dates: str) -> None:
        """What is said of months that the source names and the target does not, dates apart."""
        named = {
            name: months
            for name, months in find_months(source, unit.source_language).items()
            if name not in dates
        }
        if not named:
            return
        there = find_months(target, unit.target_language)
        numbers = frozenset().union(*there.values(), months_named(target, unit.target_language))
        for name, months in named.items():
            if months.isdisjoint(numbers):
                here = "another one here" if numbers else "not there"
                self.messages.append(f"the month {name} is {here}")
                self._source += [one.span() for one in re.finditer(re.escape(name), source)]


def _untold_days(days: Sequence[CalendarDay], said: Sequence[CalendarDay]) -> Sequence[CalendarDay]:
    return [day for day in days if all(day.days.isdisjoint(one.days) for one in said)]


def _year_end(text: str, end: int) -> int:
    """The end of a date with the year behind it: `April 20, 2023`, `20 de abril de 2023`."""
    found = _YEAR.match(text, end)
    return found.end() if found else end
