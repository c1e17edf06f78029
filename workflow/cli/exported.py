"""What `export` and `run` tell of the documents they made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from workflow.cli.terminal import echo_json, echo_table

if TYPE_CHECKING:
    from workflow.batch import Checked, Exported


def echo_exports(
    results: Sequence[Exported], as_json: bool, checked: Iterable[Checked] = ()
) -> None:
    """The documents on stdout, as a table with the paths below it, or as JSON."""
    from workflow.checks import Severity

    counts = {
        item.job.name: {
            "errors": item.count(Severity.ERROR),
            "warnings": item.count(Severity.WARNING),
        }
        for item in checked
    }
    rows = [
        {
            "article": item.job.article.id,
            "source": item.job.pair.source,
            "target": item.job.pair.target,
            "units_in": item.units_in,
            "units_out": item.units_out,
            "reviewed": item.reviewed,
            "drafts": item.drafts,
            "untranslated": item.untranslated,
            **counts.get(item.job.name, {}),
            "document": item.path,
            **({"also": list(item.also)} if item.also else {}),
            "written": item.written,
            "left_out": [
                {"kind": block.kind, "line": block.line, "text": block.text}
                for block in item.left_out
            ],
        }
        for item in results
    ]
    if as_json:
        echo_json(rows)
        return
    for item in results:
        if item.set_aside:
            click.echo(f"{item.path.name} had been edited; that copy is {item.set_aside}", err=True)
    _echo_left_out(results)
    if rows:
        _echo_export_table(rows, with_findings=bool(counts))


def _echo_left_out(results: Sequence[Exported]) -> None:
    """What stays out of the documents, once for each article, with the reason."""
    seen: set[str] = set()
    for item in results:
        if item.job.article.id in seen:
            continue
        seen.add(item.job.article.id)
        for block in item.left_out:
            place = f"{item.job.article.source}:{block.line}"
            begin = block.text if len(block.text) <= 50 else f"{block.text[:49]}…"
            click.echo(f"{place}: left out as {block.kind.value}: {begin}", err=True)


def _echo_export_table(rows: Sequence[dict[str, object]], with_findings: bool) -> None:
    headers = ["Article", "Pair", "Units in", "out", "Reviewed", "Drafts", "Untransl."]
    keys = ["units_in", "units_out", "reviewed", "drafts", "untranslated"]
    if with_findings:
        headers += ["Errors", "Warn."]
        keys += ["errors", "warnings"]
    table = [
        (row["article"], f"{row['source']}→{row['target']}", *(row[key] for key in keys))
        for row in rows
    ]
    echo_table(headers, table, numbers=range(2, 2 + len(keys)))
    for path in dict.fromkeys(path for row in rows for path in _paths(row)):
        click.echo(path)


def _paths(row: dict[str, object]) -> list[object]:
    also = row.get("also", [])
    return [row["document"], *(also if isinstance(also, list) else [])]
