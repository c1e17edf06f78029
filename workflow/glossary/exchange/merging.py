"""A foreign file merged into `terms.csv`: new things are added, nothing is taken away.

Concepts belong together by their id; one without an id belongs to the concept that alone has
its forms. What an editor has decided stays: a preferred form, a forbidden one, a gender, a
note. Where the foreign file says otherwise, that is a conflict, listed and left.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from workflow.errors import WorkflowError
from workflow.glossary.exchange.rows import Place, rows_of
from workflow.glossary.exchange.table import cells_of, columns_for, harmless
from workflow.glossary.exchange.values import Foreign, languages_of
from workflow.glossary.folding import fold
from workflow.glossary.values import Concept, Term, TermStatus
from workflow.glossary.verdicts.sheet import Sheet, parse_sheet

_PREFERRED, _ADMITTED, _FORBIDDEN = TermStatus
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_SIGNS = ("=", "+", "-", "@")
"""What a form may not begin with: it can come to stand first in a cell."""
_STROKES = str.maketrans("đðøłħ", "ddolh")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where the foreign file says other than the desk; the desk's word stays."""

    line: int
    """1-based line in the foreign file; 0 where it has none."""
    concept: str
    message: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The new text of `terms.csv` and what is new in it."""

    text: str
    added: tuple[str, ...]
    """Ids of the concepts that came to the end of the file."""
    filled: tuple[tuple[str, str, str], ...]
    """Id, column and content of what came into rows that were there."""
    conflicts: tuple[Conflict, ...]
    left_out: tuple[str, ...]
    """What the file has no column for, or cannot hold, with counts."""


def merge_terms(
    text: str,
    path: Path,
    foreign: Foreign,
    normalise: Callable[[str], str] = str.lower,
    described: Collection[tuple[str, str]] = (),
) -> Merged:
    """The text of a `terms.csv`, byte order mark apart, with a foreign file merged into it.

    An empty text becomes a new file with a column for each language; a file that is there
    keeps its columns. `normalise` turns a language code into the desk's, and may raise
    `WorkflowError` for one that it does not know. Where `terms.d` tells the gender of a concept
    in a language, `described` has both, and the row needs none. Raises `GlossaryError` for
    slips in `text`, whose place is `path`.
    """
    merger = _Merger(text, path, foreign, normalise, described)
    return merger.merge()


class _Merger:
    def __init__(
        self,
        text: str,
        path: Path,
        foreign: Foreign,
        normalise: Callable[[str], str],
        described: Collection[tuple[str, str]],
    ) -> None:
        self._foreign = foreign
        self._described = {(name, f"gender_{language}") for name, language in described}
        self._left_out: Counter[str] = Counter()
        self._conflicts: list[Conflict] = []
        self._filled: list[tuple[str, str, str]] = []
        self._normalise = normalise
        self._columns: Mapping[str, str] = {}
        if not text.strip():
            text = self._new_header()
        self._sheet: Sheet = parse_sheet(text, path)
        self._places, self._rest = rows_of(self._sheet, text, path)
        self._by_id = {place.id: place for place in self._places}
        self._by_form: dict[tuple[str, str], list[Place]] = {}
        for place in self._places:
            self._index(place)

    def merge(self) -> Merged:
        """Take every foreign concept in turn."""
        for concept in self._foreign.concepts:
            self._take(self._fitted(concept))
        for note in self._foreign.notes:
            self._left_out[note] += 0
        changed = {place.row.line: place for place in self._places if place.row and place.changed}
        rows = [
            self._sheet.with_cells(row, changed[row.line].changed) if row.line in changed else row
            for row in self._rest
        ]
        new = [place.cells for place in self._places if place.row is None]
        return Merged(
            text=self._sheet.with_rows(rows, new).text(),
            added=tuple(place.id for place in self._places if place.row is None),
            filled=tuple(self._filled),
            conflicts=tuple(self._conflicts),
            left_out=tuple(
                f"{what} ({count})" if count else what for what, count in self._left_out.items()
            ),
        )

    def _new_header(self) -> str:
        """The header of a file for everything the foreign one has."""
        unnamed = ("", "_variants", "gender_")
        concepts = []
        for concept in self._foreign.concepts:
            terms = {self._code(code): forms for code, forms in concept.terms.items()}
            gender = {self._code(code): value for code, value in concept.gender.items()}
            concepts.append(
                Concept(concept.id, concept.kind, terms, gender=gender, extra=concept.extra)
            )
        return ",".join(name for name in columns_for(concepts) if name not in unnamed) + "\n"

    def _code(self, code: str) -> str:
        """The desk's code of a language; empty where nobody knows it."""
        try:
            return self._normalise(code)
        except WorkflowError:
            return ""

    def _column(self, code: str) -> str:
        """The column of a language: its own, or that of the language without country."""
        names = {name.lower().replace("_", "-"): name for name in self._sheet.header}
        exact = code.lower().replace("_", "-")
        if exact in names and exact != "id":
            return names[exact]
        known = self._code(code)
        return known if known in self._sheet.header and known != "id" else ""

    def _fitted(self, concept: Concept) -> Concept:
        """The concept with what the file can hold, its languages as the file names them."""
        terms: dict[str, tuple[Term, ...]] = {}
        for code, forms in concept.terms.items():
            column = self._column(code)
            kept = tuple(term for term in forms if self._holds(column, code, term))
            known = {term.text for term in terms.get(column, ())}
            has_preferred = any(term.status is _PREFERRED for term in terms.get(column, ()))
            for term in kept:
                if term.text in known:
                    continue
                second = has_preferred and term.status is _PREFERRED
                one = Term(term.text, _ADMITTED) if second else term
                terms[column] = (*terms.get(column, ()), one)
        genders = {self._column(code): value for code, value in concept.gender.items()}
        return Concept(
            id=harmless(" ".join(concept.id.split())),
            kind=concept.kind,
            terms=terms,
            note=concept.note,
            source=concept.source,
            confidence=concept.confidence,
            gender={code: value for code, value in genders.items() if code},
            extra=concept.extra,
            line=concept.line,
        )

    def _holds(self, column: str, code: str, term: Term) -> bool:
        """Whether the file has a place for a form; what it has not is counted."""
        if not column:
            self._left_out[f"forms in {code}, for which there is no column"] += 1
            return False
        wanted = {_PREFERRED: column, _ADMITTED: f"{column}_variants", _FORBIDDEN: "forbidden"}
        if wanted[term.status] not in self._sheet.header:
            self._left_out[f"forms for which there is no column {wanted[term.status]}"] += 1
            return False
        if "|" in term.text or term.text.startswith(_SIGNS):
            self._left_out["forms with a bar, or that a spreadsheet would run"] += 1
            return False
        return True

    def _take(self, concept: Concept) -> None:
        if not concept.terms:
            self._left_out["concepts without a form that the file can hold"] += 1
            return
        candidates = self._candidates(concept)
        if len(candidates) > 1:
            names = ", ".join(place.id for place in candidates)
            self._conflict(concept, concept.id or self._slug(concept), f"may be each of: {names}")
        elif not candidates:
            self._append(concept)
        elif concept.id and self._is_another(candidates[0], concept):
            self._conflict(
                concept,
                concept.id,
                "shares no form with the desk's concept of that id; nothing of it was taken",
            )
        else:
            self._fill(candidates[0], concept)

    def _candidates(self, concept: Concept) -> list[Place]:
        if concept.id:
            return [self._by_id[concept.id]] if concept.id in self._by_id else []
        votes: Counter[str] = Counter()
        for language, forms in concept.terms.items():
            named = {
                place.id
                for term in forms
                if term.status is not _FORBIDDEN
                for place in self._by_form.get((language, fold(term.text).text), ())
            }
            votes.update(named)
        most = max(votes.values(), default=0)
        return [self._by_id[name] for name, count in votes.items() if count == most]

    def _is_another(self, place: Place, concept: Concept) -> bool:
        """Whether an id names two things: languages in common, but not one form."""
        shared = [language for language in concept.terms if place.forms(language)]
        return bool(shared) and not any(
            place.status(language, term.text)
            for language in shared
            for term in concept.terms[language]
        )

    def _append(self, concept: Concept) -> None:
        told = {name: cell for name, cell in cells_of(concept).items() if cell}
        cells = {name: cell for name, cell in told.items() if name in self._sheet.header}
        for name in told:
            if name not in cells and name != "id" and not name.startswith("gender_"):
                self._left_out[f"contents for which there is no column {name}"] += 1
        cells["id"] = concept.id or self._slug(concept)
        place = Place({name: harmless(cell) for name, cell in cells.items()}, row=None)
        self._places.append(place)
        self._by_id[place.id] = place
        self._index(place)

    def _fill(self, place: Place, concept: Concept) -> None:
        for language, forms in concept.terms.items():
            for term in forms:
                self._fill_form(place, concept, language, term)
        plain = {"kind": concept.kind, "note": concept.note, "source": concept.source}
        plain |= {"confidence": concept.confidence, **concept.extra}
        plain |= {f"gender_{code}": value for code, value in concept.gender.items()}
        for name, content in plain.items():
            if not content:
                continue
            if name not in self._sheet.header and name.startswith("gender_"):
                continue  # for terms.d, where the file knows its form: `new_genders`
            if name not in self._sheet.header:
                self._left_out[f"contents for which there is no column {name}"] += 1
                continue
            here = place.cells.get(name, "")
            if not here and (place.id, name) not in self._described:
                self._write(place, name, harmless(content))
            elif here and not _same(here, content, plural=name.startswith("gender_")):
                self._conflict(concept, place.id, f"{name} is “{content}” there and “{here}” here")
        self._index(place)

    def _fill_form(self, place: Place, concept: Concept, language: str, term: Term) -> None:
        status = place.status(language, term.text)
        preferred = place.cells.get(language, "")
        here = f"“{term.text}” is {term.status} in {language} there and {status} here"
        if status is not None:
            gentler = term.status is _ADMITTED and status is _PREFERRED
            ranked = self._foreign.ranked or _FORBIDDEN in (status, term.status)
            if status is not term.status and ranked and not gentler:
                self._conflict(concept, place.id, here)
        elif term.status is _PREFERRED and preferred:
            self._conflict(
                concept,
                place.id,
                f"“{term.text}” is preferred in {language} there and “{preferred}” here",
            )
        elif term.status is _PREFERRED:
            self._write(place, language, term.text)
        elif term.status is _ADMITTED:
            self._write(place, f"{language}_variants", term.text, more=True)
        else:
            self._write(place, "forbidden", f"{language}: {term.text}", more=True)

    def _write(self, place: Place, name: str, content: str, *, more: bool = False) -> None:
        place.write(name, content, more=more)
        if place.row is not None:
            self._filled.append((place.id, name, content))

    def _conflict(self, concept: Concept, name: str, message: str) -> None:
        self._conflicts.append(Conflict(concept.line, name, message))

    def _index(self, place: Place) -> None:
        for language in self._languages():
            for text, status in place.forms(language).items():
                named = self._by_form.setdefault((language, fold(text).text), [])
                if status is not _FORBIDDEN and place not in named:
                    named.append(place)

    def _languages(self) -> list[str]:
        if not self._columns:
            codes = [*languages_of(self._foreign.concepts)]
            self._columns = {code: self._column(code) for code in codes}
        return sorted({column for column in self._columns.values() if column})

    def _slug(self, concept: Concept) -> str:
        """An id of ASCII letters made from a form, not used yet."""
        texts = [forms[0].text for forms in concept.terms.values()]
        low = unicodedata.normalize("NFD", texts[0].lower().translate(_STROKES))
        letters = low.encode("ascii", "ignore").decode()
        slug = "-".join(part for part in (concept.kind, letters) if part)
        slug = _NO_SLUG.sub("-", slug).strip("-")[:60].rstrip("-") or "term"
        name, count = slug, 1
        while name in self._by_id:
            count += 1
            name = f"{slug}-{count}"
        return name


def _same(here: str, there: str, *, plural: bool) -> bool:
    """Whether two contents say the same; TBX cannot tell `mpl` from `m`."""
    if plural and here in (f"{there}pl",):
        return True
    return " ".join(here.split()) == " ".join(there.split()) or here == harmless(there)
