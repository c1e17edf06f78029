"""The network: a small pre-norm transformer with relative positions, in PyTorch.

Its layout is the one CTranslate2 calls `TransformerSpec` with relative position
representations (Shaw et al. 2018, https://arxiv.org/abs/1803.02155), pre-norm, ReLU and one
embedding table for source, target and output, so that its weights can be copied one to one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

PAD, UNK, BOS, EOS = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network."""

    vocabulary: int
    width: int = 144
    heads: int = 4
    encoder_layers: int = 3
    decoder_layers: int = 2
    reach: int = 16
    """Distances of more tokens than this count as this many."""


class Attention(nn.Module):
    """Multi-head attention, pre-norm, with its residual; relative positions when on itself."""

    def __init__(self, shape: Shape, *, on_itself: bool) -> None:
        super().__init__()
        width, self.heads = shape.width, shape.heads
        self.size = width // self.heads
        self.reach = shape.reach
        self.norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        self.relative = on_itself
        if on_itself:
            distances = 2 * shape.reach + 1
            self.near_keys = nn.Parameter(torch.randn(distances, self.size) * self.size**-0.5)
            self.near_values = nn.Parameter(torch.zeros(distances, self.size))

    def split(self, tensor: Tensor) -> Tensor:
        batch, length, _ = tensor.shape
        return tensor.view(batch, length, self.heads, self.size).transpose(1, 2)

    def forward(self, inputs: Tensor, memory: Tensor | None, hidden: Tensor) -> Tensor:
        """`inputs` plus what it attends to; `hidden` is true where it must not look."""
        normed = self.norm(inputs)
        source = normed if memory is None else memory
        queries = self.split(self.query(normed)) * self.size**-0.5
        keys, values = self.split(self.key(source)), self.split(self.value(source))
        scores = queries @ keys.transpose(2, 3)
        if not self.relative:
            weights = scores.masked_fill(hidden, -1e9).softmax(-1)
            mixed = weights @ values
        else:
            length = inputs.shape[1]
            places = torch.arange(length)
            distance = (places[None] - places[:, None]).clamp(-self.reach, self.reach) + self.reach
            near = queries @ self.near_keys.T
            scores = scores + near.gather(3, distance.expand(*near.shape[:2], length, length))
            weights = scores.masked_fill(hidden, -1e9).softmax(-1)
            by_query = weights.permute(2, 0, 1, 3).reshape(length, -1, length)
            added = by_query @ self.near_values[distance]
            added = added.view(length, *weights.shape[:2], self.size).permute(1, 2, 0, 3)
            mixed = weights @ values + added
        batch, _, length, _ = mixed.shape
        return inputs + self.out(mixed.transpose(1, 2).reshape(batch, length, -1))


class FeedForward(nn.Module):
    """Two linear layers with ReLU between them, pre-norm, with their residual."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, 4 * shape.width)
        self.outer = nn.Linear(4 * shape.width, shape.width)

    def forward(self, inputs: Tensor) -> Tensor:
        return inputs + self.outer(functional.relu(self.inner(self.norm(inputs))))


class EncoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape, on_itself=True)
        self.feed_forward = FeedForward(shape)


class DecoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape, on_itself=True)
        self.across = Attention(shape, on_itself=False)
        self.feed_forward = FeedForward(shape)


class Network(nn.Module):
    """Encoder and decoder; token numbers in, scores of the next token out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embeddings = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embeddings.weight, std=shape.width**-0.5)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))

    def embed(self, tokens: Tensor) -> Tensor:
        return self.embeddings(tokens) * math.sqrt(self.shape.width)

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """The encoded source and the mask of its padding."""
        hidden = (source == PAD)[:, None, None]
        states = self.embed(source)
        for layer in self.encoder:
            states = layer.feed_forward(layer.attention(states, None, hidden))
        return self.encoder_norm(states), hidden

    def decode(self, target: Tensor, memory: Tensor, hidden: Tensor) -> Tensor:
        length = target.shape[1]
        future = torch.ones(length, length, dtype=torch.bool).triu(1)
        states = self.embed(target)
        for layer in self.decoder:
            states = layer.attention(states, None, future)
            states = layer.feed_forward(layer.across(states, memory, hidden))
        return functional.linear(self.decoder_norm(states), self.embeddings.weight, self.bias)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        return self.decode(target, *self.encode(source))

    @torch.no_grad()
    def translate(self, source: list[int], limit: int) -> list[int]:
        """The most likely token at each step, until the end or `limit` tokens."""
        memory, hidden = self.encode(torch.tensor([source]))
        tokens = [BOS]
        while len(tokens) <= limit:
            scores = self.decode(torch.tensor([tokens]), memory, hidden)
            tokens.append(int(scores[0, -1].argmax()))
            if tokens[-1] == EOS:
                return tokens[1:-1]
        return tokens[1:]
