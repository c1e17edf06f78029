"""What happens to translations when the article they belong to is corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workflow.article import parse_inline, plain_text, serialize_inline, slice_inline
from workflow.batch.workspace import Job, Workspace
from workflow.translations import Carrier


def carrier_for(workspace: Workspace, job: Job) -> Carrier:
    """How translations of a job are split, and mended where only figures or names changed."""
    return Carrier(_splitter(workspace, job.target))


def _splitter(workspace: Workspace, language: str) -> Callable[[str], Sequence[str]]:
    """Splits a translation with light tags into its sentences."""

    def split(tagged: str) -> Sequence[str]:
        runs = parse_inline(tagged)
        sentences = workspace.segmenter(language).split(plain_text(tagged))
        return [serialize_inline(slice_inline(runs, *sentence)) for sentence in sentences]

    return split
