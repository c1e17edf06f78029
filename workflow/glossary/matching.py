"""Terms in a text: one automaton over all forms of a language, then the longest that fit.

The automaton (Aho-Corasick) reports every form wherever its letters stand. What is kept of
that: whole words, the capitals a form asks for, guards for everyday words, and of what
overlaps the leftmost, of those the longest. An automaton that chooses the longest itself loses
terms: it commits to a hit that then fails the test for whole words.
"""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from workflow.glossary.dates import Sentences
from workflow.glossary.ellipsis import SharedHeads
from workflow.glossary.folding import Folded, fold, key
from workflow.glossary.forms import NAME_LANGUAGE, PERSON, TITLE, Form
from workflow.glossary.guards import recognition
from workflow.glossary.holders import Names
from workflow.glossary.places import in_a_name
from workflow.glossary.sketch import BLANK, Sketcher
from workflow.glossary.spellings import Places, Spellings, places_of
from workflow.glossary.values import Concept, TermStatus

_SHORT_ANCHOR = 4
_HEADLINE_LETTERS = 8
_HEADLINE_REACH = 80
_LIST_REACH = 60
_SMALL = string.ascii_lowercase.encode()


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
    ) -> None:
        """`more` finds what no list of forms can hold; `places` are those of `places_of` the
        concepts, where they are known."""
        concepts = tuple(concepts)
        self._more = more
        self._shared = SharedHeads(concepts, language)
        self._rules = rules = recognition(language)
        self._accents = rules.accents
        if places is None:
            places = places_of(concepts, language, rules)
        self._spellings = Spellings(concepts, language, rules, places)
        persons = [
            key(fold(name).text, accents=False).split()
            for concept in concepts
            if concept.kind == PERSON
            for name in concept.forms(NAME_LANGUAGE, TermStatus.PREFERRED)
        ]
        self._family = frozenset(name[0] for name in persons)
        self._given = frozenset(name[-1] for name in persons)
        self._sketcher = Sketcher(accents=rules.accents)
        sketches = dict.fromkeys(map(self._sketcher.sketch, self._spellings.texts))
        self._anchors = more.anchors if more else ()
        self._first_anchor = len(sketches)
        self._automaton = BytesAhoCorasick(
            [BLANK + one + BLANK for one in sketches]
            + [_around(self._sketcher.sketch(anchor)) for anchor in self._anchors],
            matchkind=MatchKind.Standard,
            # Full tables are no quicker here, and take many times as long to make.
            implementation=Implementation.ContiguousNFA,
        )

    def scan(self, text: str) -> list[tuple[int, int, int]]:
        """Every place where a folded text may have the words of a form; the automaton alone."""
        haystack = BLANK + self._sketcher.sketch(text) + BLANK
        return self._automaton.find_matches_as_indexes(haystack, overlapping=True)

    def find(
        self, folded: Folded, taken: Iterable[tuple[int, int]], expected: Collection[str]
    ) -> list[TermMatch]:
        """The terms outside the taken spans, in order, none inside another.

        Guards do not hold for the concepts that are expected.
        """
        text = folded.text
        hits = self.scan(text)
        if not hits:
            return []
        low = key(text, accents=self._accents)
        number_of, first = self._spellings.numbers.get, self._first_anchor
        # A hit has a blank on either side; the sketch has one more in front than the text.
        whole = [
            (start, 2 - end, number)
            for index, start, end in hits
            if index < first and (number := number_of(low[start : end - 2])) is not None
        ]
        built: list[TermMatch] = []
        if self._more and max(hits)[0] >= first and (cues := self._cues(low, hits)):
            built = self._more.find(text, cues, expected)
            # Of a listed and a built term on the same stretch the listed one comes first.
            listed = len(self._spellings.texts)
            whole += [(one.start, -one.end, listed + index) for index, one in enumerate(built)]
        if len(whole) > 1:
            whole.sort()
        return list(self._kept(text, whole, built, sorted(taken), expected)) if whole else []

    def _cues(self, low: str, hits: Iterable[tuple[int, int, int]]) -> dict[int, tuple[int, int]]:
        """Where the anchors of what is built stand: the first place and the last end by anchor."""
        cues: dict[int, tuple[int, int]] = {}
        for number, _, last in hits:
            if number < self._first_anchor:
                continue
            anchor = self._anchors[number - self._first_anchor]
            end = last - 2 if len(anchor) <= _SHORT_ANCHOR else last - 1
            start = end - len(anchor)
            if start < 0 or low[start:end] != anchor:
                continue
            index = number - self._first_anchor
            cues[index] = (cues[index][0] if index in cues else start, end)
        return cues

    def _kept(
        self,
        text: str,
        whole: Sequence[tuple[int, int, int]],
        built: Sequence[TermMatch],
        blocked: Sequence[tuple[int, int]],
        expected: Collection[str],
    ) -> Iterator[TermMatch]:
        """The terms to keep of whole words in order: the leftmost, of those the longest."""
        names: Names | None = None
        sentences = Sentences(text)
        rules = self._rules
        owners, foreign = rules.owners, rules.foreign
        group_of, listed = self._spellings.group, len(self._spellings.texts)
        position, block, refused = 0, 0, 0
        for order, (start, minus_end, index) in enumerate(whole):
            if start < position:
                continue
            end = -minus_end
            while block < len(blocked) and blocked[block][1] <= start:
                block += 1
            if block < len(blocked) and blocked[block][0] < end:
                continue
            form: Form | None
            if index >= listed:
                form = built[index - listed].form
                # `Assistant Secretary of the Lang Son provincial Party Committee`
                if form.concept.kind == TITLE and (
                    rules.is_deputy(text, start) or owners.goes_on(text, start, end)
                ):
                    continue
            else:
                group = group_of(index)
                form, title = group.plain, group.title
                if title and owners.goes_on(text, start, end):
                    refused = max(refused, end)
                    continue
                if (
                    form is None
                    or form.text != text[start:end]
                    or end <= refused
                    or (title and rules.is_deputy(text, start))
                ):
                    if names is None and group.guarded:
                        names = self._names(text, whole)
                    place = _Place(text, start, end, sentences)
                    form = self._choose(place, group.forms, names, expected, refused)
                    # Of a title that is another's (`chef de l'État français`) no word is ours.
                    if form is None and title:
                        refused = max(refused, end)
            if form is None or (form.of_home and self._is_shared(text, whole, order, form)):
                continue
            if form.is_name and in_a_name(form.concept, text, start, end, rules):
                continue
            if form.at_home and foreign.owns(text, start, end):
                # `Cuba's Communist Youth Union`: no word of it is ours.
                position = end
                continue
            yield TermMatch(start, end, form)
            position = end
            for member in self._shared.after(text, end, form) if form.inflection else ():
                made = replace(form, concept=member.concept, inflection="")
                yield TermMatch(member.start, member.end, made)
                position = member.end

    def _is_shared(
        self, text: str, whole: Sequence[tuple[int, int, int]], order: int, form: Form
    ) -> bool:
        """Whether the form at a place in `whole` takes one of several countries from its list.

        `Prime Ministers of Vietnam, Laos and Cambodia`: of a plural, and of a form that is ours
        without the country, that one is left outside.
        """
        foreign = self._rules.foreign
        start, end = whole[order][0], -whole[order][1]
        if not foreign.goes_on(text[end : end + _LIST_REACH]):
            return False
        if form.inflection == "plural":
            return True
        # Of what begins at one place the longer stands first.
        for begin, _, index in map(whole.__getitem__, range(order + 1, len(whole))):
            if begin != start:
                return False
            if index < len(self._spellings.texts) and any(
                other.concept is form.concept for other in self._spellings.group(index).forms
            ):
                return True
        return False

    def _names(self, text: str, whole: Iterable[tuple[int, int, int]]) -> Names:
        """What guards must know of the glossary's persons in a text."""
        listed = len(self._spellings.texts)
        starts = {
            start
            for start, minus_end, index in whole
            if index < listed and (group := self._spellings.group(index)).person
            for form in group.forms
            if form.concept.kind == PERSON
            and form.fits(text[start:-minus_end])
            and not self._rules.runs_on(text, start, -minus_end)
        }
        return Names(starts, self._family, self._given)

    def _choose(
        self,
        place: _Place,
        forms: Iterable[Form],
        names: Names | None,
        expected: Collection[str],
        refused: int,
    ) -> Form | None:
        """The first of the forms with the same letters that fits its place.

        `refused` is the end of the last title that did not.
        """
        text, start, end, _ = place
        found = text[start:end]
        for form in forms:
            if found != form.text and not form.fits(found):
                continue
            kind = form.concept.kind
            if form.concept.id in expected:
                known = names or Names()
                if any(
                    one.is_elsewhere(text, start, end, self._rules, known) for one in form.guards
                ):
                    continue
                return form
            if kind == TITLE and (end <= refused or self._rules.is_deputy(text, start)):
                continue
            if form.free:
                return form
            if end <= refused or (kind == PERSON and self._rules.runs_on(text, start, end)):
                continue
            if form.test and not form.test.admits(*place.in_sentence):
                continue
            loud = bool(form.shouting or form.guards) and _in_headline(text, start, end)
            if loud and not _counts_in_capitals(form):
                continue
            if all(
                guard.admits(
                    text, start, end, self._rules, names or Names(), place.sentence, loud=loud
                )
                for guard in form.guards
            ):
                return form
        return None


class _Place(NamedTuple):
    """Where a form stands in a folded text."""

    text: str
    start: int
    end: int
    sentences: Sentences

    def sentence(self) -> str:
        """The sentence around."""
        return self.in_sentence[0]

    @property
    def in_sentence(self) -> tuple[str, int, int]:
        """The sentence around and the offsets in it."""
        first, last = self.sentences.around(self.start)
        return self.text[first:last], self.start - first, self.end - first


def _around(anchor: bytes) -> bytes:
    """What the automaton looks for of an anchor; a short one must be a word (`NA`, `term`)."""
    if len(anchor) > _SHORT_ANCHOR:
        return anchor
    return (b"" if anchor.startswith(BLANK) else BLANK) + anchor + BLANK


def _counts_in_capitals(form: Form) -> bool:
    """Whether a form is ours in a line of capitals too: `POLITBURO`, not `PARTY` or `MOST`."""
    return not form.shouting and any(guard.in_capitals or guard.name_after for guard in form.guards)


def _in_headline(text: str, start: int, end: int) -> bool:
    """Whether the line around is in capitals, so that they tell nothing."""
    before = text[max(start - _HEADLINE_REACH, 0) : start].rpartition("\n")[2]
    after = text[end : end + _HEADLINE_REACH].partition("\n")[0]
    around = before + after
    ascii_letters = around.encode("ascii", "ignore")
    # A fifth of small letters is enough to tell; nearly every line has them.
    if 5 * (len(ascii_letters) - len(ascii_letters.translate(None, _SMALL))) >= len(around) > 0:
        return False
    letters = sum(map(str.isalpha, around))
    capitals = sum(map(str.isupper, around))
    return letters >= _HEADLINE_LETTERS and capitals > 0.8 * letters
