"""Drafts of a hostile engine judged by plain search over the forms of the world."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from tests.drafting.hostile import Planted, World
from workflow.drafting import Draft, Status

_RESIDUE = re.compile(r"Q\s?Z|\$\s?\d|\[|\]|ZX\d", re.IGNORECASE)


def judge(world: World, made: Draft) -> None:
    """Fail where anything that is trusted is wrong."""
    trusted: Counter[str] = Counter()
    for one in world.planted:
        told = [
            outcome
            for outcome in made.outcomes
            if (outcome.occurrence.start, outcome.occurrence.end) == (one.start, one.end)
        ]
        assert [outcome.occurrence.id for outcome in told] == [_identity(world, one)], one
        assert told[0].occurrence.text == world.source[one.start : one.end]
        trusted[one.key] += told[0].status is not Status.REVIEW
    assert len(made.outcomes) == len(world.planted)
    right, wrong, rest = tally(world, made.text)
    for key, times in trusted.items():
        if times:
            assert right[key] >= times, f"{key} is not there {times} times: {made.text}"
            assert not wrong[key], f"an unapproved wording of {key} is left: {made.text}"
    if any(trusted.values()):
        assert not _RESIDUE.search(made.text), f"residue: {made.text}"
    if not made.checks:
        planted = Counter(one.key for one in world.planted)
        assert {key: right[key] for key in planted} == planted, made.text
        assert _figures(_without(world)) == _figures(rest), made.text


def tally(world: World, text: str) -> tuple[Counter[str], Counter[str], str]:
    """How often each term stands in a text approved and otherwise, and what else is there.

    Of wordings inside each other the longest counts. Approved forms are there letter by letter,
    but for a capital at the begin; the others in any case.
    """
    text = unicodedata.normalize("NFC", text)
    wordings = {
        form: (key, approved)
        for approved, table in ((False, world.unapproved), (True, world.approved))
        for key, forms in table.items()
        for form in forms
    }
    longest = sorted(wordings, key=lambda form: (-len(form), form))
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?![\w/]|[-–.,]\w| / )", re.I
    )
    by_letters = {form.casefold(): both for form, both in wordings.items()}
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for match in pattern.finditer(text):
        key, approved = by_letters[match.group().casefold()]
        if not approved:
            wrong[key] += 1
        elif any(
            match.group() in (form, form[:1].upper() + form[1:]) for form in world.approved[key]
        ):
            right[key] += 1
    return right, wrong, pattern.sub(" ", text)


def _identity(world: World, planted: Planted) -> str:
    """The id of what was planted, as outcomes have it: a symbol in Vietnamese letters."""
    return planted.key.replace("ND-CP", "NĐ-CP")


def _without(world: World) -> str:
    text = world.source
    for one in reversed(world.planted):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _figures(text: str) -> Counter[str]:
    """Figures that stand alone; `B52` and `13th` are parts of forms."""
    return Counter(re.findall(r"(?<!\w)\d+(?!\w)", text))
