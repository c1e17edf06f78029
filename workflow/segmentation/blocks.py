"""Sentences of a block whose text carries light tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workflow.article import (
    Block,
    Segment,
    SegmentedBlock,
    parse_inline,
    serialize_inline,
    slice_inline,
)
from workflow.segmentation.segmenter import Segmenter

# "in <b> notation" as plain words: torn apart, the two halves could not be escaped any more.
_LOOKS_LIKE_TAG = re.compile(r'(?:<|&(?:amp;)*lt;)(?:/?[bi]>|/a>|a id="[1-9][0-9]*">)')


def segment_block(
    block: Block, segmenter: Segmenter, protected: Sequence[tuple[int, int]] = ()
) -> SegmentedBlock:
    """The block's sentences, each with balanced tags of its own.

    Bold over two sentences becomes bold in each; blanks between sentences lose their
    formatting. So the block returned may have other tags than the one given, but the same
    plain text; the segments' offsets are into its text. `protected` are offsets into the plain
    text. Raises what `Segmenter.split` raises.
    """
    if "<" not in block.text and "&" not in block.text:
        spans = segmenter.split(block.text, protected)
        return SegmentedBlock(
            block, tuple(Segment(block.text[start:end], start, end) for start, end in spans)
        )
    runs = parse_inline(block.text)
    plain = "".join(run.text for run in runs)
    look_alikes = [match.span() for match in _LOOKS_LIKE_TAG.finditer(plain)]
    pieces: list[str] = []
    segments: list[Segment] = []
    position = length = 0
    for start, end in segmenter.split(plain, [*protected, *look_alikes]):
        text = serialize_inline(slice_inline(runs, start, end))
        pieces += [plain[position:start], text]
        length += start - position
        segments.append(Segment(text, length, length + len(text)))
        length += len(text)
        position = end
    pieces.append(plain[position:])
    return SegmentedBlock(replace(block, text="".join(pieces)), tuple(segments))
