"""Numbers of a text as a repair sees them, and a number written as another one stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from workflow.checks.amounts.figures import Figure, figure_rules, find_figures
from workflow.memory.repair_tables import RepairTables, repair_tables

if TYPE_CHECKING:
    from babel import Locale

_ROMAN = re.compile(r"(?<!\w)(?P<n>[IVXLC]{2,})(?P<tail>er?|ère|ème)?(?!\w)")
_LETTERS = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 399
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
# "14:30", "14h30", "14 h 30", "14.30", "14 giờ 30"
_CLOCK = re.compile(r":|h| h |\.| giờ ")
_HALF = re.compile(r"(?::\d\d)?\s?[ap]\.?\s?m\b", re.IGNORECASE)
# "2,5 km", "1,5 USD": signs have no plural
_UNIT = re.compile(r"[\s\u00a0]?(?:[kcm]?m[²³23]?|ha|k?g|[kMG]W|°C?|USD|VND|EUR|[€$£₫])(?!\w)")
_NEIGHBOUR = re.compile(r"[^\W\d_]+")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_NEAR = 24
"""How far behind a time of day may stand which part of the day it is."""


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text."""

    kind: str
    """`number`, `year`, `hour`, `minute`, `ordinal`, `roman` or `word`."""
    start: int
    end: int
    text: str
    raw: Decimal
    """The number as it is written, without the scale or half of the day that stands by it."""
    values: frozenset[Decimal]
    """What it may mean."""
    tail: str = ""
    """What makes it an ordinal: `th`, `e`, `ª`."""
    half: bool = False
    """Whether a.m. or p.m. stands behind it."""
    part: bool = False
    """Whether words stand behind it that hold for a part of the day: `du matin`, `chiều`."""

    def means(self, other: FoundNumber) -> bool:
        """Whether both may say the same."""
        return not self.values.isdisjoint(other.values)


def find_numbers(text: str, language: str) -> list[FoundNumber]:
    """The numbers of a plain text in order, in figures, Roman numerals or single words."""
    tables = repair_tables(language)
    found = [*_ordinals(text, tables), *_romans(text)]
    figures = sorted(find_figures(text, language).digits, key=lambda one: (one.start, -one.end))
    previous: Figure | None = None
    for figure in figures:
        if all(figure.end <= one.start or one.end <= figure.start for one in found):
            found += _split(figure, text, language, previous)
            previous = figure
    found += _words(text, language, tables, found)
    return sorted(found, key=lambda one: one.start)


def _ordinals(text: str, tables: RepairTables) -> Iterator[FoundNumber]:
    for match in tables.ordinals.finditer(text):
        value = Decimal(match["n"])
        yield _found("ordinal", text, match.span(), value, {value}, match["tail"])


def _romans(text: str) -> Iterator[FoundNumber]:
    for match in _ROMAN.finditer(text):
        value = next((n for n in range(1, _MOST_ROMAN + 1) if roman(n) == match["n"]), None)
        if value is not None:
            number = Decimal(value)
            yield _found("roman", text, match.span(), number, {number}, match["tail"] or "")


def _split(
    figure: Figure, text: str, language: str, previous: Figure | None
) -> Iterator[FoundNumber]:
    """A figure, or the hour and minute that one with a stop is."""
    if figure.minutes:
        middle = figure.end - len(figure.minutes)
        hour, minute = Decimal(text[figure.start : middle - 1]), Decimal(figure.minutes)
        hours = {value for value in figure.values if value == int(value)} or {hour}
        yield _found("hour", text, (figure.start, middle - 1), hour, hours)
        yield _found("minute", text, (middle, figure.end), minute, {minute})
        return
    raw, kind = _raw(figure.text, language), "number"
    if raw is None:
        return
    behind = text[figure.end : figure.end + _NEAR]
    half = _HALF.match(behind) is not None
    part = raw < 24 and repair_tables(language).day_parts.match(behind) is not None
    if previous and len(figure.text) == 2 and raw < 60 and previous.text.isdigit():
        joined = _CLOCK.fullmatch(text, previous.end, figure.start)
        kind = "minute" if joined and int(previous.text) < 24 else kind
    if kind == "number" and _YEAR.match(figure.text):
        kind = "year"
    elif kind == "number" and (half or part or re.match(r"[:h]\d\d|\sh\s\d\d", behind)):
        kind = "hour"
    one = _found(kind, text, (figure.start, figure.end), raw, set(figure.values))
    yield replace(one, half=half, part=part)


def _words(
    text: str, language: str, tables: RepairTables, taken: Sequence[FoundNumber]
) -> Iterator[FoundNumber]:
    """Whole numbers that one word says, not those inside a longer number (`twenty-two`)."""
    for match in _word_pattern(language).finditer(text):
        start, end = match.span()
        before = _NEIGHBOUR.findall(text[max(start - 16, 0) : start])[-1:]
        after = _NEIGHBOUR.findall(text[end : end + 16])[:1]
        near = [*before, *after]
        touching = re.search(r"[\d-]\s?\Z", text[:start]) or re.match(r"-|\s?\d", text[end:])
        # Vietnamese "năm hai": a year or a five, so that it is not told what the number is
        if touching or any(find_figures(word, language).words for word in near):
            continue
        if any(one.start < end and start < one.end for one in taken):
            continue
        value = Decimal(tables.words[match.group().casefold()])
        yield _found("word", text, match.span(), value, {value})


@cache
def _word_pattern(language: str) -> re.Pattern[str]:
    words = sorted(repair_tables(language).words, key=lambda word: (-len(word), word))
    joined = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _found(
    kind: str,
    text: str,
    span: tuple[int, int],
    raw: Decimal,
    values: set[Decimal],
    tail: str = "",
) -> FoundNumber:
    start, end = span
    meant = frozenset(value.normalize() for value in values)
    return FoundNumber(kind, start, end, text[start:end], raw, meant, tail)


def _raw(text: str, language: str) -> Decimal | None:
    """The number that figures say by the rules of a language."""
    rules = figure_rules(language)
    match = rules.number.fullmatch(text)
    if match is None:
        return None
    whole, mark, part = re.sub(r"\D", "", match["whole"]), match["mark"], match["part"]
    if mark is None:
        return Decimal(whole)
    if mark != rules.decimal and len(part) == 3 and len(whole) <= 3:
        return Decimal(whole + part)
    return Decimal(f"{whole}.{part}")


def roman(number: int) -> str:
    """The Roman numeral of a whole number from 1 to 399.

    >>> roman(14), roman(99)
    ('XIV', 'XCIX')
    """
    out = ""
    for value, letters in _LETTERS:
        while number >= value:
            out += letters
            number -= value
    return out


def write_number(
    there: FoundNumber, old: FoundNumber, new: FoundNumber, text: str, language: str
) -> str | None:
    """The new number of a source as the old one's counterpart `there` stands in `text`.

    `None` where that cannot be told with certainty: another grammatical number (1 → 2), an hour
    of the other half of the day, a spelled-out number that the tables do not have.
    """
    value = _counterpart(there, old, new)
    if value is None or value < 0:
        return None
    if not _agrees(there, value, text, language):
        return None
    whole = value == int(value)
    if there.kind == "number" or (there.kind == "hour" and whole):
        return _formatted(there.text, value, new, language)
    if not whole:
        return None
    number = int(value)
    if there.kind == "word":
        return _spelled(there.text, number, language)
    if there.kind in ("ordinal", "roman"):
        return _ordinal(there, number, language)
    if there.kind == "year":
        return str(number) if _YEAR.match(str(number)) else None
    # Minutes have two figures but where a word parts them: "14 giờ 5 phút"
    close = there.start > 0 and text[there.start - 1] != " "
    return f"{number:02d}" if close or len(there.text) == 2 else str(number)


def _counterpart(there: FoundNumber, old: FoundNumber, new: FoundNumber) -> Decimal | None:
    """What is to be written, by how the old numbers of both sides go together."""
    if "hour" in (there.kind, old.kind):
        return _hour(there, old, new)
    if len(old.values) == 2 and there.raw == max(old.values) != old.raw:
        # "2021–25": the years of a range
        return max(new.values) if len(new.values) == 2 else None
    if old.raw == 0 or there.raw == 0:
        return new.raw if old.raw == there.raw else None
    factor = there.raw / old.raw
    power = factor.log10()
    # "1.2 billion" is "1.200 millones": what is written differs by a power of ten
    return new.raw * factor if power == power.to_integral_value() else None


def _hour(there: FoundNumber, old: FoundNumber, new: FoundNumber) -> Decimal | None:
    """The hour by the clock of the target; `None` where the part of the day may be another."""
    if there.part and not old.part:
        return None
    if (there.raw, there.half) == (old.raw, old.half):
        return new.raw
    if len(old.values) != 1 or len(new.values) != 1:
        return None
    (meant,), (wanted,) = old.values, new.values
    if (meant < 12) != (wanted < 12):
        return None
    if there.half:
        return (wanted - 1) % 12 + 1
    return wanted if there.raw == meant else None


def _agrees(there: FoundNumber, value: Decimal, text: str, language: str) -> bool:
    """Whether the words around may stay: `1 pont` and `2 ponts`, French `1,5 million` and `2,5
    millions` differ; what stands with a sign (`1,5 %`, `2,5 km`) does not."""
    if there.half or there.kind in ("ordinal", "roman", "minute", "year"):
        return True
    rules = figure_rules(language)
    if rules.percent.match(text, there.end) or _UNIT.match(text, there.end):
        return (there.raw == 1) == (value == 1)
    form = locale_of(language).plural_form
    return bool(form(there.raw) == form(value))


def locale_of(language: str) -> Locale:
    """The locale of a language; English for one that CLDR does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _formatted(old: str, value: Decimal, new: FoundNumber, language: str) -> str | None:
    """The value with the signs that the old figure has, else with those of the locale."""
    rules = figure_rules(language)
    match = rules.number.fullmatch(old)
    if match is None:
        return None
    written = f"{value.normalize():f}"
    if value == new.raw:
        # "6.50" keeps its zero
        written = f"{new.raw:f}"
    whole, _, part = written.partition(".")
    if old[0] == "0" and len(old) > 1 and old.isdigit():
        whole = whole.zfill(len(old))
    # "1600" shows that four figures stand together here, "950" shows nothing
    together = 4 if len(match["whole"]) > 3 else 3
    grouped = match["sep"] or (
        len(whole) > together and re.search(r"\d[.,\s]\d{3}(?!\d)", new.text) is not None
    )
    if grouped:
        groups = [whole[max(end - 3, 0) : end] for end in range(len(whole), 0, -3)]
        whole = (match["sep"] or _group(language)).join(reversed(groups))
    if not part:
        return whole
    mark = match["mark"] if match["mark"] and match["part"] else rules.decimal
    return f"{whole}{mark}{part}"


def _group(language: str) -> str:
    sign = locale_of(language).number_symbols["latn"]["group"]
    return str(sign).replace("\u202f", "\u00a0")


def _spelled(old: str, number: int, language: str) -> str | None:
    words = [word for word, value in repair_tables(language).words.items() if value == number]
    if not words:
        return None
    if old.isupper():
        return words[0].upper()
    return words[0].capitalize() if old[:1].isupper() else words[0]


def _ordinal(there: FoundNumber, number: int, language: str) -> str | None:
    tables = repair_tables(language)
    if there.tail in tables.fixed or number < 1 or (tables.fixed and there.tail and number == 1):
        return None
    if there.kind == "roman":
        return f"{roman(number)}{there.tail}" if 1 < number <= _MOST_ROMAN else None
    tail = there.tail
    if tables.ending == "english":
        tail = english_ending(number)
    return f"{number}{tail}"


def english_ending(number: int) -> str:
    """What an English ordinal has behind its figure.

    >>> [english_ending(number) for number in (1, 12, 22, 30)]
    ['st', 'th', 'nd', 'th']
    """
    return "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
