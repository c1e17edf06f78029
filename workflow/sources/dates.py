"""Dates in running text: every mention, with each way its figures can be read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex
from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from workflow.sources.rules import load_rules

_ISO = regex.compile(r"(?<![\d/.-])(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?![\d/-])")
# "9/2/2023", "08 - 10 - 2020", "24.09.2020", but not "30/2020/NĐ-CP"
_FIGURES = regex.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})\s*(?P<sign>[/.-])\s*(?P<b>\d{1,2})\s*(?P=sign)\s*(?P<y>\d{4})(?![\d/])"
)
# "3/4-2024": Norwegian, Danish and Swedish, always the day first
_NORDIC = regex.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})\s*-\s*(?P<y>\d{4})(?![\d/-])"
)
_NORDIC_LANGUAGES = frozenset({"nb", "nn", "da", "sv"})
# "03.04.24"
_SHORT_YEAR = regex.compile(
    r"(?<![\d/.-])(?P<a>\d{2})(?P<sign>[/.-])(?P<b>\d{2})(?P=sign)(?P<y>\d{2})(?![\d/.-]*\d)"
)
_VIETNAMESE = regex.compile(
    r"(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:(?:\s+năm\s+|[,/]\s*)(?P<y>\d{4}))?",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as it stands in a text."""

    start: int
    end: int
    text: str
    day: int
    month: int
    year: int | None
    """`None` in "on August 25"."""
    other: datetime.date | None = None
    """What the date would be with day and month the other way round."""
    sign: str = ""
    """The sign between figures: `/`, `.` or `-`; empty for a date in words or year first."""

    def in_year(self, year: int) -> datetime.date | None:
        """The date in a year; `None` where it has no such day."""
        return make_date(year, self.month, self.day)

    @property
    def date(self) -> datetime.date | None:
        """The date, read day before month; `None` without a year."""
        return None if self.year is None else self.in_year(self.year)


def make_date(year: int, month: int, day: int) -> datetime.date | None:
    """The date, or `None` when there is none such."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str, language: str, *, short_years: bool = False) -> list[Mention]:
    """The dates in a text, in order: in figures, in words of its language, and of English.

    `short_years` takes `03.04.24` for a date too.

    >>> [mention.text for mention in find_dates("le 25 août, puis le 1er mai 2021", "fr")]
    ['25 août', '1er mai 2021']
    """
    found: list[Mention] = []
    for mention in _iter_mentions(text, language, short_years=short_years):
        if not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _iter_mentions(text: str, language: str, *, short_years: bool) -> Iterator[Mention]:
    for match in _ISO.finditer(text):
        yield from _mention(match, int(match["d"]), int(match["m"]), match["y"])
    for pattern in (_FIGURES, _SHORT_YEAR) if short_years else (_FIGURES,):
        for match in pattern.finditer(text):
            yield from _in_figures(match)
    for match in _NORDIC.finditer(text) if language in _NORDIC_LANGUAGES else ():
        yield from _mention(match, int(match["d"]), int(match["m"]), match["y"])
    for match in _VIETNAMESE.finditer(text):
        yield from _mention(match, int(match["d"]), int(match["m"]), match["y"])
    for code in dict.fromkeys((language, "en")):
        months = _month_numbers(code)
        if not months:
            continue
        for pattern in _word_patterns(code):
            for match in pattern.finditer(text):
                month = months[match["m"].casefold().rstrip(".")]
                yield from _mention(match, int(match["d"]), month, match["y"])


def _in_figures(match: regex.Match[str]) -> Iterator[Mention]:
    first, second, year = int(match["a"]), int(match["b"]), match["y"].rjust(4, "0")
    year = f"20{year[2:]}" if year.startswith("00") else year
    other = make_date(int(year), first, second) if first != second else None
    if make_date(int(year), second, first) is None:
        yield from _mention(match, second, first, year, None, match["sign"])
    else:
        yield from _mention(match, first, second, year, other, match["sign"])


def _mention(
    match: regex.Match[str],
    day: int,
    month: int,
    year: str | None,
    other: datetime.date | None = None,
    sign: str = "",
) -> Iterator[Mention]:
    if make_date(int(year) if year else 2000, month, day):
        number = int(year) if year else None
        yield Mention(*match.span(), match.group(), day, month, number, other, sign)


@lru_cache(maxsize=32)
def _month_numbers(language: str) -> dict[str, int]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}
    numbers: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, locale).items():
                word = name.casefold().rstrip(".")
                if not any(letter.isdigit() for letter in word):
                    numbers[word] = number
    return numbers | dict(load_rules().months.get(locale.language, {}))


@lru_cache(maxsize=32)
def _word_patterns(language: str) -> tuple[regex.Pattern[str], ...]:
    names = sorted(_month_numbers(language), key=lambda name: (-len(name), name))
    month = rf"(?P<m>(?:{'|'.join(map(regex.escape, names))}))\b\.?"
    year = r"(?:,?\s+(?:de\s+|del\s+)?(?P<y>\d{4})(?!\d))?"
    day_first = (
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|re|\.|º|ª)?\s+(?:of\s+|de\s+)?{month}{year}"
    )
    month_first = rf"\b{month}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){year}"
    # "3-Apr-2024", "03/abr/2024"
    signed = rf"(?<![\d/.-])(?P<d>\d{{1,2}})(?P<sign>[-/.]){month}(?P=sign)(?P<y>\d{{4}})(?![\d/-])"
    patterns = (signed, day_first, *([month_first] if language == "en" else []))
    return tuple(regex.compile(pattern, regex.IGNORECASE) for pattern in patterns)


def find_weekday(text: str, language: str) -> int | None:
    """The first weekday named in a text, Monday 0; `None` without one.

    A short name counts where figures follow it.

    >>> find_weekday("vendredi 25 août", "fr"), find_weekday("Chủ nhật, 03/09/2023", "vi")
    (4, 6)
    >>> find_weekday("Wed, 03/04/2024", "en"), find_weekday("3 mar 2024", "es")
    (2, None)
    """
    for code in dict.fromkeys((language, "en")):
        names, pattern = _weekdays(code)
        match = pattern.search(text) if names else None
        if match:
            return names[match["name"].casefold()]
    return None


def cut_weekdays(text: str, language: str) -> str:
    """The text without the names of weekdays in its language and in English."""
    for code in dict.fromkeys((language, "en")):
        names, pattern = _weekdays(code)
        text = pattern.sub(" ", text) if names else text
    return text


@lru_cache(maxsize=32)
def _weekdays(language: str) -> tuple[dict[str, int], regex.Pattern[str]]:
    """The names of the days with their numbers, and what finds one: CLDR's full and short names."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}, regex.compile("")
    full = {name.casefold(): day for day, name in get_day_names("wide", locale=locale).items()}
    short = {
        name.casefold().rstrip("."): day
        for day, name in get_day_names("abbreviated", locale=locale).items()
    }
    # "Wed, 03/04/2024"; not "3 mar 2024", where "mar" is March, nor "sun and rain"
    pattern = (
        rf"(?<!\p{{L}})(?:(?P<name>{_any_of(full)})(?!\p{{L}})"
        rf"|(?<!\d\s*)(?P<name>{_any_of(short)})(?![\p{{L}}\d])\.?(?=[\s,|–-]*\d))"
    )
    return short | full, regex.compile(pattern, regex.IGNORECASE)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(
        regex.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))
    )
