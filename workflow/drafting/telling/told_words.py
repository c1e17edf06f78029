"""What a draft tells of words without a form of ours: offices first, then everyday words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workflow.checks import Finding
from workflow.drafting.ladder import Settled
from workflow.drafting.masking import Placed
from workflow.drafting.planning import Plan
from workflow.drafting.telling.lost_offices import lost_offices
from workflow.drafting.telling.senses import wrong_senses
from workflow.drafting.telling.torn_names import find_countries
from workflow.engines import Pair

_QUALIFIED = frozenset({"former", "acting", "deputy"})
"""What the check of that name says already where it has found something."""


def wrong_words(
    plan: Plan,
    settled: Settled,
    draft: str,
    placed: Sequence[Placed],
    pair: Pair,
    names: Sequence[str],
    found: Sequence[Finding],
) -> Iterator[str]:
    """A line for each office and each everyday word that a draft has lost or put otherwise.

    `placed` are the forms of ours in it, `names` and the engine's unknown words are told already,
    `found` is what the checks say.
    """
    there = draft.casefold()
    left = [one for one in settled.answer.unknown_words if one.casefold() in there]
    told = _spans(plan.reading, (*names, *left))
    told += [(one.start, one.end) for one in (*plan.watched, *plan.formless)]
    said = _QUALIFIED if any(one.check_id == "qualifiers" for one in found) else frozenset[str]()
    lost = lost_offices(plan.reading, settled.slots, placed, draft, pair, told, said)
    yield from lost.lines
    told += [(one.start, one.end) for one in plan.slots]
    told += find_countries(plan.reading, pair.source, draft, pair.target)
    told += (*lost.spans, *_spans(plan.reading, settled.answer.unknown_words))
    yield from wrong_senses(plan.reading, told, _without(draft, placed), pair)


def _spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    return [one.span() for word in words for one in re.finditer(re.escape(word), text)]


def _without(draft: str, placed: Sequence[Placed]) -> str:
    """A draft without the forms that we put there."""
    for one in sorted(placed, key=lambda one: -one.start):
        draft = f"{draft[: one.start]} {draft[one.end :]}"
    return draft
