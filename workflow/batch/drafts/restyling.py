"""Translations that another house style would write: names of persons, headlines in capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import get_args

from workflow.article import plain_text
from workflow.batch.workspace import Job, Workspace
from workflow.drafting.masking import Slot
from workflow.drafting.planning import plan_draft
from workflow.drafting.truecase import is_shouted, shout
from workflow.style import LaterMention, Names, Style
from workflow.translations import Unit

_STYLES = tuple(
    Style(names, mention) for names, mention in product(get_args(Names), get_args(LaterMention))
)


def style_faults(workspace: Workspace, job: Job, unit: Unit) -> tuple[str, ...]:
    """What `[style]` of the desk would write otherwise in a translation, each a clause.

    A name counts only where it stands there as another house style writes it, and a headline
    where its capitals are not those of the style. What a person wrote is measured by its names
    alone: how a headline is set is theirs to choose. A draft from the memory is as a reviewer
    wrote it, and what a `#. check:` line tells already another draft would not mend: neither
    counts.
    """
    if not unit.is_human and unit.origin and unit.origin.is_memory:
        return ()
    faults = [
        f"the house style writes {form}, not {other}"
        for form, other in _names(workspace, job, unit)
        if unit.is_human or not any(form.casefold() in line.casefold() for line in unit.checks)
    ]
    if not unit.is_human:
        faults += _headline(workspace, job, unit)
    return tuple(faults)


def _headline(workspace: Workspace, job: Job, unit: Unit) -> Iterator[str]:
    source, target = plain_text(unit.source), plain_text(unit.target)
    if not is_shouted(source, job.pair.source):
        return
    if workspace.style.headline_case == "source":
        if shout(target, job.target) != target:
            yield "the house style writes this headline in capitals"
    elif is_shouted(target, job.target):
        yield "the house style writes this headline as a sentence"


def _names(workspace: Workspace, job: Job, unit: Unit) -> Iterator[tuple[str, str]]:
    """Forms of persons that are missing, each with the form of another style that is too many."""
    wanted = _forms(workspace, job, unit, workspace.style)
    if not wanted:
        return
    styles = _STYLES
    if unit.is_human and workspace.style.later_mention == "source":
        # then the style asks nothing of a person who names somebody again
        styles = tuple(one for one in _STYLES if one.later_mention == "source")
    others: dict[tuple[int, int], set[str]] = {place: set() for place in wanted}
    for style in styles:
        for place, form in _forms(workspace, job, unit, style).items():
            others.setdefault(place, set()).add(form)
    missing = Counter(wanted.values())
    surplus = _count(set().union(*others.values(), missing), plain_text(unit.target))
    both = missing & surplus
    missing, surplus = missing - both, surplus - both
    for place, form in sorted(wanted.items()):
        other = next((one for one in sorted(others[place]) if surplus[one]), None)
        if missing[form] and other is not None:
            missing[form] -= 1
            surplus[other] -= 1
            yield form, other


def _forms(
    workspace: Workspace, job: Job, unit: Unit, style: Style
) -> Mapping[tuple[int, int], str]:
    """How a style writes each person of a unit, by place in the source."""
    context = workspace.context(job.article)
    plan = plan_draft(unit.source, unit.kind, job.pair, workspace.glossary, context, style)
    return {(slot.start, slot.end): slot.form for slot in plan.slots if _is_sure_person(slot)}


def _is_sure_person(slot: Slot) -> bool:
    # A village that no row has is written as persons are: `commune de Môn Son`.
    small_place = slot.kind == "place" and slot.occurrence is None
    return (slot.kind == "person" or small_place) and not slot.doubt


def _count(forms: set[str], text: str) -> Counter[str]:
    """How often each form stands in a text; inside a longer one it does not count.

    Capitals of a headline do not matter, diacritics do.
    """
    by_letters = {form.casefold(): form for form in sorted(forms, reverse=True)}
    longest_first = sorted(by_letters, key=lambda form: (-len(form), form))
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
    return Counter(by_letters[found] for found in re.findall(pattern, text.casefold()))
