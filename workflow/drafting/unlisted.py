"""Names of bodies and honours in a source that the glossary lacks, so that a draft tells of them.

What the glossary lists comes out in its approved form; `State Committee for Overseas Vietnamese`
is translated word by word, and nothing but its head word and its capitals tells that it is a
name. Where it ends is a guess: the words named are there to be found by, not to be replaced.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

_TOKEN = re.compile(r"[^\W\d_][\w-]*|&|\d+")
# Inside a name: `Women's Union`, `l'Assemblée`; a comma or a dash ends one.
_GAP = re.compile(r"(?:['’]s?)?[ \u00a0]|['’]")
_LONGEST = 9
"""Words of a name that are quoted behind its head."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `unlisted.toml` for one language."""

    heads: frozenset[str]
    endings: tuple[str, ...]
    links: frozenset[str]
    genitives: frozenset[str]
    infinitives: tuple[str, ...]
    qualifiers: frozenset[str]
    leads: bool
    follows: frozenset[str]


@cache
def name_words(language: str) -> NameWords | None:
    """The words of a language; `None` for one that `unlisted.toml` does not name."""
    data = resources.files(__package__).joinpath("unlisted.toml").read_bytes()
    table = tomllib.loads(data.decode("utf-8")).get(language)
    if table is None:
        return None
    return NameWords(
        heads=frozenset(table["heads"]),
        endings=tuple(table["endings"]),
        links=frozenset(table["links"]),
        genitives=frozenset(table["genitives"]),
        infinitives=tuple(table["infinitives"]),
        qualifiers=frozenset(table["qualifiers"]),
        leads=table["leads"],
        follows=frozenset(table["follows"]),
    )


def find_unlisted(
    text: str,
    language: str,
    known: Sequence[tuple[int, int]],
    persons: Sequence[tuple[int, int]] = (),
) -> Iterator[str]:
    """The names in a text, each once and in order, whose head word lies in no `known` span.

    `text` reads as a sentence, not in capitals; `known` are the spans of what the glossary and
    the rules for names have found, `persons` those of them that end a name.
    """
    words = name_words(language)
    if words is None:
        return
    line = _Line(text, words, persons)
    said: set[str] = set()
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
        name = text[line.tokens[first].start() : end]
        if name not in said:
            said.add(name)
            yield name


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
            if word.lower() in self._words.links and not word[0].isupper():
                # `and the Committee`: an article or a lone link opens nothing.
                if number == 0 or not self._is_capital(number - 1):
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
            if self._is_person(number):
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
        return _GAP.fullmatch(gap) is not None

    def _is_capital(self, number: int) -> bool:
        word = self.tokens[number].group()
        return word[0].isupper() and word.lower() not in self._words.follows
