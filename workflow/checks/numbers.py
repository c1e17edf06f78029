"""Figures: every number of the source stands in the translation, by its own locale's rules."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.article import plain_text
from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.figures import Figures, find_figures


class NumbersCheck:
    """Numbers that were lost, changed or invented; document references are not looked at."""

    id = "numbers"
    title = "Numbers"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each figure that the other side does not say."""
        source = _figures(unit, unit.source, unit.source_language)
        target = _figures(unit, unit.target, unit.target_language)
        for figure in source.digits:
            if not target.may_hold(figure):
                yield Finding(self.id, Severity.ERROR, f"{figure.text} is missing")
        for figure in target.digits:
            if not source.may_hold(figure):
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    f"{figure.text} is not in the source",
                    span=(figure.start, figure.end),
                )


def _figures(unit: Translation, tagged: str, language: str) -> Figures:
    """The figures outside document references, which have a check of their own."""
    text = plain_text(tagged)
    for occurrence in unit.glossary.find(text, language):
        if occurrence.kind == "reference":
            blank = " " * (occurrence.end - occurrence.start)
            text = text[: occurrence.start] + blank + text[occurrence.end :]
    return find_figures(text, language)
