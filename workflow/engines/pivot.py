"""Translation by way of other languages, where no engine has a pair directly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workflow.engines.base import Engine, MachineText, Progress
from workflow.engines.languages import Pair
from workflow.errors import EngineError


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of a route: an engine and a pair it has."""

    engine: Engine
    pair: Pair


@dataclass(frozen=True, slots=True)
class Pivot:
    """An engine made of others: each leg takes what the one before wrote."""

    legs: tuple[Leg, ...]

    @property
    def name(self) -> str:
        """The engine's name; joined by `+` where the legs differ."""
        return "+".join(dict.fromkeys(leg.engine.name for leg in self.legs))

    @property
    def route(self) -> tuple[str, ...]:
        """The languages on the way, both ends included."""
        return (self.legs[0].pair.source, *(leg.pair.target for leg in self.legs))

    def pairs(self) -> frozenset[Pair]:
        """The one pair that the route joins."""
        return frozenset({Pair(self.route[0], self.route[-1])})

    def label(self, pair: Pair) -> str:
        """Such as `argos nb→en→es 1.9+1.0`; one version where all legs have the same."""
        self._check(pair)
        versions = [leg.engine.label(leg.pair).rpartition(" ")[2] for leg in self.legs]
        if len(set(versions)) == 1:
            versions = versions[:1]
        return f"{self.name} {'→'.join(self.route)} {'+'.join(versions)}"

    def signature(self, pair: Pair) -> str:
        """The signatures of the legs, joined by `+`."""
        self._check(pair)
        return "+".join(leg.engine.signature(leg.pair) for leg in self.legs)

    def placeholders(self, count: int, taken: Collection[str] = ()) -> list[str]:
        """Tokens of the most particular leg: Apertium carries any engine's, not the reverse."""
        engines = [leg.engine for leg in self.legs]
        chosen = next((engine for engine in engines if engine.name != "apertium"), engines[0])
        return chosen.placeholders(count, taken)

    def translate(self, texts: Sequence[str], pair: Pair, progress: Progress) -> list[MachineText]:
        """Every text through every leg; the worst score, all unknown words, any cut."""
        self._check(pair)
        steps = _Steps(len(self.legs), progress)
        results = [MachineText(text, None, (), False) for text in texts]
        for leg in self.legs:
            now = leg.engine.translate([item.text for item in results], leg.pair, steps.add)
            results = [_after(old, new) for old, new in zip(results, now, strict=True)]
        return results

    def _check(self, pair: Pair) -> None:
        if pair not in self.pairs():
            raise EngineError(f"the route {'→'.join(self.route)} does not serve {pair}")


class _Steps:
    """Turns texts done in one leg into texts done on the whole way, in whole numbers."""

    def __init__(self, legs: int, progress: Progress) -> None:
        self._legs = legs
        self._progress = progress
        self._steps = 0

    def add(self, count: int) -> None:
        before = self._steps // self._legs
        self._steps += count
        if self._steps // self._legs > before:
            self._progress(self._steps // self._legs - before)


def _after(old: MachineText, new: MachineText) -> MachineText:
    scores = [score for score in (old.score, new.score) if score is not None]
    return MachineText(
        new.text,
        min(scores, default=None),
        tuple(dict.fromkeys((*old.unknown_words, *new.unknown_words))),
        old.truncated or new.truncated,
    )
