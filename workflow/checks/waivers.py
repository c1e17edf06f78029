"""Waivers: findings that a person has looked at and lets stand, with the reason.

A waiver is a line of the translator's comment in the PO file:

    # check-ignore: numbers — the agency's figure was wrong, the ministry's is given
    # check-ignore: quotes, spacing -- a poem

It holds for all findings of the named checks in that entry. Without a reason it counts for
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from workflow.checks.base import Finding, Severity

CHECK_ID = "waiver"
"""Id of the findings about waivers themselves, which cannot be waived."""

_LINE = re.compile(r"[ \t]*check-ignore[ \t]*:[ \t]*(?P<rest>.*)\Z", re.IGNORECASE)
# "numbers — why", "numbers, quotes -- why", "numbers: why", "numbers - why"
_REST = re.compile(
    r"(?P<ids>\w+(?:[ \t]*,[ \t]*\w+)*)[ \t]*(?:(?:[—–:]|-{1,2})[ \t]*(?P<reason>.*))?\Z"
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One line that waives findings."""

    ids: tuple[str, ...]
    """Ids of checks; empty where the line cannot be read."""
    reason: str
    """Empty where none is given: the waiver does not count."""
    text: str
    """What stands behind `check-ignore:`."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is let stand."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of one unit, sorted by its waivers."""

    kept: tuple[Finding, ...]
    """What counts, with findings about the waivers at the end."""
    waived: tuple[Waived, ...]


def read_waivers(comment: str) -> list[Waiver]:
    """The waivers in a translator's comment, in order.

    >>> read_waivers("Checked.\\ncheck-ignore: numbers, quotes - as printed")
    [Waiver(ids=('numbers', 'quotes'), reason='as printed', text='numbers, quotes - as printed')]
    """
    if "check-ignore" not in comment.lower():
        return []
    lines = (match for line in comment.splitlines() if (match := _LINE.match(line)))
    return [_waiver(match["rest"].strip()) for match in lines]


def apply_waivers(
    comment: str,
    findings: Iterable[Finding],
    *,
    known: Collection[str] | None = None,
    ran: Collection[str] | None = None,
) -> Judged:
    """The findings that count and those that the unit's comment waives.

    `known`: the ids of all checks, to tell a misspelt one; `ran`: the ids of those that looked
    at the unit, since only they show that a waiver is no longer needed. `None` means: any.
    """
    found = tuple(findings)
    waivers = read_waivers(comment)
    if not waivers:
        return Judged(found, ())
    reasons = {
        name: waiver.reason for waiver in reversed(waivers) if waiver.reason for name in waiver.ids
    }
    kept = [one for one in found if one.check_id not in reasons]
    waived = [Waived(one, reasons[one.check_id]) for one in found if one.check_id in reasons]
    used = {one.finding.check_id for one in waived}
    for waiver in waivers:
        kept += _about(waiver, used, known, ran)
    return Judged(tuple(kept), tuple(waived))


def _waiver(rest: str) -> Waiver:
    match = _REST.match(rest)
    if match is None:
        return Waiver((), "", rest)
    ids = tuple(name.strip().lower() for name in match["ids"].split(","))
    return Waiver(ids, (match["reason"] or "").strip(), rest)


def _about(
    waiver: Waiver,
    used: Collection[str],
    known: Collection[str] | None,
    ran: Collection[str] | None,
) -> Iterator[Finding]:
    if not waiver.ids:
        yield _finding(f"“{waiver.text}” is no waiver, write check-ignore: id — reason")
        return
    if not waiver.reason:
        yield _finding(f"the waiver of {', '.join(waiver.ids)} needs a reason")
        return
    for name in waiver.ids:
        if known is not None and name not in known:
            yield _finding(f"there is no check {name}")
        elif name not in used and (ran is None or name in ran):
            yield _finding(f"{name} is no longer needed")


def _finding(message: str) -> Finding:
    return Finding(CHECK_ID, Severity.WARNING, message)
