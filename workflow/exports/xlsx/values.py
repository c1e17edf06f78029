"""What writing and reading the spreadsheet share: its columns and its hidden sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet that people edit."""

    name: str
    """The first word of its head, by which it is found again."""
    width: int
    """In characters."""
    style: str
    """Name of the cell style of its cells."""


SHEET = "Translation"
RECORD = "bilingual"
"""Title of the hidden sheet: what was exported, for the comparison when the file comes back."""

FIXED = "Bilingual fixed"
SOURCE = "Bilingual source"
TARGET = "Bilingual target"
REPEATED = "Bilingual repeated"
STATUS = "Bilingual status"
REMARK = "Bilingual remark"
HEAD = "Bilingual head"

COLUMNS = (
    Column("Id", 11, FIXED),
    Column("Article", 20, FIXED),
    Column("Place", 12, FIXED),
    Column("Source", 52, SOURCE),
    Column("Target", 52, TARGET),
    Column("Status", 14, STATUS),
    Column("Notes", 30, FIXED),
    Column("Comment", 30, REMARK),
)

REPEATED_SIGN = "↑"
"""Stands before the id of a sentence that stands further up already and is edited there."""

BASE = "base"
PROPERTY = "property"
"""First cell of a row of the hidden sheet: `base`, article, id, source, target, state, context,
place, notes;
or `property`, name, value."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """The text for a cell: what looks like an escaped character is shown as it stands.

    ECMA-376 part 1, 22.9.2.19.

    >>> escaped("the field _x0041_")
    'the field _x005F_x0041_'
    """
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def unescaped(text: str) -> str:
    """The text of a cell with its escaped characters; as it stands where one is no text.

    >>> unescaped("two_x000D_lines, _x005F_x0041_")
    'two\\rlines, _x0041_'
    """
    return _ESCAPED.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    is_text = code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if is_text else match[0]
