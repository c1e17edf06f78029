"""LibreOffice, where it is installed: Word documents as PDF or OpenDocument."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from workflow.desk import read_bytes
from workflow.errors import ExportError

FORMATS = ("pdf", "odt")
"""What LibreOffice makes of a Word document."""

_FILTERS = {
    # The blank pages that keep facing languages in step are printed, and counted in contents.
    "pdf": 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
}
"""How a format is asked for, where more than its name is told. LibreOffice before 7.4 takes the
name alone from it."""
_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
_START_SECONDS = 90
_SECONDS_EACH = 60
_SECONDS_A_MEGABYTE = 120
"""A table of 10,000 rows is 1 MiB and takes 80 s; see docs/word.md."""
_LINK = re.compile(rb"/Subtype\s*/Link\b(?:(?!endobj).)*?/Dest\s*\[\s*(\d+) 0 R", re.DOTALL)
_KIDS = re.compile(rb"/Type\s*/Pages\b(?:(?!endobj).)*?/Kids\s*\[([^\]]*)\]", re.DOTALL)


def office_program() -> str:
    """The program. Raises `ExportError` where LibreOffice is not installed."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            return found
    raise ExportError(
        "PDF and ODT are made with LibreOffice, which is not installed",
        hint="Install it from https://www.libreoffice.org, or export the .docx alone",
    )


def is_installed() -> bool:
    """Whether LibreOffice is there."""
    return any(shutil.which(name) for name in _PROGRAMS)


def converted(
    documents: Mapping[Path, bytes], form: str, timeout: float | None = None
) -> dict[Path, bytes]:
    """Each Word document, given by the path of its product, in one of `FORMATS`; writes nothing.

    A profile of its own keeps the user's LibreOffice out of it, settings and open windows.
    `timeout` is in seconds for all together. Raises `ExportError` where LibreOffice is not
    installed, takes too long or makes nothing of a document.
    """
    program = office_program()
    out: dict[Path, bytes] = {}
    with tempfile.TemporaryDirectory(prefix="bilingual-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        # Names of ours: two products may have one name, and any name may hold what a shell eats.
        inputs = {path: folder / f"{index}.docx" for index, path in enumerate(documents)}
        for path, file in inputs.items():
            file.write_bytes(documents[path])
        size = sum(map(len, documents.values())) / 2**20
        usual = _START_SECONDS + _SECONDS_EACH * len(documents) + _SECONDS_A_MEGABYTE * size
        told = _run(program, folder, list(inputs.values()), form, timeout or usual)
        for path, file in inputs.items():
            made = file.with_suffix(f".{form}")
            if not made.is_file() or not made.stat().st_size:
                raise ExportError(
                    f"LibreOffice made no {form.upper()}: {told or 'it gave no reason'}",
                    path=path,
                    hint="Open the .docx in LibreOffice to see why",
                )
            out[path] = read_bytes(made)
    return out


def _run(program: str, folder: Path, files: list[Path], form: str, timeout: float) -> str:
    """Start LibreOffice and wait; the last line of what it complains of."""
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        _FILTERS.get(form, form),
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=timeout, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as err:
        raise ExportError(
            f"LibreOffice was not done after {timeout:.0f} seconds",
            hint="Export fewer articles at once, or the .docx alone",
        ) from err
    except OSError as err:
        raise ExportError(f"LibreOffice cannot be started: {err}") from err
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def linked_pages(pdf: bytes) -> tuple[int, ...]:
    """The numbers of the pages that links within a PDF of LibreOffice lead to, each once.

    Counted from 1, in order; empty where the PDF is written in a way we do not read.
    """
    kids = _KIDS.search(pdf)
    if kids is None:
        return ()
    pages = {page: number for number, page in enumerate(re.findall(rb"(\d+) 0 R", kids[1]), 1)}
    found = {link[1] for link in _LINK.finditer(pdf)}
    return tuple(sorted(pages[page] for page in found)) if found <= pages.keys() else ()
