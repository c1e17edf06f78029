"""The language of a translation: a sentence that is written in another one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from workflow.checks.base import Finding, Severity, Translation

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 8
"""A shorter sentence may be a row of names."""
_LEAST_SMALL = 5
"""Words in small letters: titles of books in another language have few."""
_SURE = 0.99
# "Ruộng bậc thang mùa thu đẹp biết bao!": no other language that is known here has these letters
_OF_ONE = {"vi": re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")}
_OWN_PART = 0.3
"""So large a part of its words shows such a letter where a sentence is of that language."""
_CODES = {"nb": "no"}
"""Codes of the identifier that are not ours; its `no` holds both written forms."""


class LanguageCheck:
    """Sentences that are not in the language of the translation."""

    id = "language"
    title = "Language of the translation"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for the first sentence of eight words that is plainly in another language.

        Only between the languages that are known here; glossary terms do not count.
        """
        wanted = unit.target_language.partition("-")[0]
        if wanted not in _small_words():
            return
        text = _without_terms(unit)
        for sentence in _SENTENCE.split(text):
            words = _WORD.findall(sentence)
            if len(words) < _LEAST_WORDS or sum(map(str.islower, words)) < _LEAST_SMALL:
                continue
            if _shows(words, wanted):
                continue
            if found := _identified(sentence, wanted):
                message = f"a sentence is in {_name(found)}, not in {_name(wanted)}"
                yield Finding(self.id, Severity.ERROR, message)
                return


def _without_terms(unit: Translation) -> str:
    text = unit.plain_target
    for occurrence in sorted(unit.find_in_target(), key=lambda one: -one.start):
        text = f"{text[: occurrence.start]} {text[occurrence.end :]}"
    return text


def _shows(words: list[str], language: str) -> bool:
    """Whether a text has more small words of a language than of any other, and some, or many
    letters that it alone has."""
    letters = _OF_ONE.get(language)
    # The identifier would say the same, and takes a second to load.
    if letters and sum(map(bool, map(letters.search, words))) >= _OWN_PART * len(words):
        return True
    listed = list(filter(_all_small_words().__contains__, words))
    counts = {code: sum(map(small.__contains__, listed)) for code, small in _small_words().items()}
    own = counts.pop(language)
    return own > 0 and own >= max(counts.values())


def _identified(sentence: str, wanted: str) -> str:
    """The other language that a sentence is in beyond doubt; empty where it is not."""
    code, probability = _identifier().classify(sentence)
    if code == _CODES.get(wanted, wanted) or float(probability) < _SURE:
        return ""
    return next((ours for ours, theirs in _CODES.items() if theirs == code), str(code))


def _name(language: str) -> str:
    from babel import Locale

    return str(Locale(language).get_display_name("en"))


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    text = files("workflow.checks").joinpath("languages.toml").read_text(encoding="utf-8")
    return {code: frozenset(words) for code, words in tomllib.loads(text).items()}


@cache
def _all_small_words() -> frozenset[str]:
    return frozenset().union(*_small_words().values())


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([_CODES.get(code, code) for code in _small_words()])
    return identifier
