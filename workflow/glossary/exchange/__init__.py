"""The termbase in the formats of other programs: out, in, and merged into `terms.csv`."""

from __future__ import annotations

from workflow.glossary.exchange.formats import (
    export_terms,
    format_of,
    parse_foreign,
    read_foreign,
)
from workflow.glossary.exchange.grammar import (
    IMPORTED,
    NewGender,
    described_genders,
    new_genders,
    with_genders,
)
from workflow.glossary.exchange.merging import Conflict, Merged, merge_terms
from workflow.glossary.exchange.values import Exported, Foreign, Format, Pair

__all__ = [
    "IMPORTED",
    "Conflict",
    "Exported",
    "Foreign",
    "Format",
    "Merged",
    "NewGender",
    "Pair",
    "described_genders",
    "export_terms",
    "format_of",
    "merge_terms",
    "new_genders",
    "parse_foreign",
    "read_foreign",
    "with_genders",
]
