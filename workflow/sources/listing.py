"""List items while they are read: which of an item's texts carries its marker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workflow.article import Block, BlockKind


@dataclass(slots=True)
class Item:
    """A list item being read; its first text takes the marker, further ones have none."""

    marker: str
    """`-` or the number with its stop; empty once it is taken."""

    def take_marker(self) -> str:
        """The marker, the first time; then the empty one of a further paragraph."""
        marker, self.marker = self.marker, ""
        return marker


def settle_items(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with each further paragraph of a list item that lost its item made ordinary.

    It belongs to the item while nothing but items of the same list stands between; after a
    table, a heading or furniture it is a paragraph like any other.
    """
    out: list[Block] = []
    depths: list[int] = []
    for block in blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            depths = []
        elif block.marker or block.level in depths:
            depths = [depth for depth in depths if depth < block.level] + [block.level]
        else:
            depths = []
            block = replace(block, kind=BlockKind.PARAGRAPH, level=0)
        out.append(block)
    return out
