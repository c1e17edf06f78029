"""*Her* for a woman where an engine wrote *his* or *him*: Spanish `su` and `le` do not tell.

`La vicepresidenta ofrecerá una cena; su esposo no estará` came out as `his husband`. Who is named
before the pronoun is looked for, in its sentence and in those before; where these are women
alone, the pronoun is theirs. Where a man is named as well, a person must look. The words are
data, in `women.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.masking import Slot
from workflow.drafting.mending.dropped_subjects import Named, sentences_before
from workflow.drafting.outcomes import Repair
from workflow.engines import Pair
from workflow.glossary.names.foreign_rules import gender_of_first_name

_RULE = "the woman named before"
_SENTENCES = 2
"""Sentences before one in which women and men are looked for."""
_WORD = re.compile(r"[^\W\d_]+(?:\.|(?=\W|\Z))")
_THI = "thị"
_PERSON = "person"


def with_her(
    answer: str, reading: str, slots: Sequence[Slot], body: Iterable[str], pair: Pair
) -> Named:
    """A masked answer with *her* where only women are named before a pronoun of `reading`.

    `body` are the texts of the article in order. Nothing changes where the pronouns of both do
    not answer each other, one for one; a line tells of a pronoun that may be a woman's.
    """
    rules = _document().get(f"{pair.source}-{pair.target}")
    if rules is None:
        return Named(answer)
    his: Mapping[str, str] = rules["his"]
    made = list(re.finditer(rf"(?<!\w)(?:{'|'.join(his)})(?!\w)", answer, re.IGNORECASE))
    silent = list(re.finditer(rf"(?<!\w)(?:{rules['silent']})(?!\w)", reading, re.IGNORECASE))
    if not made or not silent:
        return Named(answer)
    texts = list(body)
    before = sentences_before(reading, texts)[:_SENTENCES]
    earlier = {one for text in before for one in _named(text, rules)}
    found = [
        _meant(
            _genders(reading[: one.start()], slots, rules),
            earlier,
            owned=one.group().lower() in rules["owned"],
        )
        for one in silent
    ]
    known: set[str] = set().union(*found)
    if known == {"m"} or (not known and not any("f" in _named(one, rules) for one in texts)):
        return Named(answer)
    if known != {"f"} or not all(found) or len(made) > len(silent):
        line = f"subject: the draft has “{made[0].group()}”: see whether a woman is meant"
        return Named(answer, (), (line,))
    repairs: list[Repair] = []
    for one in reversed(made):
        word = one.group()
        put = his[word.lower()]
        put = put.capitalize() if word[:1].isupper() else put
        answer = f"{answer[: one.start()]}{put}{answer[one.end() :]}"
        repairs.insert(0, Repair(word, put, _RULE))
    return Named(answer, tuple(repairs))


def _meant(own: set[str], earlier: set[str], *, owned: bool) -> set[str]:
    """The genders that a pronoun may have; `own` are those before it in its sentence."""
    if owned:
        # `La moción no prosperó: la retiraron sus promotores.`: what has it may be a thing
        return own or (set() if "f" in earlier else earlier)
    # `La ministra le entregó la medalla`: to whom, the sentence before tells
    return earlier if own in (set(), earlier) else own | earlier | {"m"}


def _genders(text: str, slots: Sequence[Slot], rules: Mapping[str, Any]) -> set[str]:
    """The genders of the persons named in the part of a reading before a pronoun."""
    there = [one for one in slots if one.kind == _PERSON and one.end <= len(text)]
    return {one.grammar.gender for one in there if one.grammar.gender} | set(_named(text, rules))


def _named(text: str, rules: Mapping[str, Any]) -> Iterator[str]:
    """The genders that words and given names of a text show."""
    women, men = frozenset(rules["women"]), frozenset(rules["men"])
    words = [one.group().rstrip(".") for one in _WORD.finditer(text)]
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else ""
        if word.lower() in women:
            yield "f"
        elif word.lower() in men:
            yield "m"
        elif word[:1].isupper() and behind[:1].isupper():
            gender = "f" if behind.lower() in ("thi", _THI) else gender_of_first_name(word)
            if gender:
                yield gender


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("women.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
