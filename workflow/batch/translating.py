"""Stage two: drafts for what is untranslated, from memory, glossary and engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from workflow.batch.conversing import converse
from workflow.batch.decoding import Decoder
from workflow.batch.saving import write_catalog
from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.checks import check_unit
from workflow.drafting import (
    Abilities,
    Draft,
    Drafting,
    MachineCache,
    Setting,
    draft_unit,
    statuses_of,
)
from workflow.engines import (
    UNLIMITED,
    Engine,
    Pair,
    Shape,
    find_engine,
    installed_pairs,
    missing_hint,
    steerable,
)
from workflow.engines.carrying import probe_new
from workflow.errors import CatalogError
from workflow.extraction import Key, status_lines
from workflow.memory import Memory, MemoryEntry
from workflow.translations import SIGNATURE_FIELD, Catalog, State, Unit


@dataclass(frozen=True, slots=True)
class Translated:
    """What translating one job did, in units."""

    job: Job
    units: int
    memory: int = 0
    machine: int = 0
    glossary: int = 0
    flagged: int = 0
    """Drafts that a check found fault with."""
    terms: Mapping[str, int] = field(default_factory=dict)
    """Terms and references in the drafts made, by status."""
    left: int = 0
    """Units that are still untranslated."""


@dataclass(frozen=True, slots=True)
class TranslationRun:
    """What a whole translation run did."""

    jobs: tuple[Translated, ...]
    decoded: int
    """Texts the engines were asked for in this run; what the cache knew is not counted."""
    hints: tuple[str, ...]
    """One line for each pair without an engine: what to install."""


@dataclass(slots=True)
class _Todo:
    """The units of one job that need a draft, and how each one gets it."""

    job: Job
    from_memory: dict[Key, MemoryEntry] = field(default_factory=dict)
    draftings: dict[Key, Drafting] = field(default_factory=dict)


def translate_jobs(
    workspace: Workspace,
    jobs: Iterable[Job],
    engine_name: str | None = None,
    redraft: Collection[tuple[Path, Key]] = frozenset(),
) -> TranslationRun:
    """Draft the untranslated units of each job whose PO file exists.

    All new distinct texts of a language pair go to the engine together. A unit that a person
    translated, edited or reviewed is never touched; the machine's own drafts named in
    `redraft`, by PO file and key, are made again. Raises `EngineError` when `engine_name`
    cannot serve a pair, or an engine fails.
    """
    results: list[Translated] = []
    hints: list[str] = []
    decoded = 0
    by_pair = sorted(jobs, key=lambda job: str(job.pair))
    engines = find_engines(workspace, by_pair, engine_name)
    with MachineCache(workspace.desk.state / "machine.sqlite") as cache:
        for pair, group in groupby(by_pair, key=lambda job: job.pair):
            engine = engines[pair]
            todo = _plan(workspace, list(group), pair, engine, redraft)
            draftings = {
                (number, key): drafting
                for number, item in enumerate(todo)
                for key, drafting in item.draftings.items()
            }
            decoder = Decoder(workspace, engine, pair, cache) if engine else None
            drafts = converse(draftings, decoder)
            if decoder is not None:
                decoded += decoder.asked
            elif len(drafts) < len(draftings):
                hint = missing_hint(pair, installed_pairs(workspace.engine_settings))
                hints.append(f"No engine for {pair}. {hint}")
            for number, item in enumerate(todo):
                mine = {key: draft for (at, key), draft in drafts.items() if at == number}
                results.append(_apply(workspace, item, engine, mine, redraft))
    return TranslationRun(tuple(results), decoded, tuple(hints))


def find_engines(
    workspace: Workspace, jobs: Iterable[Job], engine_name: str | None = None
) -> Mapping[Pair, Engine | None]:
    """The engine of each pair of the jobs, `None` where there is none.

    Raises `EngineError` when `engine_name` cannot serve one of them.
    """
    return {
        pair: find_engine(pair, workspace.engine_settings, engine_name)
        for pair in dict.fromkeys(job.pair for job in jobs)
    }


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


def _plan(
    workspace: Workspace,
    jobs: Sequence[Job],
    pair: Pair,
    engine: Engine | None,
    redraft: Collection[tuple[Path, Key]],
) -> list[_Todo]:
    """What is to be drafted; the engine is looked at when the first unit needs it."""
    memory: Memory | None = None
    abilities: Abilities | None = None
    todo: list[_Todo] = []
    for job in jobs:
        catalog = read_catalog(workspace, job.catalog_path)
        if catalog is None:
            workspace.reporter.say(
                f"{job.name} has no PO file yet: bilingual extract {job.article.id}"
            )
            continue
        item = _Todo(job)
        for unit in catalog.units:
            if not _is_wanted(job, unit, redraft):
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


def _is_wanted(job: Job, unit: Unit, redraft: Collection[tuple[Path, Key]]) -> bool:
    named = (job.catalog_path, unit.key) in redraft
    return needs_draft(unit) or (named and not unit.is_human)


def needs_draft(unit: Unit) -> bool:
    """Whether the machine may write here: nothing stands, or its own draft of an older text."""
    return not unit.is_human and (not unit.target or unit.previous is not None)


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


def _apply(
    workspace: Workspace,
    item: _Todo,
    engine: Engine | None,
    drafts: Mapping[Key, Draft],
    redraft: Collection[tuple[Path, Key]],
) -> Translated:
    """Write the drafts into the PO file as it is now, which may be newer than the plan."""
    job, pair = item.job, item.job.pair
    catalog = Catalog.read(job.catalog_path, wrap=workspace.desk.settings.wrap)
    open_units = {unit.key: unit for unit in catalog.units if _is_wanted(job, unit, redraft)}
    result = Translated(job, units=len(catalog.units))
    for key, entry in item.from_memory.items():
        if key in open_units:
            filled = replace(open_units[key], target=entry.target)
            unit = workspace.translation(job, filled)
            found = check_unit(unit)
            statuses = status_lines(statuses_of(unit, found), workspace.glossary, pair.target)
            checks = tuple(map(str, found))
            label = f"memory 100% ({entry.article})"
            catalog.set_draft(key, entry.target, label, checks=checks, statuses=statuses)
            result = _count(result, "memory", checks, statuses)
    for key, draft in drafts.items():
        if key not in open_units:
            continue
        statuses = status_lines(draft.outcomes, workspace.glossary, pair.target)
        label = engine.label(pair) if engine and draft.origin == "machine" else draft.origin
        repairs = tuple(map(str, draft.repairs))
        catalog.set_draft(
            key, draft.text, label, checks=draft.checks, statuses=statuses, repairs=repairs
        )
        origin = "machine" if draft.origin == "machine" else "glossary"
        result = _count(result, origin, draft.checks, statuses)
    if engine and result.machine:
        signature = f"{engine.label(pair)}; glossary {workspace.glossary.signature}"
        catalog.set_header(SIGNATURE_FIELD, signature)
    write_catalog(job.catalog_path, catalog)
    return replace(result, left=sum(unit.state is State.UNTRANSLATED for unit in catalog.units))


def _count(
    result: Translated, origin: str, checks: Sequence[str], statuses: Mapping[str, str]
) -> Translated:
    terms = Counter(result.terms)
    terms.update(statuses.values())
    flagged = result.flagged + bool(checks)
    counted = replace(result, flagged=flagged, terms=dict(terms))
    if origin == "memory":
        return replace(counted, memory=result.memory + 1)
    if origin == "machine":
        return replace(counted, machine=result.machine + 1)
    return replace(counted, glossary=result.glossary + 1)
