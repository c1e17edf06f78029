"""The document's own words, in the languages of `words.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from workflow.exports.languages import Language, language_of

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words for one language of the document."""

    language: Language
    """The language they are in: English where `words.toml` has no other."""
    table: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.table[key]


def words_for(language: Language) -> Words:
    """The words to use beside text in `language`."""
    tables = _tables()
    primary = language.code.partition("-")[0].lower()
    primary = "nb" if primary == "no" else primary
    if primary in tables:
        return Words(language, tables[primary])
    return Words(language_of(_FALLBACK), tables[_FALLBACK])


def every_word(key: str) -> tuple[str, ...]:
    """A word of the document in all languages that have it."""
    return tuple(table[key] for table in _tables().values())


@functools.cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    text = files("workflow.exports").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
