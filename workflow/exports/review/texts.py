"""Sentences as a Word cell shows them, and when two of them are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from workflow.article import Inline, escape_inline, join_runs, parse_inline, serialize_inline
from workflow.exports.inline import live_address
from workflow.exports.languages import COMPLEX, RIGHT_TO_LEFT, language_of
from workflow.exports.ooxml import clean_text

HELD_HYPHEN = "\u2011"

_NOWHERE = "https://link.invalid/"
"""Stands for an address that no program would follow, with the link's number behind it."""
_QUOTES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", ""),
        "…": "...",
    }
)
# "« le plan »" and "\"le plan\"", "20 % ;" and "20%;": blanks beside signs belong to the sign
_LOOSE = re.compile(r"\s*([\"';:!?%])\s*|\s*(-)\s*")


_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs of no width, and those that turn the direction of writing."""


def at_border(text: str, target: str, source: str, language: str) -> tuple[str, tuple[str, ...]]:
    """A text that came back as the desk keeps texts, and the unseen signs that were left out.

    It is in NFC; unseen signs stay where the language writes them or the exported `target` or
    `source` has them; blanks at its ends are those of the source.

    >>> at_border(" re\\u0301uni\\u200b", "uni", "met", "fr")
    ('réuni', ('U+200B',))
    """
    text = unicodedata.normalize("NFC", text)
    signs = set(_UNSEEN.findall(text)) - set(target) - set(source)
    if signs and language_of(language).script in (COMPLEX, RIGHT_TO_LEFT):
        signs = set()
    for sign in signs:
        text = text.replace(sign, "")
    exported = shown(target)
    bare = text.strip()
    if bare == exported.strip():
        text = exported
    elif bare != text:
        begin = source[: len(source) - len(source.lstrip())]
        end = source[len(source.rstrip()) :] if source.strip() else ""
        text = f"{begin}{bare}{end}".strip("\n")
    return text, tuple(sorted(f"U+{ord(sign):04X}" for sign in signs))


def link_address(links: Sequence[str], number: int) -> str:
    """Where link `number` of a text leads in a review copy: always somewhere, so that the link
    can be told when it comes back."""
    address = live_address(links[number - 1]) if number <= len(links) else ""
    return address or f"{_NOWHERE}{number}"


def link_number(address: str, links: Sequence[str], taken: Iterable[int]) -> int | None:
    """The number of the link that leads to an address; the first that is not `taken` where
    several do. `None` for an address that was not exported."""
    wanted = _same_address(address)
    if wanted.startswith(_NOWHERE):
        number = wanted.removeprefix(_NOWHERE)
        return int(number) if number.isascii() and number.isdigit() and int(number) else None
    alike = [
        number
        for number in range(1, len(links) + 1)
        if _same_address(link_address(links, number)) == wanted
    ]
    used = set(taken)
    return next((number for number in alike if number not in used), alike[-1] if alike else None)


def shown(tagged: str) -> str:
    """The text as it comes back from a file in which nobody changed it.

    >>> shown("<b>a</b><b>b</b>\\r\\n")
    '<b>ab</b>'
    """
    tagged = unicodedata.normalize("NFC", tagged)
    if "<" not in tagged and "lt;" not in tagged:
        return clean_text(tagged).strip("\n")
    return trimmed(parse_inline(clean_text(tagged)))


def trimmed(runs: Iterable[Inline]) -> str:
    """The runs as tagged text, without line ends at its own ends."""
    kept = list(join_runs(runs))
    if len(kept) == 1 and kept[0] == Inline(kept[0].text):
        return escape_inline(kept[0].text.strip("\n"))
    while kept and not (first := kept[0].text.lstrip("\n")):
        kept.pop(0)
    if kept:
        kept[0] = replace(kept[0], text=first)
    while kept and not (last := kept[-1].text.rstrip("\n")):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=last)
    return serialize_inline(kept)


def with_hyphens_of(text: str, base: str) -> str:
    """The text with hyphens that hold the line only where the base has some: a program may
    write either kind for the other."""
    return text if HELD_HYPHEN in base else text.replace(HELD_HYPHEN, "-")


def folded(text: str) -> str:
    """The text without what word processors correct unasked: kinds of quotation marks, dashes
    and blanks, and Unicode's form.

    >>> folded("Il dit : « Oui… »") == folded('Il dit: "Oui..."')
    True
    """
    plain = unicodedata.normalize("NFC", text).translate(_QUOTES)
    tight = _LOOSE.sub(lambda sign: sign[1] or sign[2], plain)
    return " ".join(tight.split())


def is_same(one: str, other: str) -> bool:
    """Whether two texts are one to `folded`."""
    return one == other or folded(one) == folded(other)


def _same_address(address: str) -> str:
    return unquote(address).rstrip("/")
