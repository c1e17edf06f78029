"""What the doctor says of terms: which placeholders a pair's models carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workflow.engines.argos import Argos
from workflow.engines.base import Engine, Progress
from workflow.engines.languages import Pair
from workflow.engines.pivot import Leg, Pivot
from workflow.engines.placeholders import FAMILIES
from workflow.engines.probes import Probe, Trial

Begin = Callable[[str, int], Progress]
"""Starts a stage with so many steps; the result takes the steps as they are done."""


@dataclass(frozen=True, slots=True)
class TrialInfo:
    """A family of placeholders that was tried, in plain values."""

    name: str
    example: str
    most: int
    """Placeholders that a text may hold; 0 for a family that is not used."""
    rates: tuple[float, ...]
    """Share of sentences in which all came through once, with 1, 2 … placeholders."""


@dataclass(frozen=True, slots=True)
class DirectionInfo:
    """What is known of one direction of a model, in plain values."""

    source: str
    target: str
    probed: bool
    shift: int | None
    """By how many rows attention lags behind its token; `None` where it says nothing."""
    trials: tuple[TrialInfo, ...]
    """Best first; empty where nothing was tried."""
    problem: str = ""
    """Why nothing can be tried; empty where it can."""


def directions(engine: Engine, pair: Pair, begin: Begin | None = None) -> tuple[DirectionInfo, ...]:
    """What is known of every direction in which a model translates on the way of a pair.

    With `begin` each is tried anew. Raises `EngineError` when a model cannot be used.
    """
    return tuple(
        _info(leg.pair, _probe(leg.engine, leg.pair, begin))
        for leg in _legs(engine, pair)
        if isinstance(leg.engine, Argos)
    )


def probe_new(engine: Engine, pair: Pair, begin: Begin) -> None:
    """Try every direction on the way of a pair that has not been tried yet.

    `shapes` would do it too, but without a word. Raises `EngineError` when a model cannot be
    used.
    """
    for leg in _legs(engine, pair):
        if isinstance(leg.engine, Argos) and leg.engine.probed(leg.pair) is None:
            from workflow.engines.probing import SENTENCES, has_frames

            if has_frames(leg.pair.source):
                leg.engine.probe(leg.pair, begin(f"Probing {leg.pair}", SENTENCES))


def _legs(engine: Engine, pair: Pair) -> tuple[Leg, ...]:
    return engine.legs if isinstance(engine, Pivot) else (Leg(engine, pair),)


def _probe(engine: Argos, pair: Pair, begin: Begin | None) -> Probe | None:
    if begin is None:
        return engine.probed(pair)
    from workflow.engines.probing import SENTENCES

    return engine.probe(pair, begin(f"Probing {pair}", SENTENCES), anew=True)


def _info(pair: Pair, probe: Probe | None) -> DirectionInfo:
    if probe is None:
        from workflow.engines.probing import has_frames

        problem = "" if has_frames(pair.source) else f"no sentences in {pair.source} to probe with"
        return DirectionInfo(pair.source, pair.target, False, None, (), problem)
    trials = tuple(_trial(trial) for trial in probe.trials)
    return DirectionInfo(pair.source, pair.target, True, probe.shift, trials)


def _trial(trial: Trial) -> TrialInfo:
    (example,) = FAMILIES[trial.name](1, ())
    rates = tuple(round(rate.share, 4) for rate in trial.rates)
    return TrialInfo(trial.name, example, trial.most, rates)
