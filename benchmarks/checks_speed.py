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
_CONJUNCTIONS = {
    "en": ("and", "while", "but"),
    "es": ("y", "mientras", "pero"),
    "fr": ("et", "tandis que", "mais"),
    "nb": ("og", "mens", "men"),
    "vi": ("và", "còn", "nhưng"),
}


def print_speed(units: int) -> bool:
    """Print the seconds of the command, of its start, and of each check; whether it is in time."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = make_desk(root, units)
        runs = [_command(root) for _ in range(2)]
        told = ", ".join(f"{wall:.1f} s ({cpu:.1f} s of CPU)" for wall, cpu in runs)
        print(f"`bilingual check` over {made:,} units, no two alike: {told}")
        print(f"  goal: under {SECONDS:.0f} s on two cores; this machine has {os.cpu_count()}")
        _print_checks(Workspace(Desk.open(root)))
    return min(wall for wall, _ in runs) < SECONDS


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
    """One article with its PO file: sentences of the benchmark, two by two, each pair once.

    No unit stands twice in its direction, as long as there are so many pairs: what a process
    remembers of a text must not help it with the next article.
    """
    rows = [row for row in gold()["sentence"] if "<" not in row[source] and "kind" not in row]
    catalog = Catalog.new(Header(source, target, "Speed"))
    pairs = []
    begin = number // len(_PAIRS) * _UNITS
    for at in range(begin, begin + _UNITS):
        rest, first = divmod(at, len(rows))
        joint, second = divmod(rest, len(rows))
        pairs.append([_joined(rows[first], rows[second], code, joint) for code in (source, target)])
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


def _joined(first: dict[str, str], second: dict[str, str], code: str, joint: int) -> str:
    one, other = first[code].rstrip("."), second[code]
    conjunctions = _CONJUNCTIONS[code]
    conjunction = conjunctions[joint % len(conjunctions)]
    return f"{one}, {conjunction} {other[:1].lower()}{other[1:]}"


def _command(root: Path) -> tuple[float, float]:
    """The seconds that the command took, and those of its processes together."""
    begin, before = time.perf_counter(), os.times()
    command = [str(Path(sys.executable).with_name("bilingual")), "check"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr or done.stdout)
    wall, after = time.perf_counter() - begin, os.times()
    used = after.children_user + after.children_system
    return wall, used - before.children_user - before.children_system


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
