"""Decoding with what plain translation does without: a forced beginning, several hypotheses,
attention; and scoring of a given output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workflow.engines.argos_model import BEAM_SIZE, DECODING, Model, unusable
from workflow.engines.base import Progress

BATCH_TOKENS = 1024
"""Source tokens in a batch, whatever the settings say, so that they change no result."""
SCORED_TOKENS = 256
"""The same for scoring, which holds a table of the whole vocabulary for each token."""


@dataclass(frozen=True, slots=True)
class Task:
    """A source to be decoded."""

    source: tuple[str, ...]
    limit: int
    """Most tokens the output may have, the forced ones included."""
    forced: tuple[str, ...] = ()
    """Tokens the output begins with."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One output, without the package's own prefix and without the end token."""

    tokens: tuple[str, ...]
    """The forced ones included."""
    score: float
    whole: bool
    """Whether it ended before its limit."""
    attention: tuple[tuple[float, ...], ...]
    """For each token, and for the end token where there is one, the weights of the source's
    tokens; empty unless asked for."""


def decode(
    model: Model,
    tasks: Sequence[Task],
    *,
    hypotheses: int = 1,
    attention: bool = False,
    progress: Progress | None = None,
) -> list[list[Hypothesis]]:
    """For each task its best hypotheses; what comes out does not hang on the tasks' order.

    Raises `EngineError` when the model cannot be used.
    """
    ordered = sorted(set(tasks), key=lambda task: (-task.limit, -len(task.source), _key(task)))
    done: dict[Task, list[Hypothesis]] = {}
    try:
        waiting: list[tuple[Task, Any]] = []
        for limit in sorted({task.limit for task in ordered}, reverse=True):
            group = [task for task in ordered if task.limit == limit]
            results = _submit(model, group, limit, hypotheses, attention)
            waiting.extend(zip(group, results, strict=True))
        for task, result in waiting:
            done[task] = _hypotheses(model, result.result())
            if progress is not None:
                progress(1)
    except (RuntimeError, ValueError) as err:
        raise unusable(model.package, err) from err
    return [done[task] for task in tasks]


def score(model: Model, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[float]:
    """For each source and output, in tokens, the output's log-probability for each token.

    The end token counts, the package's own prefix does not. Raises `EngineError` when the
    model cannot be used.
    """
    if not pairs:
        return []
    ordered = sorted(set(pairs), key=lambda pair: (-len(pair[0]) - len(pair[1]), pair))
    prefix = _prefix(model)
    try:
        results = model.translator.score_batch(
            [list(source) for source, _ in ordered],
            [[*prefix, *output] for _, output in ordered],
            max_batch_size=SCORED_TOKENS,
            batch_type="tokens",
            max_input_length=0,
        )
    except (RuntimeError, ValueError) as err:
        raise unusable(model.package, err) from err
    scores: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}
    for pair, result in zip(ordered, results, strict=True):
        terms = [float(value) for value in result.log_probs][len(prefix) :]
        scores[pair] = sum(terms) / len(terms)
    return [scores[pair] for pair in pairs]


def _submit(
    model: Model, tasks: Sequence[Task], limit: int, hypotheses: int, attention: bool
) -> list[Any]:
    prefix = _prefix(model)
    forced = [[*prefix, *task.forced] for task in tasks]
    submitted: list[Any] = model.translator.translate_batch(
        [list(task.source) for task in tasks],
        target_prefix=forced if any(forced) else None,
        max_batch_size=BATCH_TOKENS,
        batch_type="tokens",
        asynchronous=True,
        max_decoding_length=limit + len(prefix),
        num_hypotheses=hypotheses,
        return_attention=attention,
        **{**DECODING, "beam_size": max(BEAM_SIZE, hypotheses)},
    )
    return submitted


def _hypotheses(model: Model, result: Any) -> list[Hypothesis]:
    prefix = _prefix(model)
    found = []
    for number, (tokens, value) in enumerate(zip(result.hypotheses, result.scores, strict=True)):
        skipped = len(prefix) if list(tokens[: len(prefix)]) == prefix else 0
        rows = result.attention[number][skipped:] if result.attention else ()
        whole = bool(tokens[-1:] == [model.end])
        found.append(
            Hypothesis(
                tuple(tokens[skipped : len(tokens) - whole]),
                float(value),
                whole,
                tuple(tuple(row) for row in rows),
            )
        )
    return found


def _prefix(model: Model) -> list[str]:
    return [model.package.target_prefix] if model.package.target_prefix else []


def _key(task: Task) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return task.source, task.forced
