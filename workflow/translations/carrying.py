"""What becomes of a translation when its sentence is split, joined or corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workflow.translations.values import Key, Unit


@dataclass(frozen=True, slots=True)
class Mended:
    """A translation that was brought up to its corrected sentence."""

    text: str
    label: str
    """What it was made from and how, for the `#. origin:` line."""


def _in_one_piece(text: str) -> Sequence[str]:
    return (text,)


def _not_at_all(old_source: str, old_target: str, new_source: str) -> Mended | None:
    return None


@dataclass(frozen=True, slots=True)
class Carrier:
    """What the merge of a corrected article asks of those who know languages."""

    split: Callable[[str], Sequence[str]] = _in_one_piece
    """The sentences of a translation."""
    mend: Callable[[str, str, str], Mended | None] = _not_at_all
    """The translation for a new source, from the old source and its translation; `None` where
    a person must translate."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a new sentence takes over from old ones."""

    target: str
    previous: str
    """The source text it was the translation of."""
    context: str | None = None
    """The message context that went with that."""
    comment: str = ""
    label: str = ""
    """What mended it; empty where it is as people wrote it."""
    note: str = ""
    """How the sentence was split or joined, and what of the translation this is."""


def carry(old: Sequence[Unit], new: Sequence[Key], carrier: Carrier) -> list[Carried] | None:
    """What each new sentence takes over; `None` where the one entry can simply be changed.

    A sentence that was split gives each piece its own sentence of the translation where there
    are as many, else all of it. Each says so in a note.
    """
    # Pieces of one sentence may each hold all of its translation: it is taken once.
    taken = dict.fromkeys((_translated(unit), unit.target) for unit in old)
    previous = " ".join(dict.fromkeys(source for source, _ in taken))
    target = " ".join(text for _, text in taken)
    comment = "\n".join(dict.fromkeys(unit.comment for unit in old if unit.comment))
    if len(old) == len(new) == 1:
        [unit], [(_, source)] = old, new
        mended = None if "fuzzy" in unit.flags else carrier.mend(previous, target, source)
        if not target or mended is None:
            return None
        return [Carried(mended.text, previous, unit.context, comment, mended.label)]
    if len(new) == 1:
        note = f"joined: {len(old)} sentences, their old translations in order"
        return [Carried(target, previous, comment=comment, note=note)]
    pieces = list(carrier.split(target))
    part = "its part" if len(pieces) == len(new) else "all"
    if part == "all":
        pieces = [target] * len(new)
    return [
        Carried(
            piece,
            previous,
            comment=comment,
            note=f"split: sentence {number} of {len(new)}, {part} of the old translation",
        )
        for number, piece in enumerate(pieces, 1)
    ]


def _translated(unit: Unit) -> str:
    """The text that the translation of a unit was made for."""
    if "fuzzy" in unit.flags and unit.previous:
        return unit.previous
    return unit.source
