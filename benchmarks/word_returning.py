"""Files that come back: a desk, its review copies in each format, and what importing one costs."""

from __future__ import annotations

import io
import re
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from benchmarks.word_writing import SENTENCES_A_PARAGRAPH, Pairs
from workflow.batch import Workspace
from workflow.batch.extracting import extract_jobs
from workflow.batch.products.exporting import align
from workflow.batch.products.office import converted, is_installed
from workflow.batch.returns import job as import_job
from workflow.batch.returns.importing import import_reviews
from workflow.batch.returns.outcomes import Options
from workflow.batch.returns.review_ledger import ReviewLedger
from workflow.desk import Desk
from workflow.exports.review.copying import review_copy
from workflow.exports.review.packing import review_document
from workflow.exports.review.record import Record
from workflow.exports.xliff.writing import xliff_file
from workflow.exports.xlsx.writing import xlsx_file
from workflow.translations import Catalog, State

EVERY = 10
"""One sentence of so many is changed."""
BEFORE, AFTER = "le conseil a entendu", "le conseil a écouté"
MOST_FOR_OFFICE = 200
"""Rows of the .odt: LibreOffice, not the import, is what takes long there."""
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SETTINGS = '[desk]\nname = "Benchmark"\n\n[languages]\ntargets = { en = ["fr"] }\n'


@dataclass(frozen=True, slots=True)
class Return:
    """What importing one file cost, in seconds of CPU."""

    kind: str
    seconds: float
    """Reading, deciding, merging and writing."""
    checks: float
    """Checking what was changed, besides."""
    size: int
    """Bytes of the file."""


class ReturnDesk:
    """A desk with one article, all of it reviewed."""

    def __init__(self, root: Path, pairs: Pairs) -> None:
        """Make the desk in a folder that is not there yet."""
        (root / "sources").mkdir(parents=True)
        (root / "workflow.toml").write_text(_SETTINGS, encoding="utf-8")
        (root / "glossary").mkdir()
        (root / "glossary/terms.csv").write_text("id,kind,en,fr\n", encoding="utf-8")
        texts = [source for source, _ in pairs]
        paragraphs = "\n\n".join(
            " ".join(texts[at : at + SENTENCES_A_PARAGRAPH])
            for at in range(0, len(texts), SENTENCES_A_PARAGRAPH)
        )
        head = "---\ntitle: Report\nlang: en\n---\n"
        (root / "sources/report.md").write_text(f"{head}{paragraphs}\n", encoding="utf-8")
        self._root = root
        self._record: Record | None = None
        self._changed = len(pairs) // EVERY
        self._all = len(pairs)
        [job] = self._workspace().jobs().jobs
        extract_jobs(self._workspace(), [job])
        catalog = Catalog.read(job.catalog_path)
        for source, target in pairs:
            catalog.set_target((None, source), target, State.REVIEWED)
        self._before = catalog.serialize()
        self._po = job.catalog_path
        self._po.write_bytes(self._before)

    def files(self) -> Iterator[tuple[Path, int]]:
        """Each returned file, and how many outcomes its import must have."""
        workspace = self._workspace()
        [job] = workspace.jobs().jobs
        document = align(workspace, job, workspace.extraction(job), Catalog.read(self._po))
        copy = review_copy([document])
        self._record, review = copy.record, review_document(copy)
        made: Mapping[str, tuple[bytes, Callable[[bytes], bytes], int]] = {
            "changed.docx": (review, _in_document, self._changed),
            "commented.docx": (review, _commented, self._all + 1),
            "changed.xlsx": (xlsx_file(document), _in_sheet, self._changed),
            "changed.xlf": (xliff_file(document), _in_xliff, self._changed),
        }
        for name, (data, edit, expected) in made.items():
            path = self._root / name
            path.write_bytes(edit(data))
            yield path, expected
        if self._all <= MOST_FOR_OFFICE and is_installed():
            path = self._root / "changed.odt"
            path.write_bytes(
                converted({path: (self._root / "changed.docx").read_bytes()}, "odt")[path]
            )
            yield path, self._changed

    def take(self, path: Path, expected: int, runs: int) -> Return:
        """Import a file, each time into the PO file as it was. Stops the program where the
        outcomes are not those expected."""
        seconds, checks = float("inf"), 0.0
        for _ in range(runs):
            self._po.write_bytes(self._before)
            shutil.rmtree(self._root / ".bilingual", ignore_errors=True)
            workspace = self._workspace()
            self._remember(workspace.desk)
            with _checks_timed() as spent:
                began = time.process_time()
                result = import_reviews(workspace, [path], Options())
                whole = time.process_time() - began
            if whole - spent[0] < seconds:
                seconds, checks = whole - spent[0], spent[0]
        if result.refused or len(result.outcomes) != expected or not result.is_complete:
            raise SystemExit(f"{path.name}: {len(result.outcomes)} outcomes, not {expected}")
        return Return(path.name, seconds, checks, path.stat().st_size)

    def _remember(self, desk: Desk) -> None:
        """Note the export as the desk does: an .odt has lost what travels in the .docx."""
        ledger = ReviewLedger(desk)
        if self._record is not None:
            ledger.note(self._record)
        ledger.save()

    def _workspace(self) -> Workspace:
        return Workspace(Desk.open(self._root))


@contextmanager
def _checks_timed() -> Iterator[list[float]]:
    """Count the seconds in which an import checks what it changed."""
    spent, check = [0.0], import_job.recheck

    def timed(*args: Any) -> Any:
        began = time.process_time()
        try:
            return check(*args)
        finally:
            spent[0] += time.process_time() - began

    import_job.recheck = timed
    try:
        yield spent
    finally:
        import_job.recheck = check


def _changed(text: str) -> str:
    """The text with every tenth place that can be changed changed."""
    places = iter(range(1, len(text)))
    return re.sub(BEFORE, lambda match: match[0] if next(places) % EVERY else AFTER, text)


def _in_xliff(data: bytes) -> bytes:
    """Changes in the targets, not in the record of what was exported."""
    segments = re.split(r"(<target>.*?</target>)", data.decode())
    places = iter(range(1, len(segments)))
    return "".join(
        part.replace(BEFORE, AFTER)
        if part.startswith("<target>") and BEFORE in part and not next(places) % EVERY
        else part
        for part in segments
    ).encode()


def _in_document(data: bytes) -> bytes:
    return _with(data, {"word/document.xml": _changed})


def _in_sheet(data: bytes) -> bytes:
    """Changes in the column of targets; one string of the file may stand in many cells."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for [cell] in book.worksheets[0]["E2":"E20000"] if BEFORE in str(cell.value)]
    for cell in cells[EVERY - 1 :: EVERY]:
        cell.value = str(cell.value).replace(BEFORE, AFTER)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _with(data: bytes, edits: Mapping[str, Callable[[str], str]], more: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as entries, zipfile.ZipFile(out, "w") as packed:
        for info in entries.infolist():
            text = entries.read(info)
            if info.filename in edits:
                text = edits[info.filename](text.decode()).encode()
            packed.writestr(info.filename, text, zipfile.ZIP_DEFLATED)
        if more:
            packed.writestr("word/comments.xml", more, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _commented(data: bytes) -> bytes:
    """A comment on every row."""
    count = 0

    def mark(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f'{match[0]}<w:r><w:commentReference w:id="{count}"/></w:r>'

    def relate(text: str) -> str:
        kind = f"{_OFFICE}/comments"
        led = f'<Relationship Id="rNew" Type="{kind}" Target="comments.xml"/></Relationships>'
        return text.replace("</Relationships>", led)

    edits = {
        "word/document.xml": lambda text: re.sub(r"<w:bookmarkEnd [^>]*/>", mark, text),
        "word/_rels/document.xml.rels": relate,
    }
    marked = _with(data, edits)
    remarks = "".join(
        f'<w:comment w:id="{number}" w:author="Anna Berg" w:date="2026-11-20T14:03:00Z">'
        f"<w:p><w:r><w:t>Remark {number}.</w:t></w:r></w:p></w:comment>"
        for number in range(1, count + 1)
    )
    return _with(marked, {}, f'<w:comments xmlns:w="{_MAIN}">{remarks}</w:comments>')
