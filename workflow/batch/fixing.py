"""`check --fix`: typography that can be mended without touching a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from workflow.article import plain_text
from workflow.batch.saving import edit_catalog
from workflow.batch.workspace import Job, Workspace
from workflow.checks.fixing import Change, common_quotes, fix_text
from workflow.checks.waivers import read_waivers
from workflow.errors import CatalogError
from workflow.glossary.folding import fold
from workflow.translations import Catalog, Unit

_FAMILIES = frozenset({"spacing", "quotes", "nobreak", "tones", "unicode"})
"""The checks whose findings are mended; a unit that waives one of them is left as it is."""
_NO_WORD = re.compile(r"[\W_]+")
_HIDDEN = ("Cc", "Cf")


@dataclass(frozen=True, slots=True)
class FixedUnit:
    """What was mended in one unit."""

    job: Job
    unit: Unit
    """As it was before."""
    changes: tuple[Change, ...]


def fix_jobs(workspace: Workspace, jobs: Iterable[Job]) -> Iterator[FixedUnit]:
    """Mend blanks, quotation marks and letters' forms in every translation of the jobs, one
    after the other: what it gives is written already.

    The state of a unit stays; a machine's draft stays the machine's. Raises `CatalogError`
    where a word would change, when all other files are done.
    """
    refused: CatalogError | None = None
    for job in jobs:
        if not job.catalog_path.is_file():
            continue
        try:
            found, _ = edit_catalog(
                job.catalog_path,
                partial(_fix_catalog, workspace, job),
                wrap=workspace.desk.settings.wrap,
                kept=_words,
            )
        except CatalogError as err:
            refused = refused or err
        else:
            yield from found
    if refused is not None:
        raise refused


def _fix_catalog(workspace: Workspace, job: Job, catalog: Catalog) -> list[FixedUnit]:
    language = job.target.partition("-")[0]
    units = [unit for unit in catalog.units if unit.target]
    quotes = common_quotes([plain_text(unit.target) for unit in units], language)
    fixed: list[FixedUnit] = []
    for unit in units:
        waived = {name for waiver in read_waivers(unit.comment) for name in waiver.ids}
        if not waived.isdisjoint(_FAMILIES):
            continue
        made = fix_text(unit.target, language, vi_tone=workspace.style.vi_tone, quotes=quotes)
        if made.text != unit.target:
            _write(catalog, unit, made.text, made.changes)
            fixed.append(FixedUnit(job, unit, made.changes))
    return fixed


def _write(catalog: Catalog, unit: Unit, text: str, changes: Iterable[Change]) -> None:
    if unit.is_human or unit.origin is None:
        catalog.set_target(unit.key, text, unit.state)
        return
    catalog.set_draft(
        unit.key,
        text,
        unit.origin.label,
        checks=unit.checks,
        previous=unit.previous,
        statuses=unit.statuses,
        repairs=(*unit.repairs, *map(str, changes)),
    )


def _words(text: str) -> str:
    """A translation's words alone, which mending never changes, whatever the form of their
    letters: composed or not, tone marks of one style or the other, hidden characters."""
    return _NO_WORD.sub(" ", fold(_without_hidden(plain_text(text))).text).strip()


def _without_hidden(text: str) -> str:
    """The text without the control and format characters that mending takes out."""
    return "".join(one for one in text if unicodedata.category(one) not in _HIDDEN or one in "\t\n")
