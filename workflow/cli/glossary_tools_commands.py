"""`glossary impact` and `glossary mine`: what a change touches, and what the termbase lacks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.options import articles_argument, json_option, to_option
from workflow.cli.terminal import Session, choose_jobs, echo_json, echo_table, exit_code

if TYPE_CHECKING:
    from workflow.batch import Workspace
    from workflow.batch.drafts.impact import Impact, StyleClash, UnitImpact
    from workflow.batch.drafts.updating import AffectedUnit, Updated
    from workflow.mining import Candidate


@click.command()
@click.option(
    "--since",
    "revision",
    metavar="REV",
    help="Compare with the glossary of this git revision.  [default: HEAD]",
)
@click.option(
    "--against",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Compare with an older copy of the glossary's folder; needs no git.",
)
@json_option
@click.pass_obj
def impact(session: Session, revision: str | None, folder: Path | None, as_json: bool) -> None:
    """Show which translated units a change of the glossary touches.

    And which are not in the house style of workflow.toml. Exit 1 if reviewed translations no
    longer agree with the glossary.
    """
    from workflow.batch.drafts.impact import impact_of
    from workflow.batch.history import glossary_at, glossary_in

    if revision is not None and folder is not None:
        raise click.UsageError("--since and --against exclude each other")
    workspace, terminal = session.open()
    since = "HEAD" if revision is None else revision
    old = glossary_in(folder) if folder else glossary_at(workspace.desk, since)
    jobs = workspace.jobs()
    for failure in jobs.failures:
        workspace.reporter.say(f"Error: {failure}")
    with terminal.watched():
        found = impact_of(workspace, jobs.jobs, old)
    if as_json:
        echo_json(_impact_record(workspace, found))
    else:
        _echo_impact(workspace, found)
    raise SystemExit(exit_code(failures=jobs.failures, unfinished=found.reviewed_disagree))


@click.command()
@articles_argument
@click.option("--lang", "language", metavar="LANG", help="Only articles in this language.")
@to_option
@click.option(
    "--min-count",
    "least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    metavar="N",
    help="How often a name or phrase must stand.",
)
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the candidates here as CSV with the columns of terms.csv.",
)
@json_option
@click.pass_obj
def mine(
    session: Session,
    articles: tuple[str, ...],
    language: str | None,
    targets: tuple[str, ...],
    least: int,
    file: Path | None,
    as_json: bool,
) -> None:
    """Look for terms in the desk's articles that the termbase lacks.

    With likely equivalents from reviewed translations into --to, or into all languages.
    """
    from workflow.batch.mining import articles_of, candidate_sheet, mine_articles
    from workflow.desk import write_atomic
    from workflow.engines import normalise_language

    workspace, terminal = session.open()
    jobs = choose_jobs(workspace, articles, ())
    wanted = normalise_language(language) if language else None
    chosen = [one for one in articles_of(jobs.jobs) if wanted in (None, one.language)]
    into = [normalise_language(target) for target in targets]
    with terminal.watched():
        found = mine_articles(workspace, chosen, targets=into, least=least)
    if file is not None:
        write_atomic(file, candidate_sheet(workspace, found).encode("utf-8-sig"))
        terminal.say(f"{file}: {len(found)} candidates")
    if as_json:
        echo_json(found)
    elif file is None:
        _echo_candidates(found)
    sys.exit(exit_code(failures=jobs.failures))


def echo_updated(workspace: Workspace, updated: Updated) -> None:
    """Print what `translate --update-terms` did and what is left to people."""
    for one in updated.redrafted:
        before, after = one.before, one.after
        place = f"{workspace.desk.relative(before.job.catalog_path)}:{after.line}"
        click.echo(f"{place}: drafted anew")
        _echo_draft("was", before.unit.target, before.reasons)
        lines = [f"{line} [{status or 'no status'}]" for line, status in after.statuses.items()]
        _echo_draft("now", after.target, [*lines, *(f"check: {one}" for one in after.checks)])
    _echo_affected(workspace, updated.without_engine, "left, no engine for the pair")
    _echo_affected(workspace, updated.human, "")
    click.echo(
        f"{len(updated.redrafted)} drafts made anew, {len(updated.without_engine)} left without "
        f"an engine, {len(updated.human)} reviewed or edited translations disagree"
    )


def _echo_affected(workspace: Workspace, units: Sequence[AffectedUnit], did: str) -> None:
    for one in units:
        place = f"{workspace.desk.relative(one.job.catalog_path)}:{one.unit.line}"
        click.echo(f"{place}: ({one.state}) {did or 'disagrees with glossary or house style'}")
        for reason in one.reasons:
            click.echo(f"    {reason}")


def _echo_draft(when: str, text: str, lines: Iterable[str]) -> None:
    click.echo(f"    {when}: {text}")
    for line in lines:
        click.echo(f"        {line}")


def _echo_impact(workspace: Workspace, found: Impact) -> None:
    for change in found.changes.concepts:
        said = f": {'; '.join(change.details)}" if change.details else ""
        click.echo(f"{change.change} {change.id}{said}")
    if found.changes.tables:
        click.echo("changed references.toml")
    rows = [row for one in found.units for row in _rows(workspace, one)]
    if rows:
        headers = ("Unit", "State", "Term", "Old form", "New form", "Agrees")
        echo_table(headers, rows)
    for one in found.units:
        if one.problems and one.state != "draft":
            click.echo(f"{_place(workspace, one)}: ({one.state}) {'; '.join(one.problems)}")
    for clash in found.restyled:
        place = _place(workspace, clash)
        click.echo(f"{place}: ({clash.state}) {'; '.join(clash.faults)}")
    articles = {one.job.article.id for one in found.units}
    disagree = sum(one.state == "reviewed" and not one.agrees for one in found.units)
    click.echo(
        f"{len(found.changes.concepts)} concepts changed, {len(found.units)} units of "
        f"{len(articles)} articles touched, {disagree} reviewed ones disagree"
    )
    if found.restyled:
        click.echo(f"{len(found.restyled)} units are not in the house style of workflow.toml")


def _rows(workspace: Workspace, one: UnitImpact) -> list[tuple[str, ...]]:
    place, agrees = _place(workspace, one), "yes" if one.agrees else "no"
    forms = [(form.text, form.old or "–", form.new or "–") for form in one.forms]
    return [(place, one.state, *form, agrees) for form in forms or [("–", "–", "–")]]


def _place(workspace: Workspace, one: UnitImpact | StyleClash) -> str:
    path = one.job.catalog_path.relative_to(workspace.desk.translations)
    return f"{path.as_posix()}:{one.unit.line}"


def _impact_record(workspace: Workspace, found: Impact) -> dict[str, object]:
    return {
        "concepts": found.changes.concepts,
        "references": found.changes.tables,
        "units": [
            {
                "article": one.job.article.id,
                "source_language": one.job.pair.source,
                "target_language": one.job.target,
                "file": workspace.desk.relative(one.job.catalog_path),
                "line": one.unit.line,
                "state": one.state,
                "source": one.unit.source,
                "target": one.unit.target,
                "forms": one.forms,
                "agrees": one.agrees,
                "problems": one.problems,
            }
            for one in found.units
        ],
        "restyled": [
            {
                "article": one.job.article.id,
                "target_language": one.job.target,
                "file": workspace.desk.relative(one.job.catalog_path),
                "line": one.unit.line,
                "state": one.state,
                "problems": one.faults,
            }
            for one in found.restyled
        ],
    }


def _echo_candidates(found: Sequence[Candidate]) -> None:
    rows = [
        (
            f"{one.text} ({one.short})" if one.short else one.text,
            one.language,
            one.evidence.value,
            one.kind,
            one.count,
            one.articles,
            "; ".join(f"{code}: {likely[0]}" for code, likely in one.equivalents.items()),
        )
        for one in found
    ]
    if rows:
        headers = ("Candidate", "Lang", "Evidence", "Kind", "Count", "Articles", "Equivalents")
        echo_table(headers, rows, numbers=(4, 5))
    click.echo(f"{len(found)} candidates")
