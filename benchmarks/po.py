"""PO files: reading, merging, drafting and writing against polib, per unit.

    python benchmarks/po.py                     1,000 and 10,000 units, three rounds
    python benchmarks/po.py 1000 10000 100000   sizes of your own; 100,000 takes some minutes

Each operation runs in turn with the others; figures are medians of the rounds, in
microseconds of CPU a unit. "growth" is the largest size over the smallest; 1.0 is linear.
Ours is also held to its promises: the same bytes back, and no human text touched.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib

from workflow.translations import Catalog, Header, SourceUnit, State

ROUNDS = 3
WORDS = """
    the Party province minister resolution of in and to growth plan border market trade
    districts committee Secretary General reported on meeting year percent 11-NQ/TW 12.5%
"""
VIETNAMESE = """
    Đảng tỉnh bộ trưởng nghị quyết của và trong tăng trưởng kế hoạch biên giới thương mại các
    huyện ủy ban Tổng Bí thư báo cáo tại hội nghị năm phần trăm 11-NQ/TW 12,5%
"""


def sentence(words: str, number: int, random_words: random.Random) -> str:
    """A made-up sentence; its number makes it unlike all others."""
    chosen = random_words.choices(words.split(), k=random_words.randint(8, 32))
    return f"{' '.join(chosen)} {number}."


def article(size: int) -> list[SourceUnit]:
    """The units of a made-up article."""
    words = random.Random(7)
    return [
        SourceUnit(
            sentence(WORDS, number, words),
            None,
            "paragraph",
            (f"sources/article.md:{number}",),
            ("Party = Đảng",) if number % 3 else (),
        )
        for number in range(size)
    ]


def filled(units: list[SourceUnit]) -> Catalog:
    """A catalog of them with every third unit a draft, the others reviewed."""
    words = random.Random(11)
    catalog = Catalog.new(Header("en", "vi", "benchmark"))
    catalog.merge(units)
    for number, unit in enumerate(units):
        text = sentence(VIETNAMESE, number, words)
        if number % 3:
            catalog.set_target(unit.key, text, State.REVIEWED)
        else:
            catalog.set_draft(unit.key, text, "argos en→vi 1.9")
    return catalog


class Bench:
    """The operations on one size of article."""

    def __init__(self, size: int, folder: Path) -> None:
        self.units = article(size)
        self.path = folder / f"{size}.po"
        self.path.write_bytes(filled(self.units).serialize())
        self.theirs = polib.pofile(str(self.path), wrapwidth=78)
        self.bare = polib.pofile(str(self.path), wrapwidth=0)
        edited = list(self.units)
        for number in range(0, size, 20):
            unit = edited[number]
            edited[number] = SourceUnit(
                unit.source.replace(" ", " a ", 1), None, unit.kind, unit.occurrences, unit.terms
            )
        self.edited = edited
        self.written = b""

    def operations(self) -> dict[str, Callable[[], object]]:
        """What is measured, by name."""
        return {
            "ours: new file, all units": lambda: filled(self.units).serialize(),
            "ours: read": lambda: Catalog.read(self.path),
            "ours: read, all units": lambda: Catalog.read(self.path).units,
            "ours: read, merge, nothing changed": self.merge_unchanged,
            "ours: read, merge, 5 % edited, write": self.merge_edited,
            "ours: read, look up each unit": self.look_up,
            "ours: read, one edit, write": self.one_edit,
            "polib: read": lambda: polib.pofile(str(self.path)),
            "polib: write, wrapwidth 78": self.theirs.__unicode__,
            "polib: write, wrapwidth 0": self.bare.__unicode__,
        }

    def merge_unchanged(self) -> None:
        catalog = Catalog.read(self.path)
        report = catalog.merge(self.units)
        assert report.kept == len(self.units)
        assert not catalog.changed

    def merge_edited(self) -> None:
        catalog = Catalog.read(self.path)
        report = catalog.merge(self.edited)
        assert report.changed == len(self.units) / 20
        catalog.serialize()

    def look_up(self) -> None:
        catalog = Catalog.read(self.path)
        assert all(catalog.unit(unit.key) for unit in self.units)

    def one_edit(self) -> None:
        catalog = Catalog.read(self.path)
        catalog.set_target(self.units[1].key, "một câu", State.REVIEWED)
        self.written = catalog.serialize()

    def check_one_edit(self) -> None:
        """One edit changed one entry and no other byte."""
        before = self.path.read_bytes().split(b"\n\n")
        after = self.written.split(b"\n\n")
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def measure(bench: Bench) -> dict[str, float]:
    """Microseconds of CPU a unit for each operation: the median of the rounds, in turn."""
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, operation in bench.operations().items():
            gc.collect()
            begin = time.process_time()
            operation()
            spent = time.process_time() - begin
            times.setdefault(name, []).append(spent / len(bench.units) * 1e6)
    bench.check_one_edit()
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Print the table and the ratios."""
    sizes = [int(text) for text in sys.argv[1:]] or [1000, 10_000]
    with tempfile.TemporaryDirectory() as folder:
        Bench(100, Path(folder)).merge_edited()  # imports and tables are paid here
        results = {size: measure(Bench(size, Path(folder))) for size in sizes}
    print(f"{'µs of CPU a unit':40}" + "".join(f"{size:>10,}" for size in sizes) + "    growth")
    for name in results[sizes[0]]:
        row = [results[size][name] for size in sizes]
        print(f"{name:40}" + "".join(f"{value:10.1f}" for value in row), end="")
        print(f"{row[-1] / row[0]:10.2f}")
    last = results[sizes[-1]]
    print(f"\nat {sizes[-1]:,} units")
    print(f"  read: ours / polib {last['ours: read'] / last['polib: read']:.2f}")
    both = last["polib: read"] + last["polib: write, wrapwidth 78"]
    print(f"  read, one edit, write: ours / polib {last['ours: read, one edit, write'] / both:.2f}")


if __name__ == "__main__":
    main()
