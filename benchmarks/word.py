"""Bilingual Word files: time and size beside what others write, and what reading back costs.

    python benchmarks/word.py                   200, 2,000 and 10,000 rows
    python benchmarks/word.py --quick           200 and 2,000 rows, one run

Seconds are CPU, the best of the runs. Each way makes a document of the same sentences, which is
read back, or looked into, before its figures count; a ratio above 1 says how many times better
ours is than python-docx. argos-translate-files is measured where it is installed: it writes the
target alone, from a ready .docx, with a translation that costs nothing.

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

from benchmarks.word_returning import ReturnDesk
from benchmarks.word_writing import ARGOS_FILES, Pairs, Way, sentences, ways

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
    heads = f"{'seconds':>8} {'KiB':>7} {'time ratio':>11} {'size ratio':>11}"
    print(f"{'rows':>6}  {'written':<28} {heads}")
    found: Times = {}
    for count in sizes:
        pairs = sentences(count)
        figures = {way: measure(way, pairs, runs) for way in ways() if count <= way.most}
        rival = next(figure for way, figure in figures.items() if way.name == RIVAL)
        for way, (seconds, size) in figures.items():
            ratios = f" {rival[0] / seconds:>11.1f} {rival[1] / size:>11.1f}" if way.is_ours else ""
            print(f"{count:>6}  {way.name:<28} {seconds:>8.3f} {size / 1024:>7.0f}{ratios}")
            if way.is_ours:
                found[way.name, count] = seconds
    if ARGOS_FILES not in {way.name for way in ways()}:
        print(f"{ARGOS_FILES} is not installed: it was not measured.")
    return found


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
