"""A title of one gender behind an article of the other: `La président`, `El presidenta`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from workflow.seams.values import Problem


def title_clashes(text: str, language: str) -> Iterator[Problem]:
    """Each article of a text that clashes with the title right behind it.

    >>> [one.message for one in title_clashes("La président a parlé.", "fr")]
    ['“La président” does not agree']
    """
    pattern, stems = _patterns().get(language, (None, ()))
    # Most texts have none of the titles at all.
    if pattern is None or not any(map(text.casefold().__contains__, stems)):
        return
    for found in pattern.finditer(text):
        said = found.group()
        yield Problem(
            found.start(), found.end(), f"“{said}” does not agree", f"{language}-determiner"
        )


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], Sequence[str]]]:
    """The pattern of each language, and of its titles those that are in all others."""
    data = resources.files(__package__).joinpath("titles.toml").read_bytes()
    return {
        language: (
            re.compile("|".join(_clashes(table)), re.IGNORECASE),
            _stems([*table["titles"]["m"], *table["titles"]["f"]]),
        )
        for language, table in tomllib.loads(data.decode("utf-8")).items()
    }


def _stems(titles: Sequence[str]) -> Sequence[str]:
    return [one for one in titles if not any(two in one and two != one for two in titles)]


def _clashes(table: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    for article, title in (("m", "f"), ("f", "m")):
        articles = "|".join(map(re.escape, table["articles"][article]))
        titles = "|".join(map(re.escape, table["titles"][title]))
        yield rf"(?<![\w'’-])(?:{articles})[ \u00a0](?:{titles})(?![\w-])"
