"""Terms in a text: one automaton over all forms of a language, then the longest that fit.

The automaton (Aho-Corasick) reports every form wherever its letters stand. What is kept of
that: whole words, the capitals a form asks for, guards for everyday words, and of what
overlaps the leftmost, of those the longest. An automaton that chooses the longest itself loses
terms: it commits to a hit that then fails the test for whole words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from workflow.glossary.choosing import Choice, Hit, persons_of
from workflow.glossary.ellipsis import SharedHeads
from workflow.glossary.folding import Folded, fold, key, mask_of
from workflow.glossary.forms import NAME_LANGUAGE, PERSON, Form
from workflow.glossary.guards import Recognition, recognition
from workflow.glossary.sketch import BLANK, Sketcher
from workflow.glossary.spellings import Places, Spellings, places_of, reading_of_built
from workflow.glossary.values import Concept, TermStatus

_SHORT_ANCHOR = 4


class TermMatch(NamedTuple):
    """A form found; offsets into the folded text."""

    start: int
    end: int
    form: Form


class MoreTerms(Protocol):
    """Terms that are built rather than listed, looked for where one of their anchors stands."""

    @property
    def anchors(self) -> Sequence[str]:
        """Texts, as `key` has them, of which one is in whatever holds such a term."""

    @property
    def inside(self) -> Collection[str]:
        """Those that may begin inside a word."""

    @property
    def loud(self) -> Collection[str]:
        """Those that count in capitals only: `NA`, which in small letters is a word."""

    def find(
        self, text: str, cues: Mapping[int, tuple[int, int]], expected: Collection[str]
    ) -> list[TermMatch]:
        """Terms in a folded text; `cues`: where it has which anchor first and last."""


class TermMatcher:
    """Finds the terms of one language. Built once for a glossary."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        language: str,
        more: MoreTerms | None = None,
        places: Places | None = None,
        rules: Recognition | None = None,
    ) -> None:
        """`more` finds what no list of forms can hold; `places` are those of `places_of` the
        concepts, where they are known, `rules` other ones than the language's."""
        concepts = tuple(concepts)
        self._more = more
        self._shared = SharedHeads(concepts, language)
        self._rules = rules = rules or recognition(language)
        if places is None:
            places = places_of(concepts, language, rules)
        spellings = Spellings(concepts, language, rules, places)
        self._readings, self._bare_readings = spellings.readings, spellings.bare_readings
        self._persons = persons_of(
            key(fold(name).text, accents=False).split()
            for concept in concepts
            if concept.kind == PERSON
            for name in concept.forms(NAME_LANGUAGE, TermStatus.PREFERRED)
        )
        self._beside_letters = rules.foreign.beside_letters
        self._followers = (*rules.parts, *rules.party_parts)
        self._sketcher = Sketcher(accents=rules.accents)
        sketches = dict.fromkeys(map(self._sketcher.sketch, spellings.texts))
        self._anchors = more.anchors if more else ()
        self._first_anchor = len(sketches)
        self._automaton = BytesAhoCorasick(
            [BLANK + one + BLANK for one in sketches]
            + [self._around(anchor) for anchor in self._anchors],
            matchkind=MatchKind.Standard,
            # Full tables are no quicker here, and take many times as long to make.
            implementation=Implementation.ContiguousNFA,
        )

    def _around(self, anchor: str) -> bytes:
        """What the automaton looks for of an anchor; a short one must be a word (`NA`, `term`)."""
        sketch = self._sketcher.sketch(anchor)
        if len(anchor) > _SHORT_ANCHOR:
            # Letters of which no word begins keep the automaton at its start.
            return sketch if self._more and anchor in self._more.inside else BLANK + sketch
        return (b"" if sketch.startswith(BLANK) else BLANK) + sketch + BLANK

    def scan(self, text: str) -> list[tuple[int, int, int]]:
        """Every place where a folded text may have the words of a form; the automaton alone."""
        # A hit has a blank on either side; the sketch has one more in front than the text.
        haystack = self._sketcher.sketch(f" {text} ")
        return self._automaton.find_matches_as_indexes(haystack, overlapping=True)

    def find(
        self, folded: Folded, taken: Iterable[tuple[int, int]], expected: Collection[str]
    ) -> list[TermMatch]:
        """The terms outside the taken spans, in order, none inside another.

        Guards do not hold for the concepts that are expected.
        """
        text = folded.text
        raw = self.scan(text)
        if not raw:
            return []
        # A translation must have its accents: only what nobody expects may lack them.
        readings = self._readings if expected else self._bare_readings
        first = self._first_anchor
        anchored = False
        hits: list[Hit] = []
        for index, start, end in raw:
            if index >= first:
                anchored = True
            elif (reading := readings[text[start : end - 2]]) is not None:
                hits.append((start, 2 - end, 0, reading))
        if anchored and self._more and (cues := self._cues(text, raw)):
            built = self._more.find(text, cues, expected)
            # Of a listed and a built term on the same stretch the listed one comes first.
            hits += [
                (one.start, -one.end, order, reading_of_built(one.form))
                for order, one in enumerate(built, start=1)
            ]
        if not hits:
            return []
        if len(hits) > 1:
            hits.sort()
        return self._kept(text, hits, mask_of(len(text), taken) if taken else None, expected)

    def _cues(self, text: str, raw: Iterable[tuple[int, int, int]]) -> dict[int, tuple[int, int]]:
        """Where the anchors of what is built stand: the first place and the last end by anchor."""
        loud, accents = self._more.loud if self._more else (), self._rules.accents
        cues: dict[int, tuple[int, int]] = {}
        for number, _, last in raw:
            if number < self._first_anchor:
                continue
            index = number - self._first_anchor
            anchor = self._anchors[index]
            end = last - 2 if len(anchor) <= _SHORT_ANCHOR else last - 1
            start = end - len(anchor)
            found = text[max(start, 0) : end]
            if key(found, accents=accents) != anchor or (anchor in loud and not found.isupper()):
                continue
            cues[index] = (cues[index][0] if index in cues else start, end)
        return cues

    def _kept(
        self, text: str, hits: Sequence[Hit], taken: bytearray | None, expected: Collection[str]
    ) -> list[TermMatch]:
        """The terms to keep of hits in order: the leftmost, of those the longest."""
        owns = self._rules.foreign.owns
        before, behind, alone = self._beside_letters
        parts, followers = self._rules.parts, self._followers
        choice: Choice | None = None
        kept: list[TermMatch] = []
        position = 0
        for order, (start, minus_end, _, reading) in enumerate(hits):
            if start < position:
                continue
            end = -minus_end
            if taken and taken.find(1, start, end) >= 0:
                continue
            if text.startswith(followers, end) and (
                text.startswith(parts, end) or _is_of_party(text, start, end)
            ):
                continue
            form = reading.sure
            if form is None:
                if reading.idle:
                    continue
                # Most texts need none of what is known of the words around.
                choice = choice or Choice(text, hits, self._rules, self._persons, expected)
                form = choice.form(order)
                if form is None:
                    continue
            if (
                form.at_home
                and (
                    start < 3
                    or text[start - 3 : start - 1] in before
                    or text[end : end + 3] in behind
                    or (alone and text[end : end + 2] in alone)
                )
                and owns(text, start, end)
            ):
                # `Cuba's Communist Youth Union`: no word of it is ours.
                position = end
                continue
            # To call the class takes twice as long.
            kept.append(tuple.__new__(TermMatch, (start, end, form)))
            position = end
            for member in self._shared.after(text, end, form) if form.inflection else ():
                made = replace(form, concept=member.concept, inflection="")
                kept.append(TermMatch(member.start, member.end, made))
                position = member.end
        return kept


def _is_of_party(text: str, start: int, end: int) -> bool:
    """Whether a form ends with the Party: `14th congress of the Party`, before `Organisation`."""
    return text.startswith(" Party", end - 6) and end - 6 > start
