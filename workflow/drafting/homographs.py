"""Abbreviations and months that are everyday words too, where capitals do not tell them apart.

`MOST FARMERS WELCOME NEW RULES` became the Ministry of Science and Technology's farmers, and `US
PRESIDENT` `nos el presidente`. The words beside one decide, then the article's body; where neither
does, the draft says how it was read. The words are data, in `homographs.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from workflow.drafting.casing import capital

DOUBT = "in capitals it may be an everyday word"
"""Why a term that is a homograph needs review."""
_SIGN = "_"


@dataclass(frozen=True, slots=True)
class Homograph:
    """One such word in a headline, and how it is read."""

    start: int
    end: int
    written: str
    """As a sentence has it: `MOST`, `May`, or in small letters the everyday word."""
    is_name: bool
    """Whether it is the abbreviation or month."""
    sure: bool


@dataclass(frozen=True, slots=True)
class _Rules:
    written: str
    usual: str
    word: tuple[re.Pattern[str], ...]
    name: tuple[re.Pattern[str], ...]
    perhaps: tuple[re.Pattern[str], ...]
    doubtful: tuple[re.Pattern[str], ...]
    headlines: bool


def find_homographs(
    text: str, language: str, shown: Collection[str], *, shouted: bool
) -> Iterator[Homograph]:
    """The homographs of a headline in their order.

    `shown` are the words that the article's body writes in capitals among small ones; `shouted`
    tells whether the headline is in capitals, else it has a capital in every word.
    """
    loud = "".join(map(capital, text))
    for word, rules in _tables().get(language, {}).items():
        if not shouted and not rules.headlines:
            continue
        for match in re.finditer(rf"(?<!\w){word}(?!\w)", loud):
            start, end = match.span()
            if not shouted and text[start].islower():
                continue
            marked = loud[:start] + _SIGN + loud[end:]
            is_name, sure = _read(marked, rules, word in shown)
            written = rules.written if is_name else text[start:end].lower()
            yield Homograph(start, end, written, is_name, sure)


def unsure_words(found: Collection[Homograph], text: str) -> Iterator[str]:
    """What a draft says of everyday words that may be abbreviations."""
    for one in found:
        if not one.sure:
            read, other = ("the abbreviation", "the everyday word")
            if not one.is_name:
                read, other = other, read
            word = text[one.start : one.end]
            yield f"terms: “{word}” is read as {read}, see whether {other} is meant"


def _read(marked: str, rules: _Rules, shown: bool) -> tuple[bool, bool]:
    """Whether the marked word is the name, and whether that is certain."""
    if any(one.search(marked) for one in rules.name):
        return True, True
    if any(one.search(marked) for one in rules.word):
        return False, True
    if shown and any(one.search(marked) for one in rules.perhaps):
        return True, False
    if rules.usual == "name":
        return True, not any(one.search(marked) for one in rules.doubtful)
    if rules.usual == "body":
        return shown, not shown
    return False, not shown or rules.headlines


@cache
def _tables() -> Mapping[str, Mapping[str, _Rules]]:
    data = resources.files(__package__).joinpath("homographs.toml").read_bytes()
    document = tomllib.loads(data.decode("utf-8"))

    def patterns(table: Mapping[str, list[str]], key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, table.get(key, ())))

    return {
        language: {
            word: _Rules(
                table["written"],
                table["usual"],
                patterns(table, "word"),
                patterns(table, "name"),
                patterns(table, "perhaps"),
                patterns(table, "doubtful"),
                table.get("headlines", False),
            )
            for word, table in words.items()
        }
        for language, words in document.items()
    }
