"""Returned files into which the translations of another language were pasted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.errors import CatalogError, ExportError
from workflow.exports.languages import language_of
from workflow.exports.review.record import BaseArticle
from workflow.exports.review.returned import Returned
from workflow.exports.review.texts import is_same, shown
from workflow.translations import Key

_LEAST = 3
"""Fewer sentences may be the same in two languages: names, figures."""


def refuse_other_language(workspace: Workspace, back: Returned, jobs: Iterable[Job]) -> None:
    """Refuse a file whose texts are those of the desk's PO file for another language.

    It is looked for only where at least half of an article came back with other texts than were
    exported. Raises `ExportError` where most of those are of one other language.
    """
    for job in jobs:
        articles = [each for each in back.record.articles if each.id == job.article.id]
        for article in articles:
            changed = _changed(back, article)
            if len(changed) < _LEAST or len(changed) * 2 < len(article.units):
                continue
            for folder in sorted(job.catalog_path.parent.parent.iterdir()):
                path = folder / job.catalog_path.name
                if path != job.catalog_path and _is_from(workspace, path, changed):
                    raise ExportError(
                        f"refused, its translations of {article.id} are those in"
                        f" {language_of(path.parent.name).name}; it was made for"
                        f" {language_of(job.target).name}",
                        path=back.path,
                        hint="Ask for the file in its own language",
                    )


def _changed(back: Returned, article: BaseArticle) -> dict[Key, str]:
    rows = {row.name: row.final for row in back.rows if row.name and not row.fault}
    return {
        unit.key: rows[unit.row]
        for unit in article.units
        if rows.get(unit.row, "").strip() and rows[unit.row] != shown(unit.target)
    }


def _is_from(workspace: Workspace, path: Path, changed: dict[Key, str]) -> bool:
    """Whether most of the changed texts stand in this PO file at the same sentences."""
    try:
        catalog = read_catalog(workspace, path)
    except CatalogError:
        return False
    if catalog is None:
        return False
    same = 0
    for key, text in changed.items():
        unit = catalog.unit(key)
        same += unit is not None and is_same(shown(unit.target), text)
    return same >= _LEAST and same * 2 > len(changed)
