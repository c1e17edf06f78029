"""Matches that must not be taken silently: a negation, an opposite, a number or name differs.

What turns a sentence round is data, in `workflow/checks/negations.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workflow.article import plain_text
from workflow.checks.amounts.counted import other_fractions, other_ordinals
from workflow.checks.amounts.figures import find_figures
from workflow.checks.amounts.number_words import other_number_words
from workflow.checks.amounts.other_measures import other_measures
from workflow.checks.negations import even, negations, opposites
from workflow.checks.numbers import with_scale
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.folding import fold
from workflow.glossary.names.persons import PersonFound
from workflow.memory.repair_items import find_items

_NAMES = ("person", "title", "body", "place")


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


def _other_negation(old: str, new: str, language: str) -> str:
    before, after = Counter(negations(old, language)), Counter(negations(new, language))
    if before.total() == after.total():
        return ""
    if after.total() > before.total():
        return f"a negation is added: {', '.join(sorted((after - before).elements()))}"
    return f"a negation is lost: {', '.join(sorted((before - after).elements()))}"


def _opposite(old: str, new: str, language: str) -> str:
    before, after = even(old), even(new)
    for one, other in opposites(language):
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
        said = next(_otherwise_said(old, new, language), "")
        return f"other numbers: {said}" if said else ""
    gone, come = (
        ", ".join(
            with_scale(text, one, language)
            for one in find_figures(text, language).digits
            if one.values in changed
        )
        for text, changed in ((old, before - after), (new, after - before))
    )
    if gone and come:
        return f"other numbers: {come} for {gone}"
    return f"numbers are {'added' if come else 'lost'}: {come or gone}"


def _otherwise_said(old: str, new: str, language: str) -> Iterator[str]:
    """What is other about numbers in two texts with the same figures: words, ordinals, fractions,
    and the measures behind the figures."""
    if found := other_number_words(find_figures(old, language), find_figures(new, language)):
        yield found.message
    yield from other_ordinals(old, new, language, language)
    if fractions := other_fractions(old, new, language, language):
        yield f"{fractions[1]} for {fractions[0]}"
    for one, other in other_measures(old, language, new, language):
        yield f"{other.text} for {one.text}"
