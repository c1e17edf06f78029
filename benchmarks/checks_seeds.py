"""Errors put into good translations: each kind is one edit of a good translation.

The translations are the reviewed units of the sample desk and the sentences of
`benchmarks/gold/checks.toml`. Nothing is left to chance: the same errors on every run.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

from workflow.batch.workspace import Workspace
from workflow.checks import Translation
from workflow.desk import Desk
from workflow.glossary import Glossary, Occurrence, TermStatus
from workflow.translations import Catalog, State

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("en", "es", "fr", "nb", "vi")


@dataclass(frozen=True, slots=True)
class Sample:
    """A good translation, and the same text in other languages where there are some."""

    unit: Translation
    kind: str
    others: tuple[str, ...] = ()
    denied: str = ""
    """The target with one negation more; empty where there is none."""

    @property
    def target(self) -> str:
        """The translation with its tags."""
        return self.unit.target

    @property
    def language(self) -> str:
        """The language of the translation."""
        return self.unit.target_language

    @property
    def references(self) -> list[Occurrence]:
        """The document references of the translation."""
        return [one for one in self.unit.find_in_target() if one.kind == "reference"]

    @property
    def terms(self) -> list[Occurrence]:
        """The terms of the translation that stand in the source too."""
        wanted = {one.id for one in self.unit.find_in_source()}
        return [
            one
            for one in self.unit.find_in_target(wanted)
            if one.kind == "term" and one.id in wanted
        ]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of error."""

    name: str
    is_error: bool
    """Whether it is wrong by nature, so that a finding of error level is asked for."""
    make: Callable[[Sample], str | None]
    """The flawed translation; `None` where the kind cannot be made of a sample."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A good translation and what became of it."""

    kind: Kind
    sample: Sample
    target: str

    @property
    def unit(self) -> Translation:
        """The flawed translation."""
        return replace(self.sample.unit, target=self.target)


def seeds(kind: Kind, samples: Iterable[Sample], most: int) -> list[Seed]:
    """So many errors of a kind, spread evenly over the samples."""
    made = [
        Seed(kind, sample, target)
        for sample in samples
        if (target := kind.make(sample)) and target != sample.target
    ]
    step = max(len(made) / most, 1)
    return [made[int(number * step)] for number in range(min(most, len(made)))]


def samples(glossary: Glossary, language: str, *, with_desk: bool = True) -> list[Sample]:
    """Every good translation into a language."""
    found = [one for one in _own(glossary) if one.language == language]
    if with_desk:
        found += [one for one in _of_desk(ROOT) if one.language == language]
    return found


def framed(glossary: Glossary, language: str) -> list[Sample]:
    """A short sentence around each term that has a form which must not be written."""
    return [one for one in _framed(glossary) if one.language == language]


@cache
def gold() -> Mapping[str, Any]:
    """The sentences and tables of the benchmark."""
    text = (ROOT / "benchmarks" / "gold" / "checks.toml").read_text(encoding="utf-8")
    return tomllib.loads(text.replace("~", "\u00a0"))


@cache
def _own(glossary: Glossary) -> tuple[Sample, ...]:
    made: list[Sample] = []
    for row in gold()["sentence"]:
        for source, target in permutations(LANGUAGES, 2):
            others = tuple(row[code] for code in LANGUAGES if code not in (source, target))
            kind, denied = row.get("kind", "paragraph"), row.get("not")
            unit = Translation(row[source], row[target], source, target, glossary)
            made.append(Sample(unit, kind, others, denied[target] if denied else ""))
            if denied:
                unit = Translation(denied[source], denied[target], source, target, glossary)
                made.append(Sample(unit, "denied", (), row[target]))
    return tuple(made)


@cache
def _of_desk(root: Path) -> tuple[Sample, ...]:
    workspace = Workspace(Desk.open(root))
    return tuple(
        Sample(workspace.translation(job, unit), unit.kind)
        for job in workspace.jobs().jobs
        if job.catalog_path.is_file()
        for unit in Catalog.read(job.catalog_path).units
        if unit.state is State.REVIEWED
    )


@cache
def _framed(glossary: Glossary) -> tuple[Sample, ...]:
    frames = gold()["frames"]
    made: list[Sample] = []
    for concept in glossary.concepts:
        for source, target in permutations(LANGUAGES, 2):
            here, there = concept.preferred(source), concept.preferred(target)
            if not (here and there and concept.forms(target, TermStatus.FORBIDDEN)):
                continue
            one, other = frames[source].format(here), frames[target].format(there)
            unit = Translation(one, other, source, target, glossary)
            if any(found.id == concept.id for found in unit.find_in_source()):
                made.append(Sample(unit, "framed"))
    return tuple(made)
