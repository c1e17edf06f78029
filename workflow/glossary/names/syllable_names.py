"""The search for names of Vietnamese syllables that no list has: `Long Xuyen`, `rue Bac Son`.

Engines translate such syllables as words (`Largo Xuyen`). A run of capitalised syllables is a
name where one of them is no word of the language, or where it stands inside a sentence; a single
one behind a form of address, a word for a place, or in a photographer's credit. So are names of
the highlands (`Y Vinh Tor`), and Korean and Chinese ones that begin with a word (`Moon Jae-in`).
Lists are data (`syllable_names.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from workflow.glossary.folding import fold, key
from workflow.glossary.names.foreign_rules import ForeignRules, foreign_rules, is_chinese
from workflow.glossary.names.foreign_values import ForeignName
from workflow.glossary.names.known_names import known_names
from workflow.glossary.names.name_rules import (
    NameRules,
    has_marks,
    is_full,
    is_syllable,
    name_rules,
)
from workflow.glossary.names.syllable_rules import SyllableRules, is_korean, syllable_rules
from workflow.glossary.names.syllable_tokens import (
    ABBREVIATED,
    Token,
    begins,
    is_levelled,
    is_place,
    tokens_of,
)
from workflow.glossary.termbase import Glossary
from workflow.glossary.values import Occurrence

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ ']\Z")
_END = re.compile(r"[.!?]")
_CREDIT = re.compile(r"(?:\A|[\n(\[])\s*(?P<word>[^\W\d_]+)(?:\s?:| by)\s*\Z")
_LONGEST = 8
"""A name of a person has five syllables, one of a company and its owner eight."""
_MAN = "Y"
_PARTICLES = 3
"""So many words may follow the particle of men in the highlands."""

Kind = Literal["person", "place"]


@dataclass(frozen=True, slots=True)
class SyllableName:
    """A name in a text; `text` is `source[start:end]`, in code points."""

    start: int
    end: int
    text: str
    kind: Kind
    """`place` where the words beside it show it."""
    is_vietnamese: bool = True
    """Whether it is no Korean or Chinese name, which the house style leaves as it is."""


def find_syllable_names(
    text: str,
    language: str,
    glossary: Glossary,
    taken: Collection[tuple[int, int]] = (),
    *,
    headline: bool = False,
) -> list[SyllableName]:
    """The names outside the taken spans of a plain text, in order.

    `taken` are the spans of terms, references and names found otherwise. In a `headline` every
    word may have a capital: there each syllable must be no word of the language. Nothing is found
    in a language that `syllable_names.toml` does not describe.
    """
    rules, persons, foreign = _rules_of(language)
    if rules is None or persons is None or foreign is None:
        return []
    folded = fold(text)
    places = known_names(glossary, language).places
    search = _Search(folded.text, rules, persons, foreign, places, headline)
    names: list[SyllableName] = []
    for run, vietnamese in search.find(tokens_of(folded, taken)):
        low, high = run[0].start, run[-1].end
        family = run[0].plain in persons.plain.common | persons.plain.scarce
        place = is_place(rules, folded.text, low, high, may_be_person=family)
        kind: Kind = "place" if place else "person"
        start, end = folded.span(low, high)
        names.append(SyllableName(start, end, text[start:end], kind, vietnamese))
    return names


def longer_than_places(
    text: str, language: str, found: Sequence[Occurrence]
) -> frozenset[tuple[int, int]]:
    """The spans of places that are only part of a longer name.

    `Hue` in `Photo: Bich Hue`, `Dien Bien` in `Dien Bien Phu`; not in `Dien Bien Mua A Son`.
    """
    rules, persons = syllable_rules(language), name_rules(language)
    places = [one for one in found if _is_bare_place(one)]
    if rules is None or persons is None or not places:
        return frozenset()
    folded = fold(text)
    words = list(tokens_of(folded, [(one.start, one.end) for one in found]))
    family = persons.plain.common | persons.plain.scarce
    by_span = {folded.span(word.start, word.end): word for word in words}
    spans: set[tuple[int, int]] = set()
    for one in places:
        for (start, end), word in by_span.items():
            if not (word.free and word.is_syllable):
                continue
            if start == one.end + 1 and word.joined:
                known = word.plain in family | rules.words | rules.behind
                spans |= set() if known else {(one.start, one.end)}
            elif end + 1 == one.start and " " not in one.text and text[end] == " ":
                credited = _CREDIT.search(folded.text[: word.start]) is not None
                known = word.plain in rules.words | rules.opens | persons.titles
                spans |= {(one.start, one.end)} if credited or not known else set()
    return frozenset(spans)


def is_accented(name: str) -> bool:
    """Whether a name is of Vietnamese syllables, one of them with a mark.

    >>> [is_accented(name) for name in ("Hùng", "Hung", "Müller", "José")]
    [True, False, False, False]
    """
    words = name.split(" ")
    return all(map(is_syllable, words)) and any(map(has_marks, words))


def with_syllable_names(
    names: Iterable[ForeignName], syllables: Iterable[SyllableName]
) -> tuple[list[ForeignName], list[SyllableName]]:
    """Names found both ways without those inside a longer one; of two alike the surer.

    `Captain Bui Dinh Bay` has `Bui` behind a title and `Bui Dinh Bay` of syllables, `Anna Le Thi`
    is longer than `Le Thi`; `Long` behind `Mr.` is a person whose gender the article may tell.
    """
    named = list(names)
    kept = [one for one in syllables if all(_goes_before(one, other) for other in named)]
    rest = [
        other
        for other in named
        if not any(one.start < other.end and other.start < one.end for one in kept)
    ]
    return rest, kept


def _goes_before(one: SyllableName, other: ForeignName) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return True
    if (one.start, one.end) == (other.start, other.end):
        return other.is_vietnamese
    return one.start <= other.start and other.end <= one.end


@dataclass(frozen=True, slots=True)
class _Search:
    """The search in one text."""

    text: str
    """Folded."""
    rules: SyllableRules
    persons: NameRules
    foreign: ForeignRules
    places: frozenset[str]
    """Names of the glossary's places, without marks."""
    headline: bool

    def find(self, found: Iterable[Token]) -> Iterator[tuple[list[Token], bool]]:
        """The words of each name, in order, and whether it is Vietnamese."""
        tokens = list(found)
        index = 0
        while index < len(tokens):
            length = self._others(tokens, index)
            run = tokens[index : index + length]
            if not run and (syllables := self._run(tokens, index)):
                length, run = len(syllables), self._name(syllables, tokens)
            if run:
                yield run, all(one.is_syllable for one in run[1:])
            index += length or 1

    def _run(self, tokens: Sequence[Token], index: int) -> list[Token]:
        """The syllables from a token on that are joined by blanks."""
        run: list[Token] = []
        for token in tokens[index:]:
            if not (token.free and token.is_syllable) or (run and not token.follows(run[-1])):
                break
            run.append(token)
        return run if len(run) <= _LONGEST else []

    def _others(self, tokens: Sequence[Token], index: int) -> int:
        """How many tokens are a name that is known by how it begins; 0 for none."""
        token = tokens[index]
        behind = tokens[index + 1 : index + 2 + _PARTICLES]
        if not token.free or self.headline or not behind:
            return 0
        following = behind[0]
        if not (following.follows(token) and following.free):
            return 0
        if token.text == _MAN:
            return self._of_highlands(token, behind)
        if not token.is_syllable and not is_chinese(token.text) and token.plain != "moon":
            return 0
        # `Moon Jae-in`
        if is_korean(following.text):
            return 2 if self._is_strange(following.plain.split("-")) else 0
        # `Song Tao`, `Long Yongtu`: a word, and one that can be nothing but Chinese
        chinese = is_chinese(following.text) and not following.is_syllable
        strange = chinese and not self._is_known(following.plain)
        inside = not token.first and token.plain in self.rules.words - self.rules.opens
        return 2 if inside and is_chinese(token.text) and strange else 0

    def _of_highlands(self, man: Token, behind: Sequence[Token]) -> int:
        """`Y Vinh Tor`; where a Spanish sentence begins with `Y` two words must follow."""
        length, before = 1, man
        for token in behind[:_PARTICLES]:
            if not (token.follows(before) and token.free and token.text[1:].islower()):
                break
            length, before = length + 1, token
        names = behind[: length - 1]
        # `Y Minh Anh ganó`, where a sentence may begin with `Y`
        doubtful = man.first and _MAN.lower() in self.rules.opens
        strange = self._is_strange([token.plain for token in names])
        return length if strange and not (doubtful and not names[0].is_syllable) else 0

    def _name(self, run: list[Token], tokens: Sequence[Token]) -> list[Token]:
        """What of a run is a name; nothing where it is none."""
        if self._is_credited(run) or (len(run) > 1 and self._titled(run[0])):
            return run
        run = self._without_place_word(self._without_opening(run))
        if not run or " ".join(token.plain for token in run) in self.rules.never:
            return []
        if len(run) == 1:
            return run if self._stands_for_one(run[0], tokens) else []
        strange = [token.plain not in self.rules.words or is_full(token.text) for token in run]
        if self.headline:
            return run if all(strange) else []
        if any(strange):
            return run
        return run if self._is_inside(run, tokens) else []

    def _is_credited(self, run: Sequence[Token]) -> bool:
        """Whether a credit stands before it: `Photo: Mai Lan`."""
        credit = _CREDIT.search(self.text[: run[0].start])
        return credit is not None and key(credit["word"], accents=True) in self.rules.credits

    def _without_opening(self, run: list[Token]) -> list[Token]:
        """The run without words before a name: `In Nha Trang`, `Coach Minh Anh`."""
        titles = (self.foreign.offices | self.foreign.honorifics) - self.persons.plain.common
        while run:
            word, rest = run[0], run[1:]
            opening = word.first and self._opens(word)
            if opening and rest and self._goes_with(word.plain, rest[0].plain, len(rest)):
                break
            if not opening and word.plain not in titles:
                break
            run = rest
        return run

    def _opens(self, word: Token) -> bool:
        """Whether a first word is no part of a name: `The`, and `Can` in a question."""
        asked = _END.search(self.text, word.end)
        question = asked is not None and asked.group() == "?"
        return word.plain in self.rules.opens or (question and word.plain in self.rules.asks)

    def _goes_with(self, word: str, following: str, count: int) -> bool:
        """Whether a word that may open a sentence is a name's: `To Hoai`, `An Thoi`."""
        if word == "an" and following[0] not in "aeiouy":
            return True
        lists = self.persons.plain
        family = word in lists.common or word in lists.scarce
        return (
            family and following in lists.second and (word not in self.rules.articles or count > 1)
        )

    def _without_place_word(self, run: list[Token]) -> list[Token]:
        """The run without a word for a place behind a known one: `Cam Ranh Bay`."""
        last = run[-1].plain if run else ""
        if len(run) < 2 or last not in self.rules.generic:
            return run
        words = [token.plain for token in run[:-1]]
        known = self.persons.plain.place_at(words) == len(words) or " ".join(words) in self.places
        family = words[0] in self.persons.plain.common
        # `the Government Le Sy Bay` names a person, `around Ha Tien Bay` does not
        before = _WORD_BEFORE.search(self.text[: run[0].start])
        beside = before is not None and before[1].islower() and not self._titled(run[0])
        doubtful = run[0].plain in self.persons.plain.words and beside
        return run if family and not doubtful and not known else run[:-1]

    def _stands_for_one(self, token: Token, tokens: Sequence[Token]) -> bool:
        """Whether a single syllable is a name: `Mme Mai`, `commune de Son`, `Long ward`."""
        if self.headline or len(token.text) == 1:
            return False
        if any(one.follows(token) for one in tokens):
            return False
        if self._titled(token):
            return True
        # `in May` is a month
        months = token.plain in self.rules.words and not is_levelled(
            self.rules, self.text, *token[:2]
        )
        opening = token.first and token.plain in self.rules.opens
        return not months and not opening and is_place(self.rules, self.text, *token[:2])

    def _titled(self, token: Token) -> bool:
        """Whether a form of address or a title stands before a word."""
        before = self.text[: token.start].rstrip(" ")
        short = ABBREVIATED.search(before)
        if short is not None:
            return short["word"].lower() in self.foreign.honorifics | self.persons.titles
        word = re.search(r"([\w-]+)\Z", before)
        if word is None or len(before) == token.start:
            return False
        return word[1].lower() in self.foreign.honorifics | self.persons.titles

    def _is_inside(self, run: Sequence[Token], tokens: Sequence[Token]) -> bool:
        """Whether words of the language can only be a name: `la rue Bac Son`."""
        if run[0].first or len(run) > 3 or not run[0].joined:
            return False
        before = _WORD_BEFORE.search(self.text[: run[0].start])
        beside = any(one.follows(run[-1]) for one in tokens)
        # `In Ban Ho`: the word before may begin the sentence
        opens = before is not None and begins(self.text, before.start())
        return not beside and before is not None and (before[1].islower() or opens)

    def _is_strange(self, words: Sequence[str]) -> bool:
        return any(word not in self.rules.words for word in words)

    def _is_known(self, word: str) -> bool:
        """Whether it is a word of the language, as far as lists tell, or a country."""
        known = self.foreign.words | self.foreign.nouns | self.rules.words
        ending = any(word.endswith(one) for one in self.foreign.endings)
        return word in known or (word,) in self.foreign.countries or ending


def _rules_of(
    language: str,
) -> tuple[SyllableRules | None, NameRules | None, ForeignRules | None]:
    return syllable_rules(language), name_rules(language), foreign_rules(language)


def _is_bare_place(one: Occurrence) -> bool:
    """Whether it is a place named by syllables alone, without a word for its kind."""
    held = one.kind == "term" and one.concept is not None and one.concept.kind == "place"
    return held and all(map(is_syllable, one.text.split(" ")))
