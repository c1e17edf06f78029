"""How approved forms are written: their capitals and accents, each once where it belongs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from workflow.checks.amounts.places import word_spans
from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.letters import folded_letters, is_in_capitals
from workflow.glossary import Concept, Occurrence, TermStatus
from workflow.glossary.folding import fold, key
from workflow.glossary.forms import NAME_LANGUAGE
from workflow.glossary.guards import recognition
from workflow.glossary.names.persons import render_syllables
from workflow.style import Style

_NAMES = frozenset({"person", "place"})
# "le Bureau politique le Bureau politique", "Bureau politique du Bureau politique"
_NOTHING_BETWEEN = re.compile(r"\s*(?:[^\W\d_]{1,3}['’]?\s*){0,2}")

_OWNER = re.compile(r" (?:de(?:l| la| los)? |du |des |d['’]|of (?:the )?)(?!Vi[eệê])(?=[A-ZÀ-Ý])")
_WORDS_OF_A_LONG_FORM = 3
"""Shorter forms may be other words, in Vietnamese above all, when their accents are others."""
_LETTERS_OF_SMALL_WORDS = 3


class SpellingCheck:
    """Forms of the glossary with a capital or accent lost, or said twice in a row."""

    id = "spelling"
    title = "Spelling of glossary terms"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each form that differs from the glossary's, each that is doubled.

        More capitals than the glossary has are a headline's; a text in capitals has its own.
        """
        source = unit.find_in_source()
        shouted = {one.id for one in source if _is_shouted(one, unit.source_language)}
        wanted = {one.id for one in source}
        there = [
            one
            for one in unit.find_in_target(wanted)
            if one.kind == "term" and one.status is not TermStatus.FORBIDDEN
        ]
        for occurrence in there:
            language = unit.target_language
            shouting = occurrence.id in shouted or is_in_capitals(unit.plain_target)
            right = _should_be(occurrence, language, in_capitals=shouting)
            behind = unit.plain_target[occurrence.end :]
            if right is not None and not _is_anothers(occurrence, right, wanted, behind):
                yield self._finding(
                    occurrence, f"{occurrence.text} is spelt {right} in the glossary", right
                )
        yield from self._hidden(unit, source, there)
        for one, other in pairwise(there):
            if one.id == other.id and _is_doubled(unit, source, there, one, other):
                yield self._finding(other, f"{other.text} is said twice")

    def _hidden(
        self, unit: Translation, source: Sequence[Occurrence], there: Sequence[Occurrence]
    ) -> Iterator[Finding]:
        """Long forms that are not found for a wrong letter, while a short one in them may be."""
        folded, letters = folded_letters(unit.plain_target)
        seen = {(one.start, one.end) for one in there}
        concepts = {one.id: one.concept for one in source if one.kind == "term"}
        for concept_id, concept in concepts.items():
            listed = _listed(concept, unit.target_language) if concept else []
            approved = set(map(_even, listed))
            for form in listed:
                if form.count(" ") < _WORDS_OF_A_LONG_FORM - 1:
                    continue
                even = fold(form).text
                plain, right = key(even, accents=False), key(even, accents=True)
                for place in word_spans(plain, letters):
                    found = folded.text[slice(*place)]
                    span = folded.span(*place)
                    low = key(found, accents=True)
                    # `Hô Chi Minh-Ville` is no slip of the variant `Ho Chi Minh-Ville`
                    if span in seen or low == plain != right or found in approved:
                        continue
                    if low == right and not _lost_capital(found, even):
                        continue
                    seen.add(span)
                    yield Finding(
                        self.id,
                        Severity.ERROR,
                        f"{found} is spelt {form} in the glossary",
                        span=span,
                        suggestion=form,
                        about=concept_id,
                    )

    def _finding(
        self, occurrence: Occurrence, message: str, suggestion: str | None = None
    ) -> Finding:
        return Finding(
            self.id,
            Severity.ERROR,
            message,
            span=(occurrence.start, occurrence.end),
            suggestion=suggestion,
            about=occurrence.id,
        )


def _is_anothers(occurrence: Occurrence, right: str, wanted: Collection[str], behind: str) -> bool:
    """Whether small letters are right: `the general secretary of the Union` is no title of ours.

    The source names no holder of the title. Nor is a body that another country owns ours:
    `Ministerio de asuntos exteriores de EE.UU.`
    """
    concept = occurrence.concept
    return (
        concept is not None
        and (concept.kind == "title" or (concept.kind == "body" and bool(_OWNER.match(behind))))
        and occurrence.id not in wanted
        and fold(right).text.casefold() == fold(occurrence.text).text.casefold()
    )


def _is_shouted(occurrence: Occurrence, language: str) -> bool:
    """Whether a term is in capitals that the glossary has not: `SON LA, 16 August`."""
    concept = occurrence.concept
    return (
        concept is not None
        and occurrence.text.isupper()
        and fold(occurrence.text).text not in map(_even, _listed(concept, language))
    )


def _even(form: str) -> str:
    return fold(form).text


def _should_be(occurrence: Occurrence, language: str, *, in_capitals: bool) -> str | None:
    """How the form is written in the glossary; `None` where it stands there like that."""
    concept = occurrence.concept
    assert concept is not None
    found = fold(occurrence.text).text
    listed = _listed(concept, language)
    forms = [fold(form).text for form in listed]
    if in_capitals and found.isupper():
        found = found.lower()
        forms = [form.lower() for form in forms]
    elif found.isupper() and found not in forms:
        return _alike(found, forms, listed)
    if any(_has_capitals(found, form) for form in forms):
        return None
    if language == NAME_LANGUAGE and found.islower() and found in recognition(language).small:
        return None  # `các bộ trưởng`
    if concept.kind in _NAMES and found == key_with_case(found):
        # A name may be written without any accent, never with some of them.
        bare = [key_with_case(form) for form in forms]
        if any(_has_capitals(found, form) for form in bare):
            return None
    if (alike := _alike(found, forms, listed)) is not None:
        return alike
    for form, text in zip(forms, listed, strict=True):
        if _is_inflected(found, form):
            return text if _lost_capital(found, form) else None
    return None


def _alike(found: str, forms: Sequence[str], listed: Sequence[str]) -> str | None:
    """The listed form with the same letters, whatever their accents and capitals."""
    plain = key(found, accents=False)
    return next(
        (
            text
            for form, text in zip(forms, listed, strict=True)
            if key(form, accents=False) == plain
        ),
        None,
    )


def _listed(concept: Concept, language: str) -> list[str]:
    """Every form that may be written, those of a name in Vietnamese too."""
    admitted = (TermStatus.PREFERRED, TermStatus.ADMITTED)
    forms = list(concept.forms(language, *admitted))
    for grammar in concept.grammar.get(language, {}).values():
        shapes = (grammar.definite, grammar.indefinite, grammar.plural, grammar.definite_plural)
        forms += [shape for shape in shapes if shape]
    if concept.kind in _NAMES:
        full = concept.forms(NAME_LANGUAGE, *admitted)
        # `Huê`, where French names of Vietnam keep the accents that French has
        forms += [render_syllables(one, language, Style())[0] for one in full]
        forms += full
    return forms


def key_with_case(text: str) -> str:
    """The text without accents, its capitals kept.

    >>> key_with_case("Điện Biên")
    'Dien Bien'
    """
    plain = key(text, accents=False)
    return "".join(
        low.upper() if letter.isupper() else low for letter, low in zip(text, plain, strict=True)
    )


def _has_capitals(found: str, form: str) -> bool:
    """Whether a text is a form letter by letter, but for a first capital or a title's capitals.

    >>> _has_capitals("Steering Committee", "steering committee")
    True
    >>> _has_capitals("steering Committee", "steering committee")
    False
    """
    if found[:1].upper() + found[1:] == form[:1].upper() + form[1:]:
        return found == form or found[:1].isupper()
    same = len(found) == len(form) and all(
        one in (letter, letter.upper()) for one, letter in zip(found, form, strict=True)
    )
    return same and all(
        word[:1].isupper() for word in found.split(" ") if len(word) > _LETTERS_OF_SMALL_WORDS
    )


def _is_inflected(found: str, form: str) -> bool:
    """Whether a text is a form with other endings: `Bureaux politiques`."""
    words, others = found.split(" "), form.split(" ")
    return len(words) == len(others) and all(
        one[:3].casefold() == other[:3].casefold() for one, other in zip(words, others, strict=True)
    )


def _lost_capital(found: str, form: str) -> bool:
    return any(
        other[:1].isupper() and one[:1].islower()
        for one, other in zip(found.split(" "), form.split(" "), strict=True)
    )


def _is_doubled(
    unit: Translation,
    source: Sequence[Occurrence],
    there: Sequence[Occurrence],
    one: Occurrence,
    other: Occurrence,
) -> bool:
    """Whether nothing but small words is between two forms of a term that the source has less."""
    between = unit.plain_target[one.end : other.start]
    times = sum(found.id == one.id for found in source)
    more = sum(found.id == one.id for found in there) > times
    return more and _NOTHING_BETWEEN.fullmatch(between) is not None
