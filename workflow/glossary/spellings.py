"""All spellings of the terms of a language, and the forms that are spelt so.

To know every spelling is enough to search. The forms, with the capitals, guards and rest that a
text must have for them, are made of a concept when a text first has one of its spellings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from workflow.glossary.folding import key
from workflow.glossary.forms import PERSON, TITLE, Form, forms_of, texts_of
from workflow.glossary.guards import Recognition
from workflow.glossary.places import is_made_of_tables
from workflow.glossary.values import Concept, TermStatus

_RANK = {TermStatus.PREFERRED: 0, TermStatus.ADMITTED: 1, TermStatus.FORBIDDEN: 2}

_REMEMBERED = 1 << 15
"""How many stretches of texts are remembered with their readings."""

Places = Mapping[str, Sequence[int]]
"""The places of the concepts in the list of all, by the spellings that they have."""


class Group(NamedTuple):
    """The forms of one spelling, in the order in which they are tried."""

    forms: tuple[Form, ...]
    person: bool
    """Whether one of the forms is a person's."""
    guarded: bool
    title: bool
    """Whether one of them is a title that may count."""


class Reading(NamedTuple):
    """What a stretch of text with the letters of a spelling can be, by itself.

    Texts say the same again and again: what does not depend on the place is found out once.
    """

    group: Group
    fitting: tuple[Form, ...] = ()
    """Those of its forms whose accents and capitals the stretch has."""
    plain: Form | None = None
    """The only form, written just so, where nothing around it matters."""
    sure: Form | None = None
    """The form that it is in any place that is not another country's."""
    idle: bool = False
    """Whether it is nothing in any place."""
    built: bool = False
    """Whether it is a term that no list has."""


def reading_of_built(form: Form) -> Reading:
    """The reading of a term that is built rather than listed."""
    title = form.concept.kind == TITLE
    return Reading(Group((form,), person=False, guarded=False, title=title), (form,), built=True)


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


class _Readings(dict[str, Reading | None]):
    """Readings by their stretches of text, made when a text first has one."""

    def __init__(self, make: Callable[[str], Reading | None]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, stretch: str) -> Reading | None:
        # Of all that long texts say no more is kept than a desk's glossary has.
        if len(self) >= _REMEMBERED:
            self.clear()
        self[stretch] = reading = self._make(stretch)
        return reading


class Spellings:
    """The spellings of one language.

    `readings` tells by a stretch of a folded text what it can be; `None` where it has the
    letters of no spelling. `bare_readings` does so where accents may be missing: there a term
    of several words may lack its own (`secretaire general du Parti`).
    """

    def __init__(
        self, concepts: Sequence[Concept], language: str, rules: Recognition, places: Places
    ) -> None:
        """`places` are those of `places_of`."""
        self._concepts = concepts
        self._language = language
        self._rules = rules
        self._places = places
        self._made: dict[int, Mapping[str, Sequence[Form]]] = {}
        self._groups: dict[str, Group] = {}
        self.readings = _Readings(self._reading)
        self.bare_readings = _Readings(self._bare_reading)

    @property
    def texts(self) -> Iterable[str]:
        """Every spelling, once."""
        return self._places

    def _reading(self, stretch: str) -> Reading | None:
        text = key(stretch, accents=self._rules.accents)
        if text not in self._places:
            return None
        group = self._groups.get(text) or self._make(text)
        fitting = tuple(one for one in group.forms if stretch == one.text or one.fits(stretch))
        return self._read(stretch, group, fitting)

    def _bare_reading(self, stretch: str) -> Reading | None:
        reading = self._reading(stretch)
        if reading is None or reading.fitting or not self._may_be_bare(stretch):
            return reading
        fitting = tuple(one for one in reading.group.forms if one.fits_bare(stretch))
        return self._read(stretch, reading.group, fitting)

    def _may_be_bare(self, stretch: str) -> bool:
        return " " in stretch or 0 < self._rules.bare_word <= len(stretch)

    def _read(self, stretch: str, group: Group, fitting: tuple[Form, ...]) -> Reading:
        forms = group.forms
        first = fitting[0] if fitting else None
        sure = first is not None and not group.title and _is_sure(first)
        return Reading(
            group,
            fitting,
            plain=first if len(forms) == 1 and first and _is_plain(first, stretch) else None,
            sure=first if sure else None,
            idle=first is None and not group.title,
        )

    def _make(self, text: str) -> Group:
        found = [form for order in self._places[text] for form in self._forms(order)[text]]
        forms = tuple(sorted(found, key=_precedence))
        group = Group(
            forms,
            person=any(form.concept.kind == PERSON for form in forms),
            guarded=any(form.guards for form in forms),
            title=any(
                form.concept.kind == TITLE and not any(guard.never for guard in form.guards)
                for form in forms
            ),
        )
        self._groups[text] = group
        return group

    def _forms(self, order: int) -> Mapping[str, Sequence[Form]]:
        """The forms of a concept by their spellings."""
        if order not in self._made:
            forms: dict[str, list[Form]] = {}
            for form in forms_of(self._concepts[order], order, self._language, self._rules):
                forms.setdefault(key(form.text, accents=self._rules.accents), []).append(form)
            self._made[order] = forms
        return self._made[order]


def _is_plain(form: Form, stretch: str) -> bool:
    return form.free and form.text == stretch


def _is_sure(form: Form) -> bool:
    """Whether a form that fits counts wherever no other country owns it."""
    return (
        form.free
        and not form.of_home
        and form.concept.kind != TITLE
        and not is_made_of_tables(form.concept)
    )


def _precedence(form: Form) -> tuple[int, int, int]:
    """The order of forms with the same letters: priority, status, order of the rows."""
    return (-form.concept.usage.priority, _RANK[form.status], form.order)
