"""The parts of a Word file that came from somewhere, read without trusting it.

Nothing is written to disk, no entity or DTD is looked at, and every size has a limit. The limits
are far above a review copy of ten thousand sentences (3 MiB packed, 40 MiB unpacked).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from workflow.errors import ExportError

MOST_ENTRIES = 2_000
MOST_UNPACKED = 400 * 1024 * 1024
MOST_RATIO = 200
"""How many times smaller than its content a big entry may be."""
_BIG = 1024 * 1024
_ENCRYPTED = 0x1
_MACROS = ("vbaproject.bin", "vbadata.xml", "basic/", "scripts/")
_TYPES = "[Content_Types].xml"
_DAMAGED = (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, zlib.error)
_HINT = "Ask for the file again, saved as .docx"


class Parts:
    """The entries of a file, read when asked for."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Look at the list of entries. Raises `ExportError` for what is no harmless archive."""
        self._path = path
        try:
            self._entries = zipfile.ZipFile(io.BytesIO(data))
            infos = self._entries.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as err:
            raise self._refused("it is not a Word document") from err
        names = [info.filename for info in infos]
        if len(infos) > MOST_ENTRIES:
            raise self._refused(f"it has {len(infos)} parts")
        if sum(info.file_size for info in infos) > MOST_UNPACKED:
            raise self._refused("it would be too big unpacked")
        for info in infos:
            if info.flag_bits & _ENCRYPTED:
                raise self._refused("it is encrypted")
            if info.file_size > _BIG and info.file_size > MOST_RATIO * max(info.compress_size, 1):
                raise self._refused("it would be too big unpacked")
            if info.filename.startswith(("/", "\\")) or ".." in info.filename.split("/"):
                raise self._refused(f"it has a part named {info.filename!r}")
            if any(mark in info.filename.lower() for mark in _MACROS):
                raise self._refused("it has macros")
        if len(set(names)) != len(names):
            raise self._refused("two of its parts have one name")
        self._names = frozenset(names)
        if _TYPES in self._names and b"macroEnabled" in self.read(_TYPES):
            raise self._refused("it has macros")

    @property
    def names(self) -> frozenset[str]:
        """Names of the parts."""
        return self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `ExportError` when it is damaged or not there."""
        try:
            with self._entries.open(name) as entry:
                # one byte more than it says it has: a false size shows
                limit = self._entries.getinfo(name).file_size
                data = entry.read(limit + 1)
        except KeyError as err:
            raise self._refused(f"it has no part {name}") from err
        except _DAMAGED as err:
            raise self._refused(f"its part {name} is damaged") from err
        if len(data) > limit:
            raise self._refused(f"its part {name} is damaged")
        return data

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part. Raises `ExportError` also for a DTD or broken XML."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        data = self.read(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._refused("it declares entities")
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as err:
            raise self._refused(f"its part {name} is not XML") from err
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._refused("it declares entities")
        return root

    def optional_tree(self, name: str) -> etree._Element | None:
        """The root of an XML part, or `None` where there is no such part."""
        return self.tree(name) if name in self._names else None

    def _refused(self, why: str) -> ExportError:
        return ExportError(f"refused, {why}", path=self._path, hint=_HINT)
