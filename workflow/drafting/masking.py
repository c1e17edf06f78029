"""Terms and references under placeholders, so that no engine can touch them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workflow.engines import MachineText, TypedSpan
from workflow.glossary import Grammar, Occurrence

_UNKNOWN = Grammar()


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the source and the form that must stand for it."""

    start: int
    """Offset into the plain source text."""
    end: int
    text: str
    form: str
    """The approved form in the target language."""
    placeholder: str
    typed: TypedSpan | None = None
    """What an engine needs to agree with the form; `None` where its grammar is not known."""
    grammar: Grammar = _UNKNOWN
    """The grammar of the form."""
    kind: str = ""
    """Kind of the concept, or `reference`."""
    occurrence: Occurrence | None = None
    """What stands there; `None` for a person's name that no concept describes."""
    lead: str = ""
    """What a typed engine is given before the placeholder, such as the article of a reference."""
    doubt: str = ""
    """Why a person should look at it whatever the engine does; empty where nothing is doubtful."""
    covers: tuple[Occurrence, ...] = ()
    """What lies inside it and shares its fate, where it is more than its occurrence."""

    def named(self, placeholder: str) -> Slot:
        """The slot under another placeholder."""
        typed = self.typed and replace(self.typed, placeholder=placeholder)
        return replace(self, placeholder=placeholder, typed=typed)

    def moved(self, by: int) -> Slot:
        """The slot of a text that begins so many characters later."""
        return replace(self, start=self.start - by, end=self.end - by)


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
    by_name = {_bare(slot.placeholder): slot for slot in slots}
    out: list[str] = []
    placed: list[Placed] = []
    length = position = 0
    for match in _pattern(slots).finditer(translated):
        slot = by_name[_bare(match.group())]
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


def not_once(translated: str, slots: Sequence[Slot]) -> list[Slot]:
    """The slots whose placeholder does not stand in a translation exactly once."""
    if not slots:
        return []
    found = [_bare(match.group()) for match in _pattern(slots).finditer(translated)]
    return [slot for slot in slots if found.count(_bare(slot.placeholder)) != 1]


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


def _pattern(slots: Sequence[Slot]) -> re.Pattern[str]:
    loose = (
        r"\s?".join(map(re.escape, re.sub(r"\s", "", slot.placeholder)))
        for slot in sorted(slots, key=lambda slot: -len(slot.placeholder))
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(loose)})(?!\w)", re.IGNORECASE)


def _bare(placeholder: str) -> str:
    return re.sub(r"\s", "", placeholder).casefold()
