"""Many articles, many languages: the stages of the work, one after the other."""

from workflow.batch.checking import Checked, UnitFindings, check_jobs, final_problems, note_findings
from workflow.batch.exporting import Exported, export_jobs, export_redlines
from workflow.batch.extracting import Extracted, extract_jobs
from workflow.batch.fixing import FixedUnit, fix_jobs
from workflow.batch.provenance import Reviewer, final_gaps
from workflow.batch.publishing import Edition, publish_jobs
from workflow.batch.reporting import JobStatus, status_of
from workflow.batch.revising import Base
from workflow.batch.translating import Translated, TranslationRun, find_engines, translate_jobs
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
    "note_findings",
    "publish_jobs",
    "status_of",
    "translate_jobs",
]
