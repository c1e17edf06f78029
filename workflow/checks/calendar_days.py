"""Days of the calendar in a text, so that two languages can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workflow.checks.figures import written_months

# between the two days of a range: "-", "al", "au", "and", each with an article
_JOINT = r"(?:\s?[-–]\s?|\s+[^\W\d_]{1,3}\s+(?:[^\W\d_]{1,3}\s+)?)"

_FIRST_OF_RANGE = re.compile(rf"(?<![\d/.,-])(\d{{1,2}})(?:er|\.|º|\.º)?{_JOINT}\Z")

Day = tuple[int, int]
"""Day and month."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A date without regard to its year."""

    days: frozenset[Day]
    """The day; both readings where a language writes day and month in either order."""
    text: str
    start: int
    end: int


def find_days(text: str, language: str) -> list[CalendarDay]:
    """The dates with day and month in a plain text, in order; month names come from CLDR."""
    return _rules(language).find(text)


def find_shared_days(text: str, language: str) -> list[CalendarDay]:
    """The further days of ranges, whose month is named once: the 22nd of `22 al 23 de diciembre`.

    Apart from `find_days`: a translator may leave them out.
    """
    return _rules(language).find_shared(text)


def find_months(text: str, language: str) -> dict[str, frozenset[int]]:
    """The months that a plain text names by their full names, or in a date, by their wording.

    Both readings where a language writes day and month in either order.
    """
    return _rules(language).find_months(text)


class _Rules:
    def __init__(self, language: str) -> None:
        from babel import Locale, UnknownLocaleError

        try:
            locale = Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            locale = Locale("en")
        self._either_order = locale.language == "en"
        self._months = {
            name.casefold().rstrip("."): number
            for width in ("abbreviated", "wide")
            for number, name in locale.months["format"][width].items()
        }
        # Vietnamese writes "tháng Chín" beside "tháng 9"
        listed: dict[str, int] = written_months(locale.language)
        self._months |= {name.casefold(): number for name, number in listed.items()}
        self._full = {name: n for n, name in locale.months["format"]["wide"].items()} | listed
        self._capital = {name[0].upper() + name[1:] for name in self._full} - set(self._full)
        self._full |= {name[0].upper() + name[1:]: n for name, n in self._full.items()}
        # English "May" that begins a sentence is more often a verb; "3 tháng 10 ngày" is a count.
        named = "|".join(map(re.escape, sorted(self._full, key=lambda name: (-len(name), name))))
        self._named = re.compile(
            rf"(?<!\w)(?<!\d )(?!(?<![^.!?\n] )May\s+[^\W\d_])(?P<name>{named})(?!\w)"
        )
        names = sorted(self._months, key=lambda name: (-len(name), name))
        month = f"(?P<month>{'|'.join(map(re.escape, names))})"
        # "25. august", "1er mai", "6 de julio", "5th of May"; Vietnamese "9 tháng 9"
        day = r"(?<![\d/.,-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|\.º)?"
        self._day_first = re.compile(rf"{day}\s+(?:of\s+|de\s+)?{month}(?!\w)", re.IGNORECASE)
        # "22-23 December"
        self._range = re.compile(
            rf"(?<![\d/.,-])(\d{{1,2}})[-–](\d{{1,2}})\s+(?:of\s+|de\s+)?{month}(?!\w)",
            re.IGNORECASE,
        )
        # "September 11, 2020", "Sept. 11": not "May 2024" nor "March 10.5"
        self._month_first = re.compile(
            rf"(?<!\w){month}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w/]|[.,]\d)",
            re.IGNORECASE,
        )
        # "11/9/2020", "2.9.2023"; without a year only with a slash
        self._figures = re.compile(
            r"(?<![\w/.,-])(?P<one>\d{1,2})(?:(?P<sign>[./-])(?P<two>\d{1,2})(?P=sign)\d{4}|/(?P<half>\d{1,2}))"
            r"(?![\w/-]|[.,]\d)"
        )

    def find(self, text: str) -> list[CalendarDay]:
        found: list[CalendarDay] = []
        for pattern in (self._day_first, self._month_first, self._figures):
            for match in pattern.finditer(text):
                days = self._days(match.groupdict())
                free = all(match.end() <= one.start or one.end <= match.start() for one in found)
                if days and free:
                    found.append(CalendarDay(days, match.group(), *match.span()))
        return sorted(found, key=lambda one: one.start)

    def find_shared(self, text: str) -> list[CalendarDay]:
        found: list[CalendarDay] = []
        for day in self._day_first.finditer(text):
            # "du 22 au 23 décembre", "los días 22 y 23 de diciembre"
            other = re.search(
                rf"(?<![\d/.,-])(\d{{1,2}})(?:er|\.|º|\.º)?{_JOINT}\Z", text[: day.start()]
            )
            found += [self._shared(day, other)] if other else []
        for day in self._month_first.finditer(text):
            # "December 22-23, 2025", "December 22 and 23"
            other = re.compile(rf"{_JOINT}(\d{{1,2}})(?![\w/]|[.,]\d)").match(text, day.end())
            found += [self._shared(day, other)] if other else []
        for both in self._range.finditer(text):
            month = self._months[both["month"].casefold()]
            days = frozenset({(int(both[1]), month)}), frozenset({(int(both[2]), month)})
            found += [CalendarDay(day, both.group(), *both.span()) for day in days]
        return found

    def _shared(self, day: re.Match[str], other: re.Match[str]) -> CalendarDay:
        month = self._months[day["month"].casefold()]
        return CalendarDay(frozenset({(int(other[1]), month)}), other.group(), *other.span())

    def find_months(self, text: str) -> dict[str, frozenset[int]]:
        names = [
            match["name"]
            for match in self._named.finditer(text)
            if match["name"] not in self._capital or not _is_name(text, *match.span())
        ]
        found = {name: frozenset({self._full[name]}) for name in names}
        days = {day.text: frozenset(month for _, month in day.days) for day in self.find(text)}
        return found | days

    def _days(self, parts: dict[str, str | None]) -> frozenset[Day]:
        if month := parts.get("month"):
            pairs = [(int(parts["day"] or 0), self._months[month.casefold()])]
        else:
            one, two = int(parts["one"] or 0), int(parts["two"] or parts["half"] or 0)
            pairs = [(one, two), (two, one)] if self._either_order else [(one, two)]
        return frozenset((day, month) for day, month in pairs if 0 < day <= 31 and 0 < month <= 12)


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a month with a capital that it does not need is a person: `Dinh Thi Mai`.

    It may begin a sentence, where no other capital follows.
    """
    inside = start > 0 and not re.search(r"[.!?…:\n«“\"(–-]\s*\Z", text[:start])
    after = text[end:].lstrip(" ")[:1]
    return inside or after.isupper()


@cache
def _rules(language: str) -> _Rules:
    return _Rules(language)
