"""Long names of other states, put into a draft whole: `la République fédérative du Brésil`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary.abroad.states import find_foreign_states

_KIND = "body"
"""A name with an article and a gender, of which an engine must know as of a noun."""


def with_foreign_states(
    slots: Sequence[Slot], reading: str, pair: Pair, placeholder: str
) -> list[Slot]:
    """The slots in their order, with those of long names in place of the places they cover.

    `placeholder` has a place for what makes it another than those of the slots.
    """
    made = list(slots)
    for number, found in enumerate(find_foreign_states(reading, pair.source)):
        inside = [one for one in made if one.start < found.end and found.start < one.end]
        # A title or another name that it would cut or swallow goes before; not a word of its own
        # that only looks like a name: `presidente de la República Federativa del Brasil`.
        if any(
            one.start < found.start
            or found.end < one.end
            or not (one.kind == "place" or (one.kind == "person" and one.occurrence is None))
            for one in inside
        ):
            continue
        form, grammar = found.state.name(pair.target), found.state.grammar(pair.target)
        if not form:
            continue
        name = placeholder.format(f"s{number}")
        typed = typed_span(_KIND, form, name, grammar)
        text = reading[found.start : found.end]
        slot = Slot(found.start, found.end, text, form, name, typed, grammar, _KIND)
        covers = tuple(one.occurrence for one in inside if one.occurrence is not None)
        slot = replace(slot, covers=covers)
        made = [one for one in made if one not in inside] + [slot]
    return sorted(made, key=lambda slot: slot.start)
