"""One run of the `apertium` program over many texts in stream format."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from workflow.errors import EngineError

LEAST_SECONDS = 60.0
"""How long the program may take for any batch."""
CHARACTERS_A_SECOND = 200.0
"""What is added for a longer one: a tenth of what a slow mode does on a busy machine."""


def run(program: Path, mode: str, streams: Sequence[str], pair: str) -> list[str]:
    """What `mode` made of each stream, in order; raises as `through`."""
    return through([str(program), "-z", "-f", "none", mode], streams, pair)


def through(command: Sequence[str], streams: Sequence[str], pair: str) -> list[str]:
    """What a command, a whole mode or one stage of it, made of each stream, in order.

    Texts are kept apart by NUL, at which every stage flushes, and each carries its number,
    so that a stage that swallows or invents one is found out. Raises `EngineError` when the
    program cannot be started, fails, is too slow, or gives back other texts.
    """
    # lt-proc 3.7 loses a number that ends a text (`30[0]000` comes back as `30[0]`) unless
    # something follows the last superblank.
    records = "".join(f"{stream}[][={i}]\n\0" for i, stream in enumerate(streams))
    data = records.encode("utf-8", "replace")
    output, trouble = _communicate(
        command,
        data,
        LEAST_SECONDS + len(data) / CHARACTERS_A_SECOND,
        pair,
    )
    results = output.decode("utf-8", "replace").split("\0")[: len(streams)]
    if len(results) < len(streams) or any(
        f"[={i}]" not in result for i, result in enumerate(results)
    ):
        last = (trouble.strip().splitlines() or ["no message"])[-1]
        raise EngineError(
            f"apertium gave back other texts than it got for {pair} ({last})",
            hint=f"Try it by hand: {_by_hand(command)}; reinstall the mode's package",
        )
    return [
        result.replace(f"[={i}]", "").strip("\n").removesuffix("[]")
        for i, result in enumerate(results)
    ]


def _by_hand(command: Sequence[str]) -> str:
    """The line an editor can type to see the same trouble."""
    return f"echo test | {Path(command[0]).name} {command[-1]}"


def _communicate(
    command: Sequence[str], data: bytes, seconds: float, pair: str
) -> tuple[bytes, str]:
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as errors,
    ):
        given.write(data)
        given.seek(0)
        code = _wait(command, given, output, errors, seconds, pair)
        output.seek(0)
        errors.seek(0)
        trouble = errors.read().decode("utf-8", "replace")
        if code:
            last = (trouble.strip().splitlines() or [f"exit status {code}"])[-1]
            raise EngineError(
                f"apertium failed for {pair}: {last}",
                hint=f"Try it by hand: {_by_hand(command)}",
            )
        return output.read(), trouble


def _wait(
    command: Sequence[str],
    given: IO[bytes],
    output: IO[bytes],
    errors: IO[bytes],
    seconds: float,
    pair: str,
) -> int:
    try:
        process = subprocess.Popen(
            command,
            stdin=given,
            stdout=output,
            stderr=errors,
            start_new_session=True,
            # All stages speak UTF-8; lrx-proc dies of a locale that is not installed.
            env=os.environ | {"LC_ALL": "C"},
        )
    except OSError as err:
        raise EngineError(
            f"apertium cannot be started, {err.strerror}", path=Path(command[0])
        ) from err
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise EngineError(
            f"apertium gave no answer for {pair} within {seconds:.0f} seconds",
            hint=f"Try it by hand: {_by_hand(command)}",
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and every stage it started, which share its process group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
