"""Trying which placeholders a model carries, and where it looks while it writes a word.

First the tokenizer alone: a family whose tokens it cannot read or give back is out. Then a few
sentences with one slot each for the families left, then the best of them in all sentences with
one to four slots. Sentences are those of `probe_frames.toml`; the same package gives the same
answer.
"""

from __future__ import annotations

import functools
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from workflow.engines.argos_decoding import Hypothesis, Task, decode
from workflow.engines.argos_model import Model
from workflow.engines.base import Progress
from workflow.engines.placeholders import FAMILIES, occurrences
from workflow.engines.probes import Probe, Rate, Trial

SENTENCES = 300
"""Sentences that a probe translates at most."""
FINALISTS = 3
"""Families tried in all sentences."""
TIMES = 2
"""Sets of tokens that each sentence is tried with."""
MOST_SLOTS = 4
_POOL = 7
"""Tokens of a family that are tried."""
_FIRST = 4
"""Sentences of the first trial."""
_ALIGNING = 20
"""Sentences for attention: those with one slot and with two."""
_SLOT = re.compile(r"\{\d\}")
# What stands unchanged in a translation: placeholders, years, names. Not the first word.
_ANCHOR = re.compile(r"(?<!^)\b(?=\w*[\dA-Z])\w{3,}\b")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A frame with its slots filled."""

    text: str
    tokens: tuple[str, ...]
    """In the order of the source."""
    pool: tuple[str, ...]
    """All tokens of the family; none but the sentence's own may come out."""


def has_frames(language: str) -> bool:
    """Whether there are sentences to try in a source language."""
    return language in _frames()


def frames_hash() -> str:
    """A hash over the sentences and families."""
    tried = {name: make(_POOL, ()) for name, make in FAMILIES.items()}
    return hashlib.sha256(repr((_frames_text(), tried)).encode()).hexdigest()[:16]


def run_probe(model: Model, signature: str, progress: Progress) -> Probe:
    """Try a model in the source language of its package, which must have sentences.

    `progress` adds up to `SENTENCES`. Raises `EngineError` when the model cannot be used.
    """
    frames = _frames()[model.package.pair.source]
    done = _Counted(progress)
    pools = {name: tuple(make(_POOL, frames)) for name, make in FAMILIES.items()}
    readable = {name: pool for name, pool in pools.items() if _is_readable(model, pool, frames[0])}
    single = [frame for frame in frames if _slots(frame) == 1][:: max(1, 10 // _FIRST)][:_FIRST]
    first = _trials(model, {name: _first(single, pool) for name, pool in readable.items()}, done)
    ranked = sorted(first, key=lambda trial: -trial.rates[0].kept)
    promising = [trial for trial in ranked if trial.rates[0].kept]
    finalists = [trial.name for trial in promising[:FINALISTS]]
    final = _trials(model, {name: list(_all(frames, pools[name])) for name in finalists}, done)
    final.sort(key=lambda trial: (-trial.most, -sum(rate.kept for rate in trial.rates)))
    best = final[0].name if final else next(iter(pools))
    anchors, hits = _attention(model, frames, pools[best], done)
    done.rest(SENTENCES)
    trials = (*final, *(trial for trial in ranked if trial.name not in finalists))
    return Probe(signature, frames_hash(), trials, anchors, hits)


def _trials(
    model: Model, sentences: Mapping[str, Sequence[_Sentence]], progress: Progress
) -> list[Trial]:
    """What came of each family's sentences, all decoded together."""
    texts = [sentence.text for each in sentences.values() for sentence in each]
    outputs = iter(_translate(model, texts, progress))
    return [
        Trial(name, _rates(each, [_text(model, next(outputs)) for _ in each]))
        for name, each in sentences.items()
    ]


def _rates(sentences: Sequence[_Sentence], outputs: Sequence[str]) -> tuple[Rate, ...]:
    rates = []
    for slots in range(1, MOST_SLOTS + 1):
        found = [
            _places(sentence, output)
            for sentence, output in zip(sentences, outputs, strict=True)
            if len(sentence.tokens) == slots
        ]
        kept = [places for places in found if places is not None]
        ordered = sum(places == sorted(places) for places in kept)
        if found:
            rates.append(Rate(slots, len(found), len(kept), ordered))
    return tuple(rates)


def _places(sentence: _Sentence, output: str) -> list[int] | None:
    """Where the tokens stand in an output; `None` unless each does once, and no other."""
    found = {token: occurrences(token, output) for token in sentence.pool}
    if any(len(spans) != (token in sentence.tokens) for token, spans in found.items()):
        return None
    return [found[token][0][0] for token in sentence.tokens]


def _is_readable(model: Model, pool: Sequence[str], frame: str) -> bool:
    """Whether the tokenizer gives each token back and the model has its pieces, both ways."""
    for token in pool:
        pieces = model.tokenizer.encode(frame.format(token))
        alone = model.tokenizer.encode(token)
        if any(known and not known.issuperset(alone) for known in (model.reads, model.writes)):
            return False
        if len(occurrences(token, model.tokenizer.decode(pieces))) != 1:
            return False
    return True


def _attention(
    model: Model, frames: Sequence[str], pool: tuple[str, ...], progress: Progress
) -> tuple[int, tuple[int, int]]:
    """Words that stand unchanged, and how many of them each row of attention found."""
    few = [frame for frame in frames if _slots(frame) <= 2][:_ALIGNING]
    texts = [_filled(frame, pool, number).text for number, frame in enumerate(few)]
    anchors, hits = 0, [0, 0]
    outputs = _translate(model, texts, progress, attention=True)
    for text, hypothesis in zip(texts, outputs, strict=True):
        output = _text(model, hypothesis)
        for match in _ANCHOR.finditer(text):
            word = match.group()
            if text.count(word) != 1 or output.count(word) != 1:
                continue
            anchors += 1
            source = _pieces_at(model, text, match.start(), match.end())
            target = _pieces_at(model, output, output.index(word), output.index(word) + len(word))
            for shift in (0, 1):
                rows = hypothesis.attention[target.start + shift : target.stop + shift]
                hits[shift] += _looks_at(rows, source)
    return anchors, (hits[0], hits[1])


def _looks_at(rows: Sequence[Sequence[float]], wanted: range) -> bool:
    """Whether the rows together attend more to the wanted pieces than to any one other."""
    if not rows:
        return False
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return max(range(len(sums)), key=sums.__getitem__) in wanted


def _pieces_at(model: Model, text: str, start: int, end: int) -> range:
    """The numbers of the pieces of a stretch of text."""
    first = len(model.tokenizer.encode(text[:start])) if text[:start].strip() else 0
    return range(first, max(len(model.tokenizer.encode(text[:end])), first + 1))


def _translate(
    model: Model, texts: Sequence[str], progress: Progress, *, attention: bool = False
) -> list[Hypothesis]:
    """The best output of each text; a few tokens more than twice as long at most."""
    tasks = []
    for text in texts:
        source = tuple(model.tokenizer.encode(text))
        limit = 32 * (2 + 2 * len(source) // 32)
        tasks.append(Task(source, limit))
    return [each[0] for each in decode(model, tasks, attention=attention, progress=progress)]


def _text(model: Model, hypothesis: Hypothesis) -> str:
    return model.tokenizer.decode(list(hypothesis.tokens)).strip()


def _first(frames: Sequence[str], pool: tuple[str, ...]) -> list[_Sentence]:
    return [_filled(frame, pool, number) for number, frame in enumerate(frames)]


def _all(frames: Sequence[str], pool: tuple[str, ...]) -> Iterator[_Sentence]:
    for time in range(TIMES):
        for number, frame in enumerate(frames):
            yield _filled(frame, pool, number + time * MOST_SLOTS)


def _filled(frame: str, pool: tuple[str, ...], first: int) -> _Sentence:
    """A frame with tokens from the pool, from the first on and round again."""
    tokens = tuple(pool[(first + slot) % len(pool)] for slot in range(_slots(frame)))
    return _Sentence(frame.format(*tokens), tokens, pool)


def _slots(frame: str) -> int:
    return len(set(_SLOT.findall(frame)))


@functools.lru_cache(maxsize=1)
def _frames() -> Mapping[str, Sequence[str]]:
    table = tomllib.loads(_frames_text())
    return {language: tuple(each["frames"]) for language, each in table.items()}


def _frames_text() -> str:
    data = resources.files("workflow.engines").joinpath("probe_frames.toml")
    return data.read_text(encoding="utf-8")


class _Counted:
    """Progress that ends at a number given before, however little there was to do."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0

    def __call__(self, done: int) -> None:
        self._done += done
        self._progress(done)

    def rest(self, total: int) -> None:
        if total > self._done:
            self._progress(total - self._done)
