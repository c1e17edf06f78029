"""What a page left in the text: credits, counters, bars, lists of other articles."""

from __future__ import annotations

from workflow.article import Block, BlockKind, plain_text
from workflow.sources.inline import recast
from workflow.sources.kinds import ends_sentence, is_byline, is_caption, is_dateline
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
        found = load_rules().furniture_rule(texts[place])
        reasons.setdefault(place, found[0].message if found else load_rules().related_message)
    for place in _stamped_places(blocks, texts, language):
        reasons.setdefault(place, load_rules().stamped_message)
    reasons |= _by_neighbours(blocks, texts, language, frozenset(reasons))
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
    stamped = rules.stamped.fullmatch(text)
    return bool(
        rules.furniture_rule(text)
        or rules.related.fullmatch(text)
        or (stamped and (stamped["clock"] or stamped["sign"]))
    )


def _by_wording(blocks: tuple[Block, ...], texts: list[str]) -> dict[int, str]:
    rules = load_rules()
    reasons: dict[int, str] = {}
    for place, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if block.kind not in _MARKABLE:
            continue
        found = rules.furniture_rule(text)
        if found and not found[0].weak:
            reasons[place] = found[0].message
        elif not ends_sentence(text) and rules.related_inline.fullmatch(text):
            reasons[place] = rules.related_message
    return reasons


def _by_neighbours(
    blocks: tuple[Block, ...], texts: list[str], language: str, marked: frozenset[int]
) -> dict[int, str]:
    """Places of lines that a weak rule fits and that stand as furniture does.

    A row of such lines is furniture when furniture, a stamp, a title, a caption or an end of
    the text is beside it, and no short line that may belong with it to a table or a list.
    """
    rules = load_rules()
    reasons: dict[int, str] = {}
    row: dict[int, str] = {}
    for place in range(len(blocks) + 1):
        free = place < len(blocks) and place not in marked and blocks[place].kind in _MARKABLE
        found = rules.furniture_rule(texts[place]) if free else None
        if found:
            row[place] = found[0].message
            continue
        if row:
            before = _neighbour(min(row) - 1, blocks, texts, language, marked)
            after = _neighbour(place, blocks, texts, language, marked)
            beside = {min(row) - 1, place} & marked
            # A lone "x" may be text or the mark of a list; beside a bar to share it is its button.
            letters = all(len(texts[one].strip(" :|")) == 1 for one in row)
            if letters and not any(rules.is_share_bar(texts[one]) for one in beside):
                row = {}
                continue
            if "table" not in (before, after) and "page" in (before, after):
                reasons |= row
        row = {}
    return reasons


def _neighbour(
    place: int,
    blocks: tuple[Block, ...],
    texts: list[str],
    language: str,
    marked: frozenset[int],
) -> str:
    """What stands at a place: `page` for what is not the text, `table` for a short line.

    `text` is a whole sentence.
    """
    if not 0 <= place < len(blocks) or place in marked:
        return "page"
    text, kind = texts[place], blocks[place].kind
    if kind not in _MARKABLE:
        return "table" if kind is BlockKind.TABLE_CELL else "page"
    if is_dateline(text, language) or is_byline(text) or is_caption(text):
        return "page"
    return "text" if ends_sentence(text) and not text.endswith(":") else "table"


def _body_start(blocks: tuple[Block, ...], texts: list[str]) -> int:
    """Place after the first paragraph of the text; beyond the end when there is none."""
    for place, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if block.kind is BlockKind.PARAGRAPH and _is_sentence(text):
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
    """Places of two or more lines in a row after the text that end in a time stamp.

    Each has the time of day, or a sign before the date and no sentence after the row:
    `Work begins on 02/09/2024` is a line of a timetable.
    """
    rules = load_rules()
    places: list[int] = []
    row: dict[int, bool] = {}
    last = max((place for place, text in enumerate(texts) if _is_sentence(text)), default=-1)
    for place in range(_body_start(blocks, texts), len(blocks) + 1):
        stamp = (
            rules.stamped.fullmatch(texts[place])
            if place < len(blocks) and blocks[place].kind in _MARKABLE
            else None
        )
        if stamp and not is_dateline(texts[place], language):
            row[place] = bool(stamp["clock"] or (stamp["sign"] and place > last))
            continue
        introduced = bool(row) and texts[min(row) - 1].endswith(":")
        if len(row) > 1 and all(row.values()) and not introduced:
            places.extend(row)
        row = {}
    return places


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= LEAST_BODY_WORDS and ends_sentence(text)
