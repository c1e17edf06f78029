"""The rows of `terms.csv` as they stand in the file, so that one cell can be changed alone.

The cells follow RFC 4180: a cell in quotation marks may hold the delimiter, line ends and
doubled quotation marks. Joined again, the rows are the text, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workflow.errors import GlossaryError

_QUOTED = r'"[^"]*(?:""[^"]*)*"'
_END = r"(?P<end>{delimiter}|\r\n|\n|\r|\Z)"
FORMULA = re.compile(r"[=@]|[+-](?!\s*[\d.,\s%]*\Z)")
"""What a spreadsheet would run at the start of a cell; a plain number such as -5 is none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `raw` holds its cells with their quotation marks."""

    line: int
    """1-based line on which the row begins."""
    raw: tuple[str, ...]
    end: str
    """The line end; empty in the last row of a file without one."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells without quotation marks and outer blanks."""
        return tuple(_decode(cell).strip() for cell in self.raw)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header row and what follows it."""

    rows: tuple[Row, ...]
    delimiter: str

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.rows[0].cells if self.rows else ()

    @property
    def newline(self) -> str:
        """The line end of the file."""
        return (self.rows[0].end if self.rows else "") or "\n"

    def named(self, row: Row) -> dict[str, str]:
        """The cells of a row by column; columns without a name are left out."""
        cells = row.cells + ("",) * (len(self.header) - len(row.raw))
        return {name: cell for name, cell in zip(self.header, cells, strict=False) if name}

    def text(self) -> str:
        """The text of the file."""
        return "".join(self.delimiter.join(row.raw) + row.end for row in self.rows)

    def with_cells(self, row: Row, changed: Mapping[str, str]) -> Row:
        """The row with other contents in some columns; every other cell stays as it is."""
        raw = list(row.raw) + [""] * (len(self.header) - len(row.raw))
        for name, content in changed.items():
            place = self.header.index(name)
            raw[place] = self._encode(content, quoted=raw[place].startswith('"'))
        return replace(row, raw=tuple(raw))

    def with_rows(self, rows: Sequence[Row], added: Sequence[Mapping[str, str]]) -> Sheet:
        """The sheet with these rows below its header, and new ones after them."""
        everything = [*self.rows[:1], *rows]
        quoted = all(cell.startswith('"') for cell in self.rows[0].raw)
        if added and not everything[-1].end:
            everything[-1] = replace(everything[-1], end=self.newline)
        for cells in added:
            raw = tuple(self._encode(cells.get(name, ""), quoted=quoted) for name in self.header)
            everything.append(Row(line=0, raw=raw, end=self.newline))
        return replace(self, rows=tuple(everything))

    def _encode(self, content: str, *, quoted: bool) -> str:
        if quoted or any(mark in content for mark in (self.delimiter, '"', "\n", "\r")):
            return '"' + content.replace('"', '""') + '"'
        return content


def parse_sheet(text: str, path: Path) -> Sheet:
    """The rows of a text; `path` is named in errors.

    Raises `GlossaryError` with the line of a row whose quotation marks are broken.
    """
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    return Sheet(tuple(_rows(text, delimiter, path)), delimiter)


def _rows(text: str, delimiter: str, path: Path) -> Iterator[Row]:
    cell = re.compile(
        f'(?P<cell>{_QUOTED}|(?!")[^{delimiter}\r\n]*)' + _END.format(delimiter=delimiter)
    )
    position, line = 0, 1
    raw: list[str] = []
    began = line
    while position < len(text) or raw:
        match = cell.match(text, position)
        if match is None:
            raise GlossaryError(
                "a broken row, a quotation mark is left open or stands before other text",
                path=path,
                line=line,
                hint="Check the quotation marks of this row",
            )
        raw.append(match["cell"])
        position = match.end()
        line += match["cell"].count("\n")
        if match["end"] == delimiter:
            continue
        yield Row(line=began, raw=tuple(raw), end=match["end"])
        line += 1
        began, raw = line, []


def _decode(raw: str) -> str:
    return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw
