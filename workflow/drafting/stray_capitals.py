"""Capitals that an engine gives to the word behind a name it does not know: `Lam Dijo`."""

from __future__ import annotations

import re
from itertools import pairwise

from workflow.drafting.casing import casing_of

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def without_stray_capitals(text: str, source: str, language: str) -> str:
    """An answer whose words behind names are small where the source's are.

    `Lam Dijo que …` of `Lam said that …`, `Chinh A convenu`. The name stands in both; the word
    behind it is small in the source, and its capital in the answer is none of the source's.

    >>> without_stray_capitals("Lam Dijo que Laos", "Lam said that Laos", "es")
    'Lam dijo que Laos'
    >>> without_stray_capitals("Lam China", "Lam visits China", "es")
    'Lam China'
    """
    there = set(_WORD.findall(source))
    cased = casing_of(language).cased
    letters = list(text)
    words = list(_WORD.finditer(text))
    for name, word in pairwise(words):
        first = word.group()[0]
        if text[name.end() : word.start()] != " " or first == first.lower():
            continue
        low = first.lower() + word.group()[1:]
        # `A dit`; not `UNESCO`, `China`, or a name that the source has
        known = word.group() in there or cased.get(low.lower(), low) != low
        if not low.islower() or known or not _is_small_behind(name.group(), source):
            continue
        letters[word.start()] = first.lower()
    return "".join(letters)


def _is_small_behind(name: str, source: str) -> bool:
    """Whether a name stands in a source, always with a small word behind it."""
    if name[0] == name[0].lower():
        return False
    followed = re.findall(rf"(?<![^\W_]){re.escape(name)} ([^\W\d_]+)", source)
    return bool(followed) and all(one[0] == one[0].lower() for one in followed)
