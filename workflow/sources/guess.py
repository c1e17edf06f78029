"""Title, agency and address of an article, guessed from its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workflow.article import Block, BlockKind, escape_inline, plain_text
from workflow.sources.furniture import is_furniture
from workflow.sources.inline import recast
from workflow.sources.kinds import ends_sentence, is_byline, is_caption, is_dateline
from workflow.sources.rules import load_rules
from workflow.sources.values import Change, Draft, shorten

LONGEST_TITLE = 40
"""Words."""
LOOKED_AT = 8
"""Blocks at the head of an article among which its title may stand."""


def guess_title(draft: Draft, language: str = "en") -> Draft:
    """The draft with its title as first block, where one is declared or can be guessed.

    A title that the file declares is looked for among the first blocks. Without one, the
    first line that is not a stamp, a credit or furniture is the title when it is short and
    has no final stop, or when a stamp follows it.
    """
    if any(block.kind is BlockKind.TITLE for block in draft.blocks[:1]):
        return draft
    place = _declared_place(draft) if draft.title else _guessed_place(draft.blocks, language)
    if place is None:
        if not draft.title:
            return draft
        block = Block(BlockKind.TITLE, escape_inline(draft.title), line=1)
        return _titled(draft, block, draft.blocks, "the file declares it")
    rest = (*draft.blocks[:place], *draft.blocks[place + 1 :])
    block = recast(draft.blocks[place], BlockKind.TITLE)
    declared = bool(draft.title)
    return _titled(draft, block, rest, "the file declares it" if declared else "it heads the text")


def _titled(draft: Draft, block: Block, rest: Sequence[Block], reason: str) -> Draft:
    title = " ".join(plain_text(block.text).split("\n"))
    block = replace(block, text=block.text.replace("\n", " "))
    message = f"“{shorten(title)}” was taken for the title: {reason}."
    change = Change("title", block.line, shorten(title), message)
    return replace(draft, title=title, blocks=(block, *rest), changes=(*draft.changes, change))


def _declared_place(draft: Draft) -> int | None:
    wanted = "".join(draft.title.casefold().split())
    for place, block in enumerate(draft.blocks[: 2 * LOOKED_AT]):
        text = "".join(plain_text(block.text).casefold().split())
        if text == wanted and block.cell is None:
            return place
    return None


def _guessed_place(blocks: Sequence[Block], language: str) -> int | None:
    texts = [plain_text(block.text).strip() for block in blocks]
    for place, block in enumerate(blocks[:LOOKED_AT]):
        text = texts[place]
        if block.kind in (BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.FURNITURE):
            continue
        if is_dateline(text, language) or is_byline(text) or is_furniture(text):
            continue
        if block.kind is BlockKind.HEADING:
            return place
        return place if _may_be_title(place, blocks, texts, language) else None
    return None


def _may_be_title(place: int, blocks: Sequence[Block], texts: list[str], language: str) -> bool:
    text = texts[place]
    words = len(text.split())
    if blocks[place].kind is not BlockKind.PARAGRAPH or not 1 < words <= LONGEST_TITLE:
        return False
    if is_caption(text) or text.endswith((",", ";", ":")):
        return False
    following = [texts[index] for index in range(place + 1, len(texts))]
    if not any(len(other.split()) > words or ends_sentence(other) for other in following):
        return False
    # "What does the plan say?" is a headline; "The Plan to … region." is one before a stamp
    if not ends_sentence(text) or text.endswith(("?", "!")):
        return True
    return bool(following) and (is_dateline(following[0], language) or is_byline(following[0]))


def find_opening_stamp(blocks: Sequence[Block], language: str) -> str:
    """The place and date that open the text: `Budapest, 28 May 2025`; empty without a date.

    Before an agency in brackets, behind it, or before a dash.
    """
    for block in blocks[:LOOKED_AT]:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        text = plain_text(block.text).strip()
        for opening in load_rules().openings:
            found = opening.match(text)
            if found and is_dateline(found["stamp"], language):
                return str(found["stamp"])
    return ""


def find_agency(blocks: Sequence[Block]) -> str:
    """The agency that the credits name; empty when none does.

    A source line outweighs the place line of the first paragraph, that an agency's name
    alone. What may as well be text counts where it was marked; a photo credit tells whose the
    photo is, not whose the article.
    """
    return next(_agencies(blocks), "")


def _agencies(blocks: Sequence[Block]) -> Iterator[str]:
    rules = load_rules()
    texts = [plain_text(block.text).strip() for block in blocks]
    yield from _credited(blocks, texts, "source-line")
    for text in texts:
        place = rules.place.match(text) or rules.glued.match(text)
        if place and place["agency"]:
            yield place["agency"].strip()
    yield from _credited(blocks, texts, "agency-credit")


def _credited(blocks: Sequence[Block], texts: Sequence[str], wanted: str) -> Iterator[str]:
    """The agencies that lines of one kind of furniture name, the last line first."""
    for block, text in zip(reversed(blocks), reversed(texts), strict=True):
        found = load_rules().furniture_rule(text)
        if not found or found[0].id != wanted or not found[1]["agency"]:
            continue
        if not found[0].weak or block.kind is BlockKind.FURNITURE:
            yield found[1]["agency"].strip(" .")


def find_address(blocks: Sequence[Block]) -> str:
    """The address of the page, where a line of its own gives it; else empty."""
    for block in blocks:
        found = load_rules().furniture_rule(plain_text(block.text).strip())
        if found and found[0].id == "address":
            return str(found[1]["url"])
    return ""
