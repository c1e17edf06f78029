"""The symbol of a document: its families, its letters, its exact Vietnamese form.

    party    = num dash TYPE slash ISSUER {"-" UNIT}      11-NQ/TW, 367-QĐ/TWĐTN-VP, 1108-CV/VPTW
    admin    = num slash TYPE dash ISSUER {"-" UNIT}      128/NQ-CP, 126/KH-UBND
    legal    = num slash year slash TYPE dash ISSUER      30/2020/NĐ-CP
    joint    = legal with a joint TYPE and several ISSUERs        02/2009/TTLT-BNG-BNV
    assembly = num slash year slash ISSUER digits         80/2015/QH13, 351/2017/UBTVQH14
    letter   = num slash ISSUER "-" UNIT                  4800/UBND-NC
    num      = 1*5 digit [letter]     year = 4 digit
    dash     = [sp] "-" [sp]          slash = [sp] "/" [sp]      (blanks and dashes are folded)

In a party symbol the dash may be missing (`84 QĐ/TWĐTN`). The letters come from the tables;
ASCII spellings (QD, HDND) and wrong case (QĐ-TTG) are restored from there, never by rule.
A symbol in small letters (`18-nq/tw`, `1523/Qđ-ubnd`) is one only behind a type word or marker:
see `SymbolGrammar.match_small`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workflow.glossary.folding import ascii_symbol
from workflow.glossary.tables import Issuer, ReferenceTables

_NUMBER = r"(?P<number>\d{1,5}(?:[A-Za-z](?![A-Za-zĐƯđư]))?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DASH, _SLASH = r" ?- ?", r" ?/ ?"
# `BCĐ389`, `SGDĐT`: an issuer that no table lists.
_ANY_ISSUER = r"[A-ZĐƯ]{2}[A-ZĐƯ0-9]*"
# `TWĐTN-VP`, `BGDĐT-GDTrH`, `VPCP-V.I`: the unit that wrote it; `TW-Politburo` holds none.
_UNITS = r"(?P<units>(?:-[A-ZĐƯ]+(?:[a-zđư][A-ZĐƯ]+|\.[A-ZĐƯ]+|[0-9&])*)*)"
_ANY_TYPE_LETTERS = 7
_ANY_TYPE = rf"[A-ZĐ]{{2,{_ANY_TYPE_LETTERS}}}"
# In small letters `sgdđt` may be an issuer and `kgvx` a unit, `scan` and `based` are words.
_CONSONANTS = "BCDĐGHKLMNPQRSTVX"
_SMALL_ISSUER = rf"[{_CONSONANTS}]{{2}}[{_CONSONANTS}0-9]*"
_CAPITALS = {ord(small): small.upper() for small in "abcdefghijklmnopqrstuvwxyzđư"}
_SMALL_REACH, _SHORT_ISSUER = 80, 2
# `decision no. 12/qd-ubnd.pdf`, `plan no. 3-kh/tu@langson.gov.vn`, `no. 12/kh-tu_2025`
_FILE_NAME = re.compile(r"\.(?:[a-z0-9]|[A-Z]{3})|[/@_=\\]")
_NUMBER_ALONE = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol found in a text."""

    end: int
    number: str
    year: str
    letters: str
    """What follows number and year, in Vietnamese spelling: `NQ/TW`, `NĐ-CP`, `QH15`."""
    canonical: str
    issuer: str
    types: tuple[str, ...]
    """Keys of the types its letters may mean; empty for the National Assembly's."""
    known: bool
    """Whether the issuer is one of the table."""
    loose: bool
    """Whether the shape alone is weak evidence: no dash, a rare or unknown type."""
    assembly: bool = False


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The patterns of the families."""

    typed: tuple[tuple[str, re.Pattern[str]], ...]
    untabled: tuple[tuple[str, re.Pattern[str]], ...]
    """The same for types that no table lists."""
    assembly: re.Pattern[str]
    letter: re.Pattern[str]


class SymbolGrammar:
    """Finds the symbol that begins at a number."""

    def __init__(self, tables: ReferenceTables) -> None:
        self._tables = tables
        self._types: dict[tuple[str, bool], tuple[str, ...]] = {}
        self._letters = _letter_index(tables)
        self._issuers = _issuer_index(tables)
        self._rare = {one.key for one in tables.types if one.rare}
        self._joint = {one.key for one in tables.types if one.joint}
        self._untyped = tuple(one.key for one in tables.types if one.untyped)
        self.longest_type = max([_ANY_TYPE_LETTERS, *map(len, self._letters)])
        """The most letters a type may have."""
        types = _alternatives(self._letters)
        known, legislative = self._issuer_patterns()
        endings = {ending for rules in tables.languages.values() for ending in rules.endings}
        end = rf"(?=(?:{_alternatives(endings)})?(?!\w))"
        self._capital = _shapes(
            types,
            issuer=rf"(?P<issuer>{known}|{_ANY_ISSUER}){_UNITS}{end}",
            letter=rf"(?P<issuer>{known}|{_ANY_ISSUER}){_UNITS}{end}",
            legislative=rf"(?P<issuer>{legislative}){end}",
            known=rf"(?P<issuer>{known}){_UNITS}{end}",
        )
        units = rf"(?P<units>(?:-(?:{known}|[{_CONSONANTS}0-9]+))*)"
        end = rf"(?=(?:{_alternatives(ending.upper() for ending in endings)})?(?!\w))"
        self._small = _shapes(
            types,
            issuer=rf"(?P<issuer>{known}|{_SMALL_ISSUER}){units}{end}",
            letter=rf"(?P<issuer>{known}){units}{end}",
            legislative=rf"(?P<issuer>{legislative}){end}",
        )

    def match(self, text: str, position: int, named: tuple[str, ...]) -> Symbol | None:
        """The symbol that begins at a number, or `None`.

        `named` holds the keys of the types that a word before the number means; they tell
        ĐA from DA, and let a type pass that the tables do not list.
        """
        return self._match(self._capital, text, position, named)

    def match_small(self, text: str, position: int, named: tuple[str, ...]) -> Symbol | None:
        """The symbol with small letters that begins at a number behind a type word or marker.

        `18-nq/tw`, `30/2020/nđ-cp`. The tables must know its issuer, or its type letters must
        mean what the word before it says (`quyết định số 12/qđ-sgdđt`).
        """
        number = _NUMBER_ALONE.match(text, position)
        if number is None:
            return None
        rest = text[number.end() : position + _SMALL_REACH]
        symbol = self._match(self._small, number.group() + rest.translate(_CAPITALS), 0, named)
        if symbol is None or _FILE_NAME.match(text, position + symbol.end):
            return None
        if symbol.assembly:
            return replace(symbol, end=position + symbol.end)
        # `bus no. 12/cp-hn`, `size no. 4/l-tu`, `there is no 5 ct/hu`: only where a word says so.
        brief = len(symbol.issuer) <= _SHORT_ISSUER and symbol.letters.startswith(symbol.issuer)
        if (brief or symbol.loose or not symbol.known) and not self._says(named, symbol):
            return None
        if symbol.loose and not symbol.known:
            return None
        return replace(symbol, end=position + symbol.end)

    def _says(self, named: tuple[str, ...], symbol: Symbol) -> bool:
        """Whether the type word may mean what the letters mean."""
        kinds = (self._tables.type(one) for one in named)
        wider = (kind.narrower_than for kind in kinds if kind)
        return bool({*named, *wider} & set(symbol.types))

    def _match(
        self, shapes: _Shapes, text: str, position: int, named: tuple[str, ...]
    ) -> Symbol | None:
        if match := shapes.assembly.match(text, position):
            return self._read_assembly(match)
        for family, pattern in shapes.typed:
            if match := pattern.match(text, position):
                return self._read_typed(match, family, named)
        # Before the untabled types: `4800/UBND-NC` has the shape of an administrative symbol.
        match = shapes.letter.match(text, position)
        # `01/CV-BTGDVtU` has a slip in its issuer: `match_small` reads it.
        if match and match["units"] and not self._is_slip(match["units"].lstrip("-")):
            symbol = self._read_letter(match)
            if symbol.known or set(named) & set(self._untyped):
                return symbol
        if named:
            for family, pattern in shapes.untabled:
                if match := pattern.match(text, position):
                    return self._read_typed(match, family, named)
        return None

    def _read_typed(self, match: re.Match[str], family: str, named: tuple[str, ...]) -> Symbol:
        party = family == "party"
        letters, types = self._resolve_type(match["type"], party=party, named=named)
        issuer, known = self._resolve_issuer(match["issuer"])
        units = match["units"]
        joint = bool(self._joint & set(types))
        if joint:
            units = "".join(
                f"-{self._resolve_issuer(unit)[0]}" for unit in units.split("-") if unit
            )
        tail = f"{letters}{'/' if party else '-'}{issuer}{units}"
        year = match["year"] if family == "legal" else ""
        dash = match["dash"].strip() if party else "-"
        separator = "-" if party else "/"
        return Symbol(
            end=match.end(),
            number=match["number"],
            year=year,
            letters=tail,
            canonical=separator.join(filter(None, (match["number"], year, tail))),
            issuer=issuer + units if joint else self._without_legislature(issuer),
            types=types,
            known=known,
            loose=not dash or not types or bool(self._rare & set(types)) or len(letters) == 1,
        )

    def _read_assembly(self, match: re.Match[str]) -> Symbol:
        issuer, _ = self._resolve_issuer(match["issuer"])
        return Symbol(
            end=match.end(),
            number=match["number"],
            year=match["year"],
            letters=issuer,
            canonical=f"{match['number']}/{match['year']}/{issuer}",
            issuer=self._without_legislature(issuer),
            types=(),
            known=True,
            loose=False,
            assembly=True,
        )

    def _read_letter(self, match: re.Match[str]) -> Symbol:
        issuer, known = self._resolve_issuer(match["issuer"])
        tail = issuer + match["units"]
        return Symbol(
            end=match.end(),
            number=match["number"],
            year="",
            letters=tail,
            canonical=f"{match['number']}/{tail}",
            issuer=issuer,
            types=self._untyped,
            known=known,
            loose=False,
        )

    def _resolve_type(
        self, written: str, *, party: bool, named: tuple[str, ...]
    ) -> tuple[str, tuple[str, ...]]:
        """The type letters in Vietnamese spelling, and the types they may mean."""
        candidates = [
            (letters, types)
            for letters in self._letters.get(written, ())
            if (types := self._types_of(letters, party=party))
        ]
        if not candidates:
            return written, ()
        for one in named:
            for letters, types in candidates:
                if one in types:
                    return letters, types
        exact = [found for found in candidates if found[0] == written]
        return (exact or candidates)[0]

    def _types_of(self, letters: str, *, party: bool) -> tuple[str, ...]:
        known = self._types.get((letters, party))
        if known is None:
            known = self._types[letters, party] = self._tables.types_of(letters, party=party)
        return known

    def _resolve_issuer(self, written: str) -> tuple[str, bool]:
        """The issuer in Vietnamese spelling, and whether the tables know it."""
        bare = written.rstrip("0123456789")
        issuer = self._issuer(written)
        if issuer is not None:
            return issuer.symbol, True
        issuer = self._issuer(bare)
        if issuer is not None:
            # `QH15`; `BCD389`, of one steering committee of many
            return issuer.symbol + written[len(bare) :], issuer.legislature
        return written, False

    def _without_legislature(self, issuer: str) -> str:
        bare = issuer.rstrip("0123456789")
        found = self._issuer(bare)
        return bare if found is not None and found.legislature else issuer

    def _issuer(self, written: str) -> Issuer | None:
        return self._issuers.get(written) or self._issuers.get(ascii_symbol(written).upper())

    def _is_slip(self, written: str) -> bool:
        """Whether a known issuer is written with a small letter that it has not."""
        return written not in self._issuers and ascii_symbol(written).upper() in self._issuers

    def _issuer_patterns(self) -> tuple[str, str]:
        """Patterns of all issuers of the table, and of those of the legislature."""

        def spellings(issuers: Iterable[Issuer]) -> str:
            return _alternatives(
                spelling
                for issuer in issuers
                for name in (issuer.symbol, *issuer.also)
                for spelling in _spellings(name)
            )

        legislative = spellings(one for one in self._tables.issuers if one.legislature)
        legislative = rf"(?:{legislative})\d{{1,2}}"
        everyone = spellings(self._tables.issuers)
        return rf"{legislative}|{everyone}", legislative


def _shapes(types: str, issuer: str, letter: str, legislative: str, known: str = "") -> _Shapes:
    """The patterns for types and issuers; `known` issuers may follow a type of no table."""

    def typed(types: str, dash: str, issuer: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        kind = rf"(?P<type>{types})"
        return (
            ("legal", _numbered(rf"{_SLASH}{_YEAR}{_SLASH}{kind}{_DASH}{issuer}")),
            ("admin", _numbered(rf"{_SLASH}{kind}{_DASH}{issuer}")),
            ("party", _numbered(rf"(?P<dash>{dash}){kind}{_SLASH}{issuer}")),
        )

    return _Shapes(
        typed=typed(types, rf"{_DASH}| ?", issuer),
        untabled=typed(_ANY_TYPE, _DASH, known) if known else (),
        assembly=_numbered(rf"{_SLASH}{_YEAR}{_SLASH}{legislative}"),
        letter=_numbered(rf"{_SLASH}{letter}"),
    )


def _numbered(shape: str) -> re.Pattern[str]:
    return re.compile(_NUMBER + shape)


def _spellings(letters: str) -> set[str]:
    """How letters may be written: `QĐ` also QD, `TTg` also TTG."""
    plain = ascii_symbol(letters)
    return {letters, plain, letters.upper(), plain.upper()}


def _letter_index(tables: ReferenceTables) -> dict[str, tuple[str, ...]]:
    """Type letters in Vietnamese spelling by every spelling that may stand for them."""
    index: dict[str, list[str]] = {}
    for one in tables.types:
        for letters in (*one.abbreviations, *one.party, *one.state):
            for spelling in sorted(_spellings(letters)):
                known = index.setdefault(spelling, [])
                if letters not in known:
                    known.append(letters)
    return {spelling: tuple(known) for spelling, known in index.items()}


def _issuer_index(tables: ReferenceTables) -> dict[str, Issuer]:
    """Issuers by spelling; an exact one (TU, and TƯ for TW) goes before an ASCII one."""
    index = {
        spelling: issuer for issuer in tables.issuers for spelling in (*issuer.also, issuer.symbol)
    }
    for spelling, issuer in tuple(index.items()):
        index.setdefault(ascii_symbol(spelling).upper(), issuer)
    return index


def _alternatives(words: Iterable[str]) -> str:
    """A pattern of words, longest first; one that never matches when there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered) or r"(?!)"
