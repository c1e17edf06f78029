"""Offices, bodies and acts without a row whose draft says something else, or whose `former`,
`acting` or country has gone to another noun.

An engine renders `ex-president X` as `X de presidente ex`, `the provincial party secretary` as the
secretary of a provincial party, and gives the country of one office to another, without a word.
What each noun may become is data, in `lost_offices.toml`; each one of a source must have one of its
own in the draft, with its modifiers and its country beside it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workflow.drafting.masking import Placed, Slot
from workflow.drafting.telling.office_lexicon import document, held_modifiers, lexicon, offices
from workflow.drafting.telling.office_phrases import Line, Phrase
from workflow.drafting.telling.office_words import Block, Span
from workflow.drafting.telling.torn_rules import torn_rules
from workflow.engines import Pair

_OFFICIAL = ("title", "body")
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Lost:
    """What has become of the offices of a source."""

    lines: tuple[str, ...]
    spans: tuple[Span, ...]
    """Where the words stand in the source that have been looked at."""


_NONE = Lost((), ())


def lost_offices(
    reading: str,
    slots: Sequence[Slot],
    placed: Sequence[Placed],
    draft: str,
    pair: Pair,
    known: Sequence[Span] = (),
    said: Collection[str] = (),
) -> Lost:
    """A line for each office that a draft has lost, or parted from what goes with it.

    `placed` are the forms of `slots` in `draft`; `known` are spans of `reading` of which nothing is
    to be said, `said` modifiers of which something is said already.
    """
    words = lexicon(pair.source), lexicon(pair.target)
    rules = torn_rules(pair.source), torn_rules(pair.target)
    if words[0] is None or words[1] is None or rules[0] is None or rules[1] is None:
        return _NONE
    numbers = {id(slot): number for number, slot in enumerate(slots)}
    here = [Block(one.start, one.end, n, one.kind in _OFFICIAL) for n, one in enumerate(slots)]
    there = [
        Block(one.start, one.end, numbers.get(id(one.slot), -1), one.slot.kind in _OFFICIAL)
        for one in placed
    ]
    source = Line(reading, words[0], rules[0].function, here, leads=rules[0].leads, loose=False)
    asked = [one for one in source.phrases if _is_free(one, known)]
    if not asked:
        return _NONE
    made = Line(draft, words[1], rules[1].function, there, leads=rules[1].leads, loose=True)
    look = _Look(reading, asked, made.phrases, words[1].shown, said)
    torn = _torn(reading, slots, source.phrases) if rules[0].leads else ()
    return Lost(tuple(dict.fromkeys([*look.lines(), *torn])), tuple(look.spans))


def _is_free(phrase: Phrase, known: Sequence[Span]) -> bool:
    return not any(start < phrase.end and phrase.start < end for start, end in known)


def _torn(reading: str, slots: Sequence[Slot], phrases: Sequence[Phrase]) -> Iterator[str]:
    """Titles of ours right before another office: `Japan's chief`, `cabinet secretary`."""
    for one, other in itertools.pairwise(phrases):
        # not `Defence Minister General Giang`
        near = reading[one.end : other.start] == " " and reading[other.start].islower()
        if near and _is_title(one, slots) and (other.names & offices() or _is_title(other, slots)):
            whole = reading[one.start : other.end]
            yield f"wording: “{whole}” may be one office, the draft has two of it"


def _is_title(phrase: Phrase, slots: Sequence[Slot]) -> bool:
    return phrase.block >= 0 and slots[phrase.block].kind == "title"


class _Look:
    """The offices of a source beside those of its draft."""

    def __init__(
        self,
        reading: str,
        asked: Sequence[Phrase],
        made: Sequence[Phrase],
        shown: Mapping[str, tuple[str, ...]],
        said: Collection[str],
    ) -> None:
        self._reading = reading
        self._shown = shown
        self._said = said
        # a meaning without words in the language may have been met
        self._asked = [one for one in asked if all(name in shown for name in one.names)]
        self._made = made
        self.spans = [(one.start, one.end) for one in self._asked if one.names]

    def lines(self) -> Iterator[str]:
        """What there is to say: of nouns, then of what goes with those that are there."""
        lost = _unmatched([one for one in self._asked if one.names], self._made, _same)
        yield from map(self._noun, lost)
        there = [one for one in self._asked if all(one is not other for other in lost)]
        for modifier in dict.fromkeys(name for one in there for name in one.modifiers):
            if modifier not in self._said:
                yield from self._parted(there, modifier)
        for country in dict.fromkeys(code for one in there for code in one.countries):
            yield from self._abroad(there, country)

    def _noun(self, phrase: Phrase) -> str:
        word = self._reading[phrase.start : phrase.end]
        names = sorted(phrase.names)
        shown = list(dict.fromkeys(one for name in names for one in self._shown[name]))[:_SHOWN]
        if any(_same(phrase, one) for one in self._made):
            return f"wording: “{word}” stands more often in the source than {shown[0]} in the draft"
        none = "none of" if len(shown) > 1 else "no"
        return f"wording: “{word}” has {none} {', '.join(shown)} in the draft"

    def _parted(self, there: Sequence[Phrase], modifier: str) -> Iterator[str]:
        ways = {modifier, *_row(modifier).get("as", "").split()}
        held = modifier in held_modifiers()
        asked = [
            one
            for one in there
            if modifier in one.modifiers and (held or modifier not in one.behind)
        ]

        def fits(one: Phrase, other: Phrase) -> bool:
            return _same(one, other) and not ways.isdisjoint(other.modifiers)

        for one in _unmatched(asked, self._made, fits):
            yield self._beside(one, one.modifiers[modifier])

    def _abroad(self, there: Sequence[Phrase], country: str) -> Iterator[str]:
        asked = [one for one in there if country in one.countries]

        def fits(one: Phrase, other: Phrase) -> bool:
            return _same(one, other) and country in other.countries

        for one in _unmatched(asked, self._made, fits):
            yield self._beside(one, one.countries[country])

    def _beside(self, phrase: Phrase, span: Span) -> str:
        self.spans.append(span)
        word = self._reading[span[0] : span[1]]
        whole = self._reading[min(span[0], phrase.start) : max(span[1], phrase.end)]
        return (
            f"wording: “{word}” of “{whole}” is missing in the draft, or stands with another noun"
        )


def _row(modifier: str) -> Mapping[str, Any]:
    row: Mapping[str, Any] = document()["modifiers"][modifier]
    return row


def _same(one: Phrase, other: Phrase) -> bool:
    if one.block >= 0 or other.block >= 0:
        return one.block == other.block
    return not one.names.isdisjoint(other.names)


def _unmatched(
    asked: Sequence[Phrase], made: Sequence[Phrase], fits: Callable[[Phrase, Phrase], bool]
) -> list[Phrase]:
    """Those of which each cannot have one of its own that fits, the last ones where any may."""
    taken: dict[int, int] = {}
    listed = [[n for n, other in enumerate(made) if fits(one, other)] for one in asked]

    def place(number: int, seen: set[int]) -> bool:
        for one in listed[number]:
            if one not in seen:
                seen.add(one)
                if one not in taken or place(taken[one], seen):
                    taken[one] = number
                    return True
        return False

    return [one for number, one in enumerate(asked) if not place(number, set())]
