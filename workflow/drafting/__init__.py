"""One unit's way to a draft: terms enforced, machine translated, repaired, verified."""

from workflow.drafting.cache import MachineCache
from workflow.drafting.context import ArticleContext, context_of
from workflow.drafting.draft import Draft, Drafting, Setting, draft_unit
from workflow.drafting.ladder import Abilities, Answer, Question
from workflow.drafting.masking import remask
from workflow.drafting.outcomes import Outcome, Repair, Status, worst
from workflow.drafting.planning import Request
from workflow.drafting.verification import statuses_of

__all__ = [
    "Abilities",
    "Answer",
    "ArticleContext",
    "Draft",
    "Drafting",
    "MachineCache",
    "Outcome",
    "Question",
    "Repair",
    "Request",
    "Setting",
    "Status",
    "context_of",
    "draft_unit",
    "remask",
    "statuses_of",
    "worst",
]
