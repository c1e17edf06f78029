"""The words of each language that mining must know, from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "words.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """What `words.toml` says of a language; its head explains the keys."""

    elisions: frozenset[str] = frozenset()
    possessive: tuple[str, ...] = ()
    possessive_kept: frozenset[str] = frozenset()
    connectors: frozenset[tuple[str, ...]] = frozenset()
    inner: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    before: tuple[tuple[str, ...], ...] = ()
    syllables: bool = False
    headline: float = 0.8
    shortest: int = 2
    stop: frozenset[str] = frozenset()
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@lru_cache
def words_of(language: str) -> Words:
    """The words of a language; of one that the file lacks, none."""
    table: Mapping[str, Any] = _tables().get(language.partition("-")[0], {})
    if not table:
        return Words()
    return Words(
        elisions=frozenset(table["elisions"]),
        possessive=tuple(table["possessive"]),
        possessive_kept=frozenset(table.get("possessive_kept", ())),
        connectors=frozenset(tuple(one.split()) for one in table["connectors"]),
        inner=frozenset(table["inner"]),
        articles=frozenset(table["articles"]),
        after=frozenset(table["after"]),
        before=tuple(tuple(one.split()) for one in table["before"]),
        syllables=table.get("syllables", False),
        headline=table["headline"],
        shortest=table["shortest"],
        stop=frozenset(table["stop"]),
        kinds={kind: tuple(heads) for kind, heads in table["kinds"].items()},
    )


@lru_cache
def family_names() -> frozenset[str]:
    """Vietnamese family names in small letters without accents."""
    return frozenset(_tables()["names"]["family"])


@lru_cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
