"""Drafts written into the PO files, and what was written counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workflow.batch.drafts.matching import Taken
from workflow.batch.drafts.planning import Todo, is_machine_draft, is_wanted
from workflow.batch.drafts.verdict import verdict
from workflow.batch.saving import edit_catalog
from workflow.batch.workspace import Job, Workspace
from workflow.checks import Severity
from workflow.drafting import Draft
from workflow.engines import Engine
from workflow.extraction import Key, status_lines
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
    units = {unit.key: unit for unit in catalog.units}
    result = Translated(job, units=len(units))
    for key, taken in item.from_memory.items():
        unit = units.get(key)
        if unit is not None and (is_wanted(job, unit, redraft) or is_machine_draft(unit)):
            result = _take(workspace, job, catalog, unit, taken, result)
    open_units = {key for key, unit in units.items() if is_wanted(job, unit, redraft)}
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


def _take(
    workspace: Workspace, job: Job, catalog: Catalog, unit: Unit, taken: Taken, result: Translated
) -> Translated:
    """Write a translation from the memory, checked, and count it."""
    found, statuses = verdict(workspace, job, replace(unit, target=taken.text))
    checks = (*filter(None, [taken.warning]), *map(str, found))
    catalog.set_draft(
        unit.key,
        taken.text,
        taken.label,
        checks=checks,
        previous=taken.previous,
        statuses=statuses,
    )
    if (
        taken.is_certain
        and workspace.desk.settings.memory.context == "reviewed"
        and not any(finding.severity is Severity.ERROR for finding in found)
    ):
        catalog.set_target(unit.key, taken.text, State.REVIEWED)
    return _count(result, "memory", checks, statuses)


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
