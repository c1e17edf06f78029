"""What typography leaves alone: addresses, placeholders, code, figures of one piece."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workflow.checks.fixing.values import Edit

_PROTECTED = re.compile(
    r"""
      (?:https?|ftp|file)://[^\s«»“”"<>]+            # "https://example.org/a?b=c;d"
    | \bmailto:[^\s«»“”"<>]+
    | \bwww\.[^\s«»“”"<>]+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                   # "desk@example.org"
    | \b(?:[\w-]+\.)+(?:com|org|net|gov|edu|info|vn|fr|no|es|eu|uk)\b(?:/[^\s«»“”"]*)?
    | `[^`]+`                                        # "`git  log`"
    | \{[^{}\s]*\} | ⟦[^⟦⟧]*⟧                        # "{name}", "{0:,}"
    | %\([^)\s]+\)[a-z] | %\d*\$?[sdif](?!\w)        # "%(name)s", "%s", "%1$s"
    | &\#?\w+;                                       # "&nbsp;", "&lt;b>"
    | \d+(?:/\d+)?/[^\W\d_]+(?:-[^\W\d_]+)*          # "128/NQ-CP", "30/2020/NĐ-CP"
    | (?<![\d.:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])   # "10:30"
    | (?<!\S)[:;=]['’-]?[()DPp/|](?!\w)              # ":-)"
    """,
    re.VERBOSE,
)
_MAY_HOLD = re.compile(r"[:@`{⟦&;=%/]|\w\.\w")


def protected_spans(text: str) -> list[tuple[int, int]]:
    """The spans of a text in which no mark is touched, in order."""
    if not _MAY_HOLD.search(text):
        return []
    return [match.span() for match in _PROTECTED.finditer(text)]


def outside(edits: Iterable[Edit], spans: Iterable[tuple[int, int]]) -> tuple[Edit, ...]:
    """The edits that touch none of the spans."""
    closed = list(spans)
    return tuple(
        edit
        for edit in edits
        if not any(start < edit.end and edit.start < end for start, end in closed)
    )
