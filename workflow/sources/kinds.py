"""What a paragraph is, told by its words: dateline, byline, caption, heading."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workflow.article import Block, BlockKind, plain_text
from workflow.sources.dates import cut_weekdays
from workflow.sources.dating import find_stamp_dates
from workflow.sources.inline import cut_block, recast
from workflow.sources.rules import load_rules
from workflow.sources.values import Change, shorten

LONGEST_STAMP = 100
LONGEST_CAPTION = 420
"""Letters; a photo credit at the end of a longer paragraph does not make it a caption."""

_TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})
# "… of the harvest.” (VNA)" too
_FINAL_STOP = regex.compile(r"[.!?…:;,][\s”»\"’)\]/.]*$|[.!?…][”»\"’]?\s\([^()]{2,60}\)$")
# "General Secretary Nguyen Phu Trong", "Lang Son": two or more capitalised words
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}’'-]*(?:\s+\p{Lu}[\p{L}\p{M}’'-]*)+")
_LABEL = regex.compile(r"([\p{L}\p{M}.]+)\s*[:：]")
_PLACE = regex.compile(r"\s*(?:\p{Lu}[\p{L}\p{M}.’-]*[\s,]*){0,4}")


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a clause does, quotes and `./.` allowed."""
    return bool(_FINAL_STOP.search(text))


def is_dateline(text: str, language: str) -> bool:
    """Whether a short text says a date or time and nothing else but a place.

    >>> is_dateline("Published on 08 - 10 - 2020", "en")
    True
    >>> is_dateline("On 8 May 2020 he met us", "en")
    False
    """
    if len(text) > LONGEST_STAMP:
        return False
    rules = load_rules()
    dates = find_stamp_dates(text, language)
    if not dates:
        return False
    rest = text
    for mention in reversed(dates):
        # the line keeps where a date was: "Wed |" and not "Wed", for `cut_weekdays`
        rest = f"{rest[: mention.start]} 0 {rest[mention.end :]}"
    rest = rules.dateline_agency.sub(" ", rest)
    rest = rules.clock.sub(" ", cut_weekdays(rest, language))
    rest = rules.dateline_beside.sub(" ", rest)
    if _has_label(rest):
        return False
    rest = rules.dateline_words.sub(" ", rest)
    rest = regex.sub(r"[^\p{L}\p{M},’.-]+", " ", rest)
    return bool(_PLACE.fullmatch(rest.strip(" ,.-")))


def _has_label(text: str) -> bool:
    """Whether a word before a colon is none of a dateline: `Deadline: 17:00, December 20, 2026`."""
    known = {match.end() for match in load_rules().dateline_words.finditer(text)}
    return any(match.end(1) not in known for match in _LABEL.finditer(text))


def is_byline(text: str) -> bool:
    """Whether a short text names who wrote the article."""
    return len(text) <= LONGEST_STAMP and bool(load_rules().byline.fullmatch(text.strip(" .")))


def is_caption(text: str) -> bool:
    """Whether a text of a caption's length ends in a photo credit, or is one."""
    if len(text) > LONGEST_CAPTION:
        return False
    rules = load_rules()
    ends = any(match.end() == len(text) for match in rules.credit.finditer(text))
    return ends or bool(rules.credit_alone.fullmatch(text))


def mark_by_wording(
    blocks: tuple[Block, ...], language: str
) -> tuple[tuple[Block, ...], list[Change]]:
    """The blocks with captions, datelines and bylines told by their words given their kind.

    A caption that another caption or a paragraph is glued to is cut off after its credit.
    """
    out: list[Block] = []
    changes: list[Change] = []
    for block in blocks:
        if block.kind not in _TEXT_KINDS and block.kind is not BlockKind.CAPTION:
            out.append(block)
            continue
        pieces = list(_cut_after_credits(block))
        if len(pieces) > 1:
            text = shorten(plain_text(block.text))
            message = f"“{text}” was cut into {len(pieces)} blocks after its photo credits."
            changes.append(Change("split", block.line, text, message))
        for piece in pieces:
            kind = _kind_by_wording(plain_text(piece.text), language)
            if kind is BlockKind.DATELINE and _goes_on(piece, out):
                kind = None
            if kind and kind is not piece.kind and piece.kind is not BlockKind.CAPTION:
                piece = recast(piece, kind)
                changes.append(_report(piece))
            out.append(piece)
    return tuple(out), changes


def _goes_on(piece: Block, before: list[Block]) -> bool:
    """Whether it is a further item of a list: `Opening 17:00, 20 December 2026`, of a timetable."""
    item = BlockKind.LIST_ITEM
    return piece.kind is item and bool(before) and before[-1].kind is item


def _kind_by_wording(text: str, language: str) -> BlockKind | None:
    if is_caption(text):
        return BlockKind.CAPTION
    if is_dateline(text, language):
        return BlockKind.DATELINE
    return BlockKind.BYLINE if is_byline(text) else None


def _cut_after_credits(block: Block) -> Iterator[Block]:
    text = plain_text(block.text)
    places: list[int] = []
    start = 0
    for match in load_rules().credit.finditer(text):
        if match.end() - start > LONGEST_CAPTION:
            break
        start = match.end()
        places.append(start)
    yield from cut_block(block, places) if places else [block]


def mark_by_shape(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Change]]:
    """The blocks with captions and headings told by their shape given their kind.

    Both are lines without a final stop between paragraphs. One that a photo credit follows, or
    that names somebody or some place (two capitalised words) the rest of the article names too,
    is a caption; a short one
    before a paragraph is a heading; the last one, when it is a name, a byline.
    """
    texts = [plain_text(block.text) for block in blocks]
    out = list(blocks)
    changes: list[Change] = []
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or ends_sentence(texts[index]):
            continue
        kind = _kind_by_shape(index, blocks, texts)
        if kind:
            out[index] = recast(block, kind, level=2 if kind is BlockKind.HEADING else 0)
            changes.append(_report(out[index]))
    return tuple(out), changes


def _kind_by_shape(index: int, blocks: tuple[Block, ...], texts: list[str]) -> BlockKind | None:
    text = texts[index]
    words = len(text.split())
    if index and words > 2 and _credit_follows(index, blocks, texts):
        return BlockKind.CAPTION
    after = [
        place
        for place in range(index + 1, len(blocks))
        if blocks[place].kind is BlockKind.PARAGRAPH and ends_sentence(texts[place])
    ]
    if not after:
        alone = all(
            blocks[place].kind is BlockKind.FURNITURE for place in range(index + 1, len(blocks))
        )
        name = _NAME.fullmatch(text)
        return BlockKind.BYLINE if alone and index and name and words <= 5 else None
    others = "\n".join(texts[:index] + texts[index + 1 :])
    if 8 <= words <= 60 and any(
        name.group() in others for name in _NAME.finditer(text, overlapped=True)
    ):
        return BlockKind.CAPTION
    before = any(blocks[place].kind is BlockKind.PARAGRAPH for place in range(index))
    if before and words <= 12 and text[:1].isupper() and after[0] <= index + 2:
        return BlockKind.HEADING
    return None


def _credit_follows(index: int, blocks: tuple[Block, ...], texts: list[str]) -> bool:
    after = index + 1
    return (
        after < len(blocks)
        and blocks[after].kind is BlockKind.CAPTION
        and bool(load_rules().credit_alone.fullmatch(texts[after]))
    )


def _report(block: Block) -> Change:
    text = shorten(plain_text(block.text))
    return Change(block.kind.value, block.line, text, f"“{text}” was taken for a {block.kind}.")
