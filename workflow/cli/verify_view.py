"""`export --verify`: what looking at Word files gave, as tables or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.terminal import Session, echo_json, echo_table, exit_code
from workflow.errors import DeskError

if TYPE_CHECKING:
    from workflow.batch import Reviewer, Workspace
    from workflow.batch.products.verifying import Verified
    from workflow.exports.verification.values import Report, Result

_MOST = 10
"""Faults of one point that the table shows; `--json` has all."""


def verify(
    session: Session,
    names: Sequence[str],
    reference: Path | None,
    reviewer: Reviewer | None,
    *,
    as_json: bool,
) -> int:
    """Look at the files, show what was found, and give the exit code: 1 for faults, 2 for a
    file that cannot be read."""
    from workflow.batch.products.verifying import Making, verify_files
    from workflow.desk import read_bytes

    if not names:
        raise click.UsageError("Name the Word files: bilingual export --verify FILE.docx")
    paths = [Path(name) for name in names]
    missing = [path for path in paths if not path.is_file()]
    if missing:
        raise click.UsageError(f"There is no file {missing[0]}.")
    making = Making(read_bytes(reference) if reference else None, reviewer)
    found = verify_files(paths, _workspace(session), making)
    for err in found.refused:
        click.echo(f"Error: {err}", err=True)
    if as_json:
        echo_json(_record(found))
    else:
        for report in found.reports:
            _echo(report)
    return exit_code(failures=found.refused, unfinished=not found.is_good)


def _workspace(session: Session) -> Workspace | None:
    """The desk, where there is one here."""
    from workflow.desk import SETTINGS_FILE

    try:
        return session.open()[0]
    except DeskError:
        if (session.root / SETTINGS_FILE).exists():
            raise
        click.echo("No desk here: what needs one is not run.", err=True)
        return None


def _record(found: Verified) -> dict[str, object]:
    return {
        "files": [
            {
                "file": report.path,
                "kind": report.kind,
                "good": report.is_good,
                "points": [
                    {
                        "point": result.point,
                        "state": result.state,
                        "told": result.told,
                        "why": result.skipped,
                        "faults": result.faults,
                    }
                    for result in report.results
                ],
            }
            for report in found.reports
        ],
        "refused": [{"file": err.path, "why": str(err)} for err in found.refused],
    }


def _echo(report: Report) -> None:
    click.echo(f"{report.path}: {report.kind.value}")
    rows = [row for result in report.results for row in _rows(result)]
    echo_table(("Point", "", "What", "Where", "What to do"), rows)
    count = sum(len(result.faults) for result in report.results)
    skipped = sum(bool(result.skipped) for result in report.results)
    told = f"{count} fault{'' if count == 1 else 's'}" if count else "No fault"
    click.echo(f"{told}; {len(report.results) - skipped} of {len(report.results)} points looked at")


def _rows(result: Result) -> list[tuple[str, ...]]:
    name, state = result.point.value, result.state.value
    if not result.faults:
        return [(name, state, result.skipped or result.told, "", "")]
    rows = [(name, state, fault.what, fault.place, fault.mend) for fault in result.faults[:_MOST]]
    more = len(result.faults) - _MOST
    if more > 0:
        rows.append((name, state, f"and {more} more; --json tells all", "", ""))
    return [row if not index else ("", "", *row[2:]) for index, row in enumerate(rows)]
