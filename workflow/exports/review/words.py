"""The words of a review copy, and what a reviewer may say with the status column."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from workflow.exports.aligned import DRAFT, REVIEWED

_FALLBACK = "en"


def review_words(language: str) -> tuple[str, Mapping[str, str]]:
    """The words to use beside text in a language, and the language they are in."""
    primary = language.partition("-")[0].lower()
    primary = "nb" if primary == "no" else primary
    known = primary if primary in _tables() else _FALLBACK
    return known, {key: value for key, value in _tables()[known].items() if isinstance(value, str)}


def asked_state(text: str) -> str:
    """The state a status cell asks for, `reviewed` or `draft`; empty where it asks for none.

    >>> asked_state("  Approved. "), asked_state("hm")
    ('reviewed', '')
    """
    return _meanings().get(_folded(text), "")


@functools.cache
def _meanings() -> Mapping[str, str]:
    said = [(DRAFT, "withdraw"), (REVIEWED, "approve")]
    return {
        _folded(word): state
        for state, key in said
        for table in _tables().values()
        for word in table[key]
    }


@functools.cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    text = files("workflow.exports.review").joinpath("review.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .!")
