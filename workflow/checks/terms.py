"""Glossary terms: the approved form of each one stands in the translation, no forbidden one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from workflow.checks.adjectives import has_adjective
from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.letters import folded_letters
from workflow.checks.usage import usage_findings
from workflow.glossary import Policy, TermStatus
from workflow.glossary.folding import fold
from workflow.glossary.guards import recognition
from workflow.glossary.wordings import find_wording, unapproved

Span = tuple[int, int]

# `Buró Político del Partido`, `Politburo of the Party`, `Bộ Chính trị Đảng`
_OWNS = re.compile(r" (?:(?:of|de|du|del|til|for|i|của)(?: the| la| los| las)? |d['’])?")
# ` Raúl Castro`
_HOLDER = re.compile(r"[ \u00a0][A-ZÀ-ÝĐ][\w'’-]+(?:[ \u00a0][A-ZÀ-ÝĐ][\w'’-]+)*")
_TITLE = "title"
_NUMBERED = ":"
"""In the ids of congresses, tenures and whatever else has a number: `politburo:12`."""
_OFFICIAL = frozenset({"person", "title", "body"})
"""Kinds of which no other may stand in for one of the source."""


class TermsCheck:
    """Official titles, bodies, persons and places that lack their approved form."""

    id = "terms"
    title = "Glossary terms"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each term of the source without approved form, each forbidden form.

        A term that the source repeats needs its form once: style may want a pronoun. A phrase
        that sentences bend (policy `verify`) is a warning. A country may be an adjective.
        """
        target = unit.plain_target
        wanted = _terms(unit)
        there = unit.find_in_target(wanted.keys())
        approved_here = {found.id for found in there if found.status != "forbidden"}
        for concept_id, text in wanted.items():
            concept = unit.glossary.concept(concept_id)
            preferred = concept.preferred(unit.target_language)
            if has_adjective(concept_id, target, unit.target_language):
                continue
            inside = _inside_others(unit, concept_id, wanted)
            joined = _stands_joined(unit, concept_id)
            if preferred and concept_id not in approved_here | inside and not joined:
                lenient = concept.usage.policy in (Policy.VERIFY, Policy.PROPOSE)
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
        yield from self._not_in_source(unit, wanted)
        yield from usage_findings(unit, self.id)

    def _not_in_source(self, unit: Translation, wanted: Mapping[str, str]) -> Iterator[Finding]:
        """Persons, titles and bodies of another name where one of the source stands less often.

        One that does not stand there at all is named already.
        """
        source = Counter([one.id for one in unit.find_in_source()])
        if len(source) == source.total():
            return
        target = Counter(one.id for one in unit.find_in_target(wanted.keys()))
        short = {
            unit.glossary.concept(concept_id).kind
            for concept_id in wanted
            if 0 < target[concept_id] < source[concept_id]
        }
        for occurrence in unit.find_in_target():
            concept = occurrence.concept
            if (
                occurrence.kind == "term"
                and occurrence.id not in wanted
                and occurrence.status is not TermStatus.FORBIDDEN
                and concept is not None
                and concept.kind in _OFFICIAL & short
            ):
                yield Finding(
                    self.id,
                    Severity.WARNING,
                    f"{occurrence.text} is not in the source",
                    span=(occurrence.start, occurrence.end),
                    about=occurrence.id,
                )

    def _other_wordings(
        self, unit: Translation, target: str, wanted: Mapping[str, str]
    ) -> Iterator[Finding]:
        """What must not be written for a term of the source, in any capitals."""
        folded, _ = folded_letters(target)
        # Forbidden forms that are found as such have been named.
        approved = [(one.start, one.end) for one in unit.find_in_target(wanted.keys())]
        for concept_id, text in wanted.items():
            concept = unit.glossary.concept(concept_id)
            for wording in unapproved(concept, unit.target_language):
                places = (
                    folded.span(*one) for one in find_wording(fold(wording).text, folded.text)
                )
                span = next((one for one in places if not _is_part(one, approved)), None)
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


def _inside_others(unit: Translation, concept_id: str, wanted: Collection[str]) -> set[str]:
    """The concept, where an approved form of it stands inside one of another kind, or begins a
    longer title that the source does not have.

    `the Assembly’s deputies` may be `diputados de la Asamblea Nacional`, which is a title, and
    `exministro de Hacienda` `former Minister of Finance`; but `vice-Premier ministre` is no Prime
    Minister.
    """
    target, kind = unit.plain_target, unit.glossary.concept(concept_id).kind
    longer = [
        (one.start, one.end)
        for one in unit.find_in_target()
        if one.concept is not None
        and one.concept.kind != kind
        and one.status is not TermStatus.FORBIDDEN
    ]
    begun = {
        one.start: one.end
        for one in unit.find_in_target()
        if kind == _TITLE and one.concept is not None and one.concept.kind == kind
        if one.status is not TermStatus.FORBIDDEN and one.id not in wanted
    }
    owners = _owned_by(unit, concept_id)
    longer += [(one.start, one.end) for one in unit.find_in_target(wanted) if one.id in owners]
    for form in unit.glossary.target_forms(concept_id, unit.target_language):
        for span in find_wording(form, target):
            if _is_part(span, longer) or span[1] < begun.get(span[0], 0):
                return {concept_id}
            if kind == _TITLE and _stands_before_holder(unit, concept_id, span, form):
                return {concept_id}
    return set()


def _owned_by(unit: Translation, concept_id: str) -> set[str]:
    """The terms of the source that the concept directly follows as their owner.

    `Buró Político del Partido Comunista de Vietnam`, of which a row has the whole in English.
    """
    return {
        one.id
        for one, other in pairwise(unit.find_in_source())
        if other.id == concept_id and _OWNS.fullmatch(unit.plain_source[one.end : other.start])
    }


def _stands_before_holder(unit: Translation, concept_id: str, span: Span, form: str) -> bool:
    """Whether the form of a title stands as it is before the name that it has in the source.

    `General Raúl Castro`, where `General` alone is no title of ours.
    """
    if unit.plain_target[slice(*span)] != form:
        return False
    # `le vice-ministre Trân Van Hai` has another title
    if recognition(unit.target_language).is_deputy(unit.plain_target, span[0]):
        return False
    holder = _HOLDER.match(unit.plain_target, span[1])
    return holder is not None and any(
        one.id == concept_id and unit.plain_source.startswith(holder.group(), one.end)
        for one in unit.find_in_source()
    )


def _stands_joined(unit: Translation, concept_id: str) -> bool:
    """Whether a numbered body stands there, its first words taken for the end of another term.

    `los miembros del Buró Político del XII mandato`: the title takes `Buró Político` with it.
    """
    if _NUMBERED not in concept_id:
        return False
    found = [(one.start, one.end) for one in unit.find_in_target() if _NUMBERED in one.id]
    forms = unit.glossary.target_forms(concept_id, unit.target_language)
    spans = (span for form in forms for span in find_wording(form, unit.plain_target))
    # `X pleno` is no `X pleno del XIII mandato`
    return any(not _is_part(span, found) for span in spans)


def _is_part(span: Span, approved: Sequence[Span]) -> bool:
    """Whether a wording is part of an approved form, or one but for its capitals."""
    return any(start <= span[0] and span[1] <= end for start, end in approved)


def _terms(unit: Translation) -> dict[str, str]:
    """The source's terms by concept, with the text of the first occurrence."""
    terms: dict[str, str] = {}
    for occurrence in unit.find_in_source():
        if occurrence.kind == "term":
            terms.setdefault(occurrence.id, occurrence.text)
    return terms
