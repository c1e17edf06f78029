"""Approved forms through Apertium: a plain mask against typed spans, on the grid of the tests.

Exact is a form that stands in the draft once, byte for byte; clean is one around which article,
contraction, elision, adjective and participle are right too. The figures are for the engine
alone, before any repair.

    python benchmarks/seam.py            every pair of the grid that is installed
    python benchmarks/seam.py --show     also print each case that is not clean
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.engines.typed_grid import FRAMES, WORD, Case, cases, is_clean, is_exact  # noqa: E402
from workflow.engines import Pair  # noqa: E402
from workflow.engines.apertium import Apertium  # noqa: E402

LEAST_CLEAN = 0.95
"""What typed spans have to reach."""


def masked(engine: Apertium, pair: Pair, grid: list[Case]) -> list[str]:
    """The drafts with the form put where the placeholder came back."""
    results = engine.translate([case.masked for case in grid], pair, lambda done: None)
    return [
        re.sub(rf"(?<!\w){WORD}(?!\w)", case.span.form, result.text)
        for case, result in zip(grid, results, strict=True)
    ]


def typed(engine: Apertium, pair: Pair, grid: list[Case]) -> list[str]:
    """The drafts of typed spans; empty where they did not come through."""
    results = engine.translate_typed(
        [case.masked for case in grid], [[case.span] for case in grid], pair, lambda done: None
    )
    return [result.text if result else "" for result in results]


def main() -> int:
    """Print one line for each pair and way; 1 when typed spans miss the mark."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", action="store_true", help="print what is not clean")
    show = parser.parse_args().show
    engine = Apertium()
    good = True
    print(f"{'pair':6} {'way':6} {'cases':>6} {'exact':>7} {'clean':>7} {'seconds':>8}")
    for pair in FRAMES:
        if pair not in engine.typed_pairs([pair]):
            print(f"{pair!s:6} is not installed or did not pass its trial")
            continue
        grid = list(cases(pair))
        shares: list[float] = []
        for name, way in (("mask", masked), ("typed", typed)):
            started = time.perf_counter()
            texts = way(engine, pair, grid)
            seconds = time.perf_counter() - started
            exact = sum(is_exact(case, text) for case, text in zip(grid, texts, strict=True))
            unclean = [
                text for case, text in zip(grid, texts, strict=True) if not is_clean(case, text)
            ]
            shares.append(1 - len(unclean) / len(grid))
            print(
                f"{pair!s:6} {name:6} {len(grid):6} {exact / len(grid):7.1%} "
                f"{shares[-1]:7.1%} {seconds:8.2f}"
            )
            for text in unclean if show else ():
                print(f"         {text}")
            good &= name == "mask" or (exact == len(grid) and shares[-1] >= LEAST_CLEAN)
        print(f"{pair!s:6} typed is clean {shares[1] / max(shares[0], 1e-9):.2f} times as often")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
