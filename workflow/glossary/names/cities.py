"""Names of the world's cities: `La Habana` is `Havana`, `Vientián` is `Vientiane`.

Most names are CLDR's, the example cities of its time zones, read for the languages that are asked
for; `cities.toml` has those that CLDR lacks or that news writes otherwise. A name that is also a
person's or a word's counts only where its neighbours show a place: `en Santiago`, `Lima, 12 ago`.
https://cldr.unicode.org/translation/timezones
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.glossary.names.foreign_rules import gender_of_first_name
from workflow.glossary.names.large_words import LARGE, large_words

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]\w*)(?P<gap>[ \u00a0-])\Z")
# `Paris Hilton`, `Lima-based`, `Beijing's` is none; `Washington D.C.` is a name of its own
_NAME_BEHIND = re.compile(r"[ \u00a0-][^\W\d_a-zà-ÿ]|-[^\W\d_]|\.[^\W\d_]")
# `La Habana, 12 ago (Prensa Latina)`, `Hanoi (VNA) –`, `PARIS – `
_DATELINE = re.compile(r" ?[(–—]|, ?(?:\d|[^\W\d_]{3,10}\.? \d)|\.? ?-{1,2} ")
_OPENING = re.compile(r"(?:\A|[.!?…:;\n]\s|[“«\"(])[\s“\"«(]*\Z")
_OTHER_ZONES = ("Etc/", "Antarctica/", "Arctic/")
_ENGLISH = "en"
_LANGUAGES = ("en", "es", "fr", "nb", "vi")


@dataclass(frozen=True, slots=True)
class FoundCity:
    """Where the name of a city stands, in code points of the text."""

    start: int
    end: int
    key: str
    """Its zone, or its English name where it has none."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of one language, and by which first word a name begins."""

    keys: Mapping[str, str]
    by_first: Mapping[str, tuple[str, ...]]
    """The names by their first word, the longest first."""
    begins: frozenset[str]
    """The letters of each name up to the first other sign, in capitals too."""
    sure: frozenset[str]
    """Names that no neighbour has to tell of."""


def city_name(key: str, language: str) -> str:
    """How a language writes a city; empty for one that is not known.

    >>> city_name("America/Havana", "fr"), city_name("Europe/Vienna", "es")
    ('La Havane', 'Viena')
    """
    return next(iter(_names(language).get(key, ())), "")


def find_cities(text: str, language: str) -> list[FoundCity]:
    """The cities that a text names, in order; with the capitals they have.

    >>> [city_name(one.key, "en") for one in find_cities("Viajó de La Habana a Pekín.", "es")]
    ['Havana', 'Beijing']
    """
    if language not in _LANGUAGES:
        return []
    known = _known(language)
    found: list[FoundCity] = []
    if known.begins.isdisjoint(large_words(text)):
        return found
    for match in _WORD.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        # `VIENTIÁN, 19 de marzo`
        shouted = len(match.group()) > 1 and match.group().isupper()
        word = match.group().capitalize() if shouted else match.group()
        for name in known.by_first.get(word, ()):
            end = match.start() + len(name)
            written = name.upper() if shouted else name
            if not text.startswith(written, match.start()) or text[end : end + 1].isalnum():
                continue
            if shouted and not _is_dateline(text, match.start(), end):
                continue
            after = found[-1].end if found else None
            if _is_city(text, match.start(), end, name, after, language):
                found.append(FoundCity(match.start(), end, known.keys[name]))
                break
    return found


def _is_city(text: str, start: int, end: int, name: str, after: int | None, language: str) -> bool:
    """Whether the neighbours let a name be a city's; `after` is where the last one ended."""
    words: Mapping[str, Any] = _document()[language]
    if _NAME_BEHIND.match(text, end):
        return False
    before = _WORD_BEFORE.search(text[max(start - 40, 0) : start])
    near = before["word"] if before is not None else ""
    at_start = before is None or bool(_OPENING.search(text[: start - len(before.group())]))
    if before is not None and (before["gap"] == "-" or near.lower() in words["kinds"]):
        return False
    placed = near.lower() in words["near"]
    joined = near.lower() in words["beside"]
    if near[:1].isupper() and not (at_start and (placed or joined)):
        return False
    if name in _known(language).sure or placed:
        return True
    listed = after is not None and text[after:start] in words["lists"]
    dated = before is None and _is_dateline(text, start, end)
    return listed or dated or (joined and gender_of_first_name(name) is None)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a name begins a sentence and a date or an agency stands behind it."""
    return _OPENING.search(text[:start]) is not None and _DATELINE.match(text, end) is not None


@cache
def _known(language: str) -> _Known:
    keys: dict[str, str] = {}
    sure: set[str] = set()
    certain = {_key(one) for one in _document()["city"] if one.get("sure")}
    for key, names in _names(language).items():
        for name in names:
            keys.setdefault(name, key)
            if key in certain:
                sure.add(name)
    by_first: dict[str, list[str]] = {}
    for name in sorted(keys, key=lambda one: (-len(one), one)):
        first = _WORD.match(name)
        if first is not None:
            by_first.setdefault(first.group(), []).append(name)
    # `le Caire` by its second word
    begins = {word for name in keys for word in LARGE.findall(name)[:1]}
    return _Known(
        keys,
        {word: tuple(each) for word, each in by_first.items()},
        frozenset((*begins, *map(str.upper, begins))),
        frozenset(sure),
    )


@cache
def _names(language: str) -> Mapping[str, tuple[str, ...]]:
    """The names of each city in a language, the one that is written first."""
    made = {zone: (name,) for zone, name in _names_of_zones(language).items()}
    for one in _document()["city"]:
        made[_key(one)] = tuple(one.get(language, one[_ENGLISH]))
    return made


def _key(city: Mapping[str, Any]) -> str:
    zone: str = city.get("zone", city[_ENGLISH][0])
    return zone


@cache
def _names_of_zones(language: str) -> Mapping[str, str]:
    """CLDR's names of cities by zone; those that name a country or territory are left out."""
    from babel import Locale
    from babel.core import get_global

    locale = Locale.parse(language)
    territories = set(locale.territories.values()) | set(Locale.parse("en").territories.values())
    left_out = frozenset(_document()["zones"]["left_out"])
    made: dict[str, str] = {}
    for zone in sorted(get_global("zone_territories")):
        place = zone.rpartition("/")[2].replace("_", " ")
        if "/" not in zone or zone.startswith(_OTHER_ZONES) or zone in left_out:
            continue
        name = locale.time_zones.get(zone, {}).get("city") or place
        # `Tripoli (Libye)`
        name = re.sub(r" ?\(.*\)", "", name)
        if name not in territories and place not in territories:
            made[zone] = name
    return made


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("cities.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
