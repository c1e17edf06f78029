"""All spellings of the terms of a language, and the forms that are spelt so.

To know every spelling is enough to search. The forms, with the capitals, guards and rest that a
text must have for them, are made of a concept when a text first has one of its spellings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from workflow.glossary.folding import key
from workflow.glossary.forms import PERSON, TITLE, Form, forms_of, texts_of
from workflow.glossary.guards import Recognition
from workflow.glossary.values import Concept, TermStatus

_RANK = {TermStatus.PREFERRED: 0, TermStatus.ADMITTED: 1, TermStatus.FORBIDDEN: 2}

Places = Mapping[str, Sequence[int]]
"""The places of the concepts in the list of all, by the spellings that they have."""


class Group(NamedTuple):
    """The forms of one spelling, in the order in which they are tried."""

    forms: tuple[Form, ...]
    plain: Form | None
    """The only form, where nothing around it matters; most spellings have but one."""
    person: bool
    """Whether one of the forms is a person's."""
    guarded: bool
    title: bool
    """Whether one of them is a title that may count."""


def places_of(concepts: Iterable[Concept], language: str, rules: Recognition) -> Places:
    """Which concepts have which spelling, as `key` has it."""
    places: dict[str, list[int]] = {}
    for order, concept in enumerate(concepts):
        for text in texts_of(concept, language, rules):
            orders = places.setdefault(key(text, accents=rules.accents), [])
            if order not in orders[-1:]:
                orders.append(order)
    return places


def dump_places(places: Places) -> object:
    """The places as plain data: all spellings, and for each the one place or several."""
    return [
        "\n".join(places),
        [one[0] if len(one) == 1 else list(one) for one in places.values()],
    ]


def load_places(data: Any, count: int) -> Places:
    """The places of plain data. Raises `ValueError` where it is none of so many concepts."""
    texts, orders = data
    places = {
        text: (order,) if isinstance(order, int) else tuple(order)
        for text, order in zip(texts.split("\n") if texts else (), orders, strict=True)
    }
    if not all(0 <= order < count for found in places.values() for order in found):
        raise ValueError(count)
    return places


class Spellings:
    """The spellings of one language by their number."""

    def __init__(
        self, concepts: Sequence[Concept], language: str, rules: Recognition, places: Places
    ) -> None:
        """`places` are those of `places_of`."""
        self._concepts = concepts
        self._language = language
        self._rules = rules
        self._places = places
        self.texts = tuple(places)
        """Every spelling, by its number."""
        self.numbers = {text: number for number, text in enumerate(self.texts)}
        self._made: dict[int, Mapping[str, Sequence[Form]]] = {}
        self._groups: list[Group | None] = [None] * len(self.texts)

    def group(self, number: int) -> Group:
        """The forms with a spelling."""
        return self._groups[number] or self._make(number)

    def _make(self, number: int) -> Group:
        text = self.texts[number]
        found = [form for order in self._places[text] for form in self._forms(order)[text]]
        forms = tuple(sorted(found, key=_precedence))
        group = Group(
            forms,
            plain=forms[0] if len(forms) == 1 and forms[0].free else None,
            person=any(form.concept.kind == PERSON for form in forms),
            guarded=any(form.guards for form in forms),
            title=any(
                form.concept.kind == TITLE and not any(guard.never for guard in form.guards)
                for form in forms
            ),
        )
        self._groups[number] = group
        return group

    def _forms(self, order: int) -> Mapping[str, Sequence[Form]]:
        """The forms of a concept by their spellings."""
        if order not in self._made:
            forms: dict[str, list[Form]] = {}
            for form in forms_of(self._concepts[order], order, self._language, self._rules):
                forms.setdefault(key(form.text, accents=self._rules.accents), []).append(form)
            self._made[order] = forms
        return self._made[order]


def _precedence(form: Form) -> tuple[int, int, int]:
    """The order of forms with the same letters: priority, status, order of the rows."""
    return (-form.concept.usage.priority, _RANK[form.status], form.order)
