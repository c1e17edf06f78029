"""Persons as objects of verbs, which Spanish joins with *a*: `saludó al ministro Le Hoai Trung`.

Also words such as *embajador* that no glossary lists, and the others of a list: `… y al embajador`.
The verbs and what stands before the object are data, in `objects.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from workflow.drafting.masking import Slot
from workflow.drafting.outcomes import Repair

_PERSONS = ("title", "person")
_RULE = "a person as object"
_MEMBERS = 8
"""So many more objects a list may have."""


def join_objects(
    answer: str, slots: Sequence[Slot], source: str, target: str
) -> tuple[str, tuple[Repair, ...]]:
    """A masked answer with the person behind a verb joined to it as the target language does.

    And what was mended. A title or name behind the verb, its article and words that say when and
    where, or an everyday word for a person behind an article; then the others of a list.
    """
    rules = _document().get(target)
    if rules is None or source not in rules["sources"]:
        return answer, ()
    persons = {slot.placeholder: slot.form for slot in slots if slot.kind in _PERSONS}
    if not persons and not rules.get("nouns"):
        return answer, ()
    bare = _bare(rules, slots)
    shapes = _shapes(rules, source, [slot.placeholder for slot in slots], persons)
    joined = dict(rules["joined"])
    repairs: list[Repair] = []

    def put(found: re.Match[str]) -> str:
        verb, when, lead = found["verb"], found["when"], found["lead"]
        form = persons.get(found["name"], found["name"])
        if other := rules.get("instead", {}).get(source, {}).get(verb.lower(), ""):
            other = other[0].upper() + other[1:] if verb[0].isupper() else other
            repairs.append(Repair(f"{verb} {lead}{form}", f"{other} {lead}{form}", _RULE))
            told, _, link = other.rpartition(" ")
            said = f"{told}{when} {link}" if when else other
            return f"{said} {lead}{found['name']}"
        # "el nuevo " begins with "el "
        begun = next((old for old in joined if old and lead.startswith(old)), "")
        to = joined.get(lead, f"{joined.get(begun, 'a ')}{lead[len(begun) :]}")
        if not lead and not re.fullmatch(rules.get("naming", ""), verb.lower()):
            # `recibe presidente de Mongolia` of a headline
            to = bare.get(found["name"], to)
        if to != lead:
            repairs.append(Repair(f"{lead}{form}", f"{to}{form}", _RULE))
        return f"{verb}{when} {to}{found['name']}"

    said = shapes.first.sub(put, answer)
    if shapes.later is None:
        return said, tuple(repairs)

    def put_later(found: re.Match[str]) -> str:
        form = persons.get(found["name"], found["name"])
        repairs.append(Repair(f"{found['lead']}{form}", f"{joined[found['lead']]}{form}", _RULE))
        return f"{found['list']}{joined[found['lead']]}{found['name']}"

    for _ in range(_MEMBERS):
        before, said = said, shapes.later.sub(put_later, said)
        if said == before:
            break
    return said, tuple(repairs)


def _bare(rules: dict[str, Any], slots: Sequence[Slot]) -> dict[str, str]:
    """By placeholder, what stands before titles in the singular that have no article."""
    made: dict[str, str] = {}
    for slot in slots:
        gender = slot.grammar.gender
        if slot.kind != "title" or slot.grammar.number == "pl" or "bare" not in rules:
            continue
        if gender == "mf":
            gender = "f" if re.match(rules["feminine"], slot.form) else "m"
        if gender in rules["bare"]:
            made[slot.placeholder] = rules["bare"][gender]
    return made


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Where objects are looked for."""

    first: re.Pattern[str]
    """A verb and its object."""
    later: re.Pattern[str] | None
    """An object that is joined already, and the next of its list; `None`: nothing is looked for."""


def _shapes(
    rules: dict[str, Any], source: str, placeholders: Sequence[str], persons: Collection[str]
) -> _Shapes:
    """The patterns for an answer with these placeholders, `persons` among them."""
    joined = [lead for lead, _ in rules["joined"]]
    places = "|".join(map(re.escape, placeholders)) or "(?!)"
    names = "|".join(map(re.escape, sorted(persons, key=len, reverse=True))) or "(?!)"
    leads = "|".join(map(re.escape, joined))
    stops = "".join(rf"(?<!(?<!\w){word} )" for word in rules["not_after"])
    verbs = "|".join([*rules.get("instead", {}).get(source, {}), *rules["verbs"]])
    when = rules.get("when", "").replace("{placeholders}", places)
    nouns = "|".join(rules.get("nouns", ())) or "(?!)"
    counted = rules.get("counted", "(?!)")
    told = rf"(?:{leads})(?=(?:{names})(?!\w))|(?:{counted})(?=(?:{names}|{nouns})(?!\w))"
    sites = rules.get("sites", "(?!)")
    far = rules.get("far", "(?!)")
    # behind a longer aside the object has an article: `en la sede del primer ministro Le Minh Hung`
    article = rules.get("article", "(?!)")
    first = re.compile(
        rf"(?<!\w){stops}(?!{sites})(?P<verb>(?i:{verbs}))"
        rf"(?P<when>{when}(?P<far>{far})?) (?(far){article})"
        rf"(?P<lead>{told})(?P<name>{names}|{nouns})(?!\w)"
    )
    if "later" not in rules:
        return _Shapes(first, None)
    one = "|".join(re.escape(put) for lead, put in rules["joined"] if put != lead)
    again = "|".join(re.escape(lead) for lead in joined if lead)
    ends, parts = rf" (?:{rules['finite']})(?!\w)", rules["later"]
    later = re.compile(
        rf"(?P<list>(?i:{verbs})(?:{when}) (?:{one})(?:{names}|{nouns})(?!\w)"
        rf"(?:(?!{ends})[^.;:]){{0,200}}?(?:{parts}))"
        rf"(?P<lead>{again})(?P<name>{names}|{nouns})(?!\w)(?!(?:(?!{parts})[^,.;:])*{ends})"
    )
    return _Shapes(first, later)


@cache
def _document() -> dict[str, Any]:
    path = files(__package__).joinpath("objects.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
