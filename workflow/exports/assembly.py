"""A document put together: sections, running heads, contents, and the articles in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workflow.article import plain_text
from workflow.errors import ExportError
from workflow.exports import frame, ooxml, ooxml_pages
from workflow.exports.aligned import AlignedDocument
from workflow.exports.layouts import LAYOUTS, facing_layout
from workflow.exports.package import FOOTER_ID, HEADER_ID, Markup, word_bytes
from workflow.exports.publication import (
    CLEAN,
    COLUMN_LAYOUTS,
    FACING,
    MOST_TARGETS,
    Publication,
)
from workflow.exports.reference_docx import Reference, read_reference
from workflow.exports.rows import Setting

_BETWEEN = " · "
_LONGEST_HEAD = 60


def single(document: AlignedDocument, publication: Publication) -> bytes:
    """The Word document of one article. Raises `ExportError`, see `word_document`."""
    assembly = _Assembly([document], publication)
    heads = assembly.heads(document, first=True)
    body, last = assembly.article(document, heads, begins="")
    title = document.title or document.article_id
    if publication.layout == CLEAN:
        title = document.target_title or title
    return assembly.bytes(body + frame.closing(document, assembly.setting), last, title, document)


def together(
    documents: Sequence[AlignedDocument],
    publication: Publication,
    name: str,
    title: str,
    pages: Sequence[int] = (),
) -> bytes:
    """Many articles of the same languages in one Word document with contents.

    `pages` are the page numbers that the contents show; without them it shows none.
    """
    assembly = _Assembly(documents, publication)
    setting = assembly.setting
    latest = max((each.metadata.date for each in documents if each.metadata.date), default=None)
    whole = replace(
        documents[0],
        article_id=name,
        title=title,
        target_title=title,
        metadata=replace(documents[0].metadata, date=latest, url="", agency=""),
        blocks=(),
        used=(),
        provenance=None,
    )
    front = assembly.register(frame.header(whole.desk, title, setting), first=True)
    section = assembly.section(front)
    body = frame.banner(documents, setting) + frame.cover(whole, setting)
    body += _contents(documents, setting, pages) + ooxml_pages.section_end(section)
    last = ""
    for number, document in enumerate(documents, start=1):
        heads = assembly.heads(document, number=number)
        markup, last = assembly.article(
            document, heads, ooxml_pages.NEXT_PAGE, _mark(document, number, setting), number
        )
        body += markup + frame.closing(document, setting)
        if number < len(documents):
            body += ooxml_pages.section_end(last)
    return assembly.bytes(body, last, title, whole)


class _Assembly:
    """The parts of one document as they come about."""

    def __init__(self, documents: Sequence[AlignedDocument], publication: Publication) -> None:
        self._documents = documents
        self._publication = publication.checked()
        self._reference = _reference(publication)
        setting = Setting.of(documents[0], publication)
        _check(documents, publication)
        if self._reference is not None:
            paper = self._reference.paper
            turned = setting.paper.width > setting.paper.height
            setting = replace(setting, paper=paper.landscape if turned else paper)
        self.setting = setting
        self._headers: dict[str, str] = {}

    def register(self, header: str, *, first: bool = False) -> Mapping[str, str]:
        """The ids under which a section names this header; `first` at a document's beginning."""
        if self._reference is not None and self._reference.header is not None:
            return {"default": HEADER_ID}
        heads = {"default": self._id(header)}
        if first and self.setting.paper.number_on_top:
            heads["first"] = self._id(frame.header("", "", self.setting))
        return heads

    def heads(
        self,
        document: AlignedDocument,
        *,
        side: int | None = None,
        number: int = 0,
        first: bool = False,
    ) -> Mapping[str, str]:
        """The running head of an article, or of the pages of one of its languages."""
        if side is None and not number:
            right = document.article_id
        else:
            shown = 1 if self._publication.layout == CLEAN else side or 0
            title = (document.title, document.target_title)[shown] or document.article_id
            right = frame.shorten(title, _LONGEST_HEAD)
            right = f"{number}{_BETWEEN}{right}" if number else right
        return self.register(frame.header(document.desk, right, self.setting), first=first)

    def section(self, heads: Mapping[str, str], begins: str = "") -> str:
        """The properties of a section with this running head."""
        feet = dict.fromkeys(heads, FOOTER_ID)
        return ooxml_pages.section(self.setting.paper, heads, feet, begins=begins)

    def article(
        self,
        document: AlignedDocument,
        heads: Mapping[str, str],
        begins: str,
        lead: str = "",
        number: int = 0,
    ) -> tuple[str, str]:
        """An article up to its closing lines, and the properties of the section it ends in."""
        setting, layout = self.setting, self._publication.layout
        if layout == CLEAN:
            opening = frame.page_opening(document, setting, 1)
        else:
            opening = frame.opening(document, setting)
        if layout != FACING:
            body = lead + opening + LAYOUTS[layout](document, setting)
            return body, self.section(heads, begins)
        body = lead + opening + ooxml_pages.section_end(self.section(heads, begins))
        for left, right in facing_layout(document, setting):
            for side, (page, begin) in enumerate(
                ((left, ooxml_pages.EVEN_PAGE), (right, ooxml_pages.ODD_PAGE))
            ):
                side_heads = self.heads(document, side=side, number=number)
                body += page + ooxml_pages.section_end(self.section(side_heads, begin))
        closing = {kind: each for kind, each in heads.items() if kind == "default"}
        return body, self.section(closing, ooxml_pages.NEXT_PAGE)

    def bytes(self, body: str, last: str, title: str, document: AlignedDocument) -> bytes:
        """The file."""
        markup = Markup(
            document=ooxml_pages.document_part(body, last),
            headers={identifier: header for header, identifier in self._headers.items()},
            footer=frame.footer(title, self._documents, self.setting),
        )
        return word_bytes(markup, document, self.setting, self._reference, self._documents)

    def _id(self, header: str) -> str:
        number = len(self._headers) + 1
        return self._headers.setdefault(header, HEADER_ID + ("" if number == 1 else str(number)))


def _reference(publication: Publication) -> Reference | None:
    return read_reference(publication.reference) if publication.reference is not None else None


def _check(documents: Sequence[AlignedDocument], publication: Publication) -> None:
    """Raise `ExportError` where the languages do not go together."""
    languages = {
        (each.source_language, each.target_language, *(o.target_language for o in each.others))
        for each in documents
    }
    if len(languages) > 1:
        raise ExportError(
            "articles of different languages cannot be put into one document",
            hint="Name articles of one source language, and the target with --to",
        )
    (codes,) = languages
    if len(codes) > 2 and publication.layout not in COLUMN_LAYOUTS:
        raise ExportError(
            f"the layout {publication.layout} shows one target language",
            hint=f"Use one of: {', '.join(COLUMN_LAYOUTS)}",
        )
    if len(codes) > 1 + MOST_TARGETS:
        raise ExportError(
            f"{len(codes) - 1} target languages do not fit on a page",
            hint=f"Name at most {MOST_TARGETS} with --to",
        )


def _titles(document: AlignedDocument, setting: Setting) -> list[tuple[str, int]]:
    """The titles for the contents, each with the side whose language it is in."""
    titles = [document.title or document.article_id, document.target_title]
    titles += [other.target_title for other in document.others]
    told = [(title, side) for side, title in enumerate(titles) if title]
    if setting.publication.layout == CLEAN:
        return told[1:2] or told[:1]
    return told


def _mark(document: AlignedDocument, number: int, setting: Setting) -> str:
    """What begins an article: the place the contents lead to, and the lines it has there."""
    marks = ooxml_pages.bookmark(f"article_{number}", number)
    for index, (title, side) in enumerate(_titles(document, setting)):
        text = plain_text(title) if index else f"{number}. {plain_text(title)}"
        marks += ooxml_pages.contents_mark(text, min(index, 1) + 1, setting.sides[side][1])
    return ooxml.paragraph("BilingualGap", marks)


def _contents(documents: Sequence[AlignedDocument], setting: Setting, pages: Sequence[int]) -> str:
    entries = []
    for number, document in enumerate(documents, start=1):
        anchor = f"article_{number}"
        for index, (title, side) in enumerate(_titles(document, setting)):
            language = setting.sides[side][1]
            text = plain_text(title) if index else f"{number}. {plain_text(title)}"
            runs = ooxml.run(text, language)
            if pages and not index:
                runs += ooxml.run("\t", setting.source, proof=False)
                page = str(pages[number - 1])
                runs += ooxml.field(f"PAGEREF {anchor} \\h", page, setting.source)
            entries.append((f"Toc{min(index, 1) + 1}", runs, anchor))
    heading = frame.pair_heading("Heading1", "contents", setting)
    return heading + ooxml_pages.contents(entries, setting.source)
