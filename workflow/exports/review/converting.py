"""Returned files in other formats, through LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from workflow.desk import read_bytes
from workflow.errors import ExportError
from workflow.exports.review.opening import Parts
from workflow.exports.review.reading import read_review
from workflow.exports.review.record import Record
from workflow.exports.review.returned import Returned

CONVERTED = (".odt", ".rtf", ".doc")
"""Formats that LibreOffice turns into .docx for us."""

_MOST_BYTES = 200 * 1024 * 1024
_SECONDS = 300


def read_any(path: Path, recorded: Callable[[str], Record | None]) -> Returned:
    """A returned review copy, whatever word processor saved it; see `read_review`.

    Raises `ExportError` for another format, or where LibreOffice is needed and not there;
    `DeskError` when the file cannot be read.
    """
    from workflow.exports.returned.formats import SUFFIXES, read_returned_format

    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return read_returned_format(path)
    if suffix in (".docm", ".dotm"):
        raise ExportError("refused, it has macros", path=path, hint="Save it as .docx")
    if suffix != ".docx" and suffix not in CONVERTED:
        known = ", ".join((".docx", *CONVERTED, *SUFFIXES))
        raise ExportError("not a review copy", path=path, hint=f"These can be read: {known}")
    data = read_bytes(path)
    if len(data) > _MOST_BYTES:
        raise ExportError("refused, it is too big", path=path)
    if suffix in CONVERTED:
        if suffix == ".odt":
            Parts(data, path)  # refuses what is not safe to open
        data = _as_docx(path)
    return read_review(data, path, recorded)


def _as_docx(path: Path) -> bytes:
    """The file as LibreOffice saves it as .docx; in a profile of its own, which has no macros."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise ExportError(
            f"LibreOffice is needed to read {path.suffix}, and is not installed",
            path=path,
            hint="Install it, or save the file as .docx",
        )
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        copy = folder / f"review{path.suffix.lower()}"
        shutil.copyfile(path, copy)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
        try:
            subprocess.run(
                [*command, "--outdir", str(folder), str(copy)],
                capture_output=True,
                check=True,
                timeout=_SECONDS,
            )
            return (folder / "review.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as err:
            raise ExportError(
                "LibreOffice could not read it", path=path, hint="Save the file as .docx"
            ) from err
