"""The glossary of a desk: its concepts, its reference tables, and what it finds in a text."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workflow.errors import GlossaryError
from workflow.glossary.agreement import form_grammar
from workflow.glossary.companion import companion_files, read_companions
from workflow.glossary.composed.unit_forms import unit_concept
from workflow.glossary.prepared import DOCUMENTS, Documents, Prepared, content_key
from workflow.glossary.rendering import render_reference, render_term
from workflow.glossary.tables import TABLES_FILE, ReferenceTables, read_tables
from workflow.glossary.termfile import TERMS_FILE, read_terms
from workflow.glossary.values import Concept, Grammar, Occurrence, TermStatus

if TYPE_CHECKING:
    from workflow.glossary.composed.titles import ComposedTitles
    from workflow.glossary.finding import Finder
    from workflow.glossary.matching import TermMatcher
    from workflow.glossary.sessions.sessions import Session, SessionWriter

_DOCUMENT = "document_type"
_REMEMBERED, _REMEMBERED_LETTERS = 2048, 4000
"""How many texts are remembered with what was found in them, and how long ones."""
_TARGET = (TermStatus.PREFERRED, TermStatus.ADMITTED)


class Glossary:
    """Concepts and reference tables; compiled for a language at its first use."""

    def __init__(
        self,
        concepts: Collection[Concept] = (),
        tables: ReferenceTables | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        """`prepared` holds what was made of these concepts and tables before."""
        self._concepts = tuple(concepts)
        self._tables = tables or ReferenceTables()
        self._prepared = prepared or Prepared()
        self._by_id = {concept.id: concept for concept in self._concepts}
        self._finders: dict[str, Finder] = {}
        self._sessions: dict[Session, Concept] = {}
        # Extraction, drafting and checks ask for the same segment again and again.
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._search)
        self._documents: dict[tuple[str, str], tuple[Concept, TermStatus]] | None = None

    @classmethod
    def load(cls, folder: Path, state: Path | None = None) -> Glossary:
        """The glossary in a folder: `terms.csv` with `terms.d`, and `references.toml`.

        Each is optional. `state` is the desk's folder of derived data; what takes long to make
        is kept there. Raises `GlossaryError` with path and line of what is broken.
        """
        files = _files(folder)
        made_of = content_key(files) if state else ""
        prepared = Prepared(state, made_of)
        documents = Documents(prepared)
        concepts = read_companions(folder, read_terms(files[0]), documents.loads)
        tables = read_tables(files[-1], documents.loads)
        # A file that was saved meanwhile may be read as it is now and known as it was before.
        if state and content_key(files) != made_of:
            return cls(concepts, tables)
        documents.keep()
        return cls(concepts, tables, prepared)

    @staticmethod
    def is_prepared(folder: Path, state: Path) -> bool:
        """Whether what takes long to make of the glossary in a folder, as it is now, is kept."""
        return Prepared(state, content_key(_files(folder))).has(DOCUMENTS)

    def prepare(self, language: str) -> None:
        """Make, and keep, what the searches of a language need."""
        self._finder(language)

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts in the order of the file."""
        return self._concepts

    @property
    def tables(self) -> ReferenceTables:
        """How references are built, read and written."""
        return self._tables

    def concept(self, concept_id: str) -> Concept:
        """The concept with an id, also one of a session (`congress:10`, `…-secretary@lang-son`)
        of a place of the tables (`place-name@cao-bang`) or of a
        local unit (`unit.commune.gia-lam`).

        Raises `GlossaryError` when there is none.
        """
        if concept_id in self._by_id:
            return self._by_id[concept_id]
        if found := next((one for one in self._places if one.id == concept_id), None):
            return found
        if unit := unit_concept(concept_id):
            return unit
        if composed := self._composed.concept(concept_id):
            return composed
        made = ":" in concept_id or "@" in concept_id
        session = self._session_writer.session_of(concept_id) if made else None
        if session is None:
            raise GlossaryError(
                f"the glossary has no concept {concept_id}", hint="See: bilingual glossary list"
            )
        return self._session_concept(session)

    def find(self, text: str, language: str, *, expected: Collection[str] = ()) -> list[Occurrence]:
        """Every reference and term in plain text, in order, none inside another.

        Offsets are code points of `text` as it came. A reference wins over terms in it.
        Everyday words (`Party`, `President`) count only beside words that show their official
        sense, unless their concept's id is in `expected`: the concepts of the source, when a
        translation is looked at.
        """
        wanted = frozenset(expected)
        if len(text) > _REMEMBERED_LETTERS:
            return list(self._finder(language).find(text, wanted))
        return list(self._remembered(text, language, wanted))

    def _search(self, text: str, language: str, expected: frozenset[str]) -> tuple[Occurrence, ...]:
        return self._finder(language).find(text, expected)

    def matcher(self, language: str) -> TermMatcher:
        """The term matcher of a language, built at the first call."""
        return self._finder(language).matcher

    def _finder(self, language: str) -> Finder:
        """What finds in a language, built at the first call."""
        if language not in self._finders:
            from workflow.glossary.finding import Finder
            from workflow.glossary.sessions.terms import SessionTerms

            running, tables, prepared = self._running_concepts(), self._tables, self._prepared
            sessions = (
                SessionTerms(
                    running,
                    tables,
                    language,
                    self._session_writer,
                    self._session_concept,
                    prepared,
                )
                if tables.sessions
                else None
            )
            known = (*running, *self._places)
            self._finders[language] = Finder(
                known, self._described(), tables, language, sessions, prepared, self._composed
            )
        return self._finders[language]

    @cached_property
    def _places(self) -> tuple[Concept, ...]:
        """The provinces and cities of the tables that no row describes."""
        from workflow.glossary.places import place_concepts

        tables = self._tables
        return place_concepts(
            tables.places, tables.place_kinds, self._concepts, self._session_writer
        )

    @cached_property
    def _composed(self) -> ComposedTitles:
        """What makes titles of heads and bodies."""
        from workflow.glossary.composed.titles import ComposedTitles

        return ComposedTitles(self._concepts, self._tables, self.concept)

    @cached_property
    def _session_writer(self) -> SessionWriter:
        """What writes congresses, plenums and tenures, with the places as the rows have them."""
        from workflow.glossary.sessions.sessions import SessionWriter
        from workflow.glossary.sessions.terms import place_names

        return SessionWriter(self._tables, place_names(self._tables.places, self._concepts))

    def _session_concept(self, session: Session) -> Concept:
        """The concept made for a session that no row describes, always the same one."""
        if session not in self._sessions:
            self._sessions[session] = self._session_writer.concept(session)
        return self._sessions[session]

    def render(
        self, occurrence: Occurrence, language: str, *, sentence_start: bool = False
    ) -> str | None:
        """The approved form of what was found, in a language; `None` when it has none.

        A term gives the preferred form, in the plural where the source has it and the data can
        make it, a place named without its kind the like of it;
        `capitalise` does the start of a sentence. A reference gives type word, marker and
        symbol without the date, its type word with a capital where `sentence_start` is true.
        """
        if occurrence.reference is not None:
            return render_reference(
                occurrence.reference, language, self._tables, sentence_start=sentence_start
            )
        if occurrence.concept is None:
            return None
        plural = occurrence.inflection == "plural"
        return render_term(occurrence.concept, occurrence.text, language, plural=plural)

    def grammar(self, occurrence: Occurrence, form: str, language: str) -> Grammar:
        """The grammar of a form of what was found; empty where the glossary does not tell."""
        return form_grammar(occurrence, form, language, self._tables)

    def target_forms(self, concept_id: str, language: str) -> tuple[str, ...]:
        """The preferred and admitted forms of a concept in a language."""
        return self.concept(concept_id).forms(language, *_TARGET)

    def matches_target(self, occurrence: Occurrence, target_text: str, language: str) -> bool:
        """Whether a translation holds an approved form of what was found in its source."""
        from workflow.glossary.documents.references import same_reference

        reference = occurrence.reference
        if reference is not None:
            return any(
                one.reference is not None and same_reference(reference, one.reference)
                for one in self.find(target_text, language)
            )
        return any(
            one.id == occurrence.id and one.status in _TARGET
            for one in self.find(target_text, language, expected={occurrence.id})
        )

    @cached_property
    def signature(self) -> str:
        """A short hash of concepts and tables; the layout of the files does not change it."""
        return self._prepared.get("signature", self._make_signature, str, str)

    def _make_signature(self) -> str:
        content = [
            [_plain(concept, without="line") for concept in self._concepts],
            _plain(self._tables),
        ]
        data = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
        return hashlib.sha256(data).hexdigest()[:12]

    def _running_concepts(self) -> tuple[Concept, ...]:
        """The concepts to look for as terms: all but the names of bare document types.

        A row such as Plan or Law holds only before a number, and a row for one document
        (`Resolution No. 11-NQ/TW`) is found by the grammar.
        """
        words = {
            spelling.lower()
            for kind in self._tables.types
            for word in kind.words.values()
            for spelling in (word.one, word.many)
        }
        described = {concept.id for concept, _ in self._described().values()}
        return tuple(
            concept
            for concept in self._concepts
            if concept.kind != _DOCUMENT
            or (
                concept.id not in described
                and not any(
                    (form or "").lower() in words for form in map(concept.preferred, concept.terms)
                )
            )
        )

    def _described(self) -> Mapping[tuple[str, str], tuple[Concept, TermStatus]]:
        """Rows for one document, by type and symbol of each of their forms."""
        if self._documents is None:
            concepts = self._concepts
            self._documents = self._prepared.get(
                "described",
                self._find_described,
                lambda found: [
                    [*name, concepts.index(concept), status]
                    for name, (concept, status) in found.items()
                ],
                lambda rows: {
                    (str(kind), str(symbol)): (concepts[place], TermStatus(status))
                    for kind, symbol, place, status in rows
                },
            )
        return self._documents

    def _find_described(self) -> dict[tuple[str, str], tuple[Concept, TermStatus]]:
        from workflow.glossary.documents.references import find_references

        documents: dict[tuple[str, str], tuple[Concept, TermStatus]] = {}
        for concept in self._concepts:
            if concept.kind != _DOCUMENT:
                continue
            for language, terms in concept.terms.items():
                for term in terms:
                    found = find_references(term.text, language, self._tables)
                    if not found or found[0].start or not found[0].reference.canonical:
                        continue
                    forbidden = term.status is TermStatus.FORBIDDEN
                    documents.setdefault(
                        (found[0].reference.type, found[0].reference.canonical),
                        (concept, term.status if forbidden else TermStatus.PREFERRED),
                    )
        return documents


def _files(folder: Path) -> tuple[Path, ...]:
    """The files of the glossary in a folder; any of them may be missing."""
    return folder / TERMS_FILE, *companion_files(folder), folder / TABLES_FILE


def as_record(occurrence: Occurrence, glossary: Glossary, to: str | None) -> dict[str, object]:
    """What was found, for JSON: the keys of `bilingual glossary find --json`.

    `target` is the approved form in the language `to`, `None` without one; a reference has
    `type number year symbol issuer date canonical` too, empty where unknown.
    """
    record: dict[str, object] = {
        "kind": occurrence.kind,
        "id": occurrence.id,
        "start": occurrence.start,
        "end": occurrence.end,
        "text": occurrence.text,
        "target": glossary.render(occurrence, to) if to else None,
    }
    if occurrence.reference is not None:
        reference = occurrence.reference
        record |= {
            "type": reference.type,
            "number": reference.number,
            "year": reference.year,
            "symbol": reference.symbol,
            "issuer": reference.issuer,
            "date": reference.date.isoformat() if reference.date else "",
            "canonical": reference.canonical,
        }
    return record


def _plain(value: Any, without: str = "") -> Any:
    """A value as JSON knows it, for hashing."""
    if dataclasses.is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name), without)
            for field in dataclasses.fields(value)
            if field.name != without
        }
    if isinstance(value, Mapping):
        return {str(name): _plain(one, without) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one, without) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
