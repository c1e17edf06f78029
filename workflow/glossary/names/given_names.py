"""Given names that stand alone for a person: `Secretary Trong`, `bà Hạnh`, `and Trong said`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from workflow.glossary.folding import Folded, fold, key, mask_of
from workflow.glossary.names.known_names import Known, ends_with_title, known_names
from workflow.glossary.names.large_words import LARGE, large_words
from workflow.glossary.names.name_rules import NameRules, is_syllable, name_rules
from workflow.glossary.names.person_search import PersonFound, find_persons
from workflow.glossary.names.standing import (
    begins_sentence,
    is_ambiguous,
    is_of_person,
    standing_of,
)
from workflow.glossary.termbase import Glossary

_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(rf"{LARGE.pattern}(?: {LARGE.pattern})+")
_REACH = 80


class Word(NamedTuple):
    """A word of a folded text."""

    start: int
    end: int
    text: str
    joined: bool
    """Whether one blank stands between it and the word before it."""

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper() and (len(self.text) == 1 or self.text[1:].islower())


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name that stands for a person whom the article names in full."""

    start: int
    end: int
    person: PersonFound
    """The person, as the article names them first."""


def persons_by_given_name(
    texts: Iterable[str], language: str, glossary: Glossary
) -> dict[str, PersonFound]:
    """The persons whom the plain texts of an article name in full, by given name.

    Where two persons of the article bear it, only the given name is known of them.
    """
    rules = name_rules(language)
    persons: dict[str, PersonFound] = {}
    for text in texts if rules else ():
        found = glossary.find(text, language)
        listed = [
            PersonFound(one.start, one.end, one.text, tuple(one.text.split()), one.concept, "full")
            for one in found
            if one.concept is not None and one.concept.kind == "person" and " " in one.text
        ]
        taken = [(one.start, one.end) for one in found]
        for person in (*listed, *find_persons(text, language, glossary, taken)):
            given = given_key(" ".join(person.syllables), rules is not None and rules.accents)
            known = persons.setdefault(given, person)
            if known is not None and _id(known) != _id(person):
                persons[given] = replace(known, syllables=known.syllables[-1:], concept=None)
    return persons


def find_given_names(
    text: str,
    language: str,
    glossary: Glossary,
    persons: dict[str, PersonFound],
    taken: Collection[tuple[int, int]],
) -> Iterator[GivenName]:
    """The given names outside the taken spans of a plain text, in order.

    One that is a word of the language, too, counts where `standing_of` reads it as a name; that of
    a place behind a title, or where the person speaks: `Hue said`.
    """
    rules = name_rules(language)
    if rules is None or not persons:
        return
    folded = fold(text)
    words = words_outside(folded, taken)
    known = known_names(glossary, language)
    named = dict(given_names_in(folded, words, persons.keys(), rules, known))
    if not rules.accents:
        named |= _read_as_names(folded, words, persons.keys(), language)
    for (start, end), name in sorted(named.items()):
        yield GivenName(start, end, persons[name])


def _read_as_names(
    folded: Folded, words: Sequence[Word], wanted: Collection[str], language: str
) -> Iterator[tuple[tuple[int, int], str]]:
    """The spans and keys of those wanted that their place in the sentence shows to be names."""
    rules, text = name_rules(language), folded.text
    for word in words:
        name = key(word.text, accents=False)
        # `Long Beach`
        beside = text[word.end : word.end + 2].strip().isupper() and text[word.end] == " "
        if rules is None or name not in wanted or not word.is_name or beside:
            continue
        start, end = word.start, word.end
        if rules.plain.place_at([name]) == 1:
            counts = is_of_person(text, end, language)
        elif begins_sentence(text, start) and not is_ambiguous(word.text, language):
            counts = True
        else:
            counts = standing_of(text, start, end, language) == "name"
        if counts:
            yield folded.span(start, end), name


def given_names_in(
    folded: Folded, words: Sequence[Word], wanted: Collection[str], rules: NameRules, known: Known
) -> Iterator[tuple[tuple[int, int], str]]:
    """The spans in the original text, and keys, of those wanted that stand alone for a person.

    A given name counts behind a title, and outside Vietnamese inside a sentence too.
    """
    for at, word in enumerate(words):
        if not word.is_name:
            continue
        name = key(word.text, accents=rules.accents)
        if name not in wanted:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if following and following.joined and following.is_name and is_syllable(following.text):
            continue
        before = folded.text[max(word.start - _REACH, 0) : word.start]
        # `the old town of Hue`, where the article names Vuong Dinh Hue, too
        place = (rules.marked if rules.accents else rules.plain).place_at([name]) == 1
        lower = word.joined and words[at - 1].text.islower()
        inside = lower and not rules.accents and not place
        if before.endswith(" ") and (inside or ends_with_title(before, rules, known)):
            yield folded.span(word.start, word.end), name


def _id(person: PersonFound) -> str:
    return person.concept.id if person.concept else key(" ".join(person.syllables), accents=False)


def given_key(name: str, accents: bool) -> str:
    """What a given name is known by: the last word of a full name."""
    return key(fold(name).text.split(" ")[-1], accents=accents)


def words_outside(folded: Folded, taken: Collection[tuple[int, int]]) -> list[Word]:
    """The words outside the taken spans of the original text."""
    return _listed(_WORD.finditer(folded.text), folded, taken)


def capitals_outside(folded: Folded, taken: Collection[tuple[int, int]]) -> list[Word]:
    """The words outside the taken spans that stand in a row of two capitals or more.

    Others may be among them, so that not each word of a text has to be looked at.
    """
    rows = _CAPITALS.finditer(folded.text)
    words = (match for row in rows for match in _WORD.finditer(folded.text, *row.span()))
    return _listed(words, folded, taken)


def may_name(text: str, wanted: Collection[str], *, accents: bool) -> bool:
    """Whether a folded text has one of the given names at all."""
    return any(_key(word, accents) in wanted for word in large_words(text))


def _listed(
    found: Iterable[re.Match[str]], folded: Folded, taken: Collection[tuple[int, int]]
) -> list[Word]:
    words: list[Word] = []
    previous = -1
    mask = mask_of(max((end for _, end in taken), default=0), taken)
    for match in found:
        start, end = match.span()
        if mask.find(1, *folded.span(start, end)) >= 0:
            continue
        joined = previous >= 0 and folded.text[previous:start] == " "
        words.append(Word(start, end, match.group(), joined))
        previous = end
    return words


@lru_cache(maxsize=16_384)
def _key(word: str, accents: bool) -> str:
    return key(word, accents=accents)
