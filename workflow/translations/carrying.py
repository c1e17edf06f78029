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


def carry(old: Sequence[Unit], new: Sequence[Key], carrier: Carrier) -> list[Carried] | None:
    """What each new sentence takes over; `None` where the one entry can simply be changed.

    A sentence that was split gives each piece its own sentence of the translation where there
    are as many, else all of it.
    """
    previous = " ".join(unit.source for unit in old)
    target = " ".join(unit.target for unit in old)
    comment = "\n".join(dict.fromkeys(unit.comment for unit in old if unit.comment))
    if len(old) == len(new) == 1:
        [unit], [(_, source)] = old, new
        mended = None if "fuzzy" in unit.flags else carrier.mend(previous, target, source)
        if not target or mended is None:
            return None
        return [Carried(mended.text, previous, unit.context, comment, mended.label)]
    pieces = list(carrier.split(target)) if len(new) > 1 else [target]
    if len(pieces) != len(new):
        pieces = [target] * len(new)
    return [Carried(piece, previous, comment=comment) for piece in pieces]
