"""Drafts that no longer agree with glossary or house style, made anew.

Nothing a person wrote is touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from workflow.article import plain_text
from workflow.batch.drafts.impact import disagreements, state_of
from workflow.batch.drafts.planning import needs_draft
from workflow.batch.drafts.restyling import style_faults
from workflow.batch.drafts.translating import TranslationRun, find_engines, translate_jobs
from workflow.batch.saving import edit_catalog
from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.checks import Finding
from workflow.extraction import Key, lines_of
from workflow.translations import Catalog, SourceUnit, Unit, split_status

_KINDS = ("term", "reference")
_DOUBTFUL = "needs review"


@dataclass(frozen=True, slots=True)
class AffectedUnit:
    """A translated unit that no longer agrees with the glossary or the house style."""

    job: Job
    unit: Unit
    reasons: tuple[str, ...]
    """Lines and findings that tell it, each a clause."""

    @property
    def place(self) -> tuple[Path, Key]:
        """PO file and key."""
        return self.job.catalog_path, self.unit.key

    @property
    def state(self) -> str:
        """`reviewed`, `human draft` or `draft`."""
        return state_of(self.unit)


@dataclass(frozen=True, slots=True)
class Affected:
    """What no longer agrees with glossary and house style, in the order of jobs and files."""

    drafts: tuple[AffectedUnit, ...]
    """Machine drafts nobody has edited: they may be made anew."""
    human: tuple[AffectedUnit, ...]
    """What people reviewed, edited or wrote: theirs to change."""


@dataclass(frozen=True, slots=True)
class Redrafted:
    """A draft that was made anew."""

    before: AffectedUnit
    after: Unit


@dataclass(frozen=True, slots=True)
class Updated:
    """What updating the terms of drafts did."""

    run: TranslationRun
    redrafted: tuple[Redrafted, ...]
    without_engine: tuple[AffectedUnit, ...]
    """Affected drafts that stay, since their pair has no engine."""
    human: tuple[AffectedUnit, ...]
    """Reviewed and human translations that disagree; left as they are."""


def affected_units(workspace: Workspace, jobs: Iterable[Job]) -> Affected:
    """The translated units that disagree with glossary and style as they are; writes nothing.

    A machine draft is affected when its `#. term:` and `#. reference:` lines are not what the
    glossary gives, when one of them lost its status since (it was renewed after the draft), or
    when the checks of terms and references hold something against it that no `#. check:` line
    told when it was made. What such a line tells, another draft would not mend. A human
    translation is affected when those checks hold anything against it. Both are affected when
    the house style writes them otherwise, as `style_faults` tells.
    """
    drafts: list[AffectedUnit] = []
    human: list[AffectedUnit] = []
    for job in jobs:
        catalog = read_catalog(workspace, job.catalog_path)
        for unit in catalog.units if catalog else ():
            if not unit.target:
                continue
            faults = disagreements(job, unit, workspace.glossary)
            stale: list[str] = []
            if not unit.is_human:
                faults = tuple(fault for fault in faults if not _was_told(fault, unit))
                stale = _stale_lines(workspace, job, unit)
            reasons = (*stale, *map(str, faults), *style_faults(workspace, job, unit))
            if reasons:
                found = human if unit.is_human else drafts
                found.append(AffectedUnit(job, unit, reasons))
    return Affected(tuple(drafts), tuple(human))


def update_terms(
    workspace: Workspace, jobs: Iterable[Job], engine_name: str | None = None
) -> Updated:
    """Make the affected machine drafts anew, from memory, glossary and engine.

    Untranslated units of the jobs are drafted on the way, as `translate_jobs` does. The drafts
    of a pair without engine stay. Raises `EngineError` as `translate_jobs` does.
    """
    everything = list(jobs)
    affected = affected_units(workspace, everything)
    engines = find_engines(workspace, everything, engine_name)
    ready = [one for one in affected.drafts if engines[one.job.pair] is not None]
    redraft = frozenset(one.place for one in ready)
    for job in everything:
        _renew_lines(workspace, job, redraft)
    run = translate_jobs(workspace, everything, engine_name, redraft=redraft)
    left = tuple(one for one in affected.drafts if one.place not in redraft)
    return Updated(run, tuple(_redrafted(workspace, ready)), left, affected.human)


def _redrafted(workspace: Workspace, units: Iterable[AffectedUnit]) -> Iterator[Redrafted]:
    """The affected drafts beside what stands there now."""
    for path, group in groupby(units, key=lambda one: one.job.catalog_path):
        catalog = read_catalog(workspace, path)
        for one in group:
            after = catalog.unit(one.unit.key) if catalog else None
            if after is not None:
                yield Redrafted(one, after)


def _stale_lines(workspace: Workspace, job: Job, unit: Unit) -> list[str]:
    """How the lines of a draft differ from what the glossary gives now."""
    wanted = [line for kind in _KINDS for line in _lines(workspace, job, unit, kind)]
    said = unit.statuses
    stale = [f"{line} is not in the glossary any more" for line in said if line not in wanted]
    stale += [f"{line} is new" for line in wanted if line not in said]
    if not stale and any(said.values()):
        stale += [f"{line} came after the draft" for line, status in said.items() if not status]
    return stale


def _lines(workspace: Workspace, job: Job, unit: Unit, kind: str) -> list[str]:
    """The `#. term:` or `#. reference:` lines that extraction would write for a unit."""
    found = workspace.context(job.article).find(plain_text(unit.source), unit.kind)
    return list(lines_of(found, kind, workspace.glossary, job.target))


def _was_told(finding: Finding, unit: Unit) -> bool:
    """Whether the draft was written with this fault, in these words or others.

    `terms: Politburo was lost by the engine, its approved form is Bureau politique` tells the
    same as `terms: Politburo needs its approved form Bureau politique`: both name the form.
    """
    told = [line.casefold() for line in unit.checks]
    told += [line.casefold() for line, status in unit.statuses.items() if status == _DOUBTFUL]
    if str(finding).casefold() in told:
        return True
    form = (finding.suggestion or "").casefold()
    return bool(form) and any(form in line for line in told)


def _renew_lines(workspace: Workspace, job: Job, redraft: Collection[tuple[Path, Key]]) -> None:
    """Bring the `#. term:` and `#. reference:` lines of the units that are to be drafted up to
    the glossary."""
    if job.catalog_path.is_file():
        edit_catalog(
            job.catalog_path,
            lambda catalog: _renew_catalog(workspace, job, redraft, catalog),
            wrap=workspace.desk.settings.wrap,
        )


def _renew_catalog(
    workspace: Workspace, job: Job, redraft: Collection[tuple[Path, Key]], catalog: Catalog
) -> None:
    wanted: list[SourceUnit] = []
    for unit in catalog.units:
        lines = [[split_status(line)[0] for line in said] for said in (unit.terms, unit.references)]
        if needs_draft(unit) or (job.catalog_path, unit.key) in redraft:
            lines = [_lines(workspace, job, unit, kind) for kind in _KINDS]
        wanted.append(
            SourceUnit(
                unit.source,
                unit.context,
                unit.kind,
                unit.occurrences,
                terms=tuple(lines[0]),
                references=tuple(lines[1]),
            )
        )
    catalog.merge(wanted)
