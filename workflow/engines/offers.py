"""What there is to install for a pair, from the table `offers.csv`.

The table lists the packages of Argos' index (June 2025) and Debian's Apertium pairs.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import resources

from workflow.engines.languages import Pair

PIVOT = "en"
"""The language that nearly every Argos package has on one side."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that somebody offers for a pair."""

    engine: str
    package: str
    """Argos' package name, or Debian's."""
    pair: Pair


def offers_for(pair: Pair) -> tuple[Offer, ...]:
    """The packages for a pair, Argos first; empty where none is on offer."""
    return _offers().get(pair, ())


def missing_hint(pair: Pair, installed: Collection[Pair] = ()) -> str:
    """One line on what to install for a pair, given the pairs that work already."""
    direct = _ways(pair)
    if direct:
        return f"For {pair} {direct}"
    legs = (Pair(pair.source, PIVOT), Pair(PIVOT, pair.target))
    missing = [leg for leg in legs if leg not in installed]
    if PIVOT not in (pair.source, pair.target) and all(map(offers_for, missing)):
        return "; ".join(
            [f"For {pair} go through {PIVOT}", *(f"for {leg} {_ways(leg)}" for leg in missing)]
        )
    return (
        f"No package is on offer for {pair}; a model of your own goes in with: "
        "bilingual models install FILE.argosmodel"
    )


def _ways(pair: Pair) -> str:
    return ", or ".join(_command(offer) for offer in offers_for(pair))


def _command(offer: Offer) -> str:
    if offer.engine == "argos":
        return f"run: bilingual models install {offer.pair.source}-{offer.pair.target}"
    return f"install Debian's {offer.package}: sudo apt-get install apertium {offer.package}"


@functools.lru_cache(maxsize=1)
def _offers() -> Mapping[Pair, tuple[Offer, ...]]:
    table = resources.files("workflow.engines").joinpath("offers.csv")
    found: dict[Pair, list[Offer]] = {}
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        for codes in row["pairs"].split():
            source, _, target = codes.partition("-")
            offer = Offer(row["engine"], row["package"], Pair(source, target))
            found.setdefault(offer.pair, []).append(offer)
    return {
        pair: tuple(sorted(offers, key=lambda offer: offer.engine != "argos"))
        for pair, offers in found.items()
    }
