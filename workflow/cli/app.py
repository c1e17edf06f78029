"""The `bilingual` command and how it shows errors."""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.desk_commands import add, init, status
from workflow.cli.export_command import export
from workflow.cli.glossary_commands import glossary
from workflow.cli.import_commands import import_files
from workflow.cli.memory_commands import memory
from workflow.cli.models_commands import models
from workflow.cli.preview_command import preview
from workflow.cli.stage_commands import check, extract, run, translate
from workflow.cli.terminal import Session
from workflow.errors import WorkflowError


class BadInput(click.ClickException):
    """An error of the library as one line on stderr; exit code 2."""

    exit_code = 2


class WorkflowGroup(click.Group):
    """Shows the library's errors as messages, once, for every command."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a problem with input or files becomes `BadInput`."""
        try:
            return super().invoke(ctx)
        except WorkflowError as err:
            raise BadInput(str(err)) from err
        except BrokenPipeError:
            raise
        except OSError as err:
            place = f"{err.filename}: " if err.filename else ""
            raise BadInput(f"{place}{err.strerror or err}.") from err


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Show the version and end. Looking it up is slow, so only who asks for it pays."""
    if not wanted or context.resilient_parsing:
        return
    from workflow import __version__

    click.echo(f"bilingual, version {__version__}")
    context.exit()


@click.group(
    cls=WorkflowGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--desk",
    "desk",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="Folder of the desk.",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.pass_context
def main(ctx: click.Context, desk: Path) -> None:
    """Offline translation and bilingual publishing for official news desks.

    Articles go from sources/ to PO files in translations/, where translators review them,
    and on to bilingual Word documents in exports/.
    """
    ctx.obj = Session(desk)


for command in (
    init,
    add,
    extract,
    translate,
    status,
    check,
    export,
    preview,
    import_files,
    run,
    glossary,
    memory,
    models,
):
    main.add_command(command)
