"""What an engine said once, kept so that a run that was stopped goes on where it was."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from workflow.desk import unwritable
from workflow.engines import MachineText

_SCHEMA = """
create table if not exists machine (
    signature text not null,
    source text not null,
    answer text not null,
    primary key (signature, source)
) without rowid
"""


class MachineCache:
    """Machine translations by engine signature and text, in one SQLite file.

    A file that cannot be used as a database is replaced: everything in it can be made again.
    Raises `DeskError` when the folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connect(path)
        except (OSError, sqlite3.OperationalError) as err:
            raise unwritable(path, OSError(str(err))) from err

    def __enter__(self) -> MachineCache:
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()

    def find(self, signature: str, texts: Iterable[str]) -> dict[str, MachineText]:
        """The answers that are known, by source text."""
        found: dict[str, MachineText] = {}
        for text in texts:
            row = self._connection.execute(
                "select answer from machine where signature = ? and source = ?", (signature, text)
            ).fetchone()
            if row:
                found[text] = _parse(row[0])
        return found

    def add(self, signature: str, answers: Mapping[str, MachineText]) -> None:
        """Keep answers; they are on the disk when this returns."""
        with self._connection:
            self._connection.executemany(
                "insert or replace into machine values (?, ?, ?)",
                [(signature, source, _serialize(answer)) for source, answer in answers.items()],
            )


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return _open(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute(_SCHEMA)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _serialize(answer: MachineText) -> str:
    return json.dumps(
        [
            answer.text,
            answer.score,
            list(answer.unknown_words),
            answer.truncated,
            answer.verbless,
        ],
        ensure_ascii=False,
    )


def _parse(row: str) -> MachineText:
    text, score, unknown, truncated, *verbless = json.loads(row)
    # rows of an older version do not tell
    return MachineText(text, score, tuple(unknown), truncated, *verbless)
