"""Glossary terms: the approved form of each one stands in the translation, no forbidden one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary import Policy
from workflow.glossary.wordings import find_wording


class TermsCheck:
    """Official titles, bodies, persons and places that lack their approved form."""

    id = "terms"
    title = "Glossary terms"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each term of the source without approved form, each forbidden form.

        A term that the source repeats needs its form once: style may want a pronoun. A phrase
        that sentences bend (policy `verify`) is a warning.
        """
        target = unit.plain_target
        wanted = _terms(unit)
        there = unit.find_in_target(wanted.keys())
        approved_here = {found.id for found in there if found.status != "forbidden"}
        for concept_id, text in wanted.items():
            concept = unit.glossary.concept(concept_id)
            preferred = concept.preferred(unit.target_language)
            if preferred and concept_id not in approved_here:
                lenient = concept.usage.policy is Policy.VERIFY
                yield Finding(
                    self.id,
                    Severity.WARNING if lenient else Severity.ERROR,
                    f"{text} needs its approved form {preferred}",
                    suggestion=preferred,
                    about=concept_id,
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
                    about=occurrence.id,
                )
        yield from self._other_wordings(unit, target, wanted)

    def _other_wordings(
        self, unit: Translation, target: str, wanted: Mapping[str, str]
    ) -> Iterator[Finding]:
        """What engines are known to write for a term of the source, where it stands there."""
        for concept_id, text in wanted.items():
            concept = unit.glossary.concept(concept_id)
            for wording in concept.known_renderings.get(unit.target_language, ()):
                span = next(find_wording(wording, target), None)
                if span is not None:
                    preferred = concept.preferred(unit.target_language)
                    yield Finding(
                        self.id,
                        Severity.ERROR,
                        f"{target[span[0] : span[1]]} is no approved form of {text}"
                        + (f", which is {preferred}" if preferred else ""),
                        span=span,
                        suggestion=preferred,
                        about=concept_id,
                    )


def _terms(unit: Translation) -> dict[str, str]:
    """The source's terms by concept, with the text of the first occurrence."""
    terms: dict[str, str] = {}
    for occurrence in unit.find_in_source():
        if occurrence.kind == "term":
            terms.setdefault(occurrence.id, occurrence.text)
    return terms
