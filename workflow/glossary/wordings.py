"""Wordings of a concept that must not stand in a translation, and where they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workflow.glossary.folding import Folded, fold
from workflow.glossary.values import Concept, TermStatus


def unapproved(concept: Concept, language: str) -> tuple[str, ...]:
    """The forbidden forms and known renderings of a concept in a language, the longest first."""
    forbidden = concept.forms(language, TermStatus.FORBIDDEN)
    wordings = {*forbidden, *concept.known_renderings.get(language, ())}
    return tuple(sorted(wordings, key=lambda wording: (-len(wording), wording)))


def find_wording(wording: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a wording stands as whole words.

    Case, the shape of apostrophes and dashes, and the kind of blank do not count.

    >>> list(find_wording("l’office du parti", "De L'office\u00a0du Parti."))
    [(3, 20)]
    """
    folded = _folded(text)
    return (folded.span(*match.span()) for match in _pattern(wording).finditer(folded.text))


@lru_cache(maxsize=256)
def _folded(text: str) -> Folded:
    return fold(text)


@lru_cache(maxsize=8192)
def _pattern(wording: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(wording).text)}(?!\w)", re.IGNORECASE)
