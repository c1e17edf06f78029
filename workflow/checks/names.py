"""Persons and their titles: the names stand in the translation, a title beside its holder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from workflow.checks.amounts.places import word_spans
from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.letters import folded_letters
from workflow.glossary import Occurrence
from workflow.glossary.composed.unit_forms import is_unit
from workflow.glossary.folding import fold, key
from workflow.glossary.names.cities import find_cities
from workflow.glossary.names.foreign_names import ForeignName, find_foreign_names
from workflow.glossary.names.foreign_rules import gender_of_first_name, respelled
from workflow.glossary.names.name_rules import VIETNAMESE, name_rules
from workflow.glossary.names.persons import PersonFound, find_persons
from workflow.glossary.names.syllable_names import (
    find_syllable_names,
    longer_than_places,
    with_syllable_names,
)

Span = tuple[int, int]

# `Poutine` for `Putin`, `Gorbachov` for `Gorbachev`; of shorter words one letter makes another
_ALIKE = 0.7
_SHORTEST_ALIKE = 4
_REMEMBERED_UNITS = 64
"""Several checks ask for the persons of a unit, one after the other."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# `primer ministro vietnamita X`, `le ministre, M. X`; behind a name `X, le Premier ministre`
_TITLE_TO_NAME = re.compile(r",?(?:[ \u00a0]\w+\.?){0,3},?[ \u00a0](?:[ldLD]')?")
_NAME_TO_TITLE = re.compile(r"(?:,|[ \u00a0][(–—-])(?:[ \u00a0]?[\w']+){0,4}[ \u00a0']?")


class NamesCheck:
    """Names of persons that were lost, exchanged, have other accents or were torn from a title."""

    id = "names"
    title = "Names of persons"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each name that is missing or spelt otherwise, and each torn title.

        Of a person of another country the last part of the name suffices: `Trump`.
        """
        folded, letters = folded_letters(unit.plain_target)
        yield from self._foreign(unit, folded.text, letters)
        for name in small_names_of(unit):
            if not _whole_places(name, letters, unit.target_language):
                yield Finding(self.id, Severity.WARNING, f"the name {name} is missing")
        yield from self._torn(unit, letters)
        for person in persons_of(unit):
            places = name_places(person, letters)
            if not places:
                # later mentions have the given name alone: "Mr. Lan", "ông Hải"
                given = _places(fold(person.syllables[-1]).text, letters)
                severity = Severity.WARNING if given else Severity.ERROR
                yield Finding(self.id, severity, f"the name {person.text} is missing")
                continue
            for start, end in places:
                if not _may_be(folded.text[start:end], person):
                    span = folded.span(start, end)
                    yield Finding(
                        self.id,
                        Severity.WARNING,
                        f"the name {person.text} has other accents in {folded.text[start:end]}",
                        span=span,
                    )

    def _foreign(self, unit: Translation, target: str, letters: str) -> Iterator[Finding]:
        titles = [one for one in unit.find_in_source() if _is_title(one)]
        # `Tập Cận Bình` is Xi Jinping.
        other_script = VIETNAMESE in (unit.source_language, unit.target_language)
        severity = Severity.WARNING if other_script else Severity.ERROR
        for name in foreign_of(unit):
            spelled = respelled(name.text, unit.source_language, unit.target_language)
            if not _stands(spelled, target, letters) and not _stands(name.text, target, letters):
                about = next((one.id for one in titles if one.end + 1 == name.start), "")
                message = f"the name {name.text} is missing"
                yield Finding(self.id, severity, message, about=about)

    def _torn(self, unit: Translation, letters: str) -> Iterator[Finding]:
        """Titles that stand directly before a name in the source and elsewhere in the target."""
        found = unit.find_in_source()
        names = [(one.start, one.end, _wordings(one, unit)) for one in found if _is_person(one)]
        names += [(one.start, one.end, [one.text]) for one in persons_of(unit)]
        names += [(one.start, one.end, [one.text]) for one in foreign_of(unit)]
        for title in filter(_is_title, found):
            name = next((one for one in names if one[0] == title.end + 1), None)
            if name is None or unit.plain_source[title.end : name[0]].strip():
                continue
            places = [span for form in name[2] for span in _places(form, letters)]
            there = [
                (one.start, one.end)
                for one in unit.find_in_target(frozenset({title.id}))
                if one.id == title.id
            ]
            text = fold(unit.plain_target).text
            if not places or not there or len(text) != len(unit.plain_target):
                continue
            if not any(_is_beside(text, one, other) for one in there for other in places):
                written = unit.plain_source[slice(*name[:2])]
                message = f"{title.text} stands apart from {written}"
                yield Finding(self.id, Severity.WARNING, message, about=title.id)


def foreign_of(unit: Translation) -> tuple[ForeignName, ...]:
    """The persons of other countries whom the source surely names, each once."""
    return tuple(name for name in _unlisted(unit)[0] if name.is_sure)


def small_names_of(unit: Translation) -> tuple[str, ...]:
    """Vietnamese names of places and persons that no list has, each once: `Tan Nghia`."""
    small = [name.text for name in _unlisted(unit)[0] if name.is_vietnamese]
    return tuple(dict.fromkeys([*small, *_unlisted(unit)[1]]))


@lru_cache(maxsize=_REMEMBERED_UNITS)
def _unlisted(unit: Translation) -> tuple[tuple[ForeignName, ...], tuple[str, ...]]:
    """The names of persons of any country, and those of Vietnamese syllables, each once."""
    text, language = unit.reading or unit.plain_source, unit.source_language
    found = unit.find_in_source()
    parts = longer_than_places(text, language, found)
    found = [one for one in found if (one.start, one.end) not in parts]
    taken = [(one.start, one.end) for one in found if _has_form(one, unit)]
    taken += [(one.start, one.end) for one in _persons_in(unit)]
    taken += [(one.start, one.end) for one in find_cities(text, language)]
    named: dict[str, ForeignName] = {}
    foreign, syllables = with_syllable_names(
        find_foreign_names(text, language, unit.glossary, taken),
        find_syllable_names(
            text, language, unit.glossary, taken, headline=_has_many_capitals(text)
        ),
    )
    for name in foreign:
        named.setdefault(name.text, name)
    return tuple(named.values()), tuple(dict.fromkeys(name.text for name in syllables))


def _has_many_capitals(text: str) -> bool:
    """Whether a text may be a headline in which every word has a capital."""
    words = 0
    for match in _WORD.finditer(text):
        if match.end() - match.start() > _SHORTEST_ALIKE:
            if not text[match.start()].isupper():
                return False
            words += 1
    return words > 1


@lru_cache(maxsize=_REMEMBERED_UNITS)
def persons_of(unit: Translation) -> tuple[PersonFound, ...]:
    """The persons of the source that are no terms, each name of two syllables or more once."""
    named: dict[str, PersonFound] = {}
    for person in _persons_in(unit):
        if len(person.syllables) > 1:
            named.setdefault(key(fold(person.text).text, accents=False), person)
    return tuple(named.values())


@lru_cache(maxsize=_REMEMBERED_UNITS)
def _persons_in(unit: Translation) -> tuple[PersonFound, ...]:
    text = unit.reading or unit.plain_source
    taken = [(one.start, one.end) for one in unit.find_in_source() if _has_form(one, unit)]
    return tuple(find_persons(text, unit.source_language, unit.glossary, taken))


def name_places(person: PersonFound, letters: str) -> list[tuple[int, int]]:
    """Where a name stands in a folded text without accents and capitals."""
    return word_spans(key(fold(person.text).text, accents=False), letters)


def _may_be(written: str, person: PersonFound) -> bool:
    """Whether a name has no accent that the source, if it has all of them, has not.

    Languages drop some accents of a name and keep others: `Trân` for `Trần`.
    """
    if person.spelling != "full":
        return True
    name = fold(person.text).text
    return len(written) == len(name) and all(
        _marks(one) <= _marks(other) for one, other in zip(written, name, strict=True)
    )


def _marks(letter: str) -> set[str]:
    return set(unicodedata.normalize("NFD", letter.lower().replace("đ", "d\u0335"))[1:])


def _has_form(one: Occurrence, unit: Translation) -> bool:
    """Whether the terms check looks at it: a local unit has no form in Vietnamese."""
    concept = one.concept
    return concept is None or not is_unit(one.id) or bool(concept.preferred(unit.target_language))


def _is_title(one: Occurrence) -> bool:
    return one.kind == "term" and one.concept is not None and one.concept.kind == "title"


def _is_person(one: Occurrence) -> bool:
    return one.kind == "term" and one.concept is not None and one.concept.kind == "person"


def _wordings(person: Occurrence, unit: Translation) -> list[str]:
    """The names under which a person of the glossary may stand in the target."""
    assert person.concept is not None
    return [*unit.glossary.target_forms(person.concept.id, unit.target_language), person.text]


def _places(name: str, letters: str) -> list[Span]:
    """Where a name, or its last word, stands in a folded text without accents and capitals."""
    plain = key(fold(name).text, accents=False)
    last = plain.rpartition(" ")[2]
    listed = {*word_spans(plain, letters), *word_spans(last, letters)}
    spans: list[Span] = []
    for start, end in sorted(listed, key=lambda one: (one[0], -one[1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _whole_places(name: str, letters: str, language: str) -> list[Span]:
    """Where a whole name stands, a genitive's ending behind it or not."""
    rules = name_rules(language)
    ending = rules.genitive if rules is not None else ""
    # `Da Lat` is `Dalat`, too
    plain = r"[ -]?".join(map(re.escape, key(fold(name).text, accents=False).split(" ")))
    genitive = rf"(?:{re.escape(ending)})?" if ending else ""
    return [match.span() for match in re.finditer(rf"(?<!\w){plain}{genitive}(?!\w)", letters)]


def _is_beside(text: str, title: Span, name: Span) -> bool:
    if title[0] < name[1] and name[0] < title[1]:
        return True
    if title[1] <= name[0]:
        return bool(_TITLE_TO_NAME.fullmatch(text[title[1] : name[0]]))
    return bool(_NAME_TO_TITLE.fullmatch(text[name[1] : title[0]]))


def _stands(name: str, target: str, letters: str) -> bool:
    """Whether a name stands in a text, or the part of it by which one is called."""
    words = name.split(" ")
    # `Kirby Muxloe Castle` is `le château de Kirby Muxloe`.
    if len(words) > 2 and _places(" ".join(words[:2]), letters):
        return True
    called = [words[-1]]
    if gender_of_first_name(words[0]) is None:
        called.append(words[0])
    return any(_places(word, letters) for word in called) or any(
        _is_alike(word, called) for word in _WORD.findall(target) if word[0].isupper()
    )


def _is_alike(written: str, called: Iterable[str]) -> bool:
    """Whether a word may be a name in another spelling."""
    low = key(written, accents=False)
    wanted: Sequence[str] = [key(fold(word).text, accents=False) for word in called]
    return any(
        min(len(low), len(word)) >= _SHORTEST_ALIKE
        and SequenceMatcher(None, low, word).ratio() >= _ALIKE
        for word in wanted
    )
