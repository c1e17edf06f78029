"""Bodies named by one word, `the Command`, that a draft calls by none of their words.

A word alone with a capital is told where the glossary knows bodies by it and the draft has no
word by which it knows bodies in its language: a `Command` that became an `Orden`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from workflow.drafting.telling.name_words import NameWords, name_words
from workflow.drafting.telling.torn_rules import bare
from workflow.engines import Pair
from workflow.glossary import Glossary
from workflow.glossary.values import TermStatus

_SHORTEST_STEM = 4
_STATUSES = (TermStatus.PREFERRED, TermStatus.ADMITTED)


def is_called_otherwise(word: str, draft: str, pair: Pair, glossary: Glossary) -> bool:
    """Whether a word names bodies and nothing in the draft does that would translate it."""
    others = _heads(glossary, pair.source, pair.target).get(word.lower())
    if not others:
        return False
    there = bare(draft)
    # `Parlamento` is a parliament, too, though bodies here are assemblies.
    alike = bare(word)[:_SHORTEST_STEM]
    return alike not in there and not any(_stem(other) in there for other in others)


@lru_cache(maxsize=16)
def _heads(glossary: Glossary, source: str, target: str) -> Mapping[str, frozenset[str]]:
    """By word that bodies are called by in one language, those of the same bodies in the other."""
    words, others = name_words(source), name_words(target)
    if words is None or others is None:
        return {}
    found: dict[str, set[str]] = {}
    for concept in glossary.concepts:
        if concept.kind == "body":
            heads = set(_called(concept.forms(target, *_STATUSES), others))
            for head in _called(concept.forms(source, *_STATUSES), words):
                found.setdefault(head, set()).update(heads)
    return {head: frozenset(heads) for head, heads in found.items() if heads}


def _called(forms: Sequence[str], words: NameWords) -> Iterator[str]:
    """The head words of forms: the last before `of` in English, else the first."""
    for form in forms:
        listed = form.lower().split()
        ends = [number for number, word in enumerate(listed) if word in words.links]
        listed = listed[: min(ends, default=len(listed))]
        head = (listed[-1] if words.leads else listed[0]) if listed else ""
        if head in words.heads:
            yield head


def _stem(word: str) -> str:
    """A word without what its plural may change: `comisi` of `comisión`."""
    return bare(word)[: max(len(word) - 2, _SHORTEST_STEM)]
