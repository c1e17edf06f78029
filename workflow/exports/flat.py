"""A document as a flat list of its sentences, for formats that are tables or lists of units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workflow.errors import ExportError
from workflow.exports.aligned import (
    DRAFT,
    REVIEWED,
    UNTRANSLATED,
    AlignedBlock,
    AlignedDocument,
    AlignedUnit,
)
from workflow.exports.rows import labelled
from workflow.exports.unit_ids import unit_id

Notes = Mapping[str, tuple[str, ...]]
"""What is to be said beside a sentence, such as open findings, by unit id."""


@dataclass(frozen=True, slots=True)
class FlatRow:
    """One sentence with its place."""

    id: str
    """See `workflow.exports.unit_ids`."""
    number: str
    """Number of its paragraph as the Word document shows it; empty for the title."""
    block: AlignedBlock
    unit: AlignedUnit
    repeated: bool
    """Whether the same unit stands further up already: a PO file holds it once."""

    @property
    def state(self) -> str:
        """`reviewed`, `draft` or `untranslated`, by what there is to read."""
        if self.unit.is_reviewed:
            return REVIEWED
        return DRAFT if self.unit.is_translated else UNTRANSLATED

    @property
    def target(self) -> str:
        """The translation; empty where there is nothing to read."""
        return self.unit.target if self.unit.is_translated else ""


def flat_rows(document: AlignedDocument) -> Iterator[FlatRow]:
    """The sentences of the document in reading order, without those that were removed."""
    seen: set[str] = set()
    title = [(document.lead, "")] if document.lead is not None else []
    for aligned, number in (*title, *labelled(document.body)):
        for unit in aligned.units:
            if not unit.is_removed:
                name = unit_id(unit.context, unit.source)
                yield FlatRow(name, number, aligned, unit, name in seen)
                seen.add(name)


def one_pair(documents: tuple[AlignedDocument, ...]) -> tuple[str, str]:
    """The language pair of the documents.

    Raises `ExportError` when there is no document, an article comes twice, or two documents
    have different languages.
    """
    pairs = {(each.source_language, each.target_language) for each in documents}
    if len(pairs) != 1:
        message = "one file holds one language pair" if pairs else "there is nothing to export"
        raise ExportError(message, hint="Name one language with --to")
    if len({each.article_id for each in documents}) < len(documents):
        raise ExportError("an article comes twice", hint="Name each article once")
    return next(iter(pairs))
