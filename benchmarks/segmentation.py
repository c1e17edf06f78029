"""Sentence splitting: how right and how fast, beside simple alternatives, in one run.

    python benchmarks/segmentation.py [--corpora DIR] [--runs 5]

Right is F1 over inner boundaries, on the gold files of the tests and on joined corpora: files
`NAME.LANG` of one sentence a line, their lines joined to paragraphs of 3 to 6. Lines without a
final stop, and those that plainly hold two sentences, are left out; a few that hold two stay, so
that nobody reaches 1. The gold files were written together with our rules: they show that nothing
got worse, the joined corpora how it does on other texts. Fast is bytes of UTF-8 in a CPU second on
the joined corpora (else the gold, many times over), the best of the runs; all take turns. A ratio
above 1 says how many times faster ours is. Libraries that are not installed are left out.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "tests" / "segmentation"))

from sentence_scoring import LANGUAGES, Paragraph, f1, join_sentences, read_gold  # noqa: E402

from workflow.segmentation import load_segmenter  # noqa: E402

Split = Callable[[str], Iterable[tuple[int, int]]]

GOLD_COPIES = 200
_FINAL_STOP = re.compile(r"[.!?…][\"”»’)\]]*$")
_BARE = re.compile(r"[.!?…][\"”»’)\]]*\s+(?=[\"“«(¿¡]?\s?[^\W\d_a-zà-öø-ÿđăĩũơưạ-ỹ])")


def plainly_two(language: str) -> re.Pattern[str]:
    """Finds a stop after a whole word in small letters and a capital after it."""
    small = "a-zà-öø-ÿđăĩũơưạ-ỹ"
    least = 2 if language == "vi" else 3  # Vietnamese writes syllables
    return re.compile(
        rf"(?:[{small}]{{{least},}}|[{small}\d][)”\"»]|[?!])[.!?…]?[\"”»’)]{{0,2}}\s+"
        rf"[\"“‘«(¿¡]{{0,2}}\s?[A-ZÀ-ÖØ-ÞĐƠƯẠ-Ỹ]"
    )


def read_corpora(folder: Path, language: str) -> list[Paragraph]:
    """Paragraphs of 3, 4, 5, 6, 3 … sentences from all files of the language."""
    paragraphs = []
    two = plainly_two(language)
    for path in sorted(folder.glob(f"*.{language}")):
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        kept = [line for line in lines if _FINAL_STOP.search(line) and not two.search(line)]
        start = 0
        for count in itertools.cycle((3, 4, 5, 6)):
            if start >= len(kept):
                break
            paragraphs.append(join_sentences(kept[start : start + count]))
            start += count
    return paragraphs


def bare(language: str) -> Split:
    """The floor: a stop, white space, a capital."""

    def split(text: str) -> list[tuple[int, int]]:
        cuts = [(match.start(), match.end()) for match in _BARE.finditer(text)]
        starts = [0, *(end for _, end in cuts)]
        ends = [*(len(text[:end].rstrip()) for _, end in cuts), len(text)]
        return list(zip(starts, ends, strict=True))

    return split


def by_pieces(text: str, pieces: Iterable[str]) -> list[tuple[int, int]]:
    """Where the sentences that a library gave back stand in the text."""
    spans = []
    position = 0
    for piece in pieces:
        piece = piece.strip()
        start = text.find(piece, position)
        if piece and start >= 0:
            position = start + len(piece)
            spans.append((start, position))
    return spans


def library(name: str, language: str) -> Split:
    """A splitter of another library; ImportError when it is not installed."""
    module = importlib.import_module(name)
    if name == "sentencex":
        return lambda text: by_pieces(text, module.segment(language, text))
    if name == "blingfire":
        return lambda text: by_pieces(text, module.text_to_sentences(text).split("\n"))
    code = {"nb": "da", "vi": "en"}.get(language, language)
    segmenter = module.Segmenter(language=code, clean=False)
    return lambda text: by_pieces(text, segmenter.segment(text))


def candidates(language: str) -> dict[str, Split]:
    """What can run here, ours first."""
    found = {"bilingual": load_segmenter(language).split, "bare re": bare(language)}
    for name in ("sentencex", "blingfire", "pysbd"):
        try:
            found[name] = library(name, language)
        except ImportError:
            continue
    return found


def best_seconds(split: dict[str, Split], texts: list[str], runs: int) -> dict[str, float]:
    """CPU seconds for all texts, the best of the runs; every run asks each in turn."""
    best: dict[str, float] = {}
    for _ in range(runs):
        for name, function in split.items():
            start = time.process_time()
            for text in texts:
                function(text)
            seconds = time.process_time() - start
            best[name] = min(seconds, best.get(name, seconds))
    return best


def report(language: str, corpora: Path | None, runs: int) -> None:
    """One line for each candidate."""
    gold = read_gold(language)
    joined = read_corpora(corpora, language) if corpora else []
    texts = [paragraph.text for paragraph in joined or gold * GOLD_COPIES]
    size = sum(len(text.encode()) for text in texts) / 1e6
    split = candidates(language)
    seconds = best_seconds(split, texts, runs)
    for name, function in split.items():
        on_joined = f"{f1(joined, function)[0]:.4f}" if joined else "     -"
        print(
            f"{language}  {name:<10} {f1(gold, function)[0]:>7.4f} {on_joined:>8}"
            f" {size / seconds[name]:>8.1f} {seconds[name] / seconds['bilingual']:>7.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    sibling = REPOSITORY.parent / "shared" / "corpora"
    parser.add_argument("--corpora", type=Path, default=sibling if sibling.is_dir() else None)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    print("    splitter   F1 gold   joined     MB/s   ratio")
    for language in LANGUAGES:
        report(language, arguments.corpora, arguments.runs)


if __name__ == "__main__":
    main()
