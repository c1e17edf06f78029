"""The words of a review copy, and what a reviewer may say with the status column."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from workflow.exports.aligned import DRAFT, REVIEWED

_FALLBACK = "en"
_STATES = ("reviewed", "draft", "untranslated")
_CHECK_MARKS = str.maketrans(dict.fromkeys("✔✅☑🗸", "✓"))
# "« approuvé »", "\"OK\".", "✔\ufe0f": what people put round a word
_ROUND = re.compile(r"^[\s\"'«»“”„‘’.!()\ufe0f]+|[\s\"'«»“”„‘’.!()\ufe0f]+$")


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
    meanings = _meanings()
    return meanings.get(_folded(text)) or meanings.get(_bare(text), "")


def is_exported_status(text: str) -> bool:
    """Whether a text is a word that some language's export writes in the status column.

    >>> is_exported_status(" Relu"), is_exported_status("approuvé")
    (True, False)
    """
    return _folded(text) in _exported_statuses()


@functools.cache
def _exported_statuses() -> frozenset[str]:
    return frozenset(_folded(table[state]) for table in _tables().values() for state in _STATES)


@functools.cache
def _meanings() -> Mapping[str, str]:
    """State of each word, also of the word without its accents where only one is meant."""
    found: dict[str, str] = {}
    said = [(DRAFT, "withdraw"), (REVIEWED, "approve")]
    for form in (_folded, _bare):
        for state, key in said:
            for table in _tables().values():
                for word in table[key]:
                    found.setdefault(form(word), state)
    return found


@functools.cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    text = files("workflow.exports.review").joinpath("review.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_CHECK_MARKS)
    return " ".join(_ROUND.sub("", plain).casefold().split())


def _bare(text: str) -> str:
    """The word without accents: "approuve", "da duyet"."""
    letters = unicodedata.normalize("NFD", _folded(text)).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
