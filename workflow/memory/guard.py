"""Matches that must not be taken silently: a negation, an opposite, a number or name differs.

What turns a sentence round is data, in `negations.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from workflow.article import plain_text
from workflow.checks.figures import find_figures
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.folding import fold
from workflow.glossary.persons import PersonFound
from workflow.memory.repair_items import find_items

_NAMES = ("person", "title", "body", "place")
_BLANK = " \n "
"""Stands for what is no negation: nothing is joined across it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """What is known of one language."""

    exceptions: re.Pattern[str]
    negations: re.Pattern[str]
    hints: re.Pattern[str]
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def guard(old_source: str, new_source: str, language: str, glossary: Glossary | None = None) -> str:
    """Why a translation of the old source must not stand for the new one unseen.

    Both are texts of one language with light tags. Empty where nothing speaks against it: the
    texts may differ all the same. With a glossary the names of persons, places, bodies and
    titles are compared too.

    >>> guard("The plan was approved.", "The plan was not approved.", "en")
    'a negation is added: not'
    """
    old, new = plain_text(old_source), plain_text(new_source)
    if old == new:
        return ""
    return (
        _other_negation(old, new, language)
        or _opposite(old, new, language)
        or _other_names(old, new, language, glossary)
        or _other_numbers(old, new, language)
    )


def negations(text: str, language: str) -> list[str]:
    """The negations of a plain text, small, in order; none in a language without a list."""
    words = _words(language)
    bare = words.exceptions.sub(_BLANK, _even(text))
    return [" ".join(match.group().split()) for match in words.negations.finditer(bare)]


def negation_count(text: str, language: str) -> int:
    """How many negations a plain text has.

    >>> negation_count("Not only that: no later than May 5 it must not be closed.", "en")
    1
    """
    return len(negations(text, language))


def negation_lost(source: str, source_language: str, target: str, target_language: str) -> str:
    """What a translation says of a negation of the source, or adds; empty where nothing is amiss.

    Plain texts. Languages deny in many ways (`unable`, `lack`, `only`), so that only a side
    without any word of that kind is told.
    """
    there = negations(source, source_language), negations(target, target_language)
    if there[0] and not there[1] and not _hinted(target, target_language):
        return f"{there[0][0]} has no counterpart in the translation"
    if there[1] and not there[0] and not _hinted(source, source_language):
        return f"{there[1][0]} is not in the source"
    return ""


def _hinted(text: str, language: str) -> bool:
    return _words(language).hints.search(_even(text)) is not None


def _other_negation(old: str, new: str, language: str) -> str:
    before, after = Counter(negations(old, language)), Counter(negations(new, language))
    if before.total() == after.total():
        return ""
    if after.total() > before.total():
        return f"a negation is added: {', '.join(sorted((after - before).elements()))}"
    return f"a negation is lost: {', '.join(sorted((before - after).elements()))}"


def _opposite(old: str, new: str, language: str) -> str:
    before, after = _even(old), _even(new)
    for one, other in _words(language).opposites:
        for first, second in ((one, other), (other, one)):
            gone = _gone(first, before, after)
            come = _gone(second, after, before)
            if gone and come:
                return f"“{gone}” became “{come}”"
    return ""


def _gone(words: re.Pattern[str], text: str, other: str) -> str:
    """A word that one text has more often than the other; empty without one."""
    here, there = words.findall(text), words.findall(other)
    if len(here) <= len(there):
        return ""
    return str(next(iter((Counter(here) - Counter(there)).elements())))


def _other_names(old: str, new: str, language: str, glossary: Glossary | None) -> str:
    if glossary is None:
        return ""
    before, after = (_names_of(text, language, glossary) for text in (old, new))
    for kind in _NAMES:
        there, here = before.get(kind, {}), after.get(kind, {})
        gone = [text for name, text in there.items() if name not in here]
        come = [text for name, text in here.items() if name not in there]
        if gone and come:
            return f"another {kind}: {', '.join(come)} for {', '.join(gone)}"
        if gone or come:
            return f"a {kind} is {'added' if come else 'lost'}: {', '.join(come or gone)}"
    return ""


def _names_of(text: str, language: str, glossary: Glossary) -> dict[str, dict[str, str]]:
    """Persons, titles, bodies and places of a text: the words by what is meant, by kind."""
    names: dict[str, dict[str, str]] = {}
    for item in find_items(text, language, glossary):
        kind = item.kind.partition(" ")[0]
        if isinstance(item.thing, Occurrence):
            names.setdefault(kind, {}).setdefault(item.thing.id, item.text)
        elif isinstance(item.thing, PersonFound):
            name = item.thing.concept.id if item.thing.concept else fold(item.text).text
            names.setdefault(kind, {}).setdefault(name, item.text)
    return names


def _other_numbers(old: str, new: str, language: str) -> str:
    before = Counter(one.values for one in find_figures(old, language).digits)
    after = Counter(one.values for one in find_figures(new, language).digits)
    if before == after:
        return ""
    gone, come = (
        ", ".join(one.text for one in find_figures(text, language).digits if one.values in changed)
        for text, changed in ((old, before - after), (new, after - before))
    )
    if gone and come:
        return f"other numbers: {come} for {gone}"
    return f"numbers are {'added' if come else 'lost'}: {come or gone}"


def _even(text: str) -> str:
    return fold(text).text.casefold()


@cache
def _words(language: str) -> _Words:
    base = language.partition("-")[0]
    data = _data().get("nb" if base == "no" else base, {})
    return _Words(
        _either(data.get("except", ())),
        _either(data.get("negations", ())),
        _either(data.get("hints", ())),
        tuple((_either(one), _either(other)) for one, other in data.get("opposites", ())),
    )


def _either(patterns: Sequence[str]) -> re.Pattern[str]:
    """Any of the patterns as whole words, the longest tried first."""
    ordered = sorted(patterns, key=lambda one: (-len(one), one))
    joined = "|".join(f"(?:{one})" for one in ordered) or "(?!)"
    # An elided word has its bound behind the apostrophe: "n'"
    return re.compile(rf"(?<!\w)(?:{joined})(?:(?!\w)|(?<=[' ]))")


@cache
def _data() -> Mapping[str, Any]:
    path = files(__package__).joinpath("negations.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
