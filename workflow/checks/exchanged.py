"""Two bodies, places, days or figures that have changed places in a translation.

Bodies stand in many orders: `X was thanked by Y` is `Y agradeció a X`. So they are told only where
both sentences begin with them as their subjects, or in the words of `exchanged.toml` that lead
from one to another.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from workflow.checks.amounts.calendar_days import CalendarDay, find_days
from workflow.checks.amounts.figures import Figure, find_figures
from workflow.checks.amounts.places import has_digits
from workflow.checks.base import Translation
from workflow.glossary import Occurrence, TermStatus
from workflow.glossary.folding import fold, key
from workflow.glossary.names.cities import find_cities

Span = tuple[int, int]

_BODY, _TITLE = "body", "title"
_MOST_BETWEEN = 100
"""So many letters between two bodies of one statement."""
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[,;:.!?()«»“”\"–—]| - ")
_OPENING = re.compile(r"(?:[^.;:!?]{0,60}(?:[,:–—]|\s-)\s+)?")
# `, 2024`, ` de 2024`, `/2024`, ` %`, ` million tonnes`
_MORE = r"(?:[^.;:()\d]{0,20}?(?:\d{4})?)"
_NAME = r"(?:[^\W\d_a-zà-ÿ][\w'’-]*)(?:[ \u00a0-][^\W\d_a-zà-ÿ][\w'’-]*){0,3}"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Two that stand the other way round in the translation."""

    texts: tuple[str, str]
    """As the source has them."""
    spans: tuple[Span, Span]
    """Where they stand in the translation, the first of the source first."""
    about: tuple[str, str] = ("", "")
    """Their ids, where they are terms."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The row of one language in `exchanged.toml`, as patterns."""

    route: re.Pattern[str]
    """From a name to a name."""
    begin: re.Pattern[str]
    """Before the first of two days or figures, at the end of a text."""
    range: re.Pattern[str]
    """All that stands between the two."""
    may_range: re.Pattern[str]
    """Without which no text leads from a day or a figure to another."""
    subject: re.Pattern[str]
    """All that stands before a subject."""
    small: frozenset[str]
    agent: re.Pattern[str]
    owner: re.Pattern[str]
    owned: tuple[str, ...]


def exchanged(
    unit: Translation, source: Sequence[Occurrence], target: Sequence[Occurrence]
) -> Iterator[Exchanged]:
    """Bodies, places, days and figures that have surely changed places, in this order.

    `source` and `target` are the terms and references of both texts.
    """
    here, there = _words(unit.source_language), _words(unit.target_language)
    if here is None or there is None:
        return
    found = _subjects(unit, source, target)
    if found is not None:
        yield found
    yield from _routes(unit, here, there)
    yield from _ranges(unit, here, there)


def _subjects(
    unit: Translation, source: Sequence[Occurrence], target: Sequence[Occurrence]
) -> Exchanged | None:
    """The first two bodies, where each begins one of the sentences as its subject."""
    source = [one for one in source if _acts(one)]
    if len(source) < 2:
        return None
    target = [one for one in target if _acts(one)]
    if len(target) < 2 or target[0].id == source[0].id:
        return None
    one, first = source[0], target[0]
    second = next((other for other in source if other.id == first.id), None)
    twin = next((other for other in target if other.id == one.id), None)
    if second is None or twin is None or _BODY not in (_kind(one), _kind(second)):
        return None
    counts = Counter(each.id for each in source), Counter(each.id for each in target)
    if any(count[each.id] != 1 for count in counts for each in (one, second)):
        return None
    here, there = _words(unit.source_language), _words(unit.target_language)
    if here is None or there is None:
        return None
    if not _does(unit.plain_source, one, second, here):
        return None
    if not _does(unit.plain_target, first, twin, there):
        return None
    owned = here.owner.search(unit.plain_source[: second.start]) is not None
    if owned != (there.owner.search(unit.plain_target[: twin.start]) is not None):
        return None
    spans = (twin.start, twin.end), (first.start, first.end)
    return Exchanged((one.text, second.text), spans, (one.id, second.id))


def _found_in_target(unit: Translation) -> list[Occurrence]:
    return unit.find_in_target({one.id for one in unit.find_in_source()})


def _acts(one: Occurrence) -> bool:
    return one.status is not TermStatus.FORBIDDEN and _kind(one) in (_BODY, _TITLE)


def _kind(one: Occurrence) -> str:
    return one.concept.kind if one.kind == "term" and one.concept is not None else one.kind


def _does(text: str, one: Occurrence, other: Occurrence, words: _Words) -> bool:
    """Whether a body begins a sentence in which it does something to the other one."""
    between = text[one.end : other.start]
    if len(between) > _MOST_BETWEEN or _BREAK.search(between):
        return False
    if words.subject.fullmatch(text, 0, one.start) is None or between.startswith(words.owned):
        return False
    if words.agent.search(between) or one.text.casefold().endswith(words.owned[:1]):
        return False
    return any(word[0].islower() and word not in words.small for word in _WORD.findall(between))


def _routes(unit: Translation, here: _Words, there: _Words) -> Iterator[Exchanged]:
    """`from Hanoi to Da Nang` that has become `de Da Nang a Hanói`."""
    routes = _found(here.route, unit.plain_source)
    others = _found(there.route, unit.plain_target) if routes else []
    if not others:
        return
    for route in routes:
        begin, end = (_names(unit, route.span(name), target=False) for name in ("one", "two"))
        if begin & end:
            continue
        turned: list[re.Match[str]] = []
        for other in others:
            first, second = (_names(unit, other.span(name), target=True) for name in ("one", "two"))
            if begin & first and end & second:
                break
            if begin & second and end & first:
                turned.append(other)
        else:
            for other in turned[:1]:
                ids = _id_at(unit, route.span("one")), _id_at(unit, route.span("two"))
                yield Exchanged(
                    (route["one"], route["two"]), (other.span("two"), other.span("one")), ids
                )


def _found(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The places of a pattern that begin a word; a pattern that asks for it itself is slow."""
    return [
        match
        for match in pattern.finditer(text)
        if match.start() == 0 or not text[match.start() - 1].isalnum()
    ]


def _id_at(unit: Translation, span: Span) -> str:
    return next((one.id for one in unit.find_in_source() if one.end == span[1]), "")


def _names(unit: Translation, span: Span, *, target: bool) -> set[str]:
    """What a name may be called by in both texts: its letters, its term, its city."""
    text = unit.plain_target if target else unit.plain_source
    language = unit.target_language if target else unit.source_language
    found = _found_in_target(unit) if target else unit.find_in_source()
    names = {key(fold(text[slice(*span)]).text, accents=False)}
    # `Thành phố Hồ Chí Minh`, whose first word begins no name
    names |= {one.id for one in found if one.start == span[0] or one.end == span[1]}
    return names | {city.key for city in find_cities(text, language) if city.end == span[1]}


def _ranges(unit: Translation, here: _Words, there: _Words) -> Iterator[Exchanged]:
    """`from May 3 to June 4` that has become `del 4 de junio al 3 de mayo`; figures likewise."""
    source, target = unit.plain_source, unit.plain_target
    # Most texts have no such words, and need not be read again.
    if not has_digits(source) or not has_digits(target) or not here.may_range.search(source):
        return
    days = find_days(source, unit.source_language)
    if len(days) > 1:
        others = find_days(target, unit.target_language)
        yield from _turned(
            (source, here, [(day, day.days) for day in days]),
            (target, there, [(day, day.days) for day in others]),
        )
    figures = find_figures(source, unit.source_language).digits
    if not days and len(figures) > 1:
        listed = find_figures(target, unit.target_language).digits
        yield from _turned(
            (source, here, [(one, one.values) for one in figures]),
            (target, there, [(one, one.values) for one in listed]),
        )


_Side = tuple[str, _Words, Sequence[tuple[CalendarDay | Figure, frozenset[object]]]]


def _turned(here: _Side, there: _Side) -> Iterator[Exchanged]:
    """Neighbours of one side that stand the other way round on the other."""
    others = list(_pairs(there))
    for (one, its), (other, others_) in _pairs(here):
        if its & others_:
            continue
        same = [pair for pair in others if its & pair[0][1] and others_ & pair[1][1]]
        turned = [pair for pair in others if its & pair[1][1] and others_ & pair[0][1]]
        if turned and not same:
            (second, _), (first, _) = turned[0]
            spans = (first.start, first.end), (second.start, second.end)
            yield Exchanged((one.text, other.text), spans)


def _pairs(side: _Side) -> Iterator[tuple[tuple[CalendarDay | Figure, frozenset[object]], ...]]:
    text, words, listed = side
    for one, other in pairwise(listed):
        if words.range.fullmatch(text, one[0].end, other[0].start) and words.begin.search(
            text[: one[0].start]
        ):
            yield one, other


def _words(language: str) -> _Words | None:
    return _read().get(language.partition("-")[0])


@cache
def _read() -> dict[str, _Words]:
    data = tomllib.loads((files(__package__) / "exchanged.toml").read_text(encoding="utf-8"))
    return {language: _made(row) for language, row in data.items()}


def _any(words: Sequence[str]) -> str:
    listed = sorted(words, key=lambda word: (-len(word), word))
    # an elided article touches its noun
    return "|".join(re.escape(one) + ("" if one[-1] in "'’" else r"[ \u00a0]") for one in listed)


def _capitals_too(words: Sequence[str]) -> str:
    """As `_any`; letter by letter, since a pattern that begins so is sought quickly."""
    return _any([*words, *(word[:1].upper() + word[1:] for word in words)])


def _made(row: dict[str, list[str]]) -> _Words:
    begins = _capitals_too(row["from"])
    begin, end, article = _any(row["from"]), _any(row["to"]), _any(row["determiners"])
    both, joined = _any(row["between"]), _any(row["and"])
    return _Words(
        route=re.compile(
            rf"(?:{begins})(?:{article})?(?P<one>{_NAME})[ \u00a0](?:{end})(?:{article})?"
            rf"(?P<two>{_NAME})"
        ),
        begin=re.compile(rf"(?<!\w)(?i:{begin}|{both})(?:{article})?\Z"),
        range=re.compile(rf"{_MORE}[ \u00a0,](?:{end}|{joined})(?:{article})?"),
        may_range=re.compile(
            rf"(?:{begins}|{_capitals_too(row['between'])})[^\d;:]{{0,20}}\d[^;:]{{0,50}}?"
            rf"[ \u00a0,](?:{end}|{joined})[^\d;:]{{0,20}}\d"
        ),
        subject=re.compile(rf"{_OPENING.pattern}(?i:{article})?"),
        small=frozenset(row["small"]),
        agent=re.compile(rf"(?<!\w)(?:{_any(row['agents'])})"),
        owner=re.compile(rf"(?<!\w)(?i:{_any(row['owners'])})(?:{article})?\Z"),
        owned=tuple(row.get("owned", ("'s",))),
    )
