"""One seam: the words around one placed form, and what the form asks of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from workflow.glossary.values import Grammar
from workflow.seams.sounds import has_sound
from workflow.seams.tables import NUMBERS, SeamRules
from workflow.seams.values import Edit, Placed

_Made = TypeVar("_Made")

# "l’", "qu’", "jusqu’"; tokenizers leave "l ’" and "l’ " apart
_TOKEN = re.compile(r"[^\W\d_]+(?: ?['’](?=[^\W\d_]|\s*\Z))?")
_BLANKS = re.compile(r"\s*")
# between the symbols of "Decisiones n.ᵒˢ 5-QD/TW, 6-QD/TW y 7-QD/TW"
_LIST_JOINT = re.compile(r",?\s(?:[^\W\d_]{1,3}\s)?")
_GOES_ON = re.compile(r"[-‑]\w|\w")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:]\s+|\n)[\s«»“”\"'‘’(\[¿¡–—-]*\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A word left of a form; an elided one has its apostrophe."""

    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """The word as the tables write it."""
        return self.text.replace("’", "'").replace(" ", "").casefold()


@dataclass(frozen=True, slots=True)
class Seam:
    """A placed form in its text, with what its grammar asks."""

    text: str
    floor: int
    """End of the placed form before it: what stands left of there is not ours."""
    ceiling: int
    """Start of the placed form behind it and its list, or the end of the text."""
    start: int
    end: int
    grammar: Grammar
    kind: str
    genders: tuple[str, ...]
    """Genders that fit; several where the form has either, or its gender is not known."""
    numbers: tuple[str, ...]
    vowel: bool | None
    article: str
    is_name: bool
    """Whether it is a person or a bare place, which nothing agrees with."""
    others: tuple[Placed, ...] = ()
    """All forms of the text."""
    tail: int = -1
    """End of the list that a reference begins (`Resoluciones n.ᵒˢ 37-NQ/TW y 26-NQ/TW`)."""
    draft: bool = False
    """Whether the text is an engine's, which leaves no article out on purpose."""
    _known: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], _Made]) -> _Made:
        """What `make` gives for the seam under a name, made when it is first asked for: every
        rule of a seam asks for the same."""
        if name not in self._known:
            self._known[name] = make()
        made: _Made = self._known[name]
        return made

    @property
    def last(self) -> int:
        """Where the form ends, or the list of references that it begins."""
        return max(self.end, self.tail)

    @property
    def form(self) -> str:
        """The form itself."""
        return self.text[self.start : self.end]

    @property
    def behind(self) -> str:
        """What stands behind the form, to the end of the text."""
        return self.text[self.end :]

    @property
    def is_joined(self) -> bool:
        """Whether the form is only a part of a longer word: `Vietnam-China`."""
        if _GOES_ON.match(self.text, self.end):
            return True
        before = self.text[self.start - 1] if self.start > self.floor else ""
        return before.isalnum() or before in ("_", "-")

    @property
    def next_word(self) -> str:
        """The word behind the form, blanks between them only; empty where there is none."""
        found = re.match(r"\s+([^\W\d_]+)", self.behind)
        return found.group(1) if found else ""

    @property
    def ends_clause(self) -> bool:
        """Whether the clause ends with the form."""
        return re.match(r"[»”\")]*\s*(?:\Z|[,.;!?…])(?!\d)", self.behind) is not None

    def tokens(self, most: int = 5) -> list[Token]:
        """The last words left of the form that only blanks part from it and each other."""
        return list(_tokens_before(self.text, self.floor, self.start)[-most:])

    def starts_sentence(self, place: int) -> bool:
        """Whether a sentence begins at a place of the text."""
        return _SENTENCE_START.search(self.text, 0, place) is not None

    def shown(self, start: int) -> str:
        """The words from a place to the end of the form, to be shown."""
        return self.text[start : self.end].strip()


@dataclass(frozen=True, slots=True)
class Change:
    """A repair before it is made: what replaces which stretches of the text, in order."""

    replacements: tuple[tuple[int, int, str], ...]
    edit: Edit
    form: tuple[int, int] = (-1, -1)
    """Where the form stands that it belongs to, before the change."""


@lru_cache(maxsize=64)
def _tokens_before(text: str, floor: int, start: int) -> tuple[Token, ...]:
    """The words between two places that only blanks part from the second and each other.

    Remembered, since every rule of a seam asks for them.
    """
    found: list[Token] = []
    edge = start
    for match in reversed(list(_TOKEN.finditer(text, floor, start))):
        gap = text[match.end() : edge]
        touches = not gap and not match.group().endswith(("'", "’"))
        if _BLANKS.fullmatch(gap) is None or "\n" in gap or touches:
            break
        found.insert(0, Token(match.start(), match.end(), match.group()))
        edge = match.start()
    return tuple(found)


def seams(text: str, placed: Sequence[Placed], rules: SeamRules) -> list[Seam]:
    """The seams of a text from left to right. Raises `ValueError` where spans overlap."""
    ordered = sorted(placed, key=lambda one: (one.start, one.end))
    found: list[Seam] = []
    floor = 0
    for number, one in enumerate(ordered):
        if not floor <= one.start <= one.end <= len(text):
            raise ValueError(f"placed forms overlap or lie outside the text: {one}")
        behind = _behind_list(text, ordered, number)
        tail = _behind_date(text, ordered[behind - 1], rules)
        following = ordered[behind].start if behind < len(ordered) else len(text)
        others = tuple(ordered)
        found.append(seam_of(text, one, floor, following, rules, others=others, tail=tail))
        floor = one.end
    return found


def _behind_date(text: str, one: Placed, rules: SeamRules) -> int:
    """The end of a form, or of the date behind a reference: `n.º 5 del 20 de abril de 2023`."""
    table = rules.references if one.kind == "reference" else None
    dates = (pattern.match(text, one.end) for pattern in table.dates) if table else ()
    return next((found.end() for found in dates if found), one.end)


def _behind_list(text: str, ordered: Sequence[Placed], number: int) -> int:
    """The place of the next form that is no further symbol of the list a reference begins."""
    place = number + 1
    if ordered[number].kind == "reference" and ordered[number].grammar.number == "pl":
        while (
            place < len(ordered)
            and ordered[place].kind == "reference"
            and not ordered[place].grammar.number
            and _LIST_JOINT.fullmatch(text, ordered[place - 1].end, ordered[place].start)
        ):
            place += 1
    return place


def seam_of(
    text: str,
    one: Placed,
    floor: int,
    ceiling: int,
    rules: SeamRules,
    *,
    others: tuple[Placed, ...] = (),
    tail: int = -1,
) -> Seam:
    """The seam of a form between the end of the one before it and the start of the next."""
    form, grammar = text[one.start : one.end], one.grammar
    named = one.kind == "person" or (
        one.kind == "place" and grammar.article != "definite" and form[:1].isupper()
    )
    # "dette regjeringens prosjekt": before a genitive a determiner belongs to a later noun
    shapes = {grammar.indefinite, grammar.definite, grammar.plural, grammar.definite_plural}
    if rules.endings is not None and form.endswith("s") and form not in shapes:
        named = True
    genders: tuple[str, ...] = rules.genders
    numbers: tuple[str, ...] = NUMBERS
    if not named and grammar.gender in rules.genders:
        genders = (grammar.gender,)
    elif grammar.gender == "mf":
        genders = tuple(gender for gender in rules.genders if gender in "mf")
    if not named and rules.numbers and grammar.number:
        numbers = (grammar.number,)
    vowel = grammar.elides
    if vowel is None:
        vowel = has_sound(form, "vowel", rules, name=named)
    article = grammar.article or ("none" if one.kind == "person" else "")
    return Seam(
        text, floor, ceiling, one.start, one.end, grammar, one.kind,
        genders, numbers, vowel, article, named, others, tail,
    )  # fmt: skip
