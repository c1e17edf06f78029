"""Words that deny: the negations of a text, and what says no without being one.

What they are is data, in `negations.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from workflow.glossary.folding import fold

_BLANK = " \n "
"""Stands for what is no negation: nothing is joined across it."""
_REMEMBERED_TEXTS = 64
"""Several patterns look at the same text, one after the other."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """What is known of one language."""

    exceptions: re.Pattern[str]
    negations: re.Pattern[str]
    hints: re.Pattern[str]
    whole: re.Pattern[str]
    misread: re.Pattern[str]
    plain: re.Pattern[str]
    mild: re.Pattern[str]
    nobody: re.Pattern[str]
    no_one: re.Pattern[str]
    doubts: re.Pattern[str]
    denying: re.Pattern[str]
    perhaps: re.Pattern[str]
    until: re.Pattern[str]
    joins: re.Pattern[str]
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    stops: re.Pattern[str]


def negations(text: str, language: str) -> list[str]:
    """The negations of a plain text, small, in order; none in a language without a list.

    >>> negations("Not only that: no later than May 5 it must not be closed.", "en")
    ['not']
    """
    words = _words(language)
    bare = words.exceptions.sub(_BLANK, even(text))
    return [" ".join(match.group().split()) for match in words.negations.finditer(bare)]


def negation_lost(source: str, source_language: str, target: str, target_language: str) -> str:
    """What a translation says of a negation of the source, or adds; empty where nothing is amiss.

    Plain texts. Languages deny in many ways (`unable`, `lack`, `only`), so that only a side
    without any word of that kind is told.
    """
    here, there = denials(source, source_language), denials(target, target_language)
    if len(here) > len(there) and not _may_deny(target, target_language, source, source_language):
        if len(here) == 1 and not there:
            return f"{here[0]} has no counterpart in the translation"
        return f"the source denies {_times(here)}, the translation {_times(there)}"
    if len(there) > len(here) and not _may_deny(source, source_language, target, target_language):
        if len(there) == 1 and not here:
            return f"{there[0]} is not in the source"
        return f"the source denies {_times(here)}, the translation {_times(there)}"
    return ""


def negation_mismatch(source: str, source_language: str, target: str, target_language: str) -> str:
    """What a machine draft says of the negations of its source; empty where they are as many.

    Plain texts. Stricter than `negation_lost`: engines turn sentences round, people seldom do.
    Nothing of languages without a list.

    >>> negation_mismatch("Nadie puede incumplirla.", "es", "Anybody can break it.", "en")
    'the source denies once (nadie), the draft nowhere'
    >>> negation_mismatch("No ministry may.", "en", "Aucun ministère ne peut.", "fr")
    ''
    """
    if not (has_negations(source_language) and has_negations(target_language)):
        return ""
    here, there = denials(source, source_language), denials(target, target_language)
    missing = len(here) - len(there)
    if missing < 0 or missing > len(_words(target_language).perhaps.findall(even(target))):
        return f"the source denies {_times(here)}, the draft {_times(there)}"
    if said := _nobody_lost(source, source_language, target, target_language):
        return said
    words = _words(target_language)
    if here and (found := words.misread.search(words.exceptions.sub(_BLANK, even(target)))):
        return f"“{' '.join(found.group().split())}” may not deny what the source denies"
    return ""


@cache
def has_negations(language: str) -> bool:
    """Whether the negations of a language are known."""
    return _words(language).negations.pattern != _either(()).pattern


def _nobody_lost(source: str, source_language: str, target: str, target_language: str) -> str:
    """What is said of a draft that speaks of a person where its source speaks of nobody.

    `personne n'était au-dessus` is no `person was not above`.
    """
    here, there = _words(source_language), _words(target_language)
    said = here.nobody.search(even(source))
    if said is None or there.no_one.search(even(target)):
        return ""
    return f"the source says “{' '.join(said.group().split())}”, the draft does not"


def denials(text: str, language: str) -> list[str]:
    """As `negations`, where words that deny together are one: `neither … nor`, `no … ningún`.

    >>> denials("Nunca dijo nada a nadie.", "es")
    ['nunca dijo nada a nadie']
    """
    return [" ".join(match.group().split()) for match in _denied(text, language)]


def deny_apart(text: str, language: str) -> bool:
    """Whether a text denies one thing and another: two of its denials are joined by `and`.

    >>> deny_apart("It is not built and was not planned.", "en")
    True
    >>> deny_apart("I can't remember a time when I didn't dream.", "en")
    False
    """
    found, joins = _denied(text, language), _words(language).joins
    return any(joins.search(one.string, one.end(), other.start()) for one, other in pairwise(found))


def _denied(text: str, language: str) -> list[re.Match[str]]:
    words = _words(language)
    return list(words.whole.finditer(words.exceptions.sub(_BLANK, even(text))))


def _times(found: Sequence[str]) -> str:
    times = {0: "nowhere", 1: "once", 2: "twice"}.get(len(found), f"{len(found)} times")
    return f"{times} ({', '.join(found)})" if found else times


def mask_stops(text: str, language: str) -> str:
    """A text without the stops of abbreviations: `No. 37`, `M. Nguyen`, `J. R. Smith`.

    >>> mask_stops("Decree No. 37 is new. Mr. Do is not.", "en")
    'Decree No  37 is new. Mr  Do is not.'
    """
    return _words(language).stops.sub(lambda match: f"{match.group()[:-1]} ", text)


def _may_deny(text: str, language: str, other: str, other_language: str) -> bool:
    """Whether a text has a hint; `until` is none where the other text says it too.

    `mientras no llegue` is *until he comes*, but *would not stay until May* no
    `resteraient jusqu'en mai`.
    """
    words, text = _words(language), even(text)
    if words.until.search(text) and _words(other_language).until.search(even(other)):
        text = words.until.sub(_BLANK, text)
    return words.hints.search(text) is not None


def is_plain(negation: str, language: str) -> bool:
    """Whether one of the negations of a text turns a statement round: `not`, and not `without`."""
    return _words(language).plain.fullmatch(negation) is not None


def is_mild(text: str, language: str) -> bool:
    """Whether a text has a negation that is said otherwise as easily: `not very good`."""
    return _words(language).mild.search(even(text)) is not None


def has_doubt(text: str, language: str) -> bool:
    """Whether a text has a word that another language may well say with a negation.

    These are many: `less`, `rare`, words with the prefixes of negation.
    """
    return _words(language).doubts.search(even(text)) is not None


def has_opposite(text: str, language: str) -> bool:
    """Whether a text has a word that people say elsewhere with a negation: `rare`, `desolate`."""
    return _words(language).denying.search(even(text)) is not None


def opposites(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Pairs of patterns for words that turn a sentence round where one stands for the other."""
    return _words(language).opposites


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def even(text: str) -> str:
    """A text as the patterns want it: small, with plain apostrophes and blanks."""
    return fold(text).text.casefold()


@cache
def _words(language: str) -> _Words:
    base = language.partition("-")[0]
    data = _data().get("nb" if base == "no" else base, {})
    return _Words(
        _either(data.get("except", ())),
        _either(data.get("negations", ())),
        _either(data.get("hints", ())),
        _either((*data.get("whole", ()), *data.get("negations", ()))),
        _either(data.get("misread", ())),
        _either(data.get("plain", ())),
        _either(data.get("mild", ())),
        _either(data.get("nobody", ())),
        _either(data.get("no_one", ())),
        _either(data.get("doubts", ())),
        _either(data.get("denying", ())),
        _either(data.get("perhaps", ())),
        _either(data.get("until", ())),
        _either(data.get("joins", ())),
        tuple((_either(one), _either(other)) for one, other in data.get("opposites", ())),
        _stops(data.get("stops", ())),
    )


def _either(patterns: Sequence[str]) -> re.Pattern[str]:
    """Any of the patterns as whole words, the longest tried first."""
    ordered = sorted(patterns, key=lambda one: (-len(one), one))
    joined = "|".join(f"(?:{one})" for one in ordered) or "(?!)"
    # An elided word has its bound behind the apostrophe: "n'"
    return re.compile(rf"(?<!\w)(?:{joined})(?:(?!\w)|(?<=[' ]))")


def _stops(abbreviations: Sequence[str]) -> re.Pattern[str]:
    """An abbreviation with its stop inside a sentence; a letter is an initial: `J. R. Smith`."""
    joined = "|".join((r"[^\W\d_]", *abbreviations))
    return re.compile(rf"(?<!\w)(?:{joined})\.(?=\s\w)")


@cache
def _data() -> Mapping[str, Any]:
    path = files("workflow.checks").joinpath("negations.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
