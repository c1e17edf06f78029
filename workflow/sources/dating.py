"""The date of an article: which stamp says it, and which of its figures is the month."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from workflow.sources.dates import Mention, find_dates, find_weekday, make_date
from workflow.sources.rules import load_rules

LONGEST_DELAY = 31
"""Days between an event and the news of it, at most, for one to date the other."""

_MONTH_ONLY = regex.compile(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})(?![\d-])")
_CLOCK = regex.compile(r"\d\s?[:h]\s?\d\d")
_ENGLISH_CLOCK = regex.compile(r"\d\s*[AP]M\b", regex.IGNORECASE)
_VIETNAMESE_CLOCK = regex.compile(r"\d\s*(?:SA|CH)\b")


@dataclass(frozen=True, slots=True)
class Dating:
    """The date found, and the sentence that says how."""

    date: datetime.date | None
    message: str


@dataclass(frozen=True, slots=True)
class _Order:
    day_first: bool
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Case:
    """A stamp that can be read in two orders, and all that may tell which is meant."""

    day_first: datetime.date
    month_first: datetime.date
    sign: str
    stamp: str
    text: str
    language: str
    agency: str
    url: str


def decide_date(stamp: str, text: str, language: str, agency: str = "", url: str = "") -> Dating:
    """The date that a stamp such as `9:23:37 AM | 9/2/2023` gives an article.

    Where the figures can be read in two orders, the evidence is, strongest first: a weekday
    beside them; other dates of the page that can be read in one order only; an event in the
    text shortly before one reading and not the other; the convention of the language; for
    English the clock, the sign between the figures, and where the agency is at home.
    """
    mention = _published(stamp, language)
    if mention is None:
        return _from_month(stamp, text, language)
    date = mention.date
    if mention.other is None or date is None:
        return Dating(date, f"The date {date} was read from “{mention.text.strip()}”.")
    case = _Case(date, mention.other, mention.sign, stamp, text, language, agency, url)
    order = next(_orders(case))
    chosen, rejected = (date, mention.other) if order.day_first else (mention.other, date)
    names = "day/month/year" if order.day_first else "month/day/year"
    message = f"The date {chosen} was read from “{mention.text}” as {names}: {order.reason}"
    if order.sure:
        return Dating(chosen, f"{message}.")
    return Dating(chosen, f"{message}; it may be {rejected}, please check.")


def find_stamp_dates(text: str, language: str) -> list[Mention]:
    """The dates of a line that may be a stamp: `Publié le 03.04.24` too.

    A year of two figures needs a word of a stamp, a weekday or a time of day on its line.
    """
    rules = load_rules()
    named = rules.dateline_words.search(text) or find_weekday(text, language) is not None
    return find_dates(text, language, short_years=bool(named or _CLOCK.search(text)))


def is_update(stamp: str) -> bool:
    """Whether a stamp says when an article was changed and not when it came out."""
    rules = load_rules()
    return bool(rules.updated.search(stamp)) and not rules.published.search(stamp)


def _published(stamp: str, language: str) -> Mention | None:
    """The date a stamp gives for the publication; an update only where there is no other.

    "Mis à jour le 04/04/2024 à 10:00, publié le 03/04/2024" gives April 3.
    """
    mentions = [mention for mention in find_stamp_dates(stamp, language) if mention.year]
    start = 0
    for mention in mentions:
        if not is_update(stamp[start : mention.start]):
            return mention
        start = mention.end
    return mentions[0] if mentions else None


def _orders(case: _Case) -> Iterator[_Order]:
    """The evidence for one order of the figures, strongest first; never empty."""
    weekday = find_weekday(case.stamp, case.language)
    if weekday is not None and case.day_first.weekday() != case.month_first.weekday():
        for date, order in ((case.day_first, True), (case.month_first, False)):
            if date.weekday() == weekday:
                yield _Order(order, "the weekday beside it fits")
    others = find_dates(case.text, case.language)
    clear = [other for other in others if _is_clear(other)]
    yield from _page_orders([other for other in clear if other.sign == case.sign])
    yield from _event_orders(case, others)
    yield from _page_orders(clear)
    if case.language != "en" or _VIETNAMESE_CLOCK.search(case.stamp):
        yield _Order(True, "that is the order in its language")
    if case.sign != "/":
        yield _Order(True, f"dates with “{case.sign}” begin with the day", sure=False)
    if _ENGLISH_CLOCK.search(case.stamp):
        yield _Order(False, "the page is in English and has a clock with AM and PM", sure=False)
    host = case.url.split("//")[-1].split("/")[0]
    if host.endswith(".vn") or _is_day_first_agency(case.agency):
        yield _Order(True, "that is the order of the agency", sure=False)
    yield _Order(False, "that is the order in American English", sure=False)


def _is_clear(mention: Mention) -> bool:
    return bool(mention.sign) and mention.other is None and mention.day != mention.month


def _is_day_first(mention: Mention) -> bool:
    figure, _, _ = mention.text.partition(mention.sign)
    return int(figure) == mention.day


def _page_orders(clear: Sequence[Mention]) -> Iterator[_Order]:
    """The order of other dates of the page, where all of them agree."""
    orders = {_is_day_first(other) for other in clear}
    if len(orders) == 1:
        yield _Order(orders.pop(), f"“{clear[0].text}” on the same page allows no other order")


def _event_orders(case: _Case, others: Sequence[Mention]) -> Iterator[_Order]:
    """The order that puts the stamp on or soonest after an event told in words."""
    delays: list[tuple[int, bool, str]] = []
    for other in others:
        event = None if other.sign else other.in_year(other.year or case.day_first.year)
        if event is not None:
            for date, order in ((case.day_first, True), (case.month_first, False)):
                delays.append(((date - event).days, order, other.text.strip()))
    near = sorted(delay for delay in delays if 0 <= delay[0] <= LONGEST_DELAY)
    if near:
        _, order, text = near[0]
        agreed = all(delay[1] == order for delay in near)
        yield _Order(order, f"the text tells of “{text}”", sure=agreed)


def _is_day_first_agency(agency: str) -> bool:
    return any(
        regex.search(rf"(?<!\p{{L}}){regex.escape(name)}(?!\p{{L}})", agency)
        for name in load_rules().day_first_agencies
    )


def _from_month(stamp: str, text: str, language: str) -> Dating:
    """The date for a stamp that has year and month only: the first such day in the text."""
    match = _MONTH_ONLY.search(stamp)
    if not match or make_date(int(match["y"]), int(match["m"]), 1) is None:
        return Dating(None, f"No whole date could be read from “{stamp.strip()}”.")
    year, month = int(match["y"]), int(match["m"])
    for mention in find_dates(text, language):
        if mention.month == month and mention.year in (None, year):
            date = mention.in_year(year)
            before = text[max(0, mention.start - 20) : mention.start]
            weekday = find_weekday(before, language)
            if date is None or (weekday is not None and weekday != date.weekday()):
                continue
            return Dating(
                date,
                f"The date {date} was put together from “{match.group()}” and"
                f" “{mention.text.strip()}” in the text, please check.",
            )
    return Dating(None, f"“{match.group()}” names no day: add the date by hand.")
