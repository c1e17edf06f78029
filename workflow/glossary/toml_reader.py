"""Typed values out of a TOML document, with errors that say where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from workflow.errors import GlossaryError

_T = TypeVar("_T")
Loads = Callable[[str], dict[str, Any]]
"""Reads the text of a TOML document."""


class Sound(dict[str, Any]):
    """A document in which nothing was wrong when it was read before."""


class TomlReader:
    """Takes values out of a TOML document and refuses those of the wrong kind."""

    def __init__(self, text: str, path: Path, loads: Loads = tomllib.loads) -> None:
        """`path` is named in errors, `loads` reads TOML. Raises `GlossaryError` on broken TOML."""
        try:
            self.document: Mapping[str, Any] = loads(text)
        except tomllib.TOMLDecodeError as err:
            raise GlossaryError(f"not valid TOML, {err}", path=path) from err
        self.sound = isinstance(self.document, Sound)
        """Whether nothing is wrong in the document, so that it need not be looked for."""
        self._text = text
        self._path = path

    def entries(self, section: str) -> list[Mapping[str, Any]]:
        """The tables of an `[[…]]` section."""
        entries = self.document.get(section, [])
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            raise self.error(f"{section} must be written as [[{section}]] tables")
        return entries

    def text(
        self, entry: Mapping[str, Any], name: str, where: str, default: str | None = None
    ) -> str:
        """A text; one without default must be there."""
        return self.value(entry, name, where, str, default)

    def texts(self, entry: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
        """A list of texts, empty where there is none."""
        value = entry.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            line = self.line_of(entry)
            raise self.error(f"{where}: {name} must be a list of texts in quotes", line)
        return tuple(value)

    def value(
        self, entry: Mapping[str, Any], name: str, where: str, kind: type[_T], default: _T | None
    ) -> _T:
        """A value of a kind; one without default must be there."""
        value = entry.get(name, default)
        if value is None:
            raise self.error(f"{where}: {name} is missing", self.line_of(entry))
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            line = self.line_of(entry)
            raise self.error(f"{where}: {name} has a value of the wrong kind", line)
        return value

    def line(self, text: str, after: int = 0) -> int | None:
        """The first line that holds a text, behind a line; `None` where none does."""
        for number, line in enumerate(self._text.splitlines(), start=1):
            if number > after and text in line:
                return number
        return None

    def line_of(self, table: Mapping[str, Any]) -> int | None:
        """The line where a table of the document begins, of one inside it that of the outer."""
        for section, value in self.document.items():
            if isinstance(value, list):
                for index, entry in enumerate(value):
                    if _holds(entry, table):
                        return self.table_line(section, index)
            elif _holds(value, table):
                names = [name for name, one in value.items() if _holds(one, table)]
                return self.line(f"[{'.'.join([section, *names])}]") or self.line(f"[{section}]")
        return None

    def table_line(self, section: str, index: int) -> int | None:
        """The line where the nth (from 0) `[[section]]` begins."""
        heads = list(re.finditer(rf"^\s*\[\[{section}\]\]", self._text, re.MULTILINE))
        if index >= len(heads):
            return None
        return self._text.count("\n", 0, heads[index].end()) + 1

    def error(self, message: str, line: int | None = None) -> GlossaryError:
        """What is wrong, to be raised."""
        return GlossaryError(message, path=self._path, line=line, hint="See docs/glossary.md")


def _holds(value: Any, table: Mapping[str, Any]) -> bool:
    """Whether a value of the document is this very table, or has it inside."""
    if value is table:
        return True
    return isinstance(value, dict) and any(_holds(one, table) for one in value.values())
