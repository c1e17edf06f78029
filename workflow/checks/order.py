"""The order of persons, titles, documents and the like: who stands where another stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.exchanged import exchanged
from workflow.checks.letters import folded_letters
from workflow.checks.names import name_places, persons_of
from workflow.glossary import Occurrence, TermStatus
from workflow.glossary.folding import ascii_symbol

_KINDS = ("person", "title", "reference")
"""Kinds that a sentence names in one order in every language; places and bodies nest."""


@dataclass(frozen=True, slots=True)
class _Mention:
    kind: str
    key: str
    text: str
    start: int
    end: int
    about: str = ""


class OrderCheck:
    """Two persons, titles or documents that have changed places; bodies, places and days too,
    where nothing else can be meant.
    """

    id = "order"
    title = "Order of persons, titles and documents"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """A finding for each of two that follow each other in the source and not here.

        Only what stands once on either side can be told apart.
        """
        source = unit.find_in_source()
        wanted = {one.id for one in source}
        target = unit.find_in_target(wanted)
        here, there = list(_mentions(source)), list(_mentions(target))
        for one, other in _names(unit):
            here.append(one)
            there.append(other)
        kinds = [one.kind for one in here]
        told: list[Finding] = []
        for kind in _KINDS:
            if kinds.count(kind) > 1:
                told += self._of_kind(_once(here, kind), _once(there, kind))
        yield from told
        for pair in exchanged(unit, source, target):
            # `a letter from To Lam to Xi Jinping`
            if any(finding.span in pair.spans for finding in told):
                continue
            message = f"{pair.texts[0]} and {pair.texts[1]} have changed places"
            for about, span in dict(zip(pair.about, pair.spans, strict=True)).items():
                yield Finding(self.id, Severity.WARNING, message, span=span, about=about)

    def _of_kind(self, here: dict[str, _Mention], there: dict[str, _Mention]) -> Iterator[Finding]:
        common = sorted(here.keys() & there.keys(), key=lambda name: here[name].start)
        for one, other in pairwise(common):
            if there[one].start > there[other].start:
                message = f"{here[one].text} and {here[other].text} have changed places"
                for moved in (there[one], there[other]):
                    yield Finding(
                        self.id,
                        Severity.WARNING,
                        message,
                        span=(moved.start, moved.end),
                        about=moved.about,
                    )


def _mentions(found: Iterable[Occurrence]) -> Iterator[_Mention]:
    for one in found:
        kind = one.kind if one.kind == "reference" or not one.concept else one.concept.kind
        if one.status is not TermStatus.FORBIDDEN:
            name = ascii_symbol(one.id) if one.kind == "reference" else one.id
            yield _Mention(kind, name, one.text, one.start, one.end, one.id)


def _names(unit: Translation) -> Iterator[tuple[_Mention, _Mention]]:
    """Persons that are no terms, in the source and where they stand in the translation."""
    folded, letters = folded_letters(unit.plain_target)
    for person in persons_of(unit):
        places = name_places(person, letters)
        if len(places) == 1:
            start, end = folded.span(*places[0])
            yield (
                _Mention("person", person.text, person.text, person.start, person.end),
                _Mention("person", person.text, person.text, start, end),
            )


def _once(mentions: Iterable[_Mention], kind: str) -> dict[str, _Mention]:
    """Those of a kind that stand there once; none where there are no two of the kind."""
    listed = [one for one in mentions if one.kind == kind]
    if len(listed) < 2:
        return {}
    times = Counter(one.key for one in listed)
    return {one.key: one for one in listed if times[one.key] == 1}
