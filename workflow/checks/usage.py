"""How a term is used: number, holder's gender and the words of quantity beside it.

The words are in `usage.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.plurals import COUNTED, other_number
from workflow.checks.women import man_before_woman
from workflow.glossary import Occurrence, TermStatus
from workflow.seams.realise import number_of, realise, source_number

_WORD = re.compile(r"[^\W\d_]+['’]?")
_NEAR = 4
"""So many words before a term may say how many are meant; two behind it."""
_TITLE = "title"


@dataclass(frozen=True, slots=True)
class _Quantities:
    """Words of one language that say *all*, *both* or *each*."""

    words: frozenset[str]
    also: frozenset[str]
    """Words that may say so, too."""
    phrases: tuple[str, ...]

    def count(self, text: str, *, loosely: bool = False) -> int:
        """How often one of them stands in a text."""
        low = text.casefold()
        words = self.words | self.also if loosely else self.words
        found = sum(word in words for word in _WORD.findall(low))
        return found + sum(low.count(phrase) for phrase in self.phrases)


_UNKNOWN = _Quantities(frozenset(), frozenset(), ())


def usage_findings(unit: Translation, check_id: str) -> Iterator[Finding]:
    """Terms that stand in another number or for another gender, or have lost an *all*."""
    source = [one for one in unit.find_in_source() if one.kind == "term"]
    there = [
        one
        for one in unit.find_in_target({one.id for one in source})
        if one.kind == "term" and one.status is not TermStatus.FORBIDDEN
    ]
    if not source or not there:
        return
    messages = [*_numbers(unit, source, there), *_women(unit, source, there)]
    messages += _lost_quantities(unit, source, there)
    for occurrence, span, message in messages:
        yield Finding(check_id, Severity.WARNING, message, span=span, about=occurrence.id)


_Told = tuple[Occurrence, tuple[int, int] | None, str]


def _numbers(
    unit: Translation, source: Sequence[Occurrence], there: Sequence[Occurrence]
) -> Iterator[_Told]:
    """`the locality` that has become `localidades`; not behind *every* or *no*."""
    quantities = _quantities(unit.source_language)
    for one, other in _pairs(source, there):
        number = source_number(one, unit.source_language)
        concept = one.concept
        if concept is None:
            continue
        differs = other_number(unit, one, other)
        if not number and differs is None:
            continue
        # Vietnamese `các` is the plural itself
        if differs != COUNTED and quantities.count(_around(unit.plain_source, one), loosely=True):
            continue
        if differs is not None:
            yield one, (other.start, other.end), _other_number(one, other, *differs)
            continue
        usual = [
            concept.grammar_of(language, concept.preferred(language) or "").number
            for language in (unit.source_language, unit.target_language)
        ]
        written = number_of(concept, other.text, unit.target_language)
        if other.inflection == "plural":
            written = "pl"
        if usual[0] == usual[1] == written != number:
            yield one, (other.start, other.end), _other_number(one, other, number, written)


def _other_number(one: Occurrence, other: Occurrence, number: str, written: str) -> str:
    word = {"sg": "singular", "pl": "plural"}
    return f"{one.text} is {word[number]}, {other.text} is {word[written]}"


def _women(
    unit: Translation, source: Sequence[Occurrence], there: Sequence[Occurrence]
) -> Iterator[_Told]:
    """The title of a woman in its masculine form, where the glossary has another."""
    text = unit.reading or unit.plain_source
    for one, other in _pairs(source, there):
        concept = one.concept
        if concept is None or concept.kind != _TITLE:
            continue
        languages = (unit.source_language, unit.target_language)
        if approved := man_before_woman(unit, one, other, there):
            message = f"{other.text} is a man’s title before the name of a woman: see {approved}"
            yield one, (other.start, other.end), message
            continue
        shown = realise(concept, one, text, *languages)
        usual = realise(concept, one, text, *languages, gender="m")
        if shown is None or usual is None or shown[0] == usual[0]:
            continue
        if other.text.casefold() == usual[0].casefold():
            message = f"{one.text} is a woman’s title, {other.text} is a man’s: see {shown[0]}"
            yield one, (other.start, other.end), message


def _lost_quantities(
    unit: Translation, source: Sequence[Occurrence], there: Sequence[Occurrence]
) -> Iterator[_Told]:
    """`all sectors and fields` that has become `the sectors and fields`."""
    here, said = _quantities(unit.source_language), _quantities(unit.target_language)
    if not said.words or not source or not (wanted := here.count(unit.plain_source)):
        return
    if said.count(unit.plain_target, loosely=True) >= wanted:
        return
    for one, other in _pairs(source, there):
        before = _words_before(unit.plain_source, one.start, 2)
        words = [word for word in [*before, *one.text.casefold().split()[:1]] if word in here.words]
        # "all-people national defence": the form says it in both languages
        if words and not said.count(_around(unit.plain_target, other), loosely=True):
            message = f"“{words[-1]}” beside {one.text} is not said with {other.text}"
            yield one, (other.start, other.end), message


def _pairs(
    source: Sequence[Occurrence], there: Sequence[Occurrence]
) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Terms that stand as often on either side, each with its counterpart, in their order."""
    for concept_id in dict.fromkeys(one.id for one in source):
        here = [one for one in source if one.id == concept_id]
        others = [one for one in there if one.id == concept_id]
        if len(here) == len(others):
            yield from zip(here, others, strict=True)


def _words_before(text: str, place: int, most: int) -> list[str]:
    clause = re.split(r"[.,;:!?]", text[:place])[-1]
    return [word.casefold() for word in _WORD.findall(clause)[-most:]]


def _around(text: str, one: Occurrence) -> str:
    """A term with the words before it in its clause, and two behind it."""
    behind = _WORD.findall(re.split(r"[.,;:!?]", text[one.end :])[0])[:2]
    return " ".join([*_words_before(text, one.start, _NEAR), one.text, *behind])


def _quantities(language: str) -> _Quantities:
    return _read().get(language.partition("-")[0], _UNKNOWN)


@cache
def _read() -> dict[str, _Quantities]:
    data = tomllib.loads((files(__package__) / "usage.toml").read_text(encoding="utf-8"))
    return {
        language: _Quantities(
            frozenset(row["words"]), frozenset(row.get("also", ())), tuple(row.get("phrases", ()))
        )
        for language, row in data.items()
    }
