"""*He* or *she* for a subject that the source leaves out, where an engine wrote *it*.

`Conversó con el primer ministro` came out as `It conversed with the Prime Minister`. Whom such a
sentence speaks of is said by the one before it: where its subject is a person, the pronoun is
theirs; where nothing tells, a person must look. What shows a subject is data, in
`dropped_subjects.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.outcomes import Repair
from workflow.engines import Pair
from workflow.glossary.names.foreign_rules import foreign_rules, gender_of_first_name

_TARGET = "en"
_RULE = "the subject of the sentence before"
_DOUBT = "subject: the source leaves it out, the draft has “It”: see who is meant"
_DOUBT_OBJECT = (
    "subject: the draft has “it” for somebody or something named before: see who is meant"
)
_MOST = 4
"""Sentences before one in which its subject is looked for."""
_SENTENCE_END = re.compile(r"[.!?…][”»\"’)]*\s+(?=[^\W\d_a-záéíóúñ]|[¿¡“«\"])")
# `It conversed`, `Also it conversed`, `In Havana, it conversed`
_IT = re.compile(r"\A(?:[^\s,]+,? |[^,.;:]{1,90}, )?(?P<it>[Ii]t)(?= [a-z])")
# `In Havana, inaugurated a plant`: behind a part in front an engine puts no pronoun at all
_NOBODY = re.compile(
    r"\A[^,.;:]{2,90}, (?P<it>)(?=(?:will|would|has|had|held|met|said|gave|took|made|told|left|came"
    r"|went|spoke|paid|led|sent|brought|[a-z]+ed) )"
)
_IT_BEHIND = re.compile(r"(?<=[a-z] )it(?=[ .,;])")
# `Se informó que` is `It was reported that`
_IMPERSONAL = re.compile(r" (?:is|was|were|will be|has been|had been|would be)(?!\w)")
# `La Habana, 25 sep (Prensa Latina) El secretario`, `Hanói, 14 oct (EFE).- El ministro`
_DATELINE = re.compile(r"\A[^()]{2,60}\([^()]{2,30}\)\W{0,4}\s+(?=\w)")
_PRONOUNS = {"m": "he", "f": "she", "it": "it"}
_WORD = re.compile(r"[^\W\d_]+")
_IS_THING = "it"


@dataclass(frozen=True, slots=True)
class Named:
    """An answer with its pronoun mended, or why somebody must look."""

    text: str
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[str, ...] = ()


def with_dropped_subjects(answer: str, reading: str, body: Iterable[str], pair: Pair) -> Named:
    """A masked answer in which the subject that `reading` leaves out is he, she or it.

    `body` are the texts of the article in order; the sentence before is looked for in them.
    """
    rules = _document().get(pair.source)
    if rules is None or pair.target != _TARGET:
        return Named(answer)
    whom = re.match(rules["whom"], reading[_opening(reading, rules) :])
    if not _leaves_out(reading, rules) and whom is None:
        return Named(answer)
    told = (_subject(one, pair.source) for one in sentences_before(reading, body))
    gender = "f" if re.search(rules["herself"], reading) else next((one for one in told if one), "")
    owned = rules["objects"].get(whom.lastgroup, "") if whom else _pronoun_before(reading, rules)
    if owned:
        return _with_object(answer, gender, owned)
    found = _IT.match(answer) or _NOBODY.match(answer)
    if found is None or (
        _IMPERSONAL.match(answer, found.end()) and " se " in f" {reading[:9].lower()}"
    ):
        return Named(answer)
    start, end = found.span("it")
    if gender not in _PRONOUNS or (gender == _IS_THING and end > start):
        return Named(answer, (), () if gender == _IS_THING else (_DOUBT,))
    pronoun = _PRONOUNS[gender]
    pronoun = pronoun.capitalize() if found["it"][:1].isupper() else pronoun
    verb = answer[end:].split(" ")[0]
    repair = Repair(found["it"] or verb, pronoun if end > start else f"{pronoun} {verb}", _RULE)
    pronoun += " " if end == start else ""
    return Named(answer[:start] + pronoun + answer[end:], (repair,))


def _with_object(answer: str, gender: str, owned: str) -> Named:
    """An answer with *him* or *her* for `it` behind its verb; `owned` is the pronoun's gender.

    The sentence before speaks of whom the pronoun means; who does it stands in this one.
    """
    found = _IT_BEHIND.search(answer)
    if _IT.match(answer) is not None:
        return Named(answer, (), (_DOUBT,))
    if found is None or gender == _IS_THING:
        return Named(answer)
    if gender != owned:
        return Named(answer, (), (_DOUBT_OBJECT,))
    pronoun = {"m": "him", "f": "her"}[gender]
    text = f"{answer[: found.start()]}{pronoun}{answer[found.end() :]}"
    return Named(text, (Repair("it", pronoun, _RULE),))


def _pronoun_before(reading: str, rules: Mapping[str, Any]) -> str:
    """The gender of the pronoun before the verb that a sentence begins with: `La recibió`."""
    start = _opening(reading, rules)
    word = _WORD.match(reading, start)
    objects: Mapping[str, str] = rules["objects"]
    return objects.get(word.group().lower(), "") if word is not None else ""


def _leaves_out(reading: str, rules: Mapping[str, Any]) -> bool:
    """Whether a sentence has a verb where its subject would stand."""
    return _verb(reading, rules) is not None


def _verb(sentence: str, rules: Mapping[str, Any]) -> str | None:
    start = _opening(sentence, rules)
    found = re.match(
        rf"(?i:{rules['before']})(?P<verb>(?i:{rules['verb']}))(?!\w)", sentence[start:]
    )
    if found is None:
        return None
    # `Será la segunda mujer que lo ocupe.`
    behind = sentence[start + found.end() :]
    if found["verb"].lower() in rules["nobody"] and not re.match(rules["somebody"], behind):
        return None
    return found["verb"]


def _opening(sentence: str, rules: Mapping[str, Any]) -> int:
    """Where a sentence begins, behind marks and what stands in front."""
    found = re.match(rf"[“«\"¿¡(]*(?:{rules['fronted']})?", sentence)
    return found.end() if found is not None else 0


def sentences_before(reading: str, body: Iterable[str]) -> list[str]:
    """The few sentences before one in its article, the nearest first."""
    texts: list[str] = []
    for text in body:
        place = text.find(reading)
        if place >= 0:
            texts.append(text[:place])
            break
        texts.append(text)
    else:
        return []
    sentences = [one for text in texts[-_MOST:] for one in _SENTENCE_END.split(text.strip()) if one]
    return sentences[::-1][:_MOST]


def _subject(sentence: str, language: str) -> str:
    """The gender of a person who is the subject of a sentence.

    `it` for a thing, `?` where it cannot be told; empty where it leaves its own out.
    """
    rules = _document()[language]
    if _verb(sentence, rules) is not None:
        return ""
    sentence = _DATELINE.sub("", sentence)
    sentence = sentence[_opening(sentence, rules) :]
    words = _WORD.findall(sentence)[:4]
    if not words:
        return "?"
    articles: Mapping[str, str] = rules["articles"]
    if words[0].lower() in articles:
        gender = articles[words[0].lower()]
        persons = set(rules["persons"]) | _offices(language)
        behind = [word.lower() for word in words[1:]]
        while behind and behind[0] in rules["small"]:
            behind.pop(0)
        if not gender or not behind:
            return "?"
        return gender if behind[0] in persons else _IS_THING
    if words[0][0].isupper() and (named := gender_of_first_name(words[0])):
        return named
    return "?"


@cache
def _offices(language: str) -> frozenset[str]:
    rules = foreign_rules(language)
    return frozenset(one for one in rules.offices if " " not in one) if rules else frozenset()


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("dropped_subjects.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
