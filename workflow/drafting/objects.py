"""Persons as objects of verbs, which Spanish joins with *a*: `saludó al ministro Le Hoai Trung`.

The verbs and what stands before the object are data, in `objects.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from workflow.drafting.masking import Slot
from workflow.drafting.outcomes import Repair

_PERSONS = ("title", "person")
_RULE = "a person as object"


def join_objects(
    answer: str, slots: Sequence[Slot], source: str, target: str
) -> tuple[str, tuple[Repair, ...]]:
    """A masked answer with the person behind a verb joined to it as the target language does.

    And what was mended. Only a title or name directly behind the verb, or behind its article.
    """
    rules = _document().get(target)
    persons = {slot.placeholder: slot for slot in slots if slot.kind in _PERSONS}
    if rules is None or source not in rules["sources"] or not persons:
        return answer, ()
    instead = rules.get("instead", {}).get(source, {})
    joined = dict(rules["joined"])
    names = "|".join(map(re.escape, sorted(persons, key=len, reverse=True)))
    leads = "|".join(map(re.escape, joined))
    stops = "".join(rf"(?<!(?<!\w){word} )" for word in rules["not_after"])
    verbs = "|".join([*instead, *rules["verbs"]])
    pattern = re.compile(
        rf"(?<!\w){stops}(?P<verb>(?i:{verbs})) (?P<lead>{leads})(?P<name>{names})(?!\w)"
    )
    repairs: list[Repair] = []

    def put(found: re.Match[str]) -> str:
        verb, lead, form = found["verb"], found["lead"], persons[found["name"]].form
        if other := instead.get(verb.lower(), ""):
            other = other[0].upper() + other[1:] if verb[0].isupper() else other
            repairs.append(Repair(f"{verb} {lead}{form}", f"{other} {lead}{form}", _RULE))
            return f"{other} {lead}{found['name']}"
        if joined[lead] != lead:
            repairs.append(Repair(f"{lead}{form}", f"{joined[lead]}{form}", _RULE))
        return f"{verb} {joined[lead]}{found['name']}"

    return pattern.sub(put, answer), tuple(repairs)


@cache
def _document() -> dict[str, Any]:
    path = files("workflow.drafting").joinpath("objects.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
