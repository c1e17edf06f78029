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

# "Share the fruits of growth.", "… la Constitución…”"; a colon ends no sentence: "Share:"
_STOP = regex.compile(r"[.!?…;,][\s”»\"’)\]/.]*$")
_WORDS_ARE_LITERAL = frozenset({"agencies", "day_first_agencies"})


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One kind of furniture."""

    id: str
    message: str
    """Why it is furniture, a clause with the subject "it"."""
    pattern: regex.Pattern[str]
    examples: tuple[str, ...]
    weak: bool
    """Whether the words may as well be the article's: what stands beside them must decide."""
    sentence: bool
    """Whether a text that ends in a full stop may be this furniture."""


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
    dateline_beside: regex.Pattern[str]
    dateline_agency: regex.Pattern[str]
    openings: tuple[regex.Pattern[str], ...]
    months: Mapping[str, Mapping[str, int]]
    """Short names of months by language, beside those of CLDR."""
    published: regex.Pattern[str]
    updated: regex.Pattern[str]
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

    def is_share_bar(self, text: str) -> bool:
        """Whether a text is a bar to share, print or resize."""
        found = self.furniture_rule(text)
        return found is not None and found[0].id == "share-bar"

    def furniture_rule(self, text: str) -> tuple[FurnitureRule, regex.Match[str]] | None:
        """The first rule that the whole text matches, and its match; a weak one comes last."""
        if len(text) > LONGEST_FURNITURE:
            return None
        for rule in self.furniture:
            match = rule.pattern.fullmatch(text)
            if match and (rule.sentence or not _STOP.search(text)):
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
    furniture = [_furniture(entry, compiler) for entry in table["furniture"]]
    return Rules(
        furniture=tuple(sorted(furniture, key=lambda rule: rule.weak)),
        related=compiler(table["related"]["pattern"]),
        related_inline=compiler(table["related"]["inline"], cased_groups=True),
        related_message=table["related"]["message"],
        stamped=compiler(table["stamped"]["pattern"]),
        stamped_message=table["stamped"]["message"],
        byline=compiler(table["byline"]["pattern"], cased_groups=True),
        dateline_words=compiler(rf"(?<!\p{{L}})(?:{table['dateline']['words']})(?!\p{{L}})"),
        dateline_beside=compiler(table["dateline"]["beside"], cased_groups=True),
        dateline_agency=compiler(table["dateline"]["agency"], cased=True),
        openings=tuple(compiler(one, cased=True) for one in table["dateline"]["opening"]),
        months=table["months"],
        published=compiler(rf"(?<!\p{{L}})(?:{table['dateline']['published']})"),
        updated=compiler(rf"(?<!\p{{L}})(?:{table['dateline']['updated']})"),
        clock=compiler(rf"(?<!\d){table['dateline']['clock']}(?!\d)"),
        glued=compiler(table["dateline"]["glued"], cased_groups=True),
        place=compiler(table["dateline"]["place"], cased=True),
        credit=compiler(table["caption"]["credit"], cased_groups=True),
        credit_alone=compiler(table["caption"]["alone"]),
        caption_class=compiler(table["classes"]["caption"]),
        byline_class=compiler(table["classes"]["byline"]),
        day_first_agencies=tuple(table["words"]["day_first_agencies"]),
        abbreviations=frozenset(table["spaces"]["abbreviations"]),
        domains=frozenset(table["spaces"]["domains"]),
    )


def _furniture(entry: Mapping[str, Any], compiler: _Compiler) -> FurnitureRule:
    cased = entry.get("cased", False)
    return FurnitureRule(
        id=entry["id"],
        message=entry["message"],
        pattern=compiler(entry["pattern"], cased=cased, cased_groups=not cased),
        examples=tuple(entry["examples"]),
        weak=entry.get("weak", False),
        sentence=entry.get("sentence", False),
    )


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
