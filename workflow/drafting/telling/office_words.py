"""The words of a text, and which of them name an office, a body or an act, modify one, or name a
country.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.drafting.telling.office_lexicon import Entry, Lexicon
from workflow.glossary.folding import fold

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = frozenset({" ", "-", "'"})
_ANY = "*"
_SHORTEST = len("rey")
"""Letters of an office behind a prefix."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text that has a form of ours."""

    start: int
    end: int
    number: int
    is_office: bool
    """Whether it names an office or a body, so that what stands beside it may belong to it."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a text that the lexicon has, by their numbers."""

    first: int
    last: int
    """The number behind the last one."""
    nouns: frozenset[str]
    """Their meanings as an office, a body or an act."""
    modifiers: frozenset[str]
    countries: frozenset[str]
    within: frozenset[str]
    """The modifiers that are part of a noun: `ex` of `expresidente`."""


class Words:
    """A text as words."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        ends: frozenset[str],
        blocks: Sequence[Block],
        *,
        leads: bool,
        loose: bool,
    ) -> None:
        """`ends` are the words that end the name of an office, `leads` says whether modifiers
        stand first (English), `loose` whether it is a draft, of which every meaning counts.
        """
        folded = fold(text)
        self._lexicon = lexicon
        self._ends = ends
        self._leads = leads
        self._loose = loose
        matches = list(_WORD.finditer(folded.text))
        self.low = [match.group().lower() for match in matches]
        self.large = [match.group()[0].isupper() for match in matches]
        pairs = itertools.pairwise(matches)
        gaps = [folded.text[one.end() : other.start()] for one, other in pairs]
        self.joined = [gap in _JOINED for gap in gaps] + [False]
        """Whether nothing parts a word from the next one."""
        self.hyphened = {number for number, gap in enumerate(gaps, 1) if gap == "-"}
        self.spans = [folded.span(*match.span()) for match in matches]
        self.blocks = list(self._held(blocks))
        """By word the form of ours that it is part of."""
        self.said = list(self._without_adjectives(list(self._find())))

    def span(self, said: Said) -> Span:
        """Where words stand in the text."""
        return self.spans[said.first][0], self.spans[said.last - 1][1]

    def _held(self, blocks: Sequence[Block]) -> Iterator[Block | None]:
        ordered = sorted(blocks, key=lambda one: one.start)
        at = 0
        for start, end in self.spans:
            while at < len(ordered) and ordered[at].end <= start:
                at += 1
            yield ordered[at] if at < len(ordered) and ordered[at].start < end else None

    def _find(self) -> Iterator[Said]:
        number = 0
        while number < len(self.low):
            found = self._at(number)
            if found is not None:
                yield found[0]
            number = number + 1 if found is None or found[1] else found[0].last

    def _without_adjectives(self, found: Sequence[Said]) -> Iterator[Said]:
        """What is said, without the nouns that are a modifier there: `ministre délégué`."""
        for number, one in enumerate(found):
            other = number + 1 if self._leads else number - 1
            beside = found[other] if one.modifiers and 0 <= other < len(found) else None
            if beside is None or not beside.nouns:
                yield one
                continue
            first, second = (one, beside) if self._leads else (beside, one)
            near = first.last == second.first and self.joined[first.last - 1]
            yield replace(one, nouns=frozenset()) if near else one

    def _at(self, number: int) -> tuple[Said, bool] | None:
        """What is said from one word on, the longest, and whether its words may hold other nouns.

        A draft's nouns stand for shorter ones, too.
        """
        word, within = self.low[number], frozenset[str]()
        found = list(self._matches(word, number))
        while not found and (cut := self._without_prefix(word)) is not None:
            word, modifier = cut
            within |= {modifier}
            found = [one for one in self._matches(word, number) if one[0].nouns]
        if not found:
            return None
        entry, end = found[0]
        if not self._loose:
            asked = entry.asked, entry.asked_modifiers, entry.countries
            return Said(number, end, *asked, within), False
        # `secretario general` for a secretary; `the court`
        if word in self._ends and end > number + 1:
            found += self._matches(self.low[number + 1], number + 1)
        nouns = frozenset().union(*(one.nouns for one, _ in found)) if entry.nouns else entry.nouns
        within |= self._inside(number, end, entry)
        # `secretary of the Central Committee`
        is_open = any(one in self._lexicon.owning for one in entry.words)
        return Said(number, end, nouns, entry.modifiers, entry.countries, within), is_open

    def _matches(self, word: str, number: int) -> Iterator[tuple[Entry, int]]:
        """The entries that a word begins, the longest first, and where each ends."""
        for entry in self._lexicon.entries.get(word, ()):
            # what is only written in drafts hides nothing that is looked for
            if entry.is_written_only and not self._loose:
                continue
            if (end := self._match(entry, number)) is not None:
                yield entry, end

    def _match(self, entry: Entry, number: int) -> int | None:
        """Where the words of an entry end that begins with a word; `None` where it does not."""
        if entry.capital and not self.large[number] and not self._loose:
            return None
        end = number + len(entry.words)
        if end > len(self.low) or not self._is_followed(entry, end):
            return None
        for at, word in enumerate(entry.words[1:], number + 1):
            if not self.joined[at - 1] or self.blocks[at] is not self.blocks[number]:
                return None
            if word not in (_ANY, self.low[at]):
                return None
        return end

    def _is_followed(self, entry: Entry, number: int) -> bool:
        """Whether what must stand behind an entry of a source does: a word with a capital."""
        if self._loose or not entry.named:
            return True
        return number < len(self.low) and self.joined[number - 1] and self.large[number]

    def _without_prefix(self, word: str) -> tuple[str, str] | None:
        """A word without what stands before it in it, and what that says: `exviceministro`."""
        for prefix, modifier in self._lexicon.prefixes.items():
            if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST:
                return word[len(prefix) :], modifier
        return None

    def _inside(self, first: int, last: int, entry: Entry) -> frozenset[str]:
        """The modifiers among the words of a noun: `federal court`."""
        if last - first == 1 or not entry.nouns:
            return frozenset()
        listed = [self._lexicon.entries.get(self.low[one], ()) for one in range(first, last)]
        ones = (one for entries in listed for one in entries if len(one.words) == 1)
        return frozenset().union(*(one.modifiers for one in ones))
