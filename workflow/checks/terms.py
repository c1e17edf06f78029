"""Glossary terms: the approved form of each one stands in the translation, no forbidden one."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.article import plain_text
from workflow.checks.base import Finding, Severity, Translation


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
        approved_here = {found.id for found in there if found.status != "forbidden"}
        for concept_id, text in wanted.items():
            preferred = unit.glossary.concept(concept_id).preferred(unit.target_language)
            if preferred and concept_id not in approved_here:
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


def _terms(unit: Translation) -> dict[str, str]:
    """The source's terms by concept, with the text of the first occurrence."""
    found = unit.glossary.find(plain_text(unit.source), unit.source_language)
    terms: dict[str, str] = {}
    for occurrence in found:
        if occurrence.kind == "term":
            terms.setdefault(occurrence.id, occurrence.text)
    return terms
