"""How strings stand in a PO file: escapes, and lines broken as GNU `msgcat` breaks them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workflow.translations.linebreak import fold

PAGE_WIDTH = 79
"""The width `msgcat` gives a page."""

_ESCAPES = {
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
    '"': '\\"',
    "\\": "\\\\",
}
_TO_ESCAPE = re.compile(r'[\a\b\f\n\r\t\v"\\]')
_ESCAPE_PAIR = re.compile(r"\\.")


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one PO file, so that what we write looks like the rest of it."""

    columns: int | None = PAGE_WIDTH
    """Page width for strings; `None` breaks them only behind a newline in the text."""
    newline: str = "\n"
    reference_a_line: bool = False
    """Whether every `#:` line holds one place."""


def escape(text: str) -> str:
    """The text as it stands between the quotes of a PO string."""
    return _TO_ESCAPE.sub(lambda match: _ESCAPES[match.group()], text)


def layout_string(
    keyword: str, text: str, style: Style, *, prefix: str = "", wraps: bool = True
) -> str:
    """The lines of one PO string, such as `msgid "…"`.

    `prefix` stands before each line (`#| `, `#~ `). `wraps` is false for an entry that says
    `no-wrap`.
    """
    end = style.newline
    portions = [part for part in re.split(r"(?<=\n)", text) if part]
    columns = style.columns if wraps else None
    if columns is None:
        lines = [escape(portion) for portion in portions]
    else:
        room = columns - len(prefix) - 2
        lines = [line for part in portions for line in _fold_portion(part, room)]
        if len(lines) == 1 and len(_fold_portion(text, room, len(keyword) + 1)) > 1:
            return f'{prefix}{keyword} ""{end}{prefix}"{lines[0]}"{end}'
    if len(lines) < 2:
        return f'{prefix}{keyword} "{"".join(lines)}"{end}'
    return f'{prefix}{keyword} ""{end}' + "".join(f'{prefix}"{line}"{end}' for line in lines)


def _fold_portion(text: str, columns: int, start: int = 0) -> list[str]:
    escaped = escape(text)
    if "\\" not in escaped:
        return fold(escaped, columns, start)
    kept = {match.start() + 1 for match in _ESCAPE_PAIR.finditer(escaped)}
    if text.endswith("\n"):
        kept.add(len(escaped) - 2)
    return fold(escaped, columns, start, frozenset(kept))


def layout_places(places: Sequence[str], style: Style) -> str:
    """The `#:` lines for places in the source, each such as `sources/a.md:12`.

    A place with blanks in it stands between U+2068 and U+2069, as gettext 0.22 writes it.
    """
    if not places:
        return ""
    marked = [f"\u2068{place}\u2069" if " " in place else place for place in places]
    if style.reference_a_line:
        return "".join(f"#: {place}{style.newline}" for place in marked)
    lines = [f"#: {marked[0]}"]
    for place in marked[1:]:
        if len(f"{lines[-1]} {place}".encode()) > (style.columns or PAGE_WIDTH):
            lines.append(f"#: {place}")
        else:
            lines[-1] += f" {place}"
    return "".join(line + style.newline for line in lines)
