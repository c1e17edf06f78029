"""The words of a text that may have a capital: what all names of persons and places are made of."""

from __future__ import annotations

import re
from functools import lru_cache

LARGE = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]*")
"""A word that begins with no small letter of ASCII: nearly all others are not looked at."""
_REMEMBERED_TEXTS = 1024
"""As many as a document has: one search after the other asks for those of its texts."""


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def large_words(text: str) -> frozenset[str]:
    """The different words of a text that begin with no small letter of ASCII.

    >>> sorted(large_words("On Monday Đỗ Nam spoke, on Tuesday Nam"))
    ['Monday', 'Nam', 'On', 'Tuesday', 'Đỗ']
    """
    return frozenset(LARGE.findall(text))
