"""The terminal: progress and talk on stderr, results on stdout."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from workflow.batch import Jobs, Workspace


class Terminal:
    """A `Reporter` on stderr; progress bars only where someone watches."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def say(self, line: str) -> None:
        """One line of talk."""
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)

    def begin(self, title: str, total: int) -> Callable[[int], None]:
        """Start a bar of so many steps; the result moves it."""
        if self._progress is None:
            return lambda done: None
        progress, task = self._progress, self._progress.add_task(title, total=total)
        return lambda done: progress.advance(task, done)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Show bars while this lasts, if stderr is a terminal."""
        if not sys.stderr.isatty():
            yield
            return
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True)) as progress:
            self._progress = progress
            try:
                yield
            finally:
                self._progress = None


@contextmanager
def download_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr for bytes that come; the callback takes how many came and how many there
    are, 0 when nobody knows."""
    if not sys.stderr.isatty():
        yield lambda come, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=None)
        yield lambda come, total: progress.update(task, completed=come, total=total or None)


@dataclass
class Session:
    """What the commands share: where the desk is, and the terminal."""

    root: Path

    def open(self) -> tuple[Workspace, Terminal]:
        """The desk, ready for work. Raises `DeskError` where there is none."""
        from workflow.batch import Workspace
        from workflow.desk import Desk

        terminal = Terminal()
        return Workspace(Desk.open(self.root), terminal), terminal

    @contextmanager
    def at_work(self) -> Iterator[Workspace]:
        """The desk, locked for writing, with progress shown."""
        workspace, terminal = self.open()
        with self.lock(workspace), terminal.watched():
            yield workspace

    def lock(self, workspace: Workspace) -> AbstractContextManager[None]:
        """The desk held for writing in the name of the command that runs."""
        from workflow.locking import hold

        command = click.get_current_context().command_path
        return hold(workspace.desk.state, command, workspace.reporter.say)


def choose_jobs(workspace: Workspace, articles: Sequence[str], targets: Sequence[str]) -> Jobs:
    """The jobs a command was asked for; unreadable articles are reported, the rest goes on."""
    jobs = workspace.jobs(articles, targets)
    for failure in jobs.failures:
        workspace.reporter.say(f"Error: {failure}")
    if not jobs.jobs and not jobs.failures:
        if workspace.desk.source_files():
            workspace.reporter.say("Nothing to do: no article here has a target language.")
        else:
            workspace.reporter.say("No article here yet. Bring one with: bilingual add FILE")
    return jobs


def exit_code(*, failures: Sequence[object], unfinished: bool = False) -> int:
    """2 where input was bad, else 1 where something is unfinished, else 0."""
    if failures:
        return 2
    return 1 if unfinished else 0


def echo_json(value: object) -> None:
    """A result as JSON on stdout: values by field, paths as text."""
    click.echo(json.dumps(_plain(value), ensure_ascii=False, indent=2))


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    return str(value)


def echo_table(
    headers: Sequence[str], rows: Iterable[Sequence[object]], numbers: Iterable[int] = ()
) -> None:
    """A table on stdout; the columns in `numbers` are set to the right.

    In a terminal it is as wide as the terminal at most: long cells go on in the next line. A
    file or pipe gets every row on one line, unless `COLUMNS` says how wide it may be.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from workflow.cli.tables import GAP, PIPE_WIDTH, asked_width, broken, column_widths

    width = None if sys.stdout.isatty() else asked_width() or PIPE_WIDTH
    console = Console(width=width, highlight=False)
    right = frozenset(numbers)
    cells = [[str(cell) for cell in row] for row in rows]
    widths = column_widths([list(headers), *cells], right, console.width)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, GAP - 1, 0, 0), pad_edge=False)
    for index, (header, wide) in enumerate(zip(headers, widths, strict=True)):
        justify = "right" if index in right else "left"
        table.add_column(broken(header, wide), justify=justify, width=wide, overflow="fold")  # type: ignore[arg-type]  # one of its literals
    for row in cells:
        table.add_row(*(Text(broken(cell, wide)) for cell, wide in zip(row, widths, strict=True)))
    if sys.stdout.isatty():
        console.print(table)
        return
    with console.capture() as captured:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))
