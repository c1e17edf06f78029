"""Between which blocks the pictures of an article stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workflow.article import Block, BlockKind, Picture


def picture_places(
    pictures: Iterable[Picture], blocks: Sequence[Block]
) -> dict[int, list[Picture]]:
    """The pictures by the index of the block they stand before; `len(blocks)` is the end.

    None stands before the title, within a table, or before a further paragraph of a list item,
    which would lose its item.
    """
    places: dict[int, list[Picture]] = {}
    for picture in pictures:
        later = (index for index, block in enumerate(blocks) if block.line >= picture.line)
        place = next(later, len(blocks))
        while place < len(blocks) and blocks[place].kind is BlockKind.TITLE:
            place += 1
        while 0 < place < len(blocks) and _is_joined(blocks[place - 1], blocks[place]):
            place -= 1
        places.setdefault(place, []).append(picture)
    return dict(sorted(places.items()))


def _is_joined(before: Block, block: Block) -> bool:
    """Whether nothing may stand between two blocks."""
    if before.cell is not None and block.cell is not None:
        return before.cell.table == block.cell.table
    return block.kind is BlockKind.LIST_ITEM and not block.marker
