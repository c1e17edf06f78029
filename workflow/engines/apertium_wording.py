"""Wordings that Apertium's modes misread, put so that they read them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache
from importlib import resources


def readable(text: str, language: str) -> str:
    """The text as Apertium reads it best; figures and names are the same, their order may not be.

    >>> readable("On October 6, 2020, they met.", "en"), readable("a-t-il dit", "fr")
    ('On 6 October 2020, they met.', 'il a dit')
    """
    for pattern, put in _rules().get(language, ()):
        text = pattern.sub(put, text)
    return text


@cache
def wording_digest() -> str:
    """A few hexadecimal digits that change with the rules."""
    return hashlib.sha256(_data()).hexdigest()[:6]


@cache
def _rules() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    return {
        language: tuple(
            (re.compile(rf"(?<!\w){entry['find']}(?!\w)"), entry["put"]) for entry in entries
        )
        for language, entries in tomllib.loads(_data().decode("utf-8")).items()
    }


@cache
def _data() -> bytes:
    return resources.files(__package__).joinpath("apertium_wording.toml").read_bytes()
