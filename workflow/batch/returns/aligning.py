"""Translations that came back without ids: what they propose, and taking it as drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workflow.article import escape_inline
from workflow.batch.products.exporting import align
from workflow.batch.saving import edit_catalog
from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.errors import CatalogError
from workflow.exports.returned.alignment import Proposal, Verdict, propose
from workflow.exports.returned.text import read_returned
from workflow.exports.unit_ids import unit_id
from workflow.translations import Catalog, State


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file proposes for one article."""

    job: Job
    path: Path
    proposals: tuple[Proposal, ...]
    taken: int = 0
    """How many were written, as drafts."""

    @property
    def is_complete(self) -> bool:
        """Whether everything that came back found its place and can be, or was, taken."""
        return all(
            each.verdict in (Verdict.SAME, Verdict.PROPOSED, Verdict.REVIEWED)
            for each in self.proposals
        )


def align_returned(workspace: Workspace, job: Job, path: Path) -> Returned:
    """What a file that came back without ids proposes for a job's article; nothing is written.

    Raises `ExportError` for a file that cannot be read, `CatalogError` where there is no PO
    file yet.
    """
    catalog = read_catalog(workspace, job.catalog_path)
    if catalog is None:
        raise CatalogError(
            "no such PO file yet",
            path=job.catalog_path,
            hint=f"Make it with: bilingual extract {job.article.id} --to {job.target}",
        )
    document = align(workspace, job, workspace.extraction(job), catalog)
    source, target = (_splitter(workspace, code) for code in (job.pair.source, job.pair.target))
    return Returned(job, path, tuple(propose(document, read_returned(path), source, target)))


def take_proposals(workspace: Workspace, returned: Returned) -> Returned:
    """Write what is proposed into the PO file, as drafts.

    What a person approved, wrote or changed stays as it is, and so does a unit that changed
    meanwhile. Raises what
    `edit_catalog` raises.
    """
    wanted = {each.ids[0]: each for each in returned.proposals if each.verdict is Verdict.PROPOSED}

    def edit(catalog: Catalog) -> int:
        taken = 0
        for unit in catalog.units:
            found = wanted.get(unit_id(*unit.key))
            if found is None or unit.target != found.before:
                continue
            if not unit.is_human:
                catalog.set_target(unit.key, escape_inline(found.text), State.DRAFT)
                taken += 1
        return taken

    path = returned.job.catalog_path
    taken, _ = edit_catalog(path, edit, wrap=workspace.desk.settings.wrap)
    return replace(returned, taken=taken)


def _splitter(workspace: Workspace, language: str) -> Callable[[str], Sequence[str]]:
    segmenter = workspace.segmenter(language)
    return lambda text: [text[start:end] for start, end in segmenter.split(text)]
