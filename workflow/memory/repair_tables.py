"""The tables that a repair needs of a language, from `repair.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class RepairTables:
    """What is known of one language; every key is explained at the head of `repair.toml`."""

    ordinals: re.Pattern[str]
    ending: str
    fixed: tuple[str, ...]
    words: Mapping[str, int]
    alike: tuple[tuple[re.Pattern[str], str], ...]
    """Words before a mask, and what stands for all of a kind."""
    beside: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    day_words: tuple[str, ...]
    agreeing: frozenset[str]
    first_day: str
    capital_months: bool
    elided: tuple[str, ...]
    day_parts: re.Pattern[str]
    """Words behind a time of day."""


MASK = "\ue000"
"""Begins what stands for an item in a masked text; no text of ours has private characters."""


@cache
def repair_tables(language: str) -> RepairTables:
    """The tables of a language (`es-MX` has those of `es`); empty ones where there are none."""
    base = language.partition("-")[0]
    data = _data().get("nb" if base == "no" else base, {})
    return RepairTables(
        ordinals=re.compile(data.get("ordinals", "(?!)")),
        ending=data.get("ending", ""),
        fixed=tuple(data.get("fixed", ())),
        words=data.get("words", {}),
        alike=tuple(_alike(group) for group in data.get("alike", ())),
        beside=tuple(
            (tuple(row["words"]), re.compile(row["when"], re.IGNORECASE))
            for row in data.get("beside", ())
        ),
        day_words=tuple(data.get("day_words", ())),
        agreeing=frozenset(data.get("agreeing", ())),
        first_day=data.get("first_day", ""),
        capital_months=data.get("capital_months", False),
        elided=tuple(data.get("elided", ())),
        day_parts=_soon(data.get("day_parts", ())),
    )


def _alike(group: Sequence[str]) -> tuple[re.Pattern[str], str]:
    # "l'" touches what follows, the others have a blank; the longest is tried first
    shapes = "|".join(
        re.escape(word) + ("" if word.endswith("'") else " ")
        for word in sorted(group, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"(?<!\w)(?:{shapes})(?={MASK})", re.IGNORECASE), f"{group[0]} "


def _soon(words: Sequence[str]) -> re.Pattern[str]:
    """The words, behind minutes where there are some: `2 giờ 30 phút chiều`."""
    joined = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"[^.,;!?]*?(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("repair.toml").read_text(encoding="utf-8"))
