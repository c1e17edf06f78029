"""Findings as text, JSON or SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from workflow.cli.terminal import echo_json

if TYPE_CHECKING:
    from workflow.batch import Checked
    from workflow.desk import Desk

FORMATS = ("text", "json", "sarif")


def echo_findings(desk: Desk, checked: Sequence[Checked], style: str) -> None:
    """Print all findings on stdout in one of `FORMATS`."""
    records = list(_records(desk, checked))
    if style == "json":
        echo_json(records)
    elif style == "sarif":
        echo_json(_sarif(records))
    else:
        _echo_text(records, units=sum(item.units for item in checked))


def _records(desk: Desk, checked: Sequence[Checked]) -> Iterator[dict[str, Any]]:
    for item in checked:
        for flawed in item.flawed:
            for finding in flawed.findings:
                yield {
                    "file": desk.relative(item.job.catalog_path),
                    "line": flawed.unit.line,
                    "check": finding.check_id,
                    "severity": finding.severity.value,
                    "message": finding.message,
                    "state": flawed.unit.state.value,
                    "span": finding.span,
                    "suggestion": finding.suggestion,
                    "source": flawed.unit.source,
                    "target": flawed.unit.target,
                }


def _echo_text(records: Sequence[dict[str, Any]], units: int) -> None:
    previous: tuple[str, int] | None = None
    for record in records:
        place = (record["file"], record["line"])
        if place != previous:
            click.echo(f"{record['file']}:{record['line']}: ({record['state']}) {record['source']}")
            click.echo(f"    {record['target']}")
            previous = place
        click.echo(f"  {record['severity']} {record['check']}: {record['message']}")
    errors = sum(record["severity"] == "error" for record in records)
    click.echo(f"Units checked: {units}, errors: {errors}, warnings: {len(records) - errors}")


def _sarif(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The findings as a SARIF 2.1.0 log (OASIS standard)."""
    from workflow import __version__
    from workflow.checks import CHECKS

    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "bilingual",
                        "version": __version__,
                        "rules": [
                            {"id": check.id, "shortDescription": {"text": check.title}}
                            for check in CHECKS
                        ],
                    }
                },
                "results": [
                    {
                        "ruleId": record["check"],
                        "level": record["severity"],
                        "message": {"text": record["message"]},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": record["file"]},
                                    "region": {"startLine": record["line"]},
                                }
                            }
                        ],
                    }
                    for record in records
                ],
            }
        ],
    }
