"""Sessions among the terms of a text: as rows of the termbase, or as concepts made for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import astuple, replace
from functools import cached_property

from workflow.glossary.folding import fold, key
from workflow.glossary.forms import Form
from workflow.glossary.guards import recognition
from workflow.glossary.matching import TermMatch
from workflow.glossary.prepared import Prepared
from workflow.glossary.rendering import render_term
from workflow.glossary.sessions.search import FoundSession, SessionGrammar
from workflow.glossary.sessions.sessions import Session, SessionWriter
from workflow.glossary.sessions.tables import SessionPlace
from workflow.glossary.tables import ReferenceTables
from workflow.glossary.values import Concept, TermStatus

_PLACE = "place"
_VIETNAMESE = "vi"
"""The language in which the tables name places."""


class SessionTerms:
    """The sessions of one language, for a `TermMatcher`."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        tables: ReferenceTables,
        language: str,
        writer: SessionWriter,
        concept_of: Callable[[Session], Concept],
        prepared: Prepared,
    ) -> None:
        """`concept_of` gives the concept of a session that no row describes."""
        self._concepts = tuple(concepts)
        self._prepared = prepared
        self._language = language
        self._accents = recognition(language).accents
        self._grammar = SessionGrammar(tables, language, writer)
        self._writer = writer
        self._general = {kind.key: kind.row for kind in tables.sessions if kind.row}
        self._concept_of = concept_of
        self.anchors = self._grammar.anchors
        """Texts of which one is in every text that holds a session."""
        self.inside = self._grammar.inside
        """Those that may begin inside a word."""
        self.loud = self._grammar.loud
        """Those that count in capitals only."""

    def find(
        self, text: str, cues: Mapping[int, tuple[int, int]], expected: Collection[str]
    ) -> list[TermMatch]:
        """The sessions in a folded text, which may overlap; `cues` as `SessionGrammar` has them.

        A row goes before what the forms of the tables say. One that does not tell the years
        of the term leaves them outside.
        """
        wanted = set(expected)
        if expected:
            wanted |= {session.id for session, row in self._rows.items() if row.id in expected}
        return [
            self._match(text, replace(one, session=self._whole(one.session, expected)))
            for one in self._grammar.find(text, cues, wanted)
            if not self._is_parted(one.session, expected)
        ]

    def of_place(self, concept: Concept, text: str, expected: Collection[str]) -> Concept | None:
        """The expected office of one place that a row without it stands for in a text.

        `el secretario del Comité provincial del Partido, que nació en Lang Son`, where the
        source has `Lang Son Party Secretary`. The folded text must name the place.
        """
        if concept.id in expected:
            return None
        alike = [
            session
            for session in map(self._writer.session_of, sorted(expected))
            if session and session.place and self._general.get(session.key) == concept.id
        ]
        if len(alike) != 1 or not self._grammar.names_place(text, alike[0].place):
            return None
        return self._concept_of(alike[0])

    def _is_parted(self, session: Session, expected: Collection[str]) -> bool:
        """Whether a source has the row without a place for it, and names the place apart."""
        return self._general.get(session.key) in expected and session.id not in expected

    def _whole(self, session: Session, expected: Collection[str]) -> Session:
        """The expected congress of one place, where a text leaves its name out.

        `17th Provincial Party Congress` of a translation that has named the province.
        """
        if session.place or not session.numbers or session.id in expected:
            return session
        known = (self._writer.session_of(one) for one in sorted(expected))
        rows = (one for one, row in self._rows.items() if row.id in expected)
        placed = {
            one
            for one in (*known, *rows)
            if one and one.place and replace(one, place="", years="") == replace(session, years="")
        }
        return placed.pop() if len(placed) == 1 else session

    def _match(self, text: str, found: FoundSession) -> TermMatch:
        session, end = found.session, found.end
        bare = replace(session, years="")
        if session not in self._rows and bare in self._rows and session.numbers:
            session, end = bare, found.core_end
        concept = self._rows.get(session) or self._concept_of(session)
        stretch = text[found.start : end]
        status = self._status(concept, stretch.removesuffix("s") if found.genitive else stretch)
        if found.forbidden:
            status = TermStatus.FORBIDDEN
        form = Form(
            concept=concept,
            order=len(self._concepts),
            status=status,
            text=stretch,
            capitals=(),
            shouting=False,
            guards=(),
            inflection="genitive" if found.genitive else "",
            is_name=False,
            free=True,
        )
        return TermMatch(found.start, end, form)

    def _status(self, concept: Concept, found: str) -> TermStatus:
        """The status of a listed form; any other spelling is admitted."""
        for term in concept.terms.get(self._language, ()):
            if fold(term.text).text.lower() == found.lower():
                return term.status
        return TermStatus.ADMITTED

    @cached_property
    def _rows(self) -> Mapping[Session, Concept]:
        """The rows of the termbase that are one session, by it."""
        concepts = self._concepts
        return self._prepared.get(
            f"sessions-{self._language}",
            self._find_rows,
            lambda rows: [[*astuple(one), concepts.index(row)] for one, row in rows.items()],
            lambda rows: {
                Session(key, tuple(found), tuple(tenures), place, years): concepts[row]
                for key, found, tenures, place, years, row in rows
            },
        )

    def _find_rows(self) -> Mapping[Session, Concept]:
        rows: dict[Session, Concept] = {}
        for concept in self._concepts:
            for term in concept.terms.get(self._language, ()):
                text = fold(term.text).text
                for found in self._grammar.find(text, self._cues(text), (concept.id,)):
                    if (found.start, found.end) == (0, len(text)) and not found.forbidden:
                        rows.setdefault(found.session, concept)
        return rows

    def _cues(self, text: str) -> dict[int, tuple[int, int]]:
        low = key(text, accents=self._accents)
        return {
            index: (low.find(anchor), len(low))
            for index, anchor in enumerate(self.anchors)
            if anchor in low
        }


def place_names(
    places: Iterable[SessionPlace], concepts: Iterable[Concept]
) -> dict[str, dict[str, str]]:
    """The names that the termbase has for places, without their kind; by name and language."""
    known = {fold(place.name).text.lower(): place.name for place in places}
    names: dict[str, dict[str, str]] = {}
    for concept in concepts:
        if concept.kind != _PLACE:
            continue
        for name in _vietnamese(concept, known):
            made = ((code, render_term(concept, name, code)) for code in sorted(concept.terms))
            names.setdefault(name, {code: text for code, text in made if text})
    return names


def _vietnamese(concept: Concept, known: Mapping[str, str]) -> Iterator[str]:
    for term in concept.terms.get(_VIETNAMESE, ()):
        name = known.get(fold(term.text).text.lower())
        if name:
            yield name
