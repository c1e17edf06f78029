"""How two states of a termbase differ, concept by concept."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workflow.glossary.termbase import Glossary
from workflow.glossary.values import Concept, TermStatus

_BY_LANGUAGE = ("gender", "grammar", "known_renderings", "required", "excluded")


class Change(StrEnum):
    """What became of a concept."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ConceptChange:
    """One concept that is not as it was."""

    id: str
    change: Change
    details: tuple[str, ...] = ()
    """What changed, a clause each: `fr preferred: bureau → Bureau`. Empty unless changed."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What a change of the glossary did."""

    concepts: tuple[ConceptChange, ...]
    """In the order of the ids."""
    tables: bool
    """Whether the reference tables changed."""

    def __bool__(self) -> bool:
        return bool(self.concepts) or self.tables


def differences(old: Glossary, new: Glossary) -> Differences:
    """What changed from one glossary to another. Line numbers, notes and sources count for
    nothing: they touch no translation."""
    before = {concept.id: concept for concept in old.concepts}
    after = {concept.id: concept for concept in new.concepts}
    changes: list[ConceptChange] = []
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            changes.append(ConceptChange(name, Change.ADDED))
        elif name not in after:
            changes.append(ConceptChange(name, Change.REMOVED))
        elif details := tuple(_details(before[name], after[name])):
            changes.append(ConceptChange(name, Change.CHANGED, details))
    return Differences(tuple(changes), tables=_parts(old) != _parts(new))


def _parts(glossary: Glossary) -> tuple[object, ...]:
    """What reference tables hold; the tables themselves are compared by identity."""
    tables = glossary.tables
    return tables.types, tables.issuers, tables.bodies, tables.languages


def _details(old: Concept, new: Concept) -> Iterator[str]:
    if old.kind != new.kind:
        yield f"kind: {old.kind or 'none'} → {new.kind or 'none'}"
    for code in sorted(old.terms.keys() | new.terms.keys()):
        first, second = old.preferred(code), new.preferred(code)
        if first != second:
            yield f"{code} preferred: {first or 'none'} → {second or 'none'}"
        for status in (TermStatus.ADMITTED, TermStatus.FORBIDDEN):
            had, has = set(old.forms(code, status)), set(new.forms(code, status))
            signed = [f"+ {form}" for form in sorted(has - had)]
            signed += [f"- {form}" for form in sorted(had - has)]
            if signed:
                yield f"{code} {status}: {', '.join(signed)}"
    for name in _BY_LANGUAGE:
        one: Mapping[str, object] = getattr(old, name)
        other: Mapping[str, object] = getattr(new, name)
        for code in sorted(one.keys() | other.keys()):
            if one.get(code) != other.get(code):
                yield f"{code} {name.replace('_', ' ')}"
    for item in dataclasses.fields(old.usage):
        had_value, has_value = getattr(old.usage, item.name), getattr(new.usage, item.name)
        if had_value != has_value:
            yield f"{item.name}: {_said(had_value)} → {_said(has_value)}"


def _said(value: object) -> str:
    return "none" if value in (None, "") else str(value)
