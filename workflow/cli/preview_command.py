"""`preview`: a static site to read the desk on."""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.options import articles_argument, json_option, to_option
from workflow.cli.terminal import Session, choose_jobs, echo_json, exit_code

_FOLDER = "preview"


@click.command()
@articles_argument
@to_option
@click.option(
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the site, instead of exports/preview/.",
)
@json_option
@click.pass_obj
def preview(
    session: Session,
    articles: tuple[str, ...],
    targets: tuple[str, ...],
    folder: Path | None,
    as_json: bool,
) -> None:
    """Make a site to read articles and translations side by side, with their findings.

    Open its index.html in a browser: it needs no server and fetches nothing. The site holds
    what is named here, all articles by default.
    """
    from workflow.batch import preview_jobs

    with session.at_work() as workspace:
        jobs = choose_jobs(workspace, articles, targets)
        made = preview_jobs(workspace, jobs, folder or workspace.desk.exports / _FOLDER)
    if as_json:
        echo_json(made)
    else:
        click.echo(
            f"Pages: {made.pages}, files written: {made.written}. Open in a browser:", err=True
        )
        click.echo(made.index)
    raise SystemExit(exit_code(failures=jobs.failures))
