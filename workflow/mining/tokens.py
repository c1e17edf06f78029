"""Sentences as words, with what the glossary knows of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.glossary import Glossary, Occurrence
from workflow.glossary.composed.unit_forms import is_unit
from workflow.mining.values import MinedText
from workflow.mining.words import Words, words_of

# `People’s`, `vice-présidente`, `kỹ thuật`; `l’Agriculture` is parted by `_split`.
_WORD = re.compile(r"[^\W_]+(?:[-‑’'][^\W_]+)*")
_APOSTROPHE = re.compile(r"[’']")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence."""

    text: str
    start: int
    end: int
    joined: bool
    """Whether only a blank, or nothing, stands between it and the word before."""
    known: int = -1
    """Which occurrence of the glossary it belongs to; -1 where it belongs to none."""

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters, at least two."""
        return len(self.text) > 1 and not any(letter.isdigit() for letter in self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital."""
        return self.text[0].isupper() and self.is_word


@dataclass(frozen=True, slots=True)
class Sentence:
    """A mined text, cut into words."""

    mined: MinedText
    tokens: tuple[Token, ...]
    found: tuple[Occurrence, ...]
    """The terms and references of the glossary in it."""

    @property
    def words(self) -> Words:
        """What is known of its language."""
        return words_of(self.mined.language)

    def surface(self, start: int, end: int) -> str:
        """The text from one token up to another, that one left out."""
        return self.mined.text[self.tokens[start].start : self.tokens[end - 1].end]

    def cuts(self, start: int, end: int) -> bool:
        """Whether a stretch of tokens begins or ends inside a term that is known."""
        first, last = self.tokens[start].known, self.tokens[end - 1].known
        before = start > 0 and first >= 0 and self.tokens[start - 1].known == first
        after = end < len(self.tokens) and last >= 0 and self.tokens[end].known == last
        return before or after

    def is_reference(self, index: int) -> bool:
        """Whether a token belongs to a document reference."""
        known = self.tokens[index].known
        return known >= 0 and self.found[known].kind == "reference"


def read_sentences(texts: Sequence[MinedText], glossary: Glossary) -> Iterator[Sentence]:
    """The sentences of texts, with what the glossary finds in them."""
    for mined in texts:
        # A unit known by the word for its kind has no row: an editor may want one.
        found = tuple(
            one for one in glossary.find(mined.text, mined.language) if not is_unit(one.id)
        )
        yield Sentence(mined, tuple(_tokens(mined.text, words_of(mined.language), found)), found)


def plain_words(text: str, language: str) -> list[Token]:
    """The words of a text, without any glossary."""
    return list(_tokens(text, words_of(language), ()))


def _tokens(text: str, words: Words, found: Sequence[Occurrence]) -> Iterator[Token]:
    position = 0
    for match in _WORD.finditer(text):
        for start, end in _split(match.group(), match.start(), words):
            between = text[position:start]
            joined = bool(position) and (
                between in (" ", "\u00a0", "\u202f", "")
                or _APOSTROPHE.fullmatch(between) is not None
            )
            known = next(
                (index for index, one in enumerate(found) if one.start < end and start < one.end),
                -1,
            )
            yield Token(text[start:end], start, end, joined, known)
            position = end


def _split(word: str, offset: int, words: Words) -> Iterator[tuple[int, int]]:
    """The spans of the words in what has no blank: `l’Agriculture`, `Chinh’s`."""
    start = 0
    while mark := _APOSTROPHE.search(word, start):
        if word[start : mark.start()].lower() not in words.elisions:
            break
        yield offset + start, offset + mark.start()
        start = mark.end()
    rest = word[start:]
    ending = next((one for one in words.possessive if _ends(rest, one)), "")
    if _APOSTROPHE.sub("'", rest).lower() in words.possessive_kept:
        ending = ""
    yield offset + start, offset + start + len(rest) - len(ending)


def _ends(word: str, ending: str) -> bool:
    return len(word) > len(ending) and _APOSTROPHE.sub("'", word).endswith(ending)
