"""*Its* for a body where an engine wrote *his*: Spanish `su` and French `son` do not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.drafting.masking import Slot
from workflow.drafting.outcomes import Repair

_TARGET = "en"
_SOURCES = ("es", "fr")
_PERSONS = ("title", "person")
_HIS = re.compile(r"(?<!\w)(?:his|her)(?= )")
# Another that may have it: a pronoun, or a name that stands there in letters.
_OTHER = re.compile(r"(?<!\w)(?:he|she|who|whom|man|woman|(?<=[a-z,] )[A-Z][a-z]+)(?!\w)")


def with_its(
    answer: str, slots: Sequence[Slot], source: str, target: str
) -> tuple[str, tuple[Repair, ...]]:
    """A masked answer with *its* behind a body that its sentence begins with, and what was mended.

    `The National Assembly opened his 51st session.` Not where anybody stands between them.
    """
    bodies = [slot.placeholder for slot in slots if slot.kind == "body"]
    if target != _TARGET or source not in _SOURCES or not bodies:
        return answer, ()
    persons = [slot.placeholder for slot in slots if slot.kind in _PERSONS]
    either = "|".join(map(re.escape, sorted(bodies, key=len, reverse=True)))
    # `In the meantime, in Hanoi, the Standing Committee concluded his 48th meeting.`
    opening = re.compile(
        rf"(?:\A|(?<=[.!?] ))(?P<front>(?:[^.;:!?\n]{{1,80}}, )?)(?:[Tt]he )?(?:{either})(?!\w)"
        r"(?P<rest>[^.;:!?\n]*)"
    )
    repairs: list[Repair] = []

    def put(found: re.Match[str]) -> str:
        rest = found["rest"]
        his = _HIS.search(rest)
        if his is None:
            return found.group()
        before = rest[: his.start()]
        plain = f"{found['front']}{before}"
        for slot in slots:
            plain = plain.replace(slot.placeholder, "")
        named = any(name in f"{found['front']}{before}" for name in persons)
        if named or _OTHER.search(plain):
            return found.group()
        repairs.append(Repair(his.group(), "its", "a body’s own"))
        head = found.group()[: len(found.group()) - len(rest)]
        return f"{head}{before}its{rest[his.end() :]}"

    return opening.sub(put, answer), tuple(repairs)
