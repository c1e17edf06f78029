"""What is to be drafted, and from what: the memory, or the glossary and an engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.drafting import Abilities, Drafting, Setting, draft_unit
from workflow.engines import UNLIMITED, Engine, Pair, Shape, steerable
from workflow.engines.carrying import probe_new
from workflow.errors import CatalogError
from workflow.extraction import Key
from workflow.memory import Memory, MemoryEntry
from workflow.translations import Catalog, State, Unit


@dataclass(slots=True)
class Todo:
    """The units of one job that need a draft, and how each one gets it."""

    job: Job
    from_memory: dict[Key, MemoryEntry] = field(default_factory=dict)
    draftings: dict[Key, Drafting] = field(default_factory=dict)


def plan_drafts(
    workspace: Workspace,
    jobs: Sequence[Job],
    pair: Pair,
    engine: Engine | None,
    redraft: Collection[tuple[Path, Key]],
) -> list[Todo]:
    """What is to be drafted; the engine is looked at when the first unit needs it."""
    memory: Memory | None = None
    abilities: Abilities | None = None
    todo: list[Todo] = []
    for job in jobs:
        catalog = read_catalog(workspace, job.catalog_path)
        if catalog is None:
            workspace.reporter.say(
                f"{job.name} has no PO file yet: bilingual extract {job.article.id}"
            )
            continue
        item = Todo(job)
        for unit in catalog.units:
            if not is_wanted(job, unit, redraft):
                continue
            if memory is None:
                memory = load_memory(workspace, pair)
            entry = memory.find(unit.source)
            if entry is not None:
                item.from_memory[unit.key] = entry
                continue
            if abilities is None:
                abilities = _abilities(workspace, engine, pair)
            setting = Setting(
                pair,
                workspace.glossary,
                abilities,
                workspace.context(job.article),
                workspace.style,
            )
            item.draftings[unit.key] = draft_unit(unit.source, setting, unit.kind)
        todo.append(item)
    return todo


def is_wanted(job: Job, unit: Unit, redraft: Collection[tuple[Path, Key]]) -> bool:
    """Whether a unit gets a draft: it needs one, or is named and nobody wrote it."""
    named = (job.catalog_path, unit.key) in redraft
    return needs_draft(unit) or (named and not unit.is_human)


def needs_draft(unit: Unit) -> bool:
    """Whether the machine may write here: nothing stands, or its own draft of an older text."""
    return not unit.is_human and (not unit.target or unit.previous is not None)


def load_memory(workspace: Workspace, pair: Pair) -> Memory:
    """What reviewers approved in any article of the desk, for one pair.

    A PO file that cannot be read is reported and left out.
    """
    return Memory(_reviewed(workspace, pair))


def _reviewed(workspace: Workspace, pair: Pair) -> Iterator[MemoryEntry]:
    for path in sorted((workspace.desk.translations / pair.target).glob("*.po")):
        if path in workspace.unreadable:
            continue
        try:
            catalog = Catalog.read(path)
        except CatalogError as err:
            workspace.reporter.say(f"Left out of the memory: {err}")
            continue
        if catalog.source_language == pair.source:
            for unit in catalog.units:
                if unit.state is State.REVIEWED:
                    yield MemoryEntry(unit.source, unit.target, path.stem)


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
