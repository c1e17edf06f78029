"""Offices of other countries and of international bodies: `US Secretary of State`, `President of
Laos`, `UN Secretary-General`, and how each language says them whole."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.glossary.folding import fold
from workflow.glossary.guards import recognition
from workflow.glossary.name_rules import name_rules

_SOURCE = "en"
_JOINS: Mapping[str, str] = {"es": " y ", "fr": " et ", "nb": " og ", "vi": ", "}
_AFTER = ("es", "fr", "vi")
"""Languages that put the owner behind the office; Norwegian has a genitive before it."""
_COUNTRY_CODE = 2
_OPENING = re.compile(r"(?:\A|[.!?…:;\n“\"(])[\s“\"(]*\Z")
_NAME_BEHIND = re.compile(r" [^\W\d_a-z]")
_WORD_BEHIND = re.compile(r" (\w+)")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w.]*)(?P<gap>[ -])\Z")


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
    unless: frozenset[str] = frozenset()


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

    def form(self, language: str, *, woman: bool, known: Mapping[str, str] | None = None) -> str:
        """It in another language, owner and all; empty for a language without forms.

        `known` are the glossary's forms by concept, which go before ours, but in Vietnamese,
        where they name our own office (`Thủ tướng Chính phủ`).
        """
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
        rank = _ranks()[self.rank][language][woman or self.is_womans] if self.rank else ""
        if self.owner is None:
            return rank + whole
        added = self.owner.added[language]
        if "{}" in whole:
            return rank + whole.replace("{}", added)
        if language in _AFTER or added.startswith(("av ", "i ")):
            return f"{rank}{whole} {added}"
        return f"{added} {rank}{whole}"

    def doubt(self, language: str) -> str:
        """Why the form may be wrong; empty where it is certain."""
        if language == "vi" and self.owner is None and any(one.chairman for one in self.offices):
            return "whether it is Tổng thống or Chủ tịch depends on the country"
        return ""


def find_foreign_offices(text: str, language: str) -> list[ForeignOffice]:
    """The offices whose country or body stands beside them, in order; English texts only.

    >>> [one.form("es", woman=False) for one in find_foreign_offices("the Lao President", "en")]
    ['presidente de Laos']
    """
    if language != _SOURCE:
        return []
    folded = fold(text).text
    if len(folded) != len(text):
        return []
    return sorted(_owned(text, folded), key=lambda one: one.start)


def office_before(text: str, start: int, language: str) -> ForeignOffice | None:
    """The office right before a foreign name, with no owner: `President Emmanuel Macron`."""
    folded = fold(text).text
    if language != _SOURCE or len(folded) != len(text) or text[start - 1 : start] != " ":
        return None
    found = _alone().search(folded[: start - 1])
    if found is None or _joined_to_capital(text, found.start()):
        return None
    # `When President Macron came`, not `Goldfinch President Dupont`
    opening = _WORD_BEFORE.search(text[: found.start()])
    word = opening["word"] if opening is not None else ""
    if word[:1].isupper() and word not in recognition(_SOURCE).own:
        return None
    words = found.group("one")
    office = _offices_by_word()[words]
    return ForeignOffice(
        found.start(),
        start - 1,
        text[found.start() : start - 1],
        (office,),
        None,
        words in office.women,
    )


def _owned(text: str, folded: str) -> Iterator[ForeignOffice]:
    taken = -1
    matches = (match for pattern in _patterns() for match in pattern.finditer(folded))
    for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
        found = _office_of(match, text, folded) if match.start() >= taken else None
        if found is not None:
            taken = found.end
            yield found


def _office_of(match: re.Match[str], text: str, folded: str) -> ForeignOffice | None:
    """What one match names; `None` where it is part of a longer name or another office."""
    groups = match.groupdict()
    leads = "before" in groups
    words, end, second = [match["one"]], match.end(), groups.get("two")
    if "house" in groups:
        words = [f"{match['one']} of the {match['house']}"]
    # Two offices of one person: a name follows.
    if second and (not leads or _NAME_BEHIND.match(folded, end)):
        words.append(second)
    elif second:
        end = match.end("one")
    owner = _owners_by_word()[groups["before"] if leads else groups["name"]]
    if any(one not in _offices_by_word() for one in words):
        return None
    offices = tuple(_offices_by_word()[one] for one in words)
    following = _WORD_BEHIND.match(folded, end)
    if leads and following is not None and following.group(1) in offices[-1].unless:
        return None
    if any(one.bodies and owner.is_country for one in offices):
        return None
    start, rank = match.start(), ""
    if ranked := _rank_before().search(folded[:start]):
        start, rank = ranked.start(), ranked.group("rank").lower()
    elif _joined_to_capital(text, start):
        return None
    womans = any(word in office.women for word, office in zip(words, offices, strict=True))
    return ForeignOffice(start, end, text[start:end], offices, owner, womans, rank)


def _joined_to_capital(text: str, start: int) -> bool:
    """Whether a capitalised word stands right before, so that it is part of a longer name."""
    before = _WORD_BEFORE.search(text[:start])
    if before is None or not before["word"][0].isupper():
        return before is not None and before["gap"] == "-"
    # `On Monday President Emmanuel Macron spoke.`
    rules = name_rules(_SOURCE)
    if rules is not None and before["word"] in rules.may_follow and before["gap"] == " ":
        return False
    return before["gap"] == "-" or _OPENING.search(text[: before.start()]) is None


@cache
def _ranks() -> Mapping[str, Mapping[str, Sequence[str]]]:
    ranks: Mapping[str, Mapping[str, Sequence[str]]] = _document()["ranks"]
    return ranks


@cache
def _rank_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?P<rank>(?i:{_either(_ranks())})) \Z")


@cache
def _document() -> Mapping[str, Any]:
    data = resources.files(__package__).joinpath("foreign_offices.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))


@cache
def _offices() -> tuple[Office, ...]:
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
        )
        for one in _document()["office"]
    )


@cache
def _owners() -> tuple[Owner, ...]:
    text = resources.files(__package__).joinpath("foreign_owners.csv").read_text("utf-8")
    return tuple(
        Owner(
            code=row["code"],
            adjectives=tuple(row["adjectives"].split(";")),
            names=tuple(row["names"].split(";")),
            added={language: row[language] for language in _JOINS},
            chairman=bool(row["chairman"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _offices_by_word() -> Mapping[str, Office]:
    return {fold(word).text: office for office in _offices() for word in office.words}


@cache
def _owners_by_word() -> Mapping[str, Owner]:
    found: dict[str, Owner] = {}
    for owner in _owners():
        for word in (*owner.adjectives, *owner.names):
            found.setdefault(fold(word).text, owner)
        for name in owner.names:
            for ending in ("'s", "'"):
                found.setdefault(f"{fold(name).text}{ending}", owner)
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    offices = _either(_offices_by_word())
    adjectives = {fold(word).text for owner in _owners() for word in owner.adjectives}
    genitives = {word for word in _owners_by_word() if word.endswith("'") or word.endswith("'s")}
    names = {fold(word).text for owner in _owners() for word in owner.names}
    before = (
        rf"(?<![\w'-])(?P<before>{_either(adjectives | genitives)}) (?P<one>{offices})"
        rf"(?: and (?P<two>{offices}))?(?![\w-])"
    )
    behind = (
        rf"(?<![\w'-])(?P<one>{offices})(?: and (?P<two>{offices}))?"
        rf" of (?:the )?(?P<name>{_either(names)})(?![\w-])"
    )
    # `President of the Lao National Assembly`
    split = [word.split(" of the ") for word in _offices_by_word() if word.count(" of the ") == 1]
    heads, houses = ({pair[at] for pair in split} for at in (0, 1))
    inside = (
        rf"(?<![\w'-])(?P<one>{_either(heads)}) of the "
        rf"(?P<before>{_either(adjectives)}) (?P<house>{_either(houses)})(?![\w-])"
    )
    return re.compile(before), re.compile(behind), re.compile(inside)


@cache
def _alone() -> re.Pattern[str]:
    words = [word for word, office in _offices_by_word().items() if office.alone]
    return re.compile(rf"(?<![\w'-])(?P<one>{_either(words)})\Z")


def _either(words: Sequence[str] | set[str] | Mapping[str, object]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered))
