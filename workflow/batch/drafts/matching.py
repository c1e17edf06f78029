"""What the translation memory has for the units that need a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workflow.article import plain_text
from workflow.batch.workspace import Job, Workspace
from workflow.memory.guard import guard
from workflow.memory.repair import repair_match
from workflow.memory.store import MemoryStore
from workflow.memory.values import Match, Query
from workflow.translations import Unit

_SAME_TEXT = 100
_SAME_PLACE = 101


@dataclass(frozen=True, slots=True)
class Taken:
    """A translation from the memory, for one unit."""

    text: str
    label: str
    """For the `#. origin:` line."""
    score: int
    previous: str | None = None
    """The source text it was made for, where that is another."""
    warning: str = ""
    """What a translator must know besides what the checks find."""

    @property
    def is_certain(self) -> bool:
        """Whether the very sentence was approved in the very place: between the same two."""
        return self.score == _SAME_PLACE


def query_of(units: Sequence[Unit], index: int, job: Job) -> Query:
    """What to look for, for one of the units of a job's PO file."""
    unit = units[index]
    return Query(
        unit.source,
        job.pair.source,
        job.pair.target,
        before=units[index - 1].source if index else "",
        after=units[index + 1].source if index + 1 < len(units) else "",
        context=unit.context or "",
    )


class MemoryAtWork:
    """The memory as the desk's settings want it used."""

    def __init__(self, workspace: Workspace, store: MemoryStore) -> None:
        """Use an open memory."""
        self._workspace = workspace
        self._store = store
        self._settings = workspace.desk.settings.memory

    def find_same(self, query: Query, job: Job) -> Taken | None:
        """The approved translation of just this text, if there is one."""
        matches = self._store.best(query, _SAME_TEXT)
        return self._same(matches, job)

    def find(self, query: Query, job: Job, *, has_engine: bool) -> Taken | None:
        """The best the memory has: the same text, a repaired match, an edited one.

        What is only like the text is left to the engine where there is one and the match is
        less like it than the settings want; so is one that the guard warns of.
        """
        matches = self._store.best(query, self._settings.threshold)
        same = self._same(matches, job)
        return same or self._repaired(matches, query) or self._edited(matches, query, has_engine)

    def _same(self, matches: Sequence[Match], job: Job) -> Taken | None:
        """Of equal ones that of the article itself."""
        equal = [match for match in matches if match.score >= _SAME_TEXT]
        if not equal:
            return None
        best = min(equal, key=lambda match: (-match.score, match.entry.origin != job.article.id))
        return Taken(best.entry.target, match_label(best), best.score)

    def _repaired(self, matches: Sequence[Match], query: Query) -> Taken | None:
        for match in matches:
            repaired = repair_match(
                match, query.source, self._workspace.glossary, self._workspace.style
            )
            if repaired is not None:
                label = match_label(match, repaired.shown)
                return Taken(repaired.text, label, match.score, match.entry.source)
        return None

    def _edited(self, matches: Sequence[Match], query: Query, has_engine: bool) -> Taken | None:
        for match in matches:
            old, new = plain_text(match.entry.source), plain_text(query.source)
            reason = guard(old, new, query.source_language, self._workspace.glossary)
            if has_engine and (reason or match.score < self._settings.over_machine):
                continue
            warning = f"memory: the sentence it was made for differs, {reason}" if reason else ""
            return Taken(
                match.entry.target, match_label(match), match.score, match.entry.source, warning
            )
        return None


def match_label(match: Match, repaired: str = "") -> str:
    """What the origin line says, such as `memory 92% repaired (11→57-NQ/TW) (lang-son)`."""
    told = f" repaired ({repaired})" if repaired else ""
    origin = f" ({match.entry.origin})" if match.entry.origin else ""
    return f"memory {match.score}%{told}{origin}"
