"""Spanish participles that agree across a comma: `La conferencia, celebrada en Hue, fue seguida`.

Apertium's rules look at no phrase behind a comma, so the participle came out as `celebrado` and the
predicate as `fue seguido`. In the stream before the generator every word has its gender and number.
"""

from __future__ import annotations

import re

from workflow.engines.languages import Pair

_UNIT = re.compile(r"\^([^$]*)\$")
_NOUN = re.compile(r"<(?:n|np)>.*?<(m|f|mf|GD)><(sg|pl)>")
_PARTICIPLE = re.compile(r"(?<=<pp>)<[mf]><(?:sg|pl)>")
_PREDICATE = re.compile(r"(?<=<pp>)<[mf]><(?:sg|pl)>|(?<=<adj>)<m><sg>")
_FINITE = re.compile(r"<(?:pri|ifi|pii|fti|cni|prs|pis|imp)>")
_SINGULAR = re.compile(r"(?<=i>)<p3><sg>")
_BE = re.compile(r"(?i:\A(?:ser|estar))<v.*<p3><(?:sg|pl)>")
_STOPS = re.compile(r"<(?:sent|cnjsub|rel|cnjadv)>")


def agreed(stream: str, pair: Pair) -> str:
    """A stream before the generator with participles behind a comma as their noun has them.

    >>> agreed("^ley<n><f><sg>$^,<cm>$ ^votar<vblex><pp><m><sg>$", Pair("en", "es"))
    '^ley<n><f><sg>$^,<cm>$ ^votar<vblex><pp><f><sg>$'
    """
    if (pair.source, pair.target) != ("en", "es"):
        return stream
    found = list(_UNIT.finditer(stream))
    units = [one.group(1) for one in found]
    for comma, unit in enumerate(units[:-1]):
        if "<cm>" not in unit:
            continue
        gender, number = _head(units, comma)
        if gender and (number == "pl" or _PARTICIPLE.search(units[comma + 1])):
            _agree(units, comma + 1, gender, number)
    for place, unit in enumerate(units[2:], start=2):
        # "Cities that have ports" came out as "ciudades que tiene"
        if units[place - 1].startswith("que<rel>") and "<pl>" in units[place - 2]:
            units[place] = _SINGULAR.sub("<p3><pl>", unit)
    out: list[str] = []
    end = 0
    for one, text in zip(found, units, strict=True):
        out += [stream[end : one.start()], f"^{text}$"]
        end = one.end()
    return "".join((*out, stream[end:]))


def _head(units: list[str], comma: int) -> tuple[str, str]:
    """Gender and number of the subject that a comma ends; empty where it is no plain subject."""
    start = comma
    while start and not _STOPS.search(units[start - 1]) and "<cm>" not in units[start - 1]:
        start -= 1
        if _FINITE.search(units[start]):
            return "", ""
    phrase = units[start:comma]
    if not phrase or "<pr>" in phrase[0] or any("<cnjcoo>" in one for one in phrase):
        return "", ""
    noun = next((one for one in phrase if "<n>" in one), "")
    tags = _NOUN.search(noun)
    if tags is None:
        return "", ""
    return ("f" if tags[1] == "f" else "m"), tags[2]


def _agree(units: list[str], first: int, gender: str, number: str) -> None:
    """The participle at `first`, and that of the predicate behind the comma that closes it."""
    units[first] = _PARTICIPLE.sub(f"<{gender}><{number}>", units[first])
    for place in range(first + 1, len(units) - 2):
        if _STOPS.search(units[place]):
            return
        if "<cm>" not in units[place]:
            continue
        verb = place + 1
        if any(_FINITE.search(one) for one in units[first:place]):
            return
        if not _FINITE.search(units[verb]):
            continue
        if _BE.search(units[verb]):
            units[verb + 1] = _PREDICATE.sub(f"<{gender}><{number}>", units[verb + 1])
        units[verb] = re.sub(r"<p3><(?:sg|pl)>", f"<p3><{number}>", units[verb])
        return
