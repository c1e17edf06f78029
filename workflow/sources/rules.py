"""The patterns of `cleaning.toml`, compiled: what a page leaves in an article, by kind."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import regex

LONGEST_FURNITURE = 240
"""Letters; a longer paragraph is never taken for furniture by its wording."""

_WORDS_ARE_LITERAL = frozenset({"agencies", "day_first_agencies"})


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One kind of furniture."""

    id: str
    message: str
    """Why it is furniture, a clause with the subject "it"."""
    pattern: regex.Pattern[str]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything `cleaning.toml` says, compiled."""

    furniture: tuple[FurnitureRule, ...]
    related: regex.Pattern[str]
    related_inline: regex.Pattern[str]
    related_message: str
    stamped: regex.Pattern[str]
    stamped_message: str
    byline: regex.Pattern[str]
    dateline_words: regex.Pattern[str]
    clock: regex.Pattern[str]
    glued: regex.Pattern[str]
    place: regex.Pattern[str]
    credit: regex.Pattern[str]
    credit_alone: regex.Pattern[str]
    caption_class: regex.Pattern[str]
    byline_class: regex.Pattern[str]
    day_first_agencies: tuple[str, ...]
    abbreviations: frozenset[str]
    domains: frozenset[str]

    def furniture_rule(self, text: str) -> tuple[FurnitureRule, regex.Match[str]] | None:
        """The first rule that the whole text matches, and its match."""
        if len(text) > LONGEST_FURNITURE:
            return None
        for rule in self.furniture:
            match = rule.pattern.fullmatch(text)
            if match:
                return rule, match
        return None


def rule_table() -> Mapping[str, Any]:
    """`cleaning.toml` as it stands."""
    return tomllib.loads(
        resources.files("workflow.sources").joinpath("cleaning.toml").read_text(encoding="utf-8")
    )


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """The rules of `cleaning.toml`, compiled once."""
    table = rule_table()
    compiler = _Compiler(table["words"])
    return Rules(
        furniture=tuple(_furniture(entry, compiler) for entry in table["furniture"]),
        related=compiler(table["related"]["pattern"]),
        related_inline=compiler(table["related"]["inline"]),
        related_message=table["related"]["message"],
        stamped=compiler(table["stamped"]["pattern"]),
        stamped_message=table["stamped"]["message"],
        byline=compiler(table["byline"]["pattern"], cased_groups=True),
        dateline_words=compiler(rf"(?<!\p{{L}})(?:{table['dateline']['words']})(?!\p{{L}})"),
        clock=compiler(rf"(?<!\d){table['dateline']['clock']}(?!\d)"),
        glued=compiler(table["dateline"]["glued"], cased_groups=True),
        place=compiler(table["dateline"]["place"], cased=True),
        credit=compiler(table["caption"]["credit"]),
        credit_alone=compiler(table["caption"]["alone"]),
        caption_class=compiler(table["classes"]["caption"]),
        byline_class=compiler(table["classes"]["byline"]),
        day_first_agencies=tuple(table["words"]["day_first_agencies"]),
        abbreviations=frozenset(table["spaces"]["abbreviations"]),
        domains=frozenset(table["spaces"]["domains"]),
    )


def _furniture(entry: Mapping[str, Any], compiler: _Compiler) -> FurnitureRule:
    pattern = compiler(entry["pattern"], cased=entry.get("cased", False))
    return FurnitureRule(entry["id"], entry["message"], pattern, tuple(entry["examples"]))


class _Compiler:
    """Puts the word lists into a pattern and compiles it."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._lists = {
            f"{{{name}}}": "|".join(_longest_first(name, items)) for name, items in words.items()
        }

    def __call__(
        self, pattern: str, *, cased: bool = False, cased_groups: bool = False
    ) -> regex.Pattern[str]:
        """The compiled pattern; `cased_groups` keeps letter case where `\\p{Lu}` asks for it."""
        for name, items in self._lists.items():
            pattern = pattern.replace(name, items)
        if cased_groups:
            pattern = pattern.replace(r"\p{Lu}", r"(?-i:\p{Lu})")
            pattern = pattern.replace(r"[(?-i:\p{Lu})]", r"(?-i:[\p{Lu}])")
        return regex.compile(pattern, 0 if cased else regex.IGNORECASE)


def _longest_first(name: str, items: Iterable[str]) -> list[str]:
    ordered = sorted(items, key=lambda item: (-len(item), item))
    return [regex.escape(item) for item in ordered] if name in _WORDS_ARE_LITERAL else ordered
