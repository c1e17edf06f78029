"""Stage four: bilingual Word documents from articles and PO files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from workflow import __version__
from workflow.article import Block, BlockKind, plain_text
from workflow.batch.products.ledger import Ledger
from workflow.batch.products.picturing import picture_files, with_pictures
from workflow.batch.products.revising import Base, redlined
from workflow.batch.workspace import Job, Workspace, read_catalogs
from workflow.desk import unwritable, write_atomic
from workflow.drafting import context_of
from workflow.exports import (
    AlignedBlock,
    AlignedDocument,
    AlignedUnit,
    TermUse,
    used_entries,
    word_document,
)
from workflow.extraction import Extraction, Key, describe
from workflow.translations import Catalog, State, Unit


@dataclass(frozen=True, slots=True)
class Exported:
    """What exporting one job did."""

    job: Job
    path: Path
    written: bool
    """False where the document was already there, made from the same texts."""
    units_in: int
    """Segments of the article that are to be translated; repeated ones count each time."""
    units_out: int
    """Segments in the document."""
    reviewed: int
    drafts: int
    untranslated: int
    left_out: tuple[Block, ...]
    """Blocks that stay out of the document: furniture and code."""
    set_aside: Path | None
    """Where a document went that stood here and was not as we made it."""
    also: tuple[Path, ...] = ()
    """What was made of the document besides: PDF, ODT."""
    unchanged: bool = False
    """Whether a redline had nothing to show, and there is no document at `path` of this run."""


def export_jobs(
    workspace: Workspace, jobs: Iterable[Job], folder: Path | None = None
) -> list[Exported]:
    """Make the Word document of each job that has a PO file, where it is missing or stale.

    `folder` takes the place of the desk's `exports/`. Raises `ExportError` for a text that
    cannot be put in a document, `DeskError` when the folder cannot be written.
    """
    todo = list(jobs)
    done = workspace.reporter.begin("Exporting", len(todo))
    ledger = Ledger(workspace.desk, workspace.glossary.signature)
    results: list[Exported] = []
    for job, catalog in read_catalogs(workspace, todo):
        results.append(_export_job(workspace, job, catalog, ledger, folder))
        done(1)
    ledger.save()
    return results


def export_redlines(
    workspace: Workspace, jobs: Iterable[Job], base: Base, folder: Path | None = None
) -> list[Exported]:
    """Make for each job that has a PO file a Word document that shows as tracked changes what
    became of it since an older version; where nothing did, none, and the result says so.
    Raises `DeskError` besides, see `redlined`."""
    results: list[Exported] = []
    ledger = Ledger(workspace.desk, workspace.glossary.signature)
    for job, catalog in read_catalogs(workspace, jobs):
        extraction = workspace.extraction(job)
        made = align(workspace, job, extraction, catalog)
        document = redlined(workspace, job, made, catalog, base)
        path = export_path(workspace, job, folder, "redline.docx")
        if document.blocks == made.blocks:
            workspace.reporter.say(_unchanged(job, document.base, path))
            results.append(replace(told(job, document, extraction, path), unchanged=True))
            continue
        results.append(_write(workspace, job, document, extraction, path, ledger))
    ledger.save()
    return results


def _unchanged(job: Job, base: str | None, path: Path) -> str:
    """Why no redline is written; `base` names the older version, where one was found."""
    earlier = f"; {path.name} is an earlier one" if path.is_file() else ""
    if base:
        return f"{job.name} has not changed since {base}: no redline is written{earlier}."
    return (
        f"{job.name}: git and PO file know no older text: no redline is written{earlier}."
        " Name an older copy of the desk with: --against FOLDER"
    )


def align(
    workspace: Workspace, job: Job, extraction: Extraction, catalog: Catalog
) -> AlignedDocument:
    """The article and its translation, unit by unit, as a document shows it."""
    units = {unit.key: unit for unit in catalog.units}
    blocks = tuple(
        AlignedBlock(
            placed.segmented.block, tuple(_aligned_unit(key, units.get(key)) for key in placed.keys)
        )
        for placed in extraction.placed
    )
    return AlignedDocument(
        article_id=job.article.id,
        title=job.article.title,
        target_title=_target_title(blocks),
        source_language=job.pair.source,
        target_language=job.pair.target,
        metadata=job.article.metadata,
        blocks=blocks,
        used=used_entries(_uses(workspace, job, extraction, units)),
        desk=workspace.desk.settings.name,
        signature=f"bilingual {__version__}, glossary {workspace.glossary.signature}",
    )


def _export_job(
    workspace: Workspace, job: Job, catalog: Catalog, ledger: Ledger, folder: Path | None
) -> Exported:
    extraction = workspace.extraction(job)
    document = align(workspace, job, extraction, catalog)
    path = export_path(workspace, job, folder)
    if ledger.is_fresh(path, job.source_path, job.catalog_path, *picture_files([job])):
        return told(job, document, extraction, path)
    document = with_pictures(workspace, job, document)
    return _write(workspace, job, document, extraction, path, ledger)


def export_path(workspace: Workspace, job: Job, folder: Path | None, suffix: str = "docx") -> Path:
    """Where the document of a job lies: in the desk's `exports/` or another folder."""
    standard = workspace.desk.export_path(job.article.id, job.pair.source, job.pair.target)
    return (folder or standard.parent) / f"{standard.stem}.{suffix}"


def _write(
    workspace: Workspace,
    job: Job,
    document: AlignedDocument,
    extraction: Extraction,
    path: Path,
    ledger: Ledger,
) -> Exported:
    """Make the document; one that stands there and is not as we made it is moved aside."""
    data = word_document(document, workspace.desk.settings.layout)
    aside = set_aside(path) if ledger.is_foreign(path, data) else None
    written = write_atomic(path, data)
    ledger.note(path, job.source_path, job.catalog_path, *picture_files([job]))
    result = told(job, document, extraction, path)
    return replace(result, written=written, set_aside=aside)


def told(job: Job, document: AlignedDocument, extraction: Extraction, path: Path) -> Exported:
    """What a document that was there already has to tell of its job."""
    states = [unit.state for unit in document.units]
    return Exported(
        job,
        path,
        written=False,
        units_in=extraction.segment_count,
        units_out=len(states),
        reviewed=states.count(State.REVIEWED.value),
        drafts=states.count(State.DRAFT.value),
        untranslated=states.count(State.UNTRANSLATED.value),
        left_out=extraction.left_out,
        set_aside=None,
    )


def set_aside(path: Path) -> Path:
    """Move a document that an editor may have changed out of the way of the new one."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.edited-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as err:
        raise unwritable(aside, err) from err
    return aside


def _aligned_unit(key: Key, unit: Unit | None) -> AlignedUnit:
    if unit is None:
        return AlignedUnit(key[1], "", State.UNTRANSLATED.value, context=key[0])
    return AlignedUnit(key[1], unit.target, unit.state.value, context=key[0])


def _target_title(blocks: Iterable[AlignedBlock]) -> str:
    titles = (block for block in blocks if block.block.kind is BlockKind.TITLE)
    first = next(titles, None)
    return plain_text(" ".join(unit.target for unit in first.units)) if first else ""


def _uses(
    workspace: Workspace, job: Job, extraction: Extraction, units: Mapping[Key, Unit]
) -> Iterator[TermUse]:
    """Every term and reference of the article, with what its unit says of it."""
    glossary, target = workspace.glossary, job.pair.target
    context = context_of(job.article, glossary)
    for index, placed in enumerate(extraction.placed):
        for key in placed.keys:
            unit = units.get(key)
            statuses = unit.statuses if unit else {}
            for occurrence in context.find(plain_text(key[1]), placed.segmented.block.kind):
                line = describe(occurrence, glossary, target).replace("\n", " ")
                yield TermUse(
                    kind=occurrence.kind,
                    source=occurrence.text,
                    target=glossary.render(occurrence, target) or "",
                    block=index,
                    status=statuses.get(line, ""),
                    repairs=unit.repairs if unit else (),
                )
