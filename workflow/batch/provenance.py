"""Who answers for a translation, as its PO file says."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.exports import Provenance
from workflow.translations import SIGNATURE_FIELD, Catalog, State

_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOBODY = ("", "FULL NAME", "Automatically generated")
_GLOSSARY = re.compile(r";?\s*glossary (?P<signature>\S+)\s*$")


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who reviewed, as told on the command line; empty fields are taken from the PO file."""

    names: tuple[str, ...] = ()
    day: datetime.date | None = None


def provenance_of(
    workspace: Workspace, catalog: Catalog, reviewer: Reviewer | None = None
) -> Provenance | None:
    """Who reviewed a catalog and when, and what made its drafts; `None` until all is reviewed."""
    if any(unit.state is not State.REVIEWED for unit in catalog.units):
        return None
    header, told = catalog.header, reviewer or Reviewer()
    name = _ADDRESS.sub("", header.get("Last-Translator", "")).strip()
    named = told.names or ((name,) if name not in _NOBODY else ())
    day = told.day or (_day(header.get("PO-Revision-Date", "")) if named else None)
    made = header.get(SIGNATURE_FIELD, "")
    found = _GLOSSARY.search(made)
    return Provenance(
        reviewers=named,
        reviewed_on=day,
        engines=_GLOSSARY.sub("", made),
        glossary=found["signature"] if found else workspace.glossary.signature,
    )


def final_gaps(workspace: Workspace, job: Job, reviewer: Reviewer | None = None) -> str:
    """What the closing lines of a final document would lack, in words; empty when nothing."""
    catalog = read_catalog(workspace, job.catalog_path)
    told = provenance_of(workspace, catalog, reviewer) if catalog else None
    if told is None or not told.missing:
        return ""
    return f"{workspace.desk.relative(job.catalog_path)} does not name {told.missing}"


def _day(text: str) -> datetime.date | None:
    """The day of a PO date such as `2026-11-03 14:30+0100`; `None` for what is none."""
    found = _DAY.match(text)
    try:
        day = datetime.date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
    return None if day is None or day.year == _UNKNOWN_YEAR else day


_UNKNOWN_YEAR = 1970
"""The year of a PO file that does not know its date."""
