"""Spanish clauses put in the order and the grammar that English needs, in Apertium's stream.

`Lo recibió en el aeropuerto el viceministro` came out as `It received it … the deputy minister`,
`Se firmó un acuerdo` as `It signed an agreement`, `no olvidará nunca` as `will not forget never`,
`Los dirigentes expresaron su deseo` as `his desire`. Behind the bilingual dictionary each word is a
unit of source and target; here units change their place or their target. Words are data, in
`clauses.toml`. Nothing is moved across markup or punctuation.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.apertium.frames import (
    asked_to,
    beside,
    called,
    given_reasons,
    once,
    ranked,
    secretaries,
    thanked,
)
from workflow.engines.apertium.french_clauses import asked, existing, subject_behind
from workflow.engines.apertium.headlines import THIRD, moved, subject_first
from workflow.engines.apertium.persons import honoured, impersonal, objects_joined, removed
from workflow.engines.apertium.phrases import (
    ENDS,
    NOUN,
    Unit,
    head_end,
    opens,
    parts,
    phrase_end,
)
from workflow.engines.apertium.subjects import actors_first, objects_behind
from workflow.engines.languages import Pair

_TOKEN = re.compile(r"\^(?P<source>[^/$^]*)(?:/(?P<target>[^/$^]*))?(?P<others>[^$^]*)\$")
_BEHIND_HEAD = re.compile(r" of | for | to | in |, ")
_LAND = "<loc>"
"""The head of a subject that is a place, whatever its name."""


def arranged(stream: str, pair: Pair, forms: Mapping[str, str] | None = None) -> str:
    """A stream behind the bilingual dictionary with its clauses as the target language has them.

    `forms` are those in the target that the words of its typed units stand for.

    >>> said = "^no<adv>/no<adv>$ ^votar<vblex><pri><p3><sg>/vote<vblex><pri><p3><sg>$ "
    >>> nobody = "^nadie<prn><tn><mf><sg>/nobody<prn><tn><mf><sg>$"
    >>> arranged(said + nobody, Pair("es", "en")).endswith("/anybody<prn><tn><mf><sg>$")
    True
    """
    rules = _document().get(f"{pair.source}-{pair.target}")
    if rules is None:
        return stream
    rules = {**_document().get(rules.get("as", ""), {}), **rules}
    rules["forms"] = forms or {}
    rules["spans"] = _titles(forms or {}, rules)
    units: list[Unit] = []
    end = 0
    for found in _TOKEN.finditer(stream):
        gap = stream[end : found.start()]
        units.append(Unit(gap, found["source"], found["target"] or "", found["others"]))
        end = found.end()
    for name in rules["changes"]:
        units = _CHANGES[name](units, rules)
    return "".join(unit.text for unit in units) + stream[end:]


def _titles(forms: Mapping[str, str], rules: Mapping[str, Any]) -> frozenset[str]:
    """The words whose forms are persons: `Deputy Prime Ministers`, `Prime Minister Marrero`."""
    return frozenset(word for word, form in forms.items() if _is_title(form, rules))


def _is_title(form: str, rules: Mapping[str, Any]) -> bool:
    head = [one.lower().removesuffix("s") for one in _BEHIND_HEAD.split(form)[0].split()]
    # "President Ho Chi Minh Mausoleum" is none
    return any(one in rules.get("titles", ()) for one in head) and head[-1] not in rules["sights"]


def clauses_data() -> bytes:
    """The data, for what has to change when they do."""
    return resources.files(__package__).joinpath("clauses.toml").read_bytes()


def _passive(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`Se firmó un acuerdo` as `Un acuerdo fue firmado`."""
    at = 0
    while at < len(units) - 1:
        first, verb = units[at], units[at + 1]
        perfect = verb.has(("<vbhaver>",)) and at + 2 < len(units)
        told = units[at + 2] if perfect else verb
        fits = first.lemma == "se" and first.has(("<ref>",)) and verb.is_finite
        after = at + (3 if perfect else 2)
        joined = after < len(units) and units[after].lemma == "a"
        person = (
            told.lemma in rules["persons"] and phrase_end(units, after + joined) > after + joined
        )
        known = person or (told.lemma in rules["passive"] and not joined)
        plain = all(unit.gap == " " for unit in units[at + 1 : after + 2 * joined])
        if not (fits and known and plain) or not THIRD.search(verb.source):
            at += 1
            continue
        made = _be(first, verb, told if perfect else None, rules.get("be", "be"))
        units = [*units[:at], *made, *units[after:]]
        after = at + len(made)
        if joined:
            # `no se destituyó a ningún diputado`
            gap = units.pop(after).gap
            units[after] = Unit(gap, *parts(units[after]))
        if any("<pl>" in unit.source for unit in units[after : head_end(units, after)]):
            units[at] = units[at].plural
        start = at - 1 if at and units[at - 1].lemma == "no" else at
        end = phrase_end(units, after)
        if opens(units, start) and end > after and units[after].gap == " ":
            negative = start < at and units[after].lemma == "ninguno"
            if negative:
                units[after] = units[after].put("no<det><ind><sp>")
            units = moved(units, start, after, end)
            if negative:
                del units[start + end - after]
        at = after
    return units


def _be(clitic: Unit, verb: Unit, told: Unit | None, be: str) -> list[Unit]:
    """`se` and its verb as a form of `ser` with a participle."""
    tense = verb.source.partition("<")[2].partition(">")[2]
    if told is not None:
        have = Unit(clitic.gap, *parts(verb))
        been = Unit(" ", "ser<vbser><pp><m><sg>", f"{be}<vbser><pp><m><sg>")
        made = [have, been, told]
    else:
        lemma = verb.target.partition("<")[0]
        queue = verb.target.rpartition(">")[2]
        done = Unit(
            " ",
            f"{verb.lemma}<vblex><pp><m><sg>",
            f"{lemma}<vblex><pp><m><sg>{queue}",
        )
        made = [Unit(clitic.gap, f"ser<vbser>{tense}", f"{be}<vbser>{tense}"), done]
    if clitic.source[:1].isupper():
        made[0] = made[0].cased(True)
    return made


def _whom(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`quien lo condecoró` with *him*; whom a sentence begins with, the one before must tell."""
    for at in range(1, len(units) - 1):
        clitic, verb = units[at], units[at + 1]
        one = "<obj>" in clitic.target and "<mf><sg>" not in clitic.source
        person = one and "<sg>" in clitic.target and verb.lemma in rules["persons"]
        if person and verb.is_finite and not units[at - 1].has(("<sent>",)):
            gender = "f" if "<f>" in clitic.source else "m"
            units[at] = clitic.put(f"prpers<prn><obj><p3><{gender}><sg>")
    return units


def _received(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`La recibió en el aeropuerto el viceministro` with its subject first."""
    for at in range(len(units) - 2):
        clitic, verb = units[at], units[at + 1]
        if "<obj>" not in clitic.target or "<mf><sg>" in clitic.source or not verb.is_finite:
            continue
        if not opens(units, at) or not THIRD.search(verb.source):
            continue
        start = _subject(units, at + 2, rules)
        if start is None:
            continue
        end = _sentence(units, start)
        if any(unit.is_finite for unit in units[start:end]):
            end = phrase_end(units, start)
        if all("[" not in unit.gap for unit in units[at + 1 : end]):
            return moved(units, at, start, end)
    return units


def _subject(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> int | None:
    """Where a subject begins behind a verb that has its object, prepositions passed over."""
    while at < len(units):
        unit = units[at]
        if unit.has(("<pr>",)) or unit.lemma in ("como",):
            end = phrase_end(units, at + 1)
            if end == at + 1:
                return None
            at = end
        elif unit.has(("<adv>",)):
            at += 1
        else:
            opens = unit.has(("<det><def>", "<det><pos>", "<np>")) or unit.lemma.startswith("qzx")
            return at if opens and phrase_end(units, at) > at else None
    return None


def _sentence(units: Sequence[Unit], at: int) -> int:
    while at < len(units) and not units[at].has(("<sent>",)):
        at += 1
    return at


def _own(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`su` of several as `their`, of a body or thing as `its`."""
    for at, unit in enumerate(units):
        if unit.lemma not in ("suyo", "su") or "<det><pos>" not in unit.source:
            continue
        owner = _owner(units, at, rules)
        kin = any(one.lemma in rules["kin"] for one in units[at + 1 : at + 3])
        if owner and not (kin and owner == rules["own"]["thing"]):
            tags = unit.target.partition("<")[2].replace("<GD>", "<mf>")
            units[at] = unit.put(f"{owner}<{tags}")
    return units


def _owner(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> str:
    """The possessive of the subject before a place; empty where nothing tells it."""
    for back in range(at - 1, -1, -1):
        if units[back].has(("<sent>",)):
            return ""
        number = THIRD.search(units[back].source) if units[back].is_finite else None
        if number is None:
            continue
        if number[1] == "pl":
            return str(rules["own"]["several"])
        head = ""
        for unit in reversed(units[:back]):
            if unit.has(ENDS) or unit.is_finite:
                break
            if unit.has(("<pr>",)):
                head = ""
            elif unit.has(NOUN):
                head = _LAND if "<np><loc>" in unit.source else unit.lemma
        return str(rules["own"]["thing"]) if head in (_LAND, *rules["things"]) else ""
    return ""


def _denied(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`no olvidará nunca`, `no se reunió con ningún ministro`: English denies once."""
    denied = False
    for at, unit in enumerate(units):
        if unit.has(("<sent>", "<cm>", "<cnjsub>", "<rel>")):
            denied = False
        elif denied and unit.lemma in rules["any"]:
            tags = unit.target.partition("<")[2]
            units[at] = unit.put(f"{rules['any'][unit.lemma]}<{tags}")
        elif unit.lemma in ("no", "sin", "tampoco") and not unit.has(("<n>",)):
            denied = True
    return units


def _dated(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`llegó el lunes` as `arrived on Monday`, `hasta el lunes` as `until Monday`."""
    made: list[Unit] = []
    for at, unit in enumerate(units):
        following = units[at + 1] if at + 1 < len(units) else None
        day = following is not None and following.lemma in rules["days"] and following.gap == " "
        if following is None or not day or unit.lemma != "el":
            made.append(unit)
        elif at and units[at - 1].has(("<pr>",)):
            units[at + 1] = Unit(unit.gap, *parts(following))
        else:
            capital = unit.source[:1].isupper()
            made.append(Unit(unit.gap, "en<pr>", "on<pr>").cased(capital))
    return made


def _arrived(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`llegó a Hanói` as `arrived in Hanoi`, `llegó al aeropuerto` as `arrived at the airport`."""
    for at, unit in enumerate(units):
        if unit.lemma not in ("llegar", "arribar", "llegada", "arribo"):
            continue
        for near in range(at + 1, min(at + 5, len(units) - 1)):
            if units[near].has(("<cm>", "<sent>")) or units[near].is_finite:
                break
            if units[near].lemma == "a" and units[near].has(("<pr>",)):
                rest = units[near + 1 : near + 3]
                place = rest[0].has(("<np>",)) or rest[0].lemma.startswith("qzx")
                if any(one.lemma in rules["sites"] for one in rest):
                    units[near] = units[near].put("at<pr>")
                elif place or any(one.lemma in rules["lands"] for one in rest):
                    units[near] = units[near].put("in<pr>")
                break
    return units


_CHANGES: Mapping[str, Callable[[list[Unit], dict[str, Any]], list[Unit]]] = {
    "passive": _passive,
    "whom": _whom,
    "received": _received,
    "own": _own,
    "denied": _denied,
    "dated": _dated,
    "arrived": _arrived,
    "headline": subject_first,
    "honoured": honoured,
    "objects": objects_joined,
    "impersonal": impersonal,
    "removed": removed,
    "ranked": ranked,
    "beside": beside,
    "asked_to": asked_to,
    "once": once,
    "thanked": thanked,
    "called": called,
    "secretaries": secretaries,
    "reasons": given_reasons,
    "actors": actors_first,
    "behind": objects_behind,
    "asked": asked,
    "subject": subject_behind,
    "existing": existing,
}


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(clauses_data().decode("utf-8"))
