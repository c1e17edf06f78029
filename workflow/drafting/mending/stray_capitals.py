"""Capitals that an engine gives to the word behind a name it does not know: `Lam Dijo`."""

from __future__ import annotations

import re
from itertools import pairwise

from workflow.drafting.casing import casing_of
from workflow.glossary.names.name_rules import is_syllable

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
    """Whether a name stands alone in a source, always with a small word behind it.

    `Comité Central del Partido` is `Central Committee`: the capital is that of the word before.
    """
    if _is_small(name[0]):
        return False
    before = r"(?:(?P<before>[^\W\d_])[^\W\d_]* )?(?<![^\W_])"
    beside = list(re.finditer(rf"{before}{re.escape(name)} (?P<behind>[^\W\d_])", source))
    return bool(beside) and all(
        _is_small(one["behind"])
        and (_is_small(one["before"] or "") or (not one.start() and is_syllable(name)))
        for one in beside
    )


def _is_small(letter: str) -> bool:
    return letter == letter.lower()
