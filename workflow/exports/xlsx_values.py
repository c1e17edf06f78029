"""What writing and reading the spreadsheet share: its columns and its hidden sheet."""

from __future__ import annotations

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
"""First cell of a row of the hidden sheet: `base`, article, id, source, target, state, context;
or `property`, name, value."""
