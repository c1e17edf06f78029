"""How a PO file is written: its line ends and where it breaks its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from workflow.translations.layout import PAGE_WIDTH, Style, layout_string
from workflow.translations.linebreak import text_width
from workflow.translations.scan import RawEntry

_SAMPLE = 100
_TELLING = 60
"""A text of this many columns, or with a newline in it, tells how lines are broken."""

_OTHER_WIDTHS: tuple[int, ...] = (80, 78, 77, 76, 100, 120, *range(50, 121))
"""Widths to try, common ones first: where several agree with all strings the first is taken."""

_TWO_PLACE_LINES = re.compile(r"^#: (?P<first>\S+)\n#: (?P<second>\S+)$", re.MULTILINE)


def detect_style(entries: Iterable[RawEntry], *, wrap: bool) -> Style:
    """The style most strings of a file are written in.

    Tried are `msgcat` with its own width, `msgcat --no-wrap`, then other widths. A file that
    agrees with none (other programs break lines by other rules) gets its widest line as
    width. `wrap` decides for a file without a telling string.
    """
    entries = list(entries)
    newline = "\r\n" if any(entry.raw.endswith("\r\n") for entry in entries[:1]) else "\n"
    strings = list(islice(_telling_strings(entries), _SAMPLE))
    style = Style(_columns(strings, wrap=wrap), newline)
    return replace(style, reference_a_line=_has_place_a_line(entries, style))


def _telling_strings(entries: Iterable[RawEntry]) -> Iterator[tuple[str, str, str]]:
    """Keyword, value and lines of strings that tell how lines are broken."""
    for entry in entries:
        if entry.obsolete or entry.plural:
            continue
        body = entry.raw.replace("\r\n", "\n")
        for keyword, value in (("msgid", entry.source), ("msgstr", entry.target)):
            if len(value) < _TELLING and "\n" not in value.rstrip("\n"):
                continue
            match = re.search(rf'^{keyword} ".*\n(?:".*\n)*', body, re.MULTILINE)
            if match:
                yield keyword, value, match.group()


def _columns(strings: list[tuple[str, str, str]], *, wrap: bool) -> int | None:
    if not strings:
        return PAGE_WIDTH if wrap else None
    first: tuple[int | None, ...] = (PAGE_WIDTH, None) if wrap else (None, PAGE_WIDTH)
    best = max(first, key=lambda columns: _agreeing(strings, columns))
    agreeing = _agreeing(strings, best)
    if agreeing * 10 < len(strings) * 9:
        other = max(_OTHER_WIDTHS, key=lambda columns: _agreeing(strings, columns))
        if _agreeing(strings, other) > agreeing:
            return other
    if agreeing or all(len(lines.split("\n")) == 2 for _, _, lines in strings):
        return best
    return max(text_width(line) for _, _, lines in strings for line in lines.split("\n"))


def _agreeing(strings: list[tuple[str, str, str]], columns: int | None) -> int:
    style = Style(columns)
    return sum(layout_string(keyword, value, style) == lines for keyword, value, lines in strings)


def _has_place_a_line(entries: Iterable[RawEntry], style: Style) -> bool:
    for entry in entries:
        match = _TWO_PLACE_LINES.search(entry.raw.replace("\r\n", "\n"))
        if match:
            return len(" ".join(["#:", *match.groups()])) <= (style.columns or PAGE_WIDTH)
    return False
