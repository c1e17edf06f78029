"""What typographic rules find and what mending changes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

BLANKS = " \t\u00a0\u202f"
NO_BREAK = "\u00a0"
NO_BREAKS = "\u00a0\u202f"
"""The no-break space and the narrow one, which French typesetters prefer."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that typography wants otherwise."""

    start: int
    end: int
    text: str
    """What should stand between the offsets; never empty together with an empty span."""
    rule: str
    """Stable name of the rule, such as `blank-before-mark`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules of one family say of a text."""

    edits: tuple[Edit, ...] = ()
    """In the order of the text, none touching another."""
    right: int = 0
    """How often the text follows the rules where it could break them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was mended."""

    before: str
    """The place as it was, with the word it stands at."""
    after: str
    rule: str

    def __str__(self) -> str:
        return f"{visible(self.before)} → {visible(self.after)} ({self.rule})"


@dataclass(frozen=True, slots=True)
class Typography:
    """How one language sets its marks; the keys are explained in `typography.toml`."""

    language: str
    quotes: tuple[str, str] | None = None
    inner: tuple[str, str] | None = None
    also: tuple[tuple[str, str], ...] = ()
    apostrophe: str = ""
    before: str = ""
    between: str = ""
    joined: str = ""
    groups: bool = False
    markers: tuple[str, ...] = ()
    doubled: frozenset[str] = frozenset()
    seldom_doubled: frozenset[str] = frozenset()
    never_doubled: frozenset[str] = frozenset()
    loop: int = 8
    same: tuple[tuple[str, str], ...] = ()
    small: frozenset[str] = frozenset()


def typography_of(language: str) -> Typography:
    """The rules of a language; `fr-CA` has those of `fr`, an unknown one has none."""
    return _typography(language.partition("-")[0].partition("_")[0].lower())


def visible(text: str) -> str:
    """The text with signs for what the eye does not see.

    >>> visible("mot\u00a0; l\u00adà")
    'mot⍽; l‹U+00AD›à'
    """
    return "".join(
        "⍽"
        if letter in NO_BREAKS
        else f"‹U+{ord(letter):04X}›"
        if not (letter.isprintable() or letter == "\n")
        else letter
        for letter in text
    )


@cache
def _table() -> Mapping[str, Any]:
    data = files("workflow.checks").joinpath("typography.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


@cache
def _typography(language: str) -> Typography:
    data = _table().get(language, {})
    return Typography(
        language,
        quotes=_pair(data.get("quotes")),
        inner=_pair(data.get("inner")),
        also=tuple((one, other) for one, other in data.get("also", ())),
        apostrophe=data.get("apostrophe", ""),
        before=data.get("before", ""),
        between=data.get("between", ""),
        joined=data.get("joined", ""),
        groups=data.get("groups", False),
        markers=tuple(data.get("markers", ())),
        doubled=frozenset(data.get("doubled", ())),
        seldom_doubled=frozenset(data.get("seldom_doubled", ())),
        never_doubled=frozenset(data.get("never_doubled", ())),
        loop=data.get("loop", 8),
        same=tuple(data.get("same", {}).items()),
        small=frozenset(data.get("small", ())),
    )


def _pair(value: list[str] | None) -> tuple[str, str] | None:
    return (value[0], value[1]) if value else None
