"""Grammar where an approved form meets its sentence: article, contraction, agreement."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.base import Finding, Severity, Translation
from workflow.seams import lint_seams, placed_of


class SeamsCheck:
    """Determiners, contractions and agreement that do not fit a form of the glossary."""

    id = "seams"
    title = "Grammar around glossary terms"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each place where the words around an approved form do not fit it."""
        language = unit.target_language
        there = unit.find_in_target({one.id for one in unit.find_in_source()})
        placed = [placed_of(one, language, unit.glossary.tables) for one in there]
        # A symbol without its type word has no grammar, but it belongs to a list before it.
        known = [one for one in placed if one.grammar.number or one.kind == "reference"]
        for problem in lint_seams(unit.plain_target, known, language):
            yield Finding(
                self.id, Severity.WARNING, problem.message, span=(problem.start, problem.end)
            )
