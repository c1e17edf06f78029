"""The nouns of offices, bodies and acts, their modifiers and countries, as `lost_offices.toml` and
the lists of countries have them, to be looked up by their first word.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.glossary.abroad.tables import owners

LANGUAGES = ("en", "fr", "es")
_CHOICE = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\W\d_]+")
_ANY, _NAMED = "*", " ^"


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that say something, all of them small, without those between them."""

    words: tuple[str, ...]
    """`*` stands for any one word."""
    nouns: frozenset[str] = frozenset()
    """The meanings that they may stand for in a draft, as an office, a body or an act."""
    asked: frozenset[str] = frozenset()
    """Those of them that they have in a source."""
    modifiers: frozenset[str] = frozenset()
    """Those that they may stand for in a draft."""
    asked_modifiers: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    capital: bool = False
    """Whether they count with a capital alone."""
    named: bool = False
    """Whether a word with a capital must follow."""

    @property
    def is_written_only(self) -> bool:
        """Whether they say something in drafts alone."""
        said = self.nouns or self.modifiers
        return bool(said) and not (self.asked or self.asked_modifiers or self.countries)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language has."""

    entries: Mapping[str, Sequence[Entry]]
    """By their first word, the longest first."""
    prefixes: Mapping[str, str]
    """What may stand before an office in one word, and the modifier it is: `ex`, `vice`."""
    links: frozenset[str]
    """Small words inside the name of an office: `de`, `of`, `the`."""
    owning: frozenset[str]
    """Those of them behind which another noun begins: `de`, `of`."""
    shown: Mapping[str, tuple[str, ...]]
    """By meaning its words as a reader is shown them."""
    stops: frozenset[str]
    """Words, further than the function words of the language, that end such a name."""


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language; `None` for one without."""
    if language not in LANGUAGES:
        return None
    listed: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    shown: dict[str, tuple[str, ...]] = {}
    for one in itertools.chain(_nouns(language, shown), _others(language)):
        listed[one.words].append(one)
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for words, same in listed.items():
        entries[words[0]].append(_joined(words, same))
    for ones in entries.values():
        ones.sort(key=lambda one: -len(one.words))
    grammar = document()["grammar"][language]
    return Lexicon(
        entries,
        document()["prefixes"].get(language, {}),
        frozenset(grammar["links"]),
        frozenset(grammar["owning"]),
        shown,
        frozenset(grammar["stops"]),
    )


@cache
def held_modifiers() -> frozenset[str]:
    """The modifiers that say who holds an office or held it: they stand with the office itself."""
    return frozenset(name for name, row in document()["modifiers"].items() if row.get("holder"))


@cache
def offices() -> frozenset[str]:
    """The meanings that are offices."""
    return frozenset(document()["offices"])


@cache
def plain_kinds() -> frozenset[str]:
    """The meanings that take neither modifiers nor a country: those of acts."""
    return frozenset(document()["acts"])


def forms(written: str) -> Iterator[str]:
    """The words that an entry of the data stands for.

    >>> list(forms("secretar(y/ies)")), list(forms("law(s)"))
    (['secretary', 'secretaries'], ['law', 'laws'])
    """
    match = _CHOICE.search(written)
    if match is None:
        yield written
        return
    inner = match.group(1)
    for one in inner.split("/") if "/" in inner else ("", inner):
        yield from forms(written[: match.start()] + one + written[match.end() :])


def _joined(words: tuple[str, ...], same: Sequence[Entry]) -> Entry:
    return Entry(
        words,
        frozenset().union(*(one.nouns for one in same)),
        frozenset().union(*(one.asked for one in same)),
        frozenset().union(*(one.modifiers for one in same)),
        frozenset().union(*(one.asked_modifiers for one in same)),
        frozenset().union(*(one.countries for one in same)),
        all(one.capital for one in same),
        all(one.named for one in same),
    )


def _nouns(language: str, shown: dict[str, tuple[str, ...]]) -> Iterator[Entry]:
    for kind in ("offices", "bodies", "acts"):
        for name, row in document()[kind].items():
            if language not in row:
                continue
            words = _cell(row[language])
            # what must never be read as one is a row without words in other languages
            shown[name] = tuple(
                next(forms(one)).replace(_ANY, "…").removesuffix(_NAMED) for one, _ in words
            )
            for one, sought in words:
                for form in forms(one):
                    meaning = frozenset({name})
                    asked = meaning if sought else frozenset()
                    yield Entry(_words(form), meaning, asked, named=form.endswith(_NAMED))
    for one in _split(document()["elsewhere"].get(language, "")):
        for form in forms(one):
            yield Entry(_words(form))


def _others(language: str) -> Iterator[Entry]:
    for name, row in document()["modifiers"].items():
        meaning = frozenset({name})
        for one, sought in _cell(row.get(language, "")):
            asked = meaning if sought else frozenset[str]()
            for form in forms(one):
                yield Entry(_words(form), modifiers=meaning, asked_modifiers=asked)
    for code, name in _countries(language):
        yield Entry(_words(name), countries=frozenset({code}), capital=name[0].isupper())


def _countries(language: str) -> Iterator[tuple[str, str]]:
    """The names and adjectives of countries: those of offices abroad, ours, and CLDR's."""
    from babel import Locale

    for owner in owners():
        if owner.is_country:
            own = (*owner.adjectives, *owner.names)
            for name in own if language == "en" else owner.called[language]:
                yield owner.code, name
            for name in owner.peoples.get(language, ()):
                yield from ((owner.code, one) for one in _inflected(name, language))
    for code, row in document()["countries"].items():
        for one in _split(row[language]):
            yield from ((code, form) for form in forms(one))
    for code, name in Locale.parse(language).territories.items():
        if len(code) == len("VN") and code.isalpha():
            yield code, str(name)


def _inflected(name: str, language: str) -> Iterator[str]:
    """An adjective for one and for several: `cubano`, `cubanos`; `francés`, `franceses`."""
    yield name
    if language == "fr":
        yield name if name.endswith(("s", "x")) else f"{name}s"
    elif name[-1] in "aeiou":
        yield f"{name}s"
    else:
        yield name.translate(str.maketrans("éáíóú", "eaiou")) + "es"


def _words(form: str) -> tuple[str, ...]:
    return tuple(one if one == _ANY else one.lower() for one in re.findall(r"[^\W\d_]+|\*", form))


def _cell(cell: str) -> list[tuple[str, bool]]:
    """The words of a cell, each with whether it is looked for in a source."""
    found, _, also = cell.partition(";")
    return [(one, True) for one in _split(found)] + [(one, False) for one in _split(also)]


def _split(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(",") if one.strip()]


@cache
def document() -> Mapping[str, Any]:
    """The data as it is written."""
    data = resources.files(__package__).joinpath("lost_offices.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
