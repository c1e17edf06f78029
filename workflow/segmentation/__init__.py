"""Sentences: rules as SRX data for each language, and a splitter that loses nothing.

Nothing heavy is imported until one of the names is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflow.segmentation.blocks import segment_block
    from workflow.segmentation.segmenter import Segmenter, load_segmenter

__all__ = ["Segmenter", "load_segmenter", "segment_block"]


def __getattr__(name: str) -> Any:
    if name == "segment_block":
        from workflow.segmentation import blocks

        return blocks.segment_block
    if name in __all__:
        from workflow.segmentation import segmenter

        return getattr(segmenter, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
