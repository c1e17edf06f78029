"""Titles that share one head as one piece: `the Ministers of Finance, Health and Justice`.

An engine took the complements for titles of their own: `los ministros de Finanzas y el de
Justicia`. What joins them in a language is data, in `shared_owners.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.drafting.slots.shared_owners import list_words
from workflow.engines import Pair
from workflow.errors import GlossaryError
from workflow.glossary import Glossary

_TITLE = "title"
_PLURAL = "pl"


def with_shared_heads(
    slots: Sequence[Slot], reading: str, pair: Pair, glossary: Glossary
) -> list[Slot]:
    """The slots in their order, with one for each list of titles that has one head."""
    source, target = list_words(pair.source), list_words(pair.target)
    if source is None or target is None:
        return list(slots)
    between = re.compile(rf", |,? (?:{source['heads']}) ")
    groups: list[list[Slot]] = []
    for slot in slots:
        listed = groups[-1] if groups else []
        if (
            listed
            and listed[0].kind == slot.kind == _TITLE
            and listed[0].grammar.number == _PLURAL
            and not listed[0].doubt
            and between.fullmatch(reading, listed[-1].end, slot.start)
            and _is_complement(slot, pair.source, glossary)
        ):
            listed.append(slot)
        else:
            groups.append([slot])
    return [
        _joined(listed, reading, target["and"]) if len(listed) > 1 else listed[0]
        for listed in groups
    ]


def _is_complement(slot: Slot, language: str, glossary: Glossary) -> bool:
    """Whether a slot is a later member of a list, whose concept has complements for forms."""
    concept = slot.occurrence.concept if slot.occurrence is not None else None
    if concept is None or slot.doubt:
        return False
    try:
        whole = glossary.concept(concept.id)
    except GlossaryError:
        return False
    return whole.preferred(language) != concept.preferred(language)


def _joined(listed: Sequence[Slot], reading: str, joint: str) -> Slot:
    """The members of a list as one slot."""
    first, last = listed[0], listed[-1]
    form = f"{', '.join(one.form for one in listed[:-1])} {joint} {last.form}"
    typed = first.typed and typed_span(_TITLE, form, first.placeholder, first.grammar)
    covers = tuple(one.occurrence for one in listed[1:] if one.occurrence is not None)
    text = reading[first.start : last.end]
    return replace(first, end=last.end, text=text, form=form, typed=typed, covers=covers)
