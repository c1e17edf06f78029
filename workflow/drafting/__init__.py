"""One unit's way to a draft: terms masked, machine translated, put back, verified."""

from workflow.drafting.cache import MachineCache
from workflow.drafting.draft import Draft, Plan, finish_draft, plan_draft

__all__ = ["Draft", "MachineCache", "Plan", "finish_draft", "plan_draft"]
