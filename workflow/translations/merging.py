"""What a changed article does to the entries of its PO file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from workflow.errors import CatalogError
from workflow.translations.alignment import Link, align
from workflow.translations.carrying import Carried, Carrier, carry
from workflow.translations.entry import EntryText, fitted
from workflow.translations.layout import Style
from workflow.translations.scan import RawEntry
from workflow.translations.values import (
    Key,
    MergeReport,
    Origin,
    SourceUnit,
    State,
    Unit,
    join_status,
    split_status,
    text_digest,
)

_Sourced = TypeVar("_Sourced", RawEntry, SourceUnit)
_NOT_IN_MSGID = re.compile("[\x00\x04\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the units of an article into the entries of a catalog; used once."""

    entries: list[RawEntry]
    by_key: Mapping[Key, RawEntry]
    unit_of: Callable[[RawEntry], Unit]
    style: Style
    path: Path | None
    carrier: Carrier

    def merge(self, wanted: Sequence[SourceUnit]) -> tuple[list[RawEntry], MergeReport]:
        """The entries in their new order, and what was done."""
        found = self._find(wanted)
        revived = [entry for entry in found.values() if entry.obsolete]
        gone = self._gone(found.values())
        links = self._links(wanted, found, gone)
        linked = {at: link for link in links for at in link.new}
        carried = {at: taken for link in links for at, taken in self._carry(link, wanted)}
        live: list[RawEntry] = []
        for position, unit in enumerate(wanted):
            old = found.get(position)
            if old is None and position in linked and position not in carried:
                old = self._changed(self.entries[linked[position].old[0]], unit)
            elif old is not None and old.obsolete:
                self._revive(old)
            if old is None:
                live.append(self._new(unit, carried.get(position)))
            else:
                self._update(old, unit)
                live.append(old)
        mended = tuple(wanted[at].key for at, taken in carried.items() if taken.label)
        report = MergeReport(
            added=len(wanted) - len(found) - len(linked),
            kept=len(found) - len(revived),
            changed=len(linked),
            removed=len(gone) - sum(len(link.old) for link in links),
            revived=len(revived),
            mended=mended,
        )
        return self._in_order(live, gone, revived), report

    def _find(self, wanted: Sequence[SourceUnit]) -> dict[int, RawEntry]:
        """The entry of each wanted unit, by its position, where there is one."""
        found: dict[int, RawEntry] = {}
        seen: set[Key] = set()
        by_key = self._by_role(wanted)
        for position, unit in enumerate(wanted):
            if unit.key in seen or not unit.source:
                raise ValueError(f"the unit {unit.key} is empty or wanted twice")
            seen.add(unit.key)
            if _NOT_IN_MSGID.search(unit.source):
                raise CatalogError(
                    f"a sentence at {', '.join(unit.occurrences)} holds a control character",
                    path=self.path,
                    hint="Take it out of the article",
                )
            entry = by_key.get(unit.key)
            if entry is not None and entry.plural:
                raise CatalogError(
                    "a sentence of the article stands here with msgid_plural",
                    path=self.path,
                    line=entry.line,
                    hint="Take the plural forms out, an article has none",
                )
            if entry is not None:
                found[position] = entry
        return found

    def _by_role(self, wanted: Sequence[SourceUnit]) -> Mapping[Key, RawEntry]:
        """The entries by their keys, once those of one text stand where their role is.

        Of a headline that is a sentence of the article too, the context tells the two apart;
        which of them has it depends on which comes first. They are matched by what they are,
        and change contexts where need be.
        """
        units_of = _by_source(wanted)
        several = {text for text, units in units_of.items() if len(units) > 1}
        known = {source for context, source in self.by_key if context is not None}
        entries_of = _by_source(self.entries)
        by_key = dict(self.by_key)
        for source in sorted(several | known.intersection(units_of)):
            entries, units = entries_of.get(source, []), units_of[source]
            contexts = None if any(map(_is_fixed, entries)) else self._roles(entries, units)
            if contexts is None:
                continue
            for entry in entries:
                del by_key[entry.key]
            for entry, context in zip(entries, contexts, strict=True):
                self._set_context(entry, context)
                by_key[entry.key] = entry
        return by_key

    def _roles(
        self, entries: Sequence[RawEntry], units: Sequence[SourceUnit]
    ) -> Sequence[str | None] | None:
        """The contexts of the entries of one text; `None` where they stay as they are."""
        roles: dict[int, str | None] = {}
        kinds = [self.unit_of(entry).kind for entry in entries]
        by_kind = {kind: at for at, kind in reversed([*enumerate(kinds)])}
        here = {entry.context: at for at, entry in enumerate(entries)}
        as_it_was = [
            (at, unit)
            for unit in units
            if (at := here.get(unit.context)) is not None and kinds[at] == unit.kind
        ]
        for at, unit in (
            *as_it_was,
            *((by_kind.get(unit.kind), unit) for unit in units),
            *((here.get(unit.context), unit) for unit in units),
        ):
            if at is not None and at not in roles and unit.context not in roles.values():
                roles[at] = unit.context
        taken = {unit.context for unit in units}
        free = [entry.context for entry in entries if entry.context not in taken]
        rest = [at for at in range(len(entries)) if at not in roles]
        if len(free) < len(rest):
            return None
        roles |= zip(rest, free, strict=False)
        return [roles[at] for at in range(len(entries))]

    def _set_context(self, entry: RawEntry, context: str | None) -> None:
        if entry.context != context:
            parts = EntryText(entry.raw, self.style.newline)
            prefix = "#~ " if entry.obsolete else ""
            parts.set_string("msgctxt", context, self.style, prefix=prefix)
            entry.context, entry.raw = context, str(parts)

    def _gone(self, found: Iterable[RawEntry]) -> list[RawEntry]:
        kept = {id(entry) for entry in found}
        return [
            entry
            for entry in self.entries
            if id(entry) not in kept and not (entry.obsolete or entry.plural or entry.is_header)
        ]

    def _links(
        self,
        wanted: Sequence[SourceUnit],
        found: Mapping[int, RawEntry],
        gone: Sequence[RawEntry],
    ) -> list[Link]:
        """The old entries, by their place, that the changed sentences come from."""
        if not gone or len(found) == len(wanted):
            return []
        place = {id(entry): index for index, entry in enumerate(self.entries)}
        units = {place[id(entry)]: self.unit_of(entry) for entry in gone}
        old = {at: unit.source for at, unit in units.items() if unit.target or unit.comment}
        new = {
            position: unit.source for position, unit in enumerate(wanted) if position not in found
        }
        fixed = (
            (place[id(entry)], position) for position, entry in found.items() if not entry.obsolete
        )
        return align(old, new, fixed, [at for at in old if units[at].is_human])

    def _carry(self, link: Link, wanted: Sequence[SourceUnit]) -> Iterable[tuple[int, Carried]]:
        """What each new sentence of a link takes over, where its entry is a new one."""
        units = [self.unit_of(self.entries[at]) for at in link.old]
        taken = carry(units, [wanted[at].key for at in link.new], self.carrier)
        return zip(link.new, taken, strict=True) if taken is not None else ()

    def _changed(self, entry: RawEntry, unit: SourceUnit) -> RawEntry:
        """The entry with a new source; its translation becomes a draft for the old one.

        An approved one stays as it is, to become obsolete, and a copy of it is changed: what
        was approved is remembered, and stands there again when the old sentence returns.
        """
        before = self.unit_of(entry)
        approved = before.state is State.REVIEWED
        if approved:
            entry = replace(entry)
        parts = EntryText(entry.raw, self.style.newline)
        if not before.is_human and before.origin and before.origin.is_memory:
            parts.set_string("msgstr", "", self.style)
            parts.set_fuzzy(False)
            parts.set_previous(None, self.style)
            parts.set_labelled("origin", ())
            entry.target = ""
        parts.set_labelled("check", ())
        parts.set_labelled("repair", ())
        for label, lines in (("term", before.terms), ("reference", before.references)):
            parts.set_labelled(label, [split_status(line)[0] for line in lines])
        if entry.target:
            if approved:
                parts.set_labelled("origin", ())
            parts.set_fuzzy(True)
            if approved or before.previous is None:
                parts.set_previous(before.source, self.style, before.context)
            elif before.previous == unit.source:
                parts.set_previous(None, self.style)
        parts.set_string("msgctxt", unit.context, self.style)
        parts.set_string("msgid", unit.source, self.style)
        entry.context, entry.source, entry.raw = unit.context, unit.source, str(parts)
        return entry

    def _revive(self, entry: RawEntry) -> None:
        parts = EntryText(entry.raw, self.style.newline)
        parts.revive(_strings(entry), self.style)
        entry.obsolete, entry.raw = False, str(parts)

    def _update(self, entry: RawEntry, unit: SourceUnit) -> None:
        """Bring the lines that say where and what a unit is up to date."""
        now = self.unit_of(entry)
        known = now.statuses
        terms = tuple(join_status(line, known.get(line, "")) for line in unit.terms)
        references = tuple(join_status(line, known.get(line, "")) for line in unit.references)
        said = (now.kind, now.terms, now.references, now.occurrences)
        if said == (unit.kind, terms, references, unit.occurrences):
            return
        parts = EntryText(entry.raw, self.style.newline)
        parts.set_labelled("type", [unit.kind])
        parts.set_labelled("term", terms)
        parts.set_labelled("reference", references)
        parts.set_places(unit.occurrences, self.style)
        entry.raw = str(parts)

    def _new(self, unit: SourceUnit, taken: Carried | None = None) -> RawEntry:
        """The entry of a new sentence, with what it takes over."""
        target = fitted(taken.target, unit.source) if taken else ""
        entry = RawEntry(
            *(self.style.newline, "", 0, unit.context, unit.source, target),
            obsolete=False,
            plural=False,
        )
        parts = EntryText("", self.style.newline)
        for name, text in _strings(entry).items():
            parts.set_string(name, text, self.style)
        if taken is not None:
            parts.set_comment(taken.comment)
            parts.set_fuzzy(True)
            parts.set_previous(taken.previous, self.style, taken.context)
            if taken.label:
                parts.set_labelled("origin", [str(Origin(taken.label, text_digest(target)))])
            elif taken.note:
                # Without a digest: these are a person's words, and count as such.
                parts.set_labelled("origin", [taken.note])
        entry.raw = str(parts)
        self._update(entry, unit)
        return entry

    def _retire(self, entry: RawEntry) -> None:
        parts = EntryText(entry.raw, self.style.newline)
        parts.retire(_strings(entry), self.style)
        entry.obsolete, entry.raw = True, str(parts)

    def _approved(self) -> Mapping[str, Sequence[Unit]]:
        """The approved units, obsolete ones too, by their text."""
        found: dict[str, list[Unit]] = {}
        for entry in self.entries:
            if entry.source and entry.target and not entry.plural:
                unit = self.unit_of(entry)
                if "fuzzy" not in unit.flags:
                    found.setdefault(unit.source, []).append(unit)
        return found

    def _in_order(
        self, live: Sequence[RawEntry], gone: Sequence[RawEntry], revived: Sequence[RawEntry]
    ) -> list[RawEntry]:
        """The entries as they stand where nothing came, left or moved, else arranged."""
        kept = {id(entry) for entry in live}
        removed = [entry for entry in gone if id(entry) not in kept]
        place = {id(entry): index for index, entry in enumerate(self.entries)}
        places = [place.get(id(entry), -1) for entry in live]
        if removed or revived or -1 in places or places != sorted(places):
            return self._arrange(live, removed)
        return self.entries

    def _arrange(self, live: Sequence[RawEntry], removed: Sequence[RawEntry]) -> list[RawEntry]:
        """Header, wanted units, foreign entries, obsolete ones: the order `msgcat` keeps."""
        approved = self._approved()
        for entry in removed:
            if entry.target and not _is_copy(self.unit_of(entry), approved):
                self._retire(entry)
        placed = {id(entry) for entry in (*live, *removed)}
        others = [entry for entry in self.entries if id(entry) not in placed]
        arranged = [
            *(entry for entry in others if entry.is_header),
            *live,
            *(entry for entry in others if not (entry.is_header or entry.obsolete)),
            *(entry for entry in others if entry.obsolete),
            *(entry for entry in removed if entry.obsolete),
        ]
        for before, after in pairwise(arranged):
            if not before.raw.endswith("\n"):
                before.raw += self.style.newline
            after.lead = after.lead or self.style.newline
        return arranged


def _by_source(items: Iterable[_Sourced]) -> Mapping[str, Sequence[_Sourced]]:
    found: dict[str, list[_Sourced]] = {}
    for item in items:
        found.setdefault(item.source, []).append(item)
    return found


def _is_fixed(entry: RawEntry) -> bool:
    return entry.plural or entry.is_header


def _is_copy(draft: Unit, approved: Mapping[str, Sequence[Unit]]) -> bool:
    """Whether a draft says only what an approved translation of its old text says."""
    return "fuzzy" in draft.flags and any(
        draft.target in known.target and draft.comment in ("", known.comment)
        for known in approved.get(draft.previous or "", ())
    )


def _strings(entry: RawEntry) -> dict[str, str | None]:
    return {"msgctxt": entry.context, "msgid": entry.source, "msgstr": entry.target}
