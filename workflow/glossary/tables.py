"""`references.toml`: how references are built, read and written in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from workflow.errors import GlossaryError
from workflow.glossary.folding import ascii_symbol
from workflow.glossary.sessions.tables import (
    SessionKind,
    SessionPlace,
    read_place_kinds,
    read_places,
    read_sessions,
)
from workflow.glossary.toml_reader import Loads, TomlReader

TABLES_FILE = "references.toml"
_TYPE_KEYS = """
    key abbreviations party state short digits joint narrower_than untyped legislature rare
"""
_LANGUAGE_KEYS = """
    marker marker_many gap member_marker markers small plural ascii and months dates
    day_suffixes numeric date_words other_dates measures elsewhere endings
    range years years_read
"""

_SECTIONS = ("types", "issuers", "bodies", "languages", "sessions", "session_places")

SHORT_RULES = ("any", "capital", "marked", "never")


@dataclass(frozen=True, slots=True)
class TypeWord:
    """The word for a document type in one language."""

    one: str
    many: str
    also: tuple[str, ...] = ()
    also_many: tuple[str, ...] = ()
    gender: str = ""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document: resolution, decree, plan."""

    key: str
    words: Mapping[str, TypeWord]
    abbreviations: tuple[str, ...] = ()
    """Letters in a symbol of any family, in Vietnamese spelling."""
    party: tuple[str, ...] = ()
    """Letters that mean this type in Party symbols (`37-QĐ/TW`) only."""
    state: tuple[str, ...] = ()
    """Letters that mean this type in State symbols only."""
    short: str = "never"
    """When a bare number may follow: `any`, `capital`, `marked` or `never`."""
    digits: int = 3
    """Most digits of such a number."""
    joint: bool = False
    narrower_than: str = ""
    """Key of the type whose word also names this one; empty where none does."""
    untyped: bool = False
    """Whether State symbols of it carry no type letters (`4800/UBND-NC`)."""
    legislature: bool = False
    """Whether the National Assembly issues it without type letters in the symbol."""
    rare: bool = False
    """Whether a bare symbol of it counts only with an issuer of the table."""

    def letters(self, *, party: bool) -> tuple[str, ...]:
        """The letters of this type in Party or in State symbols."""
        return self.abbreviations + (self.party if party else self.state)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body as the letters of symbols name it."""

    symbol: str
    also: tuple[str, ...] = ()
    legislature: bool = False
    """Whether the number of the legislature follows (`QH15`)."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Body:
    """An issuing body that may stand between type word and marker."""

    key: str
    phrases: Mapping[str, tuple[str, ...]]
    """By language; the first is the one written."""
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By language what it is called directly before the type word."""


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """How one language writes references, dates and what only looks like them."""

    marker: str = ""
    """What is written before one number (`No.`)."""
    marker_many: str = ""
    """What is written before a list (`Nos.`)."""
    gap: str = " "
    """What stands between marker and number: a blank, or one that does not break."""
    member_marker: str = ""
    """What each later member of a list gets (`số`)."""
    markers: tuple[str, ...] = ()
    small: bool = False
    """Whether the type word is written small inside a sentence."""
    plural: bool = True
    """Whether a list has a plural type word."""
    ascii: bool = True
    """Whether symbols are written without Vietnamese letters."""
    joiners: tuple[str, ...] = ()
    months: tuple[tuple[str, ...], ...] = ()
    dates: tuple[str, ...] = ()
    day_suffixes: tuple[str, ...] = ()
    numeric: str = "dmy"
    date_words: tuple[str, ...] = ()
    other_dates: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    range: str = "-"
    """What stands between the years of a term."""
    years: str = ""
    """What is written after a congress for its term; a form of `session_patterns`."""
    years_read: str = ""
    """What is recognised there."""


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceTables:
    """Everything `references.toml` holds; empty tables recognise nothing.

    Compared by identity, so that what is compiled from tables can be kept by them.
    """

    types: tuple[DocumentType, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    bodies: tuple[Body, ...] = ()
    languages: Mapping[str, LanguageRules] = field(default_factory=dict)
    sessions: tuple[SessionKind, ...] = ()
    places: tuple[SessionPlace, ...] = ()
    place_kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """How a place is named with the word for its kind, by `province` or `city` and language."""
    """Where provincial and municipal congresses are held."""

    def type(self, key: str) -> DocumentType | None:
        """The type with that key."""
        return _types_by_key(self).get(key)

    def types_of(self, letters: str, *, party: bool) -> tuple[str, ...]:
        """The keys of the types that letters in a symbol may mean, in table order."""
        return tuple(one.key for one in self.types if letters in one.letters(party=party))

    def is_byname(self, key: str) -> bool:
        """Whether a type is only another name of one with the same letters."""
        one = self.type(key)
        other = self.type(one.narrower_than) if one and one.narrower_than else None
        if one is None or other is None or not one.abbreviations:
            return False
        return one.abbreviations == other.abbreviations

    def body_phrase(self, key: str, language: str) -> str | None:
        """The phrase for an issuing body (`of the Government`)."""
        for body in self.bodies:
            if body.key == key:
                return next(iter(body.phrases.get(language, ())), None)
        return None


@lru_cache(maxsize=8)
def _types_by_key(tables: ReferenceTables) -> Mapping[str, DocumentType]:
    """Every type by its key; where two have one key, the first."""
    return {one.key: one for one in reversed(tables.types)}


def read_tables(path: Path, loads: Loads = tomllib.loads) -> ReferenceTables:
    """The tables in a file, `loads` reads TOML; empty ones when it does not exist.

    Raises `GlossaryError` naming what is wrong and where.
    """
    if not path.is_file():
        return ReferenceTables()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as err:
        raise GlossaryError("not UTF-8", path=path, hint="Save the file as UTF-8") from err
    except OSError as err:
        raise GlossaryError(f"cannot be read, {err.strerror}", path=path) from err
    return parse_tables(text, path, loads)


def parse_tables(text: str, path: Path, loads: Loads = tomllib.loads) -> ReferenceTables:
    """The tables in the text of a `references.toml`; `path` is named in errors.

    Raises `GlossaryError` on broken TOML, a missing key, or a value of the wrong kind.
    """
    return _Reader(text, path, loads).tables()


class _Reader(TomlReader):
    """Takes the tables out of the document and refuses what it does not know."""

    def tables(self) -> ReferenceTables:
        for section in self.document:
            if section not in _SECTIONS:
                raise self.error(f"[{section}] is not a section of this file")
        languages = self.document.get("languages", {})
        if not isinstance(languages, dict):
            raise self.error("[languages] must hold one table a language")
        tables = ReferenceTables(
            types=tuple(self._type(entry) for entry in self.entries("types")),
            issuers=tuple(self._issuer(entry) for entry in self.entries("issuers")),
            bodies=tuple(self._body(entry) for entry in self.entries("bodies")),
            languages={
                code: self._language(code, entry) for code, entry in sorted(languages.items())
            },
            sessions=read_sessions(self),
            places=read_places(self),
            place_kinds=read_place_kinds(self),
        )
        self._check(tables)
        return tables

    def _check(self, tables: ReferenceTables) -> None:
        keys = [one.key for one in tables.types]
        for name in keys:
            if keys.count(name) > 1:
                line = self.line(f'"{name}"')
                raise self.error(f"two document types have the key {name}", line)
        for one in tables.types:
            if one.narrower_than and one.narrower_than not in keys:
                raise self.error(f"type {one.key}: there is no type {one.narrower_than}")
            if one.short not in SHORT_RULES:
                raise self.error(f"type {one.key}: short must be one of {', '.join(SHORT_RULES)}")
        symbols = [ascii_symbol(one.symbol) for one in tables.issuers]
        for issuer in tables.issuers:
            if symbols.count(ascii_symbol(issuer.symbol)) > 1:
                raise self.error(f"two issuers have the symbol {issuer.symbol}")

    def _type(self, entry: Mapping[str, Any]) -> DocumentType:
        where = f"type {entry.get('key', '?')}"
        words: dict[str, TypeWord] = {}
        for code, value in entry.items():
            if not isinstance(value, dict):
                if code not in _TYPE_KEYS.split():
                    raise self.error(f"{where} has no key {code}", self.line_of(entry))
                continue
            place = f"{where}, {code}"
            words[code] = TypeWord(
                one=self.text(value, "one", place),
                many=self.text(value, "many", place),
                also=self.texts(value, "also", place),
                also_many=self.texts(value, "also_many", place),
                gender=self.text(value, "gender", place, ""),
            )
        return DocumentType(
            key=self.text(entry, "key", where),
            words=words,
            abbreviations=self.texts(entry, "abbreviations", where),
            party=self.texts(entry, "party", where),
            state=self.texts(entry, "state", where),
            short=self.text(entry, "short", where, "never"),
            digits=self.value(entry, "digits", where, int, 3),
            joint=self.value(entry, "joint", where, bool, False),
            narrower_than=self.text(entry, "narrower_than", where, ""),
            untyped=self.value(entry, "untyped", where, bool, False),
            legislature=self.value(entry, "legislature", where, bool, False),
            rare=self.value(entry, "rare", where, bool, False),
        )

    def _issuer(self, entry: Mapping[str, Any]) -> Issuer:
        where = f"issuer {entry.get('symbol', '?')}"
        return Issuer(
            symbol=self.text(entry, "symbol", where),
            also=self.texts(entry, "also", where),
            legislature=self.value(entry, "legislature", where, bool, False),
            names={
                code: self.texts(entry, code, where)
                for code in sorted(entry)
                if code not in ("symbol", "also", "legislature")
            },
        )

    def _body(self, entry: Mapping[str, Any]) -> Body:
        where = f"body {entry.get('key', '?')}"
        return Body(
            key=self.text(entry, "key", where),
            phrases={
                code: self.texts(entry, code, where)
                for code in sorted(entry)
                if code not in ("key", "before")
            },
            before={
                code: self.texts(entry["before"], code, f"{where}, before")
                for code in sorted(self.value(entry, "before", where, dict, {}))
            },
        )

    def _language(self, code: str, entry: Mapping[str, Any]) -> LanguageRules:
        where = f"[languages.{code}]"
        if not isinstance(entry, dict):
            raise self.error(f"{where} must be a table")
        for name in entry:
            if name not in _LANGUAGE_KEYS.split():
                raise self.error(f"{where} has no key {name}", self.line_of(entry))
        numeric = self.text(entry, "numeric", where, "dmy")
        if numeric not in ("dmy", "mdy"):
            raise self.error(f"{where} numeric must be dmy or mdy")
        months = self.value(entry, "months", where, list, [])
        return LanguageRules(
            marker=self.text(entry, "marker", where),
            marker_many=self.text(entry, "marker_many", where),
            gap=self.text(entry, "gap", where, " "),
            member_marker=self.text(entry, "member_marker", where, ""),
            markers=self.texts(entry, "markers", where),
            small=self.value(entry, "small", where, bool, False),
            plural=self.value(entry, "plural", where, bool, True),
            ascii=self.value(entry, "ascii", where, bool, True),
            joiners=self.texts(entry, "and", where),
            months=tuple(self.texts({"months": names}, "months", where) for names in months),
            dates=self.texts(entry, "dates", where),
            day_suffixes=self.texts(entry, "day_suffixes", where),
            numeric=numeric,
            date_words=self.texts(entry, "date_words", where),
            other_dates=self.texts(entry, "other_dates", where),
            measures=self.texts(entry, "measures", where),
            elsewhere=self.texts(entry, "elsewhere", where),
            endings=self.texts(entry, "endings", where),
            range=self.text(entry, "range", where, "-"),
            years=self.text(entry, "years", where, ""),
            years_read=self.text(entry, "years_read", where, ""),
        )
