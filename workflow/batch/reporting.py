"""Where the desk stands: units by state, findings, documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workflow.batch.checking import check_job
from workflow.batch.products.ledger import Ledger
from workflow.batch.reviewed import ReviewedUnits
from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.checks import Severity
from workflow.translations import State, Unit


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """What became of the terms of one unit, as its PO entry says."""

    line: int
    """Line of the entry in its PO file."""
    source: str
    terms: Mapping[str, str]
    """The `term:` and `reference:` lines with their statuses."""
    repairs: tuple[str, ...]
    """What was mended in the draft: before → after (method)."""


@dataclass(frozen=True, slots=True)
class JobStatus:
    """One line of the status table."""

    article: str
    source: str
    target: str
    units: int
    reviewed: int
    drafts: int
    untranslated: int
    errors: int
    warnings: int
    document: str
    """`fresh`, `stale`, `edited` by hand since it was made, or `none`."""
    terms: Mapping[str, int] = field(default_factory=dict)
    """Terms and references of the translated units by status."""
    units_with_terms: tuple[UnitTerms, ...] = ()
    changed: int = 0
    """Sentences of the article that its PO file lacks, or has and the article has no more."""


def status_of(workspace: Workspace, jobs: Iterable[Job]) -> list[JobStatus]:
    """The state of each job as its PO file has it now; an article not yet extracted counts
    all its units as untranslated."""
    ledger = Ledger(workspace.desk, workspace.glossary.signature)
    reviewed = ReviewedUnits(workspace)
    return [_status(workspace, job, ledger, reviewed) for job in jobs]


def _status(workspace: Workspace, job: Job, ledger: Ledger, reviewed: ReviewedUnits) -> JobStatus:
    catalog = read_catalog(workspace, job.catalog_path)
    if catalog is None:
        units = len(workspace.extraction(job).units)
        return JobStatus(
            job.article.id, job.pair.source, job.pair.target, units, 0, 0, units, 0, 0, "none"
        )
    wanted = {unit.key for unit in workspace.extraction(job).units}
    states = [unit.state for unit in catalog.units]
    checked = check_job(workspace, job, reviewed)
    told = tuple(told for unit in catalog.units if (told := _unit_terms(unit)).terms)
    return JobStatus(
        article=job.article.id,
        source=job.pair.source,
        target=job.pair.target,
        units=len(states),
        reviewed=states.count(State.REVIEWED),
        drafts=states.count(State.DRAFT),
        untranslated=states.count(State.UNTRANSLATED),
        errors=checked.count(Severity.ERROR),
        warnings=checked.count(Severity.WARNING),
        document=_document_state(workspace, job, ledger),
        terms=dict(Counter(status for unit in told for status in unit.terms.values())),
        units_with_terms=told,
        changed=len(wanted ^ {unit.key for unit in catalog.units}),
    )


def _unit_terms(unit: Unit) -> UnitTerms:
    said = {line: status for line, status in unit.statuses.items() if status}
    return UnitTerms(unit.line, unit.source, said, unit.repairs)


def _document_state(workspace: Workspace, job: Job, ledger: Ledger) -> str:
    path = workspace.desk.export_path(job.article.id, job.pair.source, job.pair.target)
    if not path.is_file():
        return "none"
    if ledger.is_fresh(path, job.source_path, job.catalog_path):
        return "fresh"
    return "edited" if ledger.was_edited(path) else "stale"
