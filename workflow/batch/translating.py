"""Stage two: drafts for what is untranslated, from memory, glossary and engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from workflow.batch.decoding import Decoder
from workflow.batch.saving import write_catalog
from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.checks import Translation, check_unit
from workflow.drafting import MachineCache, Plan, Request, finish_draft, plan_draft
from workflow.engines import (
    Engine,
    MachineText,
    Pair,
    find_engine,
    installed_pairs,
    missing_hint,
)
from workflow.errors import CatalogError
from workflow.extraction import Key
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
    plans: dict[Key, Plan] = field(default_factory=dict)


def translate_jobs(
    workspace: Workspace, jobs: Iterable[Job], engine_name: str | None = None
) -> TranslationRun:
    """Draft the untranslated units of each job whose PO file exists.

    All new distinct texts of a language pair go to the engine together. A unit that a person
    translated, edited or reviewed is never touched. Raises `EngineError` when `engine_name`
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
            todo = _plan(workspace, list(group), pair, engine)
            requests = _distinct_requests(todo)
            if engine is None and requests:
                todo_hint = missing_hint(pair, installed_pairs(workspace.engine_settings))
                hints.append(f"No engine for {pair}. {todo_hint}")
            answers: Mapping[Request, MachineText] = {}
            if engine is not None and requests:
                decoder = Decoder(workspace, engine, pair, cache)
                answers = decoder.answer(requests)
                decoded += decoder.asked
            results += [_apply(workspace, item, engine, answers) for item in todo]
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
    workspace: Workspace, jobs: Sequence[Job], pair: Pair, engine: Engine | None
) -> list[_Todo]:
    placeholders = engine.placeholders if engine else _plain_placeholders
    memory: Memory | None = None
    todo: list[_Todo] = []
    for job in jobs:
        catalog = read_catalog(workspace, job.catalog_path)
        if catalog is None:
            workspace.reporter.say(
                f"{job.name} has no PO file yet: bilingual extract {job.article.id}"
            )
            continue
        item = _Todo(job)
        for unit in filter(needs_draft, catalog.units):
            if memory is None:
                memory = load_memory(workspace, pair)
            entry = memory.find(unit.source)
            if entry is not None:
                item.from_memory[unit.key] = entry
            else:
                plan = plan_draft(unit.source, pair, workspace.glossary, placeholders)
                item.plans[unit.key] = plan
        todo.append(item)
    return todo


def needs_draft(unit: Unit) -> bool:
    """Whether the machine may write here: nothing stands, or its own draft of an older text."""
    return not unit.is_human and (not unit.target or unit.previous is not None)


def _plain_placeholders(count: int, taken: Collection[str] = ()) -> list[str]:
    """Placeholders for units that are drafted without an engine and so never leave us."""
    return [f"\ue000{index}\ue001" for index in range(count)]


def _distinct_requests(todo: Iterable[_Todo]) -> list[Request]:
    plans = (plan for item in todo for plan in item.plans.values())
    return list(dict.fromkeys(request for plan in plans for request in plan.requests))


def _apply(
    workspace: Workspace,
    item: _Todo,
    engine: Engine | None,
    answers: Mapping[Request, MachineText],
) -> Translated:
    """Write the drafts into the PO file as it is now, which may be newer than the plan."""
    job, pair = item.job, item.job.pair
    catalog = Catalog.read(job.catalog_path, wrap=workspace.desk.settings.wrap)
    open_keys = {unit.key for unit in catalog.units if needs_draft(unit)}
    result = Translated(job, units=len(catalog.units))
    for key, entry in item.from_memory.items():
        if key in open_keys:
            unit = Translation(key[1], entry.target, *_languages(pair), workspace.glossary)
            checks = tuple(str(finding) for finding in check_unit(unit))
            catalog.set_draft(key, entry.target, f"memory 100% ({entry.article})", checks=checks)
            result = _count(result, "memory", checks)
    for key, plan in item.plans.items():
        if key not in open_keys or (plan.requests and engine is None):
            continue
        machine = [answers[request] for request in plan.requests]
        draft = finish_draft(plan, machine, pair, workspace.glossary)
        label = _label(plan, engine, pair)
        catalog.set_draft(key, draft.text, label, checks=draft.checks)
        result = _count(result, "machine" if plan.requests else "glossary", draft.checks)
    if engine and result.machine:
        signature = f"{engine.label(pair)}; glossary {workspace.glossary.signature}"
        catalog.set_header(SIGNATURE_FIELD, signature)
    write_catalog(job.catalog_path, catalog)
    return replace(result, left=sum(unit.state is State.UNTRANSLATED for unit in catalog.units))


def _label(plan: Plan, engine: Engine | None, pair: Pair) -> str:
    """What a draft says of its origin."""
    if plan.requests and engine:
        return engine.label(pair)
    return "glossary" if plan.slots else "copied"


def _languages(pair: Pair) -> tuple[str, str]:
    return pair.source, pair.target


def _count(result: Translated, origin: str, checks: Sequence[str]) -> Translated:
    flagged = result.flagged + bool(checks)
    if origin == "memory":
        return replace(result, memory=result.memory + 1, flagged=flagged)
    if origin == "machine":
        return replace(result, machine=result.machine + 1, flagged=flagged)
    return replace(result, glossary=result.glossary + 1, flagged=flagged)
