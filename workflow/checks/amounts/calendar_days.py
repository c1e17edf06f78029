"""Days of the calendar in a text, so that two languages can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from workflow.checks.amounts.figures import figure_rules, written_months
from workflow.checks.amounts.places import (
    WordPattern,
    find_from_digits,
    has_digits,
    word_places,
    words_in,
)
from workflow.checks.amounts.spelled import alternatives

# between the two days of a range: "-", "al", "au", "and", each with an article
_JOINT = r"(?:\s?[-–]\s?|\s+[^\W\d_]{1,3}\s+(?:[^\W\d_]{1,3}\s+)?)"

_DIGIT = re.compile(r"\d")

Day = tuple[int, int]
"""Day and month."""


_BEFORE_MAY = (
    *("in", "of", "since", "until", "till", "by", "from", "last", "next", "this", "early", "late"),
    *("mid", "every", "each", "before", "after", "during", "for", "between", "In", "Since", "Last"),
)
"""Words that show that English `May` is the month."""


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
    return list(_find_days(text, language))


def find_shared_days(text: str, language: str) -> list[CalendarDay]:
    """The further days of ranges, whose month is named once: the 22nd of `22 al 23 de diciembre`.

    Apart from `find_days`: a translator may leave them out.
    """
    return _rules(language).find_shared(text)


def find_spelled_days(text: str, language: str) -> list[CalendarDay]:
    """Dates whose day is spelled out: `den syvende oktober`, `primero de mayo`.

    Apart from `find_days`: numbers in words are no dates that must stand in a translation.
    """
    return _rules(language).find_spelled(text)


def months_named(text: str, language: str) -> frozenset[int]:
    """The months that a text may name in any wording: `Nov-Feb`, `tháng mười`."""
    return _rules(language).months_named(text)


def find_months(text: str, language: str) -> dict[str, frozenset[int]]:
    """The months that a plain text names by their full names, or in a date, by their wording.

    Both readings where a language writes day and month in either order.
    """
    named = _rules(language).find_months(text)
    dates = {day.text: frozenset(n for _, n in day.days) for day in find_days(text, language)}
    return named | dates


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
        # "3 tháng 10 ngày" is a count.
        named = "|".join(map(re.escape, sorted(self._full, key=lambda name: (-len(name), name))))
        self._named = WordPattern.of(
            self._full,
            re.compile(rf"(?<!\w)(?<!\d )(?!{_no_month()})(?P<name>{named})(?!\w)"),
        )
        names = sorted(self._months, key=lambda name: (-len(name), name))
        month = f"(?P<month>{'|'.join(map(re.escape, names))})"
        self._add_lenient(language, names, month)
        # "25. august", "1er mai", "6 de julio", "5th of May"; Vietnamese "9 tháng 9"
        day = r"(?<![\d/.,-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|\.º)?"
        self._day_first = re.compile(rf"{day}\s+(?:of\s+|de\s+)?{month}(?!\w)", re.IGNORECASE)
        # "22-23 December"
        self._range = re.compile(
            rf"(?<![\d/.,-])(\d{{1,2}})[-–](\d{{1,2}})\s+(?:of\s+|de\s+)?{month}(?!\w)",
            re.IGNORECASE,
        )
        # "September 11, 2020", "Sept. 11": not "May 2024" nor "March 10.5"
        self._month_first = WordPattern.of(
            names,
            re.compile(
                rf"(?<!\w){month}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w/]|[.,]\d)",
                re.IGNORECASE,
            ),
        )
        # "11/9/2020", "2.9.2023"; without a year only with a slash
        self._figures = re.compile(
            r"(?<![\w/.,-])(?P<one>\d{1,2})(?:(?P<sign>[./-])(?P<two>\d{1,2})(?P=sign)\d{4}|/(?P<half>\d{1,2})(?!\s(?:of|de|av|innings|miles?|dặm|số|diện|dân|thời)(?!\w)))"
            r"(?![\w/-]|[.,]\d)"
        )

    def _add_lenient(self, language: str, names: Sequence[str], month: str) -> None:
        """Patterns of days and months as a translation may word them."""
        self._spelled = figure_rules(language)
        self._month_begins = WordPattern.of(names, _DIGIT).begins
        self._spelled_day = cache(lambda: self._made_spelled_day(names, month))
        # "Nov-Feb", "Sept."; small letters only where the name is of two words: "tháng mười"
        self._any = {
            variant: number
            for name, number in self._months.items()
            for variant in ({name, name.title()} if " " in name else {name.title()})
        } | self._full
        named_anyhow = sorted(self._any, key=lambda name: (-len(name), name))
        self._anyhow = WordPattern.of(
            [form for name in self._any for form in (name, f"{name}s")],
            re.compile(rf"(?<!\w)({'|'.join(map(re.escape, named_anyhow))})s?(?!\w)"),
        )

    def _made_spelled_day(self, names: Sequence[str], month: str) -> WordPattern:
        """The pattern of a day in words beside its month, which few texts need."""
        spelled = alternatives(self._spelled.number_words).replace("(", "(?:", 1)
        return WordPattern.of(
            [*names, *self._spelled.number_begins],
            re.compile(
                rf"(?<!\w)(?P<words>{spelled}(?:[\s-](?:(?:y|og)\s)?{spelled})?)\s+(?:of\s+|de\s+)?{month}(?!\w)"
                rf"|(?<!\w)(?P<before>{month.replace('month', 'other')})\s+(?:the\s+)?"
                rf"(?P<after>{spelled})(?!\w)",
                re.IGNORECASE,
            ),
        )

    def find(self, text: str) -> list[CalendarDay]:
        if not has_digits(text):
            return []
        matches = find_from_digits(self._figures, text, "./-")
        if not self._month_begins.isdisjoint(words_in(text)):
            named = find_from_digits(self._day_first, text)
            matches = [*named, *self._month_first.finditer(text), *matches]
        found: list[CalendarDay] = []
        for match in matches:
            days = self._days(match.groupdict())
            free = all(match.end() <= one.start or one.end <= match.start() for one in found)
            if days and free:
                found.append(CalendarDay(days, match.group(), *match.span()))
        return sorted(found, key=lambda one: one.start)

    def find_shared(self, text: str) -> list[CalendarDay]:
        if not has_digits(text):
            return []
        found: list[CalendarDay] = []
        for day in find_from_digits(self._day_first, text):
            # "du 22 au 23 décembre", "los días 22 y 23 de diciembre"
            other = re.search(
                rf"(?<![\d/.,-])(\d{{1,2}})(?:er|\.|º|\.º)?{_JOINT}\Z", text[: day.start()]
            )
            found += [self._shared(day, other)] if other else []
        for day in self._month_first.finditer(text):
            # "December 22-23, 2025", "December 22 and 23"
            other = re.compile(rf"{_JOINT}(\d{{1,2}})(?![\w/]|[.,]\d)").match(text, day.end())
            found += [self._shared(day, other)] if other else []
        for both in find_from_digits(self._range, text):
            month = self._months[both["month"].casefold()]
            days = frozenset({(int(both[1]), month)}), frozenset({(int(both[2]), month)})
            found += [CalendarDay(day, both.group(), *both.span()) for day in days]
        return found

    def find_spelled(self, text: str) -> list[CalendarDay]:
        found: list[CalendarDay] = []
        if self._month_begins.isdisjoint(word_places(text)):
            return found
        for match in self._spelled_day().finditer(text):
            name = (match["month"] or match["other"]).casefold()
            values = self._spelled.spelled_before(match["words"] or match["after"])
            days = {(int(value), self._months[name]) for value in values if 0 < value <= 31}
            found.append(CalendarDay(frozenset(days), match.group(), *match.span()))
        return found

    def months_named(self, text: str) -> frozenset[int]:
        return frozenset(self._any[match[1]] for match in self._anyhow.finditer(text))

    def _shared(self, day: re.Match[str], other: re.Match[str]) -> CalendarDay:
        month = self._months[day["month"].casefold()]
        return CalendarDay(frozenset({(int(other[1]), month)}), other.group(), *other.span())

    def find_months(self, text: str) -> dict[str, frozenset[int]]:
        names = [
            match["name"]
            for match in self._named.finditer(text)
            if match["name"] not in self._capital
            or " " in match["name"]
            or not _is_name(text, *match.span())
        ]
        return {name: frozenset({self._full[name]}) for name in names}

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


@lru_cache(maxsize=64)
def _find_days(text: str, language: str) -> tuple[CalendarDay, ...]:
    """Remembered, since days and months are asked for one after the other."""
    return tuple(_rules(language).find(text))


def _no_month() -> str:
    """English `May` where nothing shows that it is a month: `Theresa May`, `Areas May Benefit`."""
    behind = "".join(rf"(?<!\b{word}[ -])" for word in _BEFORE_MAY)
    return rf"{behind}May(?!\w|,?\s\d|[-–/])"


@cache
def _rules(language: str) -> _Rules:
    return _Rules(language)
