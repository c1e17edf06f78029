"""Where a text names offices, bodies and acts, and what goes with each: who holds it for a time,
who held it, of which level it is, of which country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workflow.drafting.telling.office_lexicon import Lexicon, plain_kinds
from workflow.drafting.telling.office_words import Block, Said, Span, Words

_AND = frozenset({"and", "et", "y", "e"})
_BEHIND = frozenset({"elect"})
"""Modifiers that stand behind an office alone: `élu président` is a verb."""
_BEFORE = frozenset({"ex", "feu", "feue", "then", "entonces", "vice"})
"""Words that modify an office only before it: `alcalde ex` is none."""
_CHARGED = "encargad"
_SURE = frozenset({"acting", "elect"})
"""Modifiers that may stand behind all that an office is of: `par intérim`."""
_NEAR, _FAR = 2, 6
"""Other words between an office and what goes with it: in a source, in a draft."""


@dataclass(slots=True)
class Phrase:
    """An office, a body or an act of a text."""

    start: int
    end: int
    names: frozenset[str]
    """Its meanings; none of a form of ours."""
    block: int
    """The number of the form that it is; -1 for other words."""
    first: int
    last: int
    modifiers: dict[str, Span] = field(default_factory=dict)
    """Each with the span of its words."""
    countries: dict[str, Span] = field(default_factory=dict)
    behind: set[str] = field(default_factory=set)
    """Those of the modifiers that stand beyond another noun: of `provincial party secretary`."""


class Line:
    """A text as phrases."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        function: frozenset[str],
        blocks: Sequence[Block],
        *,
        leads: bool,
        loose: bool,
    ) -> None:
        """`function` are the small words of the language, `leads` says whether its modifiers
        stand first (English), `loose` whether what may go with an office does: of a draft.
        """
        self._lexicon = lexicon
        self._ends = function | lexicon.stops
        self._leads = leads
        self._loose = loose
        self._words = Words(text, lexicon, self._ends, blocks, leads=leads, loose=loose)
        self._ending = {one.last: one for one in self._words.said}
        self._beginning = {one.first: one for one in self._words.said}
        self._used: set[int] = set()
        self.phrases = sorted([*self._nouns(), *self._forms(blocks)], key=lambda one: one.first)
        """The offices, bodies and acts in the order of the text, `blocks` among them."""
        self._heads = {n for one in self.phrases for n in range(one.first, one.last)}
        taking = [one for one in self.phrases if not one.names or not one.names <= plain_kinds()]
        for one in taking:
            self._add_before(one)
        for one in taking:
            self._add_behind(one)

    def _nouns(self) -> list[Phrase]:
        found = []
        for said in self._words.said:
            if said.nouns and self._words.blocks[said.first] is None:
                start, end = self._words.span(said)
                within = dict.fromkeys(said.within, (start, end))
                found.append(Phrase(start, end, said.nouns, -1, said.first, said.last, within))
        return found

    def _forms(self, blocks: Sequence[Block]) -> list[Phrase]:
        found = []
        for block in blocks:
            inside = [n for n, held in enumerate(self._words.blocks) if held is block]
            if block.is_office and inside:
                where = inside[0], inside[-1] + 1
                found.append(Phrase(block.start, block.end, frozenset(), block.number, *where))
        return found

    def _add_before(self, phrase: Phrase) -> None:
        words = self._words
        # `central` of `central bank governor` is the bank's; what stands before, the governor's
        compound = phrase.last in self._heads and words.joined[phrase.last - 1]
        if compound and self._leads and not self._loose and phrase.names:
            return
        left = _FAR if self._loose else _NEAR
        number, passed = phrase.first, False
        while number and left and words.joined[number - 1]:
            said = self._ending.get(number)
            if said is not None and self._takes_before(phrase, said, passed):
                number = said.first
                continue
            number -= 1
            if number in self._heads:
                # `Security Council secretary`, not `Vietnam parliament elects new Prime Minister`
                near = number + 1 == phrase.first or number + 1 in self._heads
                if not self._leads or not near:
                    return
                passed = True
            elif words.low[number] in self._ends and not self._is_genitive(number):
                return
            else:
                left -= 1

    def _is_genitive(self, number: int) -> bool:
        """Whether a word is the ending of `Japan's`."""
        return self._leads and self._words.low[number] == "s"

    def _takes_before(self, phrase: Phrase, said: Said, passed: bool) -> bool:
        """Whether what stands before a noun goes with it; it is added then."""
        span = self._words.span(said)
        free = self._words.blocks[said.first] is None and said.first not in self._heads
        if said.modifiers and free:
            for one in said.modifiers - _BEHIND:
                phrase.modifiers.setdefault(one, span)
                if passed:
                    phrase.behind.add(one)
            return True
        if said.countries and self._leads and self._is_free(said):
            self._used.add(said.first)
            for one in said.countries:
                phrase.countries.setdefault(one, span)
            return True
        return False

    def _is_free(self, said: Said) -> bool:
        """Whether a country is no part of a form of ours that names an office, nor of a word."""
        # `the Inter-American Commission`
        if said.first in self._words.hyphened:
            return False
        block = self._words.blocks[said.first]
        return self._loose or block is None or not block.is_office

    def _add_behind(self, phrase: Phrase) -> None:
        words = self._words
        left = _FAR if self._loose else _NEAR
        number, owned = phrase.last, False
        while number < len(words.low) and left and words.joined[number - 1]:
            said = self._beginning.get(number)
            if said is not None and said.modifiers and words.blocks[number] is None:
                self._modify(phrase, said, owned)
                number = said.last
                continue
            if said is not None and said.countries and self._belongs(said, owned):
                for one in said.countries:
                    phrase.countries.setdefault(one, words.span(said))
                if not self._loose:
                    return
                number = said.last
                continue
            if self._ends_name(number):
                return
            owned = owned or words.low[number] in self._lexicon.owning
            if words.low[number] not in self._lexicon.links:
                left -= 1
            number += 1

    def _ends_name(self, number: int) -> bool:
        """Whether a word behind a noun is no part of its name."""
        word = self._words.low[number]
        if word in self._lexicon.owning:
            return False
        # `de la`, not a verb's `la`
        if word in self._lexicon.links:
            return self._words.low[number - 1] not in self._lexicon.owning
        if word in self._ends:
            # `président et ministre de France`
            return not (self._loose and word in _AND and number + 1 in self._heads)
        return number in self._heads and not self._loose

    def _modify(self, phrase: Phrase, said: Said, owned: bool) -> None:
        """Adds what stands behind a noun where it modifies that one."""
        first = self._words.low[said.first]
        following = self._words.low[said.last] if said.last < len(self._words.low) else ""
        # `el ministro encargado de la Presidencia`
        if first in _BEFORE or (following == "de" and first.startswith(_CHARGED)):
            return
        for one in said.modifiers:
            if self._leads and one not in (*_SURE, "designate"):
                continue
            # `gobernador de banco central anterior`: the bank's, as it reads
            if owned and not (one in _SURE and (self._loose or said.last - said.first > 1)):
                continue
            phrase.modifiers.setdefault(one, self._words.span(said))

    def _belongs(self, said: Said, owned: bool) -> bool:
        """Whether a country behind a noun is the noun's."""
        if not self._is_free(said) or (not self._loose and said.first in self._used):
            return False
        # `membre de la famille royale britannique`
        if owned and not self._loose and not self._leads and not self._words.large[said.first]:
            return False
        # `president Vietnam`; `the president of Japan's House`
        return owned or not self._leads
