"""The words of `wire_offices.toml` and the patterns that find them, for `wire_offices.py`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.glossary.abroad.tables import owners

TARGETS = ("es", "fr")
"""The languages with forms, in the order in which a pair of forms has them."""
_HOME = "Vietnamese"
"""`the Vietnam Army Chief`: the desk's own bodies have its name in theirs."""


@cache
def owner_forms() -> Mapping[str, Sequence[str]]:
    """By adjective and genitive, what stands behind an office in Spanish and in French."""
    made: dict[str, Sequence[str]] = {}
    for adjective, (name, *forms) in office_data()["owners"].items():
        made |= {adjective: forms, f"{name}'s": forms}
    for owner in owners():
        forms = [owner.added[language] for language in TARGETS]
        for word in owner.adjectives:
            made.setdefault(word, forms)
        for name in owner.names:
            made.setdefault(f"{name}'" if name.endswith("s") else f"{name}'s", forms)
            made.setdefault(f"{name}'s", forms)
    return made | {name: forms for name, forms in country_names().items() if name not in made}


@cache
def country_names() -> Mapping[str, Sequence[str]]:
    """By the name of a country that has an adjective, what stands behind an office."""
    listed = office_data()["owners"]
    made = {name: forms for key, (name, *forms) in listed.items() if key != _HOME}
    for owner in owners():
        forms = [owner.added[language] for language in TARGETS]
        known = owner.is_country and all(one not in owner.adjectives for one in owner.names)
        made |= {name: forms for name in owner.names if known}
    return made


@cache
def statuses() -> Mapping[str, Mapping[str, Any]]:
    """By the word before an office, its forms and where they stand."""
    listed = office_data()["statuses"]
    return {word: one for key, one in listed.items() for word in (key, *one.get("read", ()))}


@cache
def heads_by_word() -> Mapping[str, tuple[str, bool]]:
    """Heads by their singular and plural, with whether it is the plural."""
    heads = office_data()["heads"]
    plural = {one.get("many", f"{key}s"): (key, True) for key, one in heads.items()}
    return plural | {key: (key, False) for key in heads}


def institution_forms(word: str) -> Sequence[str]:
    """What stands behind the head of an institution, whatever its capitals."""
    listed: Mapping[str, Sequence[str]] = office_data()["institutions"]
    return listed.get(word) or listed.get(word.lower()) or listed[word[0].lower() + word[1:]]


def house_forms(word: str) -> Sequence[str]:
    """What stands behind the president of a house."""
    listed: Mapping[str, Sequence[str]] = office_data()["houses"]
    return listed.get(word) or listed[word.lower()]


@cache
def attribute() -> re.Pattern[str]:
    """One attribute with the blank or hyphen behind it."""
    return re.compile(rf"(?:(?:{either(owner_forms())}|(?i:{either(statuses())})) |(?i:ex)-)")


@cache
def seat_behind() -> re.Pattern[str]:
    """The country that an envoy is sent to."""
    return re.compile(rf" to (?:the )?(?P<name>{either(country_names())})(?![\w-])")


@cache
def attributes_before() -> re.Pattern[str]:
    """All attributes at the end of a text."""
    return re.compile(rf"(?<![\w'-])(?:{attribute().pattern})+\Z")


@cache
def suffix_behind() -> re.Pattern[str]:
    """What a hyphen joins to an office: `-elect`."""
    return re.compile(rf"[- ](?P<suffix>{either(office_data()['suffixes'])})(?![\w-])")


@cache
def offices_pattern() -> re.Pattern[str]:
    """An office without its attributes, of a house or perhaps of an institution."""
    document = office_data()
    words = document["words"]
    owners_before = either(one for one in owner_forms() if one.endswith(("'s", "s'")))
    return re.compile(
        rf"(?:(?<![\w'-])|(?<=[Ee]x-))(?:(?P<deputy>(?i:{words['deputy']}))[ -])?"
        rf"(?:(?P<presiding>(?i:{words['presiding']})) of (?:the )?(?:(?P<owner>{owners_before}) )?"
        rf"(?P<house>{either(document['houses'])})"
        rf"|(?:(?P<institution>(?i:{either(document['institutions'])})) )?"
        rf"(?P<head>(?i:{either(heads_by_word())})))"
        rf"(?![\w']|-(?!elect|designate)| (?:{words['goes_on']})(?!\w))"
    )


def either(words: Iterable[str]) -> str:
    """The pattern of one of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def office_data() -> dict[str, Any]:
    """All that `wire_offices.toml` tells."""
    data = resources.files(__package__).joinpath("wire_offices.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
