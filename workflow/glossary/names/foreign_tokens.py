"""The words of a text in the search for names of other countries' persons."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from workflow.glossary.folding import fold, key


class Token(NamedTuple):
    """A word of a text that may belong to a name."""

    start: int
    end: int
    text: str
    low: str
    """In small letters, accents kept."""
    joined: bool
    """Whether one blank stands between it and the token before, or an initial's stop."""
    first: bool
    """Whether it begins a sentence or quotation with a capital."""
    free: bool
    """Whether it lies outside what is taken."""

    @property
    def is_name(self) -> bool:
        """Whether its capitals are a name's: `Trump`, `McCain`, `W`; not `ASEAN`, `iPhone`."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text.isupper())


@lru_cache(maxsize=65_536)
def low(word: str) -> str:
    """A word in small letters with its accents."""
    return key(fold(word).text, accents=True)
