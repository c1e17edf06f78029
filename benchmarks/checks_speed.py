"""How long `bilingual check` takes over a desk of many units, and which check takes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.checks_seeds import ROOT, gold
from workflow.batch.workspace import Workspace
from workflow.checks import CHECKS, Check, DocumentCheck, Translation, document_checks
from workflow.desk import Desk
from workflow.translations import Catalog, Header, SourceUnit, State

SECONDS = 10.0
_UNITS = 250
_PAIRS = (("en", "fr"), ("fr", "vi"), ("vi", "en"), ("nb", "es"))
_CONJUNCTIONS = {"en": "and", "es": "y", "fr": "et", "nb": "og", "vi": "và"}


def print_speed(units: int) -> bool:
    """Print the seconds of the command, of its start, and of each check; whether it is in time."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = make_desk(root, units)
        seconds = [_command(root) for _ in range(2)]
        print(f"`bilingual check` over {made:,} units: " + ", ".join(f"{s:.1f} s" for s in seconds))
        print(f"  goal: under {SECONDS:.0f} s on two cores; this machine has {os.cpu_count()}")
        _print_checks(Workspace(Desk.open(root)))
    return min(seconds) < SECONDS


def make_desk(root: Path, units: int) -> int:
    """A desk with so many reviewed units in four directions; how many there are."""
    shutil.copytree(ROOT / "glossary", root / "glossary")
    (root / "sources").mkdir()
    targets = ", ".join(f'{source} = ["{target}"]' for source, target in _PAIRS)
    settings = f'[desk]\nname = "Speed"\n[languages]\ntargets = {{ {targets} }}\n'
    (root / "workflow.toml").write_text(settings, encoding="utf-8")
    made = 0
    for number in range(max(units // _UNITS, 1)):
        source, target = _PAIRS[number % len(_PAIRS)]
        made += _article(root, f"article-{number}", source, target, number)
    return made


def _article(root: Path, name: str, source: str, target: str, number: int) -> int:
    """One article with its PO file: sentences of the benchmark, two by two, each pair once."""
    rows = [row for row in gold()["sentence"] if "<" not in row[source] and "kind" not in row]
    catalog = Catalog.new(Header(source, target, "Speed"))
    pairs = []
    for at in range(_UNITS):
        first = rows[(at + number) % len(rows)]
        second = rows[(at * 7 + number * 3 + at // len(rows)) % len(rows)]
        pairs.append([_joined(first, second, code) for code in (source, target)])
    text = "\n\n".join(one for one, _ in pairs)
    path = root / "sources" / f"{name}.md"
    path.write_text(f"---\ntitle: {name}\nlang: {source}\n---\n\n{text}\n", encoding="utf-8")
    listed = [
        SourceUnit(one, None, "paragraph", (f"sources/{name}.md:{at}",), ())
        for at, (one, _) in enumerate(pairs)
    ]
    catalog.merge(listed)
    targets = dict(pairs)
    for unit in catalog.units:
        catalog.set_target(unit.key, targets[unit.source], State.REVIEWED)
    folder = root / "translations" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.po").write_bytes(catalog.serialize())
    return len(catalog.units)


def _joined(first: dict[str, str], second: dict[str, str], code: str) -> str:
    one, other = first[code].rstrip("."), second[code]
    return f"{one}, {_CONJUNCTIONS[code]} {other[:1].lower()}{other[1:]}"


def _command(root: Path) -> float:
    begin = time.perf_counter()
    command = [str(Path(sys.executable).with_name("bilingual")), "check"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr or done.stdout)
    return time.perf_counter() - begin


def _print_checks(workspace: Workspace) -> None:
    """Microseconds of CPU a unit: the search for terms, and each check with the search done."""
    times: defaultdict[str, float] = defaultdict(float)
    count = 0
    for job in workspace.jobs().jobs:
        units = [workspace.translation(job, unit) for unit in Catalog.read(job.catalog_path).units]
        count += len(units)
        times["(terms and references)"] += _timed(partial(_find, units))
        for check in CHECKS:
            times[check.id] += _timed(partial(_run, check, units))
        for whole in document_checks(workspace.style):
            times[whole.id] += _timed(partial(_run_whole, whole, units))
    print("  microseconds of CPU a unit:")
    for name, seconds in sorted(times.items(), key=lambda one: -one[1]):
        print(f"    {name:26}{seconds / max(count, 1) * 1e6:8.0f}")


def _run(check: Check, units: list[Translation]) -> None:
    for unit in units:
        list(check.run(unit))


def _run_whole(check: DocumentCheck, units: list[Translation]) -> None:
    list(check.run_document(units))


def _find(units: list[Translation]) -> None:
    for unit in units:
        unit.find_in_target({one.id for one in unit.find_in_source()})
        unit.find_in_target()


def _timed(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
