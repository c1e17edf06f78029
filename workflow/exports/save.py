"""Bytes of a Word file that depend on its content only."""

from __future__ import annotations

import io
import zipfile

from docx.opc.package import OpcPackage

_FIRST = "[Content_Types].xml"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o600 << 16
"""Rights of an entry: Word for Mac calls a file unreadable whose entries have none."""
_LEVEL = 6


def package_bytes(package: OpcPackage) -> bytes:
    """The package as a zip with sorted names and one fixed time.

    Word processors expect the content types first. Deflate bytes depend on the build of zlib,
    so two machines may pack the same entries into different bytes.
    """
    stamped = io.BytesIO()
    package.save(stamped)
    out = io.BytesIO()
    with zipfile.ZipFile(stamped) as entries, zipfile.ZipFile(out, "w") as packed:
        for name in sorted(entries.namelist(), key=lambda name: (name != _FIRST, name)):
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = _PLAIN_FILE
            packed.writestr(info, entries.read(name), compresslevel=_LEVEL)
    return out.getvalue()
