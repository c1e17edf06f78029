"""`export`: documents for the public, review copies, redlines, and other formats."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from workflow.cli.exported import echo_exports
from workflow.cli.import_commands import echo_reviews
from workflow.cli.options import articles_argument, json_option, to_option
from workflow.cli.terminal import Session, choose_jobs, exit_code
from workflow.cli.verify_view import verify

if TYPE_CHECKING:
    from workflow.batch import Exported, Job, Reviewer, Workspace

_REVIEW = "review"
_LAYOUTS = ("table", "paragraph", "interlinear", "clean", "facing", _REVIEW)
_WORD, _ODT = "docx", "odt"
_FORMATS = (_WORD, _ODT, "html", "tmx", "xliff", "csv", "xlsx")

_VERIFYING = {"--verify", "--reference", "--reviewer", "--reviewed-on", "--json"}
"""The options that --verify takes."""

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--layout",
        type=click.Choice(_LAYOUTS),
        help="How the document is laid out; review: a copy to correct in Word and import again.",
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(_FORMATS),
        default=_WORD,
        show_default=True,
        help="odt needs LibreOffice.",
    ),
    click.option("--pdf", is_flag=True, help="Make a PDF of each document too, by LibreOffice."),
    click.option("--columns", is_flag=True, help="All target languages side by side."),
    click.option(
        "--together", is_flag=True, help="All articles of the same languages in one file."
    ),
    click.option("--title", default="", help="With --together: the title of the document."),
    click.option("--page", type=click.Choice(("a4", "letter", "decree30")), default="a4"),
    click.option(
        "--reference",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A .docx whose styles, header, footer and margins are taken.",
    ),
    click.option("--numbers/--no-numbers", default=None, help="Number the paragraphs or not."),
    click.option("--annex/--no-annex", default=None, help="Close with the list of terms or not."),
    click.option("--draft", is_flag=True, help="Mark every page as a draft."),
    click.option("--final", is_flag=True, help="Refuse unreviewed units and errors."),
    click.option("--reviewer", "reviewers", multiple=True, help="Who reviewed, for --final."),
    click.option(
        "--reviewed-on",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help="When, if not as the PO file says.",
    ),
    click.option(
        "--redline",
        is_flag=True,
        help="Show as tracked changes, in both columns, what changed since an older version.",
    ),
    click.option(
        "--since",
        "revision",
        default="",
        metavar="REV",
        help="With --redline: a revision of git, instead of the last version that differs.",
    ),
    click.option(
        "--against",
        type=click.Path(file_okay=False, exists=True, path_type=Path),
        help="With --redline: an older copy of the desk; needs no git.",
    ),
    click.option("--bom", is_flag=True, help="csv: with a byte order mark, which Excel needs."),
    click.option("--with-drafts", is_flag=True, help="tmx: drafts too."),
    click.option(
        "--verify",
        is_flag=True,
        help="Make nothing: look at Word files, named instead of articles, point by point.",
    ),
    click.option(
        "--output",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder for the documents, instead of the desk's exports/.",
    ),
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line asks for."""

    layout: str | None
    form: str
    pdf: bool
    columns: bool
    together: bool
    title: str
    page: str
    reference: Path | None
    numbers: bool | None
    annex: bool | None
    draft: bool
    final: bool
    reviewers: tuple[str, ...]
    reviewed_on: datetime.datetime | None
    redline: bool
    revision: str
    against: Path | None
    bom: bool
    with_drafts: bool
    verify: bool
    folder: Path | None

    @property
    def is_review(self) -> bool:
        return self.layout == _REVIEW

    def check(self) -> None:
        """Raise `UsageError` for what does not go together."""
        if (self.revision or self.against) and not self.redline:
            raise click.UsageError("--since and --against go with --redline.")
        if self.revision and self.against:
            raise click.UsageError("Give either --since or --against.")
        kinds = (self.is_review, self.redline, self.form not in (_WORD, _ODT))
        if sum(kinds) > 1:
            raise click.UsageError("Give one of --layout review, --redline and --format.")
        if any(kinds) and (self.pdf or self.columns or self.draft or self.reference):
            raise click.UsageError(
                "--pdf, --columns, --draft and --reference are for documents for the public."
            )
        if self.final and (self.draft or self.is_review):
            raise click.UsageError("--final does not go with --draft or --layout review.")
        if self.title and not self.together:
            raise click.UsageError("--title goes with --together.")

    def reviewer(self) -> Reviewer | None:
        """Who reviewed, where the command line says it."""
        from workflow.batch import Reviewer

        if not self.reviewers and self.reviewed_on is None:
            return None
        return Reviewer(self.reviewers, self.reviewed_on.date() if self.reviewed_on else None)


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@articles_argument
@to_option
@_with_options
@json_option
@click.pass_obj
def export(
    session: Session,
    /,
    articles: tuple[str, ...],
    targets: tuple[str, ...],
    as_json: bool,
    **options: Any,
) -> None:
    """Make bilingual documents: Word, and formats for other programs.

    Exit 1 if one was refused or has no PO file yet. docs/word.md shows the layouts,
    docs/review.md the review copy, docs/formats.md the other formats. With --verify, the names
    are those of Word files; exit 1 if a fault is found, 2 if one is no Word file.
    """
    asked = _Asked(**options)
    if asked.verify:
        _check_verifying()
        raise SystemExit(
            verify(session, articles, asked.reference, asked.reviewer(), as_json=as_json)
        )
    asked.check()
    with session.at_work() as workspace:
        jobs = choose_jobs(workspace, articles, targets)
        if asked.is_review:
            from workflow.batch.returns.reviewing import export_reviews

            made = export_reviews(workspace, jobs.jobs, asked.folder, together=asked.together)
            count = sum(len(item.jobs) for item in made)
        else:
            ready = _ready(workspace, jobs.jobs, asked)
            results = _export(workspace, ready, asked)
            count = len(results)
            results = [each for each in results if not each.unchanged]
    if asked.is_review:
        echo_reviews(made, as_json=as_json)
    else:
        echo_exports(results, as_json)
    raise SystemExit(exit_code(failures=jobs.failures, unfinished=count < len(jobs.jobs)))


def _check_verifying() -> None:
    """Raise `UsageError` for options that tell how a document is to be made."""
    context = click.get_current_context()
    told = {
        parameter.opts[0]
        for parameter in context.command.params
        if isinstance(parameter, click.Option)
        and context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
    }
    for option in sorted(told - _VERIFYING):
        raise click.UsageError(f"{option} does not go with --verify.")


def _ready(workspace: Workspace, jobs: Sequence[Job], asked: _Asked) -> list[Job]:
    """The jobs that may be exported; with `--final` only those that nothing speaks against."""
    from workflow.batch import final_gaps, final_problems

    if not asked.final:
        return list(jobs)
    ready: list[Job] = []
    for job in jobs:
        problems = final_problems(workspace, job)
        if not problems and asked.form in (_WORD, _ODT) and not asked.redline:
            problems = final_gaps(workspace, job, asked.reviewer())
            problems += problems and ", name them with --reviewer and --reviewed-on"
        if problems:
            workspace.reporter.say(f"Refused {job.name}: {problems}.")
        else:
            ready.append(job)
    return ready


def _export(workspace: Workspace, jobs: Sequence[Job], asked: _Asked) -> list[Exported]:
    from workflow.batch import Base, Edition, export_redlines, publish_jobs
    from workflow.desk import read_bytes
    from workflow.exports import Publication

    if asked.redline:
        return export_redlines(workspace, jobs, Base(asked.revision, asked.against), asked.folder)
    if asked.form not in (_WORD, _ODT):
        from workflow.batch.products.formats import Format, FormatOptions, export_formats

        name = (asked.title or "all") if asked.together else ""
        told = FormatOptions(name, asked.bom, asked.with_drafts, asked.final)
        return export_formats(workspace, jobs, Format(asked.form), asked.folder, told)
    publication = Publication(
        layout=asked.layout or workspace.desk.settings.layout,
        paper=asked.page,
        numbers=asked.numbers,
        annex=asked.annex,
        draft=asked.draft,
        reference=read_bytes(asked.reference) if asked.reference else None,
    )
    formats = (*(["pdf"] if asked.pdf else []), *([_ODT] if asked.form == _ODT else []))
    edition = Edition(
        publication, asked.columns, asked.together, asked.title, formats, asked.reviewer()
    )
    return publish_jobs(workspace, jobs, edition, asked.folder)
