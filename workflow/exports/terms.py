"""The terms and references of a document gathered from its sentences: one entry each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workflow.exports.aligned import UsedEntry

NEEDS_REVIEW = "needs review"
REPAIRED = "repaired"
UNCHECKED = ""

STATUSES = (NEEDS_REVIEW, UNCHECKED, REPAIRED, "verified", "enforced")
"""What a translation file says of a term, the worst first; empty where it says nothing."""

_TO_LOOK_AT = (NEEDS_REVIEW, REPAIRED)
# "Fiesta el comité Central → Comité Central del Partido (known rendering)"
_REPAIR = re.compile(r"(?P<before>.*) → (?P<after>.*) \((?P<method>[^()]*)\)")
# Repairs of the words around a form ("de le → du (fr-contraction)") are no repairs of the form:
# their methods are rules of a language.
_AROUND_THE_FORM = re.compile(r"[a-z]{2,3}-\w")


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term or reference at one place of the article."""

    kind: str
    """`term` or `reference`."""
    source: str
    target: str
    """The approved form; empty where there is none."""
    block: int
    """Index of its block in the document."""
    status: str
    """What the sentence's translation says of it; empty where it says nothing."""
    repairs: tuple[str, ...]
    """All repairs of that sentence: `before → after (method)`."""


def used_entries(uses: Iterable[TermUse]) -> tuple[UsedEntry, ...]:
    """One entry for each term or reference, in the order they first come."""
    gathered: dict[tuple[str, str, str], list[TermUse]] = {}
    for use in uses:
        gathered.setdefault((use.kind, use.source, use.target), []).append(use)
    return tuple(_entry(found) for found in gathered.values())


def sorted_for_editors(entries: Sequence[UsedEntry]) -> list[UsedEntry]:
    """Those that need review first, the others in the order they came."""
    return sorted(entries, key=lambda entry: entry.status != NEEDS_REVIEW)


def label_places(places: Iterable[int], labels: Mapping[int, str]) -> str:
    """The numbers of the blocks as the document shows them, each once."""
    return ", ".join(dict.fromkeys(labels[place] for place in places if labels.get(place)))


def _entry(uses: Sequence[TermUse]) -> UsedEntry:
    first = uses[0]
    status = min((use.status for use in uses), key=_rank)
    told = [use for use in uses if use.status == status] if status in _TO_LOOK_AT else []
    repairs = [
        repair
        for use in uses
        if use.status in _TO_LOOK_AT
        for repair in _repairs_of(use.target, use.repairs)
    ]
    return UsedEntry(
        kind=first.kind,
        source=first.source,
        target=first.target,
        note="",
        count=len(uses),
        status=status,
        repairs=tuple(dict.fromkeys(repairs)),
        places=tuple(dict.fromkeys(use.block for use in told)),
    )


def _rank(status: str) -> int:
    """A status that is not known counts as none."""
    return STATUSES.index(status if status in STATUSES else UNCHECKED)


def _repairs_of(form: str, repairs: Iterable[str]) -> Iterable[str]:
    """`before → after` of the repairs that put this form in."""
    wanted = _folded(form)
    for repair in repairs:
        found = _REPAIR.fullmatch(repair)
        if not wanted or found is None or _AROUND_THE_FORM.match(found["method"]):
            continue
        after = _folded(found["after"])
        # A forced form is logged by the words that changed: "de la fiesta → del Partido"
        if after and (wanted in after or after in wanted):
            yield f"{found['before']} → {found['after']}"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
