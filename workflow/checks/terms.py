"""Glossary terms: the approved form of each one stands in the translation, no forbidden one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.article import plain_text
from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary import Occurrence


class TermsCheck:
    """Official titles, bodies, persons and places that lack their approved form."""

    id = "terms"
    title = "Glossary terms"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each term of the source without approved form, each forbidden form.

        A term that the source repeats needs its form once: style may want a pronoun.
        """
        target = plain_text(unit.target)
        wanted = _terms(unit)
        there = unit.glossary.find(target, unit.target_language, expected=wanted.keys())
        for concept_id, text in wanted.items():
            preferred = unit.glossary.concept(concept_id).preferred(unit.target_language)
            if preferred and not _has_form(unit, concept_id, target, there):
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    f"{text} needs its approved form {preferred}",
                    suggestion=preferred,
                )
        for occurrence in there:
            if occurrence.status == "forbidden":
                approved = unit.glossary.render(occurrence, unit.target_language)
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    f"{occurrence.text} must not be used"
                    + (f", the approved form is {approved}" if approved else ""),
                    span=(occurrence.start, occurrence.end),
                    suggestion=approved,
                )


def _has_form(unit: Translation, concept_id: str, target: str, there: list[Occurrence]) -> bool:
    """Whether an approved form stands in the target; one inside a longer term counts."""
    if any(found.id == concept_id and found.status != "forbidden" for found in there):
        return True
    folded = target.casefold()
    return any(
        re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", folded)
        for form in unit.glossary.target_forms(concept_id, unit.target_language)
    )


def _terms(unit: Translation) -> dict[str, str]:
    """The source's terms by concept, with the text of the first occurrence."""
    found = unit.glossary.find(plain_text(unit.source), unit.source_language)
    terms: dict[str, str] = {}
    for occurrence in found:
        if occurrence.kind == "term":
            terms.setdefault(occurrence.id, occurrence.text)
    return terms
