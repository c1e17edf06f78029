"""`import`: what reviewers did in returned files, taken into the PO files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.align_commands import import_aligned
from workflow.cli.options import json_option, to_option
from workflow.cli.terminal import Session, echo_json, echo_table, exit_code

if TYPE_CHECKING:
    from workflow.batch.returns.importing import Imported
    from workflow.batch.returns.outcomes import Outcome
    from workflow.batch.returns.reviewing import ReviewExport

_LONGEST = 70


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--dry-run", is_flag=True, help="Say what would be taken; write nothing.")
@click.option(
    "--prefer",
    type=click.Choice(("file", "po", "word")),
    help="Whose text wins where both were changed; without it, the PO file's stays, as fuzzy, "
    "and the returned text goes beside it. `word` is an older name of `file`.",
)
@click.option(
    "--typography",
    is_flag=True,
    help="Also take changes of quotation marks, dashes and blanks alone.",
)
@click.option(
    "--align",
    "article",
    metavar="ARTICLE",
    help="FILE is a translation of ARTICLE without our ids: show what it proposes.",
)
@to_option
@click.option("--apply", is_flag=True, help="With --align: take the proposals as drafts.")
@json_option
@click.pass_obj
def import_files(
    session: Session,
    files: tuple[Path, ...],
    dry_run: bool,
    prefer: str | None,
    typography: bool,
    article: str | None,
    targets: tuple[str, ...],
    apply: bool,
    as_json: bool,
) -> None:
    """Take changes, approvals and comments of returned review copies into the PO files.

    A review copy is a Word document, a spreadsheet or an XLIFF file that `export` made.
    Exit 1 if something was not taken, 2 if a file was refused. docs/review.md tells what is
    taken and what is not.
    """
    from workflow.batch.returns.importing import import_reviews
    from workflow.batch.returns.outcomes import Options
    from workflow.exports.review.deciding import Prefer

    if article is not None:
        if len(files) != 1 or dry_run or prefer or typography:
            raise click.UsageError("--align takes one FILE, and of the options --to and --apply.")
        code = import_aligned(session, article, targets, files[0], apply=apply, as_json=as_json)
        raise SystemExit(code)
    if apply or targets:
        raise click.UsageError("--apply and --to go with --align.")
    preferred = Prefer.FILE if prefer == "word" else Prefer(prefer or "")
    options = Options(dry_run, preferred, typography)
    unique = list(dict.fromkeys(files))
    if dry_run:
        workspace, terminal = session.open()
        with terminal.watched():
            result = import_reviews(workspace, unique, options)
    else:
        with session.at_work() as workspace:
            result = import_reviews(workspace, unique, options)
    for err in result.refused:
        click.echo(f"Error: {err}", err=True)
    if as_json:
        echo_json(_record(result, dry_run=dry_run))
    else:
        _echo(result, dry_run=dry_run, many=len(unique) > 1)
    raise SystemExit(exit_code(failures=result.refused, unfinished=not result.is_complete))


def echo_reviews(results: Sequence[ReviewExport], *, as_json: bool) -> None:
    """The review copies that were made, on stdout."""
    if as_json:
        echo_json(
            [
                {
                    "articles": [job.article.id for job in item.jobs],
                    "source": item.jobs[0].pair.source,
                    "target": item.jobs[0].pair.target,
                    "rows": item.rows,
                    "reviewed": item.reviewed,
                    "comments": item.remarks,
                    "export_id": item.export_id,
                    "document": item.path,
                    "written": item.written,
                }
                for item in results
            ]
        )
        return
    for item in results:
        if item.set_aside:
            click.echo(f"{item.path.name} had been edited; that copy is {item.set_aside}", err=True)
    if results:
        echo_table(
            ("Articles", "Pair", "Rows", "Reviewed", "Comments"),
            [
                (
                    ", ".join(job.article.id for job in item.jobs),
                    item.jobs[0].pair,
                    item.rows,
                    item.reviewed,
                    item.remarks,
                )
                for item in results
            ],
            numbers=range(2, 5),
        )
    for item in results:
        click.echo(item.path)


def _record(result: Imported, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "outcomes": result.outcomes,
        "refused": [{"file": err.path, "why": str(err)} for err in result.refused],
        "written": result.written,
    }


def _echo(result: Imported, *, dry_run: bool, many: bool) -> None:
    if result.outcomes:
        heads: tuple[str, ...] = ("", "What", "Article", "Id", "Row", "Who", "Text", "Why")
        rows = [_row(outcome) for outcome in result.outcomes]
        if many:
            heads = (*heads, "File")
            rows = [
                (*row, outcome.file.name)
                for row, outcome in zip(rows, result.outcomes, strict=True)
            ]
        echo_table(heads, rows)
    taken = sum(outcome.taken for outcome in result.outcomes)
    word = "To be taken" if dry_run else "Taken"
    line = f"{word}: {taken}, not taken: {len(result.outcomes) - taken}"
    click.echo(line + (f", files refused: {len(result.refused)}" if result.refused else ""))
    for path in result.written:
        click.echo(path)


def _row(outcome: Outcome) -> tuple[str, ...]:
    sign = "+" if outcome.taken else "-"
    why = outcome.why
    if outcome.untracked:
        why = "; ".join(filter(None, (why, "untracked")))
    who = " ".join(filter(None, (outcome.author, outcome.date[:10])))
    text = " ".join(outcome.text.split())
    shown = text if len(text) <= _LONGEST or not outcome.taken else f"{text[: _LONGEST - 1]}…"
    return (
        sign,
        outcome.kind.value,
        outcome.article,
        outcome.row,
        outcome.place,
        who,
        shown,
        why,
    )
