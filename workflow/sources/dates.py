"""Dates in running text: every mention, with each way its figures can be read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex
from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

_ISO = regex.compile(r"(?<![\d/.-])(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?![\d/-])")
# "9/2/2023", "08 - 10 - 2020", "24.09.2020", but not "30/2020/NĐ-CP"
_FIGURES = regex.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})\s*(?P<sign>[/.-])\s*(?P<b>\d{1,2})\s*(?P=sign)\s*(?P<y>\d{4})(?![\d/])"
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


def find_dates(text: str, language: str) -> list[Mention]:
    """The dates in a text, in order: in figures, in words of its language, and of English.

    >>> [mention.text for mention in find_dates("le 25 août, puis le 1er mai 2021", "fr")]
    ['25 août', '1er mai 2021']
    """
    found: list[Mention] = []
    for mention in _iter_mentions(text, language):
        if not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _iter_mentions(text: str, language: str) -> Iterator[Mention]:
    for match in _ISO.finditer(text):
        yield from _mention(match, int(match["d"]), int(match["m"]), match["y"])
    for match in _FIGURES.finditer(text):
        first, second = int(match["a"]), int(match["b"])
        other = make_date(int(match["y"]), first, second) if first != second else None
        if make_date(int(match["y"]), second, first) is None:
            yield from _mention(match, second, first, match["y"], None, match["sign"])
        else:
            yield from _mention(match, first, second, match["y"], other, match["sign"])
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
    if language == "en":
        numbers["sept"] = 9
    return numbers


@lru_cache(maxsize=32)
def _word_patterns(language: str) -> tuple[regex.Pattern[str], ...]:
    names = sorted(_month_numbers(language), key=lambda name: (-len(name), name))
    month = rf"(?P<m>(?:{'|'.join(map(regex.escape, names))}))\b\.?"
    year = r"(?:,?\s+(?:de\s+|del\s+)?(?P<y>\d{4})(?!\d))?"
    day_first = (
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|re|\.|º|ª)?\s+(?:of\s+|de\s+)?{month}{year}"
    )
    month_first = rf"\b{month}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){year}"
    patterns = (day_first, month_first) if language == "en" else (day_first,)
    return tuple(regex.compile(pattern, regex.IGNORECASE) for pattern in patterns)


def find_weekday(text: str, language: str) -> int | None:
    """The first weekday named in a text, Monday 0; `None` without one.

    >>> find_weekday("vendredi 25 août", "fr"), find_weekday("Chủ nhật, 03/09/2023", "vi")
    (4, 6)
    """
    for code in dict.fromkeys((language, "en")):
        names = _weekday_numbers(code)
        for match in regex.finditer(
            r"\p{L}[\p{L}\p{M}]*(?:\s\p{L}[\p{L}\p{M}]*)?", text, overlapped=True
        ):
            number = names.get(match.group().casefold())
            if number is not None:
                return number
    return None


@lru_cache(maxsize=32)
def _weekday_numbers(language: str) -> dict[str, int]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.casefold(): number for number, name in get_day_names("wide", locale=locale).items()
    }


def weekday_names(language: str) -> frozenset[str]:
    """The names of the days in a language and in English, in lower case."""
    return frozenset(_weekday_numbers(language)) | frozenset(_weekday_numbers("en"))
