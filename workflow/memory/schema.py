"""The SQLite file of the translation memory: its tables, and how it is opened safely.

All of it is derived from PO and TMX files: a file that cannot be used is replaced.
"""

from __future__ import annotations

import contextlib
import sqlite3
import unicodedata
from collections.abc import Callable
from pathlib import Path

from workflow.errors import DeskError

VERSION = 2
"""Raised with every change of the tables, or of the rules in `texts`."""

_MADE_BY = f"{VERSION}; Unicode {unicodedata.unidata_version}"
_PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

_TABLES = """
create table meta (made_by text not null);
create table pair (
    id integer primary key,
    source_language text not null,
    target_language text not null,
    unique (source_language, target_language)
);
create table file (
    id integer primary key,
    name text not null unique,
    size integer not null,
    mtime_ns integer not null,
    sha256 text not null
);
create table segment (
    id integer primary key,
    pair integer not null,
    digest integer not null,
    text text not null
);
create index segment_by_digest on segment (digest);
create table entry (
    id integer primary key,
    file integer not null,
    position integer not null,
    segment integer not null,
    source text not null,
    target text not null,
    origin text not null,
    before text not null,
    after text not null,
    kind text not null,
    context text not null,
    reviewer text not null,
    date text not null
);
create index entry_by_file on entry (file, position);
create index entry_by_segment on entry (segment);
create table word (
    id integer primary key,
    pair integer not null,
    text text not null,
    count integer not null default 0
);
create unique index word_by_text on word (pair, text);
create table posting (
    word integer not null,
    length integer not null,
    segment integer not null,
    primary key (word, length, segment)
) without rowid;
create table length (
    pair integer not null,
    length integer not null,
    count integer not null,
    primary key (pair, length)
) without rowid;
"""
# What `memory search` looks words up in; texts go in without case and accents. The words of
# an entry are not kept a second time, so that whoever removes one must say what they were.
_WORDS = """
create virtual table concordance using fts5 (
    source, target, content = '', detail = column, tokenize = 'unicode61 remove_diacritics 0'
)
"""


class MemoryStoreError(DeskError):
    """The file of the translation memory cannot be used now."""


class DamagedMemoryError(MemoryStoreError):
    """The file of the translation memory is damaged; it can be deleted and is made again."""


class _OtherVersionError(Exception):
    """The file was made by another version of the program."""


def open_database(path: Path, say: Callable[[str], None]) -> tuple[sqlite3.Connection, bool]:
    """The database at `path`, and whether it lives in memory only.

    A damaged file is moved aside, one of another version deleted, and an empty one made;
    where nothing can be written the contents are copied into memory. `say` is told. Raises
    `DeskError` when another process keeps the file locked.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _open_or_replace(path, say), False
    except OSError:
        pass
    except sqlite3.OperationalError as err:
        if _is_locked(err):
            raise store_error(path, err) from err
    say(f"{path} cannot be written: the translation memory is made for this run only")
    return _copy_in_memory(path), True


def discard(path: Path) -> Path:
    """Move a damaged file aside, over an older damaged one; its new path."""
    aside = path.with_name(f"{path.name}.damaged")
    path.replace(aside)
    _remove_beside(path)
    return aside


def store_error(path: Path, err: sqlite3.DatabaseError) -> MemoryStoreError:
    """What to tell of an error of SQLite."""
    if is_damage(err):
        return DamagedMemoryError(
            "the translation memory is damaged",
            path=path,
            hint="Delete this file: it is made again from the PO and TMX files",
        )
    if _is_locked(err):
        return MemoryStoreError(
            "another command is writing the translation memory",
            path=path,
            hint="Wait until it has ended and try again",
        )
    return MemoryStoreError(
        f"cannot be used, {err}", path=path, hint="Check the folder's rights and the disk's space"
    )


def is_damage(err: sqlite3.DatabaseError) -> bool:
    """Whether the error says that the file is no sound database."""
    if isinstance(err, sqlite3.OperationalError):
        return err.sqlite_errorname == "SQLITE_ERROR"  # such as a table that is not there
    return not isinstance(err, sqlite3.ProgrammingError)


def _open_or_replace(path: Path, say: Callable[[str], None]) -> sqlite3.Connection:
    try:
        return _open(path)
    except _OtherVersionError:
        path.unlink()
        _remove_beside(path)
        say("The translation memory was made by another version and is built again")
    except sqlite3.DatabaseError as err:
        if not is_damage(err):
            raise
        aside = discard(path)
        say(f"The translation memory was damaged and is built again; the old file is {aside}")
    return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, cached_statements=256
    )
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma journal_size_limit = 16777216")
        _tune(connection)
        _make_or_check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _tune(connection: sqlite3.Connection) -> None:
    connection.execute("pragma cache_size = -65536")
    connection.execute("pragma mmap_size = 2147483648")


def _make_or_check(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database. Raises `_OtherVersionError` for other tables."""
    if not _table_names(connection):
        connection.execute("begin immediate")
        try:
            if not _table_names(connection):
                _make(connection)
        finally:
            connection.execute("commit")
    if "meta" not in _table_names(connection) or _made_by(connection) != _MADE_BY:
        raise _OtherVersionError


def _make(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute(_WORDS)  # a build of SQLite without FTS5 reads all entries instead
    connection.execute("insert into meta values (?)", (_MADE_BY,))


def has_words(connection: sqlite3.Connection) -> bool:
    """Whether the database has the full-text index of `concordance`."""
    return "concordance" in _table_names(connection)


def _table_names(connection: sqlite3.Connection) -> set[str]:
    return {str(name) for (name,) in connection.execute("select name from sqlite_master")}


def _made_by(connection: sqlite3.Connection) -> str:
    columns = [row[1] for row in connection.execute("pragma table_info(meta)")]
    if columns != ["made_by"]:
        return ""
    row = connection.execute("select made_by from meta").fetchone()
    return str(row[0]) if row else ""


def _copy_in_memory(path: Path) -> sqlite3.Connection:
    """The contents of a file that can be read but not written; else an empty database."""
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=256)
    if path.is_file():
        with contextlib.suppress(sqlite3.DatabaseError):
            address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            with contextlib.closing(sqlite3.connect(address, uri=True)) as file:
                file.backup(connection)
    try:
        _make_or_check(connection)
    except (_OtherVersionError, sqlite3.DatabaseError):
        connection.close()
        connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=256)
        _make_or_check(connection)
    return connection


def _is_locked(err: sqlite3.DatabaseError) -> bool:
    return err.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _remove_beside(path: Path) -> None:
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
