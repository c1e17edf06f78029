"""Offices of other countries, put into a draft whole: `secretario de Estado de Estados Unidos`.

Apertium tore them apart: `US Secretary of State Marco Rubio` became `Secretario Marco Rubio`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Grammar
from workflow.glossary.abroad.offices import find_foreign_offices, office_before
from workflow.glossary.abroad.tables import ForeignOffice
from workflow.glossary.names.name_rules import is_syllable
from workflow.seams.kinds import is_session
from workflow.seams.tables import seam_rules

_TITLE = "title"
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+) \Z")


def with_leads(slots: Sequence[Slot], reading: str, pair: Pair) -> list[Slot]:
    """The slots in their order; titles of a named holder behind a verb get an article to go with.

    Only where the target language says it: `congratulated Prime Minister X`, `felicitó al …`. So do
    congresses and plenums behind any word that is no determiner, in headlines too.
    """
    words, target = _verbs().get(pair.source), seam_rules(pair.target)
    if words is None or target is None or target.bare is None or target.bare.dropped:
        return list(slots)
    names = {one.start for one in slots if one.kind == "person"}
    made = []
    for slot in slots:
        before = _WORD_BEFORE.search(reading[max(slot.start - 40, 0) : slot.start])
        held = slot.kind == _TITLE and slot.end + 1 in names and slot.grammar.number != "pl"
        if held and not slot.lead and before is not None and before.group(1) in words["verbs"]:
            slot = replace(slot, lead=f"{words['article']} ")
        # `Politburo convenes 10th plenum`, `speaks at 13th Party Congress`
        session = is_session(slot.kind, slot.form) and slot.grammar.article == "definite"
        word = before.group(1) if before is not None else ""
        free = not slot.lead and word.islower() and word not in words["determiners"]
        if session and free and re.match(words["behind_session"], reading[slot.end :]):
            slot = replace(slot, lead=f"{words['article']} ")
        made.append(slot)
    return made


def with_foreign_offices(
    slots: Sequence[Slot], reading: str, pair: Pair, placeholder: str
) -> list[Slot]:
    """The slots in their order, with those of foreign offices in place of what they cover.

    `placeholder` has a place for a number. An office that the glossary has too keeps its
    occurrence, whose status is told.
    """
    made = list(slots)
    found = find_foreign_offices(reading, pair.source)
    found += [one for one in _before_names(slots, reading, pair) if not _covers(found, one)]
    for number, office in enumerate(found, len(slots)):
        inside = [one for one in made if one.start < office.end and office.start < one.end]
        slot = _slot(office, inside, made, pair, placeholder.format(number))
        if slot is not None:
            made = [one for one in made if one not in inside] + [slot]
    return sorted(made, key=lambda slot: slot.start)


def _before_names(slots: Sequence[Slot], reading: str, pair: Pair) -> Iterator[ForeignOffice]:
    for slot in slots:
        foreign = slot.kind == "person" and slot.occurrence is None
        if foreign and not all(map(is_syllable, slot.text.split())):
            office = office_before(reading, slot.start, pair.source)
            if office is not None:
                yield office


def _covers(found: Sequence[ForeignOffice], one: ForeignOffice) -> bool:
    return any(other.start < one.end and one.start < other.end for other in found)


def _slot(
    office: ForeignOffice, inside: Sequence[Slot], slots: Sequence[Slot], pair: Pair, name: str
) -> Slot | None:
    """The slot of an office; `None` where it would cut a term or there is no form of it."""
    if any(one.start < office.start or office.end < one.end for one in inside):
        return None
    if any(one.kind not in ("title", "body", "place", "document_type") for one in inside):
        return None
    listed = [one for one in inside if one.occurrence is not None and one.kind == _TITLE]
    known = {
        one.occurrence.concept.id: one.occurrence.concept.preferred(pair.target) or one.form
        for one in listed
        if one.occurrence is not None and one.occurrence.concept is not None
    }
    holder = next((one for one in slots if one.start == office.end + 1), None)
    woman = holder is not None and holder.kind == "person" and holder.grammar.gender == "f"
    form = office.form(pair.target, woman=woman, known=known)
    if not form:
        return None
    grammar = Grammar(gender="f" if woman or office.is_womans else "m", number="sg")
    # Which of several rows it stands for is not told, so none is; nor one of which it is another
    # office: `ministro` of `ministro de Defensa de Japón`.
    told = len(listed) == 1 and not office.concepts.isdisjoint(known)
    occurrence = listed[0].occurrence if told else None
    slot = Slot(
        office.start,
        office.end,
        office.text,
        form,
        name,
        typed_span(_TITLE, form, name, grammar),
        grammar,
        _TITLE,
        doubt=office.doubt(pair.target),
    )
    covered = (one.occurrence for one in inside if one.occurrence is not occurrence)
    covers = tuple(one for one in covered if one is not None)
    return replace(slot, occurrence=occurrence, covers=covers)


@cache
def _verbs() -> Mapping[str, Any]:
    data = resources.files(__package__).joinpath("offices.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
