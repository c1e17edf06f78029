"""Persons whom no row of the glossary describes: their names stand in the translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary.folding import fold, key
from workflow.glossary.persons import PersonFound, find_persons


class NamesCheck:
    """Vietnamese names of persons that were lost, exchanged, or have other accents."""

    id = "names"
    title = "Names of persons"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each name of two syllables or more that is missing or spelt otherwise."""
        folded = fold(unit.plain_target)
        letters = key(folded.text, accents=False)
        for person in persons_of(unit):
            places = name_places(person, letters)
            if not places:
                yield Finding(self.id, Severity.WARNING, f"the name {person.text} is missing")
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


def persons_of(unit: Translation) -> Iterator[PersonFound]:
    """The persons of the source that are no terms, each name of two syllables or more once."""
    text = unit.reading or unit.plain_source
    taken = [(one.start, one.end) for one in unit.find_in_source()]
    seen: set[str] = set()
    for person in find_persons(text, unit.source_language, unit.glossary, taken):
        name = key(fold(person.text).text, accents=False)
        if len(person.syllables) > 1 and name not in seen:
            seen.add(name)
            yield person


def name_places(person: PersonFound, letters: str) -> list[tuple[int, int]]:
    """Where a name stands in a folded text without accents and capitals."""
    name = key(fold(person.text).text, accents=False)
    pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
    return [match.span() for match in re.finditer(pattern, letters)]


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
