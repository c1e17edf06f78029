"""An aligned article as TMX: what is approved in it, for the memory of another program."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.exports.aligned import AlignedDocument
from workflow.exports.flat import flat_rows
from workflow.memory.tmx_writing import serialize_tmx
from workflow.memory.values import MemoryEntry


def tmx_file(*documents: AlignedDocument, with_drafts: bool = False) -> bytes:
    """The translations as TMX 1.4b, each once, with the sentences before and after.

    A memory takes whatever it is given for approved, so drafts are left out unless
    `with_drafts` asks for them. Documents may be of several language pairs.
    """
    entries = (entry for each in documents for entry in _entries(each, with_drafts))
    return serialize_tmx(list(entries))


def _entries(document: AlignedDocument, with_drafts: bool) -> Iterator[MemoryEntry]:
    rows = list(flat_rows(document))
    for index, row in enumerate(rows):
        taken = row.unit.is_translated if with_drafts else row.unit.is_reviewed
        if not taken or row.repeated:
            continue
        yield MemoryEntry(
            source=row.unit.source,
            target=row.unit.target,
            source_language=document.source_language,
            target_language=document.target_language,
            origin=document.article_id,
            before=rows[index - 1].unit.source if index else "",
            after=rows[index + 1].unit.source if index + 1 < len(rows) else "",
            kind=row.block.block.kind.value,
            context=row.unit.context or "",
        )
