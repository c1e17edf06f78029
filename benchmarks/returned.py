"""Aligning a translation that came back without ids: how many pairs are found, how many right.

    python benchmarks/returned.py [--runs 20]

The sentences of an article come back with some left out, added, joined and split at random. They
are aligned with drafts of which a third of the words is wrong, with half of those drafts, and with
none; `galechurch`, which goes by lengths alone, is run beside where it is installed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "exports"))
SAMPLES = import_module("word_samples")

from workflow.article import plain_text  # noqa: E402
from workflow.exports.returned.alignment import SURE  # noqa: E402
from workflow.exports.returned.bitext import Known, Returned, align_sentences  # noqa: E402

NOISE = ("selon", "alors", "pouvoir", "grande", "avec", "été", "les")
WRONG_WORDS = 0.35
ADDED = "Une phrase ajoutée par la relectrice sur la météo."
SHARES = {"drafts": 1.0, "half": 0.5, "none": 0.0}

Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Trial:
    """An article, what came back of it, and which belongs to which."""

    known: list[Known]
    returned: list[Returned]
    gold: set[Pair]


def trial(seed: int, share: float) -> Trial:
    """An article of which `share` of the sentences have a draft."""
    chance = random.Random(seed)
    pairs = [
        (plain_text(unit.source), plain_text(unit.target), number)
        for number, block in enumerate(SAMPLES.english_french().blocks)
        for unit in block.units
        if unit.target
    ]
    known = [
        Known(source, spoiled(target, chance) if chance.random() < share else "", paragraph)
        for source, target, paragraph in pairs
    ]
    returned: list[Returned] = []
    gold: set[Pair] = set()
    at = 0
    while at < len(pairs):
        _, target, paragraph = pairs[at]
        what = chance.random()
        here = len(returned)
        if what < 0.06:
            at += 1
        elif what < 0.12:
            returned.append(Returned(ADDED, paragraph))
        elif what < 0.20 and at + 1 < len(pairs) and pairs[at + 1][2] == paragraph:
            returned.append(Returned(f"{target} {pairs[at + 1][1]}", paragraph))
            gold.add(((at, at + 1), (here,)))
            at += 2
        elif what < 0.28 and len(target) > 80:
            middle = target.index(" ", len(target) // 2)
            halves = (target[:middle], target[middle + 1 :])
            returned += [Returned(half, paragraph) for half in halves]
            gold.add(((at,), (here, here + 1)))
            at += 1
        else:
            returned.append(Returned(target, paragraph))
            gold.add(((at,), (here,)))
            at += 1
    return Trial(known, returned, gold)


def spoiled(text: str, chance: random.Random) -> str:
    """The text with some of its words replaced."""
    return " ".join(
        chance.choice(NOISE) if chance.random() < WRONG_WORDS else word for word in text.split()
    )


def by_length(made: Trial) -> set[Pair]:
    """The pairs that galechurch finds."""
    aligner = import_module("galechurch")
    lines = aligner.align(
        [each.source for each in made.known], [each.text for each in made.returned]
    ).to_pharaoh_lines()
    sides = ([side.strip("[]").split(", ") for side in line.split(":")] for line in lines)
    return {
        (tuple(map(int, left)), tuple(map(int, right)))
        for left, right in sides
        if left != [""] and right != [""]
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    for name, share in SHARES.items():
        count: Counter[str] = Counter()
        for made in (trial(seed, share) for seed in range(runs)):
            beads = align_sentences(made.known, made.returned)
            found = {(bead.known, bead.returned) for bead in beads if bead.known and bead.returned}
            sure = {
                (bead.known, bead.returned)
                for bead in beads
                if len(bead.known) == 1 and bead.returned and bead.score >= SURE
            }
            count += Counter(gold=len(made.gold), found=len(found), right=len(found & made.gold))
            count += Counter(sure=len(sure), sure_right=len(sure & made.gold))
            if not share and find_spec("galechurch"):
                other = by_length(made)
                count += Counter(other=len(other), other_right=len(other & made.gold))
        print(
            f"{name:7} pairs found {count['right'] / count['gold']:.1%},"
            f" right {count['right'] / count['found']:.1%};"
            f" to be taken {count['sure']}, right {count['sure_right'] / count['sure']:.1%}"
        )
        if count["other"]:
            print(
                f"galechurch, lengths alone: found {count['other_right'] / count['gold']:.1%},"
                f" right {count['other_right'] / count['other']:.1%}"
            )


if __name__ == "__main__":
    main()
