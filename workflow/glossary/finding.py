"""What is found in a text: references and terms, as occurrences with their places in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Literal

from workflow.glossary.composed.search import ComposedSearch
from workflow.glossary.composed.titles import ComposedTitles
from workflow.glossary.composed.units import unit_search
from workflow.glossary.documents.references import reference_grammar
from workflow.glossary.folding import Folded, fold, is_bare
from workflow.glossary.guards import Recognition, recognition
from workflow.glossary.matching import TermMatch, TermMatcher
from workflow.glossary.prepared import Prepared
from workflow.glossary.sessions.terms import SessionTerms
from workflow.glossary.spellings import Places, dump_places, load_places, places_of
from workflow.glossary.tables import ReferenceTables
from workflow.glossary.values import Concept, Occurrence, TermStatus

_BY_START = attrgetter("start")
_REMEMBERED_TEXTS = 4
_SENTENCE = re.compile(r"(?:[^\n.!?…]|\.(?=\w))+")
# Two words may be a name.
_LEAST_WORDS = 3


class Finder:
    """Finds references and terms of one language. Built once for a glossary."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        documents: Mapping[tuple[str, str], tuple[Concept, TermStatus]],
        tables: ReferenceTables,
        language: str,
        sessions: SessionTerms | None,
        prepared: Prepared,
        titles: ComposedTitles,
    ) -> None:
        """`documents` are the rows for one document each, by its type and exact symbol."""
        self._composed = ComposedSearch(language, titles)
        self._units = unit_search(language)
        concepts = tuple(concepts)
        places = _places_of(concepts, language, recognition(language), prepared)
        self.matcher = TermMatcher(concepts, language, sessions, places)
        """The terms alone."""
        self._concepts, self._language, self._prepared = concepts, language, prepared
        self._sessions = sessions
        self._documents = documents
        # A translation is looked through twice: with and without what its source has.
        grammar = reference_grammar(tables, language)
        self._references = lru_cache(maxsize=_REMEMBERED_TEXTS)(grammar.find)

    def find(self, text: str, expected: frozenset[str]) -> tuple[Occurrence, ...]:
        """Every reference and term in order, none inside another.

        A reference wins over terms in it. `expected` are ids of concepts that no neighbour
        has to confirm.
        """
        folded = fold(text)
        references = self._references(folded.text)
        spans = [(one.start, one.end) for one in references]
        found: list[Occurrence] = []
        for match in self._terms(folded, spans, expected):
            start, end = folded.span(match.start, match.end)
            form, concept = match.form, match.form.concept
            if expected and self._sessions:
                concept = self._sessions.of_place(concept, folded.text, expected) or concept
            found.append(
                Occurrence(
                    kind="term",
                    id=concept.id,
                    start=start,
                    end=end,
                    text=text[start:end],
                    status=form.status,
                    concept=concept,
                    inflection=form.inflection or self._counted(text[:start], text[start:end]),
                )
            )
        if self._units is not None:
            found = self._units.found_in(text, found, expected)
        found = self._composed.found_in(
            text, found, expected, lambda other: self.find(other, expected)
        )
        if not references:
            return tuple(found)
        for one in references:
            start, end = folded.span(one.start, one.end)
            document = (one.reference.type, one.reference.canonical)
            described, status = self._documents.get(document, (None, TermStatus.PREFERRED))
            found.append(
                Occurrence(
                    kind="reference",
                    id=one.reference.id,
                    start=start,
                    end=end,
                    text=text[start:end],
                    status=status,
                    concept=described,
                    reference=one.reference,
                )
            )
        return tuple(sorted(found, key=_BY_START))

    def _counted(self, before: str, name: str) -> Literal["", "plural"]:
        """Whether a form that is its own plural stands for several: `aux héros du travail`."""
        several = recognition(self._language).several
        alike = several and name.partition(" ")[0].lower().endswith(("s", "x", "z"))
        return "plural" if alike and re.search(several, before.lower()[-40:]) else ""

    def _terms(
        self, folded: Folded, taken: Sequence[tuple[int, int]], expected: frozenset[str]
    ) -> list[TermMatch]:
        """The terms outside the taken spans.

        Where a language parts words by their accents, a sentence without any (`Bo Chinh tri hop`)
        is looked through by itself; a translation must have its own.
        """
        if expected or not recognition(self._language).accents:
            return self.matcher.find(folded, taken, expected)
        text = folded.text
        if is_bare(text):
            return self._bare_matcher.find(folded, taken, expected)
        bare = [each.span() for each in _SENTENCE.finditer(text) if _may_lack(each.group())]
        found = self.matcher.find(folded, taken, expected)
        if not bare:
            return found
        alone = "".join(
            " " * (start - end) + text[start:other]
            for end, (start, other) in zip([0, *(end for _, end in bare)], bare, strict=False)
        )
        told = [one for one in found if not any(a <= one.start < b for a, b in bare)]
        told += self._bare_matcher.find(Folded(alone), taken, expected)
        return sorted(told, key=_BY_START)

    @cached_property
    def _bare_matcher(self) -> TermMatcher:
        """Finds the terms in texts written without accents."""
        rules = replace(recognition(self._language), accents=False)
        places = _places_of(self._concepts, self._language, rules, self._prepared, "-bare")
        return TermMatcher(self._concepts, self._language, None, places, rules)


def _may_lack(sentence: str) -> bool:
    """Whether a sentence has no accent, and more words than a name has."""
    return is_bare(sentence) and len(sentence.split(maxsplit=_LEAST_WORDS)) >= _LEAST_WORDS


def _places_of(
    concepts: Sequence[Concept],
    language: str,
    rules: Recognition,
    prepared: Prepared,
    kind: str = "",
) -> Places:
    """The spellings of the concepts by `places_of`, kept between runs."""
    return prepared.get(
        f"spellings-{language}{kind}",
        lambda: places_of(concepts, language, rules),
        dump_places,
        lambda data: load_places(data, len(concepts)),
    )
