"""The values of the glossary room: concepts and their terms, references, occurrences."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class TermStatus(StrEnum):
    """How a desk regards one form of a concept."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One form of a concept in one language."""

    text: str
    status: TermStatus


class Policy(StrEnum):
    """What drafting does with a concept."""

    FORCE = "force"
    """Its approved form is put into drafts."""
    VERIFY = "verify"
    """The engine translates it; the draft is then checked for the approved form."""
    PROPOSE = "propose"
    """Its approved form is put into drafts and always needs review: agencies differ."""
    KEEP = "keep"
    """Its source form is carried into the draft unchanged."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a sentence must know of one form; what is unknown or does not apply is empty."""

    gender: str = ""
    """m, f, n, or mf for one that follows the person."""
    number: str = ""
    """sg or pl."""
    article: str = ""
    """`definite`: stands with its language's definite article in running text; `none`: never
    has one (persons, `Hanoi`); `own`: begins with its article; empty: as any noun."""
    elides: bool | None = None
    """Whether fr `le` and `de` lose their vowel, en `a` becomes `an`, es `la` becomes `el`
    (stressed a) before it; `None`: as its first letter says."""
    locative: str = ""
    """What says *in* or *at* before it, article included: `au`, `en`, `à`, `i`, `på`."""
    indefinite: str = ""
    """nb: the indefinite singular (or plural, where the form is plural)."""
    definite: str = ""
    """nb: the definite form of the same number."""
    plural: str = ""
    """The (indefinite) plural."""
    definite_plural: str = ""
    """nb: the definite plural."""
    genitive: str = ""
    """The genitive where the language's rule does not give it."""


@dataclass(frozen=True, slots=True)
class Usage:
    """When and how a concept is used."""

    policy: Policy = Policy.FORCE
    priority: int = 0
    """Of two concepts that fit one stretch of text the higher wins."""
    case: Literal["fixed", "sentence"] = "sentence"
    """Whether a sentence may give its first letter a capital."""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    """First and last day on which the title or body is official; `None`: no limit."""
    authority: str = ""
    """Who laid the forms down: a decree, a circular, an office."""
    everywhere: bool = False
    """Whether a title or body of another country is called so too: `Lao Prime Minister`."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of `terms.csv`: one title, body, place, person, event, document or phrase."""

    id: str
    kind: str
    """`title`, `body`, `person`, `place`, `event`, `document_type`, `political_term`, `slogan`;
    any other word is kept and treated like a phrase."""
    terms: Mapping[str, tuple[Term, ...]] = field(hash=False)
    """Forms by language: the preferred one first, then admitted, then forbidden."""
    note: str = ""
    source: str = ""
    confidence: str = ""
    gender: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Grammatical gender of the preferred form by language: m, f, mf, mpl, fpl."""
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Columns the program does not know, kept as they came."""
    line: int = 0
    """1-based line of the row in its file."""
    grammar: Mapping[str, Mapping[str, Grammar]] = field(default_factory=dict, hash=False)
    """Grammar by language and form, as `terms.d` tells it."""
    usage: Usage = Usage()
    known_renderings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """By language what engines write for it when nobody stops them: never approved."""
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """By language words of which one must stand in the sentence for the concept to be meant."""
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """By language words beside which the concept is never meant."""

    def preferred(self, language: str) -> str | None:
        """The approved form in a language; `None` when the row leaves it empty."""
        return next(iter(self.forms(language, TermStatus.PREFERRED)), None)

    def forms(self, language: str, *statuses: TermStatus) -> tuple[str, ...]:
        """The forms in a language with one of the statuses, in the order of the row."""
        return tuple(term.text for term in self.terms.get(language, ()) if term.status in statuses)

    def grammar_of(self, language: str, form: str) -> Grammar:
        """The grammar of a form.

        A plural that a described form tells has its gender; a form that is not described has
        the gender and number of the row, and stands with the article as the preferred one does.
        """
        described = self.grammar.get(language, {})
        if form in described:
            return described[form]
        for one in described.values():
            if form in (one.plural, one.definite_plural) and form:
                return Grammar(gender=one.gender, number="pl", article=one.article)
        preferred = described.get(self.preferred(language) or "", Grammar())
        gender = self.gender.get(language, "") or preferred.gender
        number = "pl" if gender.endswith("pl") else preferred.number or ("sg" if gender else "")
        article = preferred.article if preferred.article != "own" else ""
        return Grammar(gender=gender.removesuffix("pl"), number=number, article=article)


class Place(StrEnum):
    """Where a reference stands in a list such as `Resolutions Nos. 37-NQ/TW and 11-NQ/TW`."""

    SINGLE = "single"
    FIRST = "first"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a text words a reference, beside the symbol."""

    named: bool = False
    """Whether a type word stands before it (for a later list member: before the list)."""
    marked: bool = False
    """Whether a marker (No., n°, nr., số, n.º) stands before the number, or before its list."""
    place: Place = Place.SINGLE
    types: tuple[str, ...] = ()
    """Every type that the word may mean (fr `projet`: a scheme or a project)."""
    body: str = ""
    """Key of the issuing body named between type word and marker; empty where none is."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a Party or State document, as `references.md` families describe it."""

    type: str
    """Key of the document type; empty where neither word nor symbol tells."""
    number: str
    """As written, with its zero and letter: `05`, `30a`."""
    year: str = ""
    """The year inside the symbol (`30/2020/NĐ-CP`), else empty."""
    symbol: str = ""
    """What follows number and year, in Vietnamese letters: `NQ/TW`; empty for a short form."""
    issuer: str = ""
    """Letters of the issuer without the legislature's number; joint ones with hyphens."""
    date: datetime.date | None = None
    """A full date that the sentence gives for the document."""
    canonical: str = ""
    """The exact Vietnamese symbol (`128/NQ-CP`); empty for a short form."""
    wording: Wording = Wording()

    @property
    def id(self) -> str:
        """The canonical symbol, or type and number for a short form (`resolution 18`)."""
        return self.canonical or f"{self.type} {self.number}"


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference and where it stands; the span leaves out its date."""

    start: int
    end: int
    reference: Reference


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term or reference in a text; `text` is `source[start:end]`, in code points."""

    kind: Literal["term", "reference"]
    id: str
    """Concept id, or the reference's id."""
    start: int
    end: int
    text: str
    status: TermStatus
    """Status of the form found; a reference is preferred unless a concept forbids it."""
    concept: Concept | None = None
    """The concept; for a reference the row that describes that very document, if any."""
    reference: Reference | None = None
    inflection: Literal["", "plural", "genitive"] = ""
    """How the form found differs from the listed one."""
