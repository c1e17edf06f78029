"""Bodies of parties of other countries, put into a draft whole, and names cut out of longer ones.

`El CPC el comité Central`: an engine tore the party from its body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.drafting.slots.longer_names import PART
from workflow.engines import Pair
from workflow.glossary import Grammar
from workflow.glossary.abroad.party_bodies import find_party_bodies

# `the Binh Son district People's Procuracy`: a body cut in two
_CUT = frozenset({"body", "event"})
# `the 14th congress of the Party Organisation of Military Region 5`
_NAME_BEHIND = re.compile(
    r" (?:Organi[sz]ation|Committee|Cell|Congress|Commission|Board|Union)(?!\w)"
)
# `the United People's Party (UPP) Central Committee`
_BRACKET_BEFORE = re.compile(r"\([A-Z]{2,}\) \Z")


def with_party_bodies(
    slots: Sequence[Slot], reading: str, pair: Pair, placeholder: str
) -> list[Slot]:
    """The slots in their order, with those of such bodies, and offices in them, in place of others.

    Only in English sources. `placeholder` has a place for what makes it another than those of
    the slots.
    """
    made = list(slots)
    for number, found in enumerate(find_party_bodies(reading, pair.source)):
        start, end = found.start, found.end
        inside = [one for one in made if one.start < end and start < one.end]
        if any(one.start < start or one.end > end for one in inside):
            continue
        holder = next((one for one in made if one.start == end + 1), None)
        woman = holder is not None and holder.kind == "person" and holder.grammar.gender == "f"
        form = found.form(pair.target, woman=woman)
        if not form:
            continue
        kind, gender = ("title", "f" if woman else "m") if found.office else ("body", "m")
        article = "" if found.office else "definite"
        grammar = Grammar(gender=gender, number="sg", article=article)
        name, text = placeholder.format(f"b{number}"), reading[start:end]
        typed = typed_span(kind, form, name, grammar)
        # of `CPC Central Committee` the row of our own stands nowhere in the draft
        told = tuple(one.occurrence for one in inside if one.occurrence and one.form in form)
        slot = Slot(start, end, text, form, name, typed, grammar, kind, covers=told)
        made = [one for one in made if one not in inside] + [slot]
    return sorted(made, key=lambda slot: slot.start)


def with_cut_doubts(slots: Sequence[Slot], reading: str, language: str) -> list[Slot]:
    """The slots in their order, doubtful where an English name goes on behind or before them.

    A body right before another, or a congress of the Party whose name goes on, is only part of
    a name that nothing has whole.
    """
    made = list(slots)
    if language != "en":
        return made
    plain = reading.replace("’", "'")
    cut: set[int] = set()
    for first, second in pairwise(made):
        joined = plain[first.end : second.start] == " "
        if joined and first.kind in _CUT and second.kind == "body" and first.occurrence:
            cut |= {first.start, second.start}
    for slot in made:
        goes_on = slot.kind == "event" and _NAME_BEHIND.match(plain, slot.end)
        bracketed = slot.kind == "body" and _BRACKET_BEFORE.search(plain[: slot.start])
        if goes_on or bracketed:
            cut.add(slot.start)
    return [
        replace(one, doubt=one.doubt or PART) if one.start in cut and one.occurrence else one
        for one in made
    ]
