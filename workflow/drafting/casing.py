"""What `truecase.toml` says of a language, and letters from one case to the other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from workflow.glossary.guards import recognition
from workflow.glossary.names.name_rules import is_syllable


@dataclass(frozen=True, slots=True)
class Casing:
    """Which words of a language keep capitals where a headline in capitals is written small."""

    function: frozenset[str] = frozenset()
    """Small words, which have no capitals of their own."""
    cased: Mapping[str, str] = field(default_factory=dict)
    """Words and phrases by their small letters: countries too."""
    with_figure: Mapping[str, str] = field(default_factory=dict)
    """Words that have their capital beside a figure only (`May 19`)."""
    also_words: frozenset[str] = frozenset()
    """Abbreviations that are words too, in small letters."""
    not_roman: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    """Words after which a doubtful Roman numeral is one."""
    title_case: bool = False
    common: frozenset[str] = frozenset()
    """Words that are small in a headline with a capital in every word."""


@cache
def casing_of(language: str) -> Casing:
    """The rules of a language; empty ones for a language that the data does not name."""
    table = _document().get(language)
    if table is None:
        return Casing()
    return Casing(
        function=frozenset(table["function"]),
        cased={
            **_countries(language, frozenset(table["lower"])),
            **{one.lower(): one for one in table["cased"]},
        },
        with_figure={one.lower(): one for one in table["with_figure"]},
        also_words=frozenset(one.lower() for one in table["also_words"]),
        not_roman=frozenset(table["not_roman"]),
        numbered=frozenset(table["numbered"]),
        title_case=table["title_case"],
        common=frozenset(table.get("common", "").split()),
    )


@cache
def kept(language: str) -> re.Pattern[str]:
    """What has the same letters in a headline in capitals and in one written small.

    Light tags; symbols (`489/QD-TTg`, `30/2020/NĐ-CP`); whatever holds a figure (`COVID-19`,
    `13th`, `5G`); `U.S.`; Roman ordinals where the language writes them (`XIIIe`).
    """
    ordinals = recognition(language).ordinals
    endings = "|".join(re.escape(one) for one in (ordinals.roman if ordinals else ()) if one)
    return re.compile(
        r"(?i:</?(?:b|i|a(?: id=\"\d+\")?)>)"
        r"|(?<!\w)\d+[^\W\d_]?(?=[^\s/]*/)(?:/\d+)?[-/][^\W\d_]\w*(?:[-/]\w+)*"
        r"|(?<!\w)[^\W\d_]{1,5}-\w*\d\w*(?!\w)"
        r"|(?<!\w)(?:[^\W\d_]\.){2,}"
        r"|(?<!\w)\w*\d\w*" + (rf"|(?<!\w)[IVX]{{2,}}(?:{endings})(?!\w)" if endings else "")
    )


def small(letter: str) -> str:
    """The small form of a letter; the letter itself where the way back would not lead to it."""
    low = letter.lower()
    return low if len(low) == 1 and capital(low) == letter else letter


def capital(letter: str) -> str:
    """The capital form of a letter, accents kept; of ß the capital ẞ.

    >>> capital("é"), capital("ß"), capital("ỗ"), capital("°")
    ('É', 'ẞ', 'Ỗ', '°')
    """
    return "ẞ" if letter == "ß" else letter.upper()


def _countries(language: str, unlike: frozenset[str]) -> dict[str, str]:
    """The names of countries, by their small letters; none that is a Vietnamese syllable."""
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language).territories
    except UnknownLocaleError:
        return {}
    names = (str(name) for code, name in territories.items() if len(code) == 2)
    return {
        name.lower(): name
        for name in names
        if name.lower() not in unlike and not (language == "vi" and is_syllable(name))
    }


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("truecase.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
