"""Foreign cities, put into a draft as its language writes them: `La Habana` is `Havana`."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Grammar
from workflow.glossary.names.cities import city_name, find_cities

_KIND = "place"
_NAME = Grammar(gender="m", number="sg", article="none")


def with_cities(slots: Sequence[Slot], reading: str, pair: Pair, placeholder: str) -> list[Slot]:
    """The slots in their order, with those of cities where no other stands.

    A guess that the words are a person's name gives way where it is no longer than the city.
    `placeholder` has a place for what makes it another than those of the slots.
    """
    made = list(slots)
    for number, found in enumerate(find_cities(reading, pair.source)):
        inside = [one for one in made if one.start < found.end and found.start < one.end]
        if any(
            one.start < found.start
            or found.end < one.end
            or one.occurrence is not None
            or one.kind not in ("place", "person")
            for one in inside
        ):
            continue
        form = city_name(found.key, pair.target)
        if not form:
            continue
        text = reading[found.start : found.end]
        form = form.upper() if text.isupper() else form
        name = placeholder.format(f"c{number}")
        typed = typed_span(_KIND, form, name, _NAME)
        slot = Slot(found.start, found.end, text, form, name, typed, _NAME, _KIND)
        made = [one for one in made if one not in inside] + [slot]
    return sorted(made, key=lambda slot: slot.start)
