"""Negation: a sentence that denies what its source says, or says what that denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.negations import has_doubt, is_plain, negation_lost, negations

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 22
"""In a longer sentence a negation is easily said otherwise (syllables count in Vietnamese)."""
# "It is closed. It is not far.": of two sentences one may be put in other words
_INNER_END = re.compile(r"[.?!…]\s+\w")


class NegationCheck:
    """A negation that one side has and the other has not."""

    id = "negation"
    title = "Negation lost or added"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for a short statement that is denied on one side only, by one plain word.

        An error where the other side has no word at all that could stand for a negation, a
        warning where it has none that is likely to. Nothing of longer texts, in which
        translators turn clauses round, and of questions.
        """
        source, target = unit.reading or unit.plain_source, unit.plain_target
        languages = unit.source_language, unit.target_language
        words = max(len(_WORD.findall(source)), len(_WORD.findall(target)))
        if words > _MOST_WORDS or not _is_statement(source, target, *languages):
            return
        if message := negation_lost(source, languages[0], target, languages[1]):
            denies = negations(source, languages[0])
            other = (target, languages[1]) if denies else (source, languages[0])
            severity = Severity.WARNING if has_doubt(*other) else Severity.ERROR
            yield Finding(self.id, severity, message)


def _is_statement(source: str, target: str, source_language: str, target_language: str) -> bool:
    """Whether both are one plain sentence, with one negation between them that turns it round."""
    if any(_INNER_END.search(text) or text.rstrip().endswith("?") for text in (source, target)):
        return False
    here, there = negations(source, source_language), negations(target, target_language)
    if len(here) + len(there) != 1:
        return False
    return is_plain(here[0], source_language) if here else is_plain(there[0], target_language)
