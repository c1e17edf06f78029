"""Kinds of forms that have their article wherever they stand behind a preposition."""

from __future__ import annotations

import re

NUMBERED = frozenset({"event", "political_term"})
"""Kinds of what may be numbered: congresses, plenums, tenures."""
_NUMERAL = re.compile(r"\d|(?<![^\W_])[IVX]+(?:er|re|e)?(?![^\W_])")


def is_session(kind: str, form: str) -> bool:
    """Whether a form of a kind is a congress, plenum, tenure or legislature with its number.

    >>> is_session("event", "XIV Congreso Nacional"), is_session("political_term", "Doi moi")
    (True, False)
    """
    return kind in NUMBERED and _NUMERAL.search(form) is not None


def is_never_bare(kind: str, form: str) -> bool:
    """Whether a form is a body or session: each has its article in a headline too.

    `réunion du Bureau politique`, `al XIV Congreso`; but `diez días de gobierno local`.
    """
    return kind == "body" or is_session(kind, form)
