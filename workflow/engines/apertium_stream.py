"""Text to Apertium's stream format and back, so that nothing in a text can break the stream.

Words, blanks and common punctuation go through as they are. Everything else (what the
format reserves, markup, newlines, odd blanks, symbols, addresses) travels as a numbered
superblank such as `[3]`, which every stage of a mode copies without looking inside.
https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>\[\]«»“”]*[^\s<>\[\]«»“”.,;:!?)'\"]"
    # the parts of an address have limits (RFC 5321), and so has the time to look for one
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
)
# The dictionaries know no character beyond the basic plane, and `_`, `~`, `&` mean something
# to one stage or another: `5~6` came back as `56`, French `&` as `<prn>`.
_PLAIN = r"[^\W_\U00010000-\U0010FFFF]|[.,;:!?()'\"%=+°§€–—’‘“”«»…/-]| (?! )"
_NUMBER_WORD = r"(?<![^\W_])[^\W_]{0,60}\d(?:[\w.,/–-]*\w)?"
_TAG = r"</?[A-Za-z][^<>]*>"
# No word of any language: the analysers need time with the square of its length.
_ENDLESS = r"[^\W_]{200,}"
_OTHER = rf"(?:(?!{_PLAIN})[\s\S])+"

_PIECES = re.compile(rf"(?P<kept>{_ADDRESS}|{_TAG}|{_ENDLESS}|{_OTHER})")
_STRICT = re.compile(rf"(?P<kept>{_ADDRESS}|{_TAG}|{_ENDLESS}|{_NUMBER_WORD}|{_OTHER})")
_SUPERBLANK = re.compile(r"\[(?P<id>[0-9]*)\]")
# A stage may escape a mark that a later one leaves: `\@\@ΑΒΓ` (nob-nno), `#\<prn\>` (fr-es).
_DEBRIS = re.compile(r"\\?<[^<>\\\[\]]*\\?>")
_MARKED = re.compile(r"(?:\\?[*#@])+(?P<word>\w(?:[\w'’.-]*\w)?)?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BLANKS = re.compile(r"  +")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Deformatted:
    """A text in stream format and the pieces that its superblanks stand for."""

    stream: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reformatted:
    """A translated text and the words that the engine marked as unknown, each once."""

    text: str
    unknown_words: tuple[str, ...]


def deformat(text: str, *, strict: bool = False) -> Deformatted:
    """The text in stream format, in Unicode form C; `strict` also shields words with digits.

    >>> deformat("[Photo] 11-NQ/TW")
    Deformatted(stream='[0]Photo[1] 11-NQ\\\\/TW', pieces=('[', ']'))
    """
    out: list[str] = []
    pieces: list[str] = []
    text = unicodedata.normalize("NFC", text)
    position = 0
    for match in (_STRICT if strict else _PIECES).finditer(text):
        out.append(text[position : match.start()].replace("/", "\\/"))
        out.append(f"[{len(pieces)}]")
        pieces.append(match["kept"])
        position = match.end()
    out.append(text[position:].replace("/", "\\/"))
    return Deformatted("".join(out), tuple(pieces))


def reformat(stream: str, pieces: Sequence[str]) -> Reformatted | None:
    """The plain text of a translated stream; `None` when a superblank was lost or doubled."""
    unknown: dict[str, None] = {}
    out: list[str] = []
    used: list[int] = []
    position = 0
    for match in _SUPERBLANK.finditer(stream):
        out.append(_plain(stream[position : match.start()], unknown))
        position = match.end()
        if match["id"]:
            used.append(int(match["id"]))
            out.append(pieces[used[-1]] if used[-1] < len(pieces) else "")
    out.append(_plain(stream[position:], unknown))
    if sorted(used) != list(range(len(pieces))):
        return None
    return Reformatted("".join(out).strip(" "), tuple(unknown))


def keeps_numbers(source: str, target: str) -> bool:
    """Whether the target has every run of digits of the source as often as the source."""
    return not Counter(_DIGITS.findall(source)) - Counter(_DIGITS.findall(target))


def _plain(stream: str, unknown: dict[str, None]) -> str:
    for match in _MARKED.finditer(stream):
        if match["word"]:
            unknown.setdefault(match["word"])
    stream = _MARKED.sub(lambda match: match["word"] or "", _DEBRIS.sub("", stream))
    return _BLANKS.sub(" ", _ESCAPED.sub(r"\1", stream))
