"""Products of the desk: bilingual Word documents."""

from __future__ import annotations

from workflow.exports.aligned import AlignedBlock, AlignedDocument, AlignedUnit, UsedEntry
from workflow.exports.columns import in_columns
from workflow.exports.publication import LAYOUT_NAMES, PAPERS, Provenance, Publication
from workflow.exports.terms import TermUse, used_entries
from workflow.exports.word import read_units, word_compilation, word_document

__all__ = [
    "LAYOUT_NAMES",
    "PAPERS",
    "AlignedBlock",
    "AlignedDocument",
    "AlignedUnit",
    "Provenance",
    "Publication",
    "TermUse",
    "UsedEntry",
    "in_columns",
    "read_units",
    "used_entries",
    "word_compilation",
    "word_document",
]
