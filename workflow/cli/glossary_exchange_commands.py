"""`glossary check`, `glossary export` and `glossary import`."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.options import json_option
from workflow.cli.terminal import Session, echo_json

if TYPE_CHECKING:
    from workflow.glossary import Concept
    from workflow.glossary.exchange import Merged, NewGender, Pair

FORMATS = ("tbx-v2", "tbx-v3", "omegat", "weblate", "pairs", "csv")
_format_option = click.option(
    "--format", "style", type=click.Choice(FORMATS), help="The format; else the name tells."
)
_from_option = click.option(
    "--from", "source", metavar="LANG", help="First language, in formats that hold one pair."
)
_to_option = click.option("--to", "target", metavar="LANG", help="Second language of the pair.")


@click.command()
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day on which titles must be official, today by default.",
)
@json_option
@click.pass_obj
def check(session: Session, day: datetime.datetime | None, as_json: bool) -> None:
    """Look for slips, gaps, clashes and expired titles in the termbase; exit 1 on errors."""
    from workflow.glossary.termfile import TERMS_FILE
    from workflow.glossary.verdicts.checking import Severity, check_glossary

    workspace, _ = session.open()
    folder = workspace.desk.glossary
    on = (day or datetime.datetime.now()).date()
    concepts, findings = check_glossary(folder, on)
    places = {
        name: workspace.desk.relative(folder / (name or TERMS_FILE))
        for name in {finding.file for finding in findings}
    }
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if as_json:
        echo_json(
            [
                {
                    "file": places[finding.file],
                    "line": finding.line,
                    "check": finding.check,
                    "severity": finding.severity,
                    "concept": finding.concept,
                    "message": finding.message,
                }
                for finding in findings
            ]
        )
    else:
        for one in findings:
            concept = f"{one.concept}: " if one.concept else ""
            place = places[one.file]
            click.echo(f"{place}:{one.line}: {one.severity} {one.check}: {concept}{one.message}")
        click.echo(
            f"{concepts} concepts checked: {errors} errors, {len(findings) - errors} warnings"
        )
    sys.exit(1 if errors else 0)


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="Only this language.")
@_format_option
@_from_option
@_to_option
@click.pass_obj
def export_glossary(
    session: Session,
    file: Path,
    languages: tuple[str, ...],
    style: str | None,
    source: str | None,
    target: str | None,
) -> None:
    """Write the termbase to FILE for another program."""
    from workflow.desk import write_atomic
    from workflow.engines import normalise_language
    from workflow.glossary.exchange import Format, export_terms, format_of

    workspace, terminal = session.open()
    exported = export_terms(
        workspace.glossary.concepts,
        Format(style) if style else format_of(file),
        languages=[normalise_language(code) for code in languages],
        pair=_pair(source, target),
    )
    write_atomic(file, exported.data)
    click.echo(f"{file}: {exported.concepts} concepts")
    if exported.losses:
        terminal.say(f"The format has no place for: {', '.join(exported.losses)}.")


@click.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@_format_option
@_from_option
@_to_option
@json_option
@click.pass_obj
def import_glossary(
    session: Session,
    file: Path,
    dry_run: bool,
    style: str | None,
    source: str | None,
    target: str | None,
    as_json: bool,
) -> None:
    """Add the terms of FILE to terms.csv; where the two differ, list it and exit 1.

    Genders for which terms.csv has no column go to terms.d/imported.toml.
    """
    from workflow.desk import read_bytes, read_text, write_atomic
    from workflow.engines import normalise_language
    from workflow.glossary.companion import read_companions
    from workflow.glossary.exchange import (
        Format,
        described_genders,
        merge_terms,
        new_genders,
        read_foreign,
    )
    from workflow.glossary.termfile import TERMS_FILE, parse_terms

    workspace, terminal = session.open()
    foreign = read_foreign(file, Format(style) if style else None, _pair(source, target))
    path = workspace.desk.glossary / TERMS_FILE
    with session.lock(workspace):
        before = read_text(path) if path.is_file() else ""
        here = read_companions(path.parent, parse_terms(before, path) if before else ())
        merged = merge_terms(before, path, foreign, normalise_language, described_genders(here))
        concepts = read_companions(path.parent, parse_terms(merged.text, path))
        genders, clashes = new_genders(foreign, concepts, normalise_language)
        merged = replace(merged, conflicts=(*merged.conflicts, *clashes))
        if not dry_run and merged.text != before:
            marked = before and read_bytes(path).startswith(b"\xef\xbb\xbf")
            write_atomic(path, merged.text.encode("utf-8-sig" if marked else "utf-8"))
        if not dry_run and genders:
            _write_genders(path.parent, genders, concepts)
    if as_json:
        echo_json(
            {
                "added": merged.added,
                "filled": [
                    {"concept": name, "column": column, "content": content}
                    for name, column, content in merged.filled
                ],
                "genders": genders,
                "conflicts": merged.conflicts,
                "left_out": merged.left_out,
            }
        )
    else:
        _echo_merged(merged, genders, file, dry_run=dry_run)
    if merged.left_out:
        terminal.say(f"Left out: {', '.join(merged.left_out)}.")
    sys.exit(1 if merged.conflicts else 0)


def _write_genders(folder: Path, genders: Sequence[NewGender], concepts: Sequence[Concept]) -> None:
    """Add genders to the companion file of imports."""
    from workflow.desk import read_text, write_atomic
    from workflow.glossary.companion import FOLDER
    from workflow.glossary.exchange import IMPORTED, with_genders

    by_id = {one.id: one for one in concepts}
    path = folder / FOLDER / IMPORTED
    path.parent.mkdir(exist_ok=True)
    text = read_text(path) if path.is_file() else ""
    made = with_genders(text, path, genders, lambda name, code: by_id[name].preferred(code))
    write_atomic(path, made.encode())


def _echo_merged(
    merged: Merged, genders: Sequence[NewGender], file: Path, *, dry_run: bool
) -> None:
    for name in merged.added:
        click.echo(f"new {name}")
    for name, column, content in merged.filled:
        click.echo(f"{name}: {column} + {content}")
    for one in genders:
        click.echo(f"{one.concept}: gender of “{one.form}” ({one.language}) + {one.gender}")
    for conflict in merged.conflicts:
        place = f"{file}:{conflict.line}" if conflict.line else str(file)
        click.echo(f"{place}: conflict {conflict.concept}: {conflict.message}")
    would = "would be " if dry_run else ""
    click.echo(
        f"{len(merged.added)} concepts and {len(merged.filled)} cells {would}added, "
        f"{len(merged.conflicts)} conflicts left"
    )


def _pair(source: str | None, target: str | None) -> Pair | None:
    from workflow.engines import normalise_language
    from workflow.glossary.exchange import Pair

    if source is None and target is None:
        return None
    if source is None or target is None:
        raise click.UsageError("--from and --to go together")
    return Pair(normalise_language(source), normalise_language(target))
