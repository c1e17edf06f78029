"""Products of the desk: bilingual Word documents."""

from __future__ import annotations

from workflow.exports.aligned import AlignedBlock, AlignedDocument, AlignedUnit, UsedEntry
from workflow.exports.terms import TermUse, used_entries
from workflow.exports.word import read_units, word_document

__all__ = [
    "AlignedBlock",
    "AlignedDocument",
    "AlignedUnit",
    "TermUse",
    "UsedEntry",
    "read_units",
    "used_entries",
    "word_document",
]
