"""How an article writes its words inside sentences, with capitals or without."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workflow.drafting.casing import kept
from workflow.glossary import Glossary
from workflow.glossary.names.name_rules import is_family_name

_VIETNAMESE = "vi"
# Letters with the accents that may stand apart; `13TH` and `NQ57` are no words.
WORD = re.compile(r"(?<!\w)(?:[^\W\d_][\u0300-\u036f]*)+(?!\w)")
# What ends a sentence, and what may stand between it and the next word.
_STOP = re.compile(r"""[.!?…:;\n][\s"“”«»'’(\[-]*\Z|[“«"]\Z""")
_LINK = re.compile(r"(?: |['’-])\Z")
# `US President Trump said`, `MOST's rules`; not `VIENTIANE (AFP) –`, `HANOI, May 5`
_GOES_ON = re.compile(r"['’]s | [^\W\d_]")
_LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a text."""

    start: int
    end: int
    text: str
    joined: bool
    """Whether only a blank, apostrophe or hyphen stands between it and the word before."""
    first: bool
    """Whether it begins a sentence or quotation."""

    @property
    def key(self) -> str:
        """The word in small letters, composed."""
        return unicodedata.normalize("NFC", self.text).lower()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0] != self.text[0].lower()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What an article's body tells about the capitals of its words."""

    casings: Mapping[tuple[str, str, str], tuple[str, int]] = field(default_factory=dict)
    """By word before, word and word after: how it is mostly written there, and how often.
    An empty neighbour stands for any."""
    concepts: frozenset[str] = frozenset()
    """Concepts of the glossary that the body names."""
    abbreviations: frozenset[str] = frozenset()
    """Words that the body writes in capitals among others in small letters."""
    glossary: Glossary = field(default_factory=Glossary)

    def casing(self, before: str, word: str, after: str, *, alone: bool = True) -> str | None:
        """How the body writes a word between its neighbours; `None` where it does not tell.

        Both neighbours tell more than one, and one more than none, which counts if `alone`.
        """
        if before and after and (both := self.casings.get((before, word, after))):
            return both[0]
        beside = [self.casings.get((before, word, "")) if before else None]
        beside.append(self.casings.get(("", word, after)) if after else None)
        told = max((one for one in beside if one), key=lambda one: one[1], default=None)
        if told is None and alone:
            told = self.casings.get(("", word, ""))
        return told[0] if told else None


def vocabulary_of(
    texts: Iterable[str], language: str, glossary: Glossary | None = None
) -> Vocabulary:
    """The vocabulary of the plain texts of an article's body, without its headlines.

    Lines in capitals tell nothing, nor do words that begin a sentence, unless it is a family
    name that does. The glossary is kept for `truecase`, with the concepts that the texts name.
    """
    glossary = glossary or Glossary()
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    concepts: set[str] = set()
    abbreviations: set[str] = set()
    for text in texts:
        # `LA XVe LÉGISLATURE` is in capitals, too.
        bare = kept(language).sub(" ", text)
        if bare == bare.upper():
            continue
        concepts.update(one.concept.id for one in glossary.find(text, language) if one.concept)
        words = list(words_of(text))
        for index, word in enumerate(words):
            if _is_abbreviation(words, index, text):
                abbreviations.add(word.text)
            for key in _contexts(words, index, language, text):
                counts.setdefault(key, Counter())[unicodedata.normalize("NFC", word.text)] += 1
    casings = {key: _mostly(counter) for key, counter in counts.items()}
    return Vocabulary(casings, frozenset(concepts), frozenset(abbreviations), glossary)


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in order; what holds a figure is none."""
    position = 0
    for match in WORD.finditer(text):
        gap = text[position : match.start()]
        joined = position > 0 and len(gap) == 1 and _LINK.match(gap) is not None
        before = text[max(match.start() - 12, 0) : match.start()]
        first = not any(map(str.isalnum, text[: match.start()])) or bool(_STOP.search(before))
        yield Word(*match.span(), match.group(), joined, first)
        position = match.end()


def neighbours(words: list[Word], index: int) -> tuple[str, str]:
    """The words joined to one on both sides, in small letters; empty where there is none."""
    before = words[index - 1].key if words[index].joined else ""
    following = words[index + 1] if index + 1 < len(words) else None
    return before, following.key if following and following.joined else ""


def _contexts(
    words: list[Word], index: int, language: str, text: str
) -> Iterator[tuple[str, str, str]]:
    """The neighbourhoods for which a word's capitals count."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    runs_on = following is not None and following.joined and following.is_capitalised
    in_run = runs_on or (word.joined and words[index - 1].is_capitalised)
    named = runs_on and is_family_name(word.text, language)
    if word.first and not named and not _is_abbreviation(words, index, text):
        return
    before, after = neighbours(words, index)
    if before and after:
        yield before, word.key, after
    if before:
        yield before, word.key, ""
    if after:
        yield "", word.key, after
    # `Sơn` of `Lạng Sơn` does not tell how the syllable is written elsewhere.
    if language != _VIETNAMESE or not (word.is_capitalised and in_run):
        yield "", word.key, ""


def _is_abbreviation(words: list[Word], index: int, text: str) -> bool:
    """Whether a word is in capitals where the words beside it are not."""
    word = words[index]
    if not 1 < len(word.text) <= _LONGEST_ABBREVIATION or not word.text.isupper():
        return False
    beside = (*words[max(index - 1, 0) : index], *words[index + 1 : index + 2])
    if any(len(one.text) > 1 and one.text.isupper() for one in beside):
        return False
    return not word.first or _GOES_ON.match(text, word.end) is not None


def _mostly(counter: Counter[str]) -> tuple[str, int]:
    """The most frequent casing; of two as frequent the one with fewer capitals."""
    casing = min(counter, key=lambda one: (-counter[one], sum(map(str.isupper, one)), one))
    return casing, counter.total()
