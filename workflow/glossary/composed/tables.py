"""The words of `titles.toml`: heads of titles, kinds of bodies, what modifies a title."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Any

from workflow.glossary.folding import fold, key
from workflow.glossary.guards import recognition
from workflow.glossary.values import Concept

_VIETNAMESE = "vi"
_ANOTHER = "@"
"""What begins a wording that is another head's."""


@dataclass(frozen=True, slots=True)
class Words:
    """The forms of a head, or of what modifies a title, in one language."""

    m: str = ""
    f: str = ""
    plural: str = ""
    f_plural: str = ""
    gender: str = "m"
    definite: str = ""
    definite_plural: str = ""
    link: str = ""
    read: tuple[str, ...] = ()
    place: str = "before"
    joined: str = ""
    attached: tuple[str, ...] = ()
    read_inside: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def form(self, gender: str, *, plural: bool = False) -> str:
        """The form for a gender and number; the masculine or singular where it has no other."""
        if plural:
            return (gender == "f" and self.f_plural) or self.plural or self.form(gender)
        return (gender == "f" and self.f) or self.m


@dataclass(frozen=True)
class LanguageWords:
    """How one language puts heads and bodies together."""

    links: tuple[str, ...] = ()
    behind: bool = False
    verbs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    unlinked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """What the heads of one kind of body are called."""

    opens: re.Pattern[str]
    strict: bool = False
    each: bool = False
    same: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class ComposedTables:
    """All that `titles.toml` tells."""

    languages: Mapping[str, LanguageWords]
    heads: Mapping[str, Mapping[str, Words]]
    kinds: tuple[Kind, ...]
    modifiers: Mapping[str, Mapping[str, Words]]
    everyday: frozenset[str]
    unmodified: frozenset[str]

    def kind_of(self, body: Concept) -> Kind | None:
        """The kind of a body by its Vietnamese name; `None` for one that is not described."""
        name = body.preferred(_VIETNAMESE) or body.extra.get("vi_kind", "")
        return next((kind for kind in self.kinds if name and kind.opens.match(name)), None)

    def wording(self, head: str, kind: Kind | None, language: str) -> Words | None:
        """The words of a head for a kind of body; `None` where none are certain."""
        told = kind.heads.get(head, {}).get(language) if kind else None
        if told is None:
            return self.heads[head].get(language)
        if told.startswith(_ANOTHER):
            return self.heads[told.removeprefix(_ANOTHER)].get(language)
        return Words(m=told) if told else None

    @cached_property
    def _readings(self) -> dict[str, dict[str, tuple[str, bool]]]:
        return {}

    def readings(self, language: str) -> Mapping[str, tuple[str, bool]]:
        """Heads by how they are read, as `reading_key` has it, each with whether it is plural."""
        if language not in self._readings:
            made: dict[str, tuple[str, bool]] = {}
            for head, by_language in self.heads.items():
                words = by_language.get(language, Words())
                singular = (words.m, words.f, words.definite)
                plural = (words.plural, words.f_plural, words.definite_plural)
                told = [(one, False) for one in singular] + [(one, True) for one in plural]
                told += [(one, self._is_plural(one, language)) for one in words.read]
                for text, many in told:
                    if text:
                        made.setdefault(reading_key(text, language), (head, many))
            made |= self._told_readings(language)
            self._readings[language] = made
        return self._readings[language]

    def _told_readings(self, language: str) -> dict[str, tuple[str, bool]]:
        """The wordings that a kind of body alone has: `Chủ nhiệm`, `Phó Chánh`."""
        known = {reading_key(words[language].m, language) for words in self.heads.values()}
        return {
            reading_key(told, language): (head, False)
            for kind in self.kinds
            for head, by_language in kind.heads.items()
            if (told := by_language.get(language, "")) and not told.startswith(_ANOTHER)
            if reading_key(told, language) not in known
        }

    @staticmethod
    def _is_plural(text: str, language: str) -> bool:
        """Whether another wording is plural: it ends, or its first word does, with s or men."""
        first = text.split(" ")[0].split("-")[0]
        endings = ("s", "men") if language in ("en", "es", "fr") else ()
        return bool(endings) and (text.endswith(endings) or first.endswith("s"))


def reading_key(text: str, language: str) -> str:
    """A wording as it is looked up: small letters, blanks for hyphens, accents where they count.

    >>> reading_key("Vice-Présidente", "fr")
    'vice presidente'
    """
    return key(fold(text).text, accents=recognition(language).accents).replace("-", " ")


@cache
def composed_tables() -> ComposedTables:
    """The tables, read once."""
    data = resources.files(__package__).joinpath("titles.toml").read_bytes()
    table = tomllib.loads(data.decode("utf-8"))
    heads, modifiers = table.pop("heads"), table.pop("modifiers")
    kinds = table.pop("kinds")
    everyday, unmodified = table.pop("everyday"), table.pop("unmodified")
    return ComposedTables(
        languages={code: LanguageWords(**_tuples(words)) for code, words in table.items()},
        heads={name: _words(one) for name, one in heads.items()},
        kinds=tuple(Kind(**(one | {"opens": re.compile(one["opens"])})) for one in kinds),
        modifiers={name: _words(one) for name, one in modifiers.items()},
        everyday=frozenset(everyday),
        unmodified=frozenset(unmodified),
    )


def _words(table: Mapping[str, Any]) -> dict[str, Words]:
    return {code: Words(**_tuples(one)) for code, one in table.items()}


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in table.items()}
