"""Machine translation: the pooled engine against Argos' own interface and raw CTranslate2.

One model with random weights, read by all; every sentence is decoded to about the same
length. Each way runs in a process of its own, in turn; figures are medians of the rounds. Argos
as installed, which is slowest by far, gets a quarter of the sentences.

What pooling can gain is what CTranslate2 itself gains from a batch, and that hangs on the
processor: the ratio of raw CTranslate2 to Argos is printed as that ceiling.

    python benchmarks/mt.py            6+6 layers of 512/2048, 32,000 pieces, as OPUS-MT
    python benchmarks/mt.py --quick    3+3 layers of 256/1024, 8,000 pieces; under a minute
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "engines"))

PARAGRAPH = 5
"""Sentences in a paragraph, as in a news article."""
BATCH_TOKENS = 1024


def sentences(count: int) -> list[str]:
    """Made-up sentences of 8 to 36 words, as official news has them."""
    from random_package import made_up_lines

    lines = [line.split() for line in made_up_lines(2 * count + 20, seed=3)]
    fitting = [words for words in lines if 8 <= len(words) <= 36][:count]
    return [" ".join([*words[:-1], "end."]) for words in fitting]


def pooled(folder: Path, texts: list[str], threads: int) -> Callable[[list[str]], list[str]]:
    """This package's engine: all texts in one call."""
    from workflow.engines import EngineSettings, Pair, find_engine

    settings = EngineSettings(("argos",), threads, 1, BATCH_TOKENS, folder)
    pair = Pair("en", "es")
    engine = find_engine(pair, settings, "argos")
    assert engine is not None
    return lambda given: [item.text for item in engine.translate(given, pair, lambda done: None)]


def raw(folder: Path, texts: list[str], threads: int) -> Callable[[list[str]], list[str]]:
    """CTranslate2 and SentencePiece by hand: one `translate_batch` over all texts."""
    import ctranslate2
    import sentencepiece

    package = next(path for path in folder.iterdir() if path.is_dir())
    tokenizer = sentencepiece.SentencePieceProcessor(
        model_file=str(package / "sentencepiece.model")
    )
    translator = ctranslate2.Translator(
        str(package / "model"), compute_type="int8", inter_threads=threads, intra_threads=1
    )

    def run(given: list[str]) -> list[str]:
        results = translator.translate_batch(
            tokenizer.encode(given, out_type=str),
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=4,
            length_penalty=0.2,
            return_scores=True,
            replace_unknowns=True,
        )
        made = (tokenizer.decode_pieces(result.hypotheses[0]) for result in results)
        return [text.replace("▁", " ") for text in made]

    return run


def argos(folder: Path, texts: list[str], threads: int) -> Callable[[list[str]], list[str]]:
    """Argos' own `translate`, a paragraph a call, with an equal sentence splitter."""
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder)
    if threads:
        os.environ["ARGOS_INTER_THREADS"] = str(threads)
        os.environ["ARGOS_INTRA_THREADS"] = "1"
    import argostranslate.translate

    class Splitter:
        def __init__(self, package: object) -> None: ...

        def split_sentences(self, text: str) -> list[str]:
            return re.split(r"(?<=\.) ", text)

    argostranslate.translate.MiniSBDSentencizer = Splitter

    def run(given: list[str]) -> list[str]:
        paragraphs = [" ".join(given[i : i + PARAGRAPH]) for i in range(0, len(given), PARAGRAPH)]
        return [argostranslate.translate.translate(text, "en", "es") for text in paragraphs]

    return run


WAYS = {"pooled": pooled, "raw": raw, "argos": argos}


def measure(way: str, folder: Path, count: int, threads: int) -> None:
    """Run one way once and print its seconds and a hash of each paragraph's words."""
    texts = sentences(count)
    run = WAYS[way](folder, texts, threads)
    run(["mel sun dar end."])
    started = time.perf_counter()
    cpu = time.process_time()
    made = run(texts)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    if way != "argos":
        made = ["".join(made[i : i + PARAGRAPH]) for i in range(0, len(made), PARAGRAPH)]
    words = ["".join(paragraph.split()) for paragraph in made]
    hashes = [hashlib.sha256(paragraph.encode()).hexdigest()[:16] for paragraph in words]
    print(json.dumps({"seconds": seconds, "cpu": cpu, "words": hashes}))


def spawn(way: str, folder: Path, count: int, threads: int) -> dict[str, Any]:
    """One measurement in a fresh process, which keeps Argos' folders out of the home."""
    home = {f"XDG_{kind}_HOME": str(folder.parent / kind) for kind in ("DATA", "CONFIG", "CACHE")}
    command = [sys.executable, __file__, "--way", way, "--folder", str(folder)]
    command += ["--count", str(count), "--threads", str(threads)]
    done = subprocess.run(
        command, env={**os.environ, **home}, stdout=subprocess.PIPE, text=True, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def report(quick: bool, count: int, rounds: int) -> None:
    """Build the model, run every way in turn, print sentences a second and ratios."""
    from random_package import MIDDLE, OPUS, build_package

    from workflow.engines.packages import install_from_file

    cores = os.cpu_count() or 1
    ways = {
        f"pooled, {cores} threads": ("pooled", cores),
        f"raw CTranslate2, {cores} threads": ("raw", cores),
        f"Argos, {cores} threads": ("argos", cores),
        "pooled, 1 thread": ("pooled", 1),
        "Argos, 1 thread": ("argos", 1),
        "Argos as installed": ("argos", 0),
    }
    amount = {
        name: count if threads else max(count // 4, PARAGRAPH)
        for name, (_, threads) in ways.items()
    }
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "packages"
        file = Path(place) / "model.argosmodel"
        build_package(file, size=MIDDLE if quick else OPUS, output_length=40)
        install_from_file(file, folder)
        runs: dict[str, list[dict[str, Any]]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, (way, threads) in ways.items():
                runs[name].append(spawn(way, folder, amount[name], threads))
    speed = {
        name: amount[name] / statistics.median(run["seconds"] for run in each)
        for name, each in runs.items()
    }
    cpu = {name: statistics.median(run["cpu"] for run in each) for name, each in runs.items()}
    for name in ways:
        print(f"{name:28} {speed[name]:8.1f} sentences/s {cpu[name]:8.2f} s CPU")
    both, one = f"{cores} threads", "1 thread"
    for threads in (both, one):
        wall = speed[f"pooled, {threads}"] / speed[f"Argos, {threads}"]
        work = cpu[f"Argos, {threads}"] / cpu[f"pooled, {threads}"]
        print(f"pooled / Argos, {threads}: {wall:.2f} by the clock, {work:.2f} by CPU (goal 3)")
    wall = speed[f"raw CTranslate2, {both}"] / speed[f"Argos, {both}"]
    work = cpu[f"Argos, {both}"] / cpu[f"raw CTranslate2, {both}"]
    print(f"raw CTranslate2 / Argos, {both}: {wall:.2f} by the clock, {work:.2f} by CPU (ceiling)")
    wall = speed[f"pooled, {both}"] / speed["Argos as installed"]
    print(f"pooled / Argos as installed: {wall:.2f} by the clock (threads differ: no goal)")
    wall = speed[f"raw CTranslate2, {both}"] / speed[f"pooled, {both}"] - 1
    work = cpu[f"pooled, {both}"] / cpu[f"raw CTranslate2, {both}"] - 1
    print(f"pooled over raw CTranslate2: {wall:+.1%} by the clock, {work:+.1%} by CPU (goal +10 %)")
    for name in ways:
        pairs = zip(runs[name][0]["words"], runs[f"pooled, {one}"][0]["words"], strict=False)
        other = sum(mine != pooled for mine, pooled in pairs)
        print(f"paragraphs in other words than pooled, {name}: {other}")


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--quick", action="store_true", help="a small model, when nothing else runs half a minute"
    )
    parser.add_argument("--count", type=int, help="sentences")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        measure(given.way, given.folder, given.count, given.threads)
    else:
        report(given.quick, given.count or 200, given.rounds)


if __name__ == "__main__":
    main()
