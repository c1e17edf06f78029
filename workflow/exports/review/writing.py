"""A review copy as markup: id | source | target | status, every change recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from workflow.article import parse_inline
from workflow.exports import ooxml, ooxml_review
from workflow.exports.inline import Links, character_style
from workflow.exports.languages import Language, language_of
from workflow.exports.ooxml_review import Remark
from workflow.exports.review.copying import CopiedRow, ReviewCopy, article_head
from workflow.exports.review.record import BaseUnit
from workflow.exports.review.texts import link_address
from workflow.exports.review.words import review_words
from workflow.exports.styles import TABLE_STYLE, column_style

WIDTHS = (1300, 5900, 5900, 1470)
"""Id, source, target and status in twentieths of a point: 257 mm together."""

_BETWEEN = " · "
_ID = "BilingualNumberContinued"


@dataclass(slots=True)
class Writer:
    """Writes the parts of one review copy that show something."""

    copy: ReviewCopy
    links: Links = field(default_factory=Links)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def body(self) -> str:
        """All between the first paragraph and the last."""
        copy = self.copy
        known, words = review_words(copy.record.target_language)
        how = ooxml_review.run(words["how"], language_of(known), proof=False)
        gap = ooxml.paragraph("BilingualGap")
        out = [ooxml.paragraph("BilingualBanner", how), gap]
        for document, rows in zip(copy.documents, copy.rows, strict=True):
            head = ooxml_review.run(article_head(document), self.source)
            out.append(ooxml.paragraph("Heading1", head))
            out.extend(table + gap for table in self._tables(rows, document.title))
        return "".join(out)

    def header(self) -> str:
        """The header part: desk and articles."""
        record = self.copy.record
        names = ", ".join(article.id for article in record.articles[:3])
        more = len(record.articles) - 3
        line = f"{record.desk}\t{names}" + (f" + {more}" if more > 0 else "")
        run = ooxml_review.run(line, self.source, proof=False)
        return ooxml.header_part(ooxml.paragraph("Header", run))

    def footer(self) -> str:
        """The footer part: languages, the id of the export, page and pages."""
        pair = f"{self.source.name} → {self.target.name}"
        content = (
            ooxml_review.run(
                f"{pair}{_BETWEEN}{self.copy.record.export_id}\t", self.source, proof=False
            )
            + ooxml.field("PAGE", "1", self.source)
            + ooxml_review.run(" / ", self.source, proof=False)
            + ooxml.field("NUMPAGES", "1", self.source)
        )
        return ooxml.footer_part(ooxml.paragraph("Footer", content))

    @property
    def source(self) -> Language:
        """The language translated from."""
        return language_of(self.copy.record.source_language)

    @property
    def target(self) -> Language:
        """The language translated into."""
        return language_of(self.copy.record.target_language)

    def _tables(self, rows: Sequence[CopiedRow], title: str) -> Iterator[str]:
        most = ooxml.MAX_ROWS - 1
        for begin in range(0, len(rows), most):
            shown = (self._row(row) for row in rows[begin : begin + most])
            yield ooxml.table(
                TABLE_STYLE, WIDTHS, [self._head(), *shown], title=title, description=title
            )

    def _head(self) -> str:
        head, source, target, status = self.copy.record.heads
        words = language_of(review_words(self.copy.record.target_language)[0])
        cells = (
            ooxml.paragraph("BilingualColumnHead", ooxml_review.run(head, words, proof=False)),
            ooxml.paragraph(
                column_style("Source", "Column Head"), ooxml_review.run(source, self.source)
            ),
            ooxml.paragraph(
                column_style("Target", "Column Head"), ooxml_review.run(target, self.target)
            ),
            ooxml.paragraph("BilingualColumnHead", ooxml_review.run(status, words, proof=False)),
        )
        return ooxml.row(WIDTHS, cells, header=True)

    def _row(self, row: CopiedRow) -> str:
        unit = row.unit
        source = self._source(unit)
        if row.terms:
            source = ooxml_review.remarked([row.terms], source, self.source)
        target = self._runs(unit, unit.target, self.target)
        if row.findings:
            target = ooxml_review.remarked([row.findings], target, self.target)
        known, _ = review_words(self.copy.record.target_language)
        status = ooxml_review.run(unit.status, language_of(known), proof=False)
        cells = (
            self._id(row),
            ooxml.paragraph(column_style("Source", ""), source),
            ooxml.paragraph(column_style("Target", ""), target),
            ooxml.paragraph("BilingualTermStatus", status),
        )
        return ooxml.row(WIDTHS, cells)

    def _id(self, row: CopiedRow) -> str:
        visible = ooxml_review.run(row.unit.row, self.source, proof=False)
        marked = ooxml_review.bookmark(next(self._numbers), bookmark_name(row.unit.row), visible)
        return ooxml.paragraph(_ID, marked)

    def _source(self, unit: BaseUnit) -> str:
        runs = self._runs(unit, unit.source, self.source)
        plain = "<" not in unit.source and "\n" not in unit.source
        return ooxml_review.locked(next(self._numbers), unit.row, runs, plain=plain)

    def _runs(self, unit: BaseUnit, tagged: str, language: Language) -> str:
        out = []
        for piece in parse_inline(ooxml.clean_text(tagged)):
            style = character_style(piece.bold, piece.italic, piece.link is not None)
            run = ooxml_review.run(piece.text, language, style)
            if piece.link is not None:
                run = self.links.wrap(link_address(unit.links, piece.link), run)
            out.append(run)
        return "".join(out)


def bookmark_name(row: str) -> str:
    """The bookmark in the id cell of a row.

    >>> bookmark_name("2.3f9a2c11-2")
    'u_2_3f9a2c11_2'
    """
    return f"u_{row.replace('.', '_').replace('-', '_')}"


def comments(remarks: Sequence[Remark]) -> str:
    """The comments part."""
    return ooxml_review.comments_part(remarks, language_of("en"))
