"""The termbase, the search for terms and document references, and their approved forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflow.glossary.rendering import capitalise
from workflow.glossary.tables import ReferenceTables
from workflow.glossary.termbase import Glossary, as_record
from workflow.glossary.values import (
    Concept,
    FoundReference,
    Grammar,
    Occurrence,
    Place,
    Policy,
    Reference,
    Term,
    TermStatus,
    Usage,
    Wording,
)

if TYPE_CHECKING:
    from workflow.glossary.documents.references import find_references, same_reference

__all__ = [
    "Concept",
    "FoundReference",
    "Glossary",
    "Grammar",
    "Occurrence",
    "Place",
    "Policy",
    "Reference",
    "ReferenceTables",
    "Term",
    "TermStatus",
    "Usage",
    "Wording",
    "as_record",
    "capitalise",
    "find_references",
    "same_reference",
]


def __getattr__(name: str) -> object:
    """`find_references` and `same_reference`, whose module loads `regex`, at their first use."""
    if name in ("find_references", "same_reference"):
        from workflow.glossary.documents import references

        return getattr(references, name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
