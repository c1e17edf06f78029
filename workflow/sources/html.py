"""Web pages: the main text that trafilatura finds, with its structure and inline markup kept.

trafilatura says which words are the article; the blocks themselves come from the page's own
elements (`html_blocks`), so that bold, links, captions, tables and line numbers survive.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

import lxml.etree
import lxml.html
import trafilatura
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from workflow.article import Block, BlockKind, Metadata, plain_text
from workflow.errors import SourceError
from workflow.sources.files import clean_text
from workflow.sources.html_blocks import collect_blocks
from workflow.sources.inline import is_safe_address, recast
from workflow.sources.kinds import is_byline, is_caption, is_dateline
from workflow.sources.languages import normalize_language
from workflow.sources.rules import load_rules
from workflow.sources.values import Change, Draft, shorten

LONGEST_CHANCE = 25
"""Letters; a shorter text must be a whole element of the main text to count as found."""
BEGINNINGS = 12
"""How many beginnings of what was left out are told one by one."""

CREDITS = 4
"""Blocks after the main text among which its credits are looked for."""

_DATE_CONFIG = {"extensive_search": False, "original_date": True}
_KEPT = frozenset(
    {BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.TITLE, BlockKind.CODE}
)


def parse_html(text: str, path: Path, *, whole: bool) -> Draft:
    """The article in a web page: its blocks, and what the page declares of it.

    What trafilatura leaves out between the first and the last block of the main text is kept
    as furniture; what lies before and after is told in changes of the kind `left-out`.
    `whole` takes all the text of the page's body. Raises `SourceError` for a page without text.
    """
    tree = _parse(text, path)
    blocks = collect_blocks(tree)
    facts = _facts(tree, blocks)
    changes: list[Change] = []
    if not whole:
        blocks, changes = _select(blocks, text, facts.title)
    return Draft(
        blocks=tuple(_with_addresses(block, facts.metadata.url) for block in blocks),
        title=facts.title,
        language=facts.language,
        publisher=facts.publisher,
        metadata=facts.metadata,
        changes=(*changes, *_told(facts)),
    )


def _parse(text: str, path: Path) -> HtmlElement:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        return lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except lxml.etree.LxmlError:
        raise SourceError(
            "the page holds no text", path=path, hint="Save the article's page again"
        ) from None


def _told(facts: _Facts) -> list[Change]:
    meta = facts.metadata
    told = []
    if meta.date:
        told.append(Change("date", 0, str(meta.date), f"The date {meta.date} is the page's own."))
    if meta.url:
        told.append(Change("url", 0, meta.url, f"The address is {meta.url}, as the page says."))
    return told


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a page says about itself in its head."""

    title: str
    language: str
    publisher: str
    metadata: Metadata


def _facts(tree: HtmlElement, blocks: Sequence[Block]) -> _Facts:
    found = extract_metadata(deepcopy(tree), date_config=_DATE_CONFIG, extensive=False)
    try:
        date = datetime.date.fromisoformat(found.date or "")
    except ValueError:
        date = None
    if date is not None and not _declares(tree, date):
        date = None
    url = found.url if found.url and is_safe_address(found.url) else ""
    language = normalize_language(tree.get("lang") or tree.get("xml:lang") or "") or ""
    metadata = Metadata(date=date, url=url)
    return _Facts(_title(found.title or "", blocks), language, found.sitename or "", metadata)


def _declares(tree: HtmlElement, date: datetime.date) -> bool:
    """Whether the page gives the date in a form that is read in one way only; a `03/04/2025`
    in its text is evidence to be weighed like any other stamp."""
    plain = date.isoformat()
    spellings = (plain, plain.replace("-", ""), plain.replace("-", "/"))
    declared = (
        value
        for element in tree.iter()
        for value in (*element.attrib.values(), element.text if element.tag == "script" else "")
    )
    return any(spelling in (value or "") for value in declared for spelling in spellings)


def _title(declared: str, blocks: Sequence[Block]) -> str:
    """The page's first-level heading when it is one with the declared title, or the only one."""
    headings = [
        plain_text(block.text)
        for block in blocks
        if block.kind is BlockKind.HEADING and block.level == 1
    ]
    for heading in headings:
        if _letters(heading) and _letters(heading) in _letters(declared):
            return heading
    return headings[0] if len(headings) == 1 else clean_text(declared)


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def _select(blocks: list[Block], text: str, title: str) -> tuple[list[Block], list[Change]]:
    """The blocks of the main text, and what was said of the others."""
    document = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=True, favor_recall=True
    )
    body = getattr(document, "body", None)
    if body is None:
        message = "No main text was found in the page: all its text was taken."
        return blocks, [Change("left-out", 0, "", message)]
    everything = _letters("".join(map(str, body.itertext())))
    pieces = {_letters("".join(map(str, element.itertext()))) for element in body.iter()}
    found = [_is_found(plain_text(block.text), everything, pieces) for block in blocks]
    if not any(found):
        return blocks, []
    first, last = _edges(blocks, found, title)
    chosen: list[Block] = []
    changes = _left_out([*blocks[:first], *blocks[last + 1 :]])
    for block, is_main in zip(blocks[first : last + 1], found[first : last + 1], strict=True):
        kept = is_main or block.kind in _KEPT or plain_text(block.text) == title
        if kept or is_dateline(plain_text(block.text), "en"):
            chosen.append(block)
            continue
        chosen.append(recast(block, BlockKind.FURNITURE))
        words = shorten(plain_text(block.text))
        message = f"“{words}” is marked as furniture: it is not part of the page's main text."
        changes.append(Change("furniture", block.line, words, message))
    if all(
        block.kind is BlockKind.FURNITURE or plain_text(block.text) == title for block in chosen
    ):
        return blocks, []
    return chosen, changes


def _is_found(text: str, everything: str, pieces: set[str]) -> bool:
    letters = _letters(text)
    return letters in (everything if len(letters) > LONGEST_CHANCE else pieces)


def _edges(blocks: Sequence[Block], found: Sequence[bool], title: str) -> tuple[int, int]:
    """The first and last block of the article: the title's, and a credit after the text."""
    first = found.index(True)
    last = len(found) - 1 - found[::-1].index(True)
    texts = [plain_text(block.text) for block in blocks]
    first = next((place for place in range(first) if texts[place] == title), first)
    for place in range(last + 1, min(last + 1 + CREDITS, len(blocks))):
        rule = load_rules().furniture_rule(texts[place])
        if (
            blocks[place].kind in _KEPT
            or is_byline(texts[place])
            or is_caption(texts[place])
            or (rule and rule[0].id in ("source-line", "agency-credit"))
        ):
            last = place
    return first, last


def _left_out(blocks: Sequence[Block]) -> list[Change]:
    if not blocks:
        return []
    words = sum(len(plain_text(block.text).split()) for block in blocks)
    message = f"{words} words outside the page's main text were left out; --keep-all takes them."
    changes = [Change("left-out", 0, "", message)]
    for block in blocks[:BEGINNINGS]:
        text = shorten(plain_text(block.text))
        changes.append(Change("left-out", block.line, text, f"“{text}” was left out."))
    return changes


def _with_addresses(block: Block, url: str) -> Block:
    """The block with its links made whole by the address of the page, where that is known."""
    if not url or not block.links:
        return block
    return replace(block, links=tuple(urljoin(url, link) for link in block.links))
