"""What happens to translations when the article they belong to is corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workflow.article import parse_inline, plain_text, serialize_inline, slice_inline
from workflow.batch.drafts.matching import match_label
from workflow.batch.workspace import Job, Workspace
from workflow.memory.texts import likeness
from workflow.memory.values import Match, MemoryEntry
from workflow.translations import Carrier, Mended


def carrier_for(workspace: Workspace, job: Job) -> Carrier:
    """How translations of a job are split, and mended where only figures or names changed."""
    return Carrier(_splitter(workspace, job.target), _mender(workspace, job))


def _splitter(workspace: Workspace, language: str) -> Callable[[str], Sequence[str]]:
    """Splits a translation with light tags into its sentences."""

    def split(tagged: str) -> Sequence[str]:
        runs = parse_inline(tagged)
        sentences = workspace.segmenter(language).split(plain_text(tagged))
        return [serialize_inline(slice_inline(runs, *sentence)) for sentence in sentences]

    return split


def _mender(workspace: Workspace, job: Job) -> Callable[[str, str, str], Mended | None]:
    """Puts the figures, dates, references and terms of a corrected sentence into its old
    translation, where nothing else changed."""

    def mend(old_source: str, old_target: str, new_source: str) -> Mended | None:
        from workflow.memory.repair import repair_match

        pair, article = job.pair, job.article.id
        entry = MemoryEntry(old_source, old_target, pair.source, pair.target, article)
        match = Match(entry, likeness(old_source, new_source))
        repaired = repair_match(match, new_source, workspace.glossary, workspace.style)
        if repaired is None:
            return None
        return Mended(repaired.text, match_label(match, repaired.shown))

    return mend
