"""What was found in a target text, as forms placed there."""

from __future__ import annotations

from dataclasses import replace

from workflow.glossary.tables import ReferenceTables
from workflow.glossary.values import Grammar, Occurrence
from workflow.seams.tables import seam_rules
from workflow.seams.values import Placed

_REFERENCE = "reference"


def placed_of(occurrence: Occurrence, language: str, tables: ReferenceTables) -> Placed:
    """A term or reference that `Glossary.find` found in a target text, with its grammar.

    A reference has the gender of its type word, a bare symbol (`11-NQ/TW`) none.
    """
    if occurrence.kind == _REFERENCE:
        grammar = _of_reference(occurrence, language, tables)
        return Placed(occurrence.start, occurrence.end, grammar, _REFERENCE)
    concept = occurrence.concept
    if concept is None:
        return Placed(occurrence.start, occurrence.end, Grammar(), "")
    grammar = concept.grammar_of(language, occurrence.text)
    described = concept.grammar.get(language, {})
    shapes = {
        shape
        for form, one in described.items()
        for shape in (form, one.indefinite, one.definite, one.plural, one.definite_plural)
    }
    rules = seam_rules(language)
    # "et koordineringsteam" for "koordineringsgruppe": only what is described has that gender
    if rules is not None and rules.endings is not None and occurrence.text not in shapes:
        grammar = replace(grammar, gender="", number="")
    if occurrence.inflection == "plural":
        grammar = replace(grammar, number="pl")
    return Placed(occurrence.start, occurrence.end, grammar, concept.kind)


def _of_reference(occurrence: Occurrence, language: str, tables: ReferenceTables) -> Grammar:
    reference = occurrence.reference
    kind = tables.type(reference.type) if reference is not None else None
    word = kind.words.get(language) if kind is not None else None
    said = occurrence.text.casefold()
    if word is None or not said.startswith((word.one.casefold(), word.many.casefold())):
        return Grammar()
    many = word.many != word.one and said.startswith(word.many.casefold())
    return Grammar(gender=word.gender, number="pl" if many else "sg")
