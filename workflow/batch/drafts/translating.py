"""Stage two: drafts for what is untranslated, from memory, glossary and engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from workflow.batch.drafts.applying import Translated, apply_drafts
from workflow.batch.drafts.conversing import converse
from workflow.batch.drafts.decoding import Decoder
from workflow.batch.drafts.matching import MemoryAtWork
from workflow.batch.drafts.planning import plan_drafts
from workflow.batch.drafts.remembering import sync_memory
from workflow.batch.workspace import Job, Workspace
from workflow.drafting import MachineCache
from workflow.engines import Engine, Pair, find_engine, installed_pairs, missing_hint
from workflow.extraction import Key

__all__ = ["Translated", "TranslationRun", "find_engines", "translate_jobs"]


@dataclass(frozen=True, slots=True)
class TranslationRun:
    """What a whole translation run did."""

    jobs: tuple[Translated, ...]
    decoded: int
    """Texts the engines were asked for in this run; what the cache knew is not counted."""
    hints: tuple[str, ...]
    """One line for each pair without an engine: what to install."""


def translate_jobs(
    workspace: Workspace,
    jobs: Iterable[Job],
    engine_name: str | None = None,
    redraft: Collection[tuple[Path, Key]] = frozenset(),
) -> TranslationRun:
    """Draft the untranslated units of each job whose PO file exists.

    All new distinct texts of a language pair go to the engine together. A unit that a person
    translated, edited or reviewed is never touched; the machine's own drafts named in
    `redraft`, by PO file and key, are made again, and an engine's draft gives way to a
    translation that was approved elsewhere. Raises `EngineError` when `engine_name`
    cannot serve a pair, or an engine fails.
    """
    results: list[Translated] = []
    hints: list[str] = []
    decoded = 0
    by_pair = sorted(jobs, key=lambda job: str(job.pair))
    engines = find_engines(workspace, by_pair, engine_name)
    with (
        MachineCache(workspace.desk.state / "machine.sqlite") as cache,
        sync_memory(workspace) as store,
    ):
        memory = MemoryAtWork(workspace, store)
        for pair, group in groupby(by_pair, key=lambda job: job.pair):
            engine = engines[pair]
            todo = plan_drafts(workspace, list(group), engine, memory, redraft)
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
                results.append(apply_drafts(workspace, item, engine, mine, redraft))
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
