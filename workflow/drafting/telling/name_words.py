"""What `unlisted.toml` says of the names of bodies and honours in a language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

# Inside a name: `Women's Union`, `l'Assemblée`; a comma or a dash ends one.
GAP = re.compile(r"(?:['’]s?)?[ \u00a0]|['’]")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `unlisted.toml` for one language."""

    heads: frozenset[str]
    endings: tuple[str, ...]
    links: frozenset[str]
    genitives: frozenset[str]
    infinitives: tuple[str, ...]
    qualifiers: frozenset[str]
    leads: bool
    follows: frozenset[str]
    offices: frozenset[str]
    given: frozenset[str]
    small: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def name_words(language: str) -> NameWords | None:
    """The words of a language; `None` for one that `unlisted.toml` does not name."""
    data = resources.files(__package__).joinpath("unlisted.toml").read_bytes()
    table = tomllib.loads(data.decode("utf-8")).get(language)
    if table is None:
        return None
    return NameWords(
        heads=frozenset(table["heads"]),
        endings=tuple(table["endings"]),
        links=frozenset(table["links"]),
        genitives=frozenset(table["genitives"]),
        infinitives=tuple(table["infinitives"]),
        qualifiers=frozenset(table["qualifiers"]),
        leads=table["leads"],
        follows=frozenset(table["follows"]),
        offices=frozenset(table["offices"]),
        given=frozenset(table["given"]),
        small=tuple(table["small"]),
        kinds=tuple(table["kinds"]),
    )
