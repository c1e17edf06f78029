"""What the tests of repairs share."""

from __future__ import annotations

from pathlib import Path

from workflow.glossary import Glossary
from workflow.memory.repair import RepairedMatch, repair_match
from workflow.memory.values import Match, MemoryEntry

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")


def repaired(pair: str, old: str, translation: str, new: str) -> RepairedMatch | None:
    """The repair of a match of 92 %; `pair` as in `en-fr`."""
    source, target = pair.split("-")
    match = Match(MemoryEntry(old, translation, source, target), 92)
    return repair_match(match, new, GLOSSARY)
