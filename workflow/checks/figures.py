"""The figures in a text, so that two languages can be compared.

Separators and months come from CLDR, spelled-out figures from `figures.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
# "XIII", French "XIIIe", "Ier"
_ROMAN = re.compile(
    r"(?<!\w)(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?:(?!\w)|(?=(?:er?|ère|ème)\b))"
)
# "VND860 billion", "US$34", "NOK 5": a figure may touch a currency code, but no other letters
_BEFORE = r"(?:(?<![\w.,])|(?<!\d)(?<=[.,])|(?<=\b[A-Z]{3})|(?<=\b[A-Z]{2}))"
_HALF_DAY = re.compile(r"\s*p\.?\s?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number written in digits."""

    values: frozenset[Decimal]
    """The value; with other readings of it, such as 14 for `2 p.m.`"""
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All the figures of a text."""

    digits: tuple[Figure, ...]
    words: frozenset[Decimal]
    """Values that words, month names and Roman numerals may stand for."""

    def may_hold(self, figure: Figure) -> bool:
        """Whether the text says this figure in some way."""
        return not self.words.isdisjoint(figure.values) or any(
            not other.values.isdisjoint(figure.values) for other in self.digits
        )


def find_figures(text: str, language: str) -> Figures:
    """The figures of a plain text in a language (any CLDR knows; others as in English)."""
    rules = _rules(language)
    return Figures(tuple(rules.digits(text)), frozenset(rules.words(text)))


def localise_figure(text: str, source_language: str, target_language: str) -> str:
    """A figure with its separators as the target language writes them (CLDR).

    What has no separators, or is not written by the source language's rules, stays.

    >>> localise_figure("133,000", "en", "es"), localise_figure("3.45", "en", "vi")
    ('133.000', '3,45')
    """
    from babel.numbers import format_decimal

    known = _rules(source_language).format_of(text)
    if known is None:
        return text
    value, places = known
    pattern = "#,##0" + ("." + "0" * places if places else "")
    written = format_decimal(value, format=pattern, locale=target_language.replace("-", "_"))
    return written.replace("\u202f", "\u00a0")


class _Rules:
    def __init__(self, language: str) -> None:
        from babel import Locale, UnknownLocaleError

        try:
            locale = Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            locale = Locale("en")
        data = _words_of(locale.language)
        symbols = locale.number_symbols["latn"]
        self._decimal: str = symbols["decimal"]
        groups = "".join({symbols["group"], "\u00a0", "\u202f", " "} - {self._decimal})
        # "1 250 milliards" and "1,250 billion": groups of three; "6,95 %": a decimal part
        self._number = re.compile(
            rf"{_BEFORE}(?P<whole>\d{{1,3}}(?P<sep>[{re.escape(groups)}])\d{{3}}(?:(?P=sep)\d{{3}})*"
            rf"(?!\d)|\d+)(?:(?P<mark>[.,])(?P<part>\d+))?"
        )
        # "9:30", "14h30", "7.30 a.m."
        marks = r"(?:[:h]|\.(?=\d\d\s?[ap]\.?\s?m\b))"
        self._time = re.compile(
            rf"(?<![\d.,])(?P<h>[01]?\d|2[0-3]){marks}(?P<m>[0-5]\d)(?![.,]?\d)"
        )
        self._scales = {
            word.casefold(): Decimal(10) ** power for word, power in data.get("scale", {}).items()
        }
        self._scale = _alternatives(self._scales, before=r"\s+", after=r"(?!\w)")
        self._values = {
            word.casefold(): Decimal(str(value)) for word, value in data.get("words", {}).items()
        }
        for width in ("wide", "abbreviated"):
            for number, name in locale.months["format"][width].items():
                self._values.setdefault(name.casefold().rstrip("."), Decimal(number))
        self._word = _alternatives(self._values, before=r"(?<!\w)", after=r"(?!\w)")

    def digits(self, text: str) -> Iterator[Figure]:
        taken: list[tuple[int, int]] = []
        for match in self._time.finditer(text):
            taken.append(match.span())
            yield self._figure(match, "h", text, self._hours(text, match))
            yield self._figure(match, "m", text, {Decimal(match["m"])})
        for match in self._number.finditer(text):
            if any(start <= match.start() < end for start, end in taken):
                continue
            yield from self._numbers(match, text)

    def words(self, text: str) -> Iterator[Decimal]:
        for match in self._word.finditer(text):
            value = self._values[match[1].casefold()]
            scale = self._scale.match(text, match.end())
            yield value * self._scales[_folded(scale[1])] if scale else value
        for match in self._number.finditer(text):
            if self._may_be_clock(match):
                yield Decimal(match["part"])
        for match in _ROMAN.finditer(text):
            if match.group():
                yield Decimal(_roman_value(match.group()))

    def _numbers(self, match: re.Match[str], text: str) -> Iterator[Figure]:
        whole = re.sub(r"\D", "", match["whole"])
        mark, part = match["mark"], match["part"]
        if mark is None or part is None:
            yield self._figure(match, 0, text, self._scaled(text, match, Decimal(whole)))
        elif mark != self._decimal and len(part) == 3 and len(whole) <= 3:
            grouped = Decimal(whole + part)
            yield self._figure(match, 0, text, self._scaled(text, match, grouped))
        else:
            values = self._scaled(text, match, Decimal(f"{whole}.{part}"))
            if self._may_be_clock(match):
                values.add(Decimal(whole))
            yield self._figure(match, 0, text, values)

    def _may_be_clock(self, match: re.Match[str]) -> bool:
        """Whether it is "kl. 14.30" or "a las 14.30": a stop where the comma is decimal."""
        if match["mark"] != "." or self._decimal != "," or len(match["part"]) != 2:
            return False
        return len(match["whole"]) <= 2 and int(match["whole"]) < 24 and int(match["part"]) < 60

    def format_of(self, text: str) -> tuple[Decimal, int] | None:
        """The value of one figure that has separators, and its decimal places."""
        match = self._number.fullmatch(text)
        if match is None or not (match["sep"] or match["mark"]):
            return None
        whole, part = re.sub(r"\D", "", match["whole"]), match["part"] or ""
        if match["mark"] and match["mark"] != self._decimal:
            return None
        return Decimal(f"{whole}.{part}") if part else Decimal(whole), len(part)

    def _scaled(self, text: str, match: re.Match[str], value: Decimal) -> set[Decimal]:
        scale = self._scale.match(text, match.end())
        if scale:
            return {value * self._scales[_folded(scale[1])]}
        return {value, value + 12} if _HALF_DAY.match(text, match.end()) else {value}

    def _hours(self, text: str, match: re.Match[str]) -> set[Decimal]:
        hour = Decimal(match["h"])
        return {hour, hour + 12} if _HALF_DAY.match(text, match.end()) else {hour}

    @staticmethod
    def _figure(match: re.Match[str], group: str | int, text: str, values: set[Decimal]) -> Figure:
        start, end = match.span(group)
        return Figure(frozenset(value.normalize() for value in values), text[start:end], start, end)


@cache
def _rules(language: str) -> _Rules:
    return _Rules(language)


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return tomllib.loads(files(__package__).joinpath("figures.toml").read_text(encoding="utf-8"))


def _words_of(language: str) -> Mapping[str, Mapping[str, Any]]:
    table = _table()
    return table.get("nb" if language == "no" else language, {})


def _alternatives(words: Mapping[str, object], before: str, after: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(f"{before}({joined or '(?!)'}){after}", re.IGNORECASE)


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())


def _roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if any(value < later for later in values[index + 1 : index + 2]) else value
        for index, value in enumerate(values)
    )
