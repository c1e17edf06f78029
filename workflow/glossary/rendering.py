"""Approved forms in the target language: how a term or a reference is written there."""

from __future__ import annotations

import re

from workflow.glossary.folding import ascii_symbol, fold, key
from workflow.glossary.plurals import plural_form
from workflow.glossary.tables import DocumentType, LanguageRules, ReferenceTables
from workflow.glossary.values import Concept, Place, Reference, TermStatus

_PLACE = "place"


def render_term(concept: Concept, found: str, language: str, *, plural: bool = False) -> str | None:
    """The preferred form of a concept, or its plural; `None` when the row leaves it empty.

    A place that the text names without its kind (`Lang Son` for `Lang Son province`) is named
    so in the other language too, where the row admits it: `à Lang Son`, not `à province de …`.
    """
    if plural:
        return plural_form(concept, language)
    preferred = concept.preferred(language)
    if preferred is None or concept.kind != _PLACE or not _is_bare(found, concept):
        return preferred
    admitted = concept.forms(language, TermStatus.ADMITTED)
    return next((form for form in admitted if _holds(preferred, form)), preferred)


def _is_bare(found: str, concept: Concept) -> bool:
    forms = (concept.preferred(language) for language in concept.terms)
    return any(form is not None and _holds(form, found) for form in forms)


def _holds(whole: str, part: str) -> bool:
    """Whether a form is part of another, whole words, accents aside."""
    long, short = (key(fold(text).text, accents=False) for text in (whole, part))
    return long != short and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) is not None


def render_reference(
    reference: Reference,
    language: str,
    tables: ReferenceTables,
    *,
    sentence_start: bool = False,
) -> str | None:
    """The reference as a language writes it: type word, marker, symbol, without its date.

    A later member of a list is its symbol, in Vietnamese with `số`; the first has the plural
    word. A short form has a marker where the source has one. A reference that no type word
    names gets none. `None` when the tables lack the language or the type's word in it.
    """
    rules = tables.languages.get(language)
    if rules is None:
        return None
    wording = reference.wording
    number = _number(reference, rules)
    if wording.place is Place.MEMBER:
        marker = rules.member_marker if wording.marked or reference.canonical else ""
        return f"{marker}{rules.gap}{number}" if marker else number
    word = ""
    if wording.named:
        byname = next((one for one in wording.types if tables.is_byname(one)), "")
        found = _type_word(tables.type(byname or reference.type), language, wording.place)
        if found is None:
            return None
        word = capitalise(found, language) if sentence_start else found
    phrase = tables.body_phrase(wording.body, language) if wording.body else ""
    if phrase is None:
        return None
    many = wording.place is Place.FIRST
    marker = rules.marker_many if many else rules.marker
    # `Resolution 18` keeps its marker away in every language; a symbol always has one.
    marked = wording.marked or (wording.named and bool(reference.canonical))
    tail = f"{marker}{rules.gap}{number}" if marked else number
    return " ".join(piece for piece in (word, phrase, tail) if piece)


def capitalise(text: str, language: str) -> str:
    """The text with a capital first letter, as at the start of a sentence.

    A text that begins with a figure or sign stays as it is. No language of the glossary
    needs more than the letter itself; `language` is there for one that does.

    >>> capitalise("đồng chí", "vi"), capitalise("11th-tenure Politburo", "en")
    ('Đồng chí', '11th-tenure Politburo')
    """
    return text[:1].upper() + text[1:] if text[:1].islower() else text


def _number(reference: Reference, rules: LanguageRules) -> str:
    written = reference.canonical or reference.number
    return ascii_symbol(written) if rules.ascii else written


def _type_word(kind: DocumentType | None, language: str, place: Place) -> str | None:
    word = kind.words.get(language) if kind else None
    if word is None:
        return None
    return word.many if place is Place.FIRST else word.one
