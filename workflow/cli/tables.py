"""How wide the columns of a table are, and where the lines of its cells break."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

PIPE_WIDTH = 100_000
"""Columns of a table that goes to a file or a pipe: no cell is ever broken there."""
GAP = 2
"""Blanks between two columns."""
_LEAST = 6
"""Columns that a cell keeps, however narrow the terminal."""
# where a cell may be broken: after blanks and after what joins words, "digital-/services", "es/…"
_PART = re.compile(r"[^\s/→:;,_-]*(?:[/→:;,_-]+|\s+|$)")


def asked_width() -> int | None:
    """The width that the environment asks for; `None` where it says nothing of use."""
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isdecimal() and int(said) > 0 else None


def column_widths(rows: Sequence[Sequence[str]], right: frozenset[int], room: int) -> list[int]:
    """The width of each column: as its cells want it, else the widest ones narrowed.

    Text columns are narrowed to an even share of the room first, but not so far that a word
    breaks; then below that share, and only then words are broken too. Figures never are.
    """
    from rich.cells import cell_len

    columns = list(zip(*rows, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    words = [
        max(cell_len(part) for cell in column for part in _PART.findall(cell) or [""])
        for column in columns
    ]
    room -= GAP * (len(columns) - 1)
    share = room // len(columns)
    for least in ([max(one, share) for one in words], words, [_LEAST] * len(columns)):
        while sum(widths) > room:
            spare = [
                index
                for index in range(len(columns))
                if index not in right and widths[index] > max(least[index], _LEAST)
            ]
            if not spare:
                break
            widest = max(spare, key=lambda index: widths[index])
            widths[widest] -= 1
    return widths


def broken(text: str, width: int) -> str:
    """A text with line breaks where it may be broken, so that no line is wider."""
    from rich.cells import cell_len

    lines = [""]
    for part in _PART.findall(text):
        if lines[-1] and cell_len(lines[-1] + part.rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(line.rstrip() for line in lines)
