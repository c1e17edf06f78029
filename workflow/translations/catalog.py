"""A PO file in memory: its units, what a changed article does to them, and its exact bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from workflow.desk import read_bytes
from workflow.errors import CatalogError
from workflow.translations.carrying import Carrier
from workflow.translations.entry import EntryText, fitted
from workflow.translations.habits import detect_style
from workflow.translations.header import (
    SOURCE_LANGUAGE_FIELD,
    Header,
    parse_fields,
    replace_field,
    serialize_fields,
)
from workflow.translations.layout import PAGE_WIDTH, Style, layout_string
from workflow.translations.merging import Merger
from workflow.translations.scan import RawEntry, decode, scan
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

_BOM = "\ufeff"
_BY_HAND = Carrier()


class Catalog:
    """The entries of one PO file.

    Only what is changed is written anew, in the style of the file: a file that is read and
    serialized is the same file, byte for byte. Plural entries and whatever else an article
    does not have are carried along and are no units.
    """

    def __init__(
        self, text: str, path: Path | None, *, charset: str = "utf-8", wrap: bool = True
    ) -> None:
        """See `read`, `parse` and `new`, which make catalogs."""
        body = text.removeprefix(_BOM)
        self._read = text
        self._bom = text[: len(text) - len(body)]
        self._entries, self._tail = scan(body, path, charset)
        self._by_key = {entry.key: entry for entry in self._entries}
        self._units: dict[int, tuple[str, Unit]] = {}
        self._path = path
        self._charset = charset
        self._wrap = wrap

    @classmethod
    def read(cls, path: Path, *, wrap: bool = True) -> Catalog:
        """The catalog in a PO file, decoded by the charset its header declares.

        `wrap` decides how a file is wrapped whose own lines do not tell. Raises
        `CatalogError` with the line where the file is broken, `DeskError` when it cannot be
        read.
        """
        return cls.from_bytes(read_bytes(path), path, wrap=wrap)

    @classmethod
    def from_bytes(cls, data: bytes, path: Path, *, wrap: bool = True) -> Catalog:
        """The catalog in the bytes of a PO file; see `read`. `path` is named in errors."""
        text, charset = decode(data, path)
        return cls(text, path, charset=charset, wrap=wrap)

    @classmethod
    def parse(cls, text: str, path: Path, *, wrap: bool = True) -> Catalog:
        """The catalog in the text of a PO file; see `read`. `path` is named in errors."""
        return cls(text, path, wrap=wrap)

    @classmethod
    def new(cls, header: Header, wrap: bool = True) -> Catalog:
        """A catalog of a header alone, wrapped as `msgcat` or as `msgcat --no-wrap` does."""
        style = Style(PAGE_WIDTH if wrap else None)
        fields = serialize_fields(header.fields())
        lines = layout_string("msgid", "", style) + layout_string("msgstr", fields, style)
        catalog = cls(lines, None, wrap=wrap)
        catalog._style = style
        catalog._read = ""
        return catalog

    @property
    def units(self) -> list[Unit]:
        """The live units in the order of the file."""
        return [self._unit(entry) for entry in self._entries if _is_live_unit(entry)]

    @property
    def obsolete(self) -> list[Unit]:
        """The units that are no longer in the article."""
        return [self._unit(entry) for entry in self._entries if entry.obsolete and not entry.plural]

    def unit(self, key: Key) -> Unit | None:
        """The live unit with this context and source, if there is one."""
        entry = self._by_key.get(key)
        return self._unit(entry) if entry and _is_live_unit(entry) else None

    @property
    def text(self) -> str:
        """What the file says, its changes included, without a byte order mark."""
        return self._text().removeprefix(_BOM)

    @property
    def changed(self) -> bool:
        """Whether the bytes differ from those that were read."""
        return self._text() != self._read

    def serialize(self) -> bytes:
        """The bytes of the PO file.

        Raises `CatalogError` when the charset of the file lacks a character of a translation.
        """
        try:
            return self._text().encode(self._charset)
        except UnicodeEncodeError as err:
            raise CatalogError(
                f"the character {err.object[err.start]!r} is not in the charset of the file, "
                f"{self._charset}",
                path=self._path,
                hint="Convert it with: msgconv -t UTF-8",
            ) from err

    @property
    def header(self) -> dict[str, str]:
        """The fields of the header, a copy."""
        return parse_fields(self._header_entry.target)

    def set_header(self, name: str, value: str) -> None:
        """Set one field of the header; a new one goes to the end."""
        entry = self._header_entry
        text = replace_field(entry.target, name, value)
        if text != entry.target:
            parts = EntryText(entry.raw, self._style.newline)
            parts.set_string("msgstr", text, self._style)
            entry.target = text
            entry.raw = str(parts)

    @property
    def source_language(self) -> str:
        """Language of the article; empty where the header does not say."""
        return self.header.get(SOURCE_LANGUAGE_FIELD, "")

    @property
    def target_language(self) -> str:
        """Language of the translations; empty where the header does not say."""
        return self.header.get("Language", "").replace("_", "-")

    def merge(self, wanted: Sequence[SourceUnit], carrier: Carrier = _BY_HAND) -> MergeReport:
        """Bring the units to what the article holds now, in its order.

        Unchanged and moved units keep their bytes, but for the lines that say where and what
        they are. A changed sentence keeps its translation as a draft, with the old text in
        `#| msgid`; where `carrier` can mend it, the mended text is a draft of its own and the
        approved one becomes obsolete. Sentences that were split or joined take their
        translations along in the same way. What left the article becomes obsolete, or
        disappears where it had no translation; what returns is revived as it was. Raises
        `CatalogError` for a text that cannot stand in a PO file or stands there as a plural
        entry, `ValueError` for a key that is wanted twice.
        """
        merger = Merger(self._entries, self._by_key, self._unit, self._style, self._path, carrier)
        entries, report = merger.merge(wanted)
        self._entries = entries
        self._by_key = {entry.key: entry for entry in entries}
        return report

    def set_draft(
        self,
        key: Key,
        text: str,
        label: str,
        checks: Sequence[str] = (),
        previous: str | None = None,
        statuses: Mapping[str, str] | None = None,
        repairs: Sequence[str] = (),
    ) -> bool:
        """Write a machine's draft, unless a human has written, changed or approved the unit.

        `label` says what made it; the origin line adds the digest of the text. `previous` is
        the source text a fuzzy match was made for; `statuses` belong to the bare `term:` and
        `reference:` lines, `repairs` tell what was mended. An empty text leaves the unit
        untranslated. Newlines at the ends are made those of the source, as `msgfmt` demands.
        Says whether it wrote. Raises `KeyError` for a key that is no live unit.
        """
        entry = self._live(key)
        if self._unit(entry).is_human:
            return False
        target = fitted(text, entry.source)
        parts = self._parts(entry)
        self._set_target(parts, entry, target)
        parts.set_fuzzy(bool(target))
        parts.set_labelled("origin", [str(Origin(label, text_digest(target)))] if target else [])
        parts.set_labelled("repair", repairs)
        parts.set_labelled("check", checks)
        _set_statuses(parts, statuses or {})
        if parts.previous != previous:
            parts.set_previous(previous, self._style)
        self._store(entry, parts)
        return True

    def set_statuses(self, key: Key, statuses: Mapping[str, str]) -> None:
        """Give the `term:` and `reference:` lines these statuses, by bare line, and no other.

        Raises `KeyError` for a key that is no live unit.
        """
        entry = self._live(key)
        said = {line: status for line, status in self._unit(entry).statuses.items() if status}
        known = self._unit(entry).statuses
        if said != {line: status for line, status in statuses.items() if status and line in known}:
            parts = self._parts(entry)
            _set_statuses(parts, statuses)
            self._store(entry, parts)

    def set_checks(self, key: Key, checks: Sequence[str]) -> None:
        """Make the `#. check:` lines say just these findings.

        Raises `KeyError` for a key that is no live unit.
        """
        entry = self._live(key)
        if self._unit(entry).checks != tuple(checks):
            parts = self._parts(entry)
            parts.set_labelled("check", checks)
            self._store(entry, parts)

    def set_comment(self, key: Key, text: str) -> None:
        """Make the translator's comment say just this, lines parted by newlines.

        Raises `KeyError` for a key that is no live unit.
        """
        entry = self._live(key)
        parts = self._parts(entry)
        parts.set_comment(text)
        self._store(entry, parts)

    def set_target(self, key: Key, text: str, state: State) -> None:
        """Write a person's translation.

        A reviewed one loses its `#| msgid`. The origin line stays: it tells what the machine
        once wrote. Newlines at the ends are made those of the source. Raises `KeyError` for a
        key that is no live unit, `ValueError` for a state that does not fit the text.
        """
        entry = self._live(key)
        target = fitted(text, entry.source)
        if state is State.OBSOLETE or bool(target) == (state is State.UNTRANSLATED):
            raise ValueError(f"a unit cannot be {state} with the text {target!r}")
        parts = self._parts(entry)
        self._set_target(parts, entry, target)
        parts.set_fuzzy(state is State.DRAFT)
        if state is not State.DRAFT:
            parts.set_previous(None, self._style)
        if state is State.UNTRANSLATED:
            parts.set_labelled("origin", ())
            parts.set_labelled("repair", ())
        self._store(entry, parts)

    def _live(self, key: Key) -> RawEntry:
        entry = self._by_key[key]
        if not _is_live_unit(entry):
            raise KeyError(key)
        return entry

    def _parts(self, entry: RawEntry) -> EntryText:
        return EntryText(entry.raw, self._style.newline)

    def _set_target(self, parts: EntryText, entry: RawEntry, target: str) -> None:
        if target != entry.target:
            parts.set_string("msgstr", target, self._style)
            entry.target = target

    def _store(self, entry: RawEntry, parts: EntryText) -> None:
        entry.raw = str(parts)

    def _unit(self, entry: RawEntry) -> Unit:
        raw, unit = self._units.get(id(entry), ("", None))
        if unit is None or raw is not entry.raw:
            unit = _unit_of(entry)
            self._units[id(entry)] = (entry.raw, unit)
        return unit

    @property
    def _header_entry(self) -> RawEntry:
        return next(entry for entry in self._entries if entry.is_header)

    @cached_property
    def _style(self) -> Style:
        return detect_style(self._entries, wrap=self._wrap)

    def _text(self) -> str:
        body = "".join([text for entry in self._entries for text in (entry.lead, entry.raw)])
        return f"{self._bom}{body}{self._tail}"


def _set_statuses(parts: EntryText, statuses: Mapping[str, str]) -> None:
    for label in ("term", "reference"):
        bare = [split_status(line)[0] for line in parts.labelled(label)]
        parts.set_labelled(label, [join_status(line, statuses.get(line, "")) for line in bare])


def _is_live_unit(entry: RawEntry) -> bool:
    return not (entry.obsolete or entry.plural or entry.is_header)


def _unit_of(entry: RawEntry) -> Unit:
    parts = EntryText(entry.raw)
    flags = parts.flags
    if entry.obsolete:
        state = State.OBSOLETE
    elif not entry.target:
        state = State.UNTRANSLATED
    else:
        state = State.DRAFT if "fuzzy" in flags else State.REVIEWED
    origins = parts.labelled("origin")
    return Unit(
        source=entry.source,
        target=entry.target,
        context=entry.context,
        state=state,
        kind=next(iter(parts.labelled("type")), ""),
        occurrences=parts.places,
        terms=parts.labelled("term"),
        references=parts.labelled("reference"),
        origin=Origin.parse(origins[0]) if origins else None,
        repairs=parts.labelled("repair"),
        checks=parts.labelled("check"),
        comment=parts.comment,
        previous=parts.previous,
        flags=flags,
        line=entry.line,
    )
