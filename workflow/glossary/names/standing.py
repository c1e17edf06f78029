"""Whether a word of the language is a person's name where it stands: `Hung, who headed …`.

Agencies name a person again by one word, and many of those are words of the language as well:
`Hung`, `Long`, `Man`, `May`, `Petit`, `Flores`. Inside a sentence a capital tells, at its head only
what stands behind. Lists and patterns are data (`standing.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from workflow.glossary.folding import key
from workflow.glossary.names.syllable_rules import syllable_rules

Standing = Literal["name", "word", "open"]
"""`open` where the text tells neither."""

_NEVER = re.compile("(?!)")
# `Tinh hinh. Hung`, `said: Hung`; a straight quotation mark is looked at by itself
_HEAD = re.compile(r"(?:\A|[.!?…:;\n]|[“«‘])[\s“«‘’”»\"(\[–—-]*\Z")
# `Mr. Hung`, `Gen. Hung`, `U.S. Hung`: a short word with a stop ends no sentence
_SHORT = re.compile(r"(?:\b[A-ZÀ-Ý][^\W\d_]{0,3}|\b[^\W\d_])\. \Z")
_STRAIGHT = re.compile(r"(?:\A|[\s(])\"\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)['’]?s?[ \u00a0]\Z")
_LARGE = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]+(?!\w)")
# `Long Beach`
_BESIDE = re.compile(r"[ \u00a0][A-ZÀ-Ý]")
# `May, the hottest month`, `May's exports`
_DATED = re.compile(r"['’]s|,? \(|, (?:the|an?|une?|le|la|in|at|on|as|\d{4})(?!\w)")
_REACH = 200


@dataclass(frozen=True, slots=True)
class _Reads:
    """What behind one word tells which it is."""

    name: re.Pattern[str]
    word: re.Pattern[str]
    open: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Rules:
    """The words and patterns of `standing.toml` for one language."""

    surnames: frozenset[str]
    months: frozenset[str]
    calendar: re.Pattern[str]
    small: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    determiners: frozenset[str]
    verbs: re.Pattern[str]
    strict: re.Pattern[str]
    apposed: re.Pattern[str]
    joined: re.Pattern[str]
    speaks: re.Pattern[str]
    reads: Mapping[str, _Reads]


def is_ambiguous(word: str, language: str) -> bool:
    """Whether a name is a word of the language, too, as far as lists tell.

    >>> [is_ambiguous(word, "en") for word in ("Hung", "Brown", "Binh", "Guterres")]
    [True, True, False, False]
    """
    rules, syllables = _rules_of(language), syllable_rules(language)
    if rules is None:
        return False
    low, bare = key(word, accents=True), key(word, accents=False)
    listed = syllables is not None and bare in syllables.words
    everyday = rules.surnames | rules.months | rules.small | rules.never
    return listed or low in everyday or bare in rules.small | rules.never


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence or quotation begins at a place; none behind a speech: `," Hung said`."""
    before = text[max(start - _REACH, 0) : start]
    if _STRAIGHT.search(before):
        return True
    return _HEAD.search(before) is not None and _SHORT.search(before) is None


def standing_of(text: str, start: int, end: int, language: str) -> Standing:
    """What a word with a capital is in a plain text whose article names a person by it.

    The word is one of the language, see `is_ambiguous`. `open` only at the head of a sentence,
    where nothing behind tells. In a language that `standing.toml` does not describe every such
    word is a name.

    >>> standing_of("Long praised the deputies.", 0, 4, "en")
    'name'
    >>> standing_of("Long live the Party!", 0, 4, "en"), standing_of("Long walks.", 0, 4, "en")
    ('word', 'open')
    """
    rules = _rules_of(language)
    word = text[start:end]
    if rules is None:
        return "name"
    if not begins_sentence(text, start):
        return _inside(text, start, end, rules)
    return _at_head(text, end, word, rules)


def is_of_person(text: str, end: int, language: str) -> bool:
    """Whether what stands behind a word of a plain text is said of persons only: `Hue said`."""
    rules = _rules_of(language)
    return rules is not None and rules.speaks.match(text, end) is not None


def open_words(text: str, language: str, wanted: Collection[str]) -> list[tuple[int, int]]:
    """Where words stand in a plain text, in order, that `standing_of` leaves open.

    `wanted` are the words by which its article names persons, in small letters.
    """
    spans = []
    for match in _LARGE.finditer(text):
        low, bare = (key(match.group(), accents=accents) for accents in (True, False))
        if not ({low, bare} & set(wanted) and is_ambiguous(match.group(), language)):
            continue
        beside = _BESIDE.match(text, match.end()) is not None
        if not beside and standing_of(text, *match.span(), language) == "open":
            spans.append(match.span())
    return spans


def _inside(text: str, start: int, end: int, rules: _Rules) -> Standing:
    """What a word with a capital is inside a sentence."""
    behind = text[end : end + _REACH]
    low = key(text[start:end], accents=True)
    if low in rules.months:
        # `on 7 May`, `in May`, `May 7`; `agreed with May`
        dated = rules.calendar.search(text[max(start - 20, 0) : start])
        if dated is not None or re.match(r",? \d", behind):
            return "word"
    before = _WORD_BEFORE.search(text[max(start - _REACH, 0) : start])
    if before is None:
        return "name"
    previous, place = key(before[1], accents=True), start - len(before.group())
    if previous in rules.determiners:
        return "name" if re.match(r"['’]s ", behind) else "word"
    # `Old Man River`; but `But Hung said`, `Vietnam's Hung`
    large = before[1][0].isupper() and not before.group().rstrip().endswith(("'s", "’s"))
    if large and not (begins_sentence(text, place) and previous in rules.openers):
        return "word"
    return "name"


def _at_head(text: str, end: int, word: str, rules: _Rules) -> Standing:
    """What a word is that begins a sentence."""
    behind = text[end : end + _REACH]
    low, bare = key(word, accents=True), key(word, accents=False)
    reads = rules.reads.get(bare)
    for standing in ("name", "word", "open"):
        if reads is not None and getattr(reads, standing).match(behind):
            return standing
    if rules.apposed.match(behind):
        return "open" if low in rules.months and _DATED.match(behind) else "name"
    joint = rules.joined.match(behind)
    if joint is not None and behind[joint.end() : joint.end() + 1].isupper():
        # `May and June`
        other = re.match(r"[^\W\d_]+", behind[joint.end() :])
        month = other is not None and key(other.group(), accents=True) in rules.months
        return "word" if low in rules.months and month else "name"
    if bare in rules.never:
        return "word"
    if bare in rules.small:
        return "name" if rules.strict.match(behind) else "word"
    return "name" if rules.verbs.match(behind) else "open"


@cache
def _rules_of(language: str) -> _Rules | None:
    data = resources.files(__package__).joinpath("standing.toml").read_bytes()
    table = tomllib.loads(data.decode("utf-8")).get(language)
    if table is None:
        return None
    return _Rules(
        surnames=frozenset(table["surnames"].split()),
        months=frozenset(table["months"]),
        calendar=re.compile(rf"(?<!\w){table['calendar']}\Z", re.IGNORECASE),
        small=frozenset(table["small"]),
        never=frozenset(table["never"]),
        openers=frozenset(table["openers"]),
        determiners=frozenset(table["determiners"]),
        verbs=re.compile(table["verbs"]),
        strict=re.compile(table["strict"]),
        apposed=re.compile(table["apposed"]),
        joined=re.compile(table["joined"]),
        speaks=re.compile(table["speaks"]),
        reads={word: _reads(one) for word, one in table.get("reads", {}).items()},
    )


def _reads(table: Mapping[str, Any]) -> _Reads:
    patterns = (table.get(one) for one in ("name", "word", "open"))
    return _Reads(*(_NEVER if one is None else re.compile(one) for one in patterns))
