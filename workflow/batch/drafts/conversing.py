"""Many units drafted side by side: what all of them ask goes to the engine together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from workflow.batch.drafts.decoding import Decoder
from workflow.drafting import Draft, Drafting, Question

_K = TypeVar("_K", bound=Hashable)


def converse(draftings: Mapping[_K, Drafting], decoder: Decoder | None) -> dict[_K, Draft]:
    """The draft of every unit, by its key.

    In each round all open questions of all units are answered in one go. Without a decoder
    the units that have a question are left out. Raises `EngineError`.
    """
    drafts: dict[_K, Draft] = {}
    asked: dict[_K, Sequence[Question]] = {}
    for key, drafting in draftings.items():
        try:
            asked[key] = next(drafting)
        except StopIteration as done:
            drafts[key] = done.value
    while asked and decoder is not None:
        questions = dict.fromkeys(question for each in asked.values() for question in each)
        answers = decoder.answer(list(questions))
        still: dict[_K, Sequence[Question]] = {}
        for key, each in asked.items():
            try:
                still[key] = draftings[key].send([answers[question] for question in each])
            except StopIteration as done:
                drafts[key] = done.value
        asked = still
    return drafts
