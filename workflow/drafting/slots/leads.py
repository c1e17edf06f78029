"""Articles that a source leaves out before a title and its holder, given to an engine.

`Prime Minister Pham Minh Chinh chairs …` came out as `Primer ministro Pham Minh Chinh preside`,
and of `Among the guests were Minister X and …` the first had no article and a singular verb. The
words are data, in `leads.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from workflow.drafting.masking import Slot
from workflow.drafting.outcomes import Repair
from workflow.engines import Pair
from workflow.seams.datelines import is_dateline
from workflow.seams.tables import seam_rules

_TITLE, _PERSON, _PLACE = "title", "person", "place"
_STOP = re.compile(r"[.!?…][»”\"’)\s]*\Z")
_OWN = re.compile(r"(?:his|her) ", re.IGNORECASE)
_QUOTED = re.compile(r"(?:\A|[.!?:,…] )[“\"«]\Z")
_RULE = "whom a sentence with its subject last names"


def with_opening_leads(
    slots: Sequence[Slot], reading: str, pair: Pair, *, headline: bool, caption: bool = False
) -> list[Slot]:
    """The slots in their order; a held title that begins a sentence gets an article to go with.

    So does one behind the verb of a sentence with its subject last, the next of a list of
    persons, and a place that begins a sentence. Nothing in a headline, in a line without a stop
    unless it is a `caption` that goes on behind the name, or where somebody is spoken to.
    """
    words, target = _document().get(pair.source), seam_rules(pair.target)
    if words is None or target is None or target.bare is None or target.bare.dropped:
        return list(slots)
    ends = _STOP.search(reading) or (caption and _goes_on(slots, reading))
    if headline or not ends or re.search(words["address"], reading):
        return list(slots)
    held = set(_held(slots))
    made: list[Slot] = []
    listed = False
    for slot in slots:
        before = reading[: slot.start]
        if slot.kind == _TITLE and re.search(words["inverted"], before):
            listed = True
        # `were Minister X, Minister General Y and …`
        follows = bool(made) and made[-1].kind == _PERSON
        if follows and slot.start in held and not listed:
            listed = _is_led(made)
        if slot.start in held and listed and follows and not slot.lead:
            if re.fullmatch(words["list"], reading[made[-1].end : slot.start]):
                slot = replace(slot, lead=f"{words['article']} ")
            else:
                listed = False
        if slot.kind == _TITLE and not slot.lead and re.fullmatch(words["always"], slot.text):
            article = words["article"]
            begins = not before or _opens(before, words)
            slot = replace(slot, lead=f"{article.capitalize() if begins else article} ")
        if slot.kind == _PLACE and not slot.lead and (not before or _opens(before, words)):
            # `Lang Son province hosts a fair every year.`; not `Lang Son province.`
            named = slot.grammar.article == "definite"
            if named and re.match(words["behind_place"], reading[slot.end :]):
                slot = replace(slot, lead=f"{words['article'].capitalize()} ")
        if slot.kind == _PLACE and made and made[-1].kind == _PLACE and made[-1].lead:
            # `Da Nang city and Hue city signed a pact.`
            between = reading[made[-1].end : slot.start]
            if slot.grammar.article == "definite" and re.fullmatch(words["list"], between):
                slot = replace(slot, lead=f"{words['article']} ")
        if slot.start in held and not slot.lead:
            if not before or _opens(before, words) or _quotes(slot, slots, reading):
                slot = replace(slot, lead=f"{words['article'].capitalize()} ")
            elif _asks(before, words) and not _owns(slot, slots, reading):
                slot = replace(slot, lead=f"{words['article']} ")
        made.append(slot)
    return made


def _goes_on(slots: Sequence[Slot], reading: str) -> bool:
    """Whether words in small letters follow the first name of a text, as a verb does."""
    name = next((one for one in slots if one.kind == _PERSON), None)
    return name is not None and re.match(r" [a-z]{3,} ", reading[name.end :]) is not None


def _is_led(made: Sequence[Slot]) -> bool:
    """Whether the last of the slots are a person and his titles, the first with an article."""
    for one in reversed(made):
        if one.kind not in (_TITLE, _PERSON):
            return False
        # `His spouse Ngo Phuong Ly, Defence Minister X and …`
        if (one.kind == _TITLE and one.lead) or _OWN.match(one.text):
            return True
    return False


def _opens(before: str, words: Mapping[str, Any]) -> bool:
    return re.search(words["opening"], before) is not None or is_dateline(before)


def _quotes(slot: Slot, slots: Sequence[Slot], reading: str) -> bool:
    """Whether a quotation begins with a title whose holder is told of: `“Minister X was right”`."""
    name = next((one for one in slots if one.start >= slot.end and one.kind == _PERSON), slot)
    told = re.match(r" [a-z]{2,} ", reading[name.end :])
    return told is not None and _QUOTED.search(reading[: slot.start]) is not None


def _asks(before: str, words: Mapping[str, Any]) -> bool:
    return any(re.search(words[one], before) for one in ("joined", "inverted"))


def _owns(slot: Slot, slots: Sequence[Slot], reading: str) -> bool:
    """Whether what follows the holder's name is his: `was Prime Minister X's brother`."""
    name = next((one for one in slots if one.start >= slot.end and one.kind == _PERSON), slot)
    return reading[name.end : name.end + 2] in ("'s", "’s")


def _held(slots: Sequence[Slot]) -> Iterator[int]:
    """Where titles begin whose holder's name follows, perhaps behind a rank or a second title."""
    names = {slot.start for slot in slots if slot.kind == _PERSON}
    held: set[int] = set()
    for slot, following in reversed([*pairwise([*slots, *slots[-1:]])]):
        if slot.kind != _TITLE or slot.grammar.number == "pl":
            continue
        ranked = following.start == slot.end + 1 and following.start in held
        # `President Ho Chi Minh` is one slot
        whole = slot.occurrence is not None and slot.occurrence.id in _document()["whole"]
        if slot.end + 1 in names or ranked or whole:
            held.add(slot.start)
    yield from held


def mend_inverted(
    answer: str, source: str, slots: Sequence[Slot], pair: Pair
) -> tuple[str, tuple[Repair, ...]]:
    """A masked answer with the verb of a sentence with its subject last, and what was mended.

    `source` is the plain text that the slots belong to. `era el primer ministro X y …` of `were
    Prime Minister X and …` is `estaban el primer ministro X y …`.
    """
    words = _document().get(pair.source)
    verbs = (words or {}).get("verbs", {}).get(pair.target)
    if words is None or verbs is None:
        return answer, ()
    for slot in slots:
        found = re.search(words["inverted"], source[: slot.start])
        if found is None or slot.kind not in (_TITLE, _PERSON):
            continue
        put = verbs["put"].get(found["verb"].lower())
        subject = rf"(?:{verbs['articles']})?{re.escape(slot.placeholder)}(?!\w)"
        pattern = rf"(?<!\w)(?:{verbs['said']})(?= {subject})"
        said = re.search(pattern, answer, re.IGNORECASE)
        if put is None or said is None or said.group() == put:
            continue
        repair = Repair(f"{said.group()} … {slot.form}", f"{put} … {slot.form}", _RULE)
        return answer[: said.start()] + put + answer[said.end() :], (repair,)
    return answer, ()


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("leads.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
