"""Bilingual Word files: time and size beside what others write, and what reading back costs.

    python benchmarks/word.py                   200, 2,000 and 10,000 rows
    python benchmarks/word.py --quick           200 and 2,000 rows, one run

Seconds are CPU, the best of the runs. Each way makes a document of the same sentences, which is
read back, or looked into, before its figures count. The last columns say how many times less time
and space ours takes than each of the others. argos-translate-files makes a document of the targets
alone, as our `clean` does, from a ready .docx, with a translation that costs nothing; it is
fetched into an environment of its own, and left out where there is no network.

Files that come back have one change in ten sentences, or a comment on every row; "checks" is what
checking those changes took besides. Exits with 1 where 2,000 rows take a second or more to write
or to take in, or 10,000 rows more than 6.5 times as long as 2,000.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.word_argos import NAME as ARGOS
from benchmarks.word_argos import ArgosFiles, NotMeasuredError
from benchmarks.word_returning import ReturnDesk
from benchmarks.word_writing import Pairs, Way, sentences, ways

GATE_ROWS, MOST_ROWS = 2_000, 10_000
MOST_SECONDS = 1.0
MOST_GROWTH = 6.5
RIVAL = "python-docx add_row().cells"

Times = dict[tuple[str, int], float]
"""Seconds by what was done and the number of rows."""


def measure(way: Way, pairs: Pairs, runs: int) -> tuple[float, int]:
    """Best seconds and size in bytes. Stops the program when a sentence is lost."""
    best, data = float("inf"), b""
    for _ in range(runs):
        began = time.process_time()
        data = way.make(pairs)
        best = min(best, time.process_time() - began)
    if way.read is not None:
        whole = way.read(data) == pairs
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as entries:
            text = entries.read("word/document.xml").decode()
        whole = f"Le {len(pairs)}e jour" in text and "Le 1e jour" in text
    if not whole:
        raise SystemExit(f"{way.name}: units out are not the units in")
    return best, len(data)


def print_writing(sizes: list[int], runs: int) -> Times:
    """A line for each way and size; the seconds of our ways."""
    argos, why = fetched()
    beside = ["beside python-docx", *(["beside argos"] if argos is not None else [])]
    heads = f"{'seconds':>8} {'KiB':>7} {' '.join(f'{head:>20}' for head in beside)}"
    print(f"{'rows':>6}  {'written':<28} {heads}")
    found: Times = {}
    for count in sizes:
        pairs = sentences(count)
        figures = {way.name: measure(way, pairs, runs) for way in ways() if count <= way.most}
        rivals = [figures[RIVAL]]
        try:
            if argos is not None:
                figures[ARGOS] = argos.measure(pairs, runs)
                rivals.append(figures[ARGOS])
        except NotMeasuredError as err:
            argos, why = None, str(err)
        ours = {way.name for way in ways() if way.is_ours}
        for name, (seconds, size) in figures.items():
            ratios = [f"{r[0] / seconds:.1f} time, {r[1] / size:.1f} size" for r in rivals]
            told = " ".join(f"{text:>20}" for text in ratios) if name in ours else ""
            print(f"{count:>6}  {name:<28} {seconds:>8.3f} {size / 1024:>7.0f} {told}".rstrip())
            if name in ours:
                found[name, count] = seconds
    if why:
        print(f"{ARGOS} was not measured: {why}")
    return found


def fetched() -> tuple[ArgosFiles | None, str]:
    """argos-translate-files, or why it is not there."""
    try:
        return ArgosFiles(), ""
    except NotMeasuredError as err:
        return None, str(err)


def print_returning(sizes: list[int], runs: int) -> Times:
    """A line for each kind of returned file and size; the seconds."""
    print(f"\n{'rows':>6}  {'taken in':<28} {'seconds':>8} {'KiB':>7} {'checks':>8}")
    found: Times = {}
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            desk = ReturnDesk(Path(folder) / "desk", sentences(count))
            for path, expected in desk.files():
                one = desk.take(path, expected, runs)
                print(
                    f"{count:>6}  {one.kind:<28} {one.seconds:>8.3f} {one.size / 1024:>7.0f}"
                    f" {one.checks:>8.3f}"
                )
                found[one.kind, count] = one.seconds
    return found


def misses(found: Times) -> list[str]:
    """What is slower than it may be, a line each."""
    told = []
    for name in dict.fromkeys(name for name, _ in found):
        seconds, most = found.get((name, GATE_ROWS)), found.get((name, MOST_ROWS))
        if seconds is not None and seconds >= MOST_SECONDS:
            told.append(f"{name}: {GATE_ROWS:,} rows take {seconds:.2f} s, not under a second")
        if seconds and most and most / seconds > MOST_GROWTH:
            told.append(f"{name}: {MOST_ROWS:,} rows take {most / seconds:.1f} times as long")
    return told


def main() -> None:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[200, GATE_ROWS, MOST_ROWS])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    sizes, runs = ([200, GATE_ROWS], 1) if asked.quick else (asked.rows, asked.runs)
    for way in ways():
        way.make(sentences(2))
    told = misses(print_writing(sizes, runs) | print_returning(sizes, runs))
    print("\n" + ("\n".join(told) if told else "As fast and as even as they have to be."))
    raise SystemExit(bool(told))


if __name__ == "__main__":
    main()
