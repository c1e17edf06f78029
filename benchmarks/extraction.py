"""Extraction: 1,000 articles into PO files, and again with nothing changed.

Prints seconds and ratios of one run: against writing the same PO entries with polib alone, and a
second run against the first. Usage: python benchmarks/extraction.py [--articles N]
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib

from workflow.batch import Workspace, extract_jobs
from workflow.desk import Desk

REPOSITORY = Path(__file__).resolve().parents[1]
SETTINGS = '[languages]\ntargets = ["fr"]\n'
SENTENCES = (
    "The Prime Minister chaired meeting {n} of the steering committee on March {d}, 2024.",
    "It reviewed Resolution No. {n}-NQ/TW and Decree No. {n}/2024/ND-CP on regional growth.",
    "Growth in the province reached {d}.{n}% in the first half, up from {d}.1% a year before.",
    "Gen. Phan Van Giang, Minister of National Defence, spoke of {n} border communes.",
    "Officials at all levels should report by {d} p.m. on Friday, he said.",
)


def make_desk(root: Path, articles: int) -> None:
    """A desk of invented articles, some 25 sentences each."""
    rng = random.Random(7)
    (root / "sources").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "glossary", root / "glossary")
    (root / "workflow.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(articles):
        paragraphs = [
            " ".join(
                sentence.format(n=rng.randrange(10, 999), d=rng.randrange(1, 28))
                for sentence in rng.sample(SENTENCES, 4)
            )
            for _ in range(6)
        ]
        text = f"---\ntitle: Article {number}\nlang: en\n---\n" + "\n\n".join(paragraphs) + "\n"
        (root / f"sources/article-{number:04}.md").write_text(text, encoding="utf-8")


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds of the processor that the work took, and what it counted."""
    started = time.process_time()
    count = work()
    return time.process_time() - started, count


def extract_all(root: Path) -> int:
    """Extract the whole desk; units."""
    workspace = Workspace(Desk.open(root))
    return sum(item.units for item in extract_jobs(workspace, workspace.jobs().jobs))


def write_with_polib(root: Path, folder: Path) -> int:
    """The floor: the same entries, read and saved again by polib."""
    folder.mkdir()
    count = 0
    for path in sorted((root / "translations/fr").glob("*.po")):
        catalog = polib.pofile(str(path), wrapwidth=78)
        catalog.save(str(folder / path.name))
        count += len(catalog)
    return count


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "desk"
        make_desk(root, options.articles)
        first, units = timed(lambda: extract_all(root))
        again, _ = timed(lambda: extract_all(root))
        floor, entries = timed(lambda: write_with_polib(root, Path(place) / "floor"))
    assert units == entries, "the PO files hold other units than were extracted"
    print(f"{options.articles} articles, {units} units")
    print(f"first run   {first:6.2f} s  {first / units * 1000:.2f} s per 1,000 units")
    print(f"second run  {again:6.2f} s  {again / first:.2f} of the first")
    print(
        f"polib reads and saves the same files: {floor:.2f} s; first run {first / floor:.2f}x that"
    )


if __name__ == "__main__":
    main()
