"""`extract`, `translate`, `check`, `export` and `run`: the way of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workflow.cli.exported import echo_exports
from workflow.cli.findings import FORMATS, echo_findings
from workflow.cli.glossary_tools_commands import echo_updated
from workflow.cli.options import (
    articles_argument,
    engine_option,
    json_option,
    to_option,
    workers_option,
)
from workflow.cli.terminal import Session, choose_jobs, echo_table, exit_code

if TYPE_CHECKING:
    from workflow.batch import FixedUnit, TranslationRun, Workspace


@click.command()
@articles_argument
@to_option
@click.pass_obj
def extract(session: Session, articles: tuple[str, ...], targets: tuple[str, ...]) -> None:
    """Bring PO files up to their articles; translations that are there stay."""
    from workflow.batch import extract_jobs

    with session.at_work() as workspace:
        jobs = choose_jobs(workspace, articles, targets)
        results = extract_jobs(workspace, jobs.jobs)
    if results:
        echo_table(
            ("Article", "Pair", "Units", "New", "Changed", "Removed", "Revived"),
            [
                (
                    item.job.article.id,
                    item.job.pair,
                    item.units,
                    item.report.added,
                    item.report.changed,
                    item.report.removed,
                    item.report.revived,
                )
                for item in results
            ],
            numbers=range(2, 7),
        )
    raise SystemExit(exit_code(failures=jobs.failures))


@click.command()
@articles_argument
@to_option
@engine_option
@workers_option
@click.option(
    "--update-terms",
    is_flag=True,
    help="Also make those machine drafts anew that no longer agree with glossary or house style.",
)
@click.pass_obj
def translate(
    session: Session,
    articles: tuple[str, ...],
    targets: tuple[str, ...],
    engine_name: str | None,
    workers: int | None,
    update_terms: bool,
) -> None:
    """Draft untranslated units from memory, glossary and engine. Exit 1 if some are left."""
    from workflow.batch import translate_jobs
    from workflow.batch.drafts.updating import update_terms as update

    with session.at_work() as workspace:
        _set_workers(workspace, workers)
        jobs = choose_jobs(workspace, articles, targets)
        updated = update(workspace, jobs.jobs, engine_name) if update_terms else None
        result = updated.run if updated else translate_jobs(workspace, jobs.jobs, engine_name)
    _say_hints(result)
    if updated:
        echo_updated(workspace, updated)
    if result.jobs:
        echo_table(
            (
                "Article",
                "Pair",
                "Units",
                "Memory",
                "Machine",
                "Glossary",
                "Terms?",
                "Flagged",
                "Left",
            ),
            [
                (
                    item.job.article.id,
                    item.job.pair,
                    item.units,
                    item.memory,
                    item.machine,
                    item.glossary,
                    item.terms.get("needs review", 0),
                    item.flagged,
                    item.left,
                )
                for item in result.jobs
            ],
            numbers=range(2, 9),
        )
    left = any(item.left for item in result.jobs)
    if updated:
        left = left or bool(updated.without_engine or updated.human)
    raise SystemExit(exit_code(failures=jobs.failures, unfinished=left))


@click.command()
@articles_argument
@to_option
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--fix",
    is_flag=True,
    help="First mend blanks, quotation marks and letters' forms, never words; says each change.",
)
@click.pass_obj
def check(
    session: Session,
    articles: tuple[str, ...],
    targets: tuple[str, ...],
    style: str,
    as_json: bool,
    fix: bool,
) -> None:
    """Check figures, references, terms, names, language, typography and more.

    Exit 1 if there are errors. docs/checks.md tells what each check finds and how to waive it.
    """
    from workflow.batch import check_jobs, fix_jobs, glossary_prepared_beside
    from workflow.checks import Severity

    if fix:
        with session.at_work() as workspace:
            _say_fixed(
                workspace, fix_jobs(workspace, choose_jobs(workspace, articles, targets).jobs)
            )
    workspace, terminal = session.open()
    workspace.kept = {}
    with glossary_prepared_beside(workspace.desk):
        jobs = choose_jobs(workspace, articles, targets)
    with terminal.watched():
        checked = check_jobs(workspace, jobs.jobs)
    echo_findings(workspace.desk, checked, "json" if as_json else style)
    errors = sum(item.count(Severity.ERROR) for item in checked)
    raise SystemExit(exit_code(failures=jobs.failures, unfinished=errors > 0))


def _say_fixed(workspace: Workspace, fixed: Iterable[FixedUnit]) -> None:
    """Every change on stderr, with its place, as soon as it is written."""
    count = 0
    for one in fixed:
        count += 1
        place = f"{workspace.desk.relative(one.job.catalog_path)}:{one.unit.line}"
        for change in one.changes:
            click.echo(f"{place}: mended {change}", err=True)
    click.echo(f"Units mended: {count}", err=True)


@click.command()
@articles_argument
@to_option
@engine_option
@workers_option
@json_option
@click.pass_obj
def run(
    session: Session,
    articles: tuple[str, ...],
    targets: tuple[str, ...],
    engine_name: str | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """The main job: extract, translate, check and export."""
    from workflow.batch import (
        check_jobs,
        export_jobs,
        extract_jobs,
        find_engines,
        note_findings,
        translate_jobs,
    )

    with session.at_work() as workspace:
        _set_workers(workspace, workers)
        jobs = choose_jobs(workspace, articles, targets)
        find_engines(workspace, jobs.jobs, engine_name)  # refused before anything is written
        extract_jobs(workspace, jobs.jobs)
        result = translate_jobs(workspace, jobs.jobs, engine_name)
        checked = check_jobs(workspace, jobs.jobs)
        note_findings(workspace, checked)
        exported = export_jobs(workspace, jobs.jobs)
    _say_hints(result)
    echo_exports(exported, as_json, checked)
    unfinished = len(exported) < len(jobs.jobs)
    raise SystemExit(exit_code(failures=jobs.failures, unfinished=unfinished))


def _set_workers(workspace: Workspace, workers: int | None) -> None:
    if workers is not None:
        settings = replace(workspace.desk.settings, inter_threads=workers)
        workspace.desk = replace(workspace.desk, settings=settings)


def _say_hints(result: TranslationRun) -> None:
    for hint in result.hints:
        click.echo(hint, err=True)
