"""The characters behind the signs of Word's symbol fonts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

_PRIVATE = range(0xE000, 0xF900)
_ALIKE = range(0x20, 0x7F)
"""Codes of the Symbol font that mean what they do elsewhere, unless they are listed."""


def symbol_text(font: str, code: int) -> str | None:
    """The character of a sign in a font; `None` where it is not known.

    Word adds 0xF000 to the codes of symbol fonts.

    >>> symbol_text("Wingdings", 0xF0FC), symbol_text("Symbol", 0xF0B3), symbol_text("Arial", 0x41)
    ('✓', '≥', 'A')
    >>> symbol_text("Wingdings 3", 0xF07D) is None
    True
    """
    table = _fonts().get(font.strip().casefold())
    if table is None:
        return None if code in _PRIVATE or code > 0x10FFFF else chr(code)
    low = code - 0xF000 if code in _PRIVATE else code
    known = table.get(low)
    if known is None and font.strip().casefold() == "symbol" and low in _ALIKE:
        return chr(low) if not chr(low).isalpha() else None
    return known


@cache
def _fonts() -> Mapping[str, Mapping[int, str]]:
    """The tables by the names of fonts in small letters."""
    path = resources.files(__package__).joinpath("symbols.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        font: {int(code, 16): sign for code, sign in table.items()} for font, table in data.items()
    }
