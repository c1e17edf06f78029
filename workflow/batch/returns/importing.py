"""Review copies that came back: what is taken into the PO files, and what is not and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.batch.returns.job import JobImport
from workflow.batch.returns.languages import refuse_other_language
from workflow.batch.returns.outcomes import Options, Outcome
from workflow.batch.returns.review_ledger import ReviewLedger
from workflow.batch.returns.strays import homeless
from workflow.batch.saving import edit_catalog, write_edited
from workflow.batch.workspace import Job, Jobs, Workspace
from workflow.desk import read_bytes, write_atomic
from workflow.errors import ExportError, WorkflowError
from workflow.exports.review.converting import read_any
from workflow.exports.review.deciding import flattened
from workflow.exports.review.misplaced import placed
from workflow.exports.review.returned import Returned
from workflow.translations import Catalog


@dataclass(frozen=True, slots=True)
class Imported:
    """What importing files did."""

    outcomes: tuple[Outcome, ...]
    """In the order of the files; what is as it was exported is not told."""
    refused: tuple[WorkflowError, ...]
    """Why whole files were not read."""
    written: tuple[Path, ...]
    """PO files that were changed, or would be in a dry run."""

    @property
    def is_complete(self) -> bool:
        """Whether all that came back was taken."""
        return not self.refused and all(outcome.taken for outcome in self.outcomes)


_Opened = tuple[Returned, dict[Path, Job]]


def import_reviews(
    workspace: Workspace, paths: Sequence[Path], options: Options | None = None
) -> Imported:
    """Take what reviewers changed, approved and remarked in returned files into the PO files.

    Files are compared one after the other: of two reviewers who changed one sentence the
    second is a conflict. All are read and compared before the first PO file is written; where
    writing one fails, those written before are put back and the error goes on.
    """
    options = options or Options()
    ledger = ReviewLedger(workspace.desk)
    refused: list[WorkflowError] = []
    opened: list[_Opened] = []
    for path in paths:
        try:
            opened.append(_open(workspace, ledger, path))
        except WorkflowError as err:
            refused.append(err)
    compared = _compare(workspace, ledger, opened, options)
    if options.dry_run:
        imports = {path: each.done for path, each in compared.items()}
        written = [path for path, done in imports.items() if done.catalog.changed]
    else:
        imports, written = _write(workspace, ledger, opened, options, compared)
        _remember(ledger, opened, imports.values())
    outcomes = [outcome for done in imports.values() for outcome in done.outcomes]
    for back, jobs in opened:
        outcomes += homeless(back, [job.article.id for job in jobs.values()])
    order = {
        (back.path, row): (file, place)
        for file, (back, _) in enumerate(opened)
        for place, row in enumerate((*back.record.rows, ""))
    }
    outcomes.sort(key=lambda outcome: order[outcome.file, outcome.row])
    return Imported(tuple(outcomes), tuple(refused), tuple(written))


def _open(workspace: Workspace, ledger: ReviewLedger, path: Path) -> _Opened:
    """A file, and the jobs of its articles that this desk has, by PO file."""
    back = placed(read_any(path, ledger.record))
    record, desk = back.record, workspace.desk
    if ledger.record(record.export_id) is None and record.desk != desk.settings.name:
        named = f"the desk {record.desk}" if record.desk else "a desk without a name"
        raise ExportError(f"refused, it is a review copy of {named}", path=path)
    stems = {source.stem for source in desk.source_files()}
    here = [article.id for article in record.articles if article.id in stems]
    found = workspace.jobs(here, [record.target_language]) if here else Jobs((), ())
    if found.failures:
        raise found.failures[0]
    jobs = {
        job.catalog_path: job
        for job in found.jobs
        if job.pair.source == record.source_language and job.catalog_path.is_file()
    }
    if not jobs:
        names = ", ".join(article.id for article in record.articles)
        pair = f"{record.source_language} to {record.target_language}"
        raise ExportError(f"refused, this desk does not translate {names} from {pair}", path=path)
    refuse_other_language(workspace, back, jobs.values())
    if flattened(back, ledger.everything(record.export_id)):
        program = back.application or "the program that saved it"
        raise ExportError(
            f"refused, changes were flattened by {program}: deleted words stand beside new ones",
            path=path,
            hint="Ask for the file as it was before that program saved it",
        )
    return back, jobs


@dataclass(frozen=True, slots=True)
class _Compared:
    """One PO file as it was read, and what the files do to it."""

    before: bytes
    done: JobImport


def _compare(
    workspace: Workspace, ledger: ReviewLedger, opened: Sequence[_Opened], options: Options
) -> dict[Path, _Compared]:
    """Compare all files with catalogs in memory; nothing is written."""
    wrap = workspace.desk.settings.wrap
    files = [back for back, _ in opened]
    made: dict[Path, _Compared] = {}
    for path, job in _jobs(opened).items():
        before = read_bytes(path)
        catalog = Catalog.from_bytes(before, path, wrap=wrap)
        done = JobImport(workspace, ledger, job, catalog, options).run(files)
        catalog.serialize()  # raises where the charset of the file lacks a character
        made[path] = _Compared(before, done)
    return made


def _write(
    workspace: Workspace,
    ledger: ReviewLedger,
    opened: Sequence[_Opened],
    options: Options,
    compared: Mapping[Path, _Compared],
) -> tuple[dict[Path, JobImport], list[Path]]:
    """Write the PO files; all of them or none.

    One that somebody saved since it was compared is compared again as it is now. A power cut in
    between leaves whole files, some of them done: importing the same files again does the rest.
    """
    files = [back for back, _ in opened]
    made: dict[Path, JobImport] = {}
    before: dict[Path, bytes] = {}
    written: list[Path] = []
    try:
        for path, job in _jobs(opened).items():
            made[path] = compared[path].done
            before[path] = compared[path].before

            def edit(catalog: Catalog, path: Path = path, job: Job = job) -> None:
                made[path] = JobImport(workspace, ledger, job, catalog, options).run(files)

            def kept(text: str, path: Path = path) -> str:
                return made[path].replaced.stands_for(text)

            was = write_edited(path, before[path], made[path].catalog, kept)
            if was is None:
                before[path] = read_bytes(path)
                was = edit_catalog(path, edit, wrap=workspace.desk.settings.wrap, kept=kept)[1]
            if was:
                written.append(path)
    except WorkflowError:
        for path in written:
            write_atomic(path, before[path])
        raise
    return made, written


def _jobs(opened: Iterable[_Opened]) -> dict[Path, Job]:
    return {path: job for _, jobs in opened for path, job in jobs.items()}


def _remember(
    ledger: ReviewLedger, opened: Iterable[_Opened], imports: Iterable[JobImport]
) -> None:
    """Note what was taken, and what the changed rows look like with all deleted words."""
    for back, _ in opened:
        for row in back.rows:
            if row.changed is not None and row.everything not in (row.final, row.original):
                ledger.note_everything(back.record.export_id, row.name, row.everything)
    for done in imports:
        for export_id, row_name, text in done.settled:
            ledger.note_taken(export_id, row_name, text)
    ledger.save()
