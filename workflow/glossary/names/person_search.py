"""The search for Vietnamese persons in a text, those of the termbase and others.

A name is two to five capitalised Vietnamese syllables, the first a family name. Many family
names are also words (`Le Monde`, `Do you`, `Hồ Tây`) or other peoples' names; those need more:
a syllable that often stands second and a third one (`Le Van Tho`), or a title before them.
Lists and words are data (`persons.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from workflow.glossary.folding import Folded, fold, key, mask_of
from workflow.glossary.names.known_names import Known, ends_with_title, known_names, person_of
from workflow.glossary.names.large_words import LARGE, large_words
from workflow.glossary.names.name_rules import (
    NameRules,
    Spelling,
    has_marks,
    is_full,
    is_syllable,
    name_rules,
    plain,
)
from workflow.glossary.names.peoples import find_people_names, first_words_of_peoples
from workflow.glossary.termbase import Glossary
from workflow.glossary.values import Concept

_WORD = re.compile(r"[^\W\d_]+")
_REMEMBERED_WORDS = 16_384
_LONGEST = 5
_LONGEST_RUN = 20
"""Capitalised syllables that are read as one run; a name has no more than `_LONGEST`."""
_TITLE_REACH = 80
# What stands between a word for a place and its name: `province de Cao Bang`, `rue Lê Loi`.
_LINK = re.compile(r" (?:de|du|del|de la|av|i)\Z", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:(?P<before>[\w-]+)[ .]+)?(?P<last>[\w/-]+)\.?\Z")


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person's name in a text; `text` is `source[start:end]`, in code points."""

    start: int
    end: int
    text: str
    syllables: tuple[str, ...]
    """As written, composed; without a genitive's ending."""
    concept: Concept | None
    """The person's row; `None` for one the termbase does not name."""
    spelling: Literal["full", "partial", "plain"]
    """Whether the Vietnamese marks are all there, some (`Trân`), or none."""
    inflection: Literal["", "genitive"] = ""


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    free: bool
    """Whether it lies outside what is taken."""

    @property
    def is_name(self) -> bool:
        """Whether it may be a syllable of a name: `Trọng`, `A`, not `TW`, `Monday`."""
        return self.is_title and self.free and is_syllable(self.text)

    @property
    def is_title(self) -> bool:
        return self.text[0].isupper() and (len(self.text) == 1 or self.text[1:].islower())


def find_persons(
    text: str,
    language: str,
    glossary: Glossary,
    taken: Collection[tuple[int, int]] = (),
) -> list[PersonFound]:
    """The names of Vietnamese persons outside the taken spans, in order.

    `taken` are the spans of what `glossary.find` has found. A name in capitals throughout is
    not looked for: a headline is written small first. Nothing is found in a language that
    `persons.toml` does not describe.
    """
    rules = name_rules(language)
    if rules is None:
        return []
    folded = fold(text)
    large = large_words(folded.text)
    others: list[PersonFound] = []
    if not large.isdisjoint(first_words_of_peoples()):
        others = list(_of_peoples(text, folded, rules, taken))
        taken = [*taken, *((one.start, one.end) for one in others)]
    found: Iterable[PersonFound] = ()
    if any(_may_be_family(word, language) for word in large):
        found = _Search(text, folded, rules, known_names(glossary, language), taken).find()
    return sorted((*others, *found), key=lambda one: one.start)


def _of_peoples(
    text: str, folded: Folded, rules: NameRules, taken: Collection[tuple[int, int]]
) -> Iterator[PersonFound]:
    """Names such as `Y Thanh Hà Niê Kdam`, outside the taken spans."""
    for place in find_people_names(folded, rules.titles):
        start, end = folded.span(*place)
        if any(one < end and start < other for one, other in taken):
            continue
        written = text[start:end]
        # What of them is Vietnamese cannot be told: with a mark the name is taken as it stands.
        spelling: Literal["full", "plain"] = "full" if any(map(has_marks, written)) else "plain"
        yield PersonFound(start, end, written, tuple(written.split()), None, spelling)


class _Search:
    """The search in one text."""

    def __init__(
        self,
        text: str,
        folded: Folded,
        rules: NameRules,
        known: Known,
        taken: Collection[tuple[int, int]],
    ) -> None:
        self._original = text
        self._folded = folded
        self._text = folded.text
        self._rules = rules
        self._known = known
        mask = mask_of(len(text), taken)
        self._tokens: list[_Token] = []
        """The words with a capital, and the one behind each."""
        for match in LARGE.finditer(folded.text):
            if not match.group()[0].isupper():
                continue
            behind = _WORD.search(folded.text, match.end())
            found = [match, behind] if behind and not behind.group()[0].isupper() else [match]
            for one in found:
                free = mask.find(1, *folded.span(*one.span())) < 0
                self._tokens.append(_Token(*one.span(), one.group(), free))

    def find(self) -> Iterator[PersonFound]:
        index = 0
        while index < len(self._tokens):
            if not self._tokens[index].is_name:
                index += 1
            elif place := self._place_at(index):
                index += place
            elif end := self._name_at(index):
                if found := self._person(index, end):
                    yield found
                index = end
            else:
                index += 1

    def _joined(self, index: int) -> bool:
        """Whether one blank stands between a token and the one before it."""
        if not 0 < index < len(self._tokens):
            return False
        return self._text[self._tokens[index - 1].end : self._tokens[index].start] == " "

    def _run(self, index: int) -> list[_Token]:
        """The syllables of a name from a token on, as far as they reach."""
        run: list[_Token] = []
        while index < len(self._tokens) and len(run) < _LONGEST_RUN:
            if run and not self._joined(index):
                break
            token = self._tokens[index]
            # `Ha Long Bay`: the last word is English.
            if not token.is_name or (run and token.text.lower() in self._rules.not_before):
                break
            run.append(token)
            index += 1
        return run

    def _place_at(self, index: int) -> int:
        """How many tokens are a place, so that no name begins there; 0 for none.

        `Hoàng Mai` before another syllable is a person's name, unless that is a family name:
        `Cao Bằng Trần Hồng Minh`.
        """
        run = self._run(index)
        if len(run) < 2:
            return 0
        words = [token.text for token in run]
        length = max(
            self._rules.marked.place_at([key(word, accents=True) for word in words])
            if self._rules.accents
            else self._rules.plain.place_at([plain(word) for word in words]),
            self._glossary_place(words),
        )
        if not length or length == len(run):
            return length
        spelling, accents = _spelling(run[length].text, self._rules)
        return length if key(run[length].text, accents=accents) in spelling.common else 0

    def _glossary_place(self, words: Sequence[str]) -> int:
        for length in range(min(len(words), _LONGEST), 1, -1):
            if " ".join(map(plain, words[:length])) in self._known.places:
                return length
        return 0

    def _name_at(self, index: int) -> int:
        """The index after a run of two syllables or more that begins with a family name."""
        token = self._tokens[index]
        if not token.is_name or not _is_family(token.text, self._rules):
            return 0
        run = self._run(index)
        end = index + len(run)
        if self._genitive_at(end):
            end += 1
        return end if end - index > 1 else 0

    def _genitive_at(self, index: int) -> bool:
        """Whether a last syllable stands there with a genitive's ending: `Binhs`."""
        ending = self._rules.genitive
        if not ending or not self._joined(index):
            return False
        token = self._tokens[index]
        bare = token.text.removesuffix(ending)
        return token.free and token.is_title and bare != token.text and is_syllable(bare)

    def _person(self, index: int, end: int) -> PersonFound | None:
        tokens = self._tokens[index:end]
        words = [token.text for token in tokens]
        genitive = not is_syllable(words[-1])
        if genitive:
            words[-1] = words[-1].removesuffix(self._rules.genitive)
        if len(words) > _LONGEST or not self._stands_alone(index, end):
            return None
        if not self._is_likely(index, words):
            return None
        start, last = self._folded.span(tokens[0].start, tokens[-1].end)
        return PersonFound(
            start,
            last,
            self._original[start:last],
            tuple(words),
            person_of(words, self._known, vietnamese=self._rules.accents),
            self._marks(words),
            "genitive" if genitive else "",
        )

    def _marks(self, words: Sequence[str]) -> Literal["full", "partial", "plain"]:
        if any(map(is_full, words)):
            return "full"
        if self._rules.accents and key(words[0], accents=True) in self._rules.marked.common:
            return "full"  # `Phan Giang` has no marks in Vietnamese either
        return "partial" if any(map(has_marks, words)) else "plain"

    def _stands_alone(self, index: int, end: int) -> bool:
        """Whether no neighbour shows that the run is part of something else."""
        text, tokens = self._text, self._tokens
        before = text[max(tokens[index].start - _TITLE_REACH, 0) : tokens[index].start]
        after = text[tokens[end - 1].end : tokens[end - 1].end + 1]
        if before[-1:] in ("-", "_") or after in ("-", "_") or before[-1:].isdigit():
            return False
        # `Thủ tướng Trung Quốc Lý Cường`
        if before.rstrip().endswith(self._rules.abroad):
            return False
        if self._follows_a_name(index) or self._follows_a_place_word(before):
            return False
        if not self._joined(end):
            return True
        following = tokens[end]
        if not following.text[0].isupper():
            return following.text not in self._rules.not_before
        # `Le Van Gogh`, `Nguyen Trai Street`; but `Tran Van Hai Tuesday`
        expected = following.text in self._rules.may_follow or following.text.isupper()
        return expected or not following.free

    def _follows_a_name(self, index: int) -> bool:
        """Whether a syllable of a name stands before it: `Viet Thanh Nguyen Le`."""
        if self._rules.accents or not self._joined(index):
            return False
        previous = self._tokens[index - 1]
        lists = self._rules.plain
        word = plain(previous.text)
        return (
            previous.is_name
            and (word in lists.common or word in lists.second)
            and word not in self._rules.titles
            and not self._ends_a_place(index)
        )

    def _ends_a_place(self, index: int) -> bool:
        return any(
            start + self._place_at(start) == index for start in range(max(index - 4, 0), index)
        )

    def _follows_a_place_word(self, before: str) -> bool:
        """Whether a street or district is named: `rue de Nguyen Trai`, `phường Lê Lợi`.

        `Chủ tịch UBND xã Nguyễn Văn Hải` names the chairman.
        """
        if not before.endswith(" "):
            return False
        match = _LAST_WORD.search(_LINK.sub("", before.rstrip()))
        if match is None:
            return False
        last, previous = match["last"].lower(), match["before"] or ""
        two = f"{previous} {last}".lower()
        named = last in self._rules.not_after or two in self._rules.not_after
        return named and not (previous.isupper() and len(previous) > 1)

    def _is_likely(self, index: int, words: Sequence[str]) -> bool:
        spelling, accents = _spelling(self._tokens[index].text, self._rules)
        syllables = [key(word, accents=accents) for word in words]
        family, second = syllables[:2]
        if " ".join(syllables) in spelling.others or f"{family} {second}" in spelling.never:
            return False
        # Typed without accents in a Vietnamese text: `Nguyen Van Hai`, not `Le Lai`.
        doubtful = self._rules.accents and not accents
        if family in spelling.common and family not in spelling.words and not doubtful:
            return True
        usual = second in spelling.second or plain(second) in self._rules.plain.second
        # `Le Quang Ninh`, `La Thanh Hoa`: an article and a province
        if not accents and self._place_at(index + 1) == len(words) - 1:
            return False
        if len(words) > 2 and usual:
            return True
        return self._follows_a_title(index) and (usual or accents or len(words) > 2)

    def _follows_a_title(self, index: int) -> bool:
        start = self._tokens[index].start
        before = self._text[max(start - _TITLE_REACH, 0) : start]
        return before.endswith(" ") and ends_with_title(before, self._rules, self._known)


def _spelling(word: str, rules: NameRules) -> tuple[Spelling, bool]:
    """The lists to look a family name up in, and whether its marks count."""
    lists, low = rules.marked, key(word, accents=True)
    if rules.accents:
        marked = has_marks(word) or low in lists.common or low in lists.scarce
    else:
        marked = is_full(word)
    return (lists, True) if marked else (rules.plain, False)


def _is_family(word: str, rules: NameRules) -> bool:
    spelling, accents = _spelling(word, rules)
    family = key(word, accents=accents)
    return family in spelling.common or family in spelling.scarce


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _may_be_family(word: str, language: str) -> bool:
    """Whether a word with a capital may be a family name: no person is named without one."""
    rules = name_rules(language)
    return rules is not None and _is_family(word, rules)
