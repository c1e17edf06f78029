"""How high a text will stand on a page, reckoned from the widths of Times New Roman's letters.

A word processor alone knows; this is near enough to decide what goes on a page with room to
spare. Widths are those of Adobe's Times-Roman metrics, to which Times New Roman and Liberation
Serif keep, in thousandths of the size.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_USUAL = 500
_WIDE = 1000
_WIDTHS = {
    250: " .,",
    278: "ijlt:;/",
    333: "rfI()-’‘!‚",
    389: "Js",
    444: "acez?“”",
    500: "bdghknopquvxy0123456789–$«»",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw&",
    778: "m",
    889: "M",
    944: "W",
    1000: "—…",
}
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_LINE = 1.15
"""Height of a single line of Times New Roman, in sizes."""


def lines_of(text: str, width: float, size: float) -> int:
    """Lines that a text takes in so many points of width at a size in points; at least 1."""
    room = width * 1000 / size
    lines = 0
    for part in text.split("\n"):
        lines += 1
        used = 0.0
        for word in part.split():
            length = sum(map(_width, word))
            if used and used + length > room and length <= room:
                lines += 1
                used = 0.0
            # Chinese has no blanks: a long word runs on over line ends.
            lines += int((used + length) // room) if length > room else 0
            used = (used + length) % room if length > room else used + length
            used += _width(" ")
    return max(lines, 1)


def height_of(lines: int, size: float, line_height: int) -> float:
    """Their height in points; `line_height` in 240ths of a line."""
    return lines * size * _LINE * line_height / 240


@lru_cache(maxsize=4096)
def _width(letter: str) -> int:
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.combining(base):
        return 0
    return _LETTERS.get(base, _USUAL)
