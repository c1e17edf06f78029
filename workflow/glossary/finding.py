"""What is found in a text: references and terms, as occurrences with their places in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from operator import attrgetter

from workflow.glossary.composed_search import ComposedSearch
from workflow.glossary.composed_titles import ComposedTitles
from workflow.glossary.folding import fold, is_bare
from workflow.glossary.guards import Recognition, recognition
from workflow.glossary.matching import TermMatcher
from workflow.glossary.prepared import Prepared
from workflow.glossary.references import reference_grammar
from workflow.glossary.session_terms import SessionTerms
from workflow.glossary.spellings import Places, dump_places, load_places, places_of
from workflow.glossary.tables import ReferenceTables
from workflow.glossary.units import unit_search
from workflow.glossary.values import Concept, Occurrence, TermStatus

_BY_START = attrgetter("start")
_REMEMBERED_TEXTS = 4


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
        matcher = self._matcher_for(folded.text, expected)
        for match in matcher.find(folded, spans, expected):
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
                    inflection=form.inflection,
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

    def _matcher_for(self, text: str, expected: frozenset[str]) -> TermMatcher:
        """What looks for terms in a folded text: where its language parts words by their accents
        and it has none at all (`Tong Bi thu`), another one; a translation must have its own."""
        parted = recognition(self._language).accents and not expected
        return self._bare_matcher if parted and is_bare(text) else self.matcher

    @cached_property
    def _bare_matcher(self) -> TermMatcher:
        """Finds the terms in texts written without accents."""
        rules = replace(recognition(self._language), accents=False)
        places = _places_of(self._concepts, self._language, rules, self._prepared, "-bare")
        return TermMatcher(self._concepts, self._language, None, places, rules)


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
