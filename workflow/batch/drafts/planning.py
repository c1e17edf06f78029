"""What is to be drafted, and from what: the memory, or the glossary and an engine."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workflow.batch.drafts.matching import MemoryAtWork, Taken, query_of
from workflow.batch.workspace import Job, Workspace, read_catalogs
from workflow.drafting import Abilities, Drafting, Setting, draft_unit
from workflow.engines import UNLIMITED, Engine, Pair, Shape, steerable
from workflow.engines.carrying import probe_new
from workflow.extraction import Key
from workflow.translations import Unit


@dataclass(slots=True)
class Todo:
    """The units of one job that need a draft, and how each one gets it."""

    job: Job
    from_memory: dict[Key, Taken] = field(default_factory=dict)
    draftings: dict[Key, Drafting] = field(default_factory=dict)


def plan_drafts(
    workspace: Workspace,
    jobs: Sequence[Job],
    engine: Engine | None,
    memory: MemoryAtWork,
    redraft: Collection[tuple[Path, Key]],
) -> list[Todo]:
    """What is to be drafted in jobs of one pair; the engine is looked at when the first unit
    needs it."""
    abilities: Abilities | None = None
    todo: list[Todo] = []
    for job, catalog in read_catalogs(workspace, jobs):
        item = Todo(job)
        units = catalog.units
        for index, unit in enumerate(units):
            if is_wanted(job, unit, redraft):
                taken = memory.find(query_of(units, index, job), job, has_engine=engine is not None)
            elif is_machine_draft(unit):
                taken = memory.find_same(query_of(units, index, job), job)
            else:
                continue
            if taken is not None:
                item.from_memory[unit.key] = taken
            elif is_wanted(job, unit, redraft):
                if abilities is None:
                    abilities = _abilities(workspace, engine, job.pair)
                item.draftings[unit.key] = _drafting(workspace, job, unit, abilities)
        todo.append(item)
    return todo


def _drafting(workspace: Workspace, job: Job, unit: Unit, abilities: Abilities) -> Drafting:
    context = workspace.context(job.article)
    setting = Setting(job.pair, workspace.glossary, abilities, context, workspace.style)
    return draft_unit(unit.source, setting, unit.kind)


def is_wanted(job: Job, unit: Unit, redraft: Collection[tuple[Path, Key]]) -> bool:
    """Whether a unit gets a draft: it needs one, or is named and nobody wrote it."""
    named = (job.catalog_path, unit.key) in redraft
    return needs_draft(unit) or (named and not unit.is_human)


def needs_draft(unit: Unit) -> bool:
    """Whether the machine may write here: nothing stands, or its own draft of an older text."""
    if unit.is_human:
        return False
    return not unit.target or (unit.previous is not None and not _is_from_memory(unit))


def is_machine_draft(unit: Unit) -> bool:
    """Whether an engine's draft stands here, which an approved translation would better."""
    return bool(unit.target) and not unit.is_human and not _is_from_memory(unit)


def _is_from_memory(unit: Unit) -> bool:
    return unit.origin is not None and unit.origin.is_memory


def _abilities(workspace: Workspace, engine: Engine | None, pair: Pair) -> Abilities:
    """What the engine can do for terms; without one no placeholder ever leaves us."""
    if engine is None:
        return Abilities((Shape("none", UNLIMITED, _private_placeholders),))
    probe_new(engine, pair, workspace.reporter.begin)
    return Abilities(
        engine.shapes(pair),
        typed=bool(engine.typed_pairs([pair])),
        steerable=steerable(engine) is not None,
    )


def _private_placeholders(count: int, taken: Collection[str] = ()) -> list[str]:
    return [f"\ue000{index}\ue001" for index in range(count)]
