"""Dates and amounts of an engine's answer, written as the target language does.

What engines get wrong is data, in `local_writing.toml`; names of months come from CLDR.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, partial
from importlib.resources import files

_CAPITALS = "in capitals"


def localise_writing(answer: str, language: str) -> str:
    """An answer with its dates and amounts as the language writes them; figures stay.

    >>> localise_writing("Le 1 avril et le 20 mai de 2026.", "fr")
    'Le 1er avril et le 20 mai 2026.'
    >>> localise_writing("El 20 de noviembre 2026", "es")
    'El 20 de noviembre de 2026'
    """
    for pattern, put in _rules(language.partition("-")[0]):
        answer = pattern.sub(partial(_put, put=put), answer)
    return answer


def _put(found: re.Match[str], put: str) -> str:
    """What takes the place of a wording, with a capital where that had one."""
    if put == _CAPITALS:
        return found.group().upper()
    made = found.expand(put)
    return made[0].upper() + made[1:] if found.group()[0].isupper() else made


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = _document().get(language, ())
    if not entries:
        return ()
    from babel import Locale

    month = "|".join(Locale(language).months["format"]["wide"].values())
    return tuple(
        (re.compile(rf"(?<!\w){entry['find'].replace('{month}', month)}(?!\w)"), entry["put"])
        for entry in entries
    )


@cache
def _document() -> dict[str, list[dict[str, str]]]:
    path = files(__package__).joinpath("local_writing.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
