"""Argos: neural models from Argos packages, run straight on CTranslate2."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from workflow.engines import insertion, offers, probes
from workflow.engines.base import (
    Candidate,
    EngineSettings,
    Insertion,
    MachineText,
    Progress,
    Shape,
    TypedSpan,
    is_translatable,
    untouched,
)
from workflow.engines.installed import Package, best_by_pair, packages_folder, read_packages
from workflow.engines.languages import Pair
from workflow.errors import EngineError

if TYPE_CHECKING:
    from workflow.engines.argos_model import Model
    from workflow.engines.argos_steering import Steering


class Argos:
    """The Argos packages of one folder; each model is loaded once, at its first text."""

    name = "argos"

    def __init__(self, settings: EngineSettings) -> None:
        """Use the packages and threads that the settings name."""
        self._settings = settings
        self._models: dict[Pair, Model] = {}
        self._probes: dict[Pair, probes.Probe] = {}

    def pairs(self) -> frozenset[Pair]:
        """The pairs of the installed packages that have a model and a tokenizer."""
        return frozenset(self._packages)

    def label(self, pair: Pair) -> str:
        """Such as `argos en→fr 1.9`."""
        return f"{self.name} {pair} {self._package(pair).version}"

    def signature(self, pair: Pair) -> str:
        """Pair, version and a hash over weights and tokenizer."""
        package = self._package(pair)
        return f"argos/{pair.source}-{pair.target}/{package.version}/{_sha256(package)[:16]}"

    def shapes(self, pair: Pair) -> tuple[Shape, ...]:
        """What the probe of the package found; the first call for a direction runs it.

        Two codes a text where nothing can be tried: no sentences in the source language, or
        a folder of state that cannot be written, where each run would try again.
        """
        probe = self.probe(pair, lambda done: None)
        return probe.shapes() if probe else probes.default_shapes()

    def probed(self, pair: Pair) -> probes.Probe | None:
        """What is known of a direction already; nothing is tried."""
        if pair not in self._probes:
            from workflow.engines.probing import frames_hash

            kept = probes.read_probe(self._settings.state, self.signature(pair), frames_hash())
            if kept is None:
                return None
            self._probes[pair] = kept
        return self._probes[pair]

    def probe(self, pair: Pair, progress: Progress, *, anew: bool = False) -> probes.Probe | None:
        """What is known of a direction, tried now unless it was before; `None` where it cannot.

        `progress` adds up to `probing.SENTENCES` when something is tried. Raises `EngineError`
        when the model cannot be used.
        """
        package = self._package(pair)
        known = None if anew else self.probed(pair)
        if known is not None:
            return known
        from workflow.engines.probing import has_frames, run_probe

        if not has_frames(pair.source):
            return None
        if not anew and not probes.is_writable(self._settings.state):
            return None
        found = run_probe(self._model(package), self.signature(pair), progress)
        probes.write_probe(self._settings.state, found)
        self._probes[pair] = found
        return found

    def translate(self, texts: Sequence[str], pair: Pair, progress: Progress) -> list[MachineText]:
        """All distinct lines of all texts in one pool; line breaks and outer blanks are kept.

        A text of several lines has the score of its worst. Raises `EngineError` when there is
        no package for the pair or its model cannot be used.
        """
        package = self._package(pair)
        pieces = {text: text.splitlines(keepends=True) for text in dict.fromkeys(texts)}
        wanted = dict.fromkeys(
            line.strip() for lines in pieces.values() for line in lines if is_translatable(line)
        )
        counter = _Counter(texts, pieces, progress)
        made: dict[str, MachineText] = {}
        if wanted:
            for line, result in self._model(package).translate(list(wanted)):
                made[line] = result
                counter.line_done(line)
        return [_joined([_line(line, made) for line in pieces[text]]) for text in texts]

    def typed_pairs(self, among: Collection[Pair] | None = None) -> frozenset[Pair]:
        """None: a model has no place where a word could be given a gender."""
        return frozenset()

    def translate_typed(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[TypedSpan]],
        pair: Pair,
        progress: Progress,
    ) -> list[MachineText | None]:
        """`None` for every text."""
        return [None for _ in texts]

    def alternatives(
        self, texts: Sequence[str], pair: Pair, count: int, progress: Progress
    ) -> list[list[MachineText]]:
        """The hypotheses of the beam; a text of several lines takes the next of each at once."""
        pieces = {text: text.splitlines(keepends=True) for text in dict.fromkeys(texts)}
        wanted = list(
            dict.fromkeys(
                line.strip() for lines in pieces.values() for line in lines if is_translatable(line)
            )
        )
        found = self._steering(pair).alternatives(wanted, max(count, 1)) if wanted else []
        made = dict(zip(wanted, found, strict=True))
        progress(len(texts))
        return [_versions(pieces[text], made, max(count, 1)) for text in texts]

    def insert(
        self, requests: Sequence[Insertion], pair: Pair, progress: Progress
    ) -> list[list[Candidate]]:
        """Forced prefixes and splices near the attended words, in the line that has the term."""
        framed = [insertion.framed(request) for request in requests]
        inner = [each.request for each in framed if each is not None]
        found = iter(self._steering(pair).insert(inner) if inner else [])
        progress(len(requests))
        return [
            [each.whole(candidate) for candidate in next(found)] if each is not None else []
            for each in framed
        ]

    def _steering(self, pair: Pair) -> Steering:
        from workflow.engines.argos_steering import Steering

        package = self._package(pair)
        probe = self.probe(pair, lambda done: None)
        best = probe.shapes() if probe else probes.default_shapes()
        return Steering(self._model(package), probe.shift if probe else None, best[0].make)

    def _package(self, pair: Pair) -> Package:
        if pair not in self._packages:
            raise EngineError(
                f"no Argos package for {pair} is installed", hint=offers.missing_hint(pair)
            )
        return self._packages[pair]

    @functools.cached_property
    def _packages(self) -> Mapping[Pair, Package]:
        folder = packages_folder(self._settings.packages_dir)
        return best_by_pair(read_packages(folder)[0])

    def _model(self, package: Package) -> Model:
        if package.pair not in self._models:
            from workflow.engines.argos_model import Model

            self._models[package.pair] = Model(package, self._settings)
        return self._models[package.pair]


class _Counter:
    """Reports a text as done when the last of its lines is."""

    def __init__(
        self, texts: Sequence[str], lines: Mapping[str, Sequence[str]], progress: Progress
    ) -> None:
        self._progress = progress
        self._times = Counter(texts)
        self._open: dict[str, int] = {}
        self._texts: dict[str, list[str]] = {}
        idle = 0
        for text, times in self._times.items():
            waiting = {line.strip() for line in lines[text] if is_translatable(line)}
            self._open[text] = len(waiting)
            idle += 0 if waiting else times
            for line in waiting:
                self._texts.setdefault(line, []).append(text)
        if idle:
            progress(idle)

    def line_done(self, line: str) -> None:
        done = 0
        for text in self._texts[line]:
            self._open[text] -= 1
            done += 0 if self._open[text] else self._times[text]
        if done:
            self._progress(done)


def _line(line: str, made: Mapping[str, MachineText]) -> MachineText:
    """A line with the blanks it came with."""
    bare = line.strip()
    if bare not in made:
        return untouched(line)
    result = made[bare]
    start = line.index(bare)
    text = line[:start] + result.text + line[start + len(bare) :]
    return MachineText(text, result.score, result.unknown_words, result.truncated)


def _versions(
    lines: Sequence[str], made: Mapping[str, Sequence[MachineText]], count: int
) -> list[MachineText]:
    """The translations of a text of these lines, each once."""
    found: dict[str, MachineText] = {}
    for number in range(count):
        chosen = {line: each[min(number, len(each) - 1)] for line, each in made.items()}
        version = _joined([_line(line, chosen) for line in lines])
        found.setdefault(version.text, version)
    return list(found.values())


def _joined(lines: Sequence[MachineText]) -> MachineText:
    scores = [line.score for line in lines if line.score is not None]
    return MachineText(
        "".join(line.text for line in lines),
        min(scores, default=None),
        tuple(dict.fromkeys(word for line in lines for word in line.unknown_words)),
        any(line.truncated for line in lines),
    )


@functools.lru_cache(maxsize=64)
def _sha256(package: Package) -> str:
    return package.sha256
