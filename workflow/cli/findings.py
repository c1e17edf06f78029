"""Findings as people read them, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from workflow.cli.terminal import echo_json

if TYPE_CHECKING:
    from workflow.batch import Checked, UnitFindings
    from workflow.checks import Finding
    from workflow.desk import Desk

FORMATS = ("text", "json", "sarif", "junit")

_COLOURS = {"error": "red", "warning": "yellow"}


def echo_findings(desk: Desk, checked: Sequence[Checked], style: str) -> None:
    """Print all findings on stdout in one of `FORMATS`."""
    if style == "text":
        _echo_text(desk, checked)
        return
    from workflow.cli.finding_formats import junit, sarif

    records = list(_records(desk, checked))
    if style == "json":
        echo_json(records)
    elif style == "sarif":
        echo_json(sarif(records))
    else:
        names = [desk.relative(item.job.catalog_path) for item in checked]
        click.echo(junit(names, records), nl=False)


def _records(desk: Desk, checked: Sequence[Checked]) -> Iterator[dict[str, Any]]:
    for item in checked:
        for flawed in item.flawed:
            named = [(finding, None) for finding in flawed.findings]
            waived = [(one.finding, one.reason) for one in flawed.waived]
            for finding, reason in (*named, *waived):
                yield {
                    "file": desk.relative(item.job.catalog_path),
                    "line": flawed.unit.line,
                    "check": finding.check_id,
                    "severity": finding.severity.value,
                    "message": finding.message,
                    "state": flawed.unit.state.value,
                    "span": finding.span,
                    "suggestion": finding.suggestion,
                    "waived": reason,
                    "source": flawed.unit.source,
                    "target": flawed.unit.target,
                }


def _echo_text(desk: Desk, checked: Sequence[Checked]) -> None:
    """Each unit with its findings below it, then how many there are of each kind."""
    for item in checked:
        for flawed in item.flawed:
            _echo_unit(desk.relative(item.job.catalog_path), flawed)
    counts: Counter[tuple[str, str]] = Counter()
    waived = 0
    for item in checked:
        for flawed in item.flawed:
            counts.update((one.check_id, one.severity.value) for one in flawed.findings)
            waived += len(flawed.waived)
    for check_id in dict.fromkeys(check_id for check_id, _ in sorted(counts)):
        errors, warnings = counts[check_id, "error"], counts[check_id, "warning"]
        click.echo(f"  {check_id}: errors {errors}, warnings {warnings}")
    totals = {
        severity: sum(count for (_, each), count in counts.items() if each == severity)
        for severity in ("error", "warning")
    }
    click.echo(
        f"Units checked: {sum(item.units for item in checked)}, errors: {totals['error']}, "
        f"warnings: {totals['warning']}" + (f", waived: {waived}" if waived else "")
    )


def _echo_unit(name: str, flawed: UnitFindings) -> None:
    unit = flawed.unit
    click.echo(f"{name}:{unit.line}: ({unit.state}) {unit.source}")
    click.echo(f"    {_marked(unit.target, flawed.findings)}")
    for finding in flawed.findings:
        severity = click.style(finding.severity.value, fg=_COLOURS[finding.severity.value])
        click.echo(f"  {severity} {finding.check_id}: {finding.message}")
    for waived in flawed.waived:
        click.echo(f"  waived {waived.finding}. Reason: {waived.reason}")


def _marked(target: str, findings: Sequence[Finding]) -> str:
    """The translation with the words that are meant underlined, where a terminal can.

    Spans count in the plain text: a translation with tags is shown without them.
    """
    from workflow.article import plain_text

    spans = sorted({finding.span for finding in findings if finding.span}, reverse=True)
    if not spans:
        return target
    plain, last = plain_text(target), len(target)
    for start, end in spans:
        if end <= last:
            word = click.style(plain[start:end], underline=True, bold=True)
            plain, last = plain[:start] + word + plain[end:], start
    return plain
