"""Opening a .docx from a stranger: what is no Word document, or no safe one, is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from workflow.errors import SourceError
from workflow.sources.files import read_source_bytes

if TYPE_CHECKING:
    from docx.document import Document

MOST_PARTS = 5_000
MOST_BYTES = 200 * 2**20
"""Unpacked size of all parts together."""
MOST_RATIO = 250
"""Unpacked to packed size of a part of more than a mebibyte; prose reaches about 20."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SAVE_AGAIN = "Open it in Word or LibreOffice and save it as .docx"


def open_document(path: Path) -> Document:
    """The Word document in a file.

    Raises `SourceError` for a file that is no zip, is encrypted, holds macros, unpacks to an
    unreasonable size, or has XML with a document type, where entities could hide.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    data = read_source_bytes(path)
    _check(data, path)
    try:
        return Document(io.BytesIO(data))
    except (OpcError, XMLSyntaxError, KeyError, ValueError, AttributeError) as err:
        raise SourceError("not a Word document", path=path, hint=_SAVE_AGAIN) from err


def read_media(path: Path, names: Collection[str]) -> dict[str, bytes]:
    """The bytes of the parts with these names, as `/word/media/image1.png`, that are there.

    Raises `SourceError` as `open_document` does.
    """
    data = read_source_bytes(path)
    _check(data, path)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {f"/{name}": name for name in archive.namelist()}
        return {name: archive.read(entries[name]) for name in sorted(names) if name in entries}


def _check(data: bytes, path: Path) -> None:
    if data.startswith(_OLE):
        raise SourceError(
            "an old .doc file, or one locked with a password",
            path=path,
            hint="Take the password off and save it as .docx",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive, path)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as err:
        raise SourceError(
            "not a Word document, it is not a zip file", path=path, hint=_SAVE_AGAIN
        ) from err


def _check_archive(archive: zipfile.ZipFile, path: Path) -> None:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    if "[content_types].xml" not in names:
        raise SourceError("not a Word document", path=path, hint=_SAVE_AGAIN)
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError("locked with a password", path=path, hint="Take the password off")
    if any("vbaproject" in name for name in names):
        raise SourceError(
            "the document holds macros", path=path, hint="Save it as .docx without macros"
        )
    inflated = any(
        part.file_size > 2**20 and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if inflated or len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_BYTES:
        raise SourceError(
            "the document unpacks to an unreasonable size", path=path, hint=_SAVE_AGAIN
        )
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_xml(archive.read(part), part.filename, path)


def _check_xml(data: bytes, name: str, path: Path) -> None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
        data = data.replace(b"\x00", b"")
    if _DTD.search(data):
        raise SourceError(
            f"{name} in the document has a document type, which Word never writes",
            path=path,
            hint=_SAVE_AGAIN,
        )
