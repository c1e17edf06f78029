"""What an article and its translation were before, sentence by sentence, for a redline."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workflow.batch.history import files_at, is_in_git, revisions_of
from workflow.batch.workspace import Job, Workspace
from workflow.desk import read_bytes, write_atomic
from workflow.errors import DeskError
from workflow.exports import AlignedBlock, AlignedDocument, AlignedUnit
from workflow.sources import read_article
from workflow.translations import Catalog
from workflow.translations.alignment import align

_REMOVED = "untranslated"


@dataclass(frozen=True, slots=True)
class Base:
    """Which older version is asked for; the last one that differs where neither is named."""

    revision: str = ""
    """A revision of git."""
    folder: Path | None = None
    """An older copy of the desk."""


@dataclass(frozen=True, slots=True)
class Version:
    """The sentences of an article as they were, in order, with their translations."""

    name: str
    """How the version is called; empty where it has no name."""
    texts: tuple[tuple[str, str], ...]


def version_since(workspace: Workspace, job: Job, revision: str) -> Version:
    """A job as a revision of git has it. Raises `DeskError` where git has neither."""
    desk = workspace.desk
    source, catalog = (desk.relative(path) for path in (job.source_path, job.catalog_path))
    found = files_at(desk, revision, [source, catalog])
    if source not in found:
        raise DeskError(
            f"{revision} has no article {job.article.id}",
            path=desk.root,
            hint="Name a later revision with: --since REVISION",
        )
    return _version(workspace, job, revision, found[source], found.get(catalog))


def version_in(workspace: Workspace, job: Job, folder: Path) -> Version:
    """A job as an older copy of the desk has it. Raises `DeskError` where that has none."""
    desk = workspace.desk
    source, catalog = (folder / desk.relative(path) for path in (job.source_path, job.catalog_path))
    po = read_bytes(catalog) if catalog.is_file() else None
    return _version(workspace, job, folder.name, read_bytes(source), po)


def last_version(workspace: Workspace, job: Job) -> Version | None:
    """The last version in git in which article or PO file differ; `None` where there is none."""
    desk = workspace.desk
    if not is_in_git(desk):
        return None
    paths = (job.source_path, job.catalog_path)
    names = [desk.relative(path) for path in paths]
    now = {name: read_bytes(path) for name, path in zip(names, paths, strict=True)}
    for revision in revisions_of(desk, names):
        found = files_at(desk, revision, names)
        if found != now and names[0] in found:
            return _version(workspace, job, revision, found[names[0]], found.get(names[1]))
    return None


def remembered(document: AlignedDocument, catalog: Catalog) -> AlignedDocument:
    """The document against what its PO file remembers: the old text of each changed sentence,
    and its old translation where that is kept as obsolete."""
    units = {unit.source: unit for unit in catalog.units}
    kept = {unit.source: unit.target for unit in catalog.obsolete}

    def revised(shown: AlignedUnit) -> AlignedUnit:
        unit = units.get(shown.source)
        if unit is None or unit.previous is None:
            return shown
        before = (unit.previous, kept.get(unit.previous, shown.target))
        return replace(shown, before=before)

    blocks = tuple(
        replace(block, units=tuple(map(revised, block.units))) for block in document.blocks
    )
    return replace(document, blocks=blocks, base="")


def redlined(
    workspace: Workspace, job: Job, document: AlignedDocument, catalog: Catalog, base: Base
) -> AlignedDocument:
    """The document of a job with its changes since an older version.

    Raises `DeskError` where `base` names one that cannot be found, or where there is none.
    """
    if base.folder is not None:
        shown = compared(document, version_in(workspace, job, base.folder))
    elif base.revision:
        shown = compared(document, version_since(workspace, job, base.revision))
    elif version := last_version(workspace, job):
        shown = compared(document, version)
    else:
        shown = remembered(document, catalog)
    author = catalog.header.get("Last-Translator", "").partition("<")[0].strip()
    return replace(shown, revised_by=author or document.desk)


def compared(document: AlignedDocument, version: Version) -> AlignedDocument:
    """The document against a version: changed, new and removed sentences in their places."""
    now = [(unit.source, unit.target) for unit in document.units]
    before, removed = _trace(version.texts, now)
    numbers = iter(range(len(now)))
    blocks: list[AlignedBlock] = []
    for block in document.blocks:
        units = [_gone(texts) for texts in removed.get(-1, ())] if not blocks else []
        for unit in block.units:
            at = next(numbers)
            old = before.get(at, ("", ""))
            units.append(replace(unit, before=None if old == now[at] else old))
            units += [_gone(texts) for texts in removed.get(at, ())]
        blocks.append(replace(block, units=tuple(units)))
    return replace(document, blocks=tuple(blocks), base=version.name)


def _gone(texts: tuple[str, str]) -> AlignedUnit:
    return AlignedUnit("", "", _REMOVED, before=texts)


_Texts = tuple[str, str]


def _trace(
    old: Sequence[_Texts], new: Sequence[_Texts]
) -> tuple[Mapping[int, _Texts], Mapping[int, list[_Texts]]]:
    """What each new sentence was before, and what was removed behind each new one.

    Of a split sentence the first piece was all of it, of joined ones the one was both.
    """
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes([source for source, _ in old], [source for source, _ in new])
    fixed = [
        (code.src_start + step, code.dest_start + step)
        for code in blocks
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    ]
    same_old, same_new = ({pair[side] for pair in fixed} for side in (0, 1))
    links = align(
        {at: text[0] for at, text in enumerate(old) if at not in same_old},
        {at: text[0] for at, text in enumerate(new) if at not in same_new},
        fixed,
        whole=range(len(old)),
    )
    before = {at_new: old[at_old] for at_old, at_new in fixed}
    place = dict(fixed)
    for link in links:
        before[link.new[0]] = _joined(old[at] for at in link.old)
        place |= dict.fromkeys(link.old, link.new[-1])
    removed: dict[int, list[_Texts]] = {}
    behind = -1
    for at, texts in enumerate(old):
        if at in place:
            behind = place[at]
        else:
            removed.setdefault(behind, []).append(texts)
    return before, removed


def _joined(texts: Iterable[_Texts]) -> _Texts:
    sources, targets = zip(*texts, strict=True)
    return " ".join(sources), " ".join(filter(None, targets))


def _version(
    workspace: Workspace, job: Job, name: str, source: bytes, catalog: bytes | None
) -> Version:
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / job.source_path.name
        write_atomic(path, source)
        article = read_article(path, workspace.desk.relative(job.source_path))
    then = replace(job, article=replace(article, language=job.article.language))
    targets: dict[tuple[str | None, str], str] = {}
    if catalog is not None:
        units = Catalog.from_bytes(catalog, job.catalog_path).units
        targets = {unit.key: unit.target for unit in units}
    placed = workspace.extraction(then).placed
    texts = ((key[1], targets.get(key, "")) for block in placed for key in block.keys)
    return Version(name, tuple(texts))
