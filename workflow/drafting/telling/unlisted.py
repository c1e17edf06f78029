"""Names of bodies and honours in a source that the glossary lacks, so that a draft tells of them.

What the glossary lists comes out in its approved form; `State Committee for Overseas Vietnamese`
is translated word by word, and nothing but its head word and its capitals tells that it is a
name. Where it ends is a guess: the words named are there to be found by, not to be replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workflow.drafting.telling.name_words import GAP, NameWords, name_words
from workflow.glossary.folding import fold, key
from workflow.glossary.names.name_rules import is_syllable

_TOKEN = re.compile(r"[^\W\d_][\w-]*|&|\d+")
_JOINTS = ("and", "et", "y", "e", "og", "và", "&")
_LONGEST = 9
"""Words of a name that are quoted behind its head."""


def find_unlisted(
    text: str,
    language: str,
    known: Sequence[tuple[int, int]],
    persons: Sequence[tuple[int, int]] = (),
) -> Iterator[tuple[int, int]]:
    """Where the names of a text stand whose head word lies in no `known` span.

    `text` reads as a sentence, not in capitals; `known` are the spans of what the glossary and
    the rules for names have found, `persons` those of them that end a name.
    """
    words = name_words(language)
    if words is None:
        return
    line = _Line(text, words, persons)
    end = 0
    for head in line.heads():
        start, stop = line.tokens[head].span()
        if start < end or any(begin < stop and start < over for begin, over in known):
            continue
        first, last = line.name_around(head)
        if first == last:
            continue
        end = line.tokens[last].end()
        # `Party Committee of Cà Mau`: what was found is not cut.
        end = max([end, *(over for begin, over in known if begin < end < over)])
        yield line.tokens[first].start(), end
    yield from _small_names(text, words, known)


def find_lost_names(
    text: str, language: str, draft: str, known: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Where the streets and sites of a text stand whose name is no longer in its draft.

    `rue Bac Son` became `calle Selectividad Sonido`: what an engine takes for words is told,
    what it leaves as it is needs no look. `known` are the spans that the glossary has found.
    """
    words = name_words(language)
    if words is None or not words.kinds:
        return
    kinds = "|".join(map(re.escape, words.kinds))
    shape = r"(?P<name>[A-ZÀ-ỸĐ][^\W\d_]*(?: [A-ZÀ-ỸĐ][^\W\d_]*){1,3})"
    link = r"(?:de |d['’])?" if not words.leads else ""
    shape = f"{shape} (?i:{kinds})" if words.leads else f"(?i:{kinds}) {link}{shape}"
    kept = _plain(draft)
    for match in re.finditer(rf"(?<!\w){shape}(?!\w)", text):
        start, end = match.span("name")
        listed = match["name"].split(" ")
        while listed and listed[0].lower() in words.follows:
            start += len(listed.pop(0)) + 1
        name = " ".join(listed)
        if len(listed) < 2 or any(begin < end and start < over for begin, over in known):
            continue
        if (
            all(one[0].isupper() and is_syllable(one) for one in listed)
            and _plain(name) not in kept
        ):
            yield min(start, match.end()) if words.leads else match.start(), match.end()


def _small_names(
    text: str, words: NameWords, known: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Official names in small letters: `à la permanence du même comité`."""
    taken = list(known)
    for one in words.small:
        for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", text):
            if not any(begin < match.end() and match.start() < end for begin, end in taken):
                taken.append(match.span())
                yield match.span()


def _plain(text: str) -> str:
    return key(fold(text).text, accents=False)


class _Line:
    """A text as words, and which of them stand together."""

    def __init__(self, text: str, words: NameWords, persons: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._words = words
        self._persons = persons
        self.tokens = list(_TOKEN.finditer(text))

    def heads(self) -> Iterator[int]:
        """The numbers of the words that may head a name."""
        for number, token in enumerate(self.tokens):
            if token.group()[0].isupper() and self._is_head(number):
                yield number

    def _is_head(self, number: int) -> bool:
        low = self.tokens[number].group().lower()
        if low in self._words.heads or any(low.endswith(end) for end in self._words.endings):
            return True
        if number + 1 == len(self.tokens) or not self._touches(number):
            return False
        return f"{low} {self.tokens[number + 1].group()}" in self._words.heads

    def name_around(self, head: int) -> tuple[int, int]:
        """The first and the last word of the name of a head, the same where it is no name."""
        first = self._before(head) if self._words.leads else head
        return first, self._behind(head)

    def _before(self, head: int) -> int:
        """Capitalised words before a head, small links between them: `Ethnic and … Committee`."""
        first = head
        number = head
        while number > 0 and self._touches(number - 1):
            number -= 1
            word = self.tokens[number].group()
            if word == "to" and number and self._is_given(number - 1):
                break
            if word.lower() in self._words.links and not word[0].isupper():
                # `and the Committee`: an article or a lone link opens nothing.
                if number == 0 or not self._is_capital(number - 1):
                    break
                # `In Geneva the Human Rights Council met.`
                if word == "the":
                    break
                continue
            if not self._is_capital(number):
                break
            first = number
        return first

    def _behind(self, head: int) -> int:
        """The last word that goes with a head."""
        last = number = head
        while number + 1 < len(self.tokens) and self._touches(number) and number - head < _LONGEST:
            number += 1
            token = self.tokens[number].group()
            if self._is_person(number) or (token[0].isupper() and self._ends(head, last, number)):
                break
            if token == "to" and self._is_given(last):
                break
            if token.lower() in self._words.links and not token[0].isupper():
                if token == "the" and self.tokens[number - 1].group() == "and":
                    break
            elif (
                self._is_capital(number)
                or (number == head + 1 and token in self._words.qualifiers)
                # `Association des paysans du Vietnam`
                or self._is_complement(last, number)
            ):
                last = number
            else:
                break
        return last

    def _ends(self, head: int, last: int, number: int) -> bool:
        """Whether a word with a capital behind a name is the title or name of a person.

        `the National Council Richard Rasi`, `the Court and Chief Prosecutor`: what goes on
        without a link has a head of its own (`Party Central Committee`).
        """
        before = self.tokens[number - 1].group()
        joined = before in _JOINTS or before[0].isupper()
        if joined and self.tokens[number].group().lower() in self._words.offices:
            return number > head + 1 or before in _JOINTS or self._words.leads
        if not self._words.leads or last != number - 1 or not self._is_head(last):
            return False
        following = number
        while following < len(self.tokens) and self._is_capital(following):
            if self._is_head(following):
                return False
            if following + 1 == len(self.tokens) or not self._touches(following):
                break
            following += 1
        return True

    def _is_given(self, number: int) -> bool:
        """Whether `to` behind a head names who gets it: `the Gold Star Order to the Navy`."""
        return self.tokens[number].group().lower() in self._words.given

    def _is_complement(self, last: int, number: int) -> bool:
        """Whether a word in small letters goes with a name by a genitive, and is no verb."""
        linked = (self.tokens[one].group() for one in range(last + 1, number))
        return any(word in self._words.genitives for word in linked) and not any(
            self.tokens[number].group().endswith(end) for end in self._words.infinitives
        )

    def _is_person(self, number: int) -> bool:
        at = self.tokens[number].start()
        return any(begin <= at < over for begin, over in self._persons)

    def _touches(self, number: int) -> bool:
        """Whether nothing but a space, an apostrophe or a possessive ends a word."""
        gap = self._text[self.tokens[number].end() : self.tokens[number + 1].start()]
        return GAP.fullmatch(gap) is not None

    def _is_capital(self, number: int) -> bool:
        word = self.tokens[number].group()
        return word[0].isupper() and word.lower() not in self._words.follows
