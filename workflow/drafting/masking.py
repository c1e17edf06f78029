"""Terms and references under placeholders, so that no engine can touch them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workflow.engines import MachineText, TypedSpan


@dataclass(frozen=True, slots=True)
class Slot:
    """A term or reference of the source and the form that must stand for it."""

    start: int
    """Offset into the plain source text."""
    end: int
    text: str
    form: str
    """The approved form in the target language."""
    placeholder: str
    typed: TypedSpan | None = None
    """What an engine needs to agree with the form; `None` where its grammar is not known."""
    doubtful: bool = False
    """Whether the source's wording is one the glossary forbids, so that it may mean more."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An approved form that came back: where it stands in the draft."""

    slot: Slot
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unmasked:
    """A draft with the approved forms in place of the placeholders."""

    text: str
    placed: tuple[Placed, ...]
    missing: tuple[Slot, ...]
    """Slots whose placeholder the engine lost."""
    doubled: tuple[Slot, ...]
    """Slots whose placeholder came back more than once."""


def mask(plain: str, slots: Sequence[Slot]) -> str:
    """The text with each slot's placeholder in its place; slots are in order."""
    out: list[str] = []
    position = 0
    for slot in slots:
        out.append(plain[position : slot.start])
        out.append(slot.placeholder)
        position = slot.end
    out.append(plain[position:])
    return "".join(out)


def unmask(translated: str, slots: Sequence[Slot]) -> Unmasked:
    """The translation with approved forms in place of placeholders.

    A placeholder is known in any case and with blanks that an engine put inside it.
    """
    if not slots:
        return Unmasked(translated, (), (), ())
    by_name = {slot.placeholder.casefold(): slot for slot in slots}
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(_loose(slot.placeholder) for slot in slots) + r")(?!\w)",
        re.IGNORECASE,
    )
    out: list[str] = []
    placed: list[Placed] = []
    length = position = 0
    for match in pattern.finditer(translated):
        slot = by_name[re.sub(r"\s", "", match.group()).casefold()]
        before = translated[position : match.start()]
        start = length + len(before)
        placed.append(Placed(slot, start, start + len(slot.form)))
        out += [before, slot.form]
        length = start + len(slot.form)
        position = match.end()
    out.append(translated[position:])
    counts = [sum(found.slot is slot for found in placed) for slot in slots]
    return Unmasked(
        "".join(out),
        tuple(placed),
        tuple(slot for slot, count in zip(slots, counts, strict=True) if count == 0),
        tuple(slot for slot, count in zip(slots, counts, strict=True) if count > 1),
    )


def remask(answer: MachineText, spans: Sequence[TypedSpan]) -> MachineText | None:
    """An answer that holds approved forms, with each span's placeholder in place of its form.

    A form inside a longer one is not mistaken for it. `None` when a form does not stand there
    once for each of its spans.
    """
    waiting: dict[str, list[str]] = {}
    for span in spans:
        waiting.setdefault(span.form, []).append(span.placeholder)
    longest_first = sorted(waiting, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    found = [match.group() for match in pattern.finditer(answer.text)]
    if any(found.count(form) != len(names) for form, names in waiting.items()):
        return None
    text = pattern.sub(lambda match: waiting[match.group()].pop(0), answer.text)
    return replace(answer, text=text)


def _loose(placeholder: str) -> str:
    return r"\s?".join(re.escape(letter) for letter in placeholder)
