"""Negation: a sentence that denies what its source says, or says what that denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.negations import (
    denials,
    deny_apart,
    has_doubt,
    has_negations,
    has_opposite,
    is_mild,
    is_plain,
    mask_stops,
    negation_lost,
)

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 36
"""In a longer sentence translators turn clauses round (syllables count in Vietnamese)."""
_TOO_LONG = re.compile(rf"[\W_]*+(?:[^\W_]++[\W_]++){{{_MOST_WORDS}}}[^\W_]")
_COMPARED = frozenset({(0, 1), (1, 2), (0, 2)})
"""How often both sides may deny; of more negations, one is often said otherwise."""
_MOST_WORDS_IN_DOUBT = 22
"""In a longer one some word that may stand for a negation is found too easily."""
# "It is closed. It is not far.": of two sentences one may be put in other words
_INNER_END = re.compile(r"[.?!…]\s+\w")


class NegationCheck:
    """A negation that one side has and the other has not."""

    id = "negation"
    title = "Negation lost or added"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for a statement that is denied on one side only, by one plain word or two.

        An error where the other side has no word at all that could stand for a negation; of a
        short one a warning where it has one that may, or both deny. Nothing of longer texts, of
        questions, and of languages without a list of negations.
        """
        source, target = unit.reading or unit.plain_source, unit.plain_target
        languages = unit.source_language, unit.target_language
        if not all(map(has_negations, languages)):
            return
        if _TOO_LONG.match(source) or _TOO_LONG.match(target):
            return
        if not _is_statement(source, target, *languages):
            return
        words = max(len(_WORD.findall(source)), len(_WORD.findall(target)))
        if message := negation_lost(source, languages[0], target, languages[1]):
            here, there = denials(source, languages[0]), denials(target, languages[1])
            lost = len(here) > len(there)
            other = (target, languages[1]) if lost else (source, languages[0])
            if has_opposite(*other):
                return
            doubtful = (here and there) or has_doubt(*other)
            if doubtful and words > _MOST_WORDS_IN_DOUBT:
                return
            severity = Severity.WARNING if doubtful else Severity.ERROR
            yield Finding(self.id, severity, message)


def _is_statement(source: str, target: str, source_language: str, target_language: str) -> bool:
    """Whether both are one plain sentence, and one has negations more, that turn it round."""
    here, there = denials(source, source_language), denials(target, target_language)
    few, many = sorted((len(here), len(there)))
    if (few, many) not in _COMPARED:
        return False
    texts = mask_stops(source, source_language), mask_stops(target, target_language)
    if any(_INNER_END.search(text) or text.rstrip().endswith("?") for text in texts):
        return False
    more, text, language = max(
        (here, source, source_language),
        (there, target, target_language),
        key=lambda one: len(one[0]),
    )
    if not few and many > 1 and not deny_apart(text, language):
        return False
    return all(is_plain(one, language) for one in more) and not is_mild(text, language)
