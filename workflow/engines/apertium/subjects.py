"""Subjects that stand behind their verb in Spanish, put before it.

`Juró el cargo ante la Asamblea la nueva auditora` came out as `It swore the post before the
Assembly the new auditor`, `Fue separada de sus funciones la directora` as `It was removed`. Units
of a stream behind the bilingual dictionary change their place; words are data, in `clauses.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workflow.engines.apertium.headlines import THIRD, moved
from workflow.engines.apertium.nominals import (
    is_closed,
    is_person,
    named_end,
    starts,
    with_others,
)
from workflow.engines.apertium.phrases import NOUN, Unit, parts

_DEFINITE = ("<det><def>", "<det><pos>")
_ASIDE = 40
"""Units behind a verb in which its subject is looked for."""


def actors_first(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`Presidió la reunión el viceministro` with its subject first, once for each sentence."""
    at = 0
    while at < len(units) - 2:
        first = _front(units, at)
        found = _actor(units, at, rules) if starts(units, first) else None
        if found is None:
            at += 1
            continue
        start, end = found
        if all("[" not in unit.gap for unit in units[first + 1 : end]):
            units = moved(units, first, start, end)
        at = end
    return units


def _front(units: Sequence[Unit], at: int) -> int:
    """Where a clause begins whose verb stands at a place: before *no* and pronouns."""
    first = at
    while first and (units[first - 1].lemma == "no" or "<prn><pro>" in units[first - 1].source):
        first -= 1
    return first


def _actor(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> tuple[int, int] | None:
    """Where the subject behind the finite verb at a place begins and ends."""
    verb = units[at]
    number = THIRD.search(verb.source) if verb.is_finite else None
    if number is None:
        return None
    place = at + 1
    told = verb
    while place < len(units) and units[place].has(("<pp>",)):
        told = units[place]
        place += 1
    being = told is not verb and not verb.has(("<vbhaver>",))
    if told is verb and (
        verb.has(("<vbser>", "<vbhaver>", "<vbmod>")) or verb.lemma in rules["never"]
    ):
        return None
    comes = being or told.lemma in rules["comes"]
    given = False
    while place < min(len(units), at + _ASIDE):
        unit = units[place]
        if unit.has(("<adv>",)):
            place += 1
            continue
        if unit.has(("<pr>",)) or unit.lemma == "como":
            end = named_end(units, place + 1)
            if end == place + 1:
                return None
            place = end
            continue
        end = named_end(units, place)
        if end == place:
            return None
        # `Fue elegida vicepresidenta la diputada`
        made = being and told.lemma in rules["names"] and not unit.has(("<det>", "<np>"))
        sure = not made and _is_actor(units, place, comes, rules)
        if sure and is_closed(units, end):
            if _agrees(units, place, end, number[1]):
                return place, with_others(units, end)
            if number[1] == "pl" and (last := _list_end(units, end)) > end:
                return place, last
        if given or (comes and not made):
            return None
        given = True
        place = end
    return None


def _is_actor(units: Sequence[Unit], at: int, comes: bool, rules: dict[str, Any]) -> bool:
    """Whether a subject begins at a place: a person, or anything behind a verb without object."""
    unit = units[at]
    if unit.has(("<np><ant>",)):
        return True
    if comes and (unit.has(("<det>", "<num>")) or is_person(units, at, rules)):
        return True
    return unit.has(_DEFINITE) and is_person(units, at, rules)


def _agrees(units: Sequence[Unit], start: int, end: int, number: str) -> bool:
    head = next((unit for unit in units[start:end] if unit.has(NOUN)), units[start])
    several = "<pl>" in head.source or "<pl>" in units[start].source
    joined = end < len(units) and units[end].lemma in ("y", "e")
    return several == (number == "pl") or (number == "pl" and joined)


def _list_end(units: Sequence[Unit], end: int) -> int:
    """Where a list ends whose first member ends at a place: `el ministro; el jefe y el juez`."""
    last = end
    while last < len(units) and not (units[last].has(("<sent>",)) and units[last].lemma != ";"):
        last += 1
    rest = units[end:last]
    parted = bool(rest) and (rest[0].has(("<cm>",)) or rest[0].lemma in (";", "y", "e"))
    listed = parted and any(one.lemma in ("y", "e") for one in rest)
    verbs = any(one.is_finite or one.has(("<rel>", "<cnjsub>")) for one in rest)
    return last if listed and not verbs else end


def objects_behind(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`La delegación la encabezó el ministro` as `El ministro encabezó la delegación`."""
    for at in range(1, len(units) - 2):
        clitic, verb = units[at], units[at + 1]
        sure = "<obj>" in clitic.target and "<mf>" not in clitic.source
        if not sure or not verb.is_finite or not THIRD.search(verb.source):
            continue
        start = at
        while start and not units[start - 1].has(("<sent>",)):
            start -= 1
        joined = units[start].lemma == "a" and units[start].has(("<pr>",))
        if named_end(units, start + joined) != at or start + joined == at:
            continue
        if joined and not is_person(units, start + 1, rules):
            continue
        end = named_end(units, at + 2)
        if not units[at + 2].has((*_DEFINITE, "<np><ant>")) or end == at + 2:
            continue
        end = with_others(units, end)
        if any("[" in unit.gap for unit in units[start + 1 : end]):
            continue
        whom = list(units[start + joined : at])
        capital = units[start].source[:1].isupper()
        actor = list(units[at + 2 : end])
        gap = units[start].gap
        whom[0] = Unit(" ", *parts(whom[0].cased(False) if capital else whom[0]))
        actor[0] = Unit(gap, *parts(actor[0].cased(True) if capital else actor[0]))
        doing = Unit(" ", *parts(verb))
        return [*units[:start], *actor, doing, *whom, *units[end:]]
    return units
