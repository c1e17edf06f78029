"""The persons, places and titles of a glossary, as the search for names needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workflow.glossary.folding import fold
from workflow.glossary.names.name_rules import VIETNAMESE, NameRules, has_marks, plain
from workflow.glossary.termbase import Glossary
from workflow.glossary.values import Concept, TermStatus

_LONGEST_TITLE = 8
"""In words."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a glossary tells about names in one language."""

    persons: Mapping[tuple[str, ...], tuple[Concept, ...]]
    """Persons by the syllables of their names without marks."""
    places: frozenset[str]
    """Names of places in small letters without marks."""
    titles: frozenset[str]
    """Titles in small letters."""


def ends_with_title(before: str, rules: NameRules, known: Known) -> bool:
    """Whether a text ends with a title or form of address: `…, Deputy Minister `, `bà `."""
    words = before.rstrip(" .").lower().split(" ")
    return any(
        ending in rules.titles or ending in known.titles
        for length in range(1, min(len(words), _LONGEST_TITLE) + 1)
        for ending in (" ".join(words[-length:]).lstrip("(“«\"'"),)
    )


def person_of(words: Sequence[str], known: Known, *, vietnamese: bool) -> Concept | None:
    """The person of the termbase with this name, its marks all there, or left out.

    In a Vietnamese text a mark that is missing in one syllable alone makes another name.
    """
    for concept in known.persons.get(tuple(map(plain, words)), ()):
        forms = [
            fold(form).text.lower().split()
            for language in concept.terms
            for form in concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)
        ]
        low = [word.lower() for word in words]
        if low in forms or not any(map(has_marks, words)):
            return concept
        if not vietnamese and all(
            not has_marks(word) or any(len(form) > at and form[at] == word for form in forms)
            for at, word in enumerate(low)
        ):
            return concept
    return None


@lru_cache(maxsize=16)
def known_names(glossary: Glossary, language: str) -> Known:
    """The persons, places and titles of a glossary, as the search needs them."""
    persons: dict[tuple[str, ...], tuple[Concept, ...]] = {}
    places: set[str] = set()
    titles: set[str] = set()
    statuses = (TermStatus.PREFERRED, TermStatus.ADMITTED)
    for concept in glossary.concepts:
        if concept.kind == "person" and (name := concept.preferred(VIETNAMESE)):
            syllables = tuple(plain(fold(name).text).split())
            persons[syllables] = (*persons.get(syllables, ()), concept)
        elif concept.kind == "place":
            forms = (*concept.forms(language, *statuses), *concept.forms(VIETNAMESE, *statuses))
            places.update(plain(fold(form).text) for form in forms if " " in form)
        elif concept.kind == "title":
            titles.update(fold(form).text.lower() for form in concept.forms(language, *statuses))
    return Known(persons, frozenset(places), frozenset(titles))
