"""A text as bytes in which an automaton finds the words of terms quickly.

One byte a letter: letters small, without accents or with them, a blank for whatever is no part
of a word. Terms that begin and end with a blank are then found only as whole words, and inside
of words the automaton stays where it began. Different letters may share a byte, so what is found
in a sketch is compared with the text.
"""

from __future__ import annotations

from workflow.glossary.folding import key
from workflow.glossary.letters import code_table, letter_codes

BLANK = b" "
_ASCII, _HALF = 128, 127


class _Signs(dict[int, int]):
    """Maps a letter to its byte, made when a text first has it."""

    def __init__(self, *, accents: bool) -> None:
        super().__init__()
        self._accents = accents

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        if not letter.isalnum() and letter != "_":
            sign = ord(BLANK)
        else:
            plain = ord(key(letter, accents=self._accents))
            sign = plain if plain < _ASCII else _ASCII + plain % _HALF
        self[code] = sign
        return sign


class Sketcher:
    """Makes the sketches of folded texts, for a language that keeps its accents or not."""

    def __init__(self, *, accents: bool) -> None:
        self._accents = accents
        self._signs = _Signs(accents=accents)
        self._latin = bytes(self._signs[code] for code in range(256))
        self._codes = code_table(lambda letter: self._signs[ord(letter)])

    def sketch(self, text: str) -> bytes:
        """The sketch of a folded text or of its key; as long as the text."""
        if text.isascii():
            return text.encode().translate(self._latin)
        if not self._accents:
            try:
                return text.encode("latin-1").translate(self._latin)
            except UnicodeEncodeError:
                pass
        codes = letter_codes(text)
        if codes is not None:
            return codes.translate(self._codes)
        return text.translate(self._signs).encode("latin-1")
