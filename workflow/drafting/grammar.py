"""What an engine must know of an approved form to agree with it."""

from __future__ import annotations

from workflow.engines import TypedSpan
from workflow.glossary import Glossary, Occurrence

_NAMES = frozenset({"person", "place"})
"""Kinds of concepts that are names; all others are nouns, where they have a gender."""


def typed_span(
    occurrence: Occurrence, form: str, placeholder: str, language: str, glossary: Glossary
) -> TypedSpan | None:
    """Kind, gender and number of the approved form; `None` where the glossary does not tell.

    A phrase that has no gender in any language may be a verb, and a bare symbol
    (`11-NQ/TW`) is no noun: nothing should be inflected around them.
    """
    if occurrence.kind == "reference":
        return _reference_span(occurrence, form, placeholder, language, glossary)
    concept = occurrence.concept
    if concept is None:
        return None
    gender = concept.gender.get(language, "")
    if concept.kind in _NAMES:
        return TypedSpan(placeholder, form, concept.kind, gender[:1] or "m")
    if not concept.gender:
        return None
    plural = occurrence.inflection == "plural" and form != concept.preferred(language)
    number = "pl" if plural or gender.endswith("pl") else "sg"
    return TypedSpan(placeholder, form, "noun", gender.removesuffix("pl"), number)


def _reference_span(
    occurrence: Occurrence, form: str, placeholder: str, language: str, glossary: Glossary
) -> TypedSpan | None:
    reference = occurrence.reference
    kind = glossary.tables.type(reference.type) if reference else None
    word = kind.words.get(language) if kind else None
    if word is None or not form.casefold().startswith((word.one.casefold(), word.many.casefold())):
        return None
    plural = word.many != word.one and form.casefold().startswith(word.many.casefold())
    return TypedSpan(placeholder, form, "noun", word.gender, "pl" if plural else "sg")
