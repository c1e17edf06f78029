"""Text made comparable, with the way back to the offsets of the original.

Vietnamese texts come with composed or combining accents (NFC, NFD), two places for the tone
mark (`khóa`, `khoá`; `Ủy`, `Uỷ`), the Icelandic Ð typed for Đ, and every kind of apostrophe,
dash and blank. `fold` evens all of that out; case and accents go in `key`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from workflow.glossary.letters import code_table, from_codes, letter_codes, text_table

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
_OTHER_SIGN = re.compile("[" + "".join(map(chr, _SINGLE)) + "]")
_DROPPED_SIGN = re.compile(f"[{_DROPPED}]")
_ODD_SIGN = re.compile("[" + "".join(map(chr, _SINGLE)) + _DROPPED + "]")
_ODD_BYTES = bytes(sorted(code for code in (*_SINGLE, *map(ord, _DROPPED)) if code < 256))
_ODD_CODES = bytes(code for code, letter in enumerate(text_table(str)) if _ODD_SIGN.match(letter))
_SINGLE_CODES = text_table(lambda letter: letter.translate(_SINGLE))
_IRREGULAR = re.compile(rf" (?:[{_DROPPED}]* )+|[{_DROPPED}]+")

# `khoá`, `hoà`, `Uỷ`, `thuý` are the new style of `khóa`, `hòa`, `Ủy`, `thúy`.
_NEW_TONES = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_OLD_TONES = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_TONE_PAIRS = dict(zip(_NEW_TONES.split(), _OLD_TONES.split(), strict=True))
_TONE_PAIRS.update({new.capitalize(): old.capitalize() for new, old in _TONE_PAIRS.items()})
_TONE_PAIRS.update({new.upper(): old.upper() for new, old in _TONE_PAIRS.items()})
_TONED = "".join(sorted({pair[1] for pair in _TONE_PAIRS if pair[0] in "oO"}))
_TONED_Y = "".join(sorted({pair[1] for pair in _TONE_PAIRS if pair[0] in "uU"}))
_TONE = re.compile(f"[oO][{_TONED}]|[uU][{_TONED_Y}]")
# The same, quicker to say that there is none: accents are rarer than vowels.
_HAS_TONE = re.compile(f"[{_TONED}](?<=[oO].)|[{_TONED_Y}](?<=[uU].)")


def _tone_sign(letter: str) -> int:
    """`o`, `a`, `u` and `y` for the letters of `_TONE`, a blank for all else."""
    toned = "a" if letter in _TONED else "y" if letter in _TONED_Y else " "
    return ord(letter.lower() if letter in "oOuU" else toned)


def _has_tone(signs: bytes) -> bool:
    return b"oa" in signs or b"uy" in signs


_TONE_BYTES = bytes(_tone_sign(chr(code)) for code in range(256))
_TONE_CODES = code_table(_tone_sign)

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
_BASE_BYTES = "".join(_BASE_LETTERS[code] for code in range(256)).encode("latin-1")
"""The same for the 256 letters of Latin-1: a text of these alone is mapped many times faster."""
_BASE_CODES = text_table(lambda letter: _BASE_LETTERS[ord(letter)])
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_REMEMBERED_TEXTS = 32


class Folded(NamedTuple):
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


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def fold(text: str) -> Folded:
    """The folded text; remembered, since one search after the other asks for it.

    >>> fold("Resolution No.\u00a011\u2011NQ/TW").text
    'Resolution No. 11-NQ/TW'
    """
    # Every paragraph of a desk comes here: most are ASCII, the others are looked through as bytes.
    if text.isascii():
        if "  " not in text and "\t" not in text and "`" not in text:
            # To call the class takes twice as long.
            return tuple.__new__(Folded, (text, None, None))
        odd, toned = True, False
    elif letters := _latin(text):
        odd = len(letters.translate(None, _ODD_BYTES)) < len(letters)
        toned = _has_tone(letters.translate(_TONE_BYTES))
    elif codes := letter_codes(text):
        odd = len(codes.translate(None, _ODD_CODES)) < len(codes)
        toned = _has_tone(codes.translate(_TONE_CODES))
    elif not unicodedata.is_normalized("NFC", text):
        return _fold_letters(text)
    else:
        odd = _ODD_SIGN.search(text) is not None
        toned = _HAS_TONE.search(text) is not None
    plain = _even_signs(text) if odd else text
    if toned:
        plain = _even_tones(plain)
    if "  " not in plain and not (odd and _DROPPED_SIGN.search(plain)):
        return Folded(plain)
    # A letter with a combining accent of its own is two characters that go together.
    return _fold_letters(text) if any(map(unicodedata.combining, text)) else _fold_blanks(plain)


def _latin(text: str) -> bytes | None:
    """The text in Latin-1; `None` where it has other letters."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def _fold_blanks(plain: str) -> Folded:
    """Without the blanks and signs that are too many, of a text of single letters."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in _IRREGULAR.finditer(plain):
        start, end = match.span()
        pieces.append(plain[position:start])
        starts += range(position, start)
        ends += range(position + 1, start + 1)
        if plain[start] == " ":
            pieces.append(" ")
            starts.append(start)
            ends.append(end)
        position = end
    pieces.append(plain[position:])
    starts += range(position, len(plain))
    ends += range(position + 1, len(plain) + 1)
    return Folded(_even_tones("".join(pieces)), tuple(starts), tuple(ends))


def _fold_letters(text: str) -> Folded:
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


def _even_signs(text: str) -> str:
    """The text with one kind of apostrophe, dash and blank."""
    codes = letter_codes(text)
    return from_codes(codes, _SINGLE_CODES) if codes else _OTHER_SIGN.sub(_single, text)


def _single(match: re.Match[str]) -> str:
    return _SINGLE[ord(match.group())]


def _even_tones(text: str) -> str:
    return _TONE.sub(lambda match: _TONE_PAIRS.get(match.group(), match.group()), text)


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
    if accents or low.isascii():
        return low
    if letters := _latin(low):
        return letters.translate(_BASE_BYTES).decode("latin-1")
    if codes := letter_codes(low):
        return from_codes(codes, _BASE_CODES)
    return _NOT_ASCII.sub(_base_letter, low)


def is_bare(folded: str) -> bool:
    """Whether a folded text has no letter with an accent.

    >>> is_bare("“Tong Bi thu”"), is_bare("Tổng Bí thư")
    (True, False)
    """
    return folded.isascii() or key(folded, accents=False) == key(folded, accents=True)


def mask_of(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """A byte for each character of a text, 1 where it lies in one of the spans.

    To look a word up in it takes a tenth of what comparing it with every span takes.
    """
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\1" * (min(end, length) - start)
    return mask


def _base_letter(match: re.Match[str]) -> str:
    return _BASE_LETTERS[ord(match.group())]


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
