"""What every stage works on: the desk with its glossary and rules, and the jobs to do."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workflow.article import Article, plain_text
from workflow.desk import SETTINGS_FILE, Desk
from workflow.engines.languages import Pair, normalise_language
from workflow.errors import DeskError, EngineError, WorkflowError
from workflow.glossary.termbase import Glossary
from workflow.glossary.termfile import TERMS_FILE, missing_termbase

# A command that only asks the glossary loads neither checks nor engines.
if TYPE_CHECKING:
    from workflow.checks import Translation
    from workflow.drafting import ArticleContext
    from workflow.engines import EngineSettings
    from workflow.extraction import Extraction
    from workflow.segmentation import Segmenter
    from workflow.style import Style
    from workflow.translations import Catalog, Unit


Stamp = tuple[int, int]
"""When a file was written, and its size."""


class Reporter(Protocol):
    """Where a stage says what it does; the terminal in real life."""

    def begin(self, title: str, total: int) -> Callable[[int], None]:
        """Start a stage of so many steps; call the result with each number of steps done."""
        ...

    def say(self, line: str) -> None:
        """One line of talk."""
        ...


class Silent:
    """A reporter that says nothing."""

    def begin(self, title: str, total: int) -> Callable[[int], None]:
        """Take the stage's steps without a word."""
        return lambda done: None

    def say(self, line: str) -> None:
        """Drop the line."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article into one language."""

    article: Article
    source_path: Path
    target: str
    catalog_path: Path

    @property
    def pair(self) -> Pair:
        """The language pair."""
        return Pair(self.article.language, self.target)

    @property
    def name(self) -> str:
        """Article and pair, as people read it."""
        return f"{self.article.id} {self.pair}"


@dataclass(frozen=True, slots=True)
class Jobs:
    """The jobs to do, and the articles and PO files that could not be read."""

    jobs: tuple[Job, ...]
    failures: tuple[WorkflowError, ...]


@dataclass
class Workspace:
    """A desk at work. Glossary and segmentation rules are loaded once, when first needed."""

    desk: Desk
    reporter: Reporter = field(default_factory=Silent)
    unreadable: set[Path] = field(default_factory=set)
    """PO files that were found broken and reported."""
    kept: dict[Path, tuple[Stamp, Catalog]] | None = None
    """PO files as `jobs` read them, for a command that asks for their units at once; `None`: they
    are not kept."""
    _contexts: dict[str, ArticleContext] = field(default_factory=dict)

    @cached_property
    def glossary(self) -> Glossary:
        """The desk's termbase and reference tables.

        Raises `GlossaryError` where `terms.csv` is missing: a desk without terms keeps the file
        with its header, so that one that was lost is not taken for that.
        """
        terms = self.desk.glossary / TERMS_FILE
        if not terms.exists():
            raise missing_termbase(terms)
        return Glossary.load(self.desk.glossary, self.desk.state)

    @property
    def engine_settings(self) -> EngineSettings:
        """What the desk's settings say of engines."""
        from workflow.engines import ENGINES, EngineSettings

        settings = self.desk.settings
        for name in settings.engines:
            if name not in ENGINES:
                raise self._bad_setting(
                    f"[engines] order names {name}, choose from {', '.join(ENGINES)}"
                )
        return EngineSettings(
            order=settings.engines,
            inter_threads=settings.inter_threads,
            intra_threads=settings.intra_threads,
            batch_tokens=settings.batch_tokens,
            packages_dir=settings.packages_dir,
            state=self.desk.state,
        )

    def segmenter(self, language: str) -> Segmenter:
        """The sentence rules for a language, the desk's own where it brings some."""
        from workflow.segmentation import load_segmenter

        return load_segmenter(language, self.desk.settings.srx)

    def extraction(self, job: Job) -> Extraction:
        """The units of a job's article."""
        from workflow.extraction import extract

        return extract(
            job.article,
            self.segmenter(job.article.language),
            self.glossary,
            job.target,
            with_furniture=self.desk.settings.furniture,
        )

    @property
    def style(self) -> Style:
        """The desk's house style of names and headlines."""
        from workflow.style import style_of

        return style_of(self.desk.settings.style, self.desk.root / SETTINGS_FILE)

    def context(self, article: Article) -> ArticleContext:
        """What an article tells about its own texts."""
        from workflow.drafting import context_of

        if article.id not in self._contexts:
            self._contexts[article.id] = context_of(article, self.glossary)
        return self._contexts[article.id]

    def translation(self, job: Job, unit: Unit) -> Translation:
        """A unit of a job's PO file, for the checks."""
        from workflow.checks import Translation

        plain = plain_text(unit.source)
        reading = self.context(job.article).reading(plain, unit.kind)
        return Translation(
            unit.source,
            unit.target,
            job.pair.source,
            job.pair.target,
            self.glossary,
            reading if reading != plain else "",
            job.article.metadata.date,
        )

    def jobs(self, names: Sequence[str] = (), targets: Sequence[str] = ()) -> Jobs:
        """The jobs for the named articles (ids or files; none means all), all their languages.

        An article or a PO file that cannot be read is a failure of its own and stops no
        other. Raises `DeskError` for a name that is no article here.
        """
        from workflow.batch.kept_articles import read_articles_before

        wanted = tuple(normalise_language(target) for target in targets)
        jobs: list[Job] = []
        failures: list[WorkflowError] = []
        files = self.desk.source_files()
        alike = Counter(path.stem for path in files)
        chosen = _chosen(files, names, self.desk)
        kept = read_articles_before(self.desk.state, chosen)
        for path in chosen:
            if alike[path.stem] > 1:
                failures.append(_two_of_one_name(path, files))
                continue
            try:
                article = kept.read(path, self.desk.relative(path))
            except WorkflowError as err:
                failures.append(err)
                continue
            for target in self._targets(article, wanted):
                job = Job(article, path, target, self.desk.catalog_path(article.id, target))
                try:
                    self._read(job.catalog_path)
                except WorkflowError as err:
                    failures.append(err)
                    self.unreadable.add(job.catalog_path)
                else:
                    jobs.append(job)
        kept.keep()
        return Jobs(tuple(jobs), tuple(failures))

    def _read(self, path: Path) -> None:
        """Read a PO file to see whether it is sound. Raises `CatalogError` when it is not."""
        stamp = stamp_of(path) if self.kept is not None and path.is_file() else None
        catalog = read_catalog(self, path)
        if self.kept is not None and stamp is not None and catalog is not None:
            self.kept[path] = stamp, catalog

    def _targets(self, article: Article, wanted: Sequence[str]) -> Iterable[str]:
        """The languages asked for; else those the article or the desk names, and any for which
        there is a PO file."""
        languages = list(wanted)
        if not languages:
            named = article.metadata.targets or self.desk.settings.targets_for(article.language)
            languages = [*named, *self.desk.translated_into(article.id)]
        try:
            codes = dict.fromkeys(normalise_language(language) for language in languages)
        except EngineError as err:
            raise self._bad_setting(f"a target of {article.id}: {err.message}") from err
        return [code for code in codes if code != article.language]

    def _bad_setting(self, message: str) -> DeskError:
        path = self.desk.root / SETTINGS_FILE
        return DeskError(message, path=path, hint="See docs/configuration.md")


def _chosen(files: Sequence[Path], names: Sequence[str], desk: Desk) -> list[Path]:
    """The files that are named by id or file name; all where none is named."""
    found: dict[Path, None] = {}
    for name in names:
        matching = [path for path in files if name == path.stem or Path(name).name == path.name]
        if not matching:
            raise _no_such_article(name, [path.stem for path in files], desk)
        found.update(dict.fromkeys(matching))
    return list(found) if names else list(files)


def _two_of_one_name(path: Path, files: Sequence[Path]) -> DeskError:
    other = next(each for each in files if each.stem == path.stem and each != path)
    return DeskError(
        f"two articles have the id {path.stem}, the other is {other.name}",
        path=path,
        hint="Rename one of them",
    )


def stamp_of(path: Path) -> Stamp:
    """By what a file is known to be the same as before."""
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def read_catalog(workspace: Workspace, path: Path) -> Catalog | None:
    """The PO file, or `None` where there is none yet. Raises `CatalogError` when it is broken."""
    from workflow.translations import Catalog

    if not path.is_file():
        return None
    return Catalog.read(path, wrap=workspace.desk.settings.wrap)


def read_catalogs(workspace: Workspace, jobs: Iterable[Job]) -> Iterator[tuple[Job, Catalog]]:
    """The jobs with their PO files, one after the other; of a job without one it is said.

    Raises `CatalogError` when one is broken.
    """
    for job in jobs:
        catalog = read_catalog(workspace, job.catalog_path)
        if catalog is None:
            workspace.reporter.say(
                f"{job.name} has no PO file yet: bilingual extract {job.article.id}"
            )
        else:
            yield job, catalog


def _no_such_article(name: str, known: list[str], desk: Desk) -> DeskError:
    near = difflib.get_close_matches(Path(name).stem, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else "Add it with: bilingual add FILE"
    return DeskError(f"no article named {name}", path=desk.sources, hint=hint)
