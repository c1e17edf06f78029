"""From a trained network to an Argos package: CTranslate2 weights in int8, and the zip."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path

import numpy
from ctranslate2.specs import TransformerSpec
from ctranslate2.specs.attention_spec import MultiHeadAttentionSpec
from ctranslate2.specs.common_spec import LayerNormSpec, LinearSpec
from ctranslate2.specs.transformer_spec import FeedForwardSpec
from torch import Tensor, nn

from tiny_argos.network import Attention, FeedForward, Network

NAME = "translate-en_es-0_1"
METADATA = {
    "package_version": "0.1",
    "argos_version": "1.9.0",
    "from_code": "en",
    "from_name": "English",
    "to_code": "es",
    "to_name": "Spanish",
    "links": [],
    "type": "translate",
}
README = """# Tiny English to Spanish

A very small model for tests, trained on sentences made by a grammar. It knows some two hundred
words about meetings, resolutions and provinces, and nothing else. Not for real texts.

Made by `scripts/build_tiny_argos.py` of Bilingual. Licence: MIT, data and weights.
"""
FIXED_TIME = (2024, 1, 1, 0, 0, 0)


def write_model(network: Network, pieces: list[str], folder: Path) -> None:
    """Write the CTranslate2 model of `network` to `folder`, weights in int8."""
    shape = network.shape
    spec = TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers), shape.heads, with_relative_position=True
    )
    table = _numbers(network.embeddings.weight)
    spec.encoder.embeddings[0].weight = table
    spec.decoder.embeddings.weight = table
    spec.decoder.projection.weight = table
    spec.decoder.projection.bias = _numbers(network.bias)
    _set_norm(spec.encoder.layer_norm, network.encoder_norm)
    _set_norm(spec.decoder.layer_norm, network.decoder_norm)
    for goal, layer in zip(spec.encoder.layer, network.encoder, strict=True):
        _set_attention(goal.self_attention, layer.attention)
        _set_feed_forward(goal.ffn, layer.feed_forward)
    for goal, layer in zip(spec.decoder.layer, network.decoder, strict=True):
        _set_attention(goal.self_attention, layer.attention)
        _set_attention(goal.attention, layer.across)
        _set_feed_forward(goal.ffn, layer.feed_forward)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def pack(network: Network, tokenizer: bytes, pieces: list[str]) -> bytes:
    """The `.argosmodel` file: a zip with one folder, the same bytes for the same weights."""
    files = {
        "README.md": README.encode(),
        "metadata.json": (json.dumps(METADATA, indent=4) + "\n").encode(),
        "sentencepiece.model": tokenizer,
    }
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        model.mkdir()
        write_model(network, pieces, model)
        files |= {f"model/{path.name}": path.read_bytes() for path in model.iterdir()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], compresslevel=9)
    return packed.getvalue()


def _numbers(tensor: Tensor) -> numpy.ndarray:
    """A copy: quantising writes into the array, and the network must stay as it is."""
    return tensor.detach().numpy().copy()


def _set_norm(goal: LayerNormSpec, norm: nn.LayerNorm) -> None:
    goal.gamma, goal.beta = _numbers(norm.weight), _numbers(norm.bias)


def _set_linear(goal: LinearSpec, *layers: nn.Linear) -> None:
    """One linear layer of CTranslate2 out of one or more of ours, side by side."""
    goal.weight = numpy.concatenate([_numbers(layer.weight) for layer in layers])
    goal.bias = numpy.concatenate([_numbers(layer.bias) for layer in layers])


def _set_attention(goal: MultiHeadAttentionSpec, attention: Attention) -> None:
    _set_norm(goal.layer_norm, attention.norm)
    if attention.relative:
        _set_linear(goal.linear[0], attention.query, attention.key, attention.value)
        goal.relative_position_keys = _numbers(attention.near_keys)
        goal.relative_position_values = _numbers(attention.near_values)
    else:
        _set_linear(goal.linear[0], attention.query)
        _set_linear(goal.linear[1], attention.key, attention.value)
    _set_linear(goal.linear[-1], attention.out)


def _set_feed_forward(goal: FeedForwardSpec, feed_forward: FeedForward) -> None:
    _set_norm(goal.layer_norm, feed_forward.norm)
    _set_linear(goal.linear_0, feed_forward.inner)
    _set_linear(goal.linear_1, feed_forward.outer)
