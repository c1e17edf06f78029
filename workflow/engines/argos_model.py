"""One Argos model in memory: its tokenizer and its CTranslate2 translator."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2

from workflow.engines.base import EngineSettings, MachineText
from workflow.engines.installed import Package
from workflow.engines.tokenizers import load_tokenizer, unknown_words
from workflow.errors import EngineError

BEAM_SIZE = 4
LENGTH_PENALTY = 0.2
"""Beam and penalty are Argos' own, so that its models write what Argos would write."""

DECODING: Mapping[str, Any] = {
    "beam_size": BEAM_SIZE,
    "length_penalty": LENGTH_PENALTY,
    "max_input_length": 0,
    "return_end_token": True,
    "return_scores": True,
    "replace_unknowns": True,
}
"""How every text is decoded. For a piece it cannot write the model copies one of the source."""

LEAST_CLASS = 64
"""Tokens of the shortest class of texts; classes double from there."""
OUTPUT_FACTOR = 4
"""Tokens the output may have for each token of its class, and again at the second try."""
MOST_TOKENS = 2000
"""Tokens in or out at the very most: Marian's tables of positions end at 2048."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A line on its way through the model."""

    line: str
    tokens: list[str]
    limit: int
    """Most tokens the output may have."""
    cut: bool
    """Whether the line itself was longer than the model can take."""


class Model:
    """A loaded model."""

    def __init__(self, package: Package, settings: EngineSettings) -> None:
        """Load tokenizer and weights. Raises `EngineError` when they cannot be used."""
        self.package = package
        self._batch_tokens = settings.batch_tokens
        self.reads = _read_vocabulary(package.model, "source")
        """The pieces it can read; empty where its vocabulary is in no form known here."""
        self.writes = _read_vocabulary(package.model, "target")
        """The pieces it can write; empty likewise."""
        self.end = _end_token(package.model)
        """The token that ends every output."""
        try:
            self.tokenizer = load_tokenizer(package)
            self.translator: Any = ctranslate2.Translator(
                str(package.model),
                device="cpu",
                compute_type="int8",
                inter_threads=settings.inter_threads or os.cpu_count() or 1,
                intra_threads=settings.intra_threads,
                max_queued_batches=-1,
            )
        except (OSError, RuntimeError, ValueError) as err:
            raise unusable(package, err) from err

    def translate(self, lines: Sequence[str]) -> Iterator[tuple[str, MachineText]]:
        """Each line with its translation, as they get done: the longest first.

        All lines are handed to CTranslate2 before the first is waited for. A line whose
        output reached its limit is decoded again under a higher one, then called truncated.
        """
        jobs = [self._job(line) for line in lines]
        unfinished: list[_Job] = []
        for job, result in self._decode(jobs):
            if _is_whole(result, self.end) or job.limit == MOST_TOKENS:
                yield job.line, self._finish(job, result)
            else:
                limit = min(job.limit * OUTPUT_FACTOR, MOST_TOKENS)
                unfinished.append(_Job(job.line, job.tokens, limit, job.cut))
        for job, result in self._decode(unfinished):
            yield job.line, self._finish(job, result)

    def _job(self, line: str) -> _Job:
        tokens = self.tokenizer.encode(line)
        limit = limit_for(len(tokens))
        return _Job(line, tokens[:MOST_TOKENS], limit, len(tokens) > MOST_TOKENS)

    def _decode(self, jobs: Sequence[_Job]) -> Iterator[tuple[_Job, Any]]:
        """The jobs with their results, longest first.

        The batches hang on nothing but the set of lines: not on their order, nor on the
        threads. That matters, because in another company the last digits of a score differ,
        and once in some hundred lines of a random model two hypotheses are that close.
        """
        jobs = sorted(jobs, key=lambda job: (-len(job.tokens), job.line))
        results: list[Any] = []
        try:
            for limit in sorted({job.limit for job in jobs}, reverse=True):
                batch = [job.tokens for job in jobs if job.limit == limit]
                results.extend(self._submit(batch, limit))
            for job, result in zip(jobs, results, strict=True):
                yield job, result.result()
        except (RuntimeError, ValueError) as err:
            raise unusable(self.package, err) from err

    def _submit(self, batch: list[list[str]], limit: int) -> list[Any]:
        prefix = self.package.target_prefix
        submitted: list[Any] = self.translator.translate_batch(
            batch,
            target_prefix=[[prefix]] * len(batch) if prefix else None,
            max_batch_size=self._batch_tokens,
            batch_type="tokens",
            asynchronous=True,
            max_decoding_length=limit,
            **DECODING,
        )
        return submitted

    def _finish(self, job: _Job, result: Any) -> MachineText:
        tokens = [token for token in result.hypotheses[0] if token != self.end]
        prefix = self.package.target_prefix
        if prefix and tokens[:1] == [prefix]:
            tokens = tokens[1:]
        return MachineText(
            self.tokenizer.decode(tokens).strip(),
            float(result.scores[0]),
            unknown_words(job.tokens, self.reads, self.tokenizer),
            job.cut or not _is_whole(result, self.end),
        )


def limit_for(tokens: int) -> int:
    """The most tokens an output may have, by the length of its source."""
    size = LEAST_CLASS
    while size < tokens:
        size *= 2
    return min(size * OUTPUT_FACTOR, MOST_TOKENS)


def _is_whole(result: Any, end: str) -> bool:
    return bool(result.hypotheses[0][-1:] == [end])


def _end_token(model: Path) -> str:
    """The token that ends every output, as the model's own table has it."""
    try:
        table = json.loads((model / "config.json").read_bytes())
    except (OSError, ValueError):
        return "</s>"
    return str(table.get("eos_token") or "</s>") if isinstance(table, dict) else "</s>"


def _read_vocabulary(model: Path, side: str) -> frozenset[str]:
    """The pieces of the model's `source` or `target` side; empty where in no form known here."""
    for name in ("shared_vocabulary", f"{side}_vocabulary"):
        listed, lines = model / f"{name}.json", model / f"{name}.txt"
        try:
            if listed.is_file():
                return frozenset(json.loads(listed.read_bytes()))
            if lines.is_file():
                return frozenset(lines.read_text(encoding="utf-8").split("\n"))
        except (ValueError, TypeError):
            return frozenset()
    return frozenset()


def unusable(package: Package, err: Exception) -> EngineError:
    """The error for a model that CTranslate2 or its tokenizer refused."""
    reason = (str(err).strip().splitlines() or ["no reason given"])[0]
    return EngineError(
        f"the model for {package.pair} cannot be used ({reason})",
        path=package.path,
        hint=f"Install it again: bilingual models install {'-'.join(package.codes)}",
    )
