"""Names of the peoples of Viet Nam's highlands: `Y Thanh Hà Niê Kdam`, `K' Mai Linh`, `Ksor Phước`.

Their family names and particles are data (`persons.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from workflow.glossary.folding import Folded
from workflow.glossary.name_rules import peoples

_WORD = r"(?:[A-ZÀ-ỸĐ][^\W\d_]*(?:'[^\W\d_]+)?)"
_MORE = rf"(?: {_WORD})"


def find_people_names(folded: Folded, titles: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where such a name stands in a text, as a span of the folded text, in order.

    `titles` are words, in small letters, that show that a person follows.
    """
    text = folded.text
    if not any(map(text.__contains__, _begins())):
        return
    for match in _pattern().finditer(text):
        before = text[: match.start()].rsplit(None, 1)[-1:] if match["doubtful"] else []
        if match["doubtful"] and (not before or before[0].strip(".,").lower() not in titles):
            continue
        if not match.group().isupper():
            yield match.span()


@cache
def _begins() -> tuple[str, ...]:
    """What one of the names begins with, each without those that another one is in."""
    listed = peoples()
    begins = {*listed.particles, f"{listed.man} ", *listed.families, *listed.doubtful}
    return tuple(
        sorted(one for one in begins if not any(two in one for two in begins if two != one))
    )


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
        rf"|{family}(?: {particle} ?{_WORD}|{_MORE}){_MORE}{{0,2}}"
        rf"|(?P<doubtful>{doubtful}) {_WORD}{_MORE}?)(?![\w'])"
    )


def _either(words: Sequence[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
