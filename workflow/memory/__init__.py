"""Translation memory: what reviewers approved, found again by its text or one like it."""

from workflow.memory.values import Match, MemoryEntry, Query

__all__ = ["Match", "MemoryEntry", "Query"]
