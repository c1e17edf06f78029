"""What typography leaves alone: addresses, placeholders, code, figures of one piece."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from workflow.checks.fixing.values import Edit

_DOMAINS = ("com", "org", "net", "gov", "edu", "info", "vn", "fr", "no", "es", "eu", "uk")
_KINDS = (
    # "https://example.org/a?b=c;d"
    (("://",), r'(?:https?|ftp|file)://[^\s«»“”"<>]+'),
    (("mailto:",), r'\bmailto:[^\s«»“”"<>]+'),
    (("www.",), r'\bwww\.[^\s«»“”"<>]+'),
    # "desk@example.org"
    (("@",), r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        tuple(f".{one}" for one in _DOMAINS),
        rf'\b(?:[\w-]+\.)+(?:{"|".join(_DOMAINS)})\b(?:/[^\s«»“”"]*)?',
    ),
    # "`git  log`"
    (("`",), r"`[^`]+`"),
    # "{name}", "{0:,}"
    (("{", "⟦"), r"\{[^{}\s]*\}|⟦[^⟦⟧]*⟧"),
    # "%(name)s", "%s", "%1$s"
    (("%",), r"%\([^)\s]+\)[a-z]|%\d*\$?[sdif](?!\w)"),
    # "&nbsp;", "&lt;b>"
    (("&",), r"&#?\w+;"),
    # "128/NQ-CP", "30/2020/NĐ-CP"
    (("/",), r"\d+(?:/\d+)?/[^\W\d_]+(?:-[^\W\d_]+)*"),
    # "10:30"
    ((":",), r"(?<![\d.:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"),
    # ":-)"
    ((":", ";", "="), r"(?<!\S)[:;=]['’-]?[()DPp/|](?!\w)"),
)
"""What is protected; before each pattern the signs of which it has one."""


def protected_spans(text: str) -> list[tuple[int, int]]:
    """The spans of a text in which no mark is touched, in order."""
    # A text has few of the signs: to look for all kinds takes ten times as long.
    kinds = tuple(kind for signs, kind in _KINDS if any(map(text.__contains__, signs)))
    return [match.span() for match in _any_of(kinds).finditer(text)] if kinds else []


@lru_cache(maxsize=64)
def _any_of(kinds: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(kinds))


def outside(edits: Iterable[Edit], spans: Iterable[tuple[int, int]]) -> tuple[Edit, ...]:
    """The edits that touch none of the spans."""
    closed = list(spans)
    return tuple(
        edit
        for edit in edits
        if not any(start < edit.end and edit.start < end for start, end in closed)
    )
