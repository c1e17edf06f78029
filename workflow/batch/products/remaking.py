"""A Word file against the desk it comes from: its sentences, and the file made again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from workflow.batch.products.exporting import align
from workflow.batch.products.picturing import with_pictures
from workflow.batch.provenance import Reviewer, provenance_of
from workflow.batch.returns.importing import import_reviews
from workflow.batch.returns.outcomes import Options
from workflow.batch.returns.review_ledger import ReviewLedger
from workflow.batch.returns.reviewing import made_copy
from workflow.batch.reviewed import ReviewedUnits
from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.errors import WorkflowError
from workflow.exports import (
    AlignedDocument,
    Publication,
    in_columns,
    word_compilation,
    word_document,
)
from workflow.exports.review.envelope import record_of
from workflow.exports.review.packing import OURSELVES, review_document
from workflow.exports.review.record import Record
from workflow.exports.review.texts import shown
from workflow.exports.verification.contents import left_in, publication_texts, review_texts
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.places import excerpt
from workflow.exports.verification.telling import Told, told_by
from workflow.exports.verification.values import Fault, Kind, Point, Result
from workflow.translations import Catalog, State

_EPOCH = datetime.date(1980, 1, 1)
_STYLES = "word/styles.xml"
_AGAIN = "Article or PO file have changed, or the file was edited: export it again"
_OTHER_STYLES = (
    "its styles are a reference document's, or another version's:"
    " name the document with --reference"
)
_REDLINE = "a redline depends on an older version of the article"


@dataclass(frozen=True, slots=True)
class Remade:
    """What the desk says of a file."""

    results: tuple[Result, ...] = ()
    day: datetime.date | None = None
    """The day the file has to carry; `None` where the desk does not know."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The articles of a file as the desk has them now."""

    pairs: tuple[tuple[Job, Catalog], ...]
    """In the order of the file; of each article its targets in order."""


class _NotHereError(Exception):
    """Why a file cannot be compared with this desk."""


def remade(
    workspace: Workspace,
    file: WordFile,
    reference: bytes | None = None,
    reviewer: Reviewer | None = None,
) -> Remade:
    """Compare a file with its desk: text, the same bytes, and for a review copy its return."""
    try:
        if file.kind is Kind.REVIEW:
            return _review(workspace, file)
        if file.kind is Kind.OTHER:
            return Remade()
        return _publication(workspace, file, reference, reviewer)
    except _NotHereError as err:
        why = str(err)
        results = [Result(Point.SAME_BYTES, skipped=why)]
        if file.kind is Kind.REVIEW:
            results.append(Result(Point.ROUND_TRIP, skipped=why))
        else:
            told = f"sentences not compared: {why}"
            results.append(Result(Point.TEXT, tuple(left_in(file)), told=told))
        return Remade(tuple(results))


def _review(workspace: Workspace, file: WordFile) -> Remade:
    try:
        record = record_of(file.parts, file.path, ReviewLedger(workspace.desk).record)
    except WorkflowError as err:
        raise _NotHereError(err.message.removeprefix("refused, ")) from err
    ids = [article.id for article in record.articles]
    found = _found(workspace, ids, record.source_language, [record.target_language])
    texts = (*review_texts(file), *_changed_since(record, found))
    results = [Result(Point.TEXT, texts), _round_trip(workspace, file)]
    first = found.pairs[0][0].article
    if file.is_ours:
        copy = made_copy(workspace, found.pairs, ReviewedUnits(workspace))
        differing = _differing(file, review_document(copy))
        results.append(Result(Point.SAME_BYTES, tuple(_same(differing))))
    return Remade(tuple(results), first.metadata.date or _EPOCH)


def _changed_since(record: Record, found: _Found) -> Iterator[Fault]:
    """Units whose PO file has another text than the copy was made from."""
    for article, (job, catalog) in zip(record.articles, found.pairs, strict=True):
        for base in article.units:
            unit = catalog.unit(base.key)
            now = "" if unit is None or unit.state is State.UNTRANSLATED else shown(unit.target)
            if unit is None:
                what = f"the sentence {base.row} is no longer in the PO file"
            elif now != shown(base.target):
                what = f"the PO file has {excerpt(now)}, {excerpt(base.target)} was exported"
            else:
                continue
            yield Fault(what, f"{job.name}, {base.row}", _AGAIN)


def _round_trip(workspace: Workspace, file: WordFile) -> Result:
    """What importing the file as it is would do: nothing, if nobody changed it."""
    back = import_reviews(workspace, [file.path], Options(dry_run=True))
    mend = "See docs/review.md, and take what is good with: bilingual import"
    faults = [Fault(f"it would be refused: {err.message}", mend=mend) for err in back.refused]
    for outcome in back.outcomes:
        what = f"{outcome.kind.value}: {excerpt(outcome.text)}"
        faults.append(Fault(what, outcome.place or outcome.row, mend))
    return Result(Point.ROUND_TRIP, tuple(faults))


def _publication(
    workspace: Workspace, file: WordFile, reference: bytes | None, reviewer: Reviewer | None
) -> Remade:
    told = told_by(file)
    if told is None:
        raise _NotHereError("it does not say which article it is of")
    desk = workspace.desk.settings.name or OURSELVES
    theirs = file.property("core", "lastModifiedBy")
    if theirs != " ".join(desk.split())[:255]:
        raise _NotHereError(f"it is of another desk: {theirs}")
    source, targets = _languages(workspace, told)
    found = _found(workspace, told.articles, source, targets)
    documents = _documents(workspace, told, found, reviewer)
    dates = [each.metadata.date for each in documents if each.metadata.date]
    day = max(dates, default=_EPOCH)
    if file.kind is Kind.REDLINE:
        return Remade(
            (_text(file, documents, told.layouts[0]), Result(Point.SAME_BYTES, skipped=_REDLINE)),
            day,
        )
    best, differing = _nearest(file, told, documents, reference)
    text = _text(file, documents, best.layout)
    if _STYLES in differing and reference is None:
        return Remade((text, Result(Point.SAME_BYTES, skipped=_OTHER_STYLES)), day)
    made = f"layout {best.layout}, {best.paper}"
    return Remade((text, Result(Point.SAME_BYTES, tuple(_same(differing)), told=made)), day)


def _text(file: WordFile, documents: Sequence[AlignedDocument], layout: str) -> Result:
    faults = (*left_in(file), *publication_texts(file, documents, layout))
    return Result(Point.TEXT, faults)


def _languages(workspace: Workspace, told: Told) -> tuple[str, list[str]]:
    """The source and the targets that the joined codes stand for, as the desk names them."""
    stems = {path.stem for path in workspace.desk.source_files()}
    gone = [article for article in told.articles if article not in stems]
    if gone:
        raise _NotHereError(f"this desk has no article {gone[0]}")
    jobs = workspace.jobs(told.articles[:1]).jobs
    if not jobs:
        raise _NotHereError(f"the article {told.articles[0]} cannot be read, or has no target")
    source = jobs[0].pair.source
    rest = told.languages.removeprefix(source)
    known = sorted({job.target for job in jobs}, key=len, reverse=True)
    targets: list[str] = []
    while rest:
        target = next((code for code in known if f"{rest}-".startswith(f"-{code}-")), None)
        if target is None:
            raise _NotHereError(f"this desk does not translate into {told.languages}")
        targets.append(target)
        rest = rest.removeprefix(f"-{target}")
    return source, targets


def _found(
    workspace: Workspace, articles: Sequence[str], source: str, targets: Sequence[str]
) -> _Found:
    stems = {path.stem for path in workspace.desk.source_files()}
    pairs: list[tuple[Job, Catalog]] = []
    for article in articles:
        if article not in stems:
            raise _NotHereError(f"this desk has no article {article}")
        jobs = workspace.jobs([article], targets)
        by_target = {job.target: job for job in jobs.jobs if job.pair.source == source}
        for target in targets:
            job = by_target.get(target)
            catalog = read_catalog(workspace, job.catalog_path) if job else None
            if job is None or catalog is None:
                raise _NotHereError(f"{article} {source}→{target} has no PO file here")
            pairs.append((job, catalog))
    return _Found(tuple(pairs))


def _documents(
    workspace: Workspace, told: Told, found: _Found, reviewer: Reviewer | None
) -> list[AlignedDocument]:
    """The articles of a file as they would be exported now."""
    articles: dict[str, list[AlignedDocument]] = {}
    for job, catalog in found.pairs:
        document = align(workspace, job, workspace.extraction(job), catalog)
        if told.is_answered_for:
            document = replace(document, provenance=provenance_of(workspace, catalog, reviewer))
        others = articles.setdefault(job.article.id, [])
        others.append(document if others else with_pictures(workspace, job, document))
    try:
        return [in_columns(each) for each in articles.values()]
    except WorkflowError as err:
        raise _NotHereError(err.message) from err


def _nearest(
    file: WordFile, told: Told, documents: Sequence[AlignedDocument], reference: bytes | None
) -> tuple[Publication, list[str]]:
    """The way of making the file that gives most of its parts, and the parts it does not give.

    The file does not say whether numbers and list of terms were asked for, so each is tried.
    """
    best: tuple[Publication, list[str]] | None = None
    either = (None, True, False)
    for layout, paper, numbers, annex in product(told.layouts, told.papers, either, either):
        publication = Publication(layout, paper, numbers, annex, told.draft, reference)
        if numbers is not None and numbers == replace(publication, numbers=None).has_numbers:
            continue
        if annex is not None and annex == replace(publication, annex=None).has_annex:
            continue
        differing = _differing(file, _made(told, documents, publication))
        if best is None or len(differing) < len(best[1]):
            best = (publication, differing)
        if not differing:
            break
    assert best is not None, "there is a layout and a paper"
    return best


def _made(told: Told, documents: Sequence[AlignedDocument], publication: Publication) -> bytes:
    if told.name:
        return word_compilation(documents, publication, told.name, told.title, told.pages)
    return word_document(documents[0], publication=publication)


def _differing(file: WordFile, data: bytes) -> list[str]:
    """The parts that are not the same in both. Deflate is left out: it depends on the machine."""
    other = WordFile(data, file.path)
    return [
        name
        for name in sorted(file.parts.names | other.parts.names)
        if name not in file.parts.names
        or name not in other.parts.names
        or file.parts.read(name) != other.parts.read(name)
    ]


def _same(differing: Sequence[str]) -> Iterator[Fault]:
    for name in differing:
        yield Fault("exported again, the part is another", name, _AGAIN)
