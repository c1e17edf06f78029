"""Many articles, many languages: the stages of the work, one after the other.

A stage is loaded when it is first used: some of them load much.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflow.batch.checking import (
        Checked,
        UnitFindings,
        check_jobs,
        final_problems,
        note_findings,
    )
    from workflow.batch.drafts.translating import (
        Translated,
        TranslationRun,
        find_engines,
        translate_jobs,
    )
    from workflow.batch.extracting import Extracted, extract_jobs
    from workflow.batch.fixing import FixedUnit, fix_jobs
    from workflow.batch.preparing import glossary_prepared_beside
    from workflow.batch.products.exporting import Exported, export_jobs, export_redlines
    from workflow.batch.products.previewing import Previewed, preview_jobs
    from workflow.batch.products.publishing import Edition, publish_jobs
    from workflow.batch.products.revising import Base
    from workflow.batch.provenance import Reviewer, final_gaps
    from workflow.batch.reporting import JobStatus, status_of
    from workflow.batch.workspace import Job, Jobs, Reporter, Silent, Workspace

__all__ = [
    "Base",
    "Checked",
    "Edition",
    "Exported",
    "Extracted",
    "FixedUnit",
    "Job",
    "JobStatus",
    "Jobs",
    "Previewed",
    "Reporter",
    "Reviewer",
    "Silent",
    "Translated",
    "TranslationRun",
    "UnitFindings",
    "Workspace",
    "check_jobs",
    "export_jobs",
    "export_redlines",
    "extract_jobs",
    "final_gaps",
    "final_problems",
    "find_engines",
    "fix_jobs",
    "glossary_prepared_beside",
    "note_findings",
    "preview_jobs",
    "publish_jobs",
    "status_of",
    "translate_jobs",
]

_MODULES = {
    "Base": "products.revising",
    "Checked": "checking",
    "Edition": "products.publishing",
    "Exported": "products.exporting",
    "Extracted": "extracting",
    "FixedUnit": "fixing",
    "Job": "workspace",
    "JobStatus": "reporting",
    "Jobs": "workspace",
    "Previewed": "products.previewing",
    "Reporter": "workspace",
    "Reviewer": "provenance",
    "Silent": "workspace",
    "Translated": "drafts.translating",
    "TranslationRun": "drafts.translating",
    "UnitFindings": "checking",
    "Workspace": "workspace",
    "check_jobs": "checking",
    "export_jobs": "products.exporting",
    "export_redlines": "products.exporting",
    "extract_jobs": "extracting",
    "final_gaps": "provenance",
    "final_problems": "checking",
    "find_engines": "drafts.translating",
    "fix_jobs": "fixing",
    "glossary_prepared_beside": "preparing",
    "note_findings": "checking",
    "preview_jobs": "products.previewing",
    "publish_jobs": "products.publishing",
    "status_of": "reporting",
    "translate_jobs": "drafts.translating",
}
"""Where each name is defined."""


def __getattr__(name: str) -> object:
    """A name of a stage, out of its module."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
