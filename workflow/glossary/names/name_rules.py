"""What `persons.toml` says of names of Vietnamese persons, ready for use."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from workflow.glossary.folding import ascii_symbol, fold, key

VIETNAMESE = "vi"
_LETTERS = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")
_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
# What French has too: `Trân`, `Mùa`, `Huê` may have lost a tone, `Trần`, `Võ`, `Đỗ` have not.
_FRENCH = frozenset("àâéèêôùû")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The lists of names in one spelling: with diacritics, or without."""

    common: frozenset[str]
    scarce: frozenset[str]
    second: frozenset[str]
    words: frozenset[str]
    """Family names that are everyday words of the language."""
    places: Mapping[str, tuple[tuple[str, ...], ...]]
    """By first syllable, the longest first."""
    never: frozenset[str]
    """Two syllables with which no name begins."""
    others: frozenset[str]
    """Persons of other countries."""

    def place_at(self, syllables: list[str]) -> int:
        """How many of the syllables, from the first on, are a place; 0 for none."""
        for place in self.places.get(syllables[0], ()):
            if tuple(syllables[: len(place)]) == place:
                return len(place)
        return 0


@dataclass(frozen=True, slots=True)
class Titled:
    """How a title stands directly before a name."""

    capital: bool
    articles: Mapping[str, str]
    drops: tuple[str, ...]
    always: bool


@dataclass(frozen=True, slots=True)
class NameRules:
    """How names are known and written in the texts of one language."""

    accents: bool
    """Whether the language writes names with their diacritics."""
    marked: Spelling
    plain: Spelling
    titles: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    may_follow: frozenset[str]
    abroad: tuple[str, ...]
    """What directly before a name shows that it is another country's person."""
    genitive: str
    short: str
    letters: str
    """Small letters with a diacritic that stay in names of the house style `termbase`."""
    titled: Titled


@cache
def name_rules(language: str) -> NameRules | None:
    """The rules of a language; `None` for one that `persons.toml` does not name."""
    document = _document()
    table = document.get(language)
    if table is None:
        return None
    names = document["names"]
    titled = table["titled"]
    return NameRules(
        accents=language == VIETNAMESE,
        marked=_spelling(names, document[VIETNAMESE]["words"], accents=True),
        plain=_spelling(names, table["words"], accents=False),
        titles=frozenset(table["titles"]),
        not_after=frozenset(table["not_after"]),
        not_before=frozenset(table["not_before"]),
        may_follow=frozenset(table["may_follow"]),
        abroad=tuple(names["abroad"]),
        genitive=table["genitive"],
        short=table["short"],
        letters=table.get("letters", ""),
        titled=Titled(
            titled["capital"], titled["articles"], tuple(titled["drops"]), titled["always"]
        ),
    )


@lru_cache(maxsize=65_536)
def is_syllable(word: str) -> bool:
    """Whether a word may be a syllable of a Vietnamese name, with all its marks or without.

    >>> [is_syllable(word) for word in ("Trọng", "Trong", "Chinh", "Monde", "Müller")]
    [True, True, True, False, False]
    """
    return _is_vietnamese(word.lower()) and bool(_syllables().fullmatch(plain(word)))


def is_family_name(word: str, language: str) -> bool:
    """Whether a word may be a family name in texts of a language.

    >>> is_family_name("Tran", "en"), is_family_name("Tran", "vi"), is_family_name("Trần", "vi")
    (True, False, True)
    """
    rules = name_rules(language)
    if rules is None:
        return False
    spelling = rules.marked if rules.accents else rules.plain
    return key(fold(word).text, accents=rules.accents) in spelling.common


def begins_name(words: Sequence[str]) -> bool:
    """Whether a name of a Vietnamese person begins with words, whatever language is around it.

    With no marks that only the full spelling has, the spelling without any counts.

    >>> [begins_name(name.split()) for name in ("Đinh Văn Nam", "Truong Tan Sang", "Kim Dae Jung")]
    [True, True, False]
    """
    if len(words) < 2 or not all(map(is_syllable, words[:2])):
        return False
    accents = any(map(is_full, words))
    rules = name_rules(VIETNAMESE if accents else "en")
    if rules is None:
        return False
    spelling = rules.marked if accents else rules.plain
    low = [key(fold(word).text, accents=accents) for word in words]
    if " ".join(low[:3]) in spelling.others or " ".join(low[:2]) in spelling.never:
        return False
    if spelling.place_at(low):
        return False
    return low[0] in spelling.common or (low[0] in spelling.scarce and low[1] in spelling.second)


@lru_cache(maxsize=16_384)
def plain(word: str) -> str:
    """A word in small letters without marks."""
    return key(word, accents=False)


def has_marks(word: str) -> bool:
    """Whether a word has any Vietnamese mark: accents, horns, the stroke of đ."""
    return plain(word) != key(word, accents=True)


def is_full(word: str) -> bool:
    """Whether a word has marks that only the full Vietnamese spelling has."""
    low = key(word, accents=True)
    return any(
        letter not in _FRENCH and plain_letter != letter
        for letter, plain_letter in zip(low, plain(word), strict=True)
    )


@cache
def _is_vietnamese(word: str) -> bool:
    for letter in word:
        if letter in _LETTERS:
            continue
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], set(parts[1:])
        tones = marks & _MARKS
        vowel = unicodedata.normalize("NFC", base + "".join(sorted(marks - _MARKS)))
        if not tones or len(tones) > 1 or vowel not in _LETTERS:
            return False
    return True


@cache
def _syllables() -> re.Pattern[str]:
    table = _document()["syllables"]
    return re.compile(rf"(?:{'|'.join(table['onsets'])})?(?:{'|'.join(table['rimes'])})")


def _spelling(names: Mapping[str, Any], words: Iterable[str], *, accents: bool) -> Spelling:
    def even(listed: Iterable[str]) -> frozenset[str]:
        return frozenset(key(fold(one).text, accents=accents) for one in listed)

    places: dict[str, list[tuple[str, ...]]] = {}
    for place in even(names["places"]):
        syllables = tuple(place.split())
        places.setdefault(syllables[0], []).append(syllables)
    return Spelling(
        common=even(names["common"]),
        scarce=even(names["scarce"]),
        second=even(names["second"]),
        words=even(words),
        never=even(names["never"]),
        others=even(names["others"]),
        places={
            first: tuple(sorted(group, key=lambda place: (-len(place), place)))
            for first, group in places.items()
        },
    )


@dataclass(frozen=True, slots=True)
class Peoples:
    """Names of the peoples of the highlands; the keys of `persons.toml`."""

    particles: tuple[str, ...]
    man: str
    families: tuple[str, ...]
    """With and without diacritics."""
    last: tuple[str, ...]
    doubtful: tuple[str, ...]


@cache
def peoples() -> Peoples:
    """How names of the Ede, Jrai, Ba Na and others are known, in any language."""
    table = _document()["peoples"]
    families = (*table["families"], *map(ascii_symbol, table["families"]), *table["marked"])
    return Peoples(
        tuple(table["particles"]),
        table["man"],
        families,
        (*table["last"], *map(ascii_symbol, table["last"])),
        tuple(table["doubtful"]),
    )


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("persons.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
