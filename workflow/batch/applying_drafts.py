"""Drafts written into the PO files, and what was written counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workflow.batch.planning_drafts import Todo, is_wanted
from workflow.batch.saving import edit_catalog
from workflow.batch.workspace import Job, Workspace
from workflow.checks import check_unit
from workflow.drafting import Draft, statuses_of
from workflow.engines import Engine
from workflow.extraction import Key, status_lines
from workflow.translations import SIGNATURE_FIELD, Catalog, State


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


def apply_drafts(
    workspace: Workspace,
    item: Todo,
    engine: Engine | None,
    drafts: Mapping[Key, Draft],
    redraft: Collection[tuple[Path, Key]],
) -> Translated:
    """Write the drafts into the PO file as it is now, which may be newer than the plan."""
    result, _ = edit_catalog(
        item.job.catalog_path,
        lambda catalog: _write_drafts(workspace, item, engine, drafts, redraft, catalog),
        wrap=workspace.desk.settings.wrap,
    )
    return result


def _write_drafts(
    workspace: Workspace,
    item: Todo,
    engine: Engine | None,
    drafts: Mapping[Key, Draft],
    redraft: Collection[tuple[Path, Key]],
    catalog: Catalog,
) -> Translated:
    job, pair = item.job, item.job.pair
    open_units = {unit.key: unit for unit in catalog.units if is_wanted(job, unit, redraft)}
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
