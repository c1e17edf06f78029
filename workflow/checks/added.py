"""Titles, bodies and persons that a translation names and its source document nowhere does."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.names import foreign_of, persons_of
from workflow.checks.subject import is_of_home
from workflow.glossary import Concept, Occurrence, TermStatus
from workflow.glossary.folding import fold, key
from workflow.glossary.names.name_rules import VIETNAMESE

_TITLE, _PERSON, _BODY = "title", "person", "body"
_KINDS = frozenset({_TITLE, _PERSON, _BODY})
_STEM = 5
"""So many letters tell a word whatever its ending: `governmental` is of the government."""
_WORD = re.compile(r"[^\W\d_]+")
# `el primer ministro vietnamita Pham Minh Chinh`, `To Lam, secrétaire général`: of a person named
_NAME_BEHIND = re.compile(
    r",?[ \u00a0](?:[^\W\d_]+[ \u00a0])?[^\W\d_a-zà-ÿ]\w+[ \u00a0-][^\W\d_a-zà-ÿ]"
)
_NAME_BEFORE = re.compile(r"[^\W\d_a-zà-ÿ]\w+,?[ \u00a0](?:[^\W\d_]{1,3}[ \u00a0])?\Z")


class AddedCheck:
    """Official titles, bodies and persons that nothing in the source speaks of."""

    id = "terms"
    title = "Glossary terms"

    def run_document(self, units: Sequence[Translation]) -> Iterator[tuple[int, Finding]]:
        """A finding, with the place of its unit, for each term that the document does not name.

        Nothing is told of a document about other countries, nor of a term of which the source
        may speak in other words: a shorter or a longer name, a pronoun, the name of a holder.
        """
        named = {one.id for unit in units for one in unit.find_in_source()}
        listed = [
            (number, one)
            for number, unit in enumerate(units)
            for one in unit.find_in_target()
            if one.id not in named and _is_official(one)
        ]
        if not listed or not is_of_home(units):
            return
        document = _Text(" ".join(unit.plain_source for unit in units), units[0].source_language)
        for number, one in listed:
            unit = units[number]
            if not _may_be_meant(unit, one, document):
                message = f"the source document does not name {one.text}"
                span = (one.start, one.end)
                yield number, Finding(self.id, Severity.WARNING, message, span=span, about=one.id)


class _Text:
    """A text of the source, by its words."""

    def __init__(self, text: str, language: str) -> None:
        self.plain = _folded(text)
        self.language = language.partition("-")[0]
        self._stems = {word[:_STEM] for word in _WORD.findall(self.plain)}

    def has_all(self, words: Iterable[str]) -> bool:
        return all(word[:_STEM] in self._stems for word in words)

    def has_any(self, words: Iterable[str]) -> bool:
        return any(word[:_STEM] in self._stems for word in words)

    def says(self, phrases: Iterable[str]) -> bool:
        """Whether one of some words stands in the text as it is."""
        return any(
            re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", self.plain) for phrase in phrases
        )


def _is_official(one: Occurrence) -> bool:
    concept = one.concept
    return (
        one.kind == "term"
        and concept is not None
        and concept.kind in _KINDS
        and one.status is not TermStatus.FORBIDDEN
    )


def _may_be_meant(unit: Translation, one: Occurrence, document: _Text) -> bool:
    """Whether the source may speak of a term in other words, or another finding tells of it."""
    concept = one.concept
    assert concept is not None
    words = _read().get(document.language)
    if words is None or _is_told(unit, one, concept):
        return True
    sentence = _Text(unit.plain_source, unit.source_language)
    if _names(document, concept, words["small"], whole=True):
        return True
    if _names(sentence, concept, words["small"], whole=False):
        return True
    if concept.kind == _PERSON:
        return False
    if sentence.says(words["words"]):
        return True
    return concept.kind == _TITLE and _has_holder(unit, one)


def _is_told(unit: Translation, one: Occurrence, concept: Concept) -> bool:
    """Whether the term is another reading of one of the source, or stands for a lost one."""
    here = Counter(each.id for each in unit.find_in_source() if _is_official(each))
    found = unit.find_in_target({each.id for each in unit.find_in_source()})
    there = Counter(each.id for each in found)
    if any(there[name] < times for name, times in here.items()):
        return True
    return any(
        each.id != one.id and each.start < one.end and one.start < each.end for each in found
    ) or all(each.id != one.id for each in found)


def _names(text: _Text, concept: Concept, small: Sequence[str], *, whole: bool) -> bool:
    """Whether a text has a name of a concept, or (of one sentence) any word of one."""
    for term in concept.terms.get(text.language, ()):
        words = [word for word in _WORD.findall(_folded(term.text)) if word not in small]
        if text.language == VIETNAMESE:
            # a syllable is no word: `tài chính` of `Bộ Tài chính`
            if any(f"{one} {two}" in text.plain for one, two in pairwise(words)):
                return True
        elif concept.kind == _PERSON:
            if text.has_any(words):
                return True
        elif words and (text.has_all(words) if whole else text.has_any(words)):
            return True
    return False


def _has_holder(unit: Translation, one: Occurrence) -> bool:
    """Whether a title stands beside a name, or the source names somebody who may hold it."""
    text = unit.plain_target
    if _NAME_BEHIND.match(text, one.end) or _NAME_BEFORE.search(text[: one.start]):
        return True
    kinds = {each.concept.kind for each in unit.find_in_source() if each.concept is not None}
    return _PERSON in kinds or bool(persons_of(unit)) or bool(foreign_of(unit))


def _folded(text: str) -> str:
    return key(fold(text).text, accents=False)


@cache
def _read() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads((files(__package__) / "added.toml").read_text(encoding="utf-8"))
