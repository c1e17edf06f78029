"""Grammar where an approved form meets the sentence around it."""

from workflow.seams.lint import lint_seams
from workflow.seams.placing import placed_of
from workflow.seams.realise import realise
from workflow.seams.repair import repair_seams
from workflow.seams.sources import lead_of
from workflow.seams.values import DEEP_RULES, Edit, Placed, Problem, Repaired

__all__ = [
    "DEEP_RULES",
    "Edit",
    "Placed",
    "Problem",
    "Repaired",
    "lead_of",
    "lint_seams",
    "placed_of",
    "realise",
    "repair_seams",
]
