"""One article in several target languages, as one document with a column for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workflow.errors import ExportError
from workflow.exports.aligned import AlignedBlock, AlignedDocument


def in_columns(documents: Sequence[AlignedDocument]) -> AlignedDocument:
    """The documents of one article as one; the first target is its first column.

    Raises `ExportError` where they are not the same article, sentence by sentence.
    """
    first, *others = documents
    for other in others:
        same = (other.article_id, other.source_language, len(other.blocks)) == (
            first.article_id,
            first.source_language,
            len(first.blocks),
        )
        if not same or any(map(_differ, first.blocks, other.blocks)):
            raise ExportError(
                f"{first.article_id} has other sentences in {other.target_language} than in"
                f" {first.target_language}",
                hint=f"Bring both up to date with: bilingual extract {first.article_id}",
            )
    blocks = tuple(
        _joined(block, [other.blocks[index] for other in others])
        for index, block in enumerate(first.blocks)
    )
    return replace(first, blocks=blocks, others=tuple(others))


def _differ(one: AlignedBlock, other: AlignedBlock) -> bool:
    return [unit.source for unit in one.units] != [unit.source for unit in other.units]


def _joined(block: AlignedBlock, others: Sequence[AlignedBlock]) -> AlignedBlock:
    units = tuple(
        replace(unit, others=tuple(other.units[index] for other in others))
        for index, unit in enumerate(block.units)
    )
    return replace(block, units=units)
