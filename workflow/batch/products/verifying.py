"""Word files looked at point by point: alone, against the desk they come from, and as pages."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workflow.batch.products.office import converted, is_installed
from workflow.batch.products.remaking import remade
from workflow.batch.provenance import Reviewer
from workflow.batch.workspace import Workspace
from workflow.desk import read_bytes
from workflow.errors import ExportError, WorkflowError
from workflow.exports.verification.checklist import opened, unsafe, verified_file
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.pages import missing_programs, page_faults, rendered
from workflow.exports.verification.values import Fault, Point, Report, Result

_MOST_BYTES = 200 * 2**20
_MOST_FONTS = 4


@dataclass(frozen=True, slots=True)
class Verified:
    """What looking at files gave."""

    reports: tuple[Report, ...]
    refused: tuple[WorkflowError, ...]
    """Files that cannot be read, or are no Word files."""

    @property
    def is_good(self) -> bool:
        """Whether all was read and nothing found."""
        return not self.refused and all(report.is_good for report in self.reports)


@dataclass(frozen=True, slots=True)
class Making:
    """What a file does not tell of how it was made."""

    reference: bytes | None = None
    """The reference document."""
    reviewer: Reviewer | None = None


@dataclass(slots=True)
class _Look:
    """The files as they are looked at."""

    files: dict[Path, WordFile] = field(default_factory=dict)
    reports: dict[Path, Report] = field(default_factory=dict)
    refused: list[WorkflowError] = field(default_factory=list)


def verify_files(
    paths: Sequence[Path], workspace: Workspace | None, making: Making | None = None
) -> Verified:
    """Look at each file; nothing is written.

    Without a `workspace` the points that need the desk are told as not run, and so are the
    pages without LibreOffice and poppler.
    """
    look = _Look()
    for path in dict.fromkeys(paths):
        try:
            _open(look, path, workspace, making or Making())
        except WorkflowError as err:
            look.refused.append(err)
    for path, result in _pages(look.files).items():
        look.reports[path] = look.reports[path].with_results([result])
    return Verified(tuple(look.reports.values()), tuple(look.refused))


def _open(look: _Look, path: Path, workspace: Workspace | None, making: Making) -> None:
    if path.stat().st_size > _MOST_BYTES:
        raise ExportError("it is too big for a Word file", path=path)
    file = opened(read_bytes(path), path)
    if isinstance(file, Fault):
        look.reports[path] = unsafe(file, path)
        return
    day: datetime.date | None = None
    more: tuple[Result, ...] = ()
    if workspace is not None:
        told = remade(workspace, file, making.reference, making.reviewer)
        day, more = told.day, told.results
    look.files[path] = file
    look.reports[path] = verified_file(file, day).with_results(more)


def _pages(files: Mapping[Path, WordFile]) -> dict[Path, Result]:
    """The pages of each file, where the programs are there that make and read them."""
    missing = missing_programs()
    if not is_installed():
        missing.insert(0, "LibreOffice")
    if missing:
        why = f"not installed: {', '.join(missing)}"
        return {path: Result(Point.PAGES, skipped=why) for path in files}
    return {path: _page_result(files[path], pdf) for path, pdf in _pdfs(files).items()}


def _pdfs(files: Mapping[Path, WordFile]) -> dict[Path, bytes | ExportError]:
    """The PDF of each file, or why there is none; made together while all goes well."""
    data = {path: file.data for path, file in files.items()}
    made: dict[Path, bytes | ExportError] = {}
    try:
        made.update(converted(data, "pdf") if data else {})
    except ExportError:
        for path in data:
            try:
                made.update(converted({path: data[path]}, "pdf"))
            except ExportError as err:
                made[path] = err
    return made


def _page_result(file: WordFile, pdf: bytes | ExportError) -> Result:
    if isinstance(pdf, ExportError):
        return Result(Point.PAGES, (Fault(pdf.message, mend=pdf.hint or ""),))
    try:
        seen = rendered(pdf)
    except (OSError, subprocess.SubprocessError) as err:
        return Result(Point.PAGES, skipped=f"poppler could not read the PDF: {err}")
    count = len(seen.pages)
    fonts = sorted(seen.fonts)
    shown = ", ".join(fonts[:_MOST_FONTS]) + (", …" if len(fonts) > _MOST_FONTS else "")
    told = f"{count} page{'s' if count > 1 else ''}; {shown}"
    faults = tuple(page_faults(file, seen)) if file.is_ours else ()
    return Result(Point.PAGES, faults, told=told)
