"""Mending the words directly around approved forms, where the mending is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workflow.seams.adjectives import mend_adjective, mend_preposition
from workflow.seams.agreement import judge_chain
from workflow.seams.bare import mend_bare
from workflow.seams.blanks import mend_accents, mend_blanks, mend_repeats
from workflow.seams.endings import mend_ending, mend_genitive
from workflow.seams.possessors import mend_possessor
from workflow.seams.predicates import mend_apposition, mend_predicate, mend_verb
from workflow.seams.pronouns import mend_pronoun
from workflow.seams.references import mend_reference
from workflow.seams.seam import Change, Seam, seams
from workflow.seams.tables import SeamRules, seam_rules
from workflow.seams.values import Edit, Placed, Repaired

_PASSES = 8
"""More than the mendings that can follow from each other at one seam."""


def repair_seams(
    text: str, placed: Sequence[Placed], language: str, *, draft: bool = False
) -> Repaired:
    """A target text in which each placed form fits its neighbours, with the log of the edits.

    Changed are determiner, adjective and preposition directly left of a form, and blanks beside it,
    a lost article is put there;
    behind one that is a subject its verb, participle and apposition, and the order of a lost
    genitive; in Norwegian its ending and genitive. Nothing where the language has no tables. A
    second repair of the result changes nothing. A headline gets the articles that a writer may
    leave out only where it is a `draft`. Raises `ValueError` where placed forms overlap.
    """
    rules = seam_rules(language)
    spans = [(one.start, one.end) for one in placed]
    edits: list[Edit] = []
    deep: set[int] = set()
    if rules is None:
        return Repaired(text, tuple(spans), ())
    for _ in range(_PASSES):
        standing = [
            Placed(start, end, one.grammar, one.kind)
            for one, (start, end) in zip(placed, spans, strict=True)
        ]
        changes = certain_changes(text, standing, rules, draft=draft)
        if not changes:
            break
        edits += [change.edit for change in changes]
        deep |= {spans.index(change.form) for change in changes if change.edit.is_deep}
        text, spans = _applied(text, spans, changes)
    return Repaired(text, tuple(spans), tuple(edits), frozenset(deep))


def certain_changes(
    text: str, placed: Sequence[Placed], rules: SeamRules, *, draft: bool = False
) -> list[Change]:
    """The repairs that one pass makes, from left to right, none touching another."""
    found = [replace(seam, draft=draft) for seam in seams(text, placed, rules)]
    gaps = [(seam.floor, seam.start) for seam in found]
    gaps.append((found[-1].end if found else 0, len(text)))
    wanted = [
        replace(change, form=(seam.start, seam.end))
        for seam in found
        for change in seam_changes(seam, rules)
    ]
    wanted += mend_accents(text, gaps, rules)
    chosen: list[Change] = []
    edge = 0
    for change in sorted(wanted, key=lambda one: one.replacements[0][:2]):
        if change.replacements[0][0] >= edge:
            chosen.append(change)
            edge = change.replacements[-1][1]
    return chosen


def seam_changes(seam: Seam, rules: SeamRules) -> Iterator[Change]:
    """At most one change left of a form, and one behind it."""
    left = (
        mend_repeats(seam, rules)
        or mend_bare(seam, rules)
        or mend_reference(seam, rules)
        or judge_chain(seam, rules).change
        or mend_adjective(seam, rules)
        or mend_preposition(seam, rules)
        or mend_ending(seam, rules)
        or mend_blanks(seam, rules)
    )
    behind = (
        mend_genitive(seam, rules)
        or mend_possessor(seam, rules)
        or mend_pronoun(seam, rules)
        or mend_verb(seam, rules)
        or mend_predicate(seam, rules)
        or mend_apposition(seam, rules)
    )
    yield from (change for change in (left, behind) if change is not None)


def _applied(
    text: str, spans: Sequence[tuple[int, int]], changes: Sequence[Change]
) -> tuple[str, list[tuple[int, int]]]:
    """The changed text, and the spans where they are in it."""
    replacements = [one for change in changes for one in change.replacements]
    out: list[str] = []
    place = 0
    for start, end, new in replacements:
        out += [text[place:start], new]
        place = end
    out.append(text[place:])

    def moved(at: int, *, is_end: bool) -> int:
        # An end moves with what changed inside its span, a start only with what lies before it:
        # also with an article that is put right there.
        return at + sum(
            len(new) - (end - start)
            for start, end, new in replacements
            if end <= at and (start < at or not is_end)
        )

    return "".join(out), [
        (moved(start, is_end=False), moved(end, is_end=True)) for start, end in spans
    ]
