"""The checks: false alarms on good translations, errors they catch, and their speed.

    python -m benchmarks.checks                       the sample desk and seeded errors
    python -m benchmarks.checks --corpora DIR         human translations too (../shared/corpora)
    python -m benchmarks.checks --sentences 200       so many of each corpus and direction
    python -m benchmarks.checks --examples terms      the alarms of a check, in full
    python -m benchmarks.checks --pofilter PROGRAM    translate-toolkit's pofilter on the same
    python -m benchmarks.checks --speed 10000         `bilingual check` on a desk of so many units

Every unit counts once in each direction. Goals: under 1 of 100 good units with an error, under 5
with any finding; of the seeded errors that are wrong by nature 95 % found at error level. Exits
with 1 when one is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.checks_kinds import KINDS
from benchmarks.checks_quiet import Alarms, of_corpora, of_desk
from benchmarks.checks_recall import Caught, catch
from benchmarks.checks_seeds import LANGUAGES, ROOT, Kind
from workflow.checks import Severity
from workflow.glossary import Glossary

CORPORA = ROOT.parent / "shared" / "corpora"
MOST_ERRORS, MOST_FINDINGS = 1.0, 5.0
LEAST_RECALL = 0.95
SEEDS = 10


def print_quiet(sets: Sequence[Alarms]) -> bool:
    """The table of false alarms by direction, and by check; whether the goals are met."""
    print("False alarms: units of 100 good ones with …")
    print(f"  {'':28}{'units':>7}{'an error':>10}{'a finding':>11}   most often")
    good = True
    for alarms in sets:
        errors, findings = alarms.rate(Severity.ERROR), alarms.rate(*Severity)
        good = good and errors < MOST_ERRORS and findings < MOST_FINDINGS
        often = ", ".join(f"{name} {n}" for name, n in _by_id(alarms).most_common(4))
        print(f"  {alarms.name:28}{len(alarms.units):7}{errors:10.2f}{findings:11.2f}   {often}")
    _print_checks(sets)
    return good


def _by_id(alarms: Alarms) -> Counter[str]:
    return Counter(one.finding.check_id for one in alarms.found)


def _print_checks(sets: Sequence[Alarms]) -> None:
    units = sum(len(alarms.units) for alarms in sets)
    totals: Counter[tuple[str, Severity]] = Counter()
    for alarms in sets:
        totals += alarms.by_check()
    print(f"\n  findings in 100 units, over all {units:,}:   errors  warnings")
    for name in sorted({check_id for check_id, _ in totals}):
        errors, warnings = (totals[name, one] / units * 100 for one in Severity)
        print(f"    {name:38}{errors:8.3f}{warnings:10.3f}")


def print_recall(results: Sequence[Caught]) -> bool:
    """The table of seeded errors by kind and language; whether the goal is met."""
    print("\nSeeded errors caught at error level (with warnings too where that is more):")
    print(f"  {'':28}" + "".join(f"{code:>9}" for code in LANGUAGES) + "    caught by")
    for kind in KINDS:
        row = {one.language: one for one in results if one.kind == kind}
        cells = "".join(f"{row[code].cell:>9}" if code in row else " " * 9 for code in LANGUAGES)
        by = Counter[str]()
        for one in row.values():
            by += one.by
        often = ", ".join(name for name, _ in by.most_common(3))
        name = kind.name if kind.is_error else f"~ {kind.name}"
        print(f"  {name:28}{cells}    {often}")
    grave = [one for one in results if one.kind.is_error]
    light = [one for one in results if not one.kind.is_error]
    recall = _share(grave, Severity.ERROR)
    print(f"\n  wrong by nature: {recall:.1%} at error level, {_share(grave):.1%} with warnings")
    print(f"  ~ typographic:   {_share(light, Severity.ERROR):.1%} and {_share(light):.1%}")
    return recall >= LEAST_RECALL


def _share(results: Iterable[Caught], severity: Severity | None = None) -> float:
    listed = list(results)
    made = sum(one.made for one in listed)
    return sum(one.errors if severity else one.found for one in listed) / max(made, 1)


def print_examples(sets: Sequence[Alarms], results: Sequence[Caught], wanted: str) -> None:
    """The alarms of a check, or the errors of a kind that were not caught."""
    for alarms in sets:
        for one in alarms.found:
            if one.finding.check_id == wanted:
                print(f"{alarms.name} {one.finding.severity} {one.finding}")
                print(f"    {one.unit.source}\n    {one.unit.target}")
    for caught in results:
        if caught.kind.name == wanted:
            for seed in caught.missed:
                print(f"{seed.unit.source_language}-{caught.language} {wanted}")
                print(f"    {seed.unit.source}\n    {seed.target}")


def run_recall(glossary: Glossary, kinds: Sequence[Kind] = KINDS) -> list[Caught]:
    """Every kind in every language that has it."""
    return [
        caught
        for kind in kinds
        for code in LANGUAGES
        if (caught := catch(kind, glossary, code, SEEDS)).made
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; the exit status."""
    parser = argparse.ArgumentParser(description="Measure the checks.")
    parser.add_argument("--corpora", type=Path, default=CORPORA if CORPORA.is_dir() else None)
    parser.add_argument("--sentences", type=int, default=0)
    parser.add_argument("--examples", default="")
    parser.add_argument("--pofilter", type=Path)
    parser.add_argument("--speed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    if chosen.speed:
        from benchmarks.checks_speed import print_speed

        return 0 if print_speed(chosen.speed) else 1
    glossary = Glossary.load(ROOT / "glossary")
    sets = of_desk(ROOT)
    if chosen.corpora:
        sets += of_corpora(chosen.corpora, glossary, chosen.sentences)
    results = run_recall(glossary)
    if chosen.examples:
        print_examples(sets, results, chosen.examples)
        return 0
    good = [print_quiet(sets), print_recall(results)]
    if chosen.pofilter:
        from benchmarks.checks_judge import print_judge

        print_judge(chosen.pofilter, sets, results)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
