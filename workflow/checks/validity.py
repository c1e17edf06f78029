"""Titles and bodies that were not official on the day of the article."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary.validity import expired, not_yet_valid


class ValidityCheck:
    """Terms whose concept ended before the article's date, or begins after it."""

    id = "validity"
    title = "Titles and bodies of their time"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each concept; none where the article has no date."""
        if unit.date is None:
            return
        seen: set[str] = set()
        for occurrence in unit.find_in_source():
            concept = occurrence.concept
            if concept is None or concept.id in seen:
                continue
            seen.add(concept.id)
            usage = concept.usage
            if expired(concept, unit.date):
                message = f"{occurrence.text} was official until {usage.valid_to}"
            elif not_yet_valid(concept, unit.date):
                message = f"{occurrence.text} is official since {usage.valid_from}"
            else:
                continue
            yield Finding(self.id, Severity.WARNING, f"{message}, the article is of {unit.date}")
