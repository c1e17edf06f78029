"""What a changed article does to the entries of its PO file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from workflow.errors import CatalogError
from workflow.translations.alignment import align
from workflow.translations.entry import EntryText
from workflow.translations.layout import Style
from workflow.translations.scan import RawEntry
from workflow.translations.values import (
    Key,
    MergeReport,
    SourceUnit,
    Unit,
    join_status,
    split_status,
)

_NOT_IN_MSGID = re.compile("[\x00\x04\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the units of an article into the entries of a catalog; used once."""

    entries: list[RawEntry]
    by_key: Mapping[Key, RawEntry]
    unit_of: Callable[[RawEntry], Unit]
    style: Style
    path: Path | None

    def merge(self, wanted: Sequence[SourceUnit]) -> tuple[list[RawEntry], MergeReport]:
        """The entries in their new order, and what was done."""
        found = self._find(wanted)
        revived = [entry for entry in found.values() if entry.obsolete]
        gone = self._gone(found.values())
        changed = self._changed(wanted, found, gone)
        report = MergeReport(
            added=len(wanted) - len(found) - len(changed),
            kept=len(found) - len(revived),
            changed=len(changed),
            removed=len(gone) - len(changed),
            revived=len(revived),
        )
        live: list[RawEntry] = []
        for position, unit in enumerate(wanted):
            old = found.get(position) or changed.get(position)
            if old is None:
                live.append(self._new(unit))
                continue
            if position in changed:
                self._change(old, unit)
            elif old.obsolete:
                self._revive(old)
            self._update(old, unit)
            live.append(old)
        carried = {id(entry) for entry in changed.values()}
        removed = [entry for entry in gone if id(entry) not in carried]
        in_order = not (report.added or removed or revived) and self._rises(live)
        return (self.entries if in_order else self._arrange(live, removed)), report

    def _find(self, wanted: Sequence[SourceUnit]) -> dict[int, RawEntry]:
        """The entry of each wanted unit, by its position, where there is one."""
        found: dict[int, RawEntry] = {}
        seen: set[Key] = set()
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
            entry = self.by_key.get(unit.key)
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

    def _gone(self, found: Iterable[RawEntry]) -> list[RawEntry]:
        kept = {id(entry) for entry in found}
        return [
            entry
            for entry in self.entries
            if id(entry) not in kept and not (entry.obsolete or entry.plural or entry.is_header)
        ]

    def _changed(
        self,
        wanted: Sequence[SourceUnit],
        found: Mapping[int, RawEntry],
        gone: Sequence[RawEntry],
    ) -> dict[int, RawEntry]:
        """The old entry of each sentence that was changed, by its position."""
        if not gone or len(found) == len(wanted):
            return {}
        place = {id(entry): index for index, entry in enumerate(self.entries)}
        old = {
            place[id(entry)]: entry.source
            for entry in gone
            if entry.target or self.unit_of(entry).comment
        }
        new = {
            position: unit.source for position, unit in enumerate(wanted) if position not in found
        }
        fixed = (
            (place[id(entry)], position) for position, entry in found.items() if not entry.obsolete
        )
        pairs = align(old, new, fixed)
        return {position: self.entries[index] for position, index in pairs.items()}

    def _change(self, entry: RawEntry, unit: SourceUnit) -> None:
        """Give the entry a new source; its translation becomes a draft for the old one."""
        before = self.unit_of(entry)
        parts = EntryText(entry.raw, self.style.newline)
        parts.set_labelled("check", ())
        parts.set_labelled("repair", ())
        for label, lines in (("term", before.terms), ("reference", before.references)):
            parts.set_labelled(label, [split_status(line)[0] for line in lines])
        if entry.target:
            if "fuzzy" not in before.flags:
                parts.set_labelled("origin", ())
            parts.set_fuzzy(True)
            if before.previous is None:
                parts.set_previous(before.source, self.style, before.context)
            elif before.previous == unit.source:
                parts.set_previous(None, self.style)
        parts.set_string("msgctxt", unit.context, self.style)
        parts.set_string("msgid", unit.source, self.style)
        entry.context, entry.source, entry.raw = unit.context, unit.source, str(parts)

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

    def _new(self, unit: SourceUnit) -> RawEntry:
        entry = RawEntry(
            self.style.newline, "", 0, unit.context, unit.source, "", obsolete=False, plural=False
        )
        parts = EntryText("", self.style.newline)
        for name, text in _strings(entry).items():
            parts.set_string(name, text, self.style)
        entry.raw = str(parts)
        self._update(entry, unit)
        return entry

    def _retire(self, entry: RawEntry) -> None:
        parts = EntryText(entry.raw, self.style.newline)
        parts.retire(_strings(entry), self.style)
        entry.obsolete, entry.raw = True, str(parts)

    def _rises(self, live: Sequence[RawEntry]) -> bool:
        place = {id(entry): index for index, entry in enumerate(self.entries)}
        places = [place[id(entry)] for entry in live]
        return places == sorted(places)

    def _arrange(self, live: Sequence[RawEntry], removed: Sequence[RawEntry]) -> list[RawEntry]:
        """Header, wanted units, foreign entries, obsolete ones: the order `msgcat` keeps."""
        for entry in removed:
            if entry.target:
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


def _strings(entry: RawEntry) -> dict[str, str | None]:
    return {"msgctxt": entry.context, "msgid": entry.source, "msgstr": entry.target}
