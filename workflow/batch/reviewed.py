"""The approved translations of the whole desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from workflow.batch.workspace import Stamp, Workspace, stamp_of
from workflow.checks.repetition import RepetitionCheck, ReviewedUnit
from workflow.engines import Pair
from workflow.errors import CatalogError
from workflow.translations import Catalog, State, Unit


class ReviewedUnits:
    """What is approved in any article of the desk, read once for each language pair."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._checks: dict[Pair, RepetitionCheck] = {}
        self._units: dict[Path, tuple[Stamp, Sequence[Unit]]] = {}

    def check(self, pair: Pair) -> RepetitionCheck:
        """The check of a translation against all others of its pair."""
        if pair not in self._checks:
            self._checks[pair] = RepetitionCheck(self._read(pair))
        return self._checks[pair]

    def units(self, path: Path) -> Sequence[Unit] | None:
        """The units of a PO file that was read for a check, and is the same since; else `None`."""
        stamp, units = self._units.get(path, (None, None))
        return units if stamp and path.is_file() and stamp == stamp_of(path) else None

    def _read(self, pair: Pair) -> Iterator[ReviewedUnit]:
        """Those of one pair, in the order of the files; a broken file has none."""
        desk = self._workspace.desk
        for path in sorted((desk.translations / pair.target).glob("*.po")):
            stamp = stamp_of(path)
            try:
                catalog = self._catalog(path, stamp)
            except CatalogError:
                continue
            if catalog.source_language != pair.source:
                continue
            name = desk.relative(path)
            units = catalog.units
            self._units[path] = stamp, units
            for unit in units:
                if unit.state is State.REVIEWED:
                    place = f"{name}:{unit.line}"
                    yield ReviewedUnit(place, unit.source, unit.target, unit.context or "")

    def _catalog(self, path: Path, stamp: Stamp) -> Catalog:
        """The PO file, as it was read for the jobs where it is the same since."""
        kept = (self._workspace.kept or {}).pop(path, None)
        return kept[1] if kept and kept[0] == stamp else Catalog.read(path)
