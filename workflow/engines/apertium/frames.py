"""Small frames of Spanish that English says otherwise: titles, orders, reasons, thanks, requests.

`El coronel Tran Van Hai` came out as `The colonel`, `felicitado por el rey` as `congratulated for`,
`pidió a los países cumplir` as `asked to the countries fulfil`. Units of a stream behind the
bilingual dictionary are put otherwise; words are data, in `clauses.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workflow.engines.apertium.nominals import gap_of, is_person, is_unknown, name_end, named_end
from workflow.engines.apertium.persons import acts, is_object, is_perfect, others_joined
from workflow.engines.apertium.phrases import Unit, parts, phrase_end

_GIVEN = ("<det><def>", "<det><pos>", "<det><ind>")
"""Articles and the like of what is handed over."""
_NAMES = ("<np><ant>", "<np><cog>")
_REACH = 14
"""Units before *por*, or behind a verb, among which what belongs to it is looked for."""


def ranked(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`el coronel Tran Van Hai` as `Colonel Tran Van Hai`."""
    made: list[Unit] = []
    for at, unit in enumerate(units):
        rest = units[at + 1 : at + 3]
        titled = len(rest) == 2 and rest[0].lemma in rules["ranks"] and rest[0].gap == " "
        named = titled and rest[1].gap == " " and (is_unknown(rest[1]) or rest[1].has(_NAMES))
        if named and "<det><def>" in unit.source and "<sg>" in unit.source:
            rank = rest[0]
            target = rank.target[:1].upper() + rank.target[1:]
            units[at + 1] = Unit(gap_of(unit, rank), rank.source, target)
        else:
            made.append(units[at])
    return made


def called(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`la Orden José Martí`, `del estado Zulia`, `en visita de Estado`, as English says them."""
    made: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        end = name_end(units, at + 1)
        state = unit.lemma == "estado" and unit.source.startswith("e")
        order = unit.lemma == "orden" and unit.source.startswith("O")
        marked = any("[" in one.gap for one in units[at : end + 1])
        if (state or order) and "<sg>" in unit.source and end > at + 1 and not marked:
            gap = unit.gap
            if state and made and "<det><def>" in made[-1].source:
                gap = made.pop().gap
            first = Unit(gap, *parts(units[at + 1]))
            made += [first, *units[at + 2 : end], Unit(" ", *parts(unit))]
            at = end
            continue
        made.append(unit)
        form = rules["forms"].get(units[at + 1].lemma, "") if at + 1 < len(units) else ""
        visit = at + 1 < len(units) and units[at + 1].lemma == "visita"
        if unit.lemma == "en" and (visit or form.endswith((" visit", " tour"))):
            made[-1] = unit.put("on<pr>")
            made.append(Unit(" ", "uno<det><ind><f><sg>", "a<det><ind><sg>"))
        at += 1
    return made


def secretaries(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`El secretario general, António Guterres` as `The Secretary-General`, not of a party."""
    for at in range(len(units) - 2):
        head, general = units[at], units[at + 1]
        if head.lemma != "secretario" or general.lemma != "general" or "[" in general.gap:
            continue
        name = units[at + 2 : at + 6]
        said = " ".join(rules["forms"].get(one.lemma, one.source.strip("*")) for one in name)
        if any(one in said for one in rules["secretaries"]):
            target = "Secretary-General<n><sg>"
            kept = Unit(head.gap, "secretario<n><m><sg>", target)
            return secretaries([*units[:at], kept, *units[at + 2 :]], rules)
    return units


def once(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`Le impusieron la medalla al general` without the pronoun that says him twice."""
    for at in range(len(units) - 3):
        clitic, verb = units[at], units[at + 1]
        if "<prn><pro><p3><mf>" not in clitic.source or not verb.is_finite:
            continue
        for place in range(at + 2, min(at + _REACH, len(units) - 1)):
            unit = units[place]
            if unit.has(("<sent>", "<cm>", "<rel>", "<cnjsub>", "<cnjcoo>")) or unit.is_finite:
                break
            joined = unit.lemma == "a" and unit.has(("<pr>",))
            if joined and is_object(units, place + 1, True, rules):
                capital = clitic.source[:1].isupper()
                verb = verb.cased(True) if capital else verb
                return [*units[:at], Unit(gap_of(clitic, verb), *parts(verb)), *units[at + 2 :]]
    return units


def thanked(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`agradeció a los anfitriones la hospitalidad` as `thanked the hosts for the hospitality`."""
    for at, unit in enumerate(units):
        if unit.lemma != "agradecer" or not unit.target.lower().startswith("thank<"):
            continue
        start = at + 1 + (at + 1 < len(units) and units[at + 1].lemma == "a")
        end = named_end(units, start)
        if not start < end < len(units) or not units[end].has(_GIVEN) or units[end].gap != " ":
            continue
        if phrase_end(units, end) > end:
            if "<det><pos>" in units[end].source and "<pl>" in units[end - 1].source:
                # `agradeció a los donantes su ayuda`: it is theirs
                tags = units[end].target.partition("<")[2].replace("<GD>", "<mf>")
                units[end] = units[end].put(f"their<{tags}")
            return [*units[:end], Unit(" ", "por<pr>", "for<pr>"), *units[end:]]
    return units


def asked_to(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`pidió a los países cumplir` as `asked the countries to fulfil`."""
    for at in range(len(units) - 2):
        verb, joined = units[at], units[at + 1]
        asks = verb.lemma in rules["asks"] and verb.has(("<vblex>",)) and "+" not in verb.source
        if asks and at and joined.has(("<vblex><inf>",)) and "<obj>" in units[at - 1].target:
            # `le prohibió salir`
            to = Unit(" ", "a<pr>", "to<pr>")
            return [*units[: at + 1], to, *units[at + 1 :]]
        if not asks or joined.lemma != "a" or not acts(units, at) or "[" in units[at + 2].gap:
            continue
        end = named_end(units, at + 2)
        if end > at + 2 and end < len(units) and units[end].has(("<vblex><inf>", "<vbser><inf>")):
            to = Unit(" ", "a<pr>", "to<pr>")
            kept = units[at + 1 : end] if verb.lemma in rules["offers"] else units[at + 2 : end]
            return [*units[: at + 1], *kept, to, *units[end:]]
    return units


def given_reasons(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`felicitó al rey por su elección` with *for*, `fue felicitado por el rey` with *by*."""
    for at, unit in enumerate(units):
        if unit.lemma != "por" or not unit.has(("<pr>",)) or "/" in unit.target:
            continue
        if at and units[at - 1].lemma in rules["seats"]:
            units[at] = unit.put("for<pr>")
        for back in range(at - 1, max(-1, at - _REACH), -1):
            verb = units[back]
            if verb.lemma in rules["reasons"]:
                agent = is_person(units, at + 1, rules) or _is_body(units, at + 1, rules)
                active = any(map(is_perfect, units[max(0, back - 2) : back]))
                passive = verb.has(("<pp>",)) and not active
                if not (agent and verb.lemma in rules["penalties"]):
                    # `condenado a prisión por el tribunal`
                    units[at] = unit.put("by<pr>" if passive and agent else "for<pr>")
                    break
            if verb.has(("<sent>", "<rel>", "<cnjsub>", "<vblex>", "<vbser>")):
                break
    return units


def beside(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`junto al ministro y al inspector` as `beside the minister and the inspector`."""
    for at, unit in enumerate(units):
        if unit.lemma in rules["besides"] and unit.has(("<pr>",)):
            return [*units[: at + 1], *others_joined(units[at + 1 :], 0, False, rules)]
    return units


def _is_body(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> bool:
    """Whether a body, or a term that may be one, stands at a place behind its article."""
    while at < len(units) and units[at].has(("<det>", "<adj>")):
        at += 1
    if at == len(units):
        return False
    noun = units[at]
    named = noun.has(("<n>",)) and noun.source[:1].isupper()
    return named or noun.lemma in rules["things"] or noun.lemma.startswith("qzx")
