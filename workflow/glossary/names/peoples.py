"""Names of the peoples of Viet Nam's highlands: `Y Thanh Hà Niê Kdam`, `K' Mai Linh`, `Ksor Phước`.

Their family names and particles are data (`persons.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from workflow.glossary.folding import Folded
from workflow.glossary.names.name_rules import peoples

_WORD = r"(?:[A-ZÀ-ỸĐ][^\W\d_]*(?:'[^\W\d_]+)?)"
_MORE = rf"(?: {_WORD})"
_LETTERS = re.compile(r"[^\W\d_]+")


def find_people_names(folded: Folded, titles: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where such a name stands in a text, as a span of the folded text, in order.

    `titles` are words, in small letters, that show that a person follows.
    """
    text = folded.text
    for match in _pattern().finditer(text):
        before = text[: match.start()].rsplit(None, 1)[-1:] if match["doubtful"] else []
        if match["doubtful"] and (not before or before[0].strip(".,").lower() not in titles):
            continue
        if not match.group().isupper():
            yield match.span()


@cache
def first_words_of_peoples() -> frozenset[str]:
    """The words, letters alone, of which one stands in any such name: `Niê`, `H` of `H'Hen`."""
    listed = peoples()
    begins = (*listed.particles, listed.man, *listed.families, *listed.doubtful)
    return frozenset(match.group() for one in begins if (match := _LETTERS.match(one)))


@cache
def _pattern() -> re.Pattern[str]:
    listed = peoples()
    family = _either(listed.families)
    behind = _either([*listed.families, *listed.last])
    doubtful = _either(listed.doubtful)
    particle = _either(listed.particles)
    return re.compile(
        # "K' Mai Linh", "H'Hen Niê"
        rf"(?<![\w'])(?:{particle} ?{_WORD}{_MORE}{{0,3}}"
        # "Y Thanh Hà Niê Kdam"
        rf"|{listed.man} (?:{_WORD} ){{0,3}}?{behind}(?!\w){_MORE}?"
        # "Ksor Phước", "Rơ Châm H'Phik"
        rf"|{family}(?: {particle} ?{_WORD}|{_MORE}){_MORE}{{0,3}}"
        rf"|(?P<doubtful>{doubtful}) {_WORD}{_MORE}?)(?![\w'])"
    )


def _either(words: Sequence[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
