"""Provinces and cities that no row of `terms.csv` describes, made of `[session_places]`.

Engines translate their names as words (`Can Tho`, `Nghe An`); as places they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from workflow.glossary.folding import fold, key
from workflow.glossary.guards import Recognition
from workflow.glossary.holders import SYLLABLE
from workflow.glossary.names.name_rules import is_family_name, name_rules
from workflow.glossary.sessions.patterns import fill
from workflow.glossary.sessions.tables import SessionPlace
from workflow.glossary.values import Concept, Grammar, Term, TermStatus

if TYPE_CHECKING:
    from workflow.glossary.sessions.sessions import SessionWriter

_KIND = "place"
_PREFIX = "place-name@"
_NAMES = ("place", "person")
_REACH = 40
_MOST_SYLLABLES = 3
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_]+ )+\Z")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")


def place_concepts(
    places: Iterable[SessionPlace],
    kinds: Mapping[str, Mapping[str, str]],
    concepts: Iterable[Concept],
    writer: SessionWriter,
) -> tuple[Concept, ...]:
    """One concept for each place whose names are no row's.

    `kinds` are the forms with the word for its kind, for `province` and `city` by language:
    `{"province": {"en": "{place} province"}}`.
    """
    listed = {
        _plain(term.text)
        for concept in concepts
        if concept.kind in _NAMES
        for forms in concept.terms.values()
        for term in forms
    }
    return tuple(
        _concept(place, kinds["city" if place.city else "province"], writer)
        for place in places
        if _plain(place.name) not in listed and kinds
    )


def is_made_of_tables(concept: Concept) -> bool:
    """Whether a place is one of those made here."""
    return concept.id.startswith(_PREFIX)


def in_a_name(concept: Concept, text: str, start: int, end: int, rules: Recognition) -> bool:
    """Whether a place made here stands in a person's name: `Nguyen Thai Binh`, `Ha Nam Khanh`."""
    if not is_made_of_tables(concept):
        return False
    match = _WORDS_BEFORE.search(text[max(start - _REACH, 0) : start])
    before = match.group().split()[-_MOST_SYLLABLES:] if match else []
    for word in reversed(before):
        if not _is_syllable(word, rules):
            break
        if is_family_name(word, "en"):
            return True
    # `Colonel Lai Tien Giang`: a scarcer one directly before a name of two syllables
    if before and " " in text[start:end] and _may_be_family(before[-1], rules):
        return True
    behind = _WORD_AFTER.match(text, end)
    first = text[start:end].split(" ")[0]
    if behind is None or not _is_syllable(behind[1], rules) or not is_family_name(first, "en"):
        return False
    return not is_family_name(behind[1], "en")


def _may_be_family(word: str, rules: Recognition) -> bool:
    """Whether a word before a place may be a family name that few have: `Lai`, `Giap`."""
    names = name_rules("en")
    listed = names.plain.scarce if names is not None else frozenset()
    return _is_syllable(word, rules) and key(fold(word).text, accents=False) in listed


def _is_syllable(word: str, rules: Recognition) -> bool:
    plain = key(word, accents=False)
    return word.istitle() and word not in rules.own and SYLLABLE.fullmatch(plain) is not None


def _concept(place: SessionPlace, kinds: Mapping[str, str], writer: SessionWriter) -> Concept:
    terms: dict[str, tuple[Term, ...]] = {}
    grammar: dict[str, Mapping[str, Grammar]] = {}
    for language, form in kinds.items():
        name = writer.place_name(place.name, language)
        whole = fill(form, {"place": name})
        others = [name, *place.names.get(language, ()), name.replace(" - ", "-")]
        terms[language] = (
            Term(whole, TermStatus.PREFERRED),
            *(Term(one, TermStatus.ADMITTED) for one in dict.fromkeys(others)),
        )
        grammar[language] = _grammar(language, whole, name)
    return Concept(
        id=_PREFIX + re.sub(r"[ -]+", "-", _plain(place.name)),
        kind=_KIND,
        terms=terms,
        grammar=grammar,
    )


def _grammar(language: str, whole: str, name: str) -> dict[str, Grammar]:
    """The grammar of the form with the word for its kind, and of the bare name."""
    if language in ("fr", "es"):
        within = "dans la" if language == "fr" else "en la"
        kind = Grammar(gender="f", number="sg", article="definite", elides=False, locative=within)
        elides = key(name[:1], accents=False) in "aeiouy" if language == "fr" else None
        bare = Grammar(
            gender="m",
            number="sg",
            article="none",
            elides=elides,
            locative="à" if language == "fr" else "en",
        )
    elif language == "nb":
        kind = bare = Grammar(gender="m", number="sg", article="none", locative="i")
    else:
        kind = bare = Grammar(
            number="sg", article="none", locative="in" if language == "en" else ""
        )
    return {whole: kind, name: bare}


def _plain(name: str) -> str:
    return key(fold(name).text, accents=False).lower()
