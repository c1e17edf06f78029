"""Titles of ours beside one of another country: `Vietnamese Party Chief, Cuban President Agree`.

An engine gives both to one of the two countries. Whose the first is goes into the draft with it:
`máximo dirigente del Partido de Vietnam`. The words are data, in `two_owners.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary.abroad.offices import find_foreign_offices

_TITLE, _PLACE, _BODY = "title", "place", "body"
_TORN = "another country's stands behind its own"


def with_owners(slots: Sequence[Slot], reading: str, pair: Pair) -> list[Slot]:
    """The slots in their order, titles of ours with their country where another's stand beside.

    A body whose country is joined to the owner of the next, `the Ministry of Public Security of
    Vietnam and Cuba's Ministry of the Interior`, is doubtful.
    """
    made = list(slots)
    words = _document().get(pair.source)
    ours = _document()["ours"].get(pair.target)
    if pair.source in _document()["party"]:
        made = _with_party(made, reading, pair)
    if words is None or ours is None:
        return made
    made = [_doubted(one, made, reading, words) for one in made]
    foreign = {one.start for one in find_foreign_offices(reading, pair.source) if one.owner}
    if not foreign:
        return made
    for slot in [one for one in made if one.kind == _TITLE and one.start not in foreign]:
        beside = [
            one
            for one in made
            if one.kind == _TITLE and one.start in foreign and _joined(slot, one, reading, words)
        ]
        before = re.search(rf"(?<![\w-])(?:{words['adjectives']}) \Z", reading[: slot.start])
        inside = re.match(rf"(?:{words['adjectives']}) ", slot.text)
        if not beside or not (before or inside) or _says(slot.form, words):
            continue
        start = before.start() if before else slot.start
        place = next((one for one in made if one.start == start and one.kind == _PLACE), None)
        form = f"{slot.form} {ours}"
        whole = replace(
            slot,
            start=start,
            text=reading[start : slot.end],
            form=form,
            typed=slot.typed and replace(slot.typed, form=form),
            covers=(*slot.covers, *([place.occurrence] if place and place.occurrence else [])),
        )
        made = [whole if one is slot else one for one in made if one is not place]
    return made


def _with_party(slots: Sequence[Slot], reading: str, pair: Pair) -> list[Slot]:
    """The slots, congresses and offices of our Party with its name where another one is named.

    `the CPC's support to the 14th National Congress of the CPV`
    """
    names = _document()["party"]
    end, more = names["whole"].get(pair.target, ("", ""))
    made = []
    for slot in slots:
        rest = f"{reading[: slot.start]} {reading[slot.end :]}"
        ours = more and slot.form.endswith(end) and re.search(names[pair.source], slot.text)
        if ours and re.search(names["another"][pair.source], rest):
            form = slot.form + more
            slot = replace(slot, form=form, typed=slot.typed and replace(slot.typed, form=form))
        made.append(slot)
    return made


def with_capitals(reading: str, language: str) -> str:
    """A headline with a capital in each word of an office behind its country, letter for letter.

    `Vietnamese Party chief, Cuban president agree`: both are offices there.
    """
    words = _document().get(language)
    if words is None:
        return reading

    def lifted(found: re.Match[str]) -> str:
        people, _, office = found.group().partition(" ")
        return f"{people} {office.title()}"

    return re.sub(words["offices"], lifted, reading)


def _says(form: str, words: dict[str, Any]) -> bool:
    return re.search(words["said"], form, re.IGNORECASE) is not None


def _joined(one: Slot, other: Slot, reading: str, words: dict[str, Any]) -> bool:
    """Whether nothing but a comma or *and*, and names, stand between two titles."""
    first, second = sorted((one, other), key=lambda slot: slot.start)
    between = reading[first.end : second.start]
    return re.fullmatch(words["between"], between) is not None


def _doubted(slot: Slot, slots: Sequence[Slot], reading: str, words: dict[str, Any]) -> Slot:
    """A body with a doubt where its country goes on with `and` and another owner."""
    place = next((one for one in slots if one.start > slot.start), None)
    if slot.kind not in (_BODY, _TITLE) or slot.doubt or place is None or place.kind != _PLACE:
        return slot
    if re.fullmatch(words["of"], reading[slot.end : place.start]) is None:
        return slot
    if re.match(words["another"], reading[place.end :]) is None:
        return slot
    return replace(slot, doubt=_TORN)


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("two_owners.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
