"""How many of the seeded errors the checks catch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.checks_seeds import Kind, Sample, Seed, framed, samples, seeds
from workflow.checks import (
    CHECKS,
    Finding,
    Severity,
    Translation,
    check_document,
    document_checks,
)
from workflow.glossary import Glossary
from workflow.style import Style

_AROUND = 4
"""Good sentences that stand in one document with a flawed one."""


@dataclass(slots=True)
class Caught:
    """The errors of one kind in one language."""

    kind: Kind
    language: str
    seeds: Sequence[Seed] = ()
    errors: int = 0
    found: int = 0
    """Those with any new finding."""
    by: Counter[str] = field(default_factory=Counter)
    """The checks that told, by how many errors."""
    missed: list[Seed] = field(default_factory=list)
    """Those without a finding of the level asked for."""

    @property
    def made(self) -> int:
        """How many errors were made."""
        return len(self.seeds)

    @property
    def cell(self) -> str:
        """The figures in short: `9/10`, with warnings `7+3/10`."""
        more = self.found - self.errors
        return f"{self.errors}{f'+{more}' if more else ''}/{self.made}"


def catch(kind: Kind, glossary: Glossary, language: str, most: int) -> Caught:
    """Make errors of a kind in translations into a language, and look for them."""
    listed = samples(glossary, language)
    if kind.name == "forbidden form":
        listed = framed(glossary, language)
    caught = Caught(kind, language, seeds(kind, listed, most))
    good = [one.unit for one in samples(glossary, language)[:_AROUND]]
    for seed in caught.seeds:
        new = new_findings(seed, good)
        errors = [one for one in new if one.severity is Severity.ERROR]
        caught.errors += bool(errors)
        caught.found += bool(new)
        caught.by.update({one.check_id for one in errors or new})
        if not (errors if kind.is_error else new):
            caught.missed.append(seed)
    return caught


def new_findings(seed: Seed, around: Sequence[Translation]) -> list[Finding]:
    """What is said of the flawed translation and was not of the good one."""
    before = {(one.check_id, one.message) for one in _findings(seed.sample, around)}
    found = _look(seed.unit, around)
    return [one for one in found if (one.check_id, one.message) not in before]


def _findings(sample: Sample, around: Sequence[Translation]) -> list[Finding]:
    return _look(sample.unit, around)


def _look(unit: Translation, around: Sequence[Translation]) -> list[Finding]:
    same = [
        one
        for one in around
        if one.source_language == unit.source_language and one.source != unit.source
    ]
    return check_document([unit, *same], CHECKS, document_checks(Style()))[0]
