"""`models`: the offline engines of this machine and the pairs they serve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.options import json_option
from workflow.cli.terminal import (
    Session,
    Terminal,
    download_bar,
    echo_json,
    echo_table,
    exit_code,
)

if TYPE_CHECKING:
    from workflow.engines.carrying import DirectionInfo
    from workflow.engines.packages import Diagnosis

_TIMEOUT = 10.0
"""Seconds to wait for Argos' index before giving up."""


@click.group()
def models() -> None:
    """Offline translation models: what is installed, what works, what is missing."""


@models.command("list")
@json_option
@click.pass_obj
def list_models(session: Session, as_json: bool) -> None:
    """List the Argos packages that are installed."""
    from workflow.engines.packages import list_packages

    packages = list_packages(_packages_dir(session))
    if as_json:
        echo_json(packages)
    elif packages:
        echo_table(
            ("Package", "Pair", "Version", "MB", "SHA-256", "Problem"),
            [
                (
                    item.name,
                    f"{item.source}→{item.target}",
                    item.version,
                    f"{item.size / 1e6:.1f}",
                    item.sha256[:12],
                    item.problem,
                )
                for item in packages
            ],
            numbers=(3,),
        )
    else:
        click.echo("No Argos package is installed.", err=True)


@models.command("install")
@click.argument("wanted", nargs=-1, required=True, metavar="FILE|PAIR...")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=_TIMEOUT,
    show_default=True,
    metavar="SECONDS",
)
@json_option
@click.pass_obj
def install(session: Session, wanted: tuple[str, ...], timeout: float, as_json: bool) -> None:
    """Install an .argosmodel FILE, or fetch the model of a PAIR such as en-fr.

    Fetching is the only thing this program uses a network for.
    """
    from workflow.engines import Pair
    from workflow.engines.packages import install_from_file, install_from_index

    folder = _packages_dir(session)
    installed = []
    for name in wanted:
        if name.endswith(".argosmodel") or Path(name).is_file():
            installed.append(install_from_file(Path(name), folder))
        else:
            with download_bar(name) as advance:
                installed.append(install_from_index(Pair.parse(name), timeout, advance, folder))
    if as_json:
        echo_json(installed)
    else:
        for item in installed:
            click.echo(f"{item.name} {item.version} [{item.sha256[:12]}] in {item.path}")


@models.command("remove")
@click.argument("pairs", nargs=-1, required=True, metavar="PAIR...")
@json_option
@click.pass_obj
def remove(session: Session, pairs: tuple[str, ...], as_json: bool) -> None:
    """Remove the packages of a PAIR such as en-fr."""
    from workflow.engines import Pair
    from workflow.engines.packages import remove_package

    folder = _packages_dir(session)
    removed = [item for pair in pairs for item in remove_package(Pair.parse(pair), folder)]
    if as_json:
        echo_json(removed)
    else:
        for item in removed:
            click.echo(f"{item.name} {item.version} was removed")


@models.command("doctor")
@click.argument("pairs", nargs=-1, metavar="[PAIR]...")
@click.option(
    "--probe",
    is_flag=True,
    help="Try with up to 300 sentences which placeholders each Argos model carries.",
)
@json_option
@click.pass_obj
def doctor(session: Session, pairs: tuple[str, ...], probe: bool, as_json: bool) -> None:
    """Say which pairs work, by which route, and what is missing. Exit 1 if one does not.

    Without a PAIR: those the desk's articles need. Under Terms stands how official terms get
    through: as typed spans, or as placeholders, with how many of them a sentence may hold and
    in what share of sentences 1, 2, 3 and 4 of them came through.
    """
    from workflow.engines import EngineSettings, Pair
    from workflow.engines.packages import doctor as examine

    wanted = [Pair.parse(pair) for pair in pairs]
    settings = EngineSettings()
    if not wanted or _on_a_desk(session):
        workspace, _ = session.open()
        wanted = wanted or sorted({job.pair for job in workspace.jobs().jobs})
        settings = workspace.engine_settings
    terminal = Terminal()
    with terminal.watched():
        diagnoses = examine(wanted, settings, terminal.begin if probe else None)
    if as_json:
        echo_json(diagnoses)
    else:
        echo_table(
            ("Pair", "Works", "By", "Terms", "What to do"),
            [
                (
                    f"{item.source}→{item.target}",
                    "yes" if item.works else "no",
                    item.label,
                    _terms(item),
                    ". ".join(filter(None, (item.problem, item.hint))),
                )
                for item in diagnoses
            ],
        )
    missing = not all(item.works for item in diagnoses)
    raise SystemExit(exit_code(failures=(), unfinished=missing))


_MOST_SHOWN = 3
"""Families of placeholders in a cell of the doctor's table."""


def _terms(diagnosis: Diagnosis) -> str:
    """How terms get through: `typed`, or `ZZ1 ×2 (100 % 95 %), …`; by direction on a route."""
    cells = ["typed"] if diagnosis.typed else []
    for item in diagnosis.directions:
        place = f"{item.source}→{item.target}: " if len(diagnosis.route) > 2 else ""
        cells.append(place + _placeholders(item))
    return "; ".join(cells)


def _placeholders(item: DirectionInfo) -> str:
    if not item.probed:
        return item.problem or "not probed yet"
    used = [trial for trial in item.trials if trial.most][:_MOST_SHOWN]
    return (
        ", ".join(
            f"{trial.example} ×{trial.most} ({' '.join(f'{rate:.0%}' for rate in trial.rates)})"
            for trial in used
        )
        or "no placeholder comes through"
    )


def _packages_dir(session: Session) -> Path | None:
    """The folder of packages that the desk names; outside a desk where Argos itself looks."""
    return session.open()[0].desk.settings.packages_dir if _on_a_desk(session) else None


def _on_a_desk(session: Session) -> bool:
    from workflow.desk import SETTINGS_FILE

    return (session.root / SETTINGS_FILE).is_file()
