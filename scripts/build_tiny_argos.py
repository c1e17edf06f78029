"""Build the tiny Argos package that the tests translate with.

    python scripts/build_tiny_argos.py [--steps N] [--out FILE]

Makes sentence pairs from `scripts/tiny_argos/` (grammar and lexicon), trains SentencePiece and a
small transformer on them, writes the weights as CTranslate2 int8 and zips the package. Then it
translates held-out sentences with the package itself and prints what it is worth.

PyTorch is needed here and nowhere else in the project; keep it in an environment of its own.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tiny_argos.corpus import Grammar, Pair, generate, read_grammar

if TYPE_CHECKING:
    import ctranslate2
    import sentencepiece
    from tiny_argos.network import Network

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("torch", "ctranslate2", "sentencepiece", "numpy")
SEED = 20240501
PAIRS = 60_000
HELD_OUT = 300
COMPARED = 50
GOALS = {
    "exact": 0.8,
    "placeholders_kept_1": 0.97,
    "placeholders_kept_2": 0.93,
    "torch_agreement": 0.95,
}
"""Least shares: right sentences, placeholders kept by their number, CTranslate2 as PyTorch."""
LIMIT = 256
INVENTED = re.compile(r"\{(ph|pseudo)\d?\}")
"""A slot for a placeholder or an invented name."""


def main() -> int:
    """Build the package; 0 when it is good, 2 when something is missing, 1 when it is bad."""
    parser = argparse.ArgumentParser(description="Build the tiny Argos package of the tests.")
    default = ROOT / "tests/fixtures/argos/translate-en_es-0_1.argosmodel"
    parser.add_argument("--out", type=Path, default=default, help="the package to write")
    parser.add_argument("--steps", type=int, default=1800, help="batches to train on")
    parser.add_argument("--threads", type=int, default=1, help="processor threads")
    options = parser.parse_args()
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        needed = " ".join(NEEDED)
        print(f"missing: {', '.join(missing)}. In an environment of its own: pip install {needed}")
        return 2
    return build(options.out, options.steps, options.threads)


def build(out: Path, steps: int, threads: int) -> int:
    """Train for `steps` batches, write `out`, and judge it; the exit status."""
    import torch
    from tiny_argos.network import Network, Shape
    from tiny_argos.package import pack
    from tiny_argos.tokens import read_pieces, train_pieces
    from tiny_argos.training import train

    torch.manual_seed(SEED)
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(True)
    grammar = read_grammar()
    pairs = list(generate(grammar, SEED, PAIRS + HELD_OUT))
    random.Random(SEED).shuffle(pairs)
    held_out, learnt = pairs[:HELD_OUT], pairs[HELD_OUT:]
    model = train_pieces(plain_sentences(grammar))
    pieces = read_pieces(model)
    examples = [(pieces.encode(pair.english), pieces.encode(pair.spanish)) for pair in pairs]
    network = Network(Shape(pieces.get_piece_size()))
    print(f"{len(learnt)} pairs, {sum(p.numel() for p in network.parameters()):,} weights")
    train(network, examples[HELD_OUT:], examples[:HELD_OUT], steps=steps, seed=SEED)
    network.eval()
    names = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pack(network, model, names))
    print(f"{out}: {out.stat().st_size:,} bytes")
    figures = judge(out, held_out, network)
    print(json.dumps(figures, indent=2))
    return 0 if all(figures[name] >= goal for name, goal in GOALS.items()) else 1


def plain_sentences(grammar: Grammar) -> list[str]:
    """Sentences of both languages without placeholder or invented name, for SentencePiece.

    Letters of a placeholder then never become one piece: `QZX1` is always Q, Z, X, 1.
    """
    rules = {
        name: tuple(rule for rule in lines if not INVENTED.search(rule.english))
        for name, lines in grammar.rules.items()
    }
    pairs = generate(replace(grammar, rules=rules), SEED + 1, 20_000)
    return [side for pair in pairs for side in (pair.english, pair.spanish)]


def judge(package: Path, pairs: Sequence[Pair], network: Network) -> dict[str, float]:
    """What `package` makes of `pairs`, translated as the program does it."""
    import ctranslate2
    import sentencepiece

    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
        (home,) = Path(folder).iterdir()
        translator = ctranslate2.Translator(str(home / "model"), compute_type="int8")
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(home / "sentencepiece.model"))
    outputs = translate(translator, pieces, [pair.english for pair in pairs], beam_size=4)
    figures = {
        "sentences": len(pairs),
        "exact": _share(
            output == pair.spanish for pair, output in zip(pairs, outputs, strict=True)
        ),
    }
    for count in (1, 2, 3, 4):
        chosen = [
            all(output.count(each) == 1 for each in pair.placeholders)
            for pair, output in zip(pairs, outputs, strict=True)
            if len(pair.placeholders) == count
        ]
        if chosen:
            figures[f"placeholders_kept_{count}"] = _share(chosen)
    some = [pair.english for pair in pairs[:COMPARED]]
    theirs = translate(translator, pieces, some, beam_size=1)
    ours = [pieces.decode(network.translate(pieces.encode(text), LIMIT)) for text in some]
    figures["torch_agreement"] = _share(a == b for a, b in zip(ours, theirs, strict=True))
    for pair, output in zip(pairs, outputs, strict=True):
        if output != pair.spanish:
            print(f"  {pair.english}\n    wanted {pair.spanish}\n    got    {output}")
    return figures


def translate(
    translator: ctranslate2.Translator,
    pieces: sentencepiece.SentencePieceProcessor,
    texts: list[str],
    *,
    beam_size: int,
) -> list[str]:
    """`texts` in Spanish."""
    tokens = [pieces.encode(text, out_type=str) for text in texts]
    results = translator.translate_batch(tokens, beam_size=beam_size, max_decoding_length=LIMIT)
    return [pieces.decode_pieces(result.hypotheses[0]) for result in results]


def _share(answers: Iterable[bool]) -> float:
    found = list(answers)
    return round(sum(found) / len(found), 4)


if __name__ == "__main__":
    sys.exit(main())
