"""Spanish noun phrases with names in a stream, whom they are, and where a sentence begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workflow.engines.apertium.phrases import NOUN, Unit, begins, phrase_end


def named_end(units: Sequence[Unit], start: int) -> int:
    """Where a noun phrase ends that may have words of a name which no dictionary knows."""
    at = start
    while True:
        end = phrase_end(units, at)
        # `a la edad de 88 años exvicepresidente cubano`
        again = (one for one in range(at + 1, end) if units[one].lemma == "antiguo")
        end = next((one for one in again if units[one - 1].has(NOUN)), end)
        if end == start and start + 1 < len(units) and units[start].has(("<det>",)):
            # `la CELAC`, which no dictionary knows
            end += is_unknown(units[start + 1]) and is_near(units, start + 1)
            end += end > start
        while end < len(units) and is_unknown(units[end]) and (end == start or is_near(units, end)):
            end += 1
        if end == at or end >= len(units):
            return end
        joined = at < end and (units[end].has(NOUN) or units[end].lemma.startswith("qzx"))
        if not (joined and is_near(units, end)):
            return end
        at = end


def name_end(units: Sequence[Unit], at: int) -> int:
    """Where a name that begins at a place ends: `Francisco de Miranda`."""
    end = at
    while end < len(units) and is_near(units, end):
        if is_name(units[end]):
            end += 1
        elif end > at and units[end].lemma == "de" and end + 1 < len(units):
            if not is_name(units[end + 1]):
                break
            end += 2
        else:
            break
    return end


def with_others(units: Sequence[Unit], end: int) -> int:
    """Where a subject ends with its name behind a comma and the others of its list."""
    while end < len(units):
        unit = units[end]
        if unit.has(("<cm>",)):
            close = named_end(units, end + 1)
            named = close > end + 1 and all(is_name(one) for one in units[end + 1 : close])
            if not named:
                return end
            if close < len(units) and units[close].has(("<cm>",)):
                close += 1
            elif close < len(units) and not units[close].has(("<sent>",)):
                return end
            end = close
        elif unit.lemma in ("y", "e"):
            close = named_end(units, end + 1)
            if close == end + 1 or not is_closed(units, close):
                return end
            end = close
        else:
            return end
    return end


def is_closed(units: Sequence[Unit], end: int) -> bool:
    """Whether no verb follows for which the phrase would be the subject."""
    return end == len(units) or not (units[end].is_finite or "<prn><pro>" in units[end].source)


def is_person(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> bool:
    """Whether the noun phrase that begins at a place has a person, or several, as its head."""
    while at < len(units) and units[at].has(("<det>", "<adj>", "<num>", "<predet>")):
        if units[at].has(("<n>",)) or units[at].lemma in rules["human"]:
            break
        at += 1
    if at >= len(units):
        return False
    unit = units[at]
    if unit.lemma.startswith("qzx"):
        return unit.lemma in rules["spans"] or unit.has(("<np><ant>",))
    return unit.has(("<np><ant>",)) or unit.lemma in rules["human"]


def starts(units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence begins at a place, behind one part in front at most: `En Hue, recibió`."""
    if at == 0 or units[at - 1].has(("<sent>",)) or units[at - 1].source == "":
        return True
    if not begins(units, at):
        return False
    back = at - 1
    while back > 0 and not units[back - 1].has(("<sent>",)):
        back -= 1
    front = units[back : at - 1]
    opens = bool(front) and front[0].has(("<pr>", "<adv>", "<cnjadv>"))
    return opens and not any(unit.is_finite or unit.has(("<cm>",)) for unit in front)


def is_name(unit: Unit) -> bool:
    return unit.has(("<np>",)) or unit.source.startswith("*")


def is_unknown(unit: Unit) -> bool:
    return unit.source.startswith("*") and unit.source[1:2].isupper()


def is_near(units: Sequence[Unit], at: int) -> bool:
    return units[at].gap == " "


def gap_of(gone: Unit, kept: Unit) -> str:
    """What stands before a unit when the one before it goes: no markup is lost."""
    return gone.gap + kept.gap if "[" in kept.gap else gone.gap
