"""What a sentence must know of a form and nobody has said.

Without gender and number no article, adjective or participle beside an approved form can be
set right or checked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from workflow.glossary.values import Concept, Grammar
from workflow.glossary.verdicts.slips import Severity, TermFinding

GENDERED_LANGUAGES = ("fr", "es")
"""Languages whose articles and adjectives need the gender of a term."""
_SEAM_KINDS = ("title", "body", "event", "document_type")
# `le Haut Conseil`, `l’hôpital`: the letter h alone does not tell.
_FRENCH_H = re.compile(r"[hH]")
# `el Área`, `el hambre`, but `la Asamblea`: whether the a is stressed is not always written.
_SPANISH_A = re.compile(r"h?[aá]", re.IGNORECASE)


def grammar_findings(
    concepts: Iterable[Concept], languages: Collection[str], header: Sequence[str]
) -> Iterator[TermFinding]:
    """What lacks in the preferred forms; `header` are the columns of `terms.csv`.

    In French and Spanish: gender and number of titles, bodies, events and document types.
    Of a form that companion files describe: what only they can say of it; so of any form, where
    they describe most of those of a language.
    """
    concepts = tuple(concepts)
    described = {code for code in languages if _is_described(code, concepts)}
    unsaid: Mapping[str, list[str]] = {
        concept.id: list(_lacks(concept, languages, described)) for concept in concepts
    }
    without_column = [
        code for code in GENDERED_LANGUAGES if code in languages and f"gender_{code}" not in header
    ]
    for code in without_column:
        if any(lack == _gender(code) for lack in chain.from_iterable(unsaid.values())):
            yield TermFinding(
                1, "missing-grammar", Severity.WARNING, "", f"there is no column gender_{code}"
            )
    silent = {_gender(code) for code in without_column}
    for concept in concepts:
        lacks = [lack for lack in unsaid[concept.id] if lack not in silent]
        if lacks:
            yield TermFinding(
                concept.line,
                "missing-grammar",
                Severity.WARNING,
                concept.id,
                f"nothing says {', '.join(lacks)}",
            )


def _is_described(code: str, concepts: Iterable[Concept]) -> bool:
    """Whether companion files tell of more than half of the preferred forms of a language."""
    told = [
        form in concept.grammar.get(code, {})
        for concept in concepts
        if (form := concept.preferred(code))
    ]
    return sum(told) * 2 > len(told)


def _gender(code: str) -> str:
    return f"gender_{code}"


def _lacks(
    concept: Concept, languages: Collection[str], described: Collection[str]
) -> Iterator[str]:
    """The keys that lack; `described` are the languages that companion files describe."""
    for code in languages:
        form = concept.preferred(code)
        if not form:
            continue
        grammar = concept.grammar_of(code, form)
        if code in GENDERED_LANGUAGES and concept.kind in _SEAM_KINDS:
            if not grammar.gender:
                yield _gender(code)
            elif not grammar.number:
                yield f"{code}.number"
        if code in described or form in concept.grammar.get(code, {}):
            yield from (
                f"{code}.{name}" for name in _undescribed(concept.kind, code, form, grammar)
            )


def _undescribed(kind: str, code: str, form: str, grammar: Grammar) -> Iterator[str]:
    """Keys that a companion table should have for this form, and has not."""
    if grammar.elides is None and grammar.article != "own":
        if code == "fr" and _FRENCH_H.match(form):
            yield "elides"
        feminine = code == "es" and (grammar.gender, grammar.number) == ("f", "sg")
        if feminine and _SPANISH_A.match(form):
            yield "elides"
    # `le Vietnam`, but `Hanoï`; `la province de Lang Son` is a noun like any other.
    if code == "fr" and kind == "place" and form[:1].isupper() and not grammar.article:
        yield "article"
    if code == "nb" and kind in _SEAM_KINDS and not grammar.definite:
        yield "definite"
