"""What takes long to make of a glossary, kept as plain data between runs.

It lies in the desk's folder of derived data, under a checksum of itself and of all that it was
made of: the glossary's files, the program's own and the table of letters. What is missing,
broken or made of anything else is made anew. A file holds lists, texts and numbers, never code,
so that a folder which several people write to can do no harm.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from workflow.desk import write_atomic
from workflow.errors import DeskError
from workflow.glossary.toml_reader import Sound

_Made = TypeVar("_Made")
_FOLDER = "glossary"
DOCUMENTS = "documents"
"""The name of the documents: a glossary that was loaded before has them."""
_DATE = "\0date"
"""The only key of what stands for a date of a TOML document."""
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What data that fit their checksum but are no such data can raise."""


class Prepared:
    """The data made of one state of a glossary. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None, made_of: str = "") -> None:
        """`made_of` is the `content_key` of what the data are made of."""
        self._folder = folder / _FOLDER if folder else None
        self._made_of = made_of

    def get(
        self,
        name: str,
        make: Callable[[], _Made],
        dump: Callable[[_Made], object],
        load: Callable[[Any], _Made],
    ) -> _Made:
        """What `load` makes of the data of that name, or `make` where there are none.

        `dump` gives what is made as JSON knows it.
        """
        known = self.read(name, load)
        if known is not None:
            return known
        made = make()
        if self._folder is not None:
            self.write(name, dump(made))
        return made

    def has(self, name: str) -> bool:
        """Whether data of that name are kept, written for this."""
        return self.read(name, lambda data: True) is not None

    def read(self, name: str, load: Callable[[Any], _Made]) -> _Made | None:
        """What `load` makes of the data of that name; `None` where there are none that were
        written for this."""
        if self._folder is None:
            return None
        try:
            checksum, _, body = (self._folder / f"{name}.json").read_bytes().partition(b"\n")
            if checksum != self._sum(body):
                return None
            return load(json.loads(body, object_hook=_with_dates))
        except (OSError, *_BROKEN):
            return None

    def write(self, name: str, data: object) -> None:
        """Keep data; what JSON does not know is not kept, a folder without rights left alone."""
        if self._folder is None:
            return
        try:
            text = json.dumps(data, ensure_ascii=False, default=_date, separators=(",", ":"))
            body = text.encode()
            write_atomic(self._folder / f"{name}.json", self._sum(body) + b"\n" + body)
        except (DeskError, ValueError, TypeError):
            pass

    def _sum(self, body: bytes) -> bytes:
        return hashlib.sha256(self._made_of.encode() + b"\n" + body).hexdigest().encode()


class Documents:
    """TOML documents that were read before, by their texts: `tomllib` takes long."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._known: dict[str, dict[str, Any]] = prepared.read(DOCUMENTS, _documents) or {}
        self._new: dict[str, dict[str, Any]] = {}

    def loads(self, text: str) -> dict[str, Any]:
        """The document of a text, `Sound` where it was read before.

        Raises `TOMLDecodeError` as `tomllib.loads` does.
        """
        key = hashlib.sha256(text.encode()).hexdigest()
        if key in self._known:
            return self._known[key]
        self._new[key] = tomllib.loads(text)
        return self._new[key]

    def keep(self) -> None:
        """Keep what has been read, for another run; nothing may have been wrong in it."""
        if self._new:
            self._prepared.write(DOCUMENTS, self._known | self._new)


def content_key(files: Iterable[Path]) -> str:
    """What data made of files are known by; another one when any of it changes.

    The names, order and bytes of the files count, and so do the program and its tables.
    """
    key = hashlib.sha256(_program().encode())
    for path in files:
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        key.update(f"\n{path.name} {len(content)}\n".encode())
        key.update(content)
    return key.hexdigest()


@cache
def _program() -> str:
    """What makes the data: its files tell more than a version does."""
    key = hashlib.sha256(unicodedata.unidata_version.encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".toml", ".csv"):
            key.update(path.read_bytes())
    return key.hexdigest()


def _documents(data: Any) -> dict[str, dict[str, Any]]:
    return {str(key): Sound(document) for key, document in data.items()}


def _date(value: object) -> dict[str, str]:
    if type(value) is not datetime.date:
        raise TypeError
    return {_DATE: value.isoformat()}


def _with_dates(table: dict[str, Any]) -> Any:
    return datetime.date.fromisoformat(table[_DATE]) if _DATE in table else table
