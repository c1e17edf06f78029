"""Which translated units a change of the glossary touches, and those in another house style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workflow.article import plain_text
from workflow.batch.drafts.restyling import style_faults
from workflow.batch.workspace import Job, Workspace, read_catalog
from workflow.checks import CHECKS, Finding, Severity, Translation, check_unit
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.verdicts.differences import Differences, differences
from workflow.translations import State, Unit

_FAMILIES = ("terms", "references")
"""Check families that look at what the glossary says."""


@dataclass(frozen=True, slots=True)
class FormChange:
    """A term or reference of a source text whose approved form is another than before."""

    text: str
    id: str
    """Concept id, or the reference's id."""
    old: str | None
    """The approved form before; `None` where there was none or the term was not known."""
    new: str | None


@dataclass(frozen=True, slots=True)
class UnitImpact:
    """A translated unit that a change of the glossary touches."""

    job: Job
    unit: Unit
    forms: tuple[FormChange, ...]
    """Empty where only what is admitted or forbidden in the translation changed."""
    problems: tuple[str, ...]
    """How the translation disagrees with the new glossary; empty where it agrees."""

    @property
    def state(self) -> str:
        """`reviewed`, `human draft` or `draft`."""
        return state_of(self.unit)

    @property
    def agrees(self) -> bool:
        """Whether the translation agrees with the new glossary."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class StyleClash:
    """A translated unit that `[style]` of the desk writes otherwise."""

    job: Job
    unit: Unit
    faults: tuple[str, ...]

    @property
    def state(self) -> str:
        """`reviewed`, `human draft` or `draft`."""
        return state_of(self.unit)


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change of the glossary touches."""

    changes: Differences
    units: tuple[UnitImpact, ...]
    """By article, target language and line."""
    restyled: tuple[StyleClash, ...] = ()
    """What the house style of today writes otherwise, whatever changed in the glossary."""

    @property
    def reviewed_disagree(self) -> bool:
        """Whether a reviewed translation no longer agrees with the glossary."""
        return any(one.unit.state is State.REVIEWED and not one.agrees for one in self.units)


def impact_of(workspace: Workspace, jobs: Iterable[Job], old: Glossary) -> Impact:
    """What the change from `old` to the desk's glossary touches; writes nothing.

    A unit is touched when terms or references are found in its source that were not, or no
    longer, or have another approved form, or when what the checks of terms and references say
    of its translation changed. Units without a translation are left out. What the house style
    writes otherwise is listed beside them: it has no revisions to compare.
    """
    changes = differences(old, workspace.glossary)
    comparison = _Comparison(old, workspace.glossary, changes) if changes else None
    ordered = sorted(jobs, key=lambda job: (job.article.id, job.target))
    done = workspace.reporter.begin("Comparing", len(ordered))
    units: list[UnitImpact] = []
    restyled: list[StyleClash] = []
    for job in ordered:
        catalog = read_catalog(workspace, job.catalog_path)
        there = sorted(catalog.units if catalog else (), key=lambda unit: unit.line)
        if comparison is not None:
            units += comparison.touched(job, there)
        for unit in there:
            if unit.target and (faults := style_faults(workspace, job, unit)):
                restyled.append(StyleClash(job, unit, faults))
        done(1)
    return Impact(changes, tuple(units), tuple(restyled))


def state_of(unit: Unit) -> str:
    """`reviewed`, `human draft` or `draft`, as people speak of a translated unit."""
    if unit.state is State.REVIEWED:
        return "reviewed"
    return "human draft" if unit.is_human else "draft"


def disagreements(job: Job, unit: Unit, glossary: Glossary) -> tuple[Finding, ...]:
    """What the checks of terms and references hold against a translation, as errors."""
    translation = Translation(unit.source, unit.target, job.pair.source, job.target, glossary)
    checks = [check for check in CHECKS if check.id in _FAMILIES]
    return tuple(
        finding for finding in check_unit(translation, checks) if finding.severity is Severity.ERROR
    )


@dataclass(slots=True)
class _Comparison:
    """Two glossaries and what they find in a text, each text searched once."""

    old: Glossary
    new: Glossary
    changes: Differences
    found: dict[tuple[str, str], tuple[list[Occurrence], list[Occurrence]]] = field(
        default_factory=dict
    )

    def touched(self, job: Job, units: Iterable[Unit]) -> Iterator[UnitImpact]:
        changed = {change.id for change in self.changes.concepts}
        for unit in units:
            if not unit.target:
                continue
            old, new = self._find(plain_text(unit.source), job.pair.source)
            forms = tuple(self._changed_forms(old, new, job.target))
            # A form that is newly forbidden may stand in any translation.
            named = changed & {one.id for one in (*old, *new)}
            if not (forms or named or self._rules_changed(job.target)):
                continue
            problems = disagreements(job, unit, self.new)
            if forms or problems != disagreements(job, unit, self.old):
                yield UnitImpact(job, unit, forms, tuple(map(str, problems)))

    def _find(self, text: str, language: str) -> tuple[list[Occurrence], list[Occurrence]]:
        place = (language, text)
        if place not in self.found:
            self.found[place] = (self.old.find(text, language), self.new.find(text, language))
        return self.found[place]

    def _rules_changed(self, language: str) -> bool:
        """Whether what holds for any translation into a language may have changed."""
        return self.changes.tables or any(
            not change.details or any(said.startswith(f"{language} ") for said in change.details)
            for change in self.changes.concepts
        )

    def _changed_forms(
        self, old: Sequence[Occurrence], new: Sequence[Occurrence], language: str
    ) -> Iterator[FormChange]:
        before = {_place(one): (one, self.old.render(one, language)) for one in old}
        after = {_place(one): (one, self.new.render(one, language)) for one in new}
        same = {
            place for place in before.keys() & after.keys() if before[place][1] == after[place][1]
        }
        gone = [item for place, item in before.items() if place not in same]
        for place, (one, form) in after.items():
            if place in same:
                continue
            twin = next((item for item in gone if _overlap(item[0], one)), None)
            if twin is not None:
                gone.remove(twin)
            yield FormChange(one.text, one.id, twin[1] if twin else None, form)
        for one, form in gone:
            yield FormChange(one.text, one.id, form, None)


def _place(occurrence: Occurrence) -> tuple[int, int, str]:
    return occurrence.start, occurrence.end, occurrence.id


def _overlap(one: Occurrence, other: Occurrence) -> bool:
    return one.start < other.end and other.start < one.end
