"""The spellings of a concept that are looked for in a text of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workflow.glossary.folding import fold, key
from workflow.glossary.guards import Guard, Inflection, Recognition
from workflow.glossary.plurals import listed_plurals
from workflow.glossary.values import Concept, TermStatus

Inflected = Literal["", "plural", "genitive"]
NAME_LANGUAGE = "vi"
"""The language whose spelling of a person's name is known in every other."""
PERSON = "person"
_NAMES = (PERSON, "place")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a concept to look for."""

    concept: Concept
    order: int
    """Place of the concept in the termbase; the first wins a tie."""
    status: TermStatus
    text: str
    """Folded, with its case and accents."""
    capitals: tuple[int, ...]
    """Offsets where the text must have a capital."""
    shouting: bool
    """Whether it is an abbreviation in capitals."""
    guards: tuple[Guard, ...]
    inflection: Inflected
    is_name: bool
    """Whether accents may differ: `Nguyễn Phú Trọng`, `Nguyen Phu Trong`."""
    free: bool
    """Whether nothing around it matters."""

    def fits(self, found: str) -> bool:
        """Whether a stretch of text with the same letters has the accents and capitals."""
        for offset in self.capitals:
            if not found[offset].isupper():
                return False
        return self.is_name or found.lower() == self.text.lower() or self._fits_capitals(found)

    def _fits_capitals(self, found: str) -> bool:
        """Whether accents are missing on capitals only (`Etat`, `COMITE POPULAIRE`)."""
        return all(
            letter.lower() == wanted.lower()
            or (letter.isupper() and letter.lower() == key(wanted, accents=False))
            for letter, wanted in zip(found, self.text, strict=True)
        )


def forms_of(concept: Concept, order: int, language: str, rules: Recognition) -> Iterator[Form]:
    """The forms of a concept to look for, inflected ones after the listed."""
    listed = [(fold(term.text).text, term.status) for term in concept.terms.get(language, ())]
    if concept.kind == PERSON:
        # A name is known by its Vietnamese form in any language, with accents or without.
        listed += [
            (fold(form).text, TermStatus.ADMITTED)
            for form in concept.forms(NAME_LANGUAGE, TermStatus.PREFERRED)
        ]
    if rules.ordinals and concept.kind not in _NAMES:
        listed += [
            (spelling, status)
            for text, status in tuple(listed)
            for spelling in rules.ordinals.spellings(text)
        ]
    seen: set[str] = set()
    keys = {text.lower() for text, _ in listed}
    listed = [
        (text, status)
        for text, status in listed
        if not any(rest.lower() in keys for rest in _bare(text, rules))
    ]
    plurals = listed_plurals(concept.kind, [text for text, _ in listed], rules)
    for text, status in listed:
        if text in seen:
            continue
        seen.add(text)
        told: Inflected = "plural" if text in plurals else ""
        yield _form(concept, order, status, text, rules, told, rules.guards_of(text))
    inflections: tuple[tuple[Inflected, Inflection | None], ...] = (
        ("plural", rules.plural),
        ("genitive", rules.genitive),
    )
    for text, status in listed:
        for name, rule in inflections:
            if rule is None or rule.listed_only or concept.kind not in rule.kinds:
                continue
            if _is_shouting(text):
                continue
            other = rule.apply(text)
            if other is None or other.lower() in keys or other in seen:
                continue
            # `Party`, `State`: of an everyday word the plural is never ours.
            if name == "plural" and " " not in text and rules.guards_of(text):
                continue
            seen.add(other)
            yield _form(concept, order, status, other, rules, name, rules.guards_of(text))


def _form(
    concept: Concept,
    order: int,
    status: TermStatus,
    text: str,
    rules: Recognition,
    inflection: Inflected,
    guards: tuple[Guard, ...],
) -> Form:
    is_name, shouting = concept.kind in _NAMES, _is_shouting(text)
    return Form(
        concept=concept,
        order=order,
        status=status,
        text=text,
        capitals=tuple(_capitals(text, is_name, rules)),
        shouting=shouting,
        guards=guards,
        inflection=inflection,
        is_name=is_name,
        free=not (shouting or guards or concept.kind == PERSON),
    )


def _capitals(text: str, is_name: bool, rules: Recognition) -> Iterator[int]:
    """Where a text must have a capital to be this form."""
    words = list(_WORD.finditer(text))
    keep = is_name or len(text.split()) <= rules.short_words
    for match in words:
        word = match.group()
        if len(word) > 1 and word.isupper():
            yield from (match.start() + i for i, letter in enumerate(word) if letter.isalpha())
        elif word[0].isupper() and (keep or word in rules.capital_words):
            yield match.start()


def _bare(text: str, rules: Recognition) -> Iterator[str]:
    """A form without the determiner it begins with, or the preposition it ends with."""
    for word in rules.determiners:
        opening = word if word.endswith("'") else f"{word} "
        if text.lower().startswith(opening):
            yield text[len(opening) :]
    for word in rules.trailers:
        if text.lower().endswith(f" {word}"):
            yield text[: -len(word) - 1]


def _is_shouting(text: str) -> bool:
    """Whether a form is one abbreviation in capitals: MOST, HĐND, QP-AN."""
    return " " not in text and text.isupper() and len(text) > 1
