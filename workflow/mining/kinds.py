"""Which kind of concept the words of a candidate suggest."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.glossary.folding import fold, key
from workflow.mining.words import Words, family_names

_LONGEST_NAME = 5


def kind_of(text: str, words: Words) -> str:
    """The kind whose head word stands first in a candidate, `person` for what begins with a
    Vietnamese family name; empty where nothing tells.

    >>> from workflow.mining.words import words_of
    >>> kind_of("Ministry of Home Affairs", words_of("en")), kind_of("Ha Quoc Bao", words_of("en"))
    ('body', 'person')
    """
    pieces = fold(text).text.split()
    if is_person(pieces):
        return "person"
    low = [piece.lower() for piece in pieces]
    for position in range(len(low)):
        for kind, heads in words.kinds.items():
            for head in heads:
                parts = head.split()
                if low[position : position + len(parts)] == parts:
                    return kind
    return ""


def is_person(words: Sequence[str]) -> bool:
    """Whether capitalised words look like a Vietnamese person's name."""
    if not 2 <= len(words) <= _LONGEST_NAME or not all(word[:1].isupper() for word in words):
        return False
    return key(fold(words[0]).text, accents=False) in family_names()
