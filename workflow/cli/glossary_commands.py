"""`glossary list` and `glossary find`, and the group with its other commands."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from workflow.cli.glossary_exchange_commands import check, export_glossary, import_glossary
from workflow.cli.glossary_probe_command import probe
from workflow.cli.glossary_tools_commands import impact, mine
from workflow.cli.options import json_option
from workflow.cli.terminal import Session, echo_json, echo_table

if TYPE_CHECKING:
    from workflow.glossary import Glossary, Occurrence

# "THE 14th PLENUM": no word in small letters
_MAY_BE_LOUD = re.compile(r"(?!.*[^\W\d_A-Z]{4}).*[A-Z]{4}").match


@click.group()
def glossary() -> None:
    """The termbase of official titles, bodies, persons, places and documents."""


for _command in (check, export_glossary, import_glossary, impact, mine, probe):
    glossary.add_command(_command)


@glossary.command("list")
@click.option("--kind", metavar="KIND", help="Only concepts of this kind, as in terms.csv.")
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="Languages to show.")
@json_option
@click.pass_obj
def list_concepts(
    session: Session, kind: str | None, languages: tuple[str, ...], as_json: bool
) -> None:
    """List the concepts with their preferred forms."""
    from workflow.engines.languages import normalise_language

    workspace, _ = session.open()
    everything = workspace.glossary.concepts
    kinds = sorted({item.kind for item in everything})
    if kind is not None and kind not in kinds:
        raise click.BadParameter(f"{kind}; there are {', '.join(kinds)}", param_hint="--kind")
    concepts = [item for item in everything if kind in (None, item.kind)]
    known = dict.fromkeys(code for item in everything for code in item.terms)
    shown = [normalise_language(code) for code in languages] or list(known)
    if as_json:
        echo_json(concepts)
    else:
        rows = [[item.id, *(item.preferred(code) or "" for code in shown)] for item in concepts]
        echo_table(["Concept", *shown], rows)
        click.echo(f"{len(concepts)} concepts")


@glossary.command("find")
@click.argument("text", required=False)
@click.option("--lang", "language", required=True, metavar="LANG", help="Language of the text.")
@click.option("--to", "target", metavar="LANG", help="Show the approved form in this language.")
@json_option
@click.pass_obj
def find(
    session: Session, text: str | None, language: str, target: str | None, as_json: bool
) -> None:
    """Find every term and document reference in TEXT, or in what comes on stdin."""
    from workflow.engines.languages import normalise_language
    from workflow.glossary import as_record

    workspace, _ = session.open()
    language = normalise_language(language)
    target = normalise_language(target) if target else None
    content = _read_stdin() if text is None else text
    found = _find(content, language, workspace.glossary)
    records = [as_record(occurrence, workspace.glossary, target) for occurrence in found]
    if as_json:
        echo_json(records)
    elif records:
        rows = [
            (f"{r['start']}-{r['end']}", r["kind"], r["id"], r["text"])
            + ((r["target"] or "",) if target else ())
            for r in records
        ]
        headers = ("Place", "Kind", "Id", "Text", *([f"In {target}"] if target else []))
        echo_table(headers, rows)


def _find(text: str, language: str, glossary: Glossary) -> list[Occurrence]:
    """What is found in a text; how drafts read capitals is loaded where a line may be in them."""
    if not any(map(_MAY_BE_LOUD, text.splitlines())):
        return glossary.find(text, language)
    from workflow.drafting.context import find_in_lines

    return find_in_lines(text, language, glossary)


def _read_stdin() -> str:
    """Standard input as UTF-8. Raises `DeskError` when it is not."""
    from workflow.errors import DeskError

    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        raise DeskError(
            f"standard input is not UTF-8 in line {line}", hint="Give the text as UTF-8"
        ) from err
