"""Spanish verbs in a row that share the form of the first: `estudiará el plan y redactará una ley`.

English says "will" or "asked them to" once and goes on with bare verbs; behind Apertium's rules
these are infinitives. In the stream before the generator they get the form that Spanish repeats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflow.engines.languages import Pair

_UNIT = re.compile(r"\^([^$]*)\$")
_SHARED = re.compile(r"<(?:vblex|vbser|vbhaver)>(?:<pron>)?(<(?:fti|cni|prs)><p3><(?:sg|pl)>)")
_FINITE = re.compile(r"<(?:pri|ifi|pii|fti|cni|prs|pis|imp)>")
_BARE = re.compile(
    r"(?P<verb>[^<+]+<vb\w+>(?:<pron>)?)<(?P<tag>inf|ger)>(?P<rest>[^+]*)(?P<own>\+.*)?"
)
_ENCLITIC = re.compile(r"\+(?P<lemma>\w+)<prn><enc>(?P<tags>(?:<[^<>]+>)*)")
_PARTED = ("<cm>", "<cnjcoo>", ";<sent>")
_ENDS = re.compile(r"<(?:sent|rel|cnjsub|cnjadv)>")
_GOES_ON = re.compile(r"(?i)(?:continuar|seguir)<vblex>")
_ASKING = re.compile(r"(?i)(?:pedir|exigir|proponer|recomendar|requerir|ordenar)<vblex>")
_GOVERNS = re.compile(r"(?i)(?:en|de|por|con|sin|contra|sobre|a|mediante|para)<pr>")
_COUNT = re.compile(r"(?i)(?!uno?<|cero<)[^\W\d]+<num>")
_REDUCED = re.compile(r"<vblex><pp><[mf]><pl>")


@dataclass(slots=True)
class _Shared:
    """What a verb has that those joined to it share."""

    form: str = ""
    denied: bool = False
    asked: bool = False
    """Whether "que" opens what is asked for, and its verb is still to come."""
    number: str = "sg"


def rowed(stream: str, pair: Pair) -> str:
    """A stream before the generator in which infinitives have the form of the verb they go with.

    >>> will = "^crear<vblex><fti><p3><sg>$ ^empleo<n><m><sg>$"
    >>> rowed(will + " ^y<cnjcoo>$ ^abrir<vblex><inf>$", Pair("en", "es"))[-39:]
    '^y<cnjcoo>$ ^abrir<vblex><fti><p3><sg>$'
    """
    if (pair.source, pair.target) != ("en", "es"):
        return stream
    found = list(_UNIT.finditer(stream))
    units = [one.group(1) for one in found]
    _join_gerunds(units)
    _agree_behind_participles(units)
    _agree_with_numbers(units)
    _share(units)
    out: list[str] = []
    end = 0
    for one, text in zip(found, units, strict=True):
        out += [stream[end : one.start()], f"^{text}$"]
        end = one.end()
    return "".join((*out, stream[end:]))


def _share(units: list[str]) -> None:
    """Infinitives behind a future, `que` and a subjunctive, or `continuar`, in their form."""
    shared = _Shared()
    for place, unit in enumerate(units):
        bare = _BARE.fullmatch(unit)
        before = units[place - 1] if place else ""
        if bare is not None and bare["tag"] == "inf":
            if _GOES_ON.match(before):
                shared = _Shared("<ger>")
            elif shared.asked and re.search("<(?:n|adj|np)>", before):
                shared = _Shared(f"<prs><p3><{shared.number}>")
            elif not _first(units, place):
                shared = _Shared()
            if shared.form:
                _put(units, place, bare, shared)
        elif shared.asked and re.search("<vblex><pri><p3>", unit):
            # "requested that the office send them" came out as "pidió que la oficina les envía"
            shared = _Shared(f"<prs><p3><{'pl' if '<pl>' in unit else 'sg'}>")
            units[place] = unit.replace("<pri>", "<prs>")
        elif _FINITE.search(unit) or (_ENDS.search(unit) and not unit.startswith(";")):
            shared = _shared_of(units, place)
        elif shared.asked and (noun := re.search("<(?:n|np)>.*<(sg|pl)>", unit)):
            shared.number = noun[1]


def _shared_of(units: list[str], place: int) -> _Shared:
    found = _SHARED.search(units[place])
    before = [one for one in units[max(0, place - 2) : place] if "<prn>" not in one]
    asked = units[place].startswith("que<cnjsub>") and place > 0
    asked = asked and _ASKING.match(units[place - 1]) is not None
    return _Shared(found[1] if found else "", before[-1:] == ["no<adv>"], asked)


def _first(units: list[str], place: int) -> bool:
    """Whether a verb stands first behind a comma or "and", but for `no`."""
    before = place - 1
    while before > 0 and units[before].startswith(("no<adv>", "también<adv>")):
        before -= 1
    return before >= 0 and any(one in units[before] for one in _PARTED)


def _put(units: list[str], place: int, bare: re.Match[str], shared: _Shared) -> None:
    """An infinitive in another form, its pronouns before it where that is a tense."""
    own = bare["own"] or ""
    if shared.form == "<ger>":
        units[place] = f"{bare['verb']}<ger>{bare['rest']}{own}"
        return
    no = "no<adv>$ ^" if shared.denied and units[place - 1] != "no<adv>" else ""
    if no and units[place - 1] == "o<cnjcoo>":
        # "will not cut pensions or close schools"
        units[place - 1], no = "ni<cnjcoo>", ""
    pronouns = "".join(
        f"{one['lemma']}<prn><pro>{one['tags']}$ ^" for one in _ENCLITIC.finditer(own)
    )
    # "dirigirse# a" has its preposition behind the pronoun
    joined = "".join(re.findall("#.*", own))
    units[place] = f"{no}{pronouns}{bare['verb']}{shared.form}{bare['rest']}{joined}"


def _join_gerunds(units: list[str]) -> None:
    """`contribuye a construir confianza y ampliar el comercio`, where a gerund was left."""
    open_ = False
    commas: list[int] = []
    for place, unit in enumerate(units):
        bare = _BARE.fullmatch(unit)
        if bare is None:
            if _FINITE.search(unit) or _ENDS.search(unit):
                open_, commas = False, []
            continue
        before = units[place - 1] if place else ""
        if "<adv>" in before and place > 1:
            before = units[place - 2]
        if bare["tag"] == "inf":
            open_, commas = _GOVERNS.match(before) is not None, []
        elif open_ and "<cnjcoo>" in before:
            for one in (*commas, place):
                units[one] = units[one].replace("<ger>", "<inf>", 1)
            commas = []
        elif open_ and "<cm>" in before:
            # ", permitiendo a las empresas" stays where nothing is joined to it
            commas.append(place)


def _agree_behind_participles(units: list[str]) -> None:
    """`Las medidas adoptadas en la sesión entran en vigor`: the verb is not the session's."""
    for place, unit in enumerate(units[:-1]):
        if (
            not _REDUCED.search(unit)
            or "<n>" not in units[place - 1]
            or "<pr>" not in units[place + 1]
        ):
            continue
        start = place
        while start and not _ENDS.search(units[start - 1]) and "<cm>" not in units[start - 1]:
            start -= 1
        if any(_FINITE.search(one) for one in units[start:place]):
            continue
        for verb in range(place + 2, len(units)):
            if _ENDS.search(units[verb]) or "<cm>" in units[verb]:
                break
            if _FINITE.search(units[verb]):
                units[verb] = re.sub(r"<p3><sg>", "<p3><pl>", units[verb])
                break


def _agree_with_numbers(units: list[str]) -> None:
    """`nueve votaron en contra y tres anularon sus papeletas`."""
    for place, unit in enumerate(units[1:], start=1):
        count = _COUNT.match(units[place - 1])
        if count and _FINITE.search(unit) and (place < 2 or "<pr>" not in units[place - 2]):
            units[place] = unit.replace("<p3><sg>", "<p3><pl>")
