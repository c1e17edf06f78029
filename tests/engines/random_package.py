"""Argos packages with random weights: the real formats and code paths, nonsense as text.

Built in seconds with CTranslate2's own model specification and a SentencePiece model trained
on made-up lines. The decoder ends every sentence after about the same number of tokens,
whatever the input, so that speeds of two ways to run one model can be compared.
"""

from __future__ import annotations

import io
import json
import random
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec

NO_END = 10_000
"""An output length that is never reached."""


@dataclass(frozen=True, slots=True)
class Size:
    """Dimensions of a model."""

    layers: int
    width: int
    inner: int
    heads: int
    pieces: int


TINY = Size(layers=1, width=32, inner=64, heads=2, pieces=400)
MIDDLE = Size(layers=3, width=256, inner=1024, heads=4, pieces=8_000)
OPUS = Size(layers=6, width=512, inner=2048, heads=8, pieces=32_000)


def build_package(
    path: Path,
    *,
    source: str = "en",
    target: str = "es",
    version: str = "0.1",
    size: Size = TINY,
    output_length: int = 12,
    target_prefix: str = "",
    seed: int = 7,
) -> Path:
    """Write an `.argosmodel` to `path`; the same arguments give the same bytes."""
    folder = f"translate-{source}_{target}-{version.replace('.', '_')}"
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        **({"target_prefix": target_prefix} if target_prefix else {}),
    }
    tokenizer = _tokenizer(size.pieces, seed)
    with tempfile.TemporaryDirectory() as place, zipfile.ZipFile(path, "w") as zipped:
        _write_model(Path(place) / "model", tokenizer, size, output_length, target_prefix, seed)
        files = {
            "metadata.json": json.dumps(metadata, indent=2).encode(),
            "sentencepiece.model": tokenizer,
        }
        for part in sorted((Path(place) / "model").iterdir()):
            files[f"model/{part.name}"] = part.read_bytes()
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", date_time=(2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            zipped.writestr(entry, data)
    return path


def made_up_lines(count: int, seed: int = 7) -> list[str]:
    """Lines of made-up words, 4 to 40 a line, in Latin letters."""
    rng = random.Random(seed)
    parts = [
        "ka",
        "ro",
        "ti",
        "mel",
        "sun",
        "dar",
        "vo",
        "lin",
        "pe",
        "sha",
        "gor",
        "im",
        "ul",
        "est",
        "an",
        "bre",
    ]
    words = ["".join(rng.choices(parts, k=rng.randint(1, 4))) for _ in range(3 * count + 300)]
    lines = []
    for _ in range(count):
        line = " ".join(rng.choices(words, k=rng.randint(4, 40)))
        lines.append(f"{line.capitalize()} {rng.randint(1, 2030)}.")
    return lines


def _tokenizer(pieces: int, seed: int) -> bytes:
    """A SentencePiece model: trained up to 8,000 pieces, made-up pieces above."""
    sink = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(
            [*made_up_lines(max(400, min(pieces, 8_000) // 4), seed), "QZXWKVJ123456789"]
        ),
        model_writer=sink,
        vocab_size=min(pieces, 8_000),
        model_type="unigram",
        character_coverage=1.0,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
    )
    return sink.getvalue()


def _write_model(
    folder: Path, tokenizer: bytes, size: Size, output_length: int, target_prefix: str, seed: int
) -> None:
    processor = sentencepiece.SentencePieceProcessor(model_proto=tokenizer)
    known = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    vocabulary = ["<unk>", "<s>", "</s>", *(piece for piece in known if piece[0] != "<")]
    if target_prefix:
        vocabulary.append(target_prefix)
    vocabulary += [f"▁piece{i}" for i in range(size.pieces - len(vocabulary))]
    spec = transformer_spec.TransformerSpec.from_config(
        (size.layers, size.layers), size.heads, pre_norm=True
    )
    rng = np.random.default_rng(seed)
    for side in (spec.encoder, spec.decoder):
        _fill_stack(side, size, len(vocabulary), rng)
    _end_by_position(spec.decoder, size, output_length)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.bos_token = "<s>"
    spec.config.eos_token = "</s>"
    spec.config.unk_token = "<unk>"
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))


def _fill_stack(
    side: transformer_spec.TransformerEncoderSpec | transformer_spec.TransformerDecoderSpec,
    size: Size,
    pieces: int,
    rng: np.random.Generator,
) -> None:
    """Random weights; what the layers add to the first dimension is 0."""

    def linear(spec: common_spec.LinearSpec, rows: int, columns: int) -> None:
        spec.weight = (rng.standard_normal((rows, columns)) / np.sqrt(columns)).astype(np.float32)
        if rows == size.width:
            spec.weight[0] = 0
        spec.bias = np.zeros(rows, dtype=np.float32)

    def norm(spec: common_spec.LayerNormSpec) -> None:
        spec.gamma = np.ones(size.width, dtype=np.float32)
        spec.beta = np.zeros(size.width, dtype=np.float32)

    embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
    embeddings.weight = (rng.standard_normal((pieces, size.width)) / np.sqrt(size.width)).astype(
        np.float32
    )
    embeddings.weight[:, 0] = 0
    norm(side.layer_norm)
    for layer in side.layer:
        attentions = [layer.self_attention]
        linear(layer.self_attention.linear[0], 3 * size.width, size.width)
        linear(layer.self_attention.linear[1], size.width, size.width)
        if hasattr(layer, "attention"):
            attentions.append(layer.attention)
            linear(layer.attention.linear[0], size.width, size.width)
            linear(layer.attention.linear[1], 2 * size.width, size.width)
            linear(layer.attention.linear[2], size.width, size.width)
        for attention in attentions:
            norm(attention.layer_norm)
        norm(layer.ffn.layer_norm)
        linear(layer.ffn.linear_0, size.inner, size.width)
        linear(layer.ffn.linear_1, size.width, size.inner)
    if hasattr(side, "projection"):
        linear(side.projection, pieces, size.width)


def _end_by_position(
    decoder: transformer_spec.TransformerDecoderSpec, size: Size, output_length: int
) -> None:
    """Let the first dimension carry the position, and `</s>` win from `output_length` on."""
    positions = 2048
    table = np.zeros((positions, size.width), dtype=np.float32)
    steps = np.arange(positions)
    angles = steps[:, None] / 10_000 ** (np.arange(1, size.width) / size.width)
    table[:, 1:] = np.sin(angles)
    table[:, 0] = np.where(steps >= output_length, 1, -1) * np.sqrt(size.width)
    decoder.position_encodings.encodings = table
    decoder.projection.weight[:, 0] = 0
    decoder.projection.weight[:3] = 0
    decoder.projection.weight[2, 0] = 20
    decoder.projection.bias[:2] = -1e4
