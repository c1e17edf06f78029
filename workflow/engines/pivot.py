"""Translation by way of other languages, where no engine has a pair directly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from workflow.engines.base import Engine, MachineText, Progress, Shape, TypedSpan
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

    def shapes(self, pair: Pair) -> tuple[Shape, ...]:
        """The kinds that every leg carries, as the first of the particular legs ranks them.

        Apertium carries any engine's kinds. Where the others have none in common, one
        placeholder of the first leg's best is worth trying.
        """
        self._check(pair)
        particular = [leg for leg in self.legs if leg.engine.name != "apertium"]
        carried = [leg.engine.shapes(leg.pair) for leg in particular or self.legs[:1]]
        most = [{shape.name: shape.most for shape in shapes} for shapes in carried]
        shared = tuple(
            replace(shape, most=min(each[shape.name] for each in most))
            for shape in carried[0]
            if all(shape.name in each for each in most)
        )
        return shared or (replace(carried[0][0], most=1),)

    def translate(self, texts: Sequence[str], pair: Pair, progress: Progress) -> list[MachineText]:
        """Every text through every leg; the worst score, all unknown words, any cut."""
        self._check(pair)
        steps = _Steps(len(self.legs), progress)
        results = [MachineText(text, None, (), False) for text in texts]
        for leg in self.legs:
            now = leg.engine.translate([item.text for item in results], leg.pair, steps.add)
            results = [_after(old, new) for old, new in zip(results, now, strict=True)]
        return results

    def typed_pairs(self, among: Collection[Pair] | None = None) -> frozenset[Pair]:
        """The route's pair if its last leg carries typed spans; the legs before need not."""
        if among is not None and not self.pairs() & set(among):
            return frozenset()
        last = self.legs[-1]
        return self.pairs() if last.engine.typed_pairs([last.pair]) else frozenset()

    def translate_typed(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[TypedSpan]],
        pair: Pair,
        progress: Progress,
    ) -> list[MachineText | None]:
        """Placeholders through every leg but the last, which puts the forms in.

        A leg that carries typed spans takes the placeholder as a form, with the grammar of the
        form at the end of the way; another one as the unknown word that it is.
        """
        self._check(pair)
        if not self.typed_pairs([pair]):
            return [None for _ in texts]
        plain = [text for text, each in zip(texts, spans, strict=True) if not each]
        made = iter(self.translate(plain, pair, progress))
        results: dict[int, MachineText] = {
            number: MachineText(text, None, (), False)
            for number, (text, each) in enumerate(zip(texts, spans, strict=True))
            if each
        }
        for leg in self.legs:
            wanted = [
                spans[number] if leg is self.legs[-1] else _as_placeholders(spans[number])
                for number in results
            ]
            results = _typed_leg(leg, results, wanted)
        progress(len(results))
        return [results.get(number) if each else next(made) for number, each in enumerate(spans)]

    def _check(self, pair: Pair) -> None:
        if pair not in self.pairs():
            raise EngineError(f"the route {'→'.join(self.route)} does not serve {pair}")


def _as_placeholders(spans: Sequence[TypedSpan]) -> list[TypedSpan]:
    return [replace(span, form=span.placeholder) for span in spans]


def _typed_leg(
    leg: Leg, texts: dict[int, MachineText], spans: Sequence[Sequence[TypedSpan]]
) -> dict[int, MachineText]:
    """The texts that came through a leg, by their numbers."""
    given = [item.text for item in texts.values()]
    now: Sequence[MachineText | None]
    if leg.engine.typed_pairs([leg.pair]):
        now = leg.engine.translate_typed(given, spans, leg.pair, _unheard)
    else:
        now = leg.engine.translate(given, leg.pair, _unheard)
    return {
        number: _after(old, new)
        for (number, old), new in zip(texts.items(), now, strict=True)
        if new is not None
    }


def _unheard(done: int) -> None:
    """Progress within a leg, which is none of the whole way."""


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
        old.verbless or new.verbless,
    )
