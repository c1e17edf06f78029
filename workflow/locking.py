"""One writer at a time: the lock of a desk, and who holds it."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import getpass
import json
import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workflow.desk import unwritable, write_atomic
from workflow.errors import DeskError

_LOCK, _HOLDER = "lock", "holder.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works on a desk."""

    command: str
    user: str
    host: str
    process: int
    since: str
    """Local time with its offset, to the second, in ISO 8601."""

    def __str__(self) -> str:
        since = self.since.replace("T", " ")[:16]
        return (
            f"{self.command} of {self.user} on {self.host}, process {self.process}, since {since}"
        )


@contextlib.contextmanager
def hold(folder: Path, command: str, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the desk whose derived data lie in `folder` for writing, while this lasts.

    The system frees the lock of a process that dies; what it had not finished is then taken
    over, and said. Raises `DeskError` that names the holder when another process holds it.
    """
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, timeout=0)
        lock.acquire()
    except Timeout:
        holder = _read(folder / _HOLDER)
        raise DeskError(
            "another bilingual command is at work on this desk" + (f": {holder}" if holder else ""),
            path=folder.parent,
            hint="Wait until it has ended and try again",
        ) from None
    except OSError as err:
        raise unwritable(folder / _LOCK, err) from err
    try:
        left = _read(folder / _HOLDER)
        if left is not None:
            say(f"Took over the desk from a command that did not end well: {left}.")
        _write(folder / _HOLDER, command)
        yield
    finally:
        (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _write(path: Path, command: str) -> None:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "an unknown user"
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    holder = Holder(command, user, platform.node() or "this computer", os.getpid(), now)
    write_atomic(path, (json.dumps(dataclasses.asdict(holder), indent=1) + "\n").encode())


def _read(path: Path) -> Holder | None:
    """Who left his name there; `None` where nobody did."""
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
