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
from collections.abc import Collection, Sequence
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

# `long-term`: in English modes a rule may drop the hyphen and leave no blank, `plandeplazo largo`.
_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W\d_])")
_JOINT = ""
"""The piece on either side of a hyphen; it is a blank where the hyphen is gone."""
_TIGHT = "-'’ "

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
    opened: tuple[int, ...] = ()
    """The pieces beside hyphens that became blanks: without them words would be glued."""


def deformat(
    text: str, *, strict: bool = False, hyphens: Collection[int] | None = ()
) -> Deformatted:
    """The text in stream format, in Unicode form C; `strict` also shields words with digits.

    `hyphens` are the hyphens inside words, by their place among all of them, that get a piece on
    either side; `None`: all.

    >>> deformat("[Photo] 11-NQ/TW")
    Deformatted(stream='[0]Photo[1] 11-NQ\\\\/TW', pieces=('[', ']'))
    """
    out: list[str] = []
    pieces: list[str] = []
    text = unicodedata.normalize("NFC", text)
    joined = [match.start() for match in _HYPHEN.finditer(text)]
    chosen = [at for number, at in enumerate(joined) if hyphens is None or number in hyphens]
    position = 0

    def plain(end: int) -> None:
        start = position
        for at in (at for at in chosen if position <= at < end):
            out.append(text[start:at].replace("/", "\\/"))
            out.append(f"[{len(pieces)}]-[{len(pieces) + 1}]")
            pieces.extend((_JOINT, _JOINT))
            start = at + 1
        out.append(text[start:end].replace("/", "\\/"))

    for match in (_STRICT if strict else _PIECES).finditer(text):
        plain(match.start())
        out.append(f"[{len(pieces)}]")
        pieces.append(match["kept"])
        position = match.end()
    plain(len(text))
    return Deformatted("".join(out), tuple(pieces))


def glued_hyphens(text: str, pieces: Sequence[str], opened: Collection[int]) -> frozenset[int]:
    """The hyphens of a text, all of them with pieces, that a rule drops without a blank.

    `pieces` are those of the text, `opened` those that became blanks.
    """
    joints = [number for number, piece in enumerate(pieces) if piece == _JOINT]
    hyphens = _HYPHEN.findall(unicodedata.normalize("NFC", text))
    if len(joints) != 2 * len(hyphens):
        return frozenset()
    return frozenset(place // 2 for place, number in enumerate(joints) if number in opened)


def has_hyphens(text: str) -> bool:
    """Whether a text has a hyphen inside a word."""
    return _HYPHEN.search(text) is not None


def reformat(stream: str, pieces: Sequence[str]) -> Reformatted | None:
    """The plain text of a translated stream; `None` when a superblank was lost or doubled."""
    unknown: dict[str, None] = {}
    out: list[str] = []
    used: list[int] = []
    opened: list[int] = []
    position = 0
    for match in _SUPERBLANK.finditer(stream):
        out.append(_plain(stream[position : match.start()], unknown))
        position = match.end()
        if match["id"]:
            used.append(int(match["id"]))
            piece = pieces[used[-1]] if used[-1] < len(pieces) else ""
            if piece == _JOINT and _is_open("".join(out[-3:]), stream[position:]):
                opened.append(used[-1])
                piece = " "
            out.append(piece)
    out.append(_plain(stream[position:], unknown))
    if sorted(used) != list(range(len(pieces))):
        return None
    return Reformatted("".join(out).strip(" "), tuple(unknown), tuple(opened))


def _is_open(before: str, after: str) -> bool:
    """Whether a word stands on either side, so that both would be glued."""
    following = _SUPERBLANK.sub("", after[:60])
    tight = not following or following[0] in _TIGHT or before[-1:] in _TIGHT
    return not tight and before[-1:].isalnum() and following.lstrip("*@#~^")[:1].isalnum()


def keeps_numbers(source: str, target: str) -> bool:
    """Whether the target has every run of digits of the source as often as the source."""
    return not Counter(_DIGITS.findall(source)) - Counter(_DIGITS.findall(target))


def _plain(stream: str, unknown: dict[str, None]) -> str:
    for match in _MARKED.finditer(stream):
        if match["word"]:
            unknown.setdefault(match["word"])
    stream = _MARKED.sub(lambda match: match["word"] or "", _DEBRIS.sub("", stream))
    return _BLANKS.sub(" ", _ESCAPED.sub(r"\1", stream))
