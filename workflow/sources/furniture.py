"""What a page left in the text: credits, counters, bars, lists of other articles."""

from __future__ import annotations

from workflow.article import Block, BlockKind, plain_text
from workflow.sources.inline import recast
from workflow.sources.kinds import ends_sentence, is_dateline
from workflow.sources.rules import load_rules
from workflow.sources.values import Change, shorten

LEAST_BODY_WORDS = 12
"""Words of a sentence that makes what follows it "after the text"."""
LONGEST_HEADLINE = 40
"""Words."""

_MARKABLE = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.QUOTE}
)


def mark_furniture(
    blocks: tuple[Block, ...], language: str
) -> tuple[tuple[Block, ...], list[Change]]:
    """The blocks with what the page left among them marked, each in its place."""
    texts = [plain_text(block.text).strip() for block in blocks]
    reasons = _by_wording(blocks, texts)
    for place in _related_places(blocks, texts, language):
        reasons.setdefault(place, load_rules().related_message)
    for place in _stamped_places(blocks, texts, language):
        reasons.setdefault(place, load_rules().stamped_message)
    out = list(blocks)
    changes: list[Change] = []
    for place, reason in sorted(reasons.items()):
        block = out[place]
        out[place] = recast(block, BlockKind.FURNITURE)
        text = shorten(texts[place])
        message = f"“{text}” is marked as furniture: {reason}."
        changes.append(Change("furniture", block.line, text, message))
    return tuple(out), changes


def is_furniture(text: str) -> bool:
    """Whether a text is furniture by its wording alone."""
    rules = load_rules()
    return bool(
        rules.furniture_rule(text) or rules.related.fullmatch(text) or rules.stamped.fullmatch(text)
    )


def _by_wording(blocks: tuple[Block, ...], texts: list[str]) -> dict[int, str]:
    rules = load_rules()
    reasons: dict[int, str] = {}
    for place, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if block.kind not in _MARKABLE:
            continue
        found = rules.furniture_rule(text)
        if found:
            reasons[place] = found[0].message
        elif not ends_sentence(text) and rules.related_inline.fullmatch(text):
            reasons[place] = rules.related_message
    return reasons


def _body_start(blocks: tuple[Block, ...], texts: list[str]) -> int:
    """Place after the first paragraph of the text; beyond the end when there is none."""
    for place, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        long = len(text.split()) >= LEAST_BODY_WORDS
        if block.kind is BlockKind.PARAGRAPH and long and ends_sentence(text):
            return place + 1
    return len(blocks)


def _related_places(blocks: tuple[Block, ...], texts: list[str], language: str) -> list[int]:
    """Places of the lists of other articles: each a heading and the headlines under it."""
    rules = load_rules()
    places: list[int] = []
    inside = False
    for place in range(_body_start(blocks, texts), len(blocks)):
        text = texts[place]
        if blocks[place].kind not in _MARKABLE:
            inside = inside and blocks[place].kind is BlockKind.CAPTION
            continue
        if rules.related.fullmatch(text):
            inside = True
        elif not (inside and _is_headline(text, language)):
            inside = False
            continue
        places.append(place)
    return places


def _is_headline(text: str, language: str) -> bool:
    if load_rules().stamped.fullmatch(text) or is_dateline(text, language):
        return True
    return len(text.split()) <= LONGEST_HEADLINE and (
        not ends_sentence(text) or text.endswith(("…", "..."))
    )


def _stamped_places(blocks: tuple[Block, ...], texts: list[str], language: str) -> list[int]:
    """Places of two or more lines in a row after the text that end in a time stamp."""
    rules = load_rules()
    places: list[int] = []
    row: list[int] = []
    for place in range(_body_start(blocks, texts), len(blocks) + 1):
        stamped = (
            place < len(blocks)
            and blocks[place].kind in _MARKABLE
            and bool(rules.stamped.fullmatch(texts[place]))
            and not is_dateline(texts[place], language)
        )
        if stamped:
            row.append(place)
            continue
        places.extend(row if len(row) > 1 else [])
        row = []
    return places
