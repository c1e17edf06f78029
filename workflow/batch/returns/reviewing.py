"""Review copies: articles with their findings and terms, for people who work in Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workflow.batch.checking import check_job
from workflow.batch.products.exporting import align, set_aside
from workflow.batch.products.ledger import Ledger
from workflow.batch.returns.review_ledger import ReviewLedger
from workflow.batch.reviewed import ReviewedUnits
from workflow.batch.workspace import Job, Workspace, read_catalogs
from workflow.desk import write_atomic
from workflow.exports import AlignedDocument
from workflow.translations import Catalog, State

if TYPE_CHECKING:
    from workflow.exports.review.copying import ReviewCopy


@dataclass(frozen=True, slots=True)
class ReviewExport:
    """A review copy that was made."""

    jobs: tuple[Job, ...]
    path: Path
    export_id: str
    rows: int
    reviewed: int
    remarks: int
    """Comments in it: findings and terms."""
    written: bool
    set_aside: Path | None
    """Where a copy went that stood here and was not as we made it."""


def export_reviews(
    workspace: Workspace, jobs: Iterable[Job], folder: Path | None = None, *, together: bool = False
) -> list[ReviewExport]:
    """Make the review copy of each job that has a PO file.

    `together` puts all articles of one language pair in one file, `review.SOURCE-TARGET.docx`.
    `folder` takes the place of the desk's `exports/`. Raises `ExportError` for a text that
    cannot be put in a document, `DeskError` when the folder cannot be written.
    """
    ready: list[tuple[Job, Catalog]] = []
    for job, catalog in read_catalogs(workspace, jobs):
        ready.append((job, catalog))
    groups: dict[str, list[tuple[Job, Catalog]]] = {}
    for job, catalog in ready:
        name = f"{'review' if together else job.article.id}.{job.pair.source}-{job.pair.target}"
        groups.setdefault(name, []).append((job, catalog))
    done = workspace.reporter.begin("Exporting", len(groups))
    ledger = ReviewLedger(workspace.desk)
    made = Ledger(workspace.desk, workspace.glossary.signature)
    reviewed = ReviewedUnits(workspace)
    results: list[ReviewExport] = []
    for name, group in groups.items():
        suffix = "docx" if together else "review.docx"
        path = (folder or workspace.desk.exports) / f"{name}.{suffix}"
        results.append(_export(workspace, group, path, ledger, made, reviewed))
        done(1)
    ledger.save()
    made.save()
    return results


def _export(
    workspace: Workspace,
    group: Sequence[tuple[Job, Catalog]],
    path: Path,
    ledger: ReviewLedger,
    made: Ledger,
    reviewed: ReviewedUnits,
) -> ReviewExport:
    from workflow.exports.review.packing import review_document

    copy = made_copy(workspace, group, reviewed)
    ledger.note(copy.record)
    data = review_document(copy)
    aside = set_aside(path) if made.is_foreign(path, data) else None
    written = write_atomic(path, data)
    made.note(path, *(job.catalog_path for job, _ in group))
    states = [unit.state for document in copy.documents for unit in document.units]
    return ReviewExport(
        tuple(job for job, _ in group),
        path,
        copy.record.export_id,
        len(states),
        states.count(State.REVIEWED.value),
        len(copy.remarks),
        written,
        aside,
    )


def made_copy(
    workspace: Workspace, group: Sequence[tuple[Job, Catalog]], reviewed: ReviewedUnits
) -> ReviewCopy:
    """The review copy of some jobs, with what the checks find and the terms to use."""
    from workflow.exports.review.copying import Notes, Subject, review_copy

    documents: list[AlignedDocument] = []
    notes: dict[Subject, Notes] = {}
    for job, catalog in group:
        documents.append(align(workspace, job, workspace.extraction(job), catalog))
        findings = {
            flawed.unit.key: tuple(
                f"[{one.severity.value.upper()} {one.check_id}] {one.message}"
                for one in flawed.findings
            )
            for flawed in check_job(workspace, job, reviewed).flawed
        }
        for unit in catalog.units:
            terms = (*unit.terms, *unit.references)
            note = Notes(findings.get(unit.key, ()), terms)
            notes[(job.article.id, unit.context, unit.source)] = note
    return review_copy(documents, notes)
