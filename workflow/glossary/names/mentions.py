"""A document's mentions of persons: the first in full, later ones as the house style says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from workflow.glossary.folding import Folded, fold
from workflow.glossary.names.given_names import (
    capitals_outside,
    given_key,
    given_names_in,
    may_name,
    words_outside,
)
from workflow.glossary.names.known_names import known_names
from workflow.glossary.names.name_rules import (
    VIETNAMESE,
    has_marks,
    name_rules,
    plain,
)
from workflow.glossary.names.persons import approved_name, find_persons
from workflow.glossary.termbase import Glossary
from workflow.glossary.values import Concept, Occurrence
from workflow.style import Style

_SURE_SYLLABLES = 3
_SURE_LETTERS = 4


@dataclass(frozen=True, slots=True)
class MentionFinding:
    """A mention of a person that an editor should look at."""

    index: int
    """Which of the texts."""
    span: tuple[int, int]
    """Offsets into that text, in code points."""
    message: str
    """A whole clause, without a stop."""


@dataclass(frozen=True, slots=True)
class _Mention:
    index: int
    span: tuple[int, int]
    text: str
    kind: Literal["full", "short", "other"]
    """The whole name, the given name, or another form of the row (`Uncle Ho`)."""
    person: str
    """Concept id, or the full name without marks."""
    name: str
    """The full name: the approved one, or as it is written."""
    approved: bool


def mention_findings(
    texts: Sequence[str], language: str, glossary: Glossary, style: Style
) -> list[MentionFinding]:
    """What is wrong with the mentions of persons in the plain texts of one document, in order.

    The first mention of a person is the full name; a full name of the termbase stands in its
    approved form, one that is not there is written the same throughout; given names alone stand
    only where `later_mention` allows them; a name that differs from one of the termbase by one
    letter, or in Vietnamese by diacritics, is a slip. A given name counts as a mention behind
    a title, and outside Vietnamese inside a sentence too.
    """
    rules = name_rules(language)
    if rules is None:
        return []
    findings: list[MentionFinding] = []
    full: list[_Mention] = []
    loose: list[tuple[int, Folded, list[tuple[int, int]]]] = []
    for index, text in enumerate(texts):
        folded, found = fold(text), glossary.find(text, language)
        slips = list(_slips(index, text, folded, found, glossary, language, style))
        here = list(_full_mentions(index, text, language, glossary, style, found))
        full += [one for one in here if one.span not in {slip.span for slip in slips}]
        # `Chairman Hue`: a place of one word may be a person's given name.
        taken = [(one.start, one.end) for one in found if not _is_short_place(one)]
        taken += [one.span for one in here]
        loose.append((index, folded, taken))
        findings += slips
    known = known_names(glossary, language)
    given = _given_names(full, glossary, language, style)
    wanted = {name for name, person in given.items() if person is not None}
    short = [
        mention
        for index, folded, taken in loose
        if may_name(folded.text, wanted, accents=rules.accents)
        for place, name in given_names_in(
            folded, words_outside(folded, taken), wanted, rules, known
        )
        for mention in _short_mention(index, texts[index], place, given[name])
    ]
    mentions = sorted([*full, *short], key=lambda one: (one.index, one.span))
    findings += _judged(mentions, style)
    return sorted(findings, key=lambda one: (one.index, one.span))


def _is_short_place(one: Occurrence) -> bool:
    return one.concept is not None and one.concept.kind == "place" and " " not in one.text


def _full_mentions(
    index: int,
    text: str,
    language: str,
    glossary: Glossary,
    style: Style,
    found: Sequence[Occurrence],
) -> Iterator[_Mention]:
    for one in found:
        if one.concept is None or one.concept.kind != "person":
            continue
        span, name = (one.start, one.end), approved_name(one.concept, language, style)
        if name is not None:
            holds = plain(fold(name).text) in plain(fold(one.text).text)
            kind: Literal["full", "other"] = "full" if holds else "other"
            yield _Mention(index, span, one.text, kind, one.concept.id, name, True)
    for person in find_persons(text, language, glossary, [(one.start, one.end) for one in found]):
        span, written = (person.start, person.end), " ".join(person.syllables)
        concept = person.concept
        form = approved_name(concept, language, style) if concept else None
        if concept and form:
            yield _Mention(index, span, person.text, "full", concept.id, form, True)
        else:
            yield _Mention(index, span, person.text, "full", plain(written), written, False)


def _given_names(
    full: Sequence[_Mention], glossary: Glossary, language: str, style: Style
) -> Mapping[str, tuple[str, str, bool] | None]:
    """Persons by given name: id, full name and whether it is approved; `None` for several.

    Those of the document come before those of the termbase.
    """
    accents = language == VIETNAMESE
    given: dict[str, tuple[str, str, bool] | None] = {}
    for one in full:
        person = (one.person, one.name, one.approved)
        known = given.setdefault(given_key(one.name, accents), person)
        if known is not None and known[0] != one.person:
            given[given_key(one.name, accents)] = None
    listed: dict[str, tuple[str, str, bool] | None] = {}
    for concept in glossary.concepts:
        name = approved_name(concept, language, style) if concept.kind == "person" else None
        if name is not None:
            last = given_key(name, accents)
            listed[last] = None if last in listed else (concept.id, name, True)
    return {**listed, **given}


def _short_mention(
    index: int, text: str, place: tuple[int, int], person: tuple[str, str, bool] | None
) -> Iterator[_Mention]:
    if person is not None:
        yield _Mention(index, place, text[slice(*place)], "short", *person)


def _judged(mentions: Sequence[_Mention], style: Style) -> Iterator[MentionFinding]:
    """The findings on the mentions of a document in order."""
    written: dict[str, str] = {}
    for one in mentions:
        first = one.person not in written
        name = one.name if one.approved else written.get(one.person, one.name)
        message = ""
        if one.kind == "full" and fold(name).text not in fold(one.text).text:
            kind = "the approved form is" if one.approved else "before it was written"
            message = f"{one.text}: {kind} {name}"
        elif one.kind != "full" and first:
            message = f"{one.text}: the first mention is the full name, {name}"
        elif one.kind == "short" and style.later_mention == "full":
            message = f"{one.text}: the house style repeats the full name, {name}"
        written.setdefault(one.person, one.name)
        if message:
            yield MentionFinding(one.index, one.span, message)


def _slips(
    index: int,
    text: str,
    folded: Folded,
    found: Sequence[Occurrence],
    glossary: Glossary,
    language: str,
    style: Style,
) -> Iterator[MentionFinding]:
    """Names that differ from one of the termbase by a letter or, in Vietnamese, by marks."""
    nearly = _nearly(glossary)
    words = capitals_outside(folded, [(one.start, one.end) for one in found])
    for at in range(len(words)):
        if not words[at].is_name:
            continue
        for length in range(2, 6):
            window = words[at : at + length]
            if len(window) < length or not all(
                word.is_name and (word.joined or word is window[0]) for word in window
            ):
                break
            written = [word.text.lower() for word in window]
            concept = _meant(written, nearly, marks=language == VIETNAMESE)
            name = concept and approved_name(concept, language, style)
            if name:
                start, end = folded.span(window[0].start, window[-1].end)
                message = f"{text[start:end]}: is {name} meant?"
                yield MentionFinding(index, (start, end), message)


@lru_cache(maxsize=8)
def _nearly(glossary: Glossary) -> Mapping[tuple[str, ...], tuple[tuple[Concept, str], ...]]:
    """Persons by their names without marks in which one syllable is left out."""
    nearly: dict[tuple[str, ...], tuple[tuple[Concept, str], ...]] = {}
    for concept in glossary.concepts:
        name = concept.preferred(VIETNAMESE) if concept.kind == "person" else None
        syllables = fold(name).text.lower().split() if name else []
        for at in range(len(syllables)):
            gap = _gap(syllables, at)
            nearly[gap] = (*nearly.get(gap, ()), (concept, " ".join(syllables)))
    return nearly


def _gap(syllables: Sequence[str], at: int) -> tuple[str, ...]:
    return tuple("" if i == at else plain(one) for i, one in enumerate(syllables))


def _meant(
    written: Sequence[str],
    nearly: Mapping[tuple[str, ...], tuple[tuple[Concept, str], ...]],
    *,
    marks: bool,
) -> Concept | None:
    """The person whose name is meant; `None` for one written right, or another name."""
    for at, one in enumerate(written):
        for concept, name in nearly.get(_gap(written, at), ()):
            syllable = name.split()[at]
            if plain(one) == plain(syllable):
                # Without any mark it is the name as a machine types it, and no slip.
                if marks and " ".join(written) != name and any(map(has_marks, written)):
                    return concept
                continue
            sure = len(written) >= _SURE_SYLLABLES or (
                at > 0 and min(len(one), len(syllable)) >= _SURE_LETTERS
            )
            if sure and _one_letter_apart(plain(one), plain(syllable)):
                return concept
    return None


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter was changed, left out, added, or swapped with the next."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        different = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(different) == 2:
            i, j = different
            return j == i + 1 and one[i] == other[j] and one[j] == other[i]
        return len(different) == 1
    return len(long) == len(short) + 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )
