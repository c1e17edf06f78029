"""What the checks say of a translation that no engine of ours made."""

from __future__ import annotations

from workflow.batch.workspace import Job, Workspace
from workflow.checks import Finding, check_unit
from workflow.drafting import statuses_of
from workflow.extraction import status_lines
from workflow.translations import Unit


def verdict(workspace: Workspace, job: Job, unit: Unit) -> tuple[list[Finding], dict[str, str]]:
    """The findings in a translated unit, and the status of each of its terms by its line."""
    made = workspace.translation(job, unit)
    found = check_unit(made)
    outcomes = statuses_of(made, found)
    return found, dict(status_lines(outcomes, workspace.glossary, job.target))
