"""A title of one gender behind an article of the other: `La président`, `El presidenta`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from workflow.seams.values import Problem


def title_clashes(text: str, language: str) -> Iterator[Problem]:
    """Each article of a text that clashes with the title right behind it.

    >>> [one.message for one in title_clashes("La président a parlé.", "fr")]
    ['“La président” does not agree']
    """
    pattern = _patterns().get(language)
    for found in pattern.finditer(text) if pattern else ():
        said = found.group()
        yield Problem(
            found.start(), found.end(), f"“{said}” does not agree", f"{language}-determiner"
        )


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    data = resources.files(__package__).joinpath("titles.toml").read_bytes()
    return {
        language: re.compile("|".join(_clashes(table)), re.IGNORECASE)
        for language, table in tomllib.loads(data.decode("utf-8")).items()
    }


def _clashes(table: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    for article, title in (("m", "f"), ("f", "m")):
        articles = "|".join(map(re.escape, table["articles"][article]))
        titles = "|".join(map(re.escape, table["titles"][title]))
        yield rf"(?<![\w'’-])(?:{articles})[ \u00a0](?:{titles})(?![\w-])"
