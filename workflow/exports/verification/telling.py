"""How a publication copy was made, as far as the file itself tells."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from workflow.exports.publication import (
    CLEAN,
    FACING,
    INTERLINEAR,
    PAPERS,
    PARAGRAPH,
    TABLE,
    Paper,
)
from workflow.exports.review.walking import W
from workflow.exports.verification.opened import WordFile, style_of
from workflow.exports.verification.places import text_of

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of its making."""

    articles: tuple[str, ...]
    """Ids of its articles, in order."""
    languages: str
    """Their codes joined, source first: `en-fr-es`."""
    name: str
    """The name of a document of many articles; empty for one of one article."""
    title: str
    layouts: tuple[str, ...]
    """The layouts that it may have; their styles are the same."""
    papers: tuple[str, ...]
    draft: bool
    """Whether it has the mark of a draft."""
    is_answered_for: bool
    """Whether its closing lines say who reviewed, or what made the drafts."""
    pages: tuple[int, ...]
    """The page numbers in its contents."""


def told_by(file: WordFile) -> Told | None:
    """What the file says; `None` where its closing lines name no article."""
    lines = [text.split(_BETWEEN) for text in file.texts_in("BilingualProvenance")]
    if not lines or any(len(line) < 2 for line in lines):
        return None
    articles, languages = tuple(line[0] for line in lines), lines[0][1]
    # "articles.en-fr.en-fr": the name, then the pair
    name = file.property("core", "identifier").rpartition(".")[0]
    together = name != articles[0]
    return Told(
        articles,
        languages,
        name if together else "",
        file.property("core", "title"),
        _layouts(file),
        _papers(file),
        any(
            shape.get("id") == "DraftWatermark"
            for root in file.shown.values()
            for shape in root.iter("{urn:schemas-microsoft-com:vml}shape")
        ),
        bool(file.texts_in("BilingualReviewed")),
        tuple(_pages(file)),
    )


def _layouts(file: WordFile) -> tuple[str, ...]:
    """By the styles that it has: layouts of one kind share theirs."""
    if "BilingualSourceLine" in file.styles:
        return (INTERLINEAR,)
    if "BilingualSourcePage" in file.styles:
        used = {style_of(paragraph) for paragraph in file.body.iter(f"{W}p")}
        left = any(style.startswith("BilingualSourcePage") for style in used)
        return (FACING,) if left else (CLEAN, FACING)
    return (TABLE, PARAGRAPH)


def _papers(file: WordFile) -> tuple[str, ...]:
    """The papers it may be on; the first of all where it is on none, as with a reference."""
    size = next(file.body.iter(f"{W}pgSz"), None)
    margins = next(file.body.iter(f"{W}pgMar"), None)

    def measured(paper: Paper) -> bool:
        told = {"w": paper.width, "h": paper.height}
        sides = {
            "left": paper.left,
            "right": paper.right,
            "top": paper.top,
            "bottom": paper.bottom,
        }
        return _has(size, told) and _has(margins, sides)

    found = [name for name, paper in PAPERS.items() if measured(paper) or measured(paper.landscape)]
    return tuple(found or list(PAPERS)[:1])


def _has(element: etree._Element | None, values: dict[str, int]) -> bool:
    return element is not None and all(
        element.get(f"{W}{name}") == str(value) for name, value in values.items()
    )


def _pages(file: WordFile) -> list[int]:
    """The cached numbers of the fields that show pages in the contents."""
    out = []
    for paragraph in file.body.iter(f"{W}p"):
        if style_of(paragraph) != "Toc1":
            continue
        shown = [text for run in paragraph.iter(f"{W}r") if (text := text_of(run))]
        counted = any("PAGEREF" in (each.text or "") for each in paragraph.iter(f"{W}instrText"))
        if counted and shown and shown[-1].isdecimal():
            out.append(int(shown[-1]))
    return out
