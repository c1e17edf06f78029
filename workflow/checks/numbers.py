"""Figures: every number of the source stands in the translation, by its own locale's rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.calendar_days import find_days, find_months
from workflow.checks.figures import Figure, Figures, find_figures
from workflow.glossary import Occurrence


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
        for figure in missing:
            yield Finding(self.id, Severity.ERROR, f"{figure.text} is missing")
        for figure in added:
            yield Finding(
                self.id,
                Severity.ERROR,
                f"{figure.text} is not in the source",
                span=(figure.start, figure.end),
            )
        for text in _other_days(source_text, target_text, unit):
            yield Finding(self.id, Severity.ERROR, f"the date {text} is another day here")
        for text in _other_months(source_text, target_text, unit):
            yield Finding(self.id, Severity.ERROR, f"the month {text} is another one here")


def _unmatched(source: Figures, target: Figures) -> tuple[list[Figure], list[Figure]]:
    """The figures of either side that the other does not say as often."""
    missing: list[Figure] = []
    added = list(target.digits)
    for figure in source.digits:
        twin = next((one for one in added if not one.values.isdisjoint(figure.values)), None)
        if twin is not None:
            added.remove(twin)
        elif target.words.isdisjoint(figure.values):
            missing.append(figure)
    return missing, [one for one in added if source.words.isdisjoint(one.values)]


def _without_references(text: str, found: Iterable[Occurrence]) -> str:
    """The text with blanks for document references, which have a check of their own."""
    for occurrence in found:
        if occurrence.kind == "reference":
            blank = " " * (occurrence.end - occurrence.start)
            text = text[: occurrence.start] + blank + text[occurrence.end :]
    return text


def _other_days(source: str, target: str, unit: Translation) -> Iterator[str]:
    """Dates of the source for which the target, which has dates too, says another day."""
    there = find_days(target, unit.target_language)
    for day in find_days(source, unit.source_language):
        if there and all(day.days.isdisjoint(other.days) for other in there):
            yield day.text


def _other_months(source: str, target: str, unit: Translation) -> Iterator[str]:
    """Months that the source names and the target, which names months too, does not."""
    there = find_months(target, unit.target_language)
    numbers = set(there.values())
    for name, month in find_months(source, unit.source_language).items():
        if numbers and month not in numbers:
            yield name
