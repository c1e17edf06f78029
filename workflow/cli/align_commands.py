"""`import --align`: a translation that came back without ids, proposed and taken as drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.terminal import Session, choose_jobs, echo_json, echo_table, exit_code

if TYPE_CHECKING:
    from workflow.batch import Job, Workspace
    from workflow.batch.returns.aligning import Returned

_LONGEST = 60


def import_aligned(
    session: Session,
    article: str,
    targets: tuple[str, ...],
    file: Path,
    *,
    apply: bool,
    as_json: bool,
) -> int:
    """Show what a file proposes for an article, and take it where `apply` says so.

    Returns the exit code: 1 where something of the file found no sure place. Raises
    `UsageError` unless exactly one language is meant.
    """
    from workflow.batch.returns.aligning import align_returned, take_proposals

    if apply:
        with session.at_work() as workspace:
            returned = align_returned(workspace, _job(workspace, article, targets), file)
            returned = take_proposals(workspace, returned)
    else:
        workspace, terminal = session.open()
        with terminal.watched():
            returned = align_returned(workspace, _job(workspace, article, targets), file)
    if as_json:
        echo_json(_record(returned, applied=apply))
    else:
        _echo(returned, applied=apply)
    return exit_code(failures=(), unfinished=not returned.is_complete)


def _job(workspace: Workspace, article: str, targets: tuple[str, ...]) -> Job:
    jobs = choose_jobs(workspace, (article,), targets)
    if jobs.failures:
        raise jobs.failures[0]
    if len(jobs.jobs) != 1:
        found = ", ".join(job.target for job in jobs.jobs) or "none"
        raise click.UsageError(f"Name one language of {article} with --to; it has: {found}.")
    return jobs.jobs[0]


def _record(returned: Returned, *, applied: bool) -> dict[str, object]:
    return {
        "file": returned.path,
        "article": returned.job.article.id,
        "source": returned.job.pair.source,
        "target": returned.job.pair.target,
        "applied": applied,
        "taken": returned.taken,
        "proposals": returned.proposals,
    }


def _echo(returned: Returned, *, applied: bool) -> None:
    shown = [each for each in returned.proposals if each.verdict != "same"]
    if shown:
        echo_table(
            ("What", "№", "Score", "Id", "Source", "There now", "Came back"),
            [
                (
                    each.verdict.value,
                    each.number,
                    f"{each.score:.2f}",
                    " ".join(each.ids),
                    _short(each.source),
                    _short(each.before),
                    _short(each.text),
                )
                for each in shown
            ],
        )
    proposed = sum(each.verdict == "proposed" for each in returned.proposals)
    same = len(returned.proposals) - len(shown)
    other = len(shown) - proposed
    line = f"Proposed: {proposed}, as it is: {same}, not to be taken: {other}"
    click.echo(f"{line}, taken as drafts: {returned.taken}" if applied else line)
    if proposed and not applied:
        click.echo("Nothing was written. Take the proposals as drafts with --apply.", err=True)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
