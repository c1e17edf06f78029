"""`references.toml`: how references are built, read and written in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from workflow.errors import GlossaryError
from workflow.glossary.folding import ascii_symbol

_T = TypeVar("_T")
_TYPE_KEYS = """
    key abbreviations party state short digits joint narrower_than untyped legislature rare
"""
_LANGUAGE_KEYS = """
    marker marker_many gap member_marker markers small plural ascii and months dates
    day_suffixes numeric date_words other_dates measures elsewhere endings
"""

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


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceTables:
    """Everything `references.toml` holds; empty tables recognise nothing.

    Compared by identity, so that what is compiled from tables can be kept by them.
    """

    types: tuple[DocumentType, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    bodies: tuple[Body, ...] = ()
    languages: Mapping[str, LanguageRules] = field(default_factory=dict)

    def type(self, key: str) -> DocumentType | None:
        """The type with that key."""
        return next((one for one in self.types if one.key == key), None)

    def types_of(self, letters: str, *, party: bool) -> tuple[str, ...]:
        """The keys of the types that letters in a symbol may mean, in table order."""
        return tuple(one.key for one in self.types if letters in one.letters(party=party))

    def body_phrase(self, key: str, language: str) -> str | None:
        """The phrase for an issuing body (`of the Government`)."""
        for body in self.bodies:
            if body.key == key:
                return next(iter(body.phrases.get(language, ())), None)
        return None


def read_tables(path: Path) -> ReferenceTables:
    """The tables in a file; empty ones when it does not exist.

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
    return parse_tables(text, path)


def parse_tables(text: str, path: Path) -> ReferenceTables:
    """The tables in the text of a `references.toml`; `path` is named in errors.

    Raises `GlossaryError` on broken TOML, a missing key, or a value of the wrong kind.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise GlossaryError(f"not valid TOML, {err}", path=path) from err
    return _Reader(document, path).tables()


class _Reader:
    """Takes typed values out of the TOML document and refuses what it does not know."""

    def __init__(self, document: Mapping[str, Any], path: Path) -> None:
        self._document = document
        self._path = path

    def tables(self) -> ReferenceTables:
        for section in self._document:
            if section not in ("types", "issuers", "bodies", "languages"):
                raise self._error(f"[{section}] is not a section of this file")
        languages = self._document.get("languages", {})
        if not isinstance(languages, dict):
            raise self._error("[languages] must hold one table a language")
        tables = ReferenceTables(
            types=tuple(self._type(entry) for entry in self._entries("types")),
            issuers=tuple(self._issuer(entry) for entry in self._entries("issuers")),
            bodies=tuple(self._body(entry) for entry in self._entries("bodies")),
            languages={
                code: self._language(code, entry) for code, entry in sorted(languages.items())
            },
        )
        self._check(tables)
        return tables

    def _check(self, tables: ReferenceTables) -> None:
        keys = [one.key for one in tables.types]
        for name in keys:
            if keys.count(name) > 1:
                raise self._error(f"two document types have the key {name}")
        for one in tables.types:
            if one.narrower_than and one.narrower_than not in keys:
                raise self._error(f"type {one.key}: there is no type {one.narrower_than}")
            if one.short not in SHORT_RULES:
                raise self._error(f"type {one.key}: short must be one of {', '.join(SHORT_RULES)}")
        symbols = [ascii_symbol(one.symbol) for one in tables.issuers]
        for issuer in tables.issuers:
            if symbols.count(ascii_symbol(issuer.symbol)) > 1:
                raise self._error(f"two issuers have the symbol {issuer.symbol}")

    def _type(self, entry: Mapping[str, Any]) -> DocumentType:
        where = f"type {entry.get('key', '?')}"
        words: dict[str, TypeWord] = {}
        for code, value in entry.items():
            if not isinstance(value, dict):
                if code not in _TYPE_KEYS.split():
                    raise self._error(f"{where} has no key {code}")
                continue
            place = f"{where}, {code}"
            words[code] = TypeWord(
                one=self._text(value, "one", place),
                many=self._text(value, "many", place),
                also=self._texts(value, "also", place),
                also_many=self._texts(value, "also_many", place),
                gender=self._text(value, "gender", place, ""),
            )
        return DocumentType(
            key=self._text(entry, "key", where),
            words=words,
            abbreviations=self._texts(entry, "abbreviations", where),
            party=self._texts(entry, "party", where),
            state=self._texts(entry, "state", where),
            short=self._text(entry, "short", where, "never"),
            digits=self._value(entry, "digits", where, int, 3),
            joint=self._value(entry, "joint", where, bool, False),
            narrower_than=self._text(entry, "narrower_than", where, ""),
            untyped=self._value(entry, "untyped", where, bool, False),
            legislature=self._value(entry, "legislature", where, bool, False),
            rare=self._value(entry, "rare", where, bool, False),
        )

    def _issuer(self, entry: Mapping[str, Any]) -> Issuer:
        where = f"issuer {entry.get('symbol', '?')}"
        return Issuer(
            symbol=self._text(entry, "symbol", where),
            also=self._texts(entry, "also", where),
            legislature=self._value(entry, "legislature", where, bool, False),
            names={
                code: self._texts(entry, code, where)
                for code in sorted(entry)
                if code not in ("symbol", "also", "legislature")
            },
        )

    def _body(self, entry: Mapping[str, Any]) -> Body:
        where = f"body {entry.get('key', '?')}"
        return Body(
            key=self._text(entry, "key", where),
            phrases={
                code: self._texts(entry, code, where) for code in sorted(entry) if code != "key"
            },
        )

    def _language(self, code: str, entry: Mapping[str, Any]) -> LanguageRules:
        where = f"[languages.{code}]"
        if not isinstance(entry, dict):
            raise self._error(f"{where} must be a table")
        for name in entry:
            if name not in _LANGUAGE_KEYS.split():
                raise self._error(f"{where} has no key {name}")
        numeric = self._text(entry, "numeric", where, "dmy")
        if numeric not in ("dmy", "mdy"):
            raise self._error(f"{where} numeric must be dmy or mdy")
        months = self._value(entry, "months", where, list, [])
        return LanguageRules(
            marker=self._text(entry, "marker", where),
            marker_many=self._text(entry, "marker_many", where),
            gap=self._text(entry, "gap", where, " "),
            member_marker=self._text(entry, "member_marker", where, ""),
            markers=self._texts(entry, "markers", where),
            small=self._value(entry, "small", where, bool, False),
            plural=self._value(entry, "plural", where, bool, True),
            ascii=self._value(entry, "ascii", where, bool, True),
            joiners=self._texts(entry, "and", where),
            months=tuple(self._texts({"months": names}, "months", where) for names in months),
            dates=self._texts(entry, "dates", where),
            day_suffixes=self._texts(entry, "day_suffixes", where),
            numeric=numeric,
            date_words=self._texts(entry, "date_words", where),
            other_dates=self._texts(entry, "other_dates", where),
            measures=self._texts(entry, "measures", where),
            elsewhere=self._texts(entry, "elsewhere", where),
            endings=self._texts(entry, "endings", where),
        )

    def _entries(self, section: str) -> list[Mapping[str, Any]]:
        entries = self._document.get(section, [])
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            raise self._error(f"{section} must be written as [[{section}]] tables")
        return entries

    def _text(
        self, entry: Mapping[str, Any], name: str, where: str, default: str | None = None
    ) -> str:
        return self._value(entry, name, where, str, default)

    def _texts(self, entry: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
        value = entry.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self._error(f"{where}: {name} must be a list of texts in quotes")
        return tuple(value)

    def _value(
        self, entry: Mapping[str, Any], name: str, where: str, kind: type[_T], default: _T | None
    ) -> _T:
        value = entry.get(name, default)
        if value is None:
            raise self._error(f"{where}: {name} is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self._error(f"{where}: {name} has a value of the wrong kind")
        return value

    def _error(self, message: str) -> GlossaryError:
        return GlossaryError(message, path=self._path, hint="See docs/glossary.md")
