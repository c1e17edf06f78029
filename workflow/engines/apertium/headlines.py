"""Spanish headlines that begin with their verb.

`Elige Parlamento cubano a nueva vicepresidenta` came out as `It elects Cuban parliament to new
vice-president`. Units of a stream behind the bilingual dictionary change their place; words are
data, in `clauses.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from workflow.engines.apertium.phrases import NOUN, Unit, begins, parts

THIRD = re.compile(r"<p3><(sg|pl)>")
"""A verb of the third person, and its number."""


def moved(units: list[Unit], to: int, start: int, end: int) -> list[Unit]:
    """The units with those from `start` to `end` put before `to`, capitals in their places."""
    capital = units[to].source[:1].isupper() and begins(units, to)
    phrase, rest = list(units[start:end]), list(units[to:start])
    gap = rest[0].gap
    if sum(unit.has(("<cm>",)) for unit in phrase) % 2:
        phrase.append(Unit("", ",<cm>", ",<cm>"))
    rest[0] = Unit(phrase[0].gap or " ", *parts(rest[0].cased(False) if capital else rest[0]))
    phrase[0] = Unit(gap, *parts(phrase[0].cased(True) if capital else phrase[0]))
    return [*units[:to], *phrase, *rest, *units[end:]]


def subject_first(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`Elige Parlamento cubano a nueva vicepresidenta` with its subject first.

    Only where whom or what it is done to stands behind a subject without an article.
    """
    if len(units) < 3 or not units[0].is_finite or not THIRD.search(units[0].source):
        return units
    verb, head = units[0], units[1]
    # "Presentó cartas credenciales al rey el embajador": what is many does not act alone
    agrees = ("<pl>" in head.source) == ("<pl>" in verb.source)
    named = head.has(("<np>",)) or head.lemma.startswith("qzx")
    if head.has(("<n>",)) and not agrees:
        return units
    if verb.lemma in rules["visits"] and head.has(("<np>",)):
        return units
    agent = head.lemma in rules["agents"] or head.lemma in rules["things"]
    end = _actor_end(units, 1) if named or agent else 1
    if end == 1 or end >= len(units) or any("[" in unit.gap for unit in units[1 : end + 1]):
        return units
    following = units[end]
    whom = following.lemma == "a" and following.has(("<pr>",))
    if not whom and not following.has((*NOUN, "<det>", "<adj>", "<num>")):
        return units
    if whom and verb.lemma not in rules["goes"]:
        gap = units.pop(end).gap
        units[end] = Unit(gap, *parts(units[end]))
    return moved(units, 0, 1, end)


def _actor_end(units: Sequence[Unit], start: int) -> int:
    """Where a subject ends whose head begins it: its adjectives and what *de* joins are its own."""
    at = start + 1
    while at < len(units) and units[at].gap == " ":
        if units[at].has(("<adj>",)) or (units[at].has(("<np>",)) and units[at - 1].has(NOUN)):
            at += 1
        elif units[at].lemma == "de" and at + 1 < len(units):
            at += 2 + units[at + 1].has(("<det>",))
        else:
            break
    return min(at, len(units))
