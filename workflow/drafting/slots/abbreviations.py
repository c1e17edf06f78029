"""Abbreviations in brackets behind the name they stand for: `Parti communiste du Vietnam (PCV)`.

Such a bracket gets the abbreviation of the other language, never the name just said once more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Grammar, TermStatus

_ABBREVIATION = re.compile(r"[A-ZĐ]{2,8}")
_NAME = "place"
"""What an engine is told that it is: a name, so that it gets no article."""
_JOINED = "it may be that of the body before it"
_UNKNOWN = "its abbreviation in this language is not laid down"


def with_abbreviations(slots: Sequence[Slot], reading: str, pair: Pair) -> list[Slot]:
    """The slots in their order, those of abbreviations in brackets written as abbreviations.

    Where the row of the glossary has none in the target language the letters of the source stay,
    and are doubtful.
    """
    made = list(slots)
    for number, slot in enumerate(made):
        before, behind = reading[slot.start - 2 : slot.start], reading[slot.end : slot.end + 1]
        concept = slot.occurrence.concept if slot.occurrence is not None else None
        # `the Vietnam Fatherland Front (VFF) Central Committee` is not the Party's
        if before == ") " and number and made[number - 1].end == slot.start - 2:
            made[number] = replace(slot, doubt=slot.doubt or _JOINED)
        if before != " (" or behind != ")" or concept is None or concept.kind != "body":
            continue
        if not _ABBREVIATION.fullmatch(slot.text):
            continue
        forms = concept.forms(pair.target, TermStatus.PREFERRED, TermStatus.ADMITTED)
        short = next((form for form in forms if _ABBREVIATION.fullmatch(form)), "")
        form, grammar = short or slot.text, Grammar(number="sg", article="none")
        made[number] = replace(
            slot,
            form=form,
            grammar=grammar,
            typed=typed_span(_NAME, form, slot.placeholder, grammar),
            lead="",
            doubt=slot.doubt or ("" if short else _UNKNOWN),
        )
    return made
