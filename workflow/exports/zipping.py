"""Zip files: written so that their bytes depend on their content only, and read with caution."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from workflow.errors import ExportError

MOST_PARTS = 5_000
MOST_BYTES = 200 * 2**20
"""Unpacked size of all parts together."""
MOST_RATIO = 250
"""Unpacked to packed size of a part of more than a mebibyte; prose reaches about 20."""

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o600 << 16
"""Rights of an entry: Office for Mac calls a file unreadable whose entries have none."""
_LEVEL = 6
_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREADABLE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError)
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def zip_bytes(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the named entries, in their order and with one fixed time.

    Deflate bytes depend on the build of zlib, so two machines may pack the same entries into
    different bytes.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in entries:
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = _PLAIN_FILE
            packed.writestr(info, data, compresslevel=_LEVEL)
    return out.getvalue()


def check_archive(data: bytes, path: Path, needed: str, hint: str) -> None:
    """Refuse what may not be opened as an office file that has the part `needed`.

    Raises `ExportError`, with `hint`, for what is no zip, is encrypted, holds macros, unpacks
    to an unreasonable size, or has XML with a document type, where entities could hide.
    """
    if data.startswith(_OLE):
        raise ExportError("an old binary file, or one locked with a password", path=path, hint=hint)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            problem = _problem(archive, needed)
    except (*_UNREADABLE, NotImplementedError) as err:
        told = "the file is damaged" if data.startswith(_ZIP) else "not the file its name says"
        raise ExportError(told, path=path, hint=hint) from err
    if problem:
        raise ExportError(problem, path=path, hint=hint)


def has_document_type(data: bytes) -> bool:
    """Whether XML, in UTF-8 or UTF-16, declares a document type or an entity."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
        data = data.replace(b"\x00", b"")
    return _DTD.search(data) is not None


def _problem(archive: zipfile.ZipFile, needed: str) -> str:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if needed not in names:
        return "not the file its name says"
    if any(part.flag_bits & 1 for part in parts):
        return "locked with a password"
    if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
        return "the file holds macros"
    inflated = any(
        part.file_size > 2**20 and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if inflated or len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_BYTES:
        return "the file unpacks to an unreasonable size"
    for part in parts:
        is_xml = part.filename.lower().endswith((".xml", ".rels"))
        if is_xml and has_document_type(archive.read(part)):
            return f"{part.filename} in the file has a document type"
    return ""
