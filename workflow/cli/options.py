"""Options that several commands share."""

from __future__ import annotations

import click

articles_argument = click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
to_option = click.option(
    "--to", "targets", multiple=True, metavar="LANG", help="Only into this language; repeatable."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
engine_option = click.option(
    "--engine", "engine_name", metavar="NAME", help="Use this engine: argos or apertium."
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Sentences decoded side by side; as many as there are cores by default.",
)
