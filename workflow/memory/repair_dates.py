"""Dates and months of a text as a repair sees them, and a date written as another one stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workflow.checks.amounts.calendar_days import CalendarDay, Day, find_days
from workflow.memory.repair_figures import english_ending, locale_of
from workflow.memory.repair_tables import repair_tables

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
# "September 11, 2020", "6 de julio de 2020", "ngày 11 tháng 9 năm 2020", "11/9, 2020"
_YEAR_BEHIND = re.compile(r",?[ \u00a0](?:de |del |năm )?(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d)")
_NUMERIC = re.compile(r"(?P<one>\d{1,2})(?P<sign>[./-])(?P<two>\d{1,2})(?P<year>(?P=sign)\d{4})?\Z")
_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<tail>st|nd|rd|th|er|\.º|º)?(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date with day and month, or a month alone."""

    kind: str
    """`date`, `full date` with its year, or `month`."""
    start: int
    end: int
    text: str
    days: frozenset[Day]
    """Both readings where it may be either; of a month the day 0."""
    year: str = ""

    def means(self, other: FoundDate) -> bool:
        """Whether both may be the same date."""
        return (
            self.kind == other.kind
            and self.year == other.year
            and not self.days.isdisjoint(other.days)
        )


def find_dates(text: str, language: str) -> list[FoundDate]:
    """The dates of a plain text, and the months that stand outside them, in order."""
    dates = [_dated(day, text) for day in find_days(text, language)]
    found = list(dates)
    for match in _month_pattern(language).finditer(text):
        if all(match.end() <= one.start or one.end <= match.start() for one in dates):
            month = _months(language).index(match.group().casefold()) + 1
            day = frozenset({(0, month)})
            found.append(FoundDate("month", *match.span(), match.group(), day))
    return sorted(found, key=lambda one: one.start)


def _dated(day: CalendarDay, text: str) -> FoundDate:
    year = _YEAR.search(day.text)
    if year:
        return FoundDate("full date", day.start, day.end, day.text, day.days, year.group())
    behind = _YEAR_BEHIND.match(text, day.end)
    if behind:
        whole = text[day.start : behind.end()]
        return FoundDate("full date", day.start, behind.end(), whole, day.days, behind["year"])
    return FoundDate("date", day.start, day.end, day.text, day.days)


def write_date(there: FoundDate, old: FoundDate, new: FoundDate, text: str, language: str) -> str:
    """The new date of a source as the old one's counterpart `there` stands in `text`.

    Empty where it cannot be told with certainty how that is done.
    """
    if len(new.days) != 1 or (there.year == "") != (new.year == ""):
        return ""
    shared = there.days & old.days
    (day, month), before = next(iter(new.days)), text[: there.start]
    if len(shared) != 1:
        return ""
    numeric = _NUMERIC.match(there.text)
    if numeric:
        written = _numeric(numeric, next(iter(shared)), (day, month), new.year)
    else:
        written = _named(there, next(iter(shared)), (day, month), new.year, language)
    tables = repair_tables(language)
    if there.kind != "month" and before.rstrip().casefold().endswith(tables.day_words):
        return written if day <= 10 else ""
    if there.kind == "month" and tables.elided and _is_vowel(written) != _is_vowel(there.text):
        # "d'octobre", "de mai"
        return "" if before.casefold().endswith(tables.elided) else written
    return written


def _numeric(match: re.Match[str], old: Day, new: Day, year: str) -> str:
    one, two, sign = match["one"], match["two"], match["sign"]
    day_first = (int(one), int(two)) == old
    if not day_first and (int(two), int(one)) != old:
        return ""
    padded = "0" in (one[0], two[0])
    values = new if day_first else new[::-1]
    first, second = (
        f"{value:02d}" if padded and len(part) == 2 else str(value)
        for value, part in zip(values, (one, two), strict=True)
    )
    return f"{first}{sign}{second}" + (f"{sign}{year}" if match["year"] else "")


def _named(there: FoundDate, old: Day, new: Day, year: str, language: str) -> str:
    months = _months(language)
    low = there.text.casefold()
    name = months[old[1] - 1]
    place = low.find(name)
    if place < 0 or len(low) != len(there.text):
        return ""
    said = there.text[place : place + len(name)]
    written = months[new[1] - 1]
    if said.isupper():
        written = written.upper()
    elif said[:1].isupper():
        written = written[:1].upper() + written[1:]
    head, tail = there.text[:place], there.text[place + len(name) :]
    if there.kind == "month":
        return written
    if there.year:
        if not tail.endswith(there.year):
            return ""
        tail = tail[: -len(there.year)] + year
    for part in (head, tail):
        match = _DAY.search(part)
        if match and int(match["day"]) == old[0]:
            changed = part[: match.start()] + _day(match, new[0], language) + part[match.end() :]
            return f"{changed}{written}{tail}" if part is head else f"{head}{written}{changed}"
    return ""


def _day(match: re.Match[str], day: int, language: str) -> str:
    tail = match["tail"] or ""
    if tail in ("st", "nd", "rd", "th"):
        tail = english_ending(day)
    elif day != 1:
        tail = ""
    elif not tail:
        tail = repair_tables(language).first_day
    number = f"{day:02d}" if match["day"].startswith("0") else str(day)
    return number + tail


def _is_vowel(month: str) -> bool:
    return month[:1].casefold() in "aoà"


@cache
def _months(language: str) -> list[str]:
    """The full names of the months, small."""
    names = locale_of(language).months["format"]["wide"]
    return [names[number].casefold() for number in range(1, 13)]


@cache
def _month_pattern(language: str) -> re.Pattern[str]:
    names = sorted(_months(language), key=lambda name: (-len(name), name))
    joined = "|".join(map(re.escape, names))
    flags = re.IGNORECASE
    if repair_tables(language).capital_months:
        joined, flags = "|".join(name.capitalize() for name in names), re.NOFLAG
    # "3 tháng 10 ngày" counts months; English "May" and "March" are verbs, too
    return re.compile(rf"(?<!\w)(?<!\d )(?!(?:May|March)\s+[^\W\d_])(?:{joined})(?!\w)", flags)
