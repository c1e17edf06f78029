"""Text made comparable, with the way back to the offsets of the original.

Vietnamese texts come with composed or combining accents (NFC, NFD), two places for the tone
mark (`khóa`, `khoá`; `Ủy`, `Uỷ`), the Icelandic Ð typed for Đ, and every kind of apostrophe,
dash and blank. `fold` evens all of that out; case and accents go in `key`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = "’‘ʼ′`´＇"
_DASHES = "‐‑‒–—―−﹣－"
_BLANKS = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SINGLE = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_BLANKS, " "),
        "Ð": "Đ",
        "Ɖ": "Đ",
        "ð": "đ",
    }
)
_IRREGULAR = re.compile(rf"[{_DROPPED}]|  +")

# `khoá`, `hoà`, `Uỷ`, `thuý` are the new style of `khóa`, `hòa`, `Ủy`, `thúy`.
_NEW_TONES = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_OLD_TONES = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_TONE_PAIRS = dict(zip(_NEW_TONES.split(), _OLD_TONES.split(), strict=True))
_TONE_PAIRS.update({new.capitalize(): old.capitalize() for new, old in _TONE_PAIRS.items()})
_TONE_PAIRS.update({new.upper(): old.upper() for new, old in _TONE_PAIRS.items()})
_TONE = re.compile("|".join(_TONE_PAIRS))


_STROKES = {"đ": "d", "ø": "o", "ł": "l", "ħ": "h"}


class _BaseLetters(dict[int, str]):
    """Maps a letter to the one under its accents: é → e, ờ → o, đ → d, ø → o."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0]
        base = _STROKES.get(base, base)
        self[code] = base
        return base


_BASE_LETTERS = _BaseLetters()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `text` and the key of any language have the same length."""

    text: str
    """Case and accents as written; NFC, one kind of apostrophe, dash, blank and tone style."""
    starts: tuple[int, ...] | None = None
    """Original offset at which each folded character begins; `None` where nothing moved."""
    ends: tuple[int, ...] | None = None
    """Original offset at which each folded character ends."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a non-empty span in the folded one."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The folded text.

    >>> fold("Resolution No.\u00a011\u2011NQ/TW").text
    'Resolution No. 11-NQ/TW'
    """
    if text.isascii():
        plain = text.translate(_SINGLE) if "\t" in text or "`" in text else text
    elif unicodedata.is_normalized("NFC", text):
        plain = _even_tones(text.translate(_SINGLE))
    else:
        return _fold_slowly(text)
    return _fold_slowly(text) if _IRREGULAR.search(plain) else Folded(plain)


def _fold_slowly(text: str) -> Folded:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for letter in unicodedata.normalize("NFC", text[start:end]).translate(_SINGLE):
            if letter in _DROPPED:
                continue
            if letter == " " and out and out[-1] == " ":
                ends[-1] = end
                continue
            out.append(letter)
            starts.append(start)
            ends.append(end)
    return Folded(_even_tones("".join(out)), tuple(starts), tuple(ends))


def _even_tones(text: str) -> str:
    return _TONE.sub(lambda match: _TONE_PAIRS[match.group()], text)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the letters of a text, each with the combining accents after it."""
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or not unicodedata.combining(text[position]):
            yield start, position
            start = position


def key(folded: str, *, accents: bool) -> str:
    """The folded text for comparison: lower case, of the same length.

    With `accents` false every letter loses its accents: a Vietnamese name in an English text.

    >>> key("Tô Lâm", accents=False), key("Tô Lâm", accents=True)
    ('to lam', 'tô lâm')
    """
    low = folded.replace("\n", " ").lower()
    if len(low) != len(folded):
        low = "".join(letter.lower()[0] for letter in folded.replace("\n", " "))
    return low if accents or low.isascii() else low.translate(_BASE_LETTERS)


@lru_cache(maxsize=4096)
def ascii_symbol(symbol: str) -> str:
    """The symbol of a document in ASCII letters.

    >>> ascii_symbol("30/2020/NĐ-CP")
    '30/2020/ND-CP'
    """
    return "".join(
        base.upper() if letter.isupper() else base
        for letter in symbol
        for base in (_BASE_LETTERS[ord(letter.lower())],)
    )
