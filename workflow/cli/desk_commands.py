"""`init`, `add` and `status`: the desk itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.options import articles_argument, json_option, to_option
from workflow.cli.terminal import Session, choose_jobs, echo_json, echo_table, exit_code

if TYPE_CHECKING:
    from workflow.adding import Added
    from workflow.batch import JobStatus


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[DIR]")
def init(folder: Path) -> None:
    """Make a new desk in DIR, this folder by default. Files that are there stay."""
    from workflow.new_desk import make_desk

    made = make_desk(folder)
    for path in made:
        click.echo(path)
    if not made:
        click.echo("Nothing to make: everything is there.", err=True)


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--lang", "language", metavar="LANG", help="Language of the article.")
@click.option("--id", "article_id", metavar="ID", help="Name of the article on this desk.")
@click.option("--title", help="Title, where the file does not tell it.")
@click.option("--keep-all", is_flag=True, help="Mark nothing as furniture.")
@json_option
@click.pass_obj
def add(
    session: Session,
    files: tuple[Path, ...],
    language: str | None,
    article_id: str | None,
    title: str | None,
    keep_all: bool,
    as_json: bool,
) -> None:
    """Clean raw .txt, .html, .docx or .md articles into sources/ as Markdown.

    Each thing that was guessed, marked or mended is reported.
    """
    from workflow.adding import add_article
    from workflow.errors import WorkflowError

    if len(files) > 1 and (article_id or title):
        raise click.UsageError("--id and --title go with one file only.")
    with session.at_work() as workspace:
        added, failures = [], []
        for file in files:
            try:
                item = add_article(
                    workspace.desk,
                    file,
                    language=language,
                    article_id=article_id,
                    title=title,
                    keep_all=keep_all,
                )
            except WorkflowError as err:
                failures.append(err)
                workspace.reporter.say(f"Error: {err}")
                continue
            added.append(item)
            if not as_json:
                _echo_added(item)
    if as_json:
        echo_json(added)
    raise SystemExit(exit_code(failures=failures))


def _echo_added(item: Added) -> None:
    for change in item.changes:
        place = f"line {change.line}: " if change.line else ""
        click.echo(f"{item.source.name}: {place}{change.message}", err=True)
    if not item.written:
        click.echo(f"{item.source.name}: is on this desk already, unchanged", err=True)
    click.echo(f"{item.path} [{item.language}] {item.title}")


@click.command()
@articles_argument
@to_option
@json_option
@click.pass_obj
def status(
    session: Session, articles: tuple[str, ...], targets: tuple[str, ...], as_json: bool
) -> None:
    """Show units by state, findings and documents for each article and language.

    Terms: how many of the terms and references are proven, of how many that have a status.
    Err/warn: what `bilingual check` finds.
    An article that was corrected since its PO files were made is named below the table.
    """
    from workflow.batch import status_of

    workspace, _ = session.open()
    jobs = choose_jobs(workspace, articles, targets)
    rows = status_of(workspace, jobs.jobs)
    if as_json:
        echo_json(rows)
    elif rows:
        echo_table(
            (
                "Article",
                "Pair",
                "Units",
                "Reviewed",
                "Drafts",
                "Untransl.",
                "Terms",
                "Err/warn",
                "Document",
            ),
            [
                (
                    row.article,
                    f"{row.source}→{row.target}",
                    row.units,
                    row.reviewed,
                    row.drafts,
                    row.untranslated,
                    _trusted_terms(row.terms),
                    f"{row.errors}/{row.warnings}",
                    row.document,
                )
                for row in rows
            ],
            numbers=(2, 3, 4, 5, 6, 7),
        )
        _echo_changed(rows)
    raise SystemExit(exit_code(failures=jobs.failures))


def _echo_changed(rows: Sequence[JobStatus]) -> None:
    """One line for each article that was corrected since its PO files were made."""
    changed: dict[str, list[JobStatus]] = {}
    for row in rows:
        if row.changed:
            changed.setdefault(row.article, []).append(row)
    for article, behind in changed.items():
        count = max(row.changed for row in behind)
        targets = ", ".join(row.target for row in behind)
        click.echo(
            f"{article}: the article changed since its PO files ({targets}) were made, sentences"
            f" that differ: {count}. Bring them up to it with: bilingual extract {article}"
        )


def _trusted_terms(terms: Mapping[str, int]) -> str:
    """Such as `41/43`; empty where no term has a status."""
    total = sum(terms.values())
    return f"{total - terms.get('needs review', 0)}/{total}" if total else ""
