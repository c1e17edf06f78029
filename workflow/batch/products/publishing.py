"""Publication copies: any layout, several targets, many articles in one document, PDF and ODT."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from workflow.batch.products.exporting import Exported, align, export_path, set_aside, told
from workflow.batch.products.ledger import Ledger
from workflow.batch.products.office import (
    FORMATS,
    converted,
    is_installed,
    linked_pages,
    office_program,
)
from workflow.batch.products.picturing import picture_files, with_pictures
from workflow.batch.provenance import Reviewer, provenance_of
from workflow.batch.workspace import Job, Workspace, read_catalogs
from workflow.desk import write_atomic
from workflow.errors import ExportError
from workflow.exports import (
    AlignedDocument,
    Publication,
    in_columns,
    word_compilation,
    word_document,
)
from workflow.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Edition:
    """What is to be made of the jobs."""

    publication: Publication = field(default_factory=Publication)
    columns: bool = False
    """Whether all target languages of an article stand in one document."""
    together: bool = False
    """Whether all articles of the same languages stand in one document."""
    title: str = ""
    """The title of such a document; the desk's name where there is none."""
    formats: tuple[str, ...] = ()
    """What is made of each document besides, out of `office.FORMATS`."""
    reviewer: Reviewer | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    """A job's document before it is laid out."""

    job: Job
    document: AlignedDocument
    extraction: Extraction


def publish_jobs(
    workspace: Workspace, jobs: Iterable[Job], edition: Edition, folder: Path | None = None
) -> list[Exported]:
    """Make the documents of an edition, where they are missing or stale.

    One result a job; jobs that share a document share its path. Raises `ExportError` for a
    choice that does not exist, for texts that do not go together, and where PDF or ODT is asked
    for without LibreOffice; `DeskError` when the folder cannot be written.
    """
    edition.publication.checked()
    for form in edition.formats:
        if form not in FORMATS:
            raise ExportError(
                f"there is no format {form}", hint=f"Use one of: {', '.join(FORMATS)}"
            )
        office_program()
    todo = list(jobs)
    done = workspace.reporter.begin("Exporting", len(todo))
    ledger = Ledger(workspace.desk, _basis(workspace, edition))
    results: list[Exported] = []
    documents: dict[Path, None] = {}
    for group in _groups(workspace, todo, edition):
        path = _path(workspace, group, edition, folder)
        results += _publish(workspace, group, edition, path, ledger)
        documents[path] = None
        done(len(group))
    ledger.save()
    also = _convert(workspace, list(documents), edition.formats, ledger)
    ledger.save()
    return [replace(result, also=also.get(result.path, ())) for result in results]


def _basis(workspace: Workspace, edition: Edition) -> str:
    """What a document depends on beside its texts; as in a plain export for a plain edition."""
    signature = workspace.glossary.signature
    plain = Edition(Publication(workspace.desk.settings.layout))
    return signature if replace(edition, formats=()) == plain else f"{signature} {edition!r}"


def _groups(workspace: Workspace, jobs: Sequence[Job], edition: Edition) -> list[list[_Made]]:
    """The jobs with a PO file that share a document."""
    made: list[_Made] = []
    for job, catalog in read_catalogs(workspace, jobs):
        extraction = workspace.extraction(job)
        document = align(workspace, job, extraction, catalog)
        answer = provenance_of(workspace, catalog, edition.reviewer)
        made.append(_Made(job, replace(document, provenance=answer), extraction))

    def key(each: _Made) -> tuple[str, ...]:
        pair, article = each.job.pair, each.job.article.id
        languages = (pair.source,) if edition.columns else (pair.source, pair.target)
        return languages if edition.together else (article, *languages)

    places = {key(each): index for index, each in reversed(list(enumerate(made)))}
    ordered = sorted(made, key=lambda each: places[key(each)])
    return [list(group) for _, group in groupby(ordered, key=key)]


def _path(
    workspace: Workspace, group: Sequence[_Made], edition: Edition, folder: Path | None
) -> Path:
    """`article.en-fr.docx`, with the layout in its name where it is not the desk's own."""
    first = group[0].job
    name = TOGETHER if edition.together else first.article.id
    targets = dict.fromkeys(each.job.pair.target for each in group)
    layout = edition.publication.layout
    suffix = "" if layout == workspace.desk.settings.layout else f".{layout}"
    usual = export_path(workspace, first, folder)
    return usual.with_name(f"{name}.{first.pair.source}-{'-'.join(targets)}{suffix}.docx")


TOGETHER = "articles"
"""What a document of many articles is called."""


def _publish(
    workspace: Workspace, group: Sequence[_Made], edition: Edition, path: Path, ledger: Ledger
) -> list[Exported]:
    texts = [text for each in group for text in (each.job.source_path, each.job.catalog_path)]
    texts += picture_files(each.job for each in group)
    results = [told(each.job, each.document, each.extraction, path) for each in group]
    if ledger.is_fresh(path, *texts):
        return results
    data = _word(workspace, group, edition, path)
    aside = set_aside(path) if ledger.is_foreign(path, data) else None
    written = write_atomic(path, data)
    ledger.note(path, *texts)
    return [replace(result, written=written, set_aside=aside) for result in results]


def _word(workspace: Workspace, group: Sequence[_Made], edition: Edition, path: Path) -> bytes:
    articles: dict[str, list[AlignedDocument]] = {}
    for each in group:
        others = articles.setdefault(each.job.article.id, [])
        shown = each.document if others else with_pictures(workspace, each.job, each.document)
        others.append(shown)
    documents = [in_columns(each) for each in articles.values()]
    publication = edition.publication
    if not edition.together:
        return word_document(documents[0], publication=publication)
    title = edition.title or workspace.desk.settings.name or TOGETHER
    name = path.stem
    # The contents take as many lines with any numbers, so a first pass tells the right ones.
    draft = word_compilation(documents, publication, name, title, [len(documents)] * len(documents))
    pages = linked_pages(converted({path: draft}, "pdf")[path]) if is_installed() else ()
    if len(pages) != len(documents):
        workspace.reporter.say(
            "The contents show no page numbers: they are counted with LibreOffice."
            " In Word, click into the contents and press F9."
        )
        pages = ()
    return word_compilation(documents, publication, name, title, pages)


def _convert(
    workspace: Workspace, documents: Sequence[Path], formats: Iterable[str], ledger: Ledger
) -> Mapping[Path, tuple[Path, ...]]:
    """The products of each document, made anew where they are missing or stale."""
    also: dict[Path, tuple[Path, ...]] = {}
    for form in formats:
        products = {path.with_suffix(f".{form}"): path for path in documents}
        stale = {
            product: path.read_bytes()
            for product, path in products.items()
            if not ledger.is_fresh(product, path)
        }
        if stale:
            workspace.reporter.say(f"LibreOffice makes {form.upper()}: {len(stale)}")
            for product, data in converted(stale, form).items():
                if ledger.is_foreign(product, data) and product.is_file():
                    set_aside(product)
                write_atomic(product, data)
                ledger.note(product, products[product])
        for product, path in products.items():
            also[path] = (*also.get(path, ()), product)
    return also
