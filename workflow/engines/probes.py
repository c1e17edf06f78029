"""What a probe found out about a model, and the files in which it is kept."""

from __future__ import annotations

import dataclasses
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflow.desk import write_atomic
from workflow.engines.base import Shape
from workflow.engines.placeholders import FAMILIES, code_like
from workflow.errors import DeskError

LEAST_RATE = 0.9
"""Share of sentences whose placeholders must all come through."""
LEAST_ANCHORS = 10
"""Words to align by, at least, before attention is believed."""
LEAST_HITS = 0.5
"""Share of them that attention must find."""
DEFAULT_MOST = 2
"""Placeholders that models of Argos were seen to carry, where no probe says more."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often placeholders came through sentences with one number of slots."""

    slots: int
    tried: int
    """Sentences."""
    kept: int
    """Those in which every placeholder stood exactly once."""
    ordered: int
    """Of the kept those in which they stood in the order of the source."""

    @property
    def share(self) -> float:
        """Kept of tried, 0 to 1."""
        return self.kept / self.tried if self.tried else 0.0


@dataclass(frozen=True, slots=True)
class Trial:
    """What one family of placeholders is worth."""

    name: str
    rates: tuple[Rate, ...]
    """By number of slots, from 1 on."""

    @property
    def most(self) -> int:
        """The largest number of slots up to which each has the least rate; 0 for none."""
        most = 0
        for rate in self.rates:
            if rate.slots != most + 1 or rate.share < LEAST_RATE:
                break
            most = rate.slots
        return most


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found out about a package in one direction."""

    signature: str
    """Of the package, as the engine gives it."""
    frames: str
    """Hash over what was tried; another one makes the probe stale."""
    trials: tuple[Trial, ...]
    """The families that were tried with sentences, best first."""
    anchors: int
    """Words that stood unchanged in source and output, to tell attention by."""
    hits: tuple[int, ...]
    """Of them those that the token's own row of attention found, and those that the next did."""

    @property
    def shift(self) -> int | None:
        """By how many rows attention lags behind its token; `None` where it says nothing."""
        best = max(self.hits, default=0)
        if self.anchors < LEAST_ANCHORS or best < LEAST_HITS * self.anchors:
            return None
        return self.hits.index(best)

    def shapes(self) -> tuple[Shape, ...]:
        """What came through, best first; where nothing did, one code to be tried at a time."""
        found = tuple(
            Shape(trial.name, trial.most, FAMILIES[trial.name])
            for trial in self.trials
            if trial.most
        )
        return found or (Shape("code", 1, code_like),)


def default_shapes() -> tuple[Shape, ...]:
    """What is used where nothing could be tried."""
    return (Shape("code", DEFAULT_MOST, code_like),)


def read_probe(folder: Path | None, signature: str, frames: str) -> Probe | None:
    """The probe kept for a package; `None` where there is none, or a broken or stale one."""
    if folder is None:
        return None
    try:
        table = json.loads(_path(folder, signature).read_bytes())
        probe = _probe(table)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return probe if (probe.signature, probe.frames) == (signature, frames) else None


def write_probe(folder: Path | None, probe: Probe) -> None:
    """Keep a probe; where the folder cannot be written it is simply not kept."""
    if folder is None:
        return
    text = json.dumps(dataclasses.asdict(probe), indent=1, sort_keys=True, ensure_ascii=False)
    try:
        write_atomic(_path(folder, probe.signature), f"{text}\n".encode())
    except DeskError:
        return


def is_writable(folder: Path | None) -> bool:
    """Whether a probe can be kept; with no folder it is kept in memory."""
    if folder is None:
        return True
    try:
        (folder / "probes").mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder / "probes", os.W_OK)


def _path(folder: Path, signature: str) -> Path:
    name = re.sub(r"[^A-Za-z0-9.-]", "-", signature)
    return folder / "probes" / f"{name}.json"


def _probe(table: Any) -> Probe:
    """Raises `ValueError`, `TypeError`, `KeyError` or `AttributeError` for anything else."""
    trials = tuple(
        Trial(
            str(trial["name"]),
            tuple(
                Rate(**{key: int(value) for key, value in rate.items()}) for rate in trial["rates"]
            ),
        )
        for trial in table["trials"]
    )
    if any(trial.name not in FAMILIES for trial in trials):
        raise ValueError("an unknown family of placeholders")
    return Probe(
        str(table["signature"]),
        str(table["frames"]),
        trials,
        int(table["anchors"]),
        tuple(int(value) for value in table["hits"]),
    )
