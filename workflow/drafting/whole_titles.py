"""English titles whose body stands first, before a country: `the Vice Chairwoman of the National
Assembly of Vietnam`, not `the National Assembly Vice Chairwoman of Vietnam`. And titles in other
languages with an adjective of English before them, and drafts of laws; which ones is data, in
`whole_titles.toml`.
"""

from __future__ import annotations

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

_ENGLISH = "en"
_TITLE = "title"
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
            form = f"{_written(adjective[pair.target], slot)} {slot.form}"
            grammar = slot.grammar
            if "gender" in adjective:
                grammar = Grammar(gender=adjective["gender"], number=grammar.number, elides=False)
            typed = slot.typed and typed_span(slot.kind, form, slot.placeholder, grammar)
            slot = replace(slot, form=form, typed=typed, grammar=grammar)
            made[number] = replace(slot, start=start, text=reading[start : slot.end])
    return made


def _written(words: dict[str, Any], slot: Slot) -> str:
    """The form of an adjective before a title."""
    woman, several = slot.grammar.gender == "f", slot.grammar.number == "pl"
    if "vowel" in words and not woman and not several and slot.form[0].lower() in _VOWELS:
        return str(words["vowel"])
    return str(words["forms"][2 * several + woman])


@cache
def _adjectives() -> list[dict[str, Any]]:
    data = resources.files(__package__).joinpath("whole_titles.toml").read_bytes()
    listed: list[dict[str, Any]] = tomllib.loads(data.decode("utf-8"))["adjective"]
    return listed
