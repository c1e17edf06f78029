"""`glossary probe`: how an engine words the terms when nobody stops it."""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.options import engine_option, json_option
from workflow.cli.terminal import Session, echo_json, echo_table


@click.command()
@click.option("--from", "source", required=True, metavar="LANG", help="Language of the terms.")
@click.option("--to", "target", required=True, metavar="LANG", help="Language to translate into.")
@engine_option
@click.option(
    "--write",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the renderings here, as a file for terms.d to look through.",
)
@json_option
@click.pass_obj
def probe(
    session: Session,
    source: str,
    target: str,
    engine_name: str | None,
    file: Path | None,
    as_json: bool,
) -> None:
    """List how an engine words the terms of the glossary when nobody stops it.

    Each source form is translated alone and in two sentences, without the glossary. What is no
    approved form may be a known rendering, to be replaced in drafts.
    """
    from workflow.batch.drafts.rendering_probe import probe_renderings, serialize_renderings
    from workflow.desk import write_atomic
    from workflow.engines import Pair, normalise_language

    workspace, terminal = session.open()
    pair = Pair(normalise_language(source), normalise_language(target))
    with terminal.watched():
        probed = probe_renderings(workspace, pair, engine_name)
    if file is not None:
        text = serialize_renderings(probed, pair, workspace.glossary.concepts)
        write_atomic(file, text.encode())
        terminal.say(f"{file}: {len(probed.renderings)} renderings")
    if as_json:
        echo_json(probed)
        return
    if file is None and probed.renderings:
        echo_table(
            ("Concept", "Source", "Rendering", "Seen"),
            [
                (one.concept, one.source, one.text, f"{len(one.places)}×")
                for one in probed.renderings
            ],
        )
    click.echo(
        f"{probed.label}: {probed.forms} forms tried, {probed.right} without another wording, "
        f"{len(probed.renderings)} renderings that nothing approves"
    )
