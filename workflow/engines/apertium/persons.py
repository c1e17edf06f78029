"""Persons as objects, which Spanish joins to their verb by *a* and English does not.

`ratificó en sus cargos a siete ministros y a dos jueces` came out as `confirmed … to seven
ministers and to two judges`, the headline `Expulsan del Partido a exsecretario` as `They expel from
the Party to former secretary`. Units of a stream behind the bilingual dictionary lose their
preposition or change their place; words are data, in `clauses.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workflow.engines.apertium.nominals import (
    gap_of,
    is_name,
    is_person,
    is_unknown,
    named_end,
    with_others,
)
from workflow.engines.apertium.phrases import NOUN, Unit, parts, phrase_end

_COUNT = ("<num>",)
_OPENING = ("<det>", "<num>", "<np><ant>")
_GIVEN = ("<det><def>", "<det><pos>", "<det><ind>")
"""Articles and the like of what is handed over."""
_MOST = 9
"""Units that may stand between a verb and whom it is done to."""


def objects_joined(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`recibió este jueves a una delegación y al rey` without the preposition of a person."""
    at = 0
    while at < len(units) - 2:
        place = object_of(units, at, rules)
        if place is not None:
            strict = units[at].lemma not in rules["whom"]
            if other := rules["told"].get(units[at].lemma):
                tags = units[at].target.partition("<")[2]
                units[at] = units[at].put(f"{other}<{tags}")
            units = _without(units, place)
            units = others_joined(units, place, strict, rules)
            units = _sentenced(units, at, place, rules)
        at += 1
    return units


def object_of(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> int | None:
    """Where the *a* stands that joins a person to the verb at a place."""
    verb = units[at]
    known = verb.lemma in rules["whom"] or verb.lemma in rules["either"]
    if not known or not verb.has(("<vblex>",)) or "+" in verb.source or not acts(units, at):
        return None
    place = at + 1
    while place < len(units):
        unit = units[place]
        if unit.lemma == "a" and unit.has(("<pr>",)) and place + 1 < len(units):
            behind = any(one.lemma == "a" for one in units[at + 1 : place])
            strict = verb.lemma in rules["either"] and not behind
            timed = place > at + 1 and units[place + 2 : place + 3] and units[place + 2].has(_COUNT)
            if behind and _is_event(units, place + 1, rules):
                # `invitó al embajador de Laos a la cumbre`
                first = units[at + 1].lemma == "a" and not _is_event(units, at + 2, rules)
                return at + 1 if first else None
            if is_object(units, place + 1, strict or bool(timed), rules):
                return None if strict and _is_given(units, place + 1) else place
        end = _aside_end(units, place, verb, rules)
        if end == place:
            return None
        place = end
    return None


def _is_event(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> bool:
    """Whether what stands at a place is where somebody is invited or called to."""
    head = next((one for one in units[at : at + 3] if one.has(NOUN)), None)
    return head is not None and head.lemma.lower() in rules.get("events", ())


def honoured(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`impuso la Orden Ho Chi Minh`, an approved form, as *conferred*; `expulsarlo` with *him*."""
    for at, unit in enumerate(units[:-1]):
        if not unit.has(("<vblex>",)):
            continue
        following = units[at + 1]
        if unit.lemma == "imponer" and following.has(("<det>",)) and at + 2 < len(units):
            words = rules["forms"].get(units[at + 2].lemma, "").split()
            if any(word in rules["honours"] for word in words):
                tags = unit.target.partition("<")[2]
                units[at] = unit.put(f"confer<{tags}")
        elif unit.lemma in rules["expelled"] and "<enc><p3>" in following.source:
            gender = "<f>" if "<f>" in following.source else "<m>"
            if unit.lemma == "cesar":
                units[at] = unit.put(f"dismiss<{unit.target.partition('<')[2]}")
            units[at + 1] = following.put(following.target.replace("<nt>", gender))
    return units


def _is_given(units: Sequence[Unit], start: int) -> bool:
    """Whether something stands behind whom it goes to: `trasladó al presidente el saludo`."""
    end = named_end(units, start)
    given = start < end < len(units) and units[end].has(_GIVEN)
    return given and phrase_end(units, end) > end


def impersonal(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """The headline `Expulsan a exsecretario` as `Former secretary is expelled`."""
    verb = units[0] if units else None
    if verb is None or not verb.has(("<pri><p3><pl>",)):
        return units
    place = object_of(units, 0, rules)
    if place is None and verb.lemma in rules["passive"]:
        # `Otorgan Orden de la Amistad a embajador de Laos`
        place = 0 if _is_alone(units, 1) else None
    if place is None or any("[" in unit.gap for unit in units[1 : place + 1]):
        return units
    end = named_end(units, place + 1)
    if end == place + 1 or any("[" in unit.gap for unit in units[place : min(end + 1, len(units))]):
        return units
    if is_name(units[place + 1]):
        # `Eligen a Tran Thanh Man presidente`
        behind = range(place + 2, end)
        end = next((one for one in behind if not is_name(units[one])), end)
    joined = end < len(units) and units[end].lemma in ("y", "e")
    several = joined or _is_plural(units[place + 1 : end])
    end = with_others(units, end)
    person = units[place + 1 : end]
    number = "pl" if several else "sg"
    lemma = verb.target.partition("<")[0].lower()
    queue = verb.target.rpartition(">")[2]
    first = Unit(verb.gap, *parts(person[0])).cased(True)
    made = [
        first,
        *person[1:],
        Unit(" ", f"ser<vbser><pri><p3><{number}>", f"be<vbser><pri><p3><{number}>"),
        Unit(" ", f"{verb.lemma}<vblex><pp><m><sg>", f"{lemma}<vblex><pp><m><sg>{queue}"),
    ]
    return [*made, *units[1:place], *units[end:]]


def _is_alone(units: Sequence[Unit], at: int) -> bool:
    """Whether one thing stands at a place for which a verb of several does not speak."""
    end = named_end(units, at)
    head = next((unit for unit in units[at:end] if unit.has(NOUN)), None)
    one = head is not None and "<sg>" in head.source and not head.has(("<np>",))
    closed = end == len(units) or units[end].has(("<sent>", "<pr>", "<cm>"))
    return one and closed and not units[at].has(("<adj>", "<np>"))


def _is_plural(units: Sequence[Unit]) -> bool:
    head = next((unit for unit in units if unit.has(NOUN)), units[0])
    return "<pl>" in head.source or (units[0].has(("<num>",)) and "<sg>" not in head.source)


def acts(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb has its object behind it: no participle but of *haber*, no pronoun before."""
    first = at
    if units[at].has(("<pp>",)):
        first = next((one for one in (at - 1, at - 2) if one >= 0 and is_perfect(units[one])), -1)
        if first < 0:
            return False
    return not (first and (_is_pronoun(units[first - 1])))


def is_perfect(unit: Unit) -> bool:
    return unit.has(("<vbhaver>",))


def _is_pronoun(unit: Unit) -> bool:
    return "<prn><pro>" in unit.source or "<obj>" in unit.target


def is_object(units: Sequence[Unit], at: int, strict: bool, rules: dict[str, Any]) -> bool:
    """Whether an object begins at a place; `strict` where *a* may also say where to."""
    unit = units[at]
    if unit.has(("<inf>",)) or "<np><loc>" in unit.source:
        return False
    if is_person(units, at, rules):
        return True
    if unit.lemma in ("más", "menos") or unit.source.startswith(("más de<", "menos de<")):
        return any(is_person(units, near, rules) for near in range(at + 1, min(at + 5, len(units))))
    if strict:
        return is_unknown(unit)
    return unit.has((*_OPENING, *NOUN, "<predet>", "<adj>")) or is_unknown(unit)


def _without(units: list[Unit], place: int) -> list[Unit]:
    """The units without the one at a place, and the next with what stood before it."""
    behind = Unit(gap_of(units[place], units[place + 1]), *parts(units[place + 1]))
    return [*units[:place], behind, *units[place + 2 :]]


def others_joined(units: list[Unit], at: int, strict: bool, rules: dict[str, Any]) -> list[Unit]:
    """The others of a list of persons without their prepositions: `… y a 14 ministros`."""
    place = at + 1
    while place < len(units) - 1:
        unit = units[place]
        if unit.is_finite or unit.has(("<sent>", "<rel>", "<cnjsub>", "<inf>")):
            break
        before = units[place - 1]
        listed = before.has(("<cnjcoo>", "<cm>")) or before.lemma in ("como", "así como")
        if listed and unit.lemma == "a" and is_object(units, place + 1, strict, rules):
            units = _without(units, place)
        place += 1
    return units


def _sentenced(units: list[Unit], at: int, place: int, rules: dict[str, Any]) -> list[Unit]:
    """`condenó a cadena perpetua al director` with whom it is done to next to the verb."""
    between = units[at + 1 : place]
    first = between[0] if between else None
    told = first is not None and (
        first.lemma == "a" or first.lemma in rules["outcomes"] or first.has(("<n>", "<adj>"))
    )
    moves = told and len(between) <= _MOST
    end = named_end(units, place)
    whole = end == len(units) or units[end].has(("<sent>", "<cm>", "<cnjcoo>", "<pr>"))
    if not moves or end == place or not whole:
        return units
    if any("[" in unit.gap for unit in units[at + 1 : end]):
        return units
    return [*units[: at + 1], *units[place:end], *between, *units[end:]]


def _aside_end(units: Sequence[Unit], at: int, verb: Unit, rules: dict[str, Any]) -> int:
    """Where an adverb, a day or a part with a preposition ends that stands at a place."""
    unit = units[at]
    following = units[at + 1] if at + 1 < len(units) else None
    if unit.has(("<adv>", "<cm>")):
        return at + 1
    if unit.lemma == "a" and any(one.lemma == "frente" for one in units[at + 1 : at + 3]):
        # `nombró al frente de la embajada a un diplomático`
        return max(named_end(units, at + 1), at)
    if verb.lemma in rules["names"] and not unit.has(("<det>", "<np>")):
        # `proclamó gobernador del estado a Luis Caldera`
        named = is_person(units, at, rules) and unit.lemma not in rules["outcomes"]
        if named and (end := phrase_end(units, at)) > at:
            return end
    if unit.lemma in rules["outcomes"] and unit.has(("<adj>", "<n>")):
        # `proclamó ganador de las elecciones al candidato`
        joined = following is not None and following.lemma == "de"
        return max(phrase_end(units, at + 2), at + 1) if joined else at + 1
    if unit.has(("<pr>",)) and following is not None:
        allowed = unit.lemma in rules["asides"]
        if not allowed and unit.lemma in ("de", "a"):
            allowed = verb.lemma in rules["removes" if unit.lemma == "de" else "sentences"]
        end = named_end(units, at + 1)
        if allowed and end > at + 1:
            return end
        # `en Camagüey`, which the analyser does not know
        return at + 2 if allowed and following.source.startswith("*") else at
    if unit.has(("<det>",)) and following is not None and following.lemma in rules["days"]:
        return at + 2
    return at


def removed(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`cesó de sus cargos a dos jueces` with *their*, `fue separada de sus funciones`, *her*."""
    for at, unit in enumerate(units):
        if not unit.has(("<vblex>",)) or unit.lemma not in rules["removes"]:
            continue
        for near in range(at + 1, min(at + 4, len(units) - 1)):
            if units[near].has(("<sent>", "<cm>")) or units[near].is_finite:
                break
            own = units[near].lemma in ("suyo", "su") and "<det><pos>" in units[near].source
            if own and units[near + 1].lemma in rules["held"]:
                owner = _owner(units, at, near, rules)
                if owner:
                    tags = units[near].target.partition("<")[2].replace("<GD>", "<mf>")
                    units[near] = units[near].put(f"{owner}<{tags}")
                break
    return units


def _owner(units: Sequence[Unit], at: int, near: int, rules: dict[str, Any]) -> str:
    """Whose post it is that somebody is removed from; empty where nothing tells it."""
    verb = units[at]
    if verb.has(("<pp>",)) and not any(is_perfect(one) for one in units[max(0, at - 2) : at]):
        if "<pl>" in verb.source:
            return "their"
        return "her" if "<f>" in verb.source else "his"
    for place in range(near + 1, min(near + 7, len(units) - 1)):
        unit = units[place]
        if unit.is_finite or unit.has(("<sent>", "<cnjsub>", "<rel>")):
            return ""
        if unit.has((*_OPENING, *NOUN)) and is_person(units, place, rules):
            person = units[place : place + 4]
            head = next((one for one in person if one.has(NOUN)), unit)
            if "<pl>" in unit.source + head.source:
                return "their"
            feminine = "<f>" in unit.source or (unit is head and "<n><f>" in unit.source)
            return "her" if feminine and not head.lemma.startswith("qzx") else "his"
    return ""
