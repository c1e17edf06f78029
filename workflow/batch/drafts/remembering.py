"""The translation memory of a desk, brought up to its PO files and imported TMX files."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from workflow.batch.workspace import Workspace
from workflow.desk import Desk
from workflow.errors import DeskError, WorkflowError
from workflow.memory.schema import DamagedMemoryError, MemoryStoreError, discard
from workflow.memory.store import MemoryStore, Stamp
from workflow.memory.values import MemoryEntry
from workflow.translations import Catalog, State, Unit

IMPORTS = "memory"
"""The folder in `translations/` where imported TMX files lie; no language has this code."""

ReadImport = Callable[[Path], Iterable[MemoryEntry]]

# What tools leave in a header nobody has filled in: `FULL NAME <EMAIL@ADDRESS>` xgettext,
# `Automatically generated` msginit.
_NOBODY = re.compile(r"FULL NAME|Automatically generated", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*<[^>]*>\s*|\s*\S+@\S+\s*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def memory_path(desk: Desk) -> Path:
    """The file of the desk's translation memory."""
    return desk.state / "memory.sqlite"


def imports_folder(desk: Desk) -> Path:
    """The folder of the imported TMX files."""
    return desk.translations / IMPORTS


def sync_memory(workspace: Workspace, read_import: ReadImport | None = None) -> MemoryStore:
    """The memory of all reviewed units and imports of the desk; to be used in a `with` statement.

    Only files that are new or changed are read, and the entries of files that are gone are
    dropped. A PO or TMX file that cannot be read is reported and left out. `read_import`
    reads a TMX file. Raises `MemoryStoreError` when another process keeps the memory locked.
    """
    path = memory_path(workspace.desk)
    try:
        return _synced(workspace, path, read_import)
    except DamagedMemoryError:
        aside = discard(path)
        workspace.reporter.say(
            f"The translation memory was damaged and is built again; the old file is {aside}"
        )
        return _synced(workspace, path, read_import)


def _synced(workspace: Workspace, path: Path, read_import: ReadImport | None) -> MemoryStore:
    store = MemoryStore.open(path, workspace.reporter.say)
    try:
        _bring_up(store, workspace, read_import)
    except BaseException:
        store.close()
        raise
    return store


def _bring_up(store: MemoryStore, workspace: Workspace, read_import: ReadImport | None) -> None:
    readers: dict[Path, ReadImport] = {}
    imports = imports_folder(workspace.desk)
    for path in _files(workspace.desk.translations, "*/*.po"):
        if path.parent != imports and path not in workspace.unreadable:
            readers[path] = read_reviewed
    for path in _files(imports, "*.tmx"):
        readers[path] = read_import or _tmx_reader()
    names: set[str] = set()
    for path, reader in readers.items():
        name = workspace.desk.relative(path)
        try:
            _refresh(store, name, path, reader)
        except MemoryStoreError:
            raise
        except WorkflowError as err:
            workspace.reporter.say(f"Left out of the memory: {err}")
        else:
            names.add(name)
    store.keep_only(names)


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def _tmx_reader() -> ReadImport:
    from workflow.memory.tmx_reading import iter_tmx

    return iter_tmx


def _refresh(store: MemoryStore, name: str, path: Path, reader: ReadImport) -> None:
    """Read a file if it is not the one whose entries are in the store.

    Of a file with another time but the same size it is the hash that tells.
    """
    known = store.stamp(name)
    status = _status(path)
    if known and (known.size, known.mtime_ns) == (status.st_size, status.st_mtime_ns):
        return
    stamp = Stamp(status.st_size, status.st_mtime_ns, _hash(path))
    if known and (known.size, known.sha256) == (stamp.size, stamp.sha256):
        store.touch(name, stamp)
    else:
        store.replace(name, stamp, reader(path))


def read_reviewed(path: Path) -> Iterator[MemoryEntry]:
    """The reviewed units of a PO file, with the units around them, whatever their state.

    The target language is the name of the folder. Units that left the article but were
    reviewed come last, without neighbours. A file that does not say its source language has
    none. Reviewer and day are those of the header: no tool notes them for each unit. Raises
    `CatalogError` when the file is broken, `DeskError` when it cannot be read.
    """
    catalog = Catalog.read(path)
    if not catalog.source_language:
        return
    reviewer, date = _last_change(catalog.header)

    def entry(unit: Unit, before: str = "", after: str = "") -> MemoryEntry:
        return MemoryEntry(
            unit.source,
            unit.target,
            catalog.source_language,
            path.parent.name,
            path.stem,
            before,
            after,
            unit.kind,
            unit.context or "",
            reviewer,
            date,
        )

    units = catalog.units
    texts = ["", *(unit.source for unit in units), ""]
    for index, unit in enumerate(units):
        if unit.state is State.REVIEWED:
            yield entry(unit, texts[index], texts[index + 2])
    for unit in catalog.obsolete:
        if unit.target and "fuzzy" not in unit.flags:
            yield entry(unit)


def _last_change(header: dict[str, str]) -> tuple[str, str]:
    """Who changed the file last, without the address, and on which day.

    A date that is that of the template says only when the file was made.
    """
    name = header.get("Last-Translator", "")
    reviewer = "" if _NOBODY.search(name) else _ADDRESS.sub(" ", name).strip()
    revised = header.get("PO-Revision-Date", "")
    if revised == header.get("POT-Creation-Date", "") or not _DAY.match(revised):
        return reviewer, ""
    return reviewer, revised[:10]


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as err:
        raise _unreadable(path, err) from err


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as err:
        raise _unreadable(path, err) from err


def _unreadable(path: Path, err: OSError) -> DeskError:
    return DeskError(f"cannot be read, {err.strerror}", path=path)
