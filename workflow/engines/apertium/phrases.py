"""Words of an Apertium stream behind the bilingual dictionary, and where Spanish phrases end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NOUN = ("<n>", "<np>")
ENDS = ("<sent>", "<cm>", "<cnjsub>", "<rel>")
"""What ends a clause."""
_FINITE = ("<pri>", "<ifi>", "<pii>", "<fti>", "<cni>", "<prs>", "<pis>", "<past>")
_INSIDE = ("<det>", "<adj>", "<num>", "<predet>", "<preadv>")
_VERBS = ("<vblex>", "<vbser>", "<vbhaver>", "<vbmod>", "<vaux>")


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a stream with what stands before it."""

    gap: str
    source: str
    target: str
    others: str = ""

    @property
    def lemma(self) -> str:
        """The lemma of the source, in small letters."""
        return self.source.partition("<")[0].lower()

    @property
    def text(self) -> str:
        """As it stands in a stream."""
        return f"{self.gap}^{self.source}/{self.target}{self.others}$"

    def has(self, tags: Sequence[str]) -> bool:
        """Whether the source has one of some tags."""
        return any(tag in self.source for tag in tags)

    @property
    def is_finite(self) -> bool:
        """Whether it is a verb in a tense."""
        return self.has(_VERBS) and self.has(_FINITE)

    @property
    def plural(self) -> Unit:
        """The same form of the plural."""
        return Unit(self.gap, *(part.replace("<p3><sg>", "<p3><pl>") for part in parts(self)))

    def put(self, target: str) -> Unit:
        """The unit with another target, and a capital where the old one had one."""
        if self.target[:1].isupper():
            target = target[:1].upper() + target[1:]
        return Unit(self.gap, self.source, target)

    def cased(self, capital: bool) -> Unit:
        """The unit with or without a capital, unless it is a name or an abbreviation."""
        if not capital and (self.has(("<np>",)) or self.source[1:2].isupper()):
            return self
        change = str.upper if capital else str.lower
        source = change(self.source[:1]) + self.source[1:]
        return Unit(self.gap, source, change(self.target[:1]) + self.target[1:], self.others)


def parts(unit: Unit) -> tuple[str, str, str]:
    """A unit without what stands before it."""
    return unit.source, unit.target, unit.others


def phrase_end(units: Sequence[Unit], start: int) -> int:
    """Where a noun phrase that begins at a place ends; the place itself where there is none."""
    at = start
    while at < len(units) and units[at].has(_INSIDE) and _near(units, start, at):
        at += 1
    if at >= len(units) or not units[at].has(NOUN) or not _near(units, start, at):
        return start
    while at < len(units) and _near(units, start, at):
        unit = units[at]
        if unit.has(NOUN) or unit.has(("<adj>", "<vblex><pp>", "<num>")):
            at += 1
        elif unit.lemma == "de" and (end := phrase_end(units, at + 1)) > at + 1:
            at = end
        else:
            break
    return at


def head_end(units: Sequence[Unit], start: int) -> int:
    """The place behind the head of a noun phrase that begins at a place."""
    end = phrase_end(units, start)
    return next((at + 1 for at in range(start, end) if units[at].has(NOUN)), start)


def _near(units: Sequence[Unit], start: int, at: int) -> bool:
    return at == start or units[at].gap == " "


def begins(units: Sequence[Unit], at: int) -> bool:
    """Whether a clause begins at a place."""
    return at == 0 or units[at - 1].has(ENDS) or units[at - 1].source == ""


def opens(units: Sequence[Unit], at: int) -> bool:
    """Whether only adverbs and parts with a preposition stand in front: `En Hue se firmó`."""
    start = at
    while not begins(units, start):
        start -= 1
    while start < at:
        if units[start].has(("<pr>",)):
            end = phrase_end(units, start + 1)
        else:
            end = start + 1 if units[start].has(("<adv>",)) else start
        if end in (start, start + 1) and not units[start].has(("<adv>",)):
            return False
        start = end
    return start == at
