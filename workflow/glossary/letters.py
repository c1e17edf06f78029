"""The letters of the desk's languages as single bytes, so that a text is looked through quickly.

A Python text with Vietnamese letters is slow to search and to map letter by letter. All letters
of the five languages and their usual signs are fewer than 256: in a character set of its own
such a text is bytes of the same length, on which the quick operations of `bytes` work.
"""

from __future__ import annotations

import codecs
import string
from collections.abc import Callable

_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_OTHER = "çëïîûñøåæœüØÅ" + "“”…«»‘’–—°\u00a0\n"
# `codecs` makes a quick map of a table that begins with NUL and marks its free places so.
_SET = "".join(("\0", *map(chr, range(32, 127)), _VIETNAMESE, _VIETNAMESE.upper(), _OTHER)).ljust(
    256, "\ufffe"
)
_ENCODING = codecs.charmap_build(_SET)


def letter_codes(text: str) -> bytes | None:
    """The text, one byte a letter; `None` where a letter is not of the set."""
    try:
        return codecs.charmap_encode(text, "strict", _ENCODING)[0]
    except UnicodeEncodeError:
        return None


def has_no_digits(text: str) -> bool:
    """Whether it is quickly told that a text has no digit; most paragraphs have none."""
    for figure in string.digits:
        if figure in text:
            return False
    # No letter of the set is a digit of another script.
    return text.isascii() or letter_codes(text) is not None


def code_table(byte_of: Callable[[str], int]) -> bytes:
    """A table for `bytes.translate` on codes; `byte_of` tells what becomes of a letter."""
    return bytes(map(byte_of, _SET))


def text_table(letter_of: Callable[[str], str]) -> str:
    """A table for `from_codes`; `letter_of` tells what letter becomes of one."""
    return "".join(map(letter_of, _SET))


def from_codes(codes: bytes, table: str) -> str:
    """The text that codes stand for in a table."""
    return codecs.charmap_decode(codes, "strict", table)[0]
