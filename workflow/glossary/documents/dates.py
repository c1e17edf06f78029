"""Full dates in a sentence, as the language writes them, and which document they belong to."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from workflow.glossary.folding import fold
from workflow.glossary.tables import LanguageRules

# `2020-09-11`, `11/9/2020`, `25.10.2021`, `06 - 10 - 2020`
_ISO = re.compile(r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_FIGURES = re.compile(
    r"(?<![\w/.-])(?P<first>\d{1,2}) ?(?P<sign>[./-]) ?(?P<second>\d{1,2})"
    r" ?(?P=sign) ?(?P<year>(?:19|20)\d\d)(?![\w/-])"
)


_SENTENCE_END = regex.compile(r"""[.!?…]["'”»)\]]*\s+(?=["“«(\[]?\p{Lu})|\n+""")
_YEAR = re.compile(r"(?:19|20)\d\d")
# No date is longer, on either side of its year: `ngày 11 tháng 9 năm 2020`.
_LENGTH = 80
# How far before a date a word may stand that makes it a deadline.
_REACH = 25


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and its span."""

    start: int
    end: int
    date: datetime.date


class DateGrammar:
    """Finds the full dates of one language, and those of documents."""

    def __init__(self, rules: LanguageRules, bodies: Iterable[str] = ()) -> None:
        """`bodies` are phrases (`of the Government`) that may part a date from its document."""
        self._own = regex.compile(
            rf"(?:[\s,(;]|(?<!\w)(?:{either((*rules.date_words, *bodies))})(?!\w))*",
            regex.IGNORECASE,
        )
        self._other = regex.compile(
            rf"(?<!\w)(?:{either(rules.other_dates)})(?!\w)", regex.IGNORECASE
        )
        self._american = rules.numeric == "mdy"
        self._months = {
            name.lower(): number
            for number, names in enumerate(rules.months, start=1)
            for name in names
        }
        months = sorted(self._months, key=lambda name: (-len(name), name))
        suffixes = "|".join(map(re.escape, rules.day_suffixes))
        parts = {
            "{day}": r"(?P<day>\d{1,2})" + (f"(?:{suffixes})?" if suffixes else ""),
            "{month}": f"(?P<name>{'|'.join(map(re.escape, months)) or '(?!)'})",
            "{number}": r"(?P<number>\d{1,2})",
            "{year}": r"(?P<year>(?:19|20)\d\d)",
        }
        self._templates = [
            re.compile(rf"(?<![\w/.-]){_pattern(template, parts)}(?!\w)", re.IGNORECASE)
            for template in rules.dates
        ]

    def find(self, text: str, start: int, end: int) -> list[FoundDate]:
        """The dates between two offsets, in order, none inside another."""
        years = [match.span() for match in _YEAR.finditer(text, start, end)]
        if not years:
            return []
        start, end = max(start, years[0][0] - _LENGTH), min(end, years[-1][1] + _LENGTH)
        found = [
            FoundDate(match.start(), match.end(), date)
            for pattern in (*self._templates, _ISO, _FIGURES)
            for match in pattern.finditer(text, start, end)
            if (date := self._read(match)) is not None
        ]
        kept: list[FoundDate] = []
        for one in sorted(found, key=lambda date: (date.start, -date.end)):
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

    def match(
        self, text: str, sentences: Sentences, references: Sequence[tuple[int, int]]
    ) -> list[datetime.date | None]:
        """The date of each reference, given their spans in order: the one that follows it,
        else the nearest of its sentence.

        A date belongs only to a reference that no other stands between.
        """
        rooms: list[tuple[int, int]] = []
        for index, (start, _) in enumerate(references):
            left, right = sentences.around(start)
            before = references[index - 1][1] if index else 0
            after = references[index + 1][0] if index + 1 < len(references) else len(text)
            rooms.append((max(left, before), min(right, after)))
        dates = [
            self._following(text, end, room[1])
            for (_, end), room in zip(references, rooms, strict=True)
        ]
        taken = {date.start for date in dates if date}
        for index, (reference, room) in enumerate(zip(references, rooms, strict=True)):
            if dates[index] is None and (date := self._nearest(text, reference, room, taken)):
                dates[index] = date
                taken.add(date.start)
        return [date.date if date else None for date in dates]

    def _following(self, text: str, start: int, end: int) -> FoundDate | None:
        """The date that only words such as `dated` part from a reference."""
        date = next(iter(self.find(text, start, end)), None)
        return date if date and self._own.fullmatch(text, start, date.start) else None

    def _nearest(
        self, text: str, reference: tuple[int, int], room: tuple[int, int], taken: set[int]
    ) -> FoundDate | None:
        """The nearest date around a reference that is nobody's yet and no deadline."""
        start, end = reference
        free = [
            date
            for date in (*self.find(text, room[0], start), *self.find(text, end, room[1]))
            # `before 31 December 2025`, `takes effect on July 1, 2025`
            if date.start not in taken
            and not self._other.search(text, max(date.start - _REACH, 0), date.start)
        ]
        return min(free, key=lambda date: max(start - date.end, date.start - end), default=None)

    def _read(self, match: re.Match[str]) -> datetime.date | None:
        values = match.groupdict()
        year = int(values["year"])
        if "first" in values:
            day, month = int(values["first"]), int(values["second"])
            # `9/2/2023` is 2 September in American news; `25/9/2023` can only be one thing.
            if month > 12 or (self._american and day <= 12 and values["sign"] == "/"):
                day, month = month, day
        else:
            day = int(values["day"])
            name = values.get("name")
            month = self._months[name.lower()] if name else int(_figures(values))
        try:
            return datetime.date(year, month, day)
        except ValueError:
            return None


def _figures(values: dict[str, str]) -> str:
    return values.get("number") or values["month"]


def _pattern(template: str, parts: dict[str, str]) -> str:
    pieces = re.split(r"(\{\w+\}|\s+)", template)
    return "".join(
        parts.get(piece, r"\s+" if piece.isspace() else re.escape(piece)) for piece in pieces
    )


class Sentences:
    """The bounds of the sentences of a text, by their plainest signs; found when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    def around(self, position: int) -> tuple[int, int]:
        """The bounds of the sentence that holds a position."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in _SENTENCE_END.finditer(self._text))]
        index = bisect_right(self._starts, position)
        end = self._starts[index] if index < len(self._starts) else len(self._text)
        return self._starts[index - 1], end


def either(words: Iterable[str]) -> str:
    """A pattern of words, longest first, blanks wide; one that never matches without any."""
    spellings = {
        regex.escape(fold(word).text, special_only=True, literal_spaces=True).replace(" ", r"\s")
        for word in words
    }
    return "|".join(sorted(spellings, key=lambda word: (-len(word), word))) or "(?!)"
