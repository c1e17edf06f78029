"""The ladder: how each form gets into a draft, from the surest way down to a person.

1. All under placeholders (typed where the engine can), at most as many as its shape carries.
   (A sentence with more is taken apart first where that can be done: `splitting.py`.)
2. What did not come through: all once more under the engine's second shape.
3. What is still missing goes unmasked. The approved form may stand in the answer by itself;
   else a known rendering of it that stands there once gives way to it.
4. An engine that can be steered places the form itself, where its own scores say.
5. The engine's text stays and the term is named: a person decides. Nothing is ever inserted
   at a guessed position.

A form that was placed is a placeholder again in the text, so that every rung works on masked
text and what follows need not know which rung it was.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from workflow.drafting.grammar import NAMES
from workflow.drafting.masking import Slot, not_once
from workflow.drafting.outcomes import Repair, Status
from workflow.drafting.planning import Request, request
from workflow.drafting.renderings import (
    Reading,
    described_shapes,
    find_forms,
    find_renderings,
    is_clear,
    is_joined,
    is_same,
)
from workflow.engines import Candidate, Insertion, MachineText, Pair, Shape
from workflow.glossary import Glossary
from workflow.glossary.folding import fold

Question = Request | Insertion
Answer = MachineText | Sequence[Candidate]
Conversation = Generator[Sequence[Question], Sequence[Answer], "Settled"]
"""Yields what an engine is to be asked, all at once; is sent the answers in the same order."""

_MARGIN = 0.02
"""How much better, in log-probability a token, a place must be than the next best place."""
_RISKIEST_FIRST = ("reference", "person", "place")
"""Kinds that engines damage most: the first to get one of a few placeholders."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the engine of a pair can do for terms."""

    shapes: tuple[Shape, ...]
    typed: bool = False
    steerable: bool = False


@dataclass(frozen=True, slots=True)
class Fate:
    """How one slot's form came into the text."""

    status: Status
    repair: Repair | None = None
    reason: str = ""


@dataclass(slots=True)
class Settled:
    """A masked answer in which each slot that is not `lost` stands once."""

    answer: MachineText
    slots: list[Slot]
    """The plan's slots in their order, with the placeholders that stand in the answer."""
    fates: dict[int, Fate] = field(default_factory=dict)
    """By place in `slots`."""
    inner: Sequence[MachineText] = ()
    """The answers to the further requests of the first round."""
    repairs: Sequence[Repair] = ()
    """What was done to the sentence as a whole."""


def climb(
    plain: str,
    slots: Sequence[Slot],
    inner: Sequence[tuple[int, int]],
    abilities: Abilities,
    pair: Pair,
    glossary: Glossary,
    taken: Sequence[str] = (),
) -> Conversation:
    """Settle the slots of a text; `inner` are stretches that are translated alone as well.

    No placeholder occurs in the text or in `taken`.
    """
    named = name_slots(slots, abilities.shapes[0], plain, *taken)
    first = list(named) if abilities.typed else _chosen(named, abilities.shapes[0].most)
    asked = [request(plain, first, typed=abilities.typed)]
    asked += [_stretch(plain, first, start, end, typed=abilities.typed) for start, end in inner]
    answers = yield asked
    settled = Settled(_text(answers[0]), named, inner=[_text(one) for one in answers[1:]])
    open_slots = [slot for slot in named if slot not in first]
    lost = not_once(settled.answer.text, first)
    if lost and len(abilities.shapes) > 1:
        again = name_slots(slots, abilities.shapes[1], plain, *taken)
        second = _chosen(again, abilities.shapes[1].most)
        answers = yield [request(plain, second, typed=False)]
        lost_again = not_once(_text(answers[0]).text, second)
        left = [slot for slot in again if slot not in second]
        if len(lost_again) + len(left) < len(lost) + len(open_slots):
            settled.answer, settled.slots = _text(answers[0]), again
            open_slots, lost = left, lost_again
    open_slots = [slot for slot in settled.slots if slot in open_slots or slot in lost]
    settled.fates = {
        number: Fate(Status.ENFORCED)
        for number, slot in enumerate(settled.slots)
        if slot not in open_slots
    }
    if open_slots:
        yield from _unmasked(settled, plain, open_slots, abilities, pair, glossary)
    return settled


def name_slots(slots: Sequence[Slot], shape: Shape, *texts: str) -> list[Slot]:
    """The slots under placeholders of a shape, none of which occurs in the texts."""
    names = shape.make(len(slots), texts)
    return [slot.named(name) for slot, name in zip(slots, names, strict=True)]


def _chosen(slots: Sequence[Slot], most: int) -> list[Slot]:
    """The slots that get a placeholder where only so many may: the riskiest, then the first."""
    ranked = sorted(slots, key=lambda slot: (slot.kind not in _RISKIEST_FIRST, slot.start))
    kept = {slot.start for slot in ranked[:most]}
    return [slot for slot in slots if slot.start in kept]


def _stretch(plain: str, slots: Sequence[Slot], start: int, end: int, *, typed: bool) -> Request:
    inside = [slot.moved(start) for slot in slots if start <= slot.start and slot.end <= end]
    return request(plain[start:end], inside, typed=typed)


def _unmasked(
    settled: Settled,
    plain: str,
    open_slots: Sequence[Slot],
    abilities: Abilities,
    pair: Pair,
    glossary: Glossary,
) -> Conversation:
    """Rungs 3 to 5: the open slots go as plain words and are looked for in the answer."""
    masked = [slot for slot in settled.slots if slot not in open_slots]
    answers = yield [request(plain, masked, typed=False)]
    if not_once(_text(answers[0]).text, masked):
        masked = []
        answers = yield [Request(plain)]
    settled.answer = _text(answers[0])
    settled.fates = {}
    sent = list(masked)
    """The slots that are placeholders in the source text as it now stands beside the answer."""
    for number, slot in enumerate(settled.slots):
        if slot in masked:
            settled.fates[number] = Fate(Status.ENFORCED)
            continue
        fate = _found(settled, number, masked, pair, glossary)
        if fate is None and abilities.steerable:
            fate = yield from _steered(settled, number, plain, sent, pair, glossary)
        if fate is None:
            fate = Fate(Status.REVIEW, reason=f"its approved form {slot.form} is missing")
        settled.fates[number] = fate
    return settled


def _found(
    settled: Settled, number: int, masked: Sequence[Slot], pair: Pair, glossary: Glossary
) -> Fate | None:
    """The approved form, or else a known rendering in its place, where so many are left."""
    slot, text = settled.slots[number], settled.answer.text
    reading = _reading(settled, masked, pair, glossary)
    times = sum(is_same(slot, other) for other in settled.slots[number:] if other not in masked)
    spans = find_forms(reading, slot)
    if len(spans) == times:
        start, end = spans[0]
        form = _as_approved(slot, text[start:end], pair, glossary)
        settled.slots[number] = replace(slot, form=form)
        _put_back(settled, slot, (start, end))
        if form == text[start:end]:
            return Fate(Status.VERIFIED)
        return Fate(Status.REPAIRED, Repair(text[start:end], form, "spelling of the glossary"))
    spans = find_renderings(reading, slot)
    if len(spans) != times or not is_clear(reading, slot, spans[0]):
        return None
    before = text[slice(*spans[0])]
    _put_back(settled, slot, spans[0])
    return Fate(Status.REPAIRED, Repair(before, slot.form, "known rendering"))


def _reading(settled: Settled, masked: Sequence[Slot], pair: Pair, glossary: Glossary) -> Reading:
    """The answer, to be searched for what is not behind a placeholder in it."""
    there = [slot for slot in settled.slots if slot not in masked]
    return Reading(settled.answer.text, pair.target, glossary, there)


def _as_approved(slot: Slot, found: str, pair: Pair, glossary: Glossary) -> str:
    """The approved form that an engine wrote in other capitals, accents or signs.

    What is inflected, and so not listed, stays as it is unless it has capitals inside words.
    """
    concept = slot.occurrence.concept if slot.occurrence else None
    forms = [slot.form]
    if concept is not None and slot.occurrence and slot.occurrence.kind == "term":
        forms += glossary.target_forms(concept.id, pair.target)
        forms += described_shapes(concept, pair.target)
    if found in forms:
        return found
    alike = [form for form in forms if _folded(form) == _folded(found)]
    if alike:
        return alike[0]
    odd = any(one.isalpha() and other.isupper() for one, other in pairwise(found))
    return slot.form if slot.kind in NAMES or odd else found


def _folded(text: str) -> str:
    return fold(text).text.casefold()


def _put_back(settled: Settled, slot: Slot, span: tuple[int, int]) -> None:
    text = settled.answer.text
    masked = text[: span[0]] + slot.placeholder + text[span[1] :]
    settled.answer = replace(settled.answer, text=masked)


def _steered(
    settled: Settled,
    number: int,
    plain: str,
    masked: Sequence[Slot],
    pair: Pair,
    glossary: Glossary,
) -> Generator[Sequence[Question], Sequence[Answer], Fate | None]:
    """The engine's own best place for the form, where it is plain which one that is."""
    slot = settled.slots[number]
    before = [one for one in masked if one.end <= slot.start]
    text = request(plain, masked, typed=False).text
    start = slot.start + sum(len(one.placeholder) - (one.end - one.start) for one in before)
    asked = Insertion(text, start, start + slot.end - slot.start, settled.answer.text, (slot.form,))
    reading = _reading(settled, masked, pair, glossary)
    if len(find_forms(reading, slot)) >= sum(is_same(slot, one) for one in reading.open_slots):
        return None
    (candidates,) = yield [asked]
    assert not isinstance(candidates, MachineText)
    others = [one for index, one in enumerate(settled.slots) if index in settled.fates]
    placed = [one for one in others if not_once(settled.answer.text, [one]) == []]
    clean = [
        candidate
        for candidate in candidates
        if not not_once(candidate.text, placed) and _is_clean(candidate, slot, reading)
    ]
    if not clean:
        return None
    best = clean[0]
    old = settled.answer.text
    settled.answer = replace(settled.answer, text=best.text)
    _put_back(settled, slot, (best.start, best.end))
    repair = Repair(_changed(old, best.text), _changed(best.text, old), f"forced {best.method}")
    rival = next((one for one in clean[1:] if one.start != best.start), None)
    if rival is not None and best.score - rival.score < _MARGIN:
        return Fate(Status.REVIEW, repair, "the engine is not sure where it belongs")
    return Fate(Status.REPAIRED, repair)


def _is_clean(candidate: Candidate, slot: Slot, before: Reading) -> bool:
    """Whether a candidate has the form once more than the text had it, and no other wording.

    What is looked for beside it must stand there as often as it did.
    """
    after = replace(before, text=candidate.text)
    span = (candidate.start, candidate.end)
    forms = find_forms(after, slot)
    return (
        candidate.text[slice(*span)] == slot.form
        and not is_joined(candidate.text, *span)
        and span in forms
        and len(forms) == len(find_forms(before, slot)) + 1
        and not find_renderings(after, slot)
        and all(
            len(look(before, other)) == len(look(after, other))
            for other in before.open_slots
            if not is_same(slot, other)
            for look in (find_forms, find_renderings)
        )
    )


def _changed(text: str, other: str) -> str:
    """The words of a text between what it shares with the other at its begin and end."""
    words, others = text.split(), other.split()
    head = 0
    while head < min(len(words), len(others)) and words[head] == others[head]:
        head += 1
    tail = 0
    most = min(len(words), len(others)) - head
    while tail < most and words[-1 - tail] == others[-1 - tail]:
        tail += 1
    return " ".join(words[head : len(words) - tail])


def _text(answer: Answer) -> MachineText:
    """What an engine said, its accents composed as the glossary's are."""
    assert isinstance(answer, MachineText)
    return replace(answer, text=unicodedata.normalize("NFC", answer.text))
