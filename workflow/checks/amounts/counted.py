"""Ordinals beside what they count, and fractions: `the second session`, `two thirds`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from workflow.checks.amounts.figures import figure_rules
from workflow.checks.amounts.places import find_from_digits, words_in
from workflow.checks.amounts.spelled import alternatives, folded

_ROMAN = {
    **{"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9},
    **{"X": 10, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16},
}
_NUMERAL = "I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI?"
# "15th session", "IIIe trimestre", "2.ª sesión", "3. kvartal"
_BEFORE = (
    r"(?<!\w)(?P<figure>\d{{1,2}}(?:st|nd|rd|th|er|ère|re|e|ème|\.|\.?[oªºa])|(?-i:{numeral})e?r?)[\s-]\Z"
    # "the second regular session", and not "the twenty-second"
    r"|(?:(?P<before>[^\W\d_]+)[\s-])?(?<![\w-]){word}[\s-](?:[^\W\d_]+\s)?\Z"
)
# "kỳ họp lần thứ 8", "quý III/2024", "chapitre IV"
_FIGURE = r"(?P<figure>\d{{1,2}}|(?-i:{numeral}))(?![\w%-]|[.,]\d)"
_FRACTION = re.compile(r"(?<![\w/.,-])(\d{1,2}/\d{1,2})(?![\w/-]|[.,]\d)")
_TENS = 10
_MARGIN = 40
_CHAPTER, _QUARTER = "chapter", "quarter"
"""Kinds that a mere figure may stand behind: `chapitre IV`, `quý 3`."""
_QUARTERS = 4


def other_ordinals(
    source: str, target: str, source_language: str, target_language: str
) -> Iterator[str]:
    """What is said of each kind of noun that has another ordinal in the translation.

    Nothing where the ordinal that is gone, or the one that has come, stands with any noun of the
    other side: two texts may draw other lines between nouns.
    """
    here = find_ordinals(source, source_language)
    there = find_ordinals(target, target_language) if here else {}
    if not there or here == there:
        return
    said, wanted = set().union(*there.values()), set().union(*here.values())
    for kind in here.keys() & there.keys():
        gone, come = here[kind].keys() - said, there[kind].keys() - wanted
        if gone and come:
            yield f"{here[kind][max(gone)]} is another one here: {there[kind][max(come)]}"


def find_ordinals(text: str, language: str) -> dict[str, dict[int, str]]:
    """The ordinals of a plain text that stand beside a noun, with both, by the noun's kind.

    >>> find_ordinals("The second session closed in the third quarter.", "en")
    {'sitting': {2: 'second session'}, 'quarter': {3: 'third quarter'}}
    """
    rules = _rules(language)
    found: dict[str, dict[int, str]] = {}
    if rules is None or rules.begins.isdisjoint(words_in(text)):
        return found
    for noun in rules.noun.finditer(text):
        kind = rules.kinds[folded(noun.group())]
        if said := rules.value(text, *noun.span(), rules.most(kind)):
            value, start, end = said
            found.setdefault(kind, {})[value] = text[start:end]
    return found


def find_fractions(text: str, language: str) -> frozenset[str]:
    """The fractions that a plain text says, in words or in figures.

    >>> sorted(find_fractions("two thirds of them, and 1/4 of the rest", "en"))
    ['1/4', '2/3']
    """
    rules = _rules(language)
    if rules is None:
        return frozenset()
    words: set[str] = set()
    if not rules.parts.isdisjoint(words_in(text)):
        words = {name for name, pattern in rules.fractions if pattern.search(text)}
    return frozenset(words | {one[1] for one in find_from_digits(_FRACTION, text, "/")})


def is_fraction(text: str, start: int, end: int, language: str, told: Collection[str]) -> bool:
    """Whether what looks like a day is one of the fractions that are told, or `24/7`."""
    rules = _rules(language)
    if rules is not None and rules.day_before.search(text, max(start - _MARGIN, 0), start):
        return False
    return text[start:end] in told or text[start:end] == "24/7"


def other_fractions(
    source: str, target: str, source_language: str, target_language: str
) -> tuple[str, str] | None:
    """A fraction in words and the other one that stands for it; `None` where there is none.

    Only where each text has a fraction that the other has not.
    """
    here = find_fractions(source, source_language)
    there = find_fractions(target, target_language) if here else frozenset()
    gone, come = here - there, there - here
    return (max(gone), max(come)) if gone and come else None


class _Rules:
    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.kinds = {folded(noun): kind for kind, nouns in data["nouns"].items() for noun in nouns}
        self.begins = frozenset(noun.split()[0] for noun in self.kinds)
        self.noun = re.compile(rf"(?<!\w){alternatives(self.kinds)}(?!\w)", re.IGNORECASE)
        self._values = {folded(word): int(value) for word, value in data["ordinals"].items()}
        word = alternatives(self._values).replace("(", "(?P<word>", 1)
        self._is_behind = "behind" in data
        figure = _FIGURE.format(numeral=_NUMERAL)
        self._thing = re.compile(rf"\s{figure}", re.IGNORECASE)
        near = data.get("behind", _BEFORE).format(numeral=_NUMERAL, word=word, figure=figure)
        self._near = re.compile(near, re.IGNORECASE)
        self._numbers = figure_rules(language)
        self.day_before = re.compile(rf"(?<!\w){alternatives(data['days'])}\s\Z", re.IGNORECASE)
        self.parts = frozenset(data["parts"])
        self.fractions = [
            (name, re.compile(rf"(?<![\w-]){pattern}", re.IGNORECASE))
            for name, pattern in data["fractions"].items()
        ]

    def most(self, kind: str) -> int:
        """The highest figure that may number a noun of a kind by standing behind it."""
        # "quý 3", and not "in the third quarter 15 companies"
        quarters = _QUARTERS if self._is_behind and kind == _QUARTER else 0
        return 99 if kind == _CHAPTER else quarters

    def value(self, text: str, start: int, end: int, most: int) -> tuple[int, int, int] | None:
        """The ordinal of a noun at this place, and where both stand; `None`: none that is sure."""
        thing = self._thing.match(text, end) if most else None
        if thing and 0 < _value(thing["figure"]) <= most:
            return _value(thing["figure"]), start, thing.end()
        if self._is_behind:
            found = self._near.match(text, end)
        else:
            found = self._near.search(text, max(start - _MARGIN, 0), start)
        if found is None:
            return None
        parts = found.groupdict()
        group = "figure" if parts["figure"] else "word"
        span = min(found.start(group), start), max(found.end(group), end)
        if group == "figure":
            return _value(parts[group]), *span
        # "twenty-second", "décimo tercera"
        before = self._numbers.spelled_before(parts.get("before") or "")
        is_more = any(value >= _TENS for value in before)
        return None if is_more else (self._values[folded(parts[group])], *span)


def _value(figure: str) -> int:
    digits = "".join(letter for letter in figure if letter.isdigit())
    return int(digits) if digits else _ROMAN.get(figure.rstrip("er"), 0)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("counted.toml").read_text(encoding="utf-8"))


@cache
def _rules(language: str) -> _Rules | None:
    name = "nb" if language == "no" else language
    return _Rules(language, _table()[name]) if name in _table() else None
