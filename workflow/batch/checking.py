"""Stage three: quality checks over PO files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from workflow.batch.reviewed import ReviewedUnits
from workflow.batch.saving import edit_catalog
from workflow.batch.side_by_side import check_side_by_side, is_worth_it
from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.checks import (
    CHECKS,
    Check,
    Finding,
    Severity,
    check_document,
    document_checks,
    titles,
)
from workflow.checks.repetition import ReviewedUnit
from workflow.checks.waivers import Waived, apply_waivers
from workflow.drafting import statuses_of
from workflow.extraction import status_lines
from workflow.translations import Catalog, Key, State, Unit


@dataclass(frozen=True, slots=True)
class UnitFindings:
    """The findings in one unit of a PO file."""

    job: Job
    unit: Unit
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    """What its comment lets stand, with the reasons."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings of one job."""

    job: Job
    units: int
    """Units with a translation, drafts included."""
    flawed: tuple[UnitFindings, ...]
    targets: Mapping[Key, str] = field(default_factory=dict)
    """The translations that were looked at."""

    def count(self, severity: Severity) -> int:
        """Findings of one severity."""
        return sum(
            finding.severity is severity for unit in self.flawed for finding in unit.findings
        )


def check_jobs(
    workspace: Workspace, jobs: Iterable[Job], checks: Sequence[Check] = CHECKS
) -> list[Checked]:
    """The findings in every translated unit, drafts included; writes nothing."""
    todo = list(jobs)
    done = workspace.reporter.begin("Checking", len(todo))
    if checks is CHECKS and is_worth_it(todo):
        found = check_side_by_side(workspace, todo)
    else:
        reviewed = ReviewedUnits(workspace)
        found = (check_job(workspace, job, reviewed, checks) for job in todo)
    results: list[Checked] = []
    for checked in found:
        results.append(checked)
        done(1)
    return results


def check_job(
    workspace: Workspace, job: Job, reviewed: ReviewedUnits, checks: Sequence[Check] = CHECKS
) -> Checked:
    """The findings in every translated unit of one job; none where there is no PO file."""
    whole_desk = reviewed.check(job.pair)
    listed = reviewed.units(job.catalog_path)
    if listed is None:
        catalog = read_catalog(workspace, job.catalog_path)
        listed = catalog.units if catalog else ()
    units = [unit for unit in listed if unit.target]
    found = check_document(
        [workspace.translation(job, unit) for unit in units],
        checks,
        document_checks(workspace.style),
    )
    name = workspace.desk.relative(job.catalog_path)
    for unit, findings in zip(units, found, strict=True):
        if unit.state is State.REVIEWED:
            place = f"{name}:{unit.line}"
            here = ReviewedUnit(place, unit.source, unit.target, unit.context or "")
            findings += whole_desk.run(here)
    known = titles()
    flawed: list[UnitFindings] = []
    for unit, findings in zip(units, found, strict=True):
        judged = apply_waivers(unit.comment, findings, known=known)
        if judged.kept or judged.waived:
            flawed.append(UnitFindings(job, unit, judged.kept, judged.waived))
    return Checked(job, len(units), tuple(flawed), {unit.key: unit.target for unit in units})


def note_findings(workspace: Workspace, checked: Iterable[Checked]) -> None:
    """Bring the `#. check:` lines and term statuses of human translations up to their findings.

    A machine draft keeps the lines it was written with, which also tell what the engine did.
    """
    for result in checked:
        if result.job.catalog_path.is_file():
            edit_catalog(
                result.job.catalog_path,
                partial(_note, workspace, result),
                wrap=workspace.desk.settings.wrap,
            )


def _note(workspace: Workspace, result: Checked, catalog: Catalog) -> None:
    """Write the findings of a job into its catalog; a text that came after the check has none."""
    flawed = {item.unit.key: item for item in result.flawed}
    for unit in catalog.units:
        if unit.target != result.targets.get(unit.key, ""):
            continue
        if unit.is_human or unit.state is State.UNTRANSLATED:
            item = flawed.get(unit.key) or UnitFindings(result.job, unit, ())
            catalog.set_checks(unit.key, tuple(map(str, item.findings)))
            # A waiver lets a wording stand; it does not make it the approved one.
            found = [*item.findings, *(one.finding for one in item.waived)]
            catalog.set_statuses(unit.key, _statuses(workspace, result.job, unit, found))


def final_problems(workspace: Workspace, job: Job) -> str:
    """Why the job's document cannot be final, in words; empty where nothing is in the way."""
    catalog = read_catalog(workspace, job.catalog_path)
    if catalog is None:
        return "it has no PO file yet"
    open_units = sum(unit.state is not State.REVIEWED for unit in catalog.units)
    errors = check_job(workspace, job, ReviewedUnits(workspace)).count(Severity.ERROR)
    problems = [
        *([f"{open_units} of {len(catalog.units)} units are not reviewed"] if open_units else []),
        *([f"bilingual check {job.article.id} finds errors ({errors})"] if errors else []),
    ]
    return " and ".join(problems)


def _statuses(
    workspace: Workspace, job: Job, unit: Unit, findings: Sequence[Finding]
) -> dict[str, str]:
    """The status of each term line of a person's translation; none where there is none."""
    if not unit.target:
        return {}
    outcomes = statuses_of(workspace.translation(job, unit), findings)
    return status_lines(outcomes, workspace.glossary, job.target)
