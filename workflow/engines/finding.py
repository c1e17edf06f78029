"""Choosing an engine, or a route over several pairs, for a pair of languages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from workflow.engines.apertium import Apertium
from workflow.engines.argos import Argos
from workflow.engines.base import Engine, EngineSettings
from workflow.engines.languages import Pair
from workflow.engines.offers import PIVOT, missing_hint
from workflow.engines.pivot import Leg, Pivot
from workflow.errors import EngineError

ENGINES = ("argos", "apertium")
"""The names that settings may use."""

MOST_LEGS = 3
"""Each leg adds its own mistakes; four make no draft worth editing."""


def find_engine(pair: Pair, settings: EngineSettings, name: str | None = None) -> Engine | None:
    """The engine for a pair; `None` when nothing installed leads there.

    The first in the settings' order that has the pair, else the first with a route over
    other languages, else a route over several engines. With a `name` only that engine.
    Raises `EngineError` for an unknown name, and when the named engine lacks the pair.
    """
    engines = [_engine(each, settings) for each in ((name,) if name else settings.order)]
    for engine in engines:
        if pair in engine.pairs():
            return engine
    for group in ([engine] for engine in engines):
        if route := find_route(pair, group):
            return route
    if route := find_route(pair, engines):
        return route
    if name is not None:
        hint = missing_hint(pair, installed_pairs(settings))
        raise EngineError(f"{name} cannot translate {pair}", hint=hint)
    return None


def installed_pairs(settings: EngineSettings) -> frozenset[Pair]:
    """The pairs that the settings' engines have without a detour."""
    return frozenset().union(*(_engine(name, settings).pairs() for name in settings.order))


def find_route(pair: Pair, engines: Sequence[Engine]) -> Pivot | None:
    """The shortest route for a pair over the engines; `None` when there is none.

    Among equally short ones the one over English, then the first by code, so that the same
    installation always takes the same route.
    """
    edges: dict[Pair, Engine] = {}
    for engine in engines:
        for each in engine.pairs():
            edges.setdefault(each, engine)
    path = shortest_path(pair, edges)
    if path is None:
        return None
    return Pivot(tuple(Leg(edges[each], each) for each in path))


def shortest_path(pair: Pair, edges: Iterable[Pair]) -> tuple[Pair, ...] | None:
    """The fewest of the given pairs that lead from a pair's source to its target, three at
    most; `None` where they do not. Among equals as `find_route` says."""
    targets: dict[str, list[str]] = {}
    for each in sorted(edges, key=lambda each: (each.target != PIVOT, each)):
        targets.setdefault(each.source, []).append(each.target)
    seen = {pair.source}
    waiting: deque[tuple[Pair, ...]] = deque([()])
    while waiting:
        path = waiting.popleft()
        here = path[-1].target if path else pair.source
        if here == pair.target:
            return path
        for target in targets.get(here, ()) if len(path) < MOST_LEGS else ():
            if target not in seen:
                seen.add(target)
                waiting.append((*path, Pair(here, target)))
    return None


def _engine(name: str, settings: EngineSettings) -> Engine:
    if name == "argos":
        return Argos(settings)
    if name == "apertium":
        return Apertium()
    raise EngineError(f"there is no engine {name!r}", hint=f"Choose from: {', '.join(ENGINES)}")
