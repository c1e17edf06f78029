"""What is known of the offices of other countries and bodies, and how each language says them."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

_JOINS: Mapping[str, str] = {"es": " y ", "fr": " et ", "nb": " og ", "vi": ", "}
_AFTER = ("es", "fr", "vi")
"""Languages that put the owner behind the office; Norwegian has a genitive before it."""
_SPOKEN = ("es", "fr")
"""Languages other than English whose texts are searched."""
_COUNTRY_CODE = 2
# `des États-Unis`, `de l’Inde`, `del Reino Unido`
_LINK = re.compile(r"(?:de la |de l’|de las |de los |del |des |du |de |d’)")


@dataclass(frozen=True, slots=True)
class Owner:
    """A country or body, as each language adds it to an office."""

    code: str
    adjectives: tuple[str, ...]
    names: tuple[str, ...]
    added: Mapping[str, str]
    """By language: `de Cuba`, `des États-Unis`, `Kinas`, `Nhật Bản`."""
    chairman: bool
    """Whether Vietnamese calls its president `Chủ tịch`."""
    peoples: Mapping[str, tuple[str, ...]]
    """By language its adjectives, in small letters: `cubano`, `cubana`; Spanish and French."""
    called: Mapping[str, tuple[str, ...]]
    """By language its names without an article: `Estados Unidos`; not Norwegian."""
    behind: str
    """In English its name behind *of*: `the Netherlands`; empty for a body."""

    @property
    def is_country(self) -> bool:
        """Whether it is a country, not a body."""
        return len(self.code) == _COUNTRY_CODE


@dataclass(frozen=True, slots=True)
class Office:
    """One kind of office."""

    words: tuple[str, ...]
    women: frozenset[str]
    forms: Mapping[str, tuple[str, str]]
    """By language, for a man and for a woman."""
    concept: str = ""
    """The id of the glossary's row for it."""
    chairman: str = ""
    """What Vietnamese says of owners with a chairman."""
    alone: bool = False
    """Whether a foreign name behind it is enough."""
    bodies: bool = False
    """Whether only bodies have it, no countries."""
    crowned: bool = False
    """Whether English puts its country behind it: `King of Spain`."""
    unless: frozenset[str] = frozenset()
    spoken: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """By language further words for a man and a woman in it: `ministro de Exteriores`."""
    only: frozenset[str] = frozenset()
    """Owners of whom alone Spanish and French words for it say it; empty for all."""
    never: frozenset[str] = frozenset()
    """Owners of whom they never do: `directeur général du FMI` is its Managing Director."""

    def belongs_to(self, owner: Owner) -> bool:
        """Whether a Spanish or French word for it may say it of an owner."""
        if (self.bodies and owner.is_country) or owner.code in self.never:
            return False
        return not self.only or owner.code in self.only


@dataclass(frozen=True, slots=True)
class ForeignOffice:
    """An office of another country in a text, or two of one person."""

    start: int
    end: int
    """Code points of the text."""
    text: str
    offices: tuple[Office, ...]
    owner: Owner | None
    """`None` where only the name behind it shows that it is another country's."""
    is_womans: bool = False
    """Whether its wording tells of a woman."""
    rank: str = ""
    """A word before it that makes another of it, in small letters: `former`."""

    @property
    def concepts(self) -> frozenset[str]:
        """The ids of the glossary's rows for it."""
        return frozenset(office.concept for office in self.offices)

    def form(self, language: str, *, woman: bool, known: Mapping[str, str] | None = None) -> str:
        """It in another language, owner and all; empty for a language without forms.

        `known` are the glossary's forms by concept, which go before ours, but in Vietnamese,
        where they name our own office (`Thủ tướng Chính phủ`).
        """
        if language == "en":
            return self._in_english(woman=woman, known=known or {})
        said = []
        for office in self.offices:
            if language not in office.forms:
                return ""
            form = office.forms[language][woman or self.is_womans]
            if language != "vi" and known is not None and not (woman or self.is_womans):
                form = known.get(office.concept, form)
            if language == "vi" and self.owner is not None and self.owner.chairman:
                form = office.chairman or form
            said.append(form)
        whole = _JOINS[language].join(said)
        rank = ranks()[self.rank][language][woman or self.is_womans] if self.rank else ""
        if self.owner is None:
            return rank + whole
        added = self.owner.added[language]
        if "{}" in whole:
            return rank + whole.replace("{}", added)
        if language in _AFTER or added.startswith(("av ", "i ")):
            return f"{rank}{whole} {added}"
        return f"{added} {rank}{whole}"

    def _in_english(self, *, woman: bool, known: Mapping[str, str]) -> str:
        """`Cambodian Prime Minister`, `Chairman of the National Assembly of Laos`."""
        said = []
        for office in self.offices:
            womans = [one for one in office.words if one in office.women]
            if (woman or self.is_womans) and womans:
                said.append(womans[0])
            else:
                said.append(known.get(office.concept, office.words[0]))
        whole = " and ".join(said)
        if self.owner is None:
            return whole
        listed = any(office.concept in known for office in self.offices)
        crowned = any(office.crowned for office in self.offices)
        if self.owner.behind and (crowned or (listed and " of " in whole)):
            return f"{whole} of {self.owner.behind}"
        return f"{self.owner.adjectives[0]} {whole}"

    def doubt(self, language: str) -> str:
        """Why the form may be wrong; empty where it is certain."""
        if language == "vi" and self.owner is None and any(one.chairman for one in self.offices):
            return "whether it is Tổng thống or Chủ tịch depends on the country"
        return ""


@cache
def ranks() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """By the word for it in a source, what each language puts before an office: `former`."""
    listed: Mapping[str, Mapping[str, Sequence[str]]] = _document()["ranks"]
    return listed


@cache
def _document() -> Mapping[str, Any]:
    data = resources.files(__package__).joinpath("offices.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))


@cache
def offices() -> tuple[Office, ...]:
    """Every kind of office, in the order of the file."""
    return tuple(
        Office(
            words=tuple(one["en"]),
            women=frozenset(one.get("woman", ())),
            forms={
                "es": (one["es"][0], one["es"][1]),
                "fr": (one["fr"][0], one["fr"][1]),
                "nb": (one["nb"], one["nb"]),
                "vi": (one["vi"], one["vi"]),
            },
            concept=one.get("concept", ""),
            chairman=one.get("vi_chairman", ""),
            alone=one.get("alone", False),
            bodies=one.get("bodies", False),
            unless=frozenset(one.get("unless", ())),
            spoken={
                language: tuple(map(_pair, one.get(f"{language}_words", ())))
                for language in (*_SPOKEN, "vi")
            },
            only=frozenset(one.get("only", ())),
            never=frozenset(one.get("never", ())),
            crowned=one.get("crowned", False),
        )
        for one in _document()["office"]
    )


@cache
def owners() -> tuple[Owner, ...]:
    """Every country and body, in the order of the file."""
    text = resources.files(__package__).joinpath("owners.csv").read_text("utf-8")
    return tuple(
        Owner(
            code=row["code"],
            adjectives=tuple(row["adjectives"].split(";")),
            names=tuple(row["names"].split(";")),
            added={language: row[language] for language in _JOINS},
            chairman=bool(row["chairman"]),
            peoples={language: _split(row[f"{language}_adjectives"]) for language in _SPOKEN},
            called={language: _called(row, language) for language in (*_SPOKEN, "vi")},
            behind=row["en"] or (row["names"].split(";")[0] if len(row["code"]) == 2 else ""),
        )
        for row in csv.DictReader(text.splitlines())
    )


def _called(row: Mapping[str, str], language: str) -> tuple[str, ...]:
    """`Estados Unidos` of `de Estados Unidos`, and the further names of a row."""
    return (_LINK.sub("", row[language]), *_split(row[f"{language}_names"]))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _pair(words: Sequence[str]) -> tuple[str, str]:
    return words[0], words[1]
