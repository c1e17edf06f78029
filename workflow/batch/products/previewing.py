"""The site to read a desk on: what the pages show, gathered from articles, PO files and checks."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow import __version__
from workflow.article import Article, Block, BlockKind, plain_text
from workflow.batch.checking import Checked, UnitFindings, check_jobs
from workflow.batch.workspace import Job, Jobs, Workspace, read_catalog
from workflow.desk import read_bytes, unwritable, write_atomic
from workflow.errors import DeskError
from workflow.exports import AlignedBlock
from workflow.exports.preview import (
    Mark,
    Note,
    Page,
    Paragraph,
    PreviewSite,
    Sentence,
    TermLine,
    preview_site,
    quoted_marks,
)
from workflow.exports.preview.site import GENERATOR
from workflow.exports.preview.values import HUMAN, MACHINE, MEMORY, NOTE, WAIVED
from workflow.exports.rows import labelled
from workflow.extraction import Extraction, Key
from workflow.glossary import Occurrence
from workflow.translations import State, Unit
from workflow.translations.values import split_status, text_digest

_MARK = f'<meta name="generator" content="{GENERATOR}">'.encode()
_HEAD = 2_000
"""Bytes of a page within which it says what made it."""
_ANOTHER = "Name another folder with --output"


@dataclass(frozen=True, slots=True)
class Previewed:
    """What making a preview did."""

    index: Path
    pages: int
    """Articles, counted in each language."""
    written: int
    """Files that are new or changed."""
    removed: int
    """Pages of earlier previews that nothing stands behind any more."""


def preview_jobs(workspace: Workspace, jobs: Jobs, folder: Path) -> Previewed:
    """Write the site of these jobs into a folder; a page that says the same stays untouched.

    Pages of earlier previews that are not among the new ones are taken away, other files stay;
    where something could not be read, the index says so and no page goes. Raises `DeskError`
    for a folder that holds the desk's own files, or another file by the name of a page, or
    that cannot be written, `ExportError` for a language that is no code.
    """
    _check_folder(workspace, folder)
    todo = jobs.jobs
    checked = check_jobs(workspace, todo)
    pages = tuple(_page(workspace, job, found) for job, found in zip(todo, checked, strict=True))
    desk = workspace.desk
    problems = tuple(map(str, jobs.failures))
    site = PreviewSite(desk.settings.name, pages, __version__, _way_up(desk.root, folder), problems)
    made = preview_site(site)
    for name in made:
        _check_ours(folder / name)
    written = sum(write_atomic(folder / name, data) for name, data in made.items())
    removed = 0 if problems else _remove_others(folder, set(made))
    return Previewed(folder / next(iter(made)), len(pages), written, removed)


def _way_up(desk: Path, folder: Path) -> str:
    """The way from the site to the desk it lies in; empty where it lies elsewhere."""
    root, place = desk.resolve(), folder.resolve()
    return "../" * len(place.relative_to(root).parts) if place.is_relative_to(root) else ""


def _check_folder(workspace: Workspace, folder: Path) -> None:
    """Raise `DeskError` for a folder whose files are the desk's own."""
    desk, place = workspace.desk, folder.resolve()
    own = (desk.sources, desk.translations, desk.glossary, desk.state)
    if place == desk.root.resolve() or any(place.is_relative_to(one.resolve()) for one in own):
        raise DeskError("the folder holds the desk's own files", path=folder, hint=_ANOTHER)


def _check_ours(path: Path) -> None:
    """Raise `DeskError` for a file that is there and is no page of a preview."""
    if path.exists() and not _is_ours(path):
        raise DeskError("is no page of a preview and stays", path=path, hint=_ANOTHER)


def _is_ours(path: Path) -> bool:
    return path.is_file() and _MARK in read_bytes(path)[:_HEAD]


def _remove_others(folder: Path, made: set[str]) -> int:
    ours = [
        path for path in sorted(folder.glob("*.html")) if path.name not in made and _is_ours(path)
    ]
    for path in ours:
        try:
            path.unlink()
        except OSError as err:
            raise unwritable(path, err) from err
    return len(ours)


def _page(workspace: Workspace, job: Job, checked: Checked) -> Page:
    """The page of a job."""
    catalog = read_catalog(workspace, job.catalog_path)
    units: Mapping[Key, Unit] = {unit.key: unit for unit in catalog.units} if catalog else {}
    flawed = {item.unit.key: item for item in checked.flawed}
    extraction = workspace.extraction(job)
    sentences = {
        one.key: _sentence(workspace, job, one.key, units.get(one.key), flawed.get(one.key))
        for one in extraction.units
    }
    paragraphs = tuple(_paragraphs(job.article, extraction, sentences))
    return Page(
        article_id=job.article.id,
        source_language=job.pair.source,
        target_language=job.target,
        title=job.article.title,
        target_title=_target_title(paragraphs),
        paragraphs=paragraphs,
        po_path=workspace.desk.relative(job.catalog_path) if catalog else "",
        po_text=catalog.text if catalog else "",
        date=job.article.metadata.date,
        agency=job.article.metadata.agency,
    )


def _paragraphs(
    article: Article, extraction: Extraction, sentences: Mapping[Key, Sentence]
) -> Iterator[Paragraph]:
    """The blocks of the article, what stays out of documents in its place and without number."""
    placed = deque(extraction.placed)
    labels = _labels([each.segmented.block for each in placed])
    for block in article.blocks:
        if placed and placed[0].segmented.block == block:
            keys = placed.popleft().keys
            yield Paragraph(block, next(labels), tuple(sentences[key] for key in keys))
        else:
            yield Paragraph(block, "", ())


def _sentence(
    workspace: Workspace, job: Job, key: Key, unit: Unit | None, flawed: UnitFindings | None
) -> Sentence:
    if unit is None:
        return Sentence(key[1], "", State.UNTRANSLATED.value)
    source_marks, target_marks = _term_marks(workspace, job, unit)
    notes = tuple(_notes(unit, flawed))
    for marks, text in ((source_marks, unit.source), (target_marks, unit.target)):
        marks += quoted_marks(plain_text(text), notes)
    target_marks += [
        Mark(*finding.span, finding.severity.value, title=str(finding))
        for finding in (flawed.findings if flawed else ())
        if finding.span
    ]
    origin = _origin(unit)
    terms = tuple(TermLine(*split_status(line)) for line in (*unit.terms, *unit.references))
    return Sentence(
        source=unit.source,
        target=unit.target,
        state=unit.state.value,
        origin=origin,
        made_by=unit.origin.label if unit.origin and origin != HUMAN else "",
        previous=unit.previous or "",
        comment=unit.comment,
        line=unit.line,
        notes=notes,
        terms=terms,
        source_marks=tuple(source_marks),
        target_marks=tuple(target_marks),
    )


def _term_marks(workspace: Workspace, job: Job, unit: Unit) -> tuple[list[Mark], list[Mark]]:
    """Terms and references in both texts; those of one concept or document are a pair."""
    text = workspace.translation(job, unit)
    sources = text.find_in_source()
    targets = text.find_in_target({one.id for one in sources}) if unit.target else []
    glossary = workspace.glossary
    forms = {one.id: glossary.render(one, job.target) or "" for one in sources}
    waiting: dict[str, list[int]] = defaultdict(list)
    marks: tuple[list[Mark], list[Mark]] = ([], [])
    for number, one in enumerate(sources, start=1):
        waiting[one.id].append(number)
        marks[0].append(_mark(one, number, f"{one.text} = {forms[one.id]}"))
    for one in targets:
        if waiting[one.id]:
            # The last one stands for all further places: a name said once more.
            numbers = waiting[one.id]
            number = numbers.pop(0) if len(numbers) > 1 else numbers[0]
            marks[1].append(_mark(one, number, ""))
    return marks


def _mark(occurrence: Occurrence, pair: int, title: str) -> Mark:
    return Mark(occurrence.start, occurrence.end, occurrence.kind, pair, title.rstrip(" ="))


def _labels(blocks: Sequence[Block]) -> Iterator[str]:
    """The numbers of blocks as documents show them; a title at the top has none."""
    first = 1 if blocks and blocks[0].kind is BlockKind.TITLE else 0
    yield from [""] * first
    yield from (label for _, label in labelled(AlignedBlock(each, ()) for each in blocks[first:]))


def _target_title(paragraphs: Sequence[Paragraph]) -> str:
    titles = (each for each in paragraphs if each.block.kind is BlockKind.TITLE)
    first = next(titles, None)
    return plain_text(" ".join(each.target for each in first.sentences)).strip() if first else ""


def _origin(unit: Unit) -> str:
    """Where a translation comes from; what a person changed or wrote is theirs."""
    if not unit.target:
        return ""
    if unit.origin is None or text_digest(unit.target) != unit.origin.digest:
        return HUMAN
    return MEMORY if unit.origin.is_memory else MACHINE


def _notes(unit: Unit, flawed: UnitFindings | None) -> Iterator[Note]:
    """The findings of today, then what drafting said of its draft and no finding repeats."""
    found = flawed.findings if flawed else ()
    said = {str(finding) for finding in found}
    for finding in found:
        yield Note(finding.severity.value, finding.check_id, finding.message)
    for waived in flawed.waived if flawed else ():
        one = waived.finding
        said.add(str(one))
        yield Note(WAIVED, one.check_id, f"{one.message}. Reason: {waived.reason}")
    if not unit.is_human:
        for line in unit.checks:
            if line not in said:
                check_id, _, message = line.partition(": ")
                yield Note(NOTE, check_id, message)
