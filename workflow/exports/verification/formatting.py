"""Looks that come from styles alone, and languages that are those of the column.

This is a rule of our own files: whoever changes a style changes the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from workflow.exports.inline import MARKER_STYLE
from workflow.exports.languages import language_of
from workflow.exports.review.walking import W
from workflow.exports.verification.contents import holds_unit
from workflow.exports.verification.opened import WordFile, style_of
from workflow.exports.verification.places import excerpt, place_of, text_of
from workflow.exports.verification.values import Fault

_RUN = {f"{W}{name}" for name in ("lang", "rtl", "rStyle", "noProof")}
_PARAGRAPH = [f"{W}pStyle"]
_BESIDE = {MARKER_STYLE, "BilingualMargin"}
"""Character styles of what stands beside a sentence, in the language of the source."""
_FALLBACK = language_of("en").tag
"""The document's own words where they are in no language of the pair."""
_RUNNING = ("header", "footer")
_COLUMN = re.compile(r"Bilingual(?:Source|Target\d*)")

Tags = frozenset[str]


def formatting(file: WordFile) -> Iterator[Fault]:
    """Direct formatting, and runs in another language than their place has."""
    columns = _columns(file)
    languages = frozenset[str]().union(*columns.values())
    for part, root in file.shown.items():
        if part.rpartition("/")[2].startswith("comments") or _is_taken_over(part, root):
            continue
        for paragraph in root.iter(f"{W}p"):
            yield from _paragraph(paragraph, part)
            yield from _runs(paragraph, part, columns, languages | {_FALLBACK})


def _is_taken_over(part: str, root: etree._Element) -> bool:
    """Whether a header or footer is that of a reference document: it names no languages."""
    if not part.rpartition("/")[2].startswith(_RUNNING):
        return False
    runs = [
        run
        for paragraph in root.iter(f"{W}p")
        if style_of(paragraph) != "BilingualFooterStatus"
        for run in paragraph.iter(f"{W}r")
        if run.find(f"{W}pict") is None
    ]
    named = sum(run.find(f"{W}rPr/{W}lang") is not None for run in runs)
    return 2 * named < len(runs)


def _paragraph(paragraph: etree._Element, part: str) -> Iterator[Fault]:
    properties = paragraph.find(f"{W}pPr")
    # The paragraph that ends a section carries the section's properties.
    tags = [] if properties is None else [str(each.tag) for each in properties]
    if [tag for tag in tags if tag != f"{W}sectPr"] != _PARAGRAPH:
        told = ", ".join(_short(tag) for tag in tags if tag not in _PARAGRAPH) or "no style"
        what = f"a paragraph is formatted by hand: {told}"
        yield Fault(what, place_of(part, paragraph), "Change its style instead")


def _runs(
    paragraph: etree._Element, part: str, columns: Mapping[str, Tags], languages: Tags
) -> Iterator[Fault]:
    style = style_of(paragraph)
    expected = columns.get(style)
    for run in paragraph.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        tags = _tags(properties)
        if properties is None or not tags:
            what = f"a run names no language: {excerpt(text_of(run))}"
            yield Fault(what, place_of(part, run))
            continue
        extra = sorted({_short(each.tag) for each in properties if each.tag not in _RUN})
        if extra:
            what = f"{excerpt(text_of(run))} is formatted by hand: {', '.join(extra)}"
            yield Fault(what, place_of(part, run), "Use a character style")
        named = properties.find(f"{W}rStyle")
        beside = named is not None and named.get(f"{W}val") in _BESIDE
        unproofed = properties.find(f"{W}noProof") is not None
        allowed = languages
        if expected and not beside and not unproofed:
            allowed = expected
            if text_of(run).startswith("["):
                # "[not translated]" stands in the document's own words
                allowed |= {_FALLBACK}
        if not tags <= allowed:
            what = f"{excerpt(text_of(run))} is marked {_told(tags)}, not {_told(allowed)}"
            yield Fault(what, place_of(part, run))


def _columns(file: WordFile) -> dict[str, Tags]:
    """The language of each style that sentences stand in, whatever the layout."""
    columns = {
        name: _tags(style.find(f"{W}rPr"))
        for name, style in file.styles.items()
        if _COLUMN.fullmatch(name)
    }
    return {
        name: tags
        for name in file.styles
        for column, tags in columns.items()
        if holds_unit(name, column)
    }


def _tags(properties: etree._Element | None) -> Tags:
    language = None if properties is None else properties.find(f"{W}lang")
    return frozenset(str(value) for value in ({} if language is None else language.attrib).values())


def _told(tags: Tags) -> str:
    return " or ".join(sorted(tags))


def _short(tag: object) -> str:
    return "w:" + etree.QName(str(tag)).localname
