"""Texts as the memory compares them, and the words by which it finds them.

What is stored depends on every rule here: whoever changes one raises `schema.VERSION`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from workflow.article import plain_text

_SIGNS = {
    **dict.fromkeys("’‘‚‛ʼ′`´＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    "…": "...",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
_FOLDED_SIGNS = str.maketrans(_SIGNS)
_MASKED_WORD = re.compile(r"(?:[^\W_]|#)+")
_DIGITS = re.compile(r"\d+")
_STROKES = {"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "æ": "ae", "œ": "oe"}

SHORT = 40
"""Texts of so many characters and fewer can be found by three letters in a row."""
_SHORT_WORD = 3
"""Words of so many letters and fewer are common, and stand in the index also two by two."""


def normalise(text: str) -> str:
    """The text in Unicode's NFC form, in which texts count as the same."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """What of a text with light tags is compared: its characters in NFC without tags and case.

    Quotation marks, dashes and blanks of all kinds are one kind each; accents stay.

    >>> fold("“<b>Growth</b>” – 6.5\\u00a0%")
    '"growth" - 6.5 %'
    """
    plain = normalise(plain_text(text)).translate(_FOLDED_SIGNS).casefold()
    return " ".join(plain.split())


def likeness(one: str, other: str) -> int:
    """How alike two texts with light tags are, in percent rounded down, 99 at most.

    `rapidfuzz.fuzz.ratio` of what `fold` leaves of their plain texts, as the search scores.
    """
    from rapidfuzz import fuzz

    return min(int(fuzz.ratio(fold(plain_text(one)), fold(plain_text(other)))), 99)


def find_words(folded: str) -> set[str]:
    """The words of a folded text, each run of digits as `#`.

    `Resolution 11` and `Resolution 57` have the same words.

    >>> sorted(find_words("hà nội, 3.2.2024"))
    ['#', 'hà', 'nội']
    """
    return set(_words_in_order(folded))


def find_words_and_bigrams(folded: str) -> set[str]:
    """The words of a folded text, and every two short ones in a row, with a blank between them.

    A syllable of Vietnamese is a word here, and stands in too many texts to find one by it.

    >>> sorted(find_words_and_bigrams("bảo đảm an toàn"))
    ['an', 'bảo', 'bảo đảm', 'toàn', 'đảm', 'đảm an']
    """
    words = _words_in_order(folded)
    bigrams = [
        f"{first} {second}"
        for first, second in pairwise(words)
        if len(first) <= _SHORT_WORD and len(second) <= _SHORT_WORD
    ]
    return {*words, *bigrams}


def _words_in_order(folded: str) -> list[str]:
    return _MASKED_WORD.findall(_DIGITS.sub("#", folded))


def find_keys(folded: str) -> set[str]:
    """The words and bigrams of a folded text, of a short one also its trigrams.

    A trigram begins with `~`, which no word does: the short headlines `Viet Nam` and
    `Vietnam` have no word in common.

    >>> sorted(find_keys("11 km"))
    ['#', '# km', 'km', '~ # ', '~ km', '~# k', '~km ']
    """
    keys = find_words_and_bigrams(folded)
    if len(folded) <= SHORT:
        padded = f" {_DIGITS.sub('#', folded)} "
        keys.update(f"~{padded[at : at + 3]}" for at in range(len(padded) - 2))
    return keys


def digest(pair: int, folded: str) -> int:
    """Eight bytes of a hash of a folded text in one language pair, as SQLite's signed number."""
    data = hashlib.blake2b(f"{pair}\0{folded}".encode(), digest_size=8).digest()
    return int.from_bytes(data, "big", signed=True)


class _BaseLetters(dict[int, str]):
    """Maps a small letter to what stands under its accents: é → e, ờ → o, đ → d."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code))
        base = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
        self[code] = _STROKES.get(base, base)
        return self[code]


_BASE_LETTERS = _BaseLetters()


def bare(text: str) -> str:
    """The text without case and accents; the length may differ.

    >>> bare("Đại hội XIII của Đảng")
    'dai hoi xiii cua dang'
    """
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_BASE_LETTERS)


def iter_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a plain text without case and accents, each with its start and end."""
    for match in _ACCENTED_WORD.finditer(text):
        word = bare(match.group())
        if word:
            yield word, match.start(), match.end()


_ACCENTED_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
"""A word may be written with combining accents (NFD)."""
