"""What may differ between two sources that one translation serves: the items of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workflow.article import iter_tags, plain_text
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.folding import fold, key
from workflow.glossary.names.persons import PersonFound, find_persons
from workflow.memory.repair_dates import FoundDate, find_dates
from workflow.memory.repair_figures import FoundNumber, find_numbers
from workflow.memory.repair_tables import MASK, repair_tables

FILLER = "¤"
"""Stands for a letter of an item; no word, figure or blank."""
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_INNER_BLANK = re.compile(r'(?<=")\s|\s(?=["%:;?!])')

Thing = Occurrence | PersonFound | FoundDate | FoundNumber


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a text that another of its kind may stand for."""

    kind: str
    """Kind and what else both must have in common, such as the plural."""
    start: int
    end: int
    text: str
    thing: Thing


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with light tags, and where each character of its plain text stands in it."""

    text: str
    plain: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of a plain one in the tagged text; `None` where a tag lies inside."""
        first, last = self.places[start], self.places[end - 1] + 1
        return (first, last) if last - first == end - start else None


def tagged(text: str) -> Tagged | None:
    """The text with its places; `None` where a character is escaped, so that none is certain."""
    plain = plain_text(text)
    places: list[int] = []
    position = 0
    for tag in iter_tags(text):
        start = text.index(tag, position)
        places += range(position, start)
        position = start + len(tag)
    places += range(position, len(text))
    return Tagged(text, plain, tuple(places)) if len(places) == len(plain) else None


def find_items(
    text: str, language: str, glossary: Glossary, expected: Iterable[str] = ()
) -> list[Item]:
    """The items of a plain text in order, none inside another.

    References, then dates, then terms and persons, then numbers; `expected` as `Glossary.find`
    has it.
    """
    occurrences = glossary.find(text, language, expected=frozenset(expected))
    items = [_of_occurrence(one) for one in occurrences if one.kind == "reference"]
    dates = find_dates(masked(text, items), language)
    items += [Item(one.kind, one.start, one.end, one.text, one) for one in dates]
    items += [
        _of_occurrence(one)
        for one in occurrences
        if one.kind == "term" and _is_free(one.start, one.end, items)
    ]
    taken = [(item.start, item.end) for item in items]
    for person in find_persons(text, language, glossary, taken):
        items.append(Item("person", person.start, person.end, person.text, person))
    numbers = find_numbers(masked(text, items), language)
    items += [Item(one.kind, one.start, one.end, one.text, one) for one in numbers]
    return sorted(items, key=lambda item: item.start)


def _of_occurrence(one: Occurrence) -> Item:
    if one.reference is not None:
        wording = one.reference.wording
        # A reference is told by its wording; whether it has a symbol, its place in a list.
        said = (bool(one.reference.canonical), wording.named, wording.marked, wording.place)
        kind = " ".join(("reference", *map(str, said)))
    else:
        assert one.concept is not None
        kind = "person" if one.concept.kind == "person" else f"{one.concept.kind} {one.inflection}"
    return Item(kind, one.start, one.end, one.text, one)


def _is_free(start: int, end: int, items: Sequence[Item]) -> bool:
    return all(end <= item.start or item.end <= start for item in items)


def masked(text: str, items: Iterable[Item]) -> str:
    """The text with fillers for its items, of the same length."""
    for item in items:
        text = text[: item.start] + FILLER * (item.end - item.start) + text[item.end :]
    return text


def frame(text: Tagged, items: Sequence[Item], language: str) -> str:
    """What stands around the items, so that two texts can be compared.

    Composition of accents, kinds of quotation marks, apostrophes, dashes and blanks do not count,
    nor do articles before an item that only follow its gender or sound.
    """
    out: list[str] = []
    position = 0
    for item in items:
        span = text.span(item.start, item.end)
        assert span is not None
        out += [text.text[position : span[0]], f"{MASK}{item.kind}{MASK}"]
        position = span[1]
    out.append(text.text[position:])
    even = _INNER_BLANK.sub("", fold("".join(out).translate(_QUOTES)).text).strip()
    for pattern, one in repair_tables(language).alike:
        even = pattern.sub(lambda match, word=one: _like(word, match.group()), even)  # type: ignore[misc]
    return even


def _like(word: str, said: str) -> str:
    return word.capitalize() if said[:1].isupper() else word


def same_thing(one: Thing, other: Thing) -> bool:
    """Whether two items of a text, or of two languages, are the same thing."""
    if isinstance(one, FoundDate) and isinstance(other, FoundDate):
        return one.means(other)
    if isinstance(one, FoundNumber) and isinstance(other, FoundNumber):
        return one.means(other)
    if isinstance(one, Occurrence) and isinstance(other, Occurrence):
        if one.reference is not None and other.reference is not None:
            from workflow.glossary import same_reference

            return same_reference(one.reference, other.reference)
        return one.kind == other.kind == "term" and one.id == other.id
    if isinstance(one, PersonFound | Occurrence) and isinstance(other, PersonFound | Occurrence):
        return _name(one) == _name(other)
    return False


def same_text(one: Item, other: Item) -> bool:
    """Whether two items are written alike, so that no translation has to follow."""
    return fold(one.text).text == fold(other.text).text


def _name(thing: PersonFound | Occurrence) -> str:
    text = " ".join(thing.syllables) if isinstance(thing, PersonFound) else thing.text
    return key(fold(text).text, accents=False)
