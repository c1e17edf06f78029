"""From a raw file to a clean article, each thing done told in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from workflow.article import Article, Block, BlockKind, Metadata, plain_text
from workflow.errors import SourceError
from workflow.sources.dating import Dating, decide_date, is_update
from workflow.sources.furniture import mark_furniture
from workflow.sources.guess import find_address, find_agency, find_opening_stamp, guess_title
from workflow.sources.inline import cut_block, recast
from workflow.sources.kinds import mark_by_shape, mark_by_wording
from workflow.sources.languages import normalize_language
from workflow.sources.listing import settle_items
from workflow.sources.reading import find_language, read_draft, refuse_empty
from workflow.sources.repeats import mark_repeats
from workflow.sources.rules import load_rules
from workflow.sources.slug import make_slug
from workflow.sources.spaces import mend_spaces
from workflow.sources.values import Change, Draft

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GLUED_LOOKED_AT = 3
"""Blocks at the head of an article that a stamp may be glued to."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A clean article and what was done to make it."""

    article: Article
    changes: tuple[Change, ...]
    """In the order of the file; what concerns the whole article comes first."""


def prepare_article(
    path: Path,
    *,
    language: str | None = None,
    article_id: str | None = None,
    title: str | None = None,
    keep_all: bool = False,
) -> Prepared:
    """A clean article from a raw `.txt`, `.html`, `.docx` or `.md` file.

    Language, id and title are guessed unless given. `keep_all` marks nothing as furniture and
    takes all the text of a web page. No word of the file is lost: what is not the article is
    kept as furniture in its place, or told in a change of the kind `left-out`. Lines of
    blocks are those of the raw file. Raises `SourceError`.
    """
    draft = read_draft(path, whole=keep_all)
    told = _given_language(language, path)
    if not told and path.suffix.lower() == ".md":
        told = draft.language
    code = told or find_language(draft, path)
    draft = _clean(_with_title(draft, title, code), code, path, keep_all=keep_all)
    metadata, found = _metadata(draft, code)
    if not told:
        found = [_language_change(draft, code), *found]
    if not draft.title:
        found.append(Change("title", 0, "", "No title was found: give one with --title."))
    article = Article(
        id=_article_id(article_id, draft.title, path),
        language=code,
        title=draft.title,
        metadata=metadata,
        blocks=draft.blocks,
        pictures=draft.pictures,
    )
    refuse_empty(article, path)
    changes = sorted(draft.changes, key=lambda change: change.line)
    return Prepared(article, (*found, *changes))


def _given_language(language: str | None, path: Path) -> str:
    if language is None:
        return ""
    code = normalize_language(language)
    if code is None:
        hint = "Use a code such as en, fr, nb, vi or es"
        raise SourceError(f"unknown language {language}", path=path, hint=hint)
    return code


def _article_id(given: str | None, title: str, path: Path) -> str:
    if given is None:
        return make_slug(title) or make_slug(path.stem) or "article"
    if not _ID.fullmatch(given):
        hint = f"Write it in small letters, digits and hyphens: {make_slug(given) or 'my-article'}"
        raise SourceError(f"{given} cannot be the id of an article", path=path, hint=hint)
    return given


def _with_title(draft: Draft, title: str | None, language: str) -> Draft:
    if title is None:
        return guess_title(_split_glued(draft), language)
    blocks = draft.blocks
    if blocks and blocks[0].kind is BlockKind.TITLE and plain_text(blocks[0].text) != title:
        blocks = (recast(blocks[0], BlockKind.HEADING, level=1), *blocks[1:])
    elif blocks and blocks[0].kind is BlockKind.TITLE:
        return draft
    return guess_title(replace(_split_glued(replace(draft, blocks=blocks)), title=title), language)


def _split_glued(draft: Draft) -> Draft:
    """The draft with a stamp that is glued to a first sentence cut off, as a dateline."""
    out: list[Block] = []
    changes = list(draft.changes)
    for place, block in enumerate(draft.blocks):
        glued = load_rules().glued.match(plain_text(block.text))
        if place >= _GLUED_LOOKED_AT or not glued or block.kind is not BlockKind.PARAGRAPH:
            out.append(block)
            continue
        stamp, *rest = cut_block(block, [glued.end()])
        out.extend([recast(stamp, BlockKind.DATELINE), *rest])
        text = plain_text(stamp.text)
        message = f"“{text}” was cut off the sentence it was glued to."
        changes.append(Change("split", block.line, text, message))
    return replace(draft, blocks=tuple(out), changes=tuple(changes))


def _clean(draft: Draft, language: str, path: Path, *, keep_all: bool) -> Draft:
    blocks, changes = draft.blocks, list(draft.changes)
    blocks, done = mend_spaces(blocks)
    changes += done
    if not keep_all:
        blocks, done = mark_furniture(blocks, language)
        changes += done
    blocks, done = mark_by_wording(blocks, language)
    changes += done
    if not keep_all:
        blocks, done = mark_repeats(blocks)
        changes += done
    if path.suffix.lower() != ".md":
        blocks, done = mark_by_shape(blocks)
        changes += done
    return replace(draft, blocks=tuple(settle_items(blocks)), changes=tuple(changes))


def _metadata(draft: Draft, language: str) -> tuple[Metadata, list[Change]]:
    """What the front matter will say, and how each of it was found."""
    meta, changes = draft.metadata, []
    if not meta.url:
        meta = replace(meta, url=find_address(draft.blocks))
        if meta.url:
            changes.append(Change("url", 0, meta.url, f"The address is {meta.url}."))
    if not meta.agency:
        meta = replace(meta, agency=find_agency(draft.blocks))
        if meta.agency:
            message = f"The agency is {meta.agency}, as the credits say."
            changes.append(Change("agency", 0, meta.agency, message))
        elif draft.publisher:
            meta = replace(meta, agency=draft.publisher)
            message = f"The agency is {meta.agency}, the name of the site."
            changes.append(Change("agency", 0, meta.agency, message))
    if meta.date is None:
        dating = _dating(draft, language, meta)
        meta = replace(meta, date=dating.date)
        changes.append(Change("date", 0, str(dating.date or ""), dating.message))
    return meta, changes


def _dating(draft: Draft, language: str, meta: Metadata) -> Dating:
    """The date of the first stamp that gives one; an update comes last."""
    stamps = [block for block in draft.blocks if block.kind is BlockKind.DATELINE]
    stamps.sort(key=lambda block: is_update(plain_text(block.text)))
    opening = "" if stamps else find_opening_stamp(draft.blocks, language)
    if opening:
        rest = "\n".join(plain_text(block.text) for block in draft.blocks)
        return decide_date(opening, rest, language, meta.agency, meta.url)
    if not stamps:
        return Dating(None, "No date was found: add a line such as date: 2023-09-02.")
    text = "\n".join(plain_text(block.text) for block in draft.blocks if block not in stamps)
    datings = [
        decide_date(plain_text(stamp.text), text, language, meta.agency, meta.url)
        for stamp in stamps
    ]
    return next((dating for dating in datings if dating.date), datings[0])


def _language_change(draft: Draft, language: str) -> Change:
    message = f"The language is {language}, told from the text."
    if draft.language == language:
        message = f"The language is {language}, as the file says."
    elif draft.language:
        message = f"The language is {language}, told from the text; the file says {draft.language}."
    return Change("language", 0, language, message)
