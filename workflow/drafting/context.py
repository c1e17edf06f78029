"""What an article as a whole tells about one of its texts: capitals, and persons named before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property

from workflow.article import Article, BlockKind, plain_text
from workflow.drafting.headline_bodies import bare_bodies
from workflow.drafting.homographs import Homograph, find_homographs
from workflow.drafting.slots.titles import gender_of
from workflow.drafting.truecase import is_shouted, is_title_case, truecase
from workflow.drafting.vocabulary import Vocabulary, vocabulary_of
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.names.article_names import names_of_article
from workflow.glossary.names.foreign_names import (
    ArticleNames,
    ForeignName,
    find_foreign_names,
)
from workflow.glossary.names.given_names import GivenName, find_given_names, persons_by_given_name
from workflow.glossary.names.person_search import PersonFound, find_persons
from workflow.glossary.names.standing import open_words
from workflow.glossary.names.syllable_names import (
    SyllableName,
    find_syllable_names,
    with_syllable_names,
)

HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
"""Blocks in which any word may have a capital."""
BEHIND = 40
"""How much of a text behind a title tells who holds it."""


class ArticleContext:
    """What one article tells; looked up in its body when it is first asked for."""

    def __init__(self, language: str, body: Iterable[str], glossary: Glossary) -> None:
        """`body` are the plain texts of the article without its headlines."""
        self._language = language
        self._body = tuple(body)
        self._glossary = glossary

    def reading(self, plain: str, kind: str) -> str:
        """A plain text of the article as a sentence, letter for letter in its place.

        Title case is undone in titles and headings only: `By Minh Anh, Desk Press` has it too.
        """
        shouted = is_shouted(plain, self._language)
        if not shouted and not (kind in HEADLINES and is_title_case(plain, self._language)):
            return plain
        return truecase(plain, self._language, self._vocabulary)

    def find(self, plain: str, kind: str) -> list[Occurrence]:
        """The terms and references in a text of the article, worded as they stand there."""
        reading = self.reading(plain, kind)
        found = self._glossary.find(reading, self._language)
        if kind in HEADLINES or is_shouted(plain, self._language):
            named = [one.id for one, _ in self.official]
            found += bare_bodies(plain, reading, found, self._language, self._glossary, named)
            found.sort(key=lambda one: one.start)
        return [replace(one, text=plain[one.start : one.end]) for one in found]

    def homographs(self, plain: str) -> list[Homograph]:
        """The words of a text in capitals that may be an abbreviation or an everyday word."""
        if not is_shouted(plain, self._language):
            return []
        shown = self._vocabulary.abbreviations
        return list(find_homographs(plain, self._language, shown, shouted=True))

    @property
    def body(self) -> tuple[str, ...]:
        """The plain texts of the article without its headlines."""
        return self._body

    @cached_property
    def official(self) -> tuple[tuple[Occurrence, str], ...]:
        """The titles and bodies that the article names, each with what stands behind it."""
        return tuple(
            (one, text[one.end : one.end + BEHIND])
            for text in self._body
            for one in self._glossary.find(text, self._language)
            if one.concept is not None and one.concept.kind in ("title", "body")
        )

    def given_names(self, reading: str, taken: Collection[tuple[int, int]]) -> list[GivenName]:
        """Given names that stand for persons whom the article names in full."""
        found = find_given_names(reading, self._language, self._glossary, self._persons, taken)
        return list(found)

    def open_names(self, reading: str) -> list[tuple[int, int]]:
        """Where words stand by which the article names persons, and may be words here."""
        wanted = self._persons.keys() | self._foreign.short.keys()
        return open_words(reading, self._language, wanted)

    def gender_of_given(self, given: GivenName) -> str:
        """The gender that the full name behind a given name tells; empty where two people bear it.

        Beside `Nguyen Thi Thanh` of the Assembly `Secretary Thanh` may be `Sung Mi Thanh`.
        """
        last = given.person.syllables[-1].lower()
        if any(name.lower().split()[-1] == last for name in self._foreign.full):
            return ""
        return gender_of(given.person.syllables)

    def foreign_names(
        self, plain: str, kind: str, taken: Collection[tuple[int, int]]
    ) -> list[ForeignName]:
        """Names of persons of any country outside the taken spans of a text of the article."""
        headline = kind in HEADLINES and is_title_case(plain, self._language)
        reading = self.reading(plain, kind)
        return find_foreign_names(
            reading, self._language, self._glossary, taken, self._foreign, headline=headline
        )

    def other_names(
        self, plain: str, kind: str, taken: Collection[tuple[int, int]]
    ) -> tuple[list[ForeignName], list[SyllableName]]:
        """Names of persons of any country, and names of Vietnamese syllables that no list has."""
        headline = kind in HEADLINES and is_title_case(plain, self._language)
        reading = self.reading(plain, kind)
        syllables = find_syllable_names(
            reading, self._language, self._glossary, taken, headline=headline
        )
        return with_syllable_names(self.foreign_names(plain, kind, taken), syllables)

    @cached_property
    def _foreign(self) -> ArticleNames:
        taken = [(text, self._taken(text)) for text in self._body]
        names = names_of_article(taken, self._language, self._glossary)
        full = {
            one.text
            for text, spans in taken
            for one in find_syllable_names(text, self._language, self._glossary, spans)
            if " " in one.text
        }
        return replace(names, full=names.full | full)

    def _taken(self, text: str) -> list[tuple[int, int]]:
        """The spans of the terms, references and Vietnamese persons of a text."""
        taken = [(one.start, one.end) for one in self._glossary.find(text, self._language)]
        persons = find_persons(text, self._language, self._glossary, taken)
        return taken + [(one.start, one.end) for one in persons]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary_of(self._body, self._language, self._glossary)

    @cached_property
    def _persons(self) -> dict[str, PersonFound]:
        return persons_by_given_name(self._body, self._language, self._glossary)


def context_of(article: Article, glossary: Glossary) -> ArticleContext:
    """What an article tells about its texts."""
    body = (plain_text(block.text) for block in article.blocks if block.kind not in HEADLINES)
    return ArticleContext(article.language, body, glossary)


def find_in_lines(text: str, language: str, glossary: Glossary) -> list[Occurrence]:
    """Every reference and term of a text, its lines in capitals read as drafting reads them.

    `MOST MINISTER VISITS US` alone in a line has a ministry in it, and no pronoun.
    """
    found = glossary.find(text, language)
    lines = [match.span() for match in re.finditer(r"[^\r\n]+", text)]
    loud = [span for span in lines if is_shouted(text[slice(*span)], language)]
    if not loud:
        return found
    body = (text[slice(*span)] for span in lines if span not in loud)
    context = ArticleContext(language, body, glossary)
    found = [one for one in found if not any(a <= one.start < b for a, b in loud)]
    for start, end in loud:
        found += (
            replace(one, start=start + one.start, end=start + one.end)
            for one in context.find(text[start:end], BlockKind.PARAGRAPH)
        )
    return sorted(found, key=lambda one: one.start)
