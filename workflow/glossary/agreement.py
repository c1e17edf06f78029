"""The grammar of what the glossary found or writes, for the sentence around it."""

from __future__ import annotations

from workflow.glossary.tables import ReferenceTables
from workflow.glossary.values import Grammar, Occurrence


def form_grammar(
    occurrence: Occurrence, form: str, language: str, tables: ReferenceTables
) -> Grammar:
    """The grammar of a form of what was found; empty where none is known.

    A reference has that of its type word; a bare symbol (`11-NQ/TW`) is no noun.
    """
    if occurrence.reference is None:
        return occurrence.concept.grammar_of(language, form) if occurrence.concept else Grammar()
    kind = tables.type(occurrence.reference.type)
    word = kind.words.get(language) if kind else None
    folded = form.casefold()
    if word is None or not folded.startswith((word.one.casefold(), word.many.casefold())):
        return Grammar()
    plural = word.many != word.one and folded.startswith(word.many.casefold())
    return Grammar(gender=word.gender, number="pl" if plural else "sg")
