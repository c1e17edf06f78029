"""Fuzzy matches whose numbers, dates, references and terms are put right for another source.

Two sources that differ in such items only are one sentence with other values. The items of both
are paired by their places, the old ones are looked for in the translation, and each is replaced
by the new one in the notation in which the old one stands. Where anything could be meant
otherwise nothing is repaired: a person sees the match as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workflow.checks.amounts.figures import find_figures
from workflow.checks.base import Severity, Translation
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.folding import fold, key
from workflow.glossary.names.persons import PersonFound
from workflow.memory.repair_dates import FoundDate, write_date
from workflow.memory.repair_figures import FoundNumber, write_number
from workflow.memory.repair_forms import (
    Sides,
    Written,
    is_settled,
    write_person,
    write_reference,
    write_term,
)
from workflow.memory.repair_items import (
    Item,
    Tagged,
    find_items,
    frame,
    masked,
    same_text,
    same_thing,
    tagged,
)
from workflow.memory.repair_result import RepairedMatch, short_change
from workflow.memory.repair_tables import repair_tables
from workflow.memory.values import Match
from workflow.seams import Edit, Placed, lint_seams, realise, repair_seams
from workflow.style import Style

_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\s\Z")


def repair_match(
    match: Match, source: str, glossary: Glossary, style: Style | None = None
) -> RepairedMatch | None:
    """The match's translation with the numbers, dates, references and terms of `source`.

    `None` where the texts differ in anything else, where an old value does not stand in the
    translation exactly as often as in its source, where a form cannot be told with certainty, and
    where the checks of numbers, references, terms and names find an error in the result. Texts
    that differ in nothing but typography give the translation as it is.
    """
    entry = match.entry
    if entry.source == source:
        return RepairedMatch(entry.target, (), match.score)
    old, new, target = tagged(entry.source), tagged(source), tagged(entry.target)
    if old is None or new is None or target is None:
        return None
    sides = Sides(
        old.plain,
        new.plain,
        target.plain,
        entry.source_language,
        entry.target_language,
        glossary,
        style or Style(),
    )
    repair = _Repair(sides, old, new, target)
    found = repair.run()
    if found is None:
        return None
    text, changes = found
    if changes and not _passes(source, text, sides):
        return None
    return RepairedMatch(text, changes, match.score)


@dataclass(frozen=True, slots=True)
class _Change:
    """One item of the translation that gives way."""

    item: Item
    written: Written


class _Repair:
    """The repair of one translation."""

    def __init__(self, sides: Sides, old: Tagged, new: Tagged, target: Tagged) -> None:
        self._sides = sides
        self._old, self._new, self._target = old, new, target
        self._old_items = _items(old, sides.source_language, sides.glossary)
        self._new_items = _items(new, sides.source_language, sides.glossary)
        ids = [one.thing.id for one in self._old_items if isinstance(one.thing, Occurrence)]
        self._there = find_items(target.plain, sides.target_language, sides.glossary, ids)

    def run(self) -> tuple[str, tuple[tuple[str, str], ...]] | None:
        """The repaired text with its changes; `None` where it cannot be made."""
        language = self._sides.source_language
        before = frame(self._old, self._old_items, language)
        if before != frame(self._new, self._new_items, language):
            return None
        changes: dict[int, _Change] = {}
        for old, new in zip(self._old_items, self._new_items, strict=True):
            if same_text(old, new) or self._says_the_same(old, new):
                continue
            made = self._changes(old, new)
            if made is None:
                return None
            for one in made:
                if changes.setdefault(one.item.start, one).written != one.written:
                    return None
        ordered = [changes[start] for start in sorted(changes)]
        if self._is_doubtful(ordered):
            return None
        return self._applied([one for one in ordered if one.written.text != one.item.text])

    def _says_the_same(self, old: Item, new: Item) -> bool:
        """Whether two wordings of one thing have one translation."""
        if not same_thing(old.thing, new.thing):
            return False
        if isinstance(old.thing, FoundNumber) and isinstance(new.thing, FoundNumber):
            return old.thing.values == new.thing.values and old.thing.raw == new.thing.raw
        if isinstance(old.thing, FoundDate) and isinstance(new.thing, FoundDate):
            return old.thing.days == new.thing.days
        if not (isinstance(old.thing, Occurrence) and isinstance(new.thing, Occurrence)):
            return True
        return self._realised(old.thing, self._sides.old) == self._realised(
            new.thing, self._sides.new
        )

    def _realised(self, one: Occurrence, text: str) -> object:
        sides = self._sides
        if one.concept is None or one.reference is not None:
            return None
        return realise(one.concept, one, text, sides.source_language, sides.target_language)

    def _changes(self, old: Item, new: Item) -> list[_Change] | None:
        """What the change of one item asks of the translation."""
        peers = [
            other
            for one, other in zip(self._old_items, self._new_items, strict=True)
            if same_thing(one.thing, old.thing)
        ]
        # Of two equal values one changed: nothing tells which of the translation's two it is.
        if not all(same_thing(one.thing, new.thing) and one.kind == new.kind for one in peers):
            return None
        places = [item for item in self._there if same_thing(old.thing, item.thing)]
        if len(places) != len(peers):
            return None
        made: list[_Change] = []
        for place in places:
            written = self._written(place, old, new)
            if written is None or self._target.span(place.start, place.end) is None:
                return None
            made.append(_Change(place, written))
        return made

    def _written(self, there: Item, old: Item, new: Item) -> Written | None:
        sides, one = self._sides, there.thing
        language = sides.target_language
        if isinstance(one, FoundNumber):
            assert isinstance(old.thing, FoundNumber)
            if not isinstance(new.thing, FoundNumber):
                return None
            number = write_number(one, old.thing, new.thing, sides.target, language)
            return Written(number) if number else None
        if isinstance(one, FoundDate):
            assert isinstance(old.thing, FoundDate)
            if not isinstance(new.thing, FoundDate):
                return None
            date = write_date(one, old.thing, new.thing, sides.target, language)
            return Written(date) if date else None
        assert isinstance(old.thing, Occurrence | PersonFound)
        if not isinstance(new.thing, Occurrence | PersonFound):
            return None
        if old.kind == "person":
            return write_person(one, old.thing, new.thing, sides)
        if isinstance(new.thing, PersonFound) or isinstance(old.thing, PersonFound):
            return None
        assert isinstance(one, Occurrence)
        if one.reference is not None:
            return write_reference(one, new.thing, sides)
        return write_term(one, old.thing, new.thing, sides)

    def _is_doubtful(self, changes: Sequence[_Change]) -> bool:
        """Whether an old value may also stand where it is not seen as one."""
        sides = self._sides
        rest = masked(sides.target, self._there)
        spelled = (
            find_figures(masked(sides.old, self._old_items), sides.source_language).words
            & find_figures(rest, sides.target_language).words
        )
        kept = set(re.findall(r"\w+", key(fold(sides.new).text, accents=False)))
        for change in changes:
            thing = change.item.thing
            if isinstance(thing, FoundNumber) and not spelled.isdisjoint(thing.values):
                return True
            if change.item.kind == "person":
                # "… Nguyen Van Ba … M. Ba": a later mention by the given name alone
                given = key(fold(change.item.text).text, accents=False).split()[-1]
                words = re.findall(r"\w+", rest)
                if given not in kept and any(
                    word[:1].isupper() and key(fold(word).text, accents=False) == given
                    for word in words
                ):
                    return True
        return any(map(self._breaks_neighbour, changes))

    def _breaks_neighbour(self, change: _Change) -> bool:
        """Whether the word before depends on the sound of the number or name behind it."""
        before = _WORD_BEFORE.search(self._sides.target[: change.item.start])
        if before is None:
            return False
        old, new = change.item.text, change.written.text
        return any(
            before["word"].casefold() in words and bool(when.match(old)) != bool(when.match(new))
            for words, when in repair_tables(self._sides.target_language).beside
        )

    def _applied(
        self, changes: Sequence[_Change]
    ) -> tuple[str, tuple[tuple[str, str], ...]] | None:
        """The translation with the changes, and its seams mended."""
        language, plain = self._sides.target_language, self._sides.target
        text, moved = self._target.text, 0
        placed_old: list[Placed] = []
        placed_new: list[Placed] = []
        for change in reversed(changes):
            span = self._target.span(change.item.start, change.item.end)
            assert span is not None
            text = text[: span[0]] + change.written.text + text[span[1] :]
        result = plain
        for change in changes:
            item, written = change.item, change.written
            start, end = item.start + moved, item.start + moved + len(written.text)
            result = result[:start] + written.text + plain[item.end :]
            moved = end - item.end
            if not is_settled(written, plain[item.end :], language):
                return None
            if written.kind:
                placed_old.append(Placed(item.start, item.end, written.old, written.kind))
                placed_new.append(Placed(start, end, written.new, written.kind))
        said = tuple((change.item.text, change.written.text) for change in changes)
        if not placed_new:
            return text, tuple(short_change(*one) for one in said)
        mended = self._mended(result, placed_old, placed_new)
        if mended is None or (mended[1] and text != result):
            return None
        return mended[0] if mended[1] else text, _with_edits(said, mended[1])

    def _mended(
        self, text: str, old: Sequence[Placed], new: Sequence[Placed]
    ) -> tuple[str, tuple[Edit, ...]] | None:
        """The text with its seams mended; `None` where the tables do not understand them.

        What they would change in the translation a person approved, they do not understand.
        """
        language, plain = self._sides.target_language, self._sides.target
        if repair_seams(plain, old, language).edits:
            return None
        repaired = repair_seams(text, new, language)
        moved = [
            Placed(*span, one.grammar, one.kind)
            for span, one in zip(repaired.spans, new, strict=True)
        ]
        known = len(lint_seams(plain, old, language))
        if len(lint_seams(repaired.text, moved, language)) > known:
            return None
        return repaired.text, repaired.edits


def _with_edits(
    said: Sequence[tuple[str, str]], edits: Sequence[Edit]
) -> tuple[tuple[str, str], ...]:
    """The changes, each with the words before it that followed it."""
    changes = [(before, after, after) for before, after in said]
    others: list[tuple[str, str]] = []
    for edit in edits:
        for number, (before, after, form) in enumerate(changes):
            if edit.before.endswith(after) and edit.after.endswith(form):
                led = edit.before.removesuffix(after)
                changes[number] = (led + before, edit.after, form)
                break
        else:
            others.append((edit.before, edit.after))
    return (*(short_change(before, after) for before, after, _ in changes), *others)


def _items(text: Tagged, language: str, glossary: Glossary) -> list[Item]:
    """The items of a source, without those that a tag lies in."""
    found = find_items(text.plain, language, glossary)
    return [item for item in found if text.span(item.start, item.end) is not None]


def _passes(source: str, target: str, sides: Sides) -> bool:
    """Whether the checks of numbers, references, terms and names find no error."""
    from workflow.checks.names import NamesCheck
    from workflow.checks.numbers import NumbersCheck
    from workflow.checks.references import ReferencesCheck
    from workflow.checks.terms import TermsCheck

    unit = Translation(source, target, sides.source_language, sides.target_language, sides.glossary)
    checks = (NumbersCheck(), ReferencesCheck(), TermsCheck(), NamesCheck())
    return not any(
        finding.severity is Severity.ERROR for check in checks for finding in check.run(unit)
    )
