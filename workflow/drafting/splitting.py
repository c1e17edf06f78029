"""A sentence with more terms than a model carries, translated clause by clause.

Each clause climbs the ladder by itself, all of them side by side; their translations are
joined by the marks that stood between them. Where a term of a clause would be left to a person,
the whole sentence climbs too, and what leaves fewer terms counts.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from itertools import pairwise

from workflow.drafting.ladder import (
    Abilities,
    Answer,
    Conversation,
    Question,
    Settled,
    climb,
    name_slots,
)
from workflow.drafting.masking import Slot
from workflow.drafting.outcomes import Repair, Status
from workflow.drafting.pieces import Piece, Span, mark_between, take_apart
from workflow.engines import MachineText, Pair
from workflow.glossary import Glossary

# A model ends a clause as a sentence: "y dio las gracias a Qzxa."
_END = re.compile(r"[\s.;:,…]+\Z")
_WORD = re.compile(r"\w+")


def settle(
    plain: str,
    slots: Sequence[Slot],
    inner: Sequence[Span],
    abilities: Abilities,
    pair: Pair,
    glossary: Glossary,
) -> Conversation:
    """Settle the slots of a text, in pieces where it has too many; else as `climb` does."""
    most = len(slots) if abilities.typed else abilities.shapes[0].most
    spans = [(slot.start, slot.end) for slot in slots]
    pieces = take_apart(plain, pair.source, spans, inner, most)
    if not pieces:
        return (yield from climb(plain, slots, inner, abilities, pair, glossary))
    settled = yield from _piece_by_piece(plain, pieces, slots, inner, abilities, pair, glossary)
    if settled is not None and not _open(settled):
        return settled
    whole = yield from climb(plain, slots, inner, abilities, pair, glossary)
    return settled if settled is not None and _open(settled) < _open(whole) else whole


def _open(settled: Settled) -> int:
    """The terms that are left to a person."""
    return sum(fate.status is Status.REVIEW for fate in settled.fates.values())


def _piece_by_piece(
    plain: str,
    pieces: Sequence[Piece],
    slots: Sequence[Slot],
    inner: Sequence[Span],
    abilities: Abilities,
    pair: Pair,
    glossary: Glossary,
) -> Generator[Sequence[Question], Sequence[Answer], Settled | None]:
    """The pieces settled and joined; `None` where one of them came back without a word."""
    climbs: list[Conversation] = []
    taken = [plain]
    for piece in pieces:
        own = [slot.moved(piece.start) for slot in slots if _is_in((slot.start, slot.end), piece)]
        spans = [(s - piece.start, e - piece.start) for s, e in inner if _is_in((s, e), piece)]
        text = plain[piece.start : piece.end]
        climbs.append(climb(text, own, spans, abilities, pair, glossary, tuple(taken)))
        for shape in abilities.shapes[:2]:
            taken += [slot.placeholder for slot in name_slots(own, shape, *taken)]
    settled = yield from _side_by_side(climbs)
    texts = [
        _tidied(one.answer.text, plain[piece.start : piece.end], one.slots, number, len(pieces))
        for number, (piece, one) in enumerate(zip(pieces, settled, strict=True))
    ]
    if not all(_WORD.search(text) for text in texts):
        return None
    return _joined(texts, pieces, settled, slots, inner, pair)


def _is_in(span: Span, piece: Piece) -> bool:
    return piece.start <= span[0] and span[1] <= piece.end


def _joined(
    texts: Sequence[str],
    pieces: Sequence[Piece],
    settled: Sequence[Settled],
    slots: Sequence[Slot],
    inner: Sequence[Span],
    pair: Pair,
) -> Settled:
    """One answer of the answers to all pieces, its slots where they stand in the sentence."""
    text = "".join(
        part + (mark_between(piece.mark, pair.target) if piece.mark else "")
        for part, piece in zip(texts, pieces, strict=True)
    )
    answers = [one.answer for one in settled]
    scores = [one.score for one in answers if one.score is not None]
    words = dict.fromkeys(word for one in answers for word in one.unknown_words)
    answer = MachineText(
        text,
        sum(scores) if len(scores) == len(answers) else None,
        tuple(words),
        any(one.truncated for one in answers),
        any(one.verbless for one in answers),
    )
    whole = Settled(answer, [])
    for piece, one in zip(pieces, settled, strict=True):
        for number, slot in enumerate(one.slots):
            fate = one.fates[number]
            if fate.status is not Status.REVIEW:
                fate = replace(fate, status=Status.REPAIRED)
            whole.fates[len(whole.slots)] = fate
            whole.slots.append(slot.moved(-piece.start))
    waiting = [iter(one.inner) for one in settled]
    whole.inner = [
        next(waiting[number])
        for span in inner
        for number, piece in enumerate(pieces)
        if _is_in(span, piece)
    ]
    marks = " ".join(dict.fromkeys(piece.mark for piece, _ in pairwise(pieces)))
    whole.repairs = (
        Repair("1 sentence", f"{len(pieces)} clauses, translated one by one", f"split at {marks}"),
    )
    return whole


def _tidied(text: str, source: str, slots: Sequence[Slot], number: int, count: int) -> str:
    """The translation of a piece as a part of a sentence: no end of its own, no capital."""
    text = text.strip()
    if number < count - 1:
        text = _END.sub("", text)
    elif not _END.search(source.rstrip()):
        text = re.sub(r"(?<=\w)\.\Z", "", text)
    first, opening = _WORD.search(text), _WORD.search(source)
    if not number or first is None or opening is None or first.start() != 0:
        return text
    word = first.group()
    # "and he thanked …" → "Y dio las gracias a …", but "Hanoi …" and "UNESCO …" stay
    if (
        opening.group()[0].islower()
        and word[0].isupper()
        and word[1:] == word[1:].lower()
        and word not in source
        and not any(text.casefold().startswith(one.placeholder.casefold()) for one in slots)
    ):
        return text[0].lower() + text[1:]
    return text


def _side_by_side(
    conversations: Sequence[Conversation],
) -> Generator[Sequence[Question], Sequence[Answer], list[Settled]]:
    """Several conversations at once: in each round what all of them ask is asked together."""
    ended: dict[int, Settled] = {}
    asked: dict[int, Sequence[Question]] = {}
    for number, conversation in enumerate(conversations):
        try:
            asked[number] = next(conversation)
        except StopIteration as done:
            ended[number] = done.value
    while asked:
        answers = iter((yield [question for each in asked.values() for question in each]))
        still: dict[int, Sequence[Question]] = {}
        for number, each in asked.items():
            try:
                still[number] = conversations[number].send([next(answers) for _ in each])
            except StopIteration as done:
                ended[number] = done.value
        asked = still
    return [ended[number] for number in range(len(conversations))]
