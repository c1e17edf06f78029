"""Titles that lost their verb in a draft: `Ministro de Finanzas X jefes el comité`.

An engine read a verb as a noun. What shows it is data, in `lost_predicates.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.masking import Placed, Slot
from workflow.engines import Pair

_OWNED = "the sentence begins with it, the draft has it behind “{}”: see who does what"
_NOUN = "“{}” behind it may be a noun for the verb of the source"
# `heads the committee`: a verb in the singular, and what it is about
_VERB = re.compile(r"[ \u00a0](?:(?:also|now|then|later|still)[ \u00a0])?[a-z]{3,}s[ \u00a0]")
_GOES_ON = re.compile(r"[ \u00a0](?P<word>[a-zà-ÿ]{3,})(?!\w)")


def lost_predicates(
    reading: str, slots: Sequence[Slot], plain: str, placed: Sequence[Placed], pair: Pair
) -> Iterator[tuple[str, str]]:
    """The ids of titles that lost their verb, each with the reason.

    `reading` is the source that the slots belong to, `plain` the draft that `placed` are in.
    """
    source, target = (_document().get(one) for one in (pair.source, pair.target))
    if source is None or target is None:
        return
    for slot in slots:
        if slot.kind != "title" or slot.occurrence is None or slot.grammar.number == "pl":
            continue
        where = [one for one in placed if one.slot is slot]
        if len(where) != 1:
            continue
        name = next((one for one in slots if one.start == slot.end + 1), None)
        held = name if name is not None and name.kind == "person" else None
        end = held.end if held is not None else slot.end
        there = next((one.end for one in placed if one.slot is held), where[0].end)
        before = re.search(rf"(?<!\w)(?:{target['of']})\Z", plain[: where[0].start])
        if before is not None and _begins(reading, slot.start, end, source):
            yield slot.occurrence.id, _OWNED.format(before.group().strip())
        elif pair.source == "en" and _VERB.match(reading, end):
            noun = re.compile(target["noun"]).match(plain, there)
            if noun is not None and noun["word"].lower() not in target["no_noun"]:
                yield slot.occurrence.id, _NOUN.format(noun["word"])


def _begins(reading: str, start: int, end: int, words: Mapping[str, Any]) -> bool:
    """Whether a sentence begins with a title, and a word that may be its verb follows."""
    if not re.search(rf"(?:\A|[.!?…] )(?:{words['article']})?\Z", reading[:start]):
        return False
    word = _GOES_ON.match(reading, end)
    return word is not None and word["word"] not in words["no_verb"]


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("lost_predicates.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
