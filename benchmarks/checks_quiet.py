"""False alarms: what the checks say of translations that people made and approved."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import permutations
from pathlib import Path

from workflow.batch.workspace import Workspace
from workflow.checks import CHECKS, Finding, Severity, Translation, check_document, document_checks
from workflow.desk import Desk
from workflow.glossary import Glossary
from workflow.style import Style
from workflow.translations import Catalog, State

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("en", "es", "fr", "nb", "vi")
FLORES = "flores-dev"
NEWS = ("newstest2013", "en", "fr")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding in a translation that nothing is wrong with."""

    unit: Translation
    finding: Finding


@dataclass(slots=True)
class Alarms:
    """The findings of one set of good translations."""

    name: str
    units: list[Translation] = field(default_factory=list)
    found: list[Alarm] = field(default_factory=list)

    def add(self, units: Sequence[Translation], style: Style) -> None:
        """Look at the units as one document."""
        self.units += units
        results = check_document(units, CHECKS, document_checks(style))
        for unit, findings in zip(units, results, strict=True):
            self.found += [Alarm(unit, finding) for finding in findings]

    def rate(self, *severities: Severity) -> float:
        """Units with a finding of these severities, for a hundred units."""
        flawed = {id(one.unit) for one in self.found if one.finding.severity in severities}
        return 100 * len(flawed) / max(len(self.units), 1)

    def by_check(self) -> Counter[tuple[str, Severity]]:
        """Findings by check and severity."""
        return Counter((one.finding.check_id, one.finding.severity) for one in self.found)


def of_desk(root: Path) -> list[Alarms]:
    """The alarms in the reviewed units of a desk, by direction."""
    workspace = Workspace(Desk.open(root))
    sets: dict[str, Alarms] = {}
    for job in workspace.jobs().jobs:
        if job.catalog_path.is_file():
            name = f"desk {job.pair}"
            units = [
                workspace.translation(job, unit)
                for unit in Catalog.read(job.catalog_path).units
                if unit.state is State.REVIEWED
            ]
            sets.setdefault(name, Alarms(name)).add(units, workspace.style)
    return [sets[name] for name in sorted(sets)]


def of_corpora(folder: Path, glossary: Glossary, most: int) -> Iterator[Alarms]:
    """The alarms in human translations: FLORES in every direction, news from English to French.

    At most so many sentences of each; 0: all. Lines of FLORES in which a language says something
    else than all others (`1922` for `1992`) are left out: to tell them is no false alarm; lines of
    the news whose French is wrong too.
    """
    for source, target in permutations(LANGUAGES, 2):
        yield _of_files(folder, FLORES, source, target, glossary, most)
    yield _of_files(folder, *NEWS, glossary, most)


def _of_files(
    folder: Path, name: str, source: str, target: str, glossary: Glossary, most: int
) -> Alarms:
    alarms = Alarms(f"{name} {source}-{target}")
    texts, made = (_lines(folder / f"{name}.{code}")[: most or None] for code in (source, target))
    pairs = zip(texts, made, strict=True)
    # One document, as an agency's: what it does throughout is its style.
    faults = _faults(name)
    alarms.add(
        [
            Translation(one, other, source, target, glossary)
            for number, (one, other) in enumerate(pairs)
            if number not in faults[source] | faults[target]
        ],
        Style(),
    )
    return alarms


@cache
def _faults(name: str) -> dict[str, set[int]]:
    """The lines of a corpus that say something else than in the other languages, by language."""
    text = (ROOT / "benchmarks" / "gold" / "checks_faults.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    listed = data if name == FLORES else data.get(name, {})
    return {code: set(listed.get(code, ())) for code in LANGUAGES}


def _lines(path: Path) -> list[str]:
    """The sentences of a file; blanks around them belong to no sentence."""
    return [line.strip() for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]
