"""Terms in a text: one automaton over all forms of a language, then the longest that fit.

The automaton (Aho-Corasick) reports every form wherever its letters stand. What is kept of
that: whole words, the capitals a form asks for, guards for everyday words, and of what
overlaps the leftmost, of those the longest. An automaton that chooses the longest itself loses
terms: it commits to a hit that then fails the test for whole words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from workflow.glossary.folding import Folded, fold, key
from workflow.glossary.guards import Guard, Inflection, Names, Recognition, recognition
from workflow.glossary.plurals import listed_plurals
from workflow.glossary.values import Concept, TermStatus

_Inflected = Literal["", "plural", "genitive"]
_NAME_LANGUAGE = "vi"
"""The language whose spelling of a person's name is known in every other."""
_NAMES = ("person", "place")
_WORD = re.compile(r"[^\W_]+")
_RANK = {TermStatus.PREFERRED: 0, TermStatus.ADMITTED: 1, TermStatus.FORBIDDEN: 2}
_HEADLINE_LETTERS = 8
_HEADLINE_REACH = 80


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
    inflection: _Inflected

    @property
    def is_name(self) -> bool:
        """Whether accents may differ: `Nguyễn Phú Trọng`, `Nguyen Phu Trong`."""
        return self.concept.kind in _NAMES

    def fits(self, found: str) -> bool:
        """Whether a stretch of text with the same letters has the accents and capitals."""
        if any(not found[offset].isupper() for offset in self.capitals):
            return False
        return self.is_name or found.lower() == self.text.lower() or self._fits_capitals(found)

    def _fits_capitals(self, found: str) -> bool:
        """Whether accents are missing on capitals only (`Etat`, `COMITE POPULAIRE`)."""
        return all(
            letter.lower() == wanted.lower()
            or (letter.isupper() and letter.lower() == key(wanted, accents=False))
            for letter, wanted in zip(found, self.text, strict=True)
        )


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A form found; offsets into the folded text."""

    start: int
    end: int
    form: Form


class TermMatcher:
    """Finds the terms of one language. Built once for a glossary."""

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        concepts = tuple(concepts)
        self._rules = recognition(language)
        self._accents = self._rules.accents
        forms: dict[str, list[Form]] = {}
        for order, concept in enumerate(concepts):
            for form in _forms(concept, order, language, self._rules):
                forms.setdefault(key(form.text, accents=self._accents), []).append(form)
        persons = [
            key(fold(name).text, accents=False).split()
            for concept in concepts
            if concept.kind == "person"
            for name in concept.forms(_NAME_LANGUAGE, TermStatus.PREFERRED)
        ]
        self._family = frozenset(name[0] for name in persons)
        self._given = frozenset(name[-1] for name in persons)
        self._forms = [
            sorted(group, key=lambda form: (_RANK[form.status], form.order))
            for group in forms.values()
        ]
        self._automaton = AhoCorasick(list(forms), matchkind=MatchKind.Standard)

    def scan(self, haystack: str) -> list[tuple[int, int, int]]:
        """Every place where the letters of a form stand; the automaton alone."""
        return self._automaton.find_matches_as_indexes(haystack, overlapping=True)

    def find(
        self, folded: Folded, taken: Iterable[tuple[int, int]], expected: Collection[str]
    ) -> list[TermMatch]:
        """The terms outside the taken spans, in order, none inside another.

        Guards do not hold for the concepts that are expected.
        """
        text = folded.text
        whole = [
            (start, end, index)
            for index, start, end in self.scan(key(text, accents=self._accents))
            if _is_whole(text, start, end)
        ]
        starts = {
            start
            for start, end, index in whole
            for form in self._forms[index]
            if form.concept.kind == "person"
            and form.fits(text[start:end])
            and not self._rules.runs_on(text, start, end)
        }
        names = Names(starts, self._family, self._given)
        whole.sort(key=lambda hit: (hit[0], -hit[1]))
        blocked = sorted(taken)
        found: list[TermMatch] = []
        position, block = 0, 0
        for start, end, index in whole:
            if start < position:
                continue
            while block < len(blocked) and blocked[block][1] <= start:
                block += 1
            if block < len(blocked) and blocked[block][0] < end:
                continue
            form = self._choose(text, start, end, self._forms[index], names, expected)
            if form is not None:
                found.append(TermMatch(start, end, form))
                position = end
        return found

    def _choose(
        self,
        text: str,
        start: int,
        end: int,
        forms: Iterable[Form],
        names: Names,
        expected: Collection[str],
    ) -> Form | None:
        for form in forms:
            if not form.fits(text[start:end]):
                continue
            if form.concept.id in expected:
                return form
            if form.concept.kind == "person" and self._rules.runs_on(text, start, end):
                continue
            if (form.shouting or form.guards) and _in_headline(text, start, end):
                continue
            if all(guard.admits(text, start, end, self._rules, names) for guard in form.guards):
                return form
        return None


def _forms(concept: Concept, order: int, language: str, rules: Recognition) -> Iterator[Form]:
    """The forms of a concept to look for, inflected ones after the listed."""
    listed = [(fold(term.text).text, term.status) for term in concept.terms.get(language, ())]
    if concept.kind == "person":
        # A name is known by its Vietnamese form in any language, with accents or without.
        listed += [
            (fold(form).text, TermStatus.ADMITTED)
            for form in concept.forms(_NAME_LANGUAGE, TermStatus.PREFERRED)
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
        told: _Inflected = "plural" if text in plurals else ""
        yield _form(concept, order, status, text, rules, told, rules.guards_of(text))
    inflections: tuple[tuple[_Inflected, Inflection | None], ...] = (
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
    inflection: _Inflected,
    guards: tuple[Guard, ...],
) -> Form:
    return Form(
        concept=concept,
        order=order,
        status=status,
        text=text,
        capitals=tuple(_capitals(text, concept.kind in _NAMES, rules)),
        shouting=_is_shouting(text),
        guards=guards,
        inflection=inflection,
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


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where words do."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


def _in_headline(text: str, start: int, end: int) -> bool:
    """Whether the line around is in capitals, so that they tell nothing."""
    before = text[max(start - _HEADLINE_REACH, 0) : start].rpartition("\n")[2]
    after = text[end : end + _HEADLINE_REACH].partition("\n")[0]
    letters = sum(letter.isalpha() for letter in before + after)
    capitals = sum(letter.isupper() for letter in before + after)
    return letters >= _HEADLINE_LETTERS and capitals > 0.8 * letters
