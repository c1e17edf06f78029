"""The figures in a text, so that two languages can be compared.

Separators and months come from CLDR, words from `figures.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from workflow.checks.amounts.places import WordPattern, find_from_digits, has_digits
from workflow.checks.amounts.spelled import SpelledFigures, alternatives, folded

if TYPE_CHECKING:
    from babel import Locale

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NO_DIGIT = re.compile(r"\D")
_NUMERAL = re.compile(r"[IVXLC]+")
# "XIII", French "XIIIe", "Ier"
_ROMAN = re.compile(
    r"(?<!\w)(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?:(?!\w)|(?=(?:er?|ère|ème)\b))"
)
# "VND860 billion", "US$34": a figure may touch a currency code, but no other letters
_BEFORE = r"(?:(?<![\w.,])|(?<!\d)(?<=[.,])|(?<=\b[A-Z]{3}))"
# "2.9.2023", "11/9/2020": three figures, and none of them decimal
_DATE = re.compile(r"(?<![\w.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\w/-]|[.,]\d)")
# "2021–25" is "2021-2025"
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-–]\s?\Z")
_BLANKS = "\u00a0\u202f\u2009 "
"""What may stand between groups of three, whatever CLDR says."""
_HALF = Decimal("0.5")
_NEAR = 24
"""How far behind a time of day may stand which half of the day it is."""


class Figure(NamedTuple):
    """A number written in digits."""

    values: frozenset[Decimal]
    """The value; with other readings of it, where there are some."""
    text: str
    start: int
    end: int
    minutes: str = ""
    """What may be minutes behind a stop, in a figure that may be a time of day."""


@dataclass(frozen=True, eq=False)
class Figures:
    """All the figures of a text."""

    digits: tuple[Figure, ...]
    _text: str
    _rules: FigureRules

    @cached_property
    def words(self) -> frozenset[Decimal]:
        """Values that words, month names and Roman numerals may stand for.

        Read when first asked for: where each figure has its like, nobody asks.
        """
        return frozenset(value.normalize() for value in self._rules.words(self._text))

    @cached_property
    def spelled(self) -> frozenset[Decimal]:
        """The numbers that words say with certainty: 32 of `thirty-two`, not 30 and 2."""
        return frozenset(value.normalize() for value in self._rules.spelled_numbers(self._text))

    def may_hold(self, figure: Figure) -> bool:
        """Whether the text says this figure in some way."""
        return not self.words.isdisjoint(figure.values) or any(
            not other.values.isdisjoint(figure.values) for other in self.digits
        )


@lru_cache(maxsize=256)
def find_figures(text: str, language: str) -> Figures:
    """The figures of a plain text in a language (any CLDR knows; others as in English)."""
    rules = figure_rules(language)
    return Figures(tuple(rules.digits(text)), text, rules)


class FigureRules:
    """How one language writes figures."""

    def __init__(self, language: str) -> None:
        from babel import Locale, UnknownLocaleError

        try:
            locale = Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            locale = Locale("en")
        data = _words_of(locale.language)
        symbols = locale.number_symbols["latn"]
        self.decimal: str = symbols["decimal"]
        groups = "".join({symbols["group"], *_BLANKS} - {self.decimal})
        # "1 250 milliards" and "1,250 billion": groups of three; "6,95 %": a decimal part
        self.number = re.compile(
            rf"{_BEFORE}(?P<whole>\d{{1,3}}(?P<sep>[{re.escape(groups)}])\d{{3}}(?:(?P=sep)\d{{3}})*"
            rf"(?!\d)|\d+)(?:(?P<mark>[.,])(?P<part>\d+))?"
        )
        # "9:30", "14h30", "7.30 a.m.", "14 h 30"
        self._time = re.compile(
            r"(?<![\d.,])(?P<h>[01]?\d|2[0-3])"
            r"(?:[:h]|[ \u00a0\u202f]h[ \u00a0\u202f]|\.(?=\d\d\s?[ap]\.?\s?m\b))"
            r"(?P<m>[0-5]\d)(?![.,]?\d)"
        )
        self._spelled = SpelledFigures(data)
        self.number_words = self._spelled.listed
        """Every number word."""
        self.number_begins = self._spelled.begins
        in_words = set(data.get("spelled", ()))
        scale = alternatives(word for word in self._spelled.scales if word not in in_words)
        self.scale = re.compile(rf"[\s-]*{scale}(?:\s+{scale})?(?!\w)", re.IGNORECASE)
        # "340 y 500 millones", "between 12 and 16 million": the first is of millions too
        joined = alternatives(data.get("joins", ()))
        self._shared = re.compile(
            rf"\s?(?:[-–]|{joined})\s?\d[\d.,]*\s+(?P<scale>{scale})(?!\w)", re.IGNORECASE
        )
        share = alternatives([*data.get("percent", ()), "%"])
        start, joint = data.get("ranges", ("(?!)", "(?!)"))
        self.quantities = re.compile(
            rf"(?<!\w)(?:{start})\s+\d+[.,]\d+\s+(?:{joint})\s+\d+[.,]\d+"
            rf"|\d+[.,]\d+\s?(?:[-–]|{joined})\s?\d+[.,]\d+(?=\s?{share}|\s{scale})",
            re.IGNORECASE,
        )
        """Two decimal figures of a change or range, neither of them a name."""
        self._short: Mapping[str, int] = data.get("short", {})
        self._sign = re.compile(rf"\s?{alternatives(self._short)}(?!\w)")
        self._afternoon = _soon(data.get("afternoon", ()), data.get("clock", ()))
        self._morning = _soon(data.get("morning", ()), data.get("clock", ()))
        percent = alternatives([*data.get("percent", ()), "%", "‰"])
        self.percent = re.compile(rf"\s?{percent}(?!\w)", re.IGNORECASE)
        before, behind = data.get("decades", ("(?!)", "(?!)"))
        self._decade = (re.compile(before), re.compile(behind))
        self._century = re.compile(data.get("centuries", "(?!)"))
        self._add_loose_words(data)
        # "km<sup>2</sup>"
        powers = r"<su[pb]>\s?\d+\s?</su[pb]>"
        self._not_figures = re.compile("|".join([powers, *data.get("not_figures", ())]), re.I)
        self._add_months(locale)

    def _add_months(self, locale: Locale) -> None:
        """The names of months, before or behind which a figure is a day."""
        self._months = {
            name.casefold().rstrip("."): Decimal(number)
            for width in ("wide", "abbreviated")
            for number, name in locale.months["format"][width].items()
        }
        month = re.compile(rf"(?<!\w){alternatives(self._months)}(?!\w)", re.IGNORECASE)
        self._month = WordPattern.of(self._months, month)

    def _add_loose_words(self, data: Mapping[str, Any]) -> None:
        """What may say a figure beside number words."""
        # "2 millions et demi", "2 giờ rưỡi": one word may stand between
        halves = alternatives(data.get("halves", ()))
        self._half = re.compile(rf"(?:\s+[^\W\d_]+)?\s+{halves}(?!\w)", re.IGNORECASE)
        wholly = "|".join(data.get("wholly", ())) or "(?!)"
        # whether anything stands behind a figure that makes it another one: mostly nothing does
        behind = "|".join(f"(?i:{one.pattern})" for one in (self.scale, self._half))
        shared = self._shared.pattern.replace("?P<scale>", "?:")
        self._behind = re.compile(rf"{behind}|(?i:{shared})|{self._sign.pattern}")
        self._wholly = re.compile(rf"(?<!\w)(?:{wholly})(?!\w)", re.IGNORECASE)
        self._ones = re.compile(rf"(?<!\w){alternatives(data.get('ones', ()))}(?!\w)", re.I)

    def digits(self, text: str) -> Iterator[Figure]:
        """The numbers written in digits."""
        if not has_digits(text):
            return
        taken = [match.span() for match in self._not_figures.finditer(text)]
        for match in find_from_digits(_DATE, text, "./-"):
            taken.append(match.span())
            for group in (1, 3, 4):
                yield _figure(match, group, {Decimal(match[group])})
        for match in find_from_digits(self._time, text, ":h. \u00a0\u202f"):
            if not (taken and _touches(match, taken)):
                taken.append(match.span())
                yield _figure(match, "h", self._hours(text, match, Decimal(match["h"])))
                if int(match["m"]):
                    yield _figure(match, "m", {Decimal(match["m"])})
        for match in find_from_digits(self.number, text):
            if not (taken and _touches(match, taken)):
                figure = _figure(match, 0, self._values(match, text))
                clock = self.may_be_clock(match)
                yield figure._replace(minutes=match["part"]) if clock else figure

    def words(self, text: str) -> Iterator[Decimal]:
        """What may be said without digits, or as minutes after a stop."""
        yield from self._spelled.find(text)
        for end, hour in self._spelled.ends(text):
            # "una hora y media"
            if self._half.match(text, end):
                yield hour + _HALF
            # "las dos de la tarde", "two o'clock in the afternoon"
            if 0 < hour < 12 and self._afternoon.match(text, end, end + _NEAR):
                yield hour + 12
        for match in self._month.finditer(text):
            yield self._months[match[1].casefold()]
        if self.decimal == ",":
            for match in find_from_digits(self.number, text):
                if self.may_be_clock(match):
                    yield Decimal(match["part"])
        for numeral in _NUMERAL.finditer(text):
            roman = _ROMAN.match(text, numeral.start())
            if roman and roman.group():
                yield Decimal(_roman_value(roman.group()))

    def spelled_before(self, text: str) -> Iterator[Decimal]:
        """What the number words near the end of a text may stand for."""
        return self._spelled.find(text)

    def spelled_numbers(self, text: str) -> Iterator[Decimal]:
        """The numbers that words of a text say with certainty."""
        return self._spelled.numbers(text)

    def may_say_one(self, text: str) -> bool:
        """Whether an article stands there that may be the figure 1: `a week`."""
        return self._ones.search(text) is not None

    def may_say_all(self, text: str) -> bool:
        """Whether a word stands there that may be 100 %: `absolutely certain`."""
        return self._wholly.search(text) is not None

    def may_be_clock(self, match: re.Match[str]) -> bool:
        """Whether it is "kl. 14.30" or "a las 14.30": a stop where the comma is decimal."""
        if match["mark"] != "." or self.decimal != "," or len(match["part"]) != 2:
            return False
        return len(match["whole"]) <= 2 and int(match["whole"]) < 24 and int(match["part"]) < 60

    def _values(self, match: re.Match[str], text: str) -> set[Decimal]:
        whole, sep, mark, part = match.group("whole", "sep", "mark", "part")
        if sep:
            whole = _NO_DIGIT.sub("", whole)
        if mark is None:
            value = Decimal(whole)
            begin = match.start()
            if len(whole) == 2 and (year := _YEAR_BEFORE.search(text, max(begin - 7, 0), begin)):
                return {value, Decimal(year[1][:2] + whole)}
            if int(whole) % 10 == 0 and (other := self._period(text, match, int(value))):
                return {value, Decimal(other)}
            if int(whole) <= 12 and match.end() < len(text):
                scaled, hours = self._scaled(text, match, value), self._hours(text, match, value)
                # "12 billion" is no 12, "3 p.m." is 15 and 3
                return scaled if value in hours else scaled | hours
        elif mark != self.decimal and len(part) == 3 and len(whole) <= 3:
            value = Decimal(whole + part)
        else:
            value = Decimal(f"{whole}.{part}")
        clock = {Decimal(whole)} if self.may_be_clock(match) else set()
        return self._scaled(text, match, value) | clock

    def _period(self, text: str, match: re.Match[str], year: int) -> int:
        """Another figure for the same years: `80s` for `1980s`, `18` for `1700-tallet`; 0: none."""
        if year % 100 == 0 and 1000 <= year <= 2000 and self._century.match(text, match.end()):
            return year // 100 + 1
        before, behind = self._decade
        near = text[max(match.start() - _NEAR, 0) : match.start()]
        if not (before.search(near) or behind.match(text, match.end())):
            return 0
        return year + 1900 if year < 100 else year % 100 if 1900 <= year < 2000 else 0

    def _scaled(self, text: str, match: re.Match[str], value: Decimal) -> set[Decimal]:
        if not self._behind.match(text, match.end()):
            return {value}
        if scale := self.scale.match(text, match.end()):
            powers = [self._spelled.scales[folded(word)] for word in scale.groups() if word]
            value += _HALF if self._half.match(text, match.end()) else 0
            return {value * Decimal(10) ** sum(powers)}
        if shared := self._shared.match(text, match.end()):
            power = self._spelled.scales[folded(shared["scale"])]
            return {value, value * Decimal(10) ** power}
        if sign := self._sign.match(text, match.end()):
            return {value, value * Decimal(10) ** self._short[sign[1]]}
        return {value, value + _HALF} if self._half.match(text, match.end()) else {value}

    def _hours(self, text: str, match: re.Match[str], hour: Decimal) -> set[Decimal]:
        """The hour as a day of 24 counts it, where the words behind tell the half of the day."""
        end = match.end()
        if hour <= 12 and self._afternoon.match(text, end, end + _NEAR):
            return {hour % 12 + 12}
        if hour <= 12 and self._morning.match(text, end, end + _NEAR):
            return {hour % 12}
        return {hour}


@cache
def figure_rules(language: str) -> FigureRules:
    """The rules of a language, made once."""
    return FigureRules(language)


def written_months(language: str) -> dict[str, int]:
    """Names of months that CLDR has not, with their number."""
    return dict(_words_of(language).get("months", {}))


def _figure(match: re.Match[str], group: str | int, values: set[Decimal]) -> Figure:
    start, end = match.span(group)
    return Figure(frozenset([value.normalize() for value in values]), match[group], start, end)


def _touches(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in taken)


def _soon(words: Iterable[str], clock: Iterable[str]) -> re.Pattern[str]:
    """The words, a little behind a time: `2 giờ 30 phút chiều`, `2 heures de l'après-midi`."""
    minutes = rf"(?:[.:h]?\s?\d{{2}})?(?:\s(?:{alternatives(clock)}|\d\d?))*"
    return re.compile(rf"{minutes}\s*{alternatives(words)}(?!\w)", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("figures.toml").read_text(encoding="utf-8"))


def _words_of(language: str) -> Mapping[str, Any]:
    return _table().get("nb" if language == "no" else language, {})


def _roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if any(value < later for later in values[index + 1 : index + 2]) else value
        for index, value in enumerate(values)
    )
