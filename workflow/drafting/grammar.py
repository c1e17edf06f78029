"""What an engine must know of an approved form to agree with it."""

from __future__ import annotations

from workflow.engines import TypedSpan
from workflow.glossary import Grammar

NAMES = frozenset({"person", "place"})
"""Kinds of concepts that are names; all others are nouns, where they have a gender."""


def typed_span(kind: str, form: str, placeholder: str, grammar: Grammar) -> TypedSpan | None:
    """What a typed engine is told of a form; `None` where its grammar does not suffice.

    Nothing should be inflected around a phrase without gender and number, which may be a verb,
    nor around a bare symbol.
    """
    if kind in NAMES:
        return TypedSpan(placeholder, form, kind, grammar.gender[:1] or "m")
    if not grammar.number:
        return None
    return TypedSpan(placeholder, form, "noun", grammar.gender, grammar.number)
