"""Other products than Word from articles and PO files: html, tmx, xliff, csv, xlsx."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from workflow.batch.products.exporting import Exported, align, set_aside, told
from workflow.batch.products.ledger import Ledger
from workflow.batch.products.picturing import with_pictures
from workflow.batch.workspace import Job, Workspace, read_catalogs
from workflow.desk import write_atomic
from workflow.errors import ExportError
from workflow.exports import AlignedDocument
from workflow.exports.flat import Notes
from workflow.exports.terms import NEEDS_REVIEW, REPAIRED
from workflow.exports.unit_ids import unit_id
from workflow.extraction import Extraction
from workflow.translations import Catalog
from workflow.translations.values import split_status


class Format(StrEnum):
    """A format beside Word."""

    HTML = "html"
    TMX = "tmx"
    XLIFF = "xliff"
    CSV = "csv"
    XLSX = "xlsx"


_SUFFIXES = {Format.XLIFF: "xlf"}
_TOGETHER = (Format.TMX, Format.XLIFF, Format.CSV, Format.XLSX)
_RETURNING = (Format.XLIFF, Format.XLSX)
"""The formats that people edit and send back."""


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """What may be asked of a format; what it does not know is ignored."""

    together: str = ""
    """Name of one file a language pair for all articles; empty for a file each. Not for html."""
    bom: bool = False
    """csv: put a byte order mark in front, which Excel needs."""
    with_drafts: bool = False
    """tmx: take drafts too, not only approved translations."""
    final: bool = False
    """xliff: give approved units the state `final`."""


@dataclass(frozen=True, slots=True)
class _Made:
    """An article as it goes into a file."""

    job: Job
    extraction: Extraction
    document: AlignedDocument
    notes: Notes


def export_formats(
    workspace: Workspace,
    jobs: Iterable[Job],
    style: Format,
    folder: Path | None = None,
    options: FormatOptions | None = None,
) -> list[Exported]:
    """Make the files of those jobs that have a PO file; `folder` instead of the desk's `exports/`.

    A file that stands there and is not as we made it is moved aside. Jobs that share one file
    have its path each. Raises `ExportError` for a text that the format cannot hold or for html
    together, `DeskError` when the folder cannot be written.
    """
    chosen = options or FormatOptions()
    if chosen.together and style not in _TOGETHER:
        raise ExportError(
            f"{style} holds one article a file", hint="Leave out --together or take another format"
        )
    todo = list(jobs)
    done = workspace.reporter.begin("Exporting", len(todo))
    ledger = Ledger(workspace.desk, workspace.glossary.signature)
    batches: dict[Path, list[_Made]] = {}
    for job, catalog in read_catalogs(workspace, todo):
        path = _path(workspace, job, style, folder, chosen.together)
        batches.setdefault(path, []).append(_make(workspace, job, catalog, style))
        done(1)
    results = [
        exported
        for path, made in batches.items()
        for exported in _write(path, made, _bytes(made, style, chosen), ledger)
    ]
    ledger.save()
    return results


def _bytes(made: Sequence[_Made], style: Format, options: FormatOptions) -> bytes:
    """The bytes of one file."""
    documents = [each.document for each in made]
    notes = {each.job.article.id: each.notes for each in made}
    if style is Format.HTML:
        from workflow.exports.html.page import html_page

        return html_page(documents[0])
    if style is Format.TMX:
        from workflow.exports.tmx_out import tmx_file

        return tmx_file(*documents, with_drafts=options.with_drafts)
    if style is Format.CSV:
        from workflow.exports.csv_table import csv_table

        return csv_table(*documents, bom=options.bom)
    if style is Format.XLIFF:
        from workflow.exports.xliff.writing import xliff_file

        return xliff_file(*documents, final=options.final, notes=notes)
    from workflow.exports.xlsx.writing import xlsx_file

    return xlsx_file(*documents, notes=notes)


def _make(workspace: Workspace, job: Job, catalog: Catalog, style: Format) -> _Made:
    extraction = workspace.extraction(job)
    document = align(workspace, job, extraction, catalog)
    if style is Format.HTML:
        document = with_pictures(workspace, job, document)
    return _Made(job, extraction, document, _notes(catalog, style))


def _notes(catalog: Catalog, style: Format) -> Notes:
    """What the PO file says beside each unit; XLIFF has a place of its own for terms."""
    if style not in _RETURNING:
        return {}
    notes: dict[str, tuple[str, ...]] = {}
    for unit in catalog.units:
        told = [f"check: {line}" for line in unit.checks]
        if style is Format.XLSX:
            told += [f"term: {_doubt(line)}" for line in unit.terms]
            told += [f"reference: {_doubt(line)}" for line in unit.references]
        told += [line for line in unit.comment.split("\n") if line.strip()]
        if told:
            notes[unit_id(*unit.key)] = tuple(told)
    return notes


def _doubt(line: str) -> str:
    """The line of a term, with its status only where a person should look."""
    bare, status = split_status(line)
    return line if status in (NEEDS_REVIEW, REPAIRED) else bare


def _path(workspace: Workspace, job: Job, style: Format, folder: Path | None, name: str) -> Path:
    pair = (job.pair.source, job.pair.target)
    standard = workspace.desk.export_path(name or job.article.id, *pair)
    return (folder or standard.parent) / f"{standard.stem}.{_SUFFIXES.get(style, style)}"


def _write(path: Path, made: Sequence[_Made], data: bytes, ledger: Ledger) -> list[Exported]:
    aside = set_aside(path) if ledger.is_foreign(path, data) else None
    written = write_atomic(path, data)
    texts = [text for each in made for text in (each.job.source_path, each.job.catalog_path)]
    ledger.note(path, *texts)
    return [
        replace(
            told(each.job, each.document, each.extraction, path), written=written, set_aside=aside
        )
        for each in made
    ]
