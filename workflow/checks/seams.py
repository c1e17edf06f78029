"""Grammar where an approved form meets its sentence: article, contraction, agreement."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary import Occurrence
from workflow.seams import Placed, lint_seams


class SeamsCheck:
    """Determiners, contractions and agreement that do not fit a form of the glossary."""

    id = "seams"
    title = "Grammar around glossary terms"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each place where the words around an approved form do not fit it."""
        language = unit.target_language
        there = unit.find_in_target({one.id for one in unit.find_in_source()})
        placed = [
            Placed(one.start, one.end, grammar, kind)
            for one in there
            if (kind := _kind(one))
            and (grammar := unit.glossary.grammar(one, one.text, language)).number
        ]
        for problem in lint_seams(unit.plain_target, placed, language):
            yield Finding(
                self.id, Severity.WARNING, problem.message, span=(problem.start, problem.end)
            )


def _kind(occurrence: Occurrence) -> str:
    if occurrence.kind == "reference":
        return "reference"
    return occurrence.concept.kind if occurrence.concept else ""
