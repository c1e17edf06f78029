"""Teaching the network: batches by length, Muon for matrices, AdamW for the rest."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from tiny_argos.network import BOS, EOS, PAD, Network

Example = tuple[list[int], list[int]]

BATCH_TOKENS = 4096
SMOOTHING = 0.1
WARM_UP = 0.02
FADE = 0.4
"""Part of the run in which the learning rate rises, and in which it falls to nothing."""
MATRIX_RATE = 0.02
OTHER_RATE = 3e-3


def batches(examples: Sequence[Example], rng: random.Random) -> list[list[Example]]:
    """`examples` in batches of about `BATCH_TOKENS` tokens of like length, in random order."""
    order = sorted(examples, key=lambda pair: max(map(len, pair)) + 3 * rng.random())
    found: list[list[Example]] = [[]]
    longest = 0
    for pair in order:
        longest = max(longest, len(pair[0]) + len(pair[1]) + 1)
        if found[-1] and longest * (len(found[-1]) + 1) > BATCH_TOKENS:
            found.append([])
            longest = len(pair[0]) + len(pair[1]) + 1
        found[-1].append(pair)
    rng.shuffle(found)
    return found


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """`rows` as one tensor, filled up with `PAD`."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[PAD] * (width - len(row))] for row in rows])


def loss_of(network: Network, batch: Sequence[Example], smoothing: float) -> Tensor:
    """The mean cross entropy of a token of the targets."""
    source = padded([pair[0] for pair in batch])
    target = padded([[BOS, *pair[1], EOS] for pair in batch])
    scores = network(source, target[:, :-1])
    return functional.cross_entropy(
        scores.flatten(0, 1), target[:, 1:].flatten(), ignore_index=PAD, label_smoothing=smoothing
    )


def rate_at(part: float) -> float:
    """The learning rate when `part` (0 to 1) of the run is over, as a share of the highest."""
    return min(1.0, part / WARM_UP, (1 - part) / FADE)


def optimizers(network: Network) -> list[torch.optim.Optimizer]:
    """Muon for the matrices of the layers, AdamW for embeddings, norms and biases."""
    matrices: list[nn.Parameter] = []
    others: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        is_matrix = parameter.ndim == 2 and "embeddings" not in name and "near_" not in name
        (matrices if is_matrix else others).append(parameter)
    return [
        torch.optim.Muon(matrices, lr=MATRIX_RATE, weight_decay=0.05),
        torch.optim.AdamW(others, lr=OTHER_RATE, betas=(0.9, 0.98), weight_decay=0.0),
    ]


def epochs(examples: Sequence[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Batches without end, each example once in every round."""
    while True:
        yield from batches(examples, rng)


def train(
    network: Network,
    examples: Sequence[Example],
    held_out: Sequence[Example],
    *,
    steps: int,
    seed: int,
) -> None:
    """Teach `network` `examples` in `steps` batches; prints the loss on `held_out` as it goes."""
    rng = random.Random(seed)
    started = time.monotonic()
    teachers = optimizers(network)
    highest = [group["lr"] for teacher in teachers for group in teacher.param_groups]
    stream = epochs(examples, rng)
    for step in range(1, steps + 1):
        groups = [group for teacher in teachers for group in teacher.param_groups]
        for group, rate in zip(groups, highest, strict=True):
            group["lr"] = rate * rate_at(step / (steps + 1))
        loss = loss_of(network, next(stream), SMOOTHING)
        for teacher in teachers:
            teacher.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        for teacher in teachers:
            teacher.step()
        if step % 100 == 0 or step == steps:
            with torch.no_grad():
                held = loss_of(network, held_out[:100], 0.0).item()
            seconds = time.monotonic() - started
            print(
                f"step {step} loss {loss.item():.3f} held-out {held:.4f} {seconds:.0f} s",
                flush=True,
            )
