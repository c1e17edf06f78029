"""Bodies of parties of other countries: `CPC Central Committee`, `the PCC Politburo`.

The glossary has the desk's own party, and its Central Committee was found in the name of another.
The words are data, in `party_bodies.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_HOME = "Communist Party of Vietnam"
_SOURCE, _TARGETS = "en", ("es", "fr")


@dataclass(frozen=True, slots=True)
class PartyBody:
    """A body of a party in a text, or an office in one."""

    start: int
    end: int
    party: str
    """Its party as the text has it."""
    body: str
    office: str
    """The office in it, in small letters; empty where the text has the body alone."""
    short: bool
    """Whether the abbreviation of the party stands behind its name, in brackets."""

    def form(self, language: str, *, woman: bool) -> str:
        """It in Spanish or French; empty for other languages.

        >>> next(find_party_bodies("the CPC Politburo", "en")).form("es", woman=False)
        'Buró Político del Partido Comunista de China'
        """
        if language not in _TARGETS:
            return ""
        document, at = _document(), _TARGETS.index(language)
        party = document["parties"][self.party]
        form = f"{document['bodies'][self.body][at]} {party[at]}"
        if self.short:
            form = f"{form} ({party[len(_TARGETS) + at]})"
        if not self.office:
            return form
        return f"{document['offices'][self.office][language][woman]} {('del', 'du')[at]} {form}"


def find_party_bodies(text: str, language: str) -> Iterator[PartyBody]:
    """The bodies of such parties in an English text, in order."""
    if language != _SOURCE:
        return
    for found in _names().finditer(text.replace("’", "'")):
        # its own the glossary has, but for the abbreviation in the middle of the name
        if (found["party"] or found["of"]) == _HOME and not found["short"]:
            continue
        yield PartyBody(
            *found.span(),
            party=found["party"] or found["of"],
            body=found["body"] or found["head"],
            office=(found["office"] or "").lower(),
            short=bool(found["short"] or found["brief"]),
        )


@cache
def _names() -> re.Pattern[str]:
    document = _document()
    parties, bodies, offices = (_either(document[one]) for one in ("parties", "bodies", "offices"))
    return re.compile(
        rf"(?<![\w'-])(?:(?P<office>(?i:{offices})) of the )?"
        # "the Communist Party of China (CPC) Central Committee", "the PCC's Politburo"
        rf"(?:(?P<party>{parties})(?:'s)?(?P<short> \([A-Z]{{2,6}}\)(?:'s)?)? (?P<body>{bodies})"
        rf"|(?P<head>{bodies}) of the (?P<of>{parties})(?P<brief> \([A-Z]{{2,6}}\))?)"
        # "the CPC Central Committee Foreign Affairs Commission" is another body
        rf"(?![\w'-]| (?:Politburo|Political|Secretariat|Standing"
        rf"|(?:[A-Z]\w+ )+(?:Commission|Committee|Department)))"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("party_bodies.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
