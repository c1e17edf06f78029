"""Stage one: articles into PO files, merged with what is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workflow.batch.carrying import carrier_for
from workflow.batch.drafts.verdict import verdict
from workflow.batch.saving import edit_catalog
from workflow.batch.workspace import Job, Workspace
from workflow.extraction import Extraction
from workflow.translations import Catalog, Header, MergeReport
from workflow.translations.header import SOURCE_LANGUAGE_FIELD


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extracting one job did."""

    job: Job
    units: int
    report: MergeReport
    written: bool


def extract_jobs(workspace: Workspace, jobs: Iterable[Job]) -> list[Extracted]:
    """Bring the PO file of each job up to its article; reviewed and edited texts stay.

    Raises `CatalogError` for a PO file that is broken; it is left as it is.
    """
    todo = list(jobs)
    done = workspace.reporter.begin("Extracting", len(todo))
    results: list[Extracted] = []
    for job in todo:
        results.append(_extract_job(workspace, job))
        done(1)
    return results


def _extract_job(workspace: Workspace, job: Job) -> Extracted:
    extraction = workspace.extraction(job)
    report, written = edit_catalog(
        job.catalog_path,
        lambda catalog: _merge(workspace, job, extraction, catalog),
        wrap=workspace.desk.settings.wrap,
        new=lambda: _new_catalog(workspace, job),
    )
    return Extracted(job, len(extraction.units), report, written)


def _merge(workspace: Workspace, job: Job, extraction: Extraction, catalog: Catalog) -> MergeReport:
    """Merge the units; what could be mended is told as it is for a draft from the memory."""
    if not catalog.source_language:
        # Without it, which Babel and msginit leave out, the memory could not take the file in.
        catalog.set_header(SOURCE_LANGUAGE_FIELD, job.article.language)
    report = catalog.merge(extraction.units, carrier_for(workspace, job))
    for key in report.mended:
        unit = catalog.unit(key)
        if unit is not None:
            found, statuses = verdict(workspace, job, unit)
            catalog.set_checks(key, tuple(map(str, found)))
            catalog.set_statuses(key, statuses)
    return report


def _new_catalog(workspace: Workspace, job: Job) -> Catalog:
    settings = workspace.desk.settings
    header = Header(
        source_language=job.article.language,
        target_language=job.target,
        project=settings.name or job.article.id,
        date=job.article.metadata.date,
    )
    return Catalog.new(header, wrap=settings.wrap)
