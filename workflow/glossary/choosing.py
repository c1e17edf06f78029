"""Which of the forms with its letters a stretch of text is, by what stands around it."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from workflow.glossary.documents.dates import Sentences
from workflow.glossary.forms import BODY, PERSON, TITLE, Form
from workflow.glossary.guards import Recognition
from workflow.glossary.holders import Names
from workflow.glossary.places import in_a_name
from workflow.glossary.spellings import Reading

_HEADLINE_LETTERS = 8
_HEADLINE_REACH = 80
_LIST_REACH = 60
_SMALL = string.ascii_lowercase.encode()

Hit = tuple[int, int, int, Reading]
"""Start, end with a minus, order among those on the same stretch, and what it can be: sorted,
the leftmost stands first, of those the longest."""


class PersonNames(NamedTuple):
    """Names of the glossary's persons, in small letters without accents."""

    family: Collection[str]
    given: Collection[str]


class Choice:
    """Chooses the forms of one folded text."""

    def __init__(
        self,
        text: str,
        hits: Sequence[Hit],
        rules: Recognition,
        persons: PersonNames,
        expected: Collection[str],
    ) -> None:
        """`hits` are in order. Guards do not hold for the concepts that are expected."""
        self._text = text
        self._hits = hits
        self._rules = rules
        self._persons = persons
        self._expected = expected
        self._sentences = Sentences(text)
        self._known: Names | None = None
        self._refused = 0
        self._of_deputy = 0

    def form(self, order: int) -> Form | None:
        """The form that stands at one of the hits, which are asked for from left to right."""
        start, minus_end, _, reading = self._hits[order]
        end = -minus_end
        form = self._built(start, end, reading) if reading.built else self._listed(order)
        if form is None or (form.of_home and self._is_shared(order, form)):
            return None
        in_name = form.is_name and in_a_name(form.concept, self._text, start, end, self._rules)
        return None if in_name else form

    def _built(self, start: int, end: int, reading: Reading) -> Form | None:
        # `Assistant Secretary of the Lang Son provincial Party Committee`
        if reading.group.title and (
            self._rules.is_deputy(self._text, start)
            or self._rules.owners.goes_on(self._text, start, end)
        ):
            return None
        return reading.fitting[0]

    def _listed(self, order: int) -> Form | None:
        start, minus_end, _, reading = self._hits[order]
        text, end, title = self._text, -minus_end, reading.group.title
        if title and self._rules.owners.goes_on(text, start, end):
            self._refused = max(self._refused, end)
            return None
        if (
            reading.plain is not None
            and end > self._refused
            and not (title and self._rules.is_deputy(text, start))
        ):
            return reading.plain
        form = self._fitting(start, end, reading)
        # Of a title that is another's (`chef de l'État français`) no word is ours.
        if form is None and title:
            self._refused = max(self._refused, end)
            # `Deputy Secretary of the municipal Party Committee`: the body is the one it names
            if self._rules.is_deputy(text, start):
                self._of_deputy = max(self._of_deputy, end)
        return form

    def _fitting(self, start: int, end: int, reading: Reading) -> Form | None:
        """The first of the forms with the same letters that fits its place."""
        text, rules = self._text, self._rules
        names = self._names if reading.group.guarded else Names()
        for form in reading.fitting:
            kind = form.concept.kind
            if form.concept.id in self._expected:
                if any(one.is_elsewhere(text, start, end, rules, names) for one in form.guards):
                    continue
                return form
            if kind == TITLE and (end <= self._refused or rules.is_deputy(text, start)):
                continue
            if form.free:
                return form
            refused = end <= self._refused and not (kind == BODY and end <= self._of_deputy)
            if refused or (kind == PERSON and rules.runs_on(text, start, end)):
                continue
            if self._admits(form, start, end, names):
                return form
        return None

    def _admits(self, form: Form, start: int, end: int, names: Names) -> bool:
        """Whether the sentence around and the guards let a form count."""
        text, rules = self._text, self._rules
        if form.test:
            first, last = self._sentences.around(start)
            if not form.test.admits(text[first:last], start - first, end - first):
                return False
        loud = bool(form.shouting or form.guards) and _in_headline(text, start, end)
        if loud and not _counts_in_capitals(form):
            return False

        def sentence() -> str:
            first, last = self._sentences.around(start)
            return text[first:last]

        return all(
            guard.admits(text, start, end, rules, names, sentence, loud=loud)
            for guard in form.guards
        )

    def _is_shared(self, order: int, form: Form) -> bool:
        """Whether the form at a hit takes one of several countries from its list.

        `Prime Ministers of Vietnam, Laos and Cambodia`: of a plural, and of a form that is ours
        without the country, that one is left outside.
        """
        start, minus_end, _, _ = self._hits[order]
        if not self._rules.foreign.goes_on(self._text[-minus_end : _LIST_REACH - minus_end]):
            return False
        if form.inflection == "plural":
            return True
        # Of what begins at one place the longer stands first.
        for begin, _, _, reading in map(self._hits.__getitem__, range(order + 1, len(self._hits))):
            if begin != start:
                return False
            if not reading.built and any(
                other.concept is form.concept for other in reading.group.forms
            ):
                return True
        return False

    @property
    def _names(self) -> Names:
        """What guards must know of the glossary's persons in the text."""
        if self._known is None:
            starts = {
                start
                for start, minus_end, _, reading in self._hits
                if reading.group.person
                and not reading.built
                and any(form.concept.kind == PERSON for form in reading.fitting)
                and not self._rules.runs_on(self._text, start, -minus_end)
            }
            self._known = Names(starts, self._persons.family, self._persons.given)
        return self._known


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


def persons_of(names: Iterable[Sequence[str]]) -> PersonNames:
    """The names of persons, given as the syllables of each."""
    known = [name for name in names if name]
    return PersonNames(frozenset(name[0] for name in known), frozenset(name[-1] for name in known))
