"""English titles whose body stands first, before a country: `the Vice Chairwoman of the National
Assembly of Vietnam`, not `the National Assembly Vice Chairwoman of Vietnam`. And titles in other
languages with an adjective of English before them, and drafts of laws; which ones is data, in
`whole_titles.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Grammar, TermStatus

_ENGLISH, _FRENCH = "en", "fr"
_TITLE, _PLACE = "title", "place"
_TENURE = re.compile(
    r"(?<![\w-])(?P<years>(?:19|20)\d\d[-–](?:19|20)?\d\d)(?: (?:term|tenure))? \Z"
)
_VOWELS = "aeiouâàéèêîôû"
_OF = frozenset({" de ", " du ", " de la ", " del "})


def with_bodies_behind(slots: Sequence[Slot], reading: str, pair: Pair) -> list[Slot]:
    """The slots in their order, titles before `of` a place with their body last.

    Only in English, and where the glossary admits the title in that shape.
    """
    made = list(slots)
    if pair.target != _ENGLISH:
        return made
    for number, (title, place) in enumerate(pairwise(slots)):
        concept = title.occurrence.concept if title.occurrence is not None else None
        if concept is None or (title.kind, place.kind) != (_TITLE, "place"):
            continue
        if reading[title.end : place.start] not in _OF:
            continue
        words = title.form.split(" ")
        shapes = [
            f"{' '.join(words[at:])} of the {' '.join(words[:at])}" for at in range(1, len(words))
        ]
        forms = concept.forms(_ENGLISH, TermStatus.PREFERRED, TermStatus.ADMITTED)
        form = next((one for one in shapes if one in forms), None)
        if form is not None:
            typed = title.typed and replace(title.typed, form=form)
            made[number] = replace(title, form=form, typed=typed)
    return made


def with_adjectives(slots: Sequence[Slot], reading: str, pair: Pair) -> list[Slot]:
    """The slots in their order, titles with the adjective before them: `nuevo secretario de …`.

    So do laws and resolutions with what says that they are none yet: `the draft Law on Land`.
    """
    made = list(slots)
    if pair.source != _ENGLISH:
        return made
    for number, slot in enumerate(made):
        for adjective in _adjectives():
            word = adjective["read"] + " "
            start = slot.start - len(word)
            stands = start >= 0 and reading[start : slot.start].lower() == word
            kinds = adjective.get("kinds", [_TITLE])
            if pair.target not in adjective or slot.kind not in kinds or not stands:
                continue
            if start and reading[start - 1].isalnum():
                continue
            # `the former Saigon`: of a bare name the adjective's gender is not known
            if slot.kind == _PLACE and slot.grammar.article != "definite":
                continue
            form = f"{_written(adjective[pair.target], slot)} {slot.form}"
            grammar = slot.grammar
            if "gender" in adjective:
                grammar = Grammar(gender=adjective["gender"], number=grammar.number, elides=False)
            elif slot.kind == _PLACE:
                words = adjective[pair.target]
                vowel = pair.target == _FRENCH and form[0].lower() in _VOWELS
                locative = words.get("locative", grammar.locative)
                grammar = replace(grammar, elides=vowel, locative=locative)
            typed = slot.typed and typed_span(slot.kind, form, slot.placeholder, grammar)
            slot = replace(slot, form=form, typed=typed, grammar=grammar)
            slot = made[number] = replace(slot, start=start, text=reading[start : slot.end])
    return made


def with_tenures(slots: Sequence[Slot], reading: str, pair: Pair) -> list[Slot]:
    """The slots in their order, bodies with the tenure that English puts before them behind.

    `the 2026-2031 People's Council` came out as `el 2026-2031 Consejo Popular`.
    """
    made: list[Slot] = []
    of = _document()["tenure"].get(pair.target)
    for slot in slots:
        found = _TENURE.search(reading[: slot.start]) if pair.source == _ENGLISH and of else None
        if found is not None and slot.kind == "body":
            before = made[-1] if made and made[-1].end > found.start() else None
            if before is None or before.start == found.start():
                covered = [] if before is None else [made.pop()]
                form = f"{slot.form} {of.format(found['years'].replace('–', '-'))}"
                covers = tuple(one.occurrence for one in covered if one.occurrence is not None)
                slot = replace(
                    slot,
                    start=found.start(),
                    text=reading[found.start() : slot.end],
                    form=form,
                    typed=slot.typed and replace(slot.typed, form=form),
                    covers=(*slot.covers, *covers),
                )
        made.append(slot)
    return made


def _written(words: dict[str, Any], slot: Slot) -> str:
    """The form of an adjective before a title."""
    woman, several = slot.grammar.gender == "f", slot.grammar.number == "pl"
    if "vowel" in words and not woman and not several and slot.form[0].lower() in _VOWELS:
        return str(words["vowel"])
    return str(words["forms"][2 * several + woman])


def _adjectives() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = _document()["adjective"]
    return listed


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("whole_titles.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
