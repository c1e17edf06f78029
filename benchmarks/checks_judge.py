"""The same units before translate-toolkit's pofilter: its alarms, and the errors it tells.

It is GPL and no dependency: a program that is there is run, nothing else.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import polib

from benchmarks.checks_quiet import Alarms
from benchmarks.checks_recall import Caught
from workflow.checks import Severity, Translation

_TOLD = re.compile(r"\(pofilter\) (\w+):")


def print_judge(program: Path, sets: Sequence[Alarms], results: Sequence[Caught]) -> None:
    """The table: units with a finding of 100 good ones, and seeded errors that it tells."""
    print(f"\npofilter: good units with a finding of 100 ({program.name}; ours beside it)")
    for alarms in sets:
        told = judge(program, alarms.units)
        often = ", ".join(f"{name} {n}" for name, n in _count(told).most_common(4))
        share = 100 * sum(map(bool, told)) / max(len(told), 1)
        ours = alarms.rate(*Severity)
        print(f"  {alarms.name:28}{len(told):7}{share:8.1f}{ours:8.2f}   {often}")
    print("\npofilter: seeded errors that it tells, and did not of the good translation")
    kinds = list(dict.fromkeys(one.kind.name for one in results))
    all_made = all_told = all_ours = 0
    for name in kinds:
        rows = [one for one in results if one.kind.name == name]
        made = sum(one.made for one in rows)
        theirs = sum(_caught(program, one) for one in rows)
        found = sum(one.found for one in rows)
        all_made, all_told, all_ours = all_made + made, all_told + theirs, all_ours + found
        print(f"  {name:28}{theirs:5} of {made:3}     ours {found:3}")
    print(f"  {'all':28}{all_told:5} of {all_made:3}     ours {all_ours:3}")


def _caught(program: Path, caught: Caught) -> int:
    before = judge(program, [seed.sample.unit for seed in caught.seeds])
    after = judge(program, [seed.unit for seed in caught.seeds])
    return sum(bool(here - there) for here, there in zip(after, before, strict=True))


def _count(told: Iterable[set[str]]) -> Counter[str]:
    return Counter(name for names in told for name in names)


def judge(program: Path, units: Sequence[Translation]) -> list[set[str]]:
    """The names of pofilter's tests that each unit fails; all units are into one language."""
    if not units:
        return []
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "given.po", Path(folder) / "found.po"
        catalog = polib.POFile()
        for number, unit in enumerate(units):
            catalog.append(
                polib.POEntry(msgctxt=str(number), msgid=unit.source, msgstr=unit.target)
            )
        catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        catalog.save(str(given))
        subprocess.run(
            [program, "--progress=none", f"--language={units[0].target_language}", given, found],
            check=True,
            capture_output=True,
        )
        told: list[set[str]] = [set() for _ in units]
        if found.is_file():
            for entry in polib.pofile(str(found)):
                told[int(entry.msgctxt)] = set(_TOLD.findall(entry.tcomment + entry.comment))
        return told
