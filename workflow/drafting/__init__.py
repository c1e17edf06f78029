"""One unit's way to a draft: terms masked, machine translated, put back, verified."""

from workflow.drafting.cache import MachineCache
from workflow.drafting.draft import Draft, Plan, Request, finish_draft, plan_draft
from workflow.drafting.masking import remask

__all__ = [
    "Draft",
    "MachineCache",
    "Plan",
    "Request",
    "finish_draft",
    "plan_draft",
    "remask",
]
