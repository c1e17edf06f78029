"""A review copy: articles as rows with names, what is remarked on them, and its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workflow.errors import ExportError
from workflow.exports.aligned import AlignedBlock, AlignedDocument, AlignedUnit
from workflow.exports.languages import language_of
from workflow.exports.ooxml import clean_text
from workflow.exports.ooxml_review import Remark
from workflow.exports.review.record import BaseArticle, BaseUnit, Record, named
from workflow.exports.review.words import review_words
from workflow.exports.unit_ids import unit_id

QA_AUTHOR = "Bilingual QA"
TERMS_AUTHOR = "Bilingual terms"


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said about one unit beside it."""

    findings: tuple[str, ...] = ()
    """Findings of the checks, as `[ERROR numbers] 12 is missing`."""
    terms: tuple[str, ...] = ()
    """Terms and references with their approved forms."""


Subject = tuple[str, str | None, str]
"""What notes are about: id of the article, context and source of the unit."""


@dataclass(frozen=True, slots=True)
class CopiedRow:
    """One row of the table."""

    unit: BaseUnit
    findings: Remark | None
    terms: Remark | None


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """One or more articles of one language pair, ready to be written."""

    documents: tuple[AlignedDocument, ...]
    rows: tuple[tuple[CopiedRow, ...], ...]
    """The rows of each document."""
    record: Record
    remarks: tuple[Remark, ...]


def review_copy(
    documents: Sequence[AlignedDocument], notes: Mapping[Subject, Notes] | None = None
) -> ReviewCopy:
    """Give every sentence of the articles a row with a name.

    Raises `ExportError` where there is no article, one stands twice, or they are not all of
    one language pair.
    """
    _check(documents)
    remarks: list[Remark] = []
    rows: list[tuple[CopiedRow, ...]] = []
    for number, document in enumerate(documents, start=1):
        prefix = f"{number}." if len(documents) > 1 else ""
        rows.append(tuple(_rows(document, prefix, notes or {}, remarks)))
    first = documents[0]
    target_words = review_words(first.target_language)[1]
    record = Record(
        export_id="",
        desk=first.desk,
        source_language=first.source_language,
        target_language=first.target_language,
        articles=tuple(
            BaseArticle(document.article_id, tuple(row.unit for row in made))
            for document, made in zip(documents, rows, strict=True)
        ),
        remarks=tuple("\n".join(remark.lines) for remark in remarks),
        outside=tuple(outside_texts(documents)),
        heads=(
            target_words["head"],
            language_of(first.source_language).name,
            language_of(first.target_language).name,
            target_words["status"],
        ),
    )
    return ReviewCopy(tuple(documents), tuple(rows), named(record), tuple(remarks))


def outside_texts(documents: Iterable[AlignedDocument]) -> Iterable[str]:
    """The paragraphs outside the tables: how to review, then the name of each article."""
    for index, document in enumerate(documents):
        if not index:
            yield review_words(document.target_language)[1]["how"]
        yield article_head(document)


def article_head(document: AlignedDocument) -> str:
    """The line above the table of an article."""
    title = " ".join(clean_text(document.title).split())
    return f"{document.article_id} · {title}" if title else document.article_id


def _check(documents: Sequence[AlignedDocument]) -> None:
    if not documents:
        raise ExportError("there is no article to review", hint="Name one that has a PO file")
    pairs = {(each.source_language, each.target_language) for each in documents}
    if len(pairs) > 1:
        raise ExportError(
            "a review copy is of one language pair, these articles are of "
            + " and ".join(sorted(f"{source}→{target}" for source, target in pairs)),
            hint="Choose one with --to, or make a file for each",
        )
    twice = [
        name for name, count in Counter(each.article_id for each in documents).items() if count > 1
    ]
    if twice:
        raise ExportError(f"the article {twice[0]} stands twice in this review copy")


def _rows(
    document: AlignedDocument,
    prefix: str,
    notes: Mapping[Subject, Notes],
    remarks: list[Remark],
) -> Iterable[CopiedRow]:
    words = review_words(document.target_language)[1]
    used: Counter[str] = Counter()
    for block in document.blocks:
        for unit in (each for each in block.units if not each.is_removed):
            base = _unit_id(unit, prefix, used, block, words)
            told = notes.get((document.article_id, unit.context, unit.source), Notes())
            first = used[_short(unit)] == 1
            yield CopiedRow(
                base,
                _remark(QA_AUTHOR, told.findings, remarks) if first else None,
                _remark(TERMS_AUTHOR, told.terms, remarks) if first else None,
            )


def _unit_id(
    unit: AlignedUnit,
    prefix: str,
    used: Counter[str],
    block: AlignedBlock,
    words: Mapping[str, str],
) -> BaseUnit:
    short = _short(unit)
    used[short] += 1
    again = f"-{used[short]}" if used[short] > 1 else ""
    return BaseUnit(
        f"{prefix}{short}{again}",
        unit.context,
        unit.source,
        unit.target,
        unit.state,
        block.block.links,
        words[unit.state],
    )


def _short(unit: AlignedUnit) -> str:
    return unit_id(unit.context, unit.source)


def _remark(author: str, lines: Sequence[str], remarks: list[Remark]) -> Remark | None:
    if not lines:
        return None
    shown = tuple(" ".join(clean_text(line).split()) for line in lines)
    remark = Remark(len(remarks), author, shown)
    remarks.append(remark)
    return remark
