"""The approved translations of the whole desk."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.batch.workspace import Workspace
from workflow.checks.repetition import RepetitionCheck, ReviewedUnit
from workflow.engines import Pair
from workflow.errors import CatalogError
from workflow.translations import Catalog, State


class ReviewedUnits:
    """What is approved in any article of the desk, read once for each language pair."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._checks: dict[Pair, RepetitionCheck] = {}

    def check(self, pair: Pair) -> RepetitionCheck:
        """The check of a translation against all others of its pair."""
        if pair not in self._checks:
            self._checks[pair] = RepetitionCheck(self._read(pair))
        return self._checks[pair]

    def _read(self, pair: Pair) -> Iterator[ReviewedUnit]:
        """Those of one pair, in the order of the files; a broken file has none."""
        desk = self._workspace.desk
        for path in sorted((desk.translations / pair.target).glob("*.po")):
            try:
                catalog = Catalog.read(path)
            except CatalogError:
                continue
            if catalog.source_language != pair.source:
                continue
            name = desk.relative(path)
            for unit in catalog.units:
                if unit.state is State.REVIEWED:
                    place = f"{name}:{unit.line}"
                    yield ReviewedUnit(place, unit.source, unit.target, unit.context or "")
