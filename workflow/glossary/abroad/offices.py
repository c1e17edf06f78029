"""Offices of other countries and of international bodies: `US Secretary of State`, `President of
Laos`, `UN Secretary-General`, and how each language says them whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from workflow.glossary.abroad.offices_abroad import find_offices_abroad
from workflow.glossary.abroad.party_bodies import find_party_bodies
from workflow.glossary.abroad.states import find_foreign_states
from workflow.glossary.abroad.tables import (
    ForeignOffice,
    Office,
    Owner,
    offices,
    owners,
    ranks,
)
from workflow.glossary.folding import fold
from workflow.glossary.guards import recognition
from workflow.glossary.names.name_rules import is_syllable, name_rules
from workflow.glossary.values import Occurrence

_SOURCE = "en"
_COVERED = ("title", "place", "body")
_OPENING = re.compile(r"(?:\A|[.!?…:;\n“\"(])[\s“\"(]*\Z")
_NAME_BEHIND = re.compile(r" [^\W\d_a-z]")
_NAME_WORD = re.compile(r" ([^\W\d_a-z][^\W\d_]+)")
_WORD_BEHIND = re.compile(r" (\w+)")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w.]*)(?P<gap>[ -])\Z")


def find_foreign_offices(text: str, language: str) -> list[ForeignOffice]:
    """The offices whose country or body stands beside them, in order.

    Of English, Spanish and French texts.

    >>> [one.form("es", woman=False) for one in find_foreign_offices("the Lao President", "en")]
    ['presidente de Laos']
    """
    folded = fold(text).text
    if len(folded) != len(text):
        return []
    if language != _SOURCE:
        states = find_foreign_states(text, language)
        return [
            one
            for one in find_offices_abroad(text, folded, language)
            # `presidente de los Estados Unidos Mexicanos`
            if not any(one.start < state.end and state.start < one.end for state in states)
        ]
    return sorted(_owned(text, folded), key=lambda one: one.start)


def without_covered(found: Iterable[Occurrence], text: str, language: str) -> list[Occurrence]:
    """What was found in a text without what is only a part of another country's office or name.

    `Minister` of `External Affairs Minister`, `China` of `the People's Republic of China`; not a
    title that the office is itself.
    """
    kept = [one for one in found if not _is_end_of_office(one, text, language)]
    # Nearly no text has one: what the glossary found is looked at first.
    if not any(one.concept is not None and one.concept.kind in _COVERED for one in kept):
        return kept
    spans = [(one.start, one.end, one.concepts) for one in find_foreign_offices(text, language)]
    spans += [(one.start, one.end, frozenset()) for one in find_foreign_states(text, language)]
    spans += [(one.start, one.end, frozenset()) for one in find_party_bodies(text, language)]
    return [
        one
        for one in kept
        if not any(
            start <= one.start and one.end <= end and one.id not in own for start, end, own in spans
        )
    ]


def _is_end_of_office(found: Occurrence, text: str, language: str) -> bool:
    """Whether a title ends another office, before a name from abroad: `Minister` of `External
    Affairs Minister Subrahmanyam Jaishankar`."""
    if language != _SOURCE or found.concept is None or found.concept.kind != "title":
        return False
    name = _NAME_WORD.match(text, found.end)
    if name is None or is_syllable(name.group(1)):
        return False
    whole = _alone().search(fold(text[: found.end]).text)
    return (
        whole is not None
        and whole.end() - whole.start() > found.end - found.start
        and _offices_by_word()[whole.group("one")].concept != found.id
    )


def office_before(text: str, start: int, language: str) -> ForeignOffice | None:
    """The office right before a foreign name, with no owner: `President Emmanuel Macron`."""
    folded = fold(text).text
    if language != _SOURCE or len(folded) != len(text) or text[start - 1 : start] != " ":
        return None
    found = _alone().search(folded[: start - 1])
    if found is None or _joined_to_capital(text, found.start()):
        return None
    # `When President Macron came`, not `Goldfinch President Dupont`
    opening = _WORD_BEFORE.search(text[: found.start()])
    word = opening["word"] if opening is not None else ""
    if word[:1].isupper() and word not in recognition(_SOURCE).own:
        return None
    words = found.group("one")
    office = _offices_by_word()[words]
    return ForeignOffice(
        found.start(),
        start - 1,
        text[found.start() : start - 1],
        (office,),
        None,
        words in office.women,
    )


def _owned(text: str, folded: str) -> Iterator[ForeignOffice]:
    taken = -1
    matches = (match for pattern in _patterns() for match in pattern.finditer(folded))
    for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
        found = _office_of(match, text, folded) if match.start() >= taken else None
        if found is not None:
            taken = found.end
            yield found


def _office_of(match: re.Match[str], text: str, folded: str) -> ForeignOffice | None:
    """What one match names; `None` where it is part of a longer name or another office."""
    groups = match.groupdict()
    leads = "before" in groups
    words, end, second = [match["one"]], match.end(), groups.get("two")
    if "house" in groups:
        words = [f"{match['one']} of the {match['house']}"]
    # Two offices of one person: a name follows.
    if second and (not leads or _NAME_BEHIND.match(folded, end)):
        words.append(second)
    elif second:
        end = match.end("one")
    owner = _owners_by_word()[groups["before"] if leads else groups["name"]]
    if any(one not in _offices_by_word() for one in words):
        return None
    offices = tuple(_offices_by_word()[one] for one in words)
    following = _WORD_BEHIND.match(folded, end)
    if leads and following is not None and following.group(1) in offices[-1].unless:
        return None
    if any(one.bodies and owner.is_country for one in offices):
        return None
    start, rank = match.start(), ""
    if ranked := _rank_before().search(folded[:start]):
        start, rank = ranked.start(), ranked.group("rank").lower()
    elif _joined_to_capital(text, start):
        return None
    womans = any(word in office.women for word, office in zip(words, offices, strict=True))
    return ForeignOffice(start, end, text[start:end], offices, owner, womans, rank)


def _joined_to_capital(text: str, start: int) -> bool:
    """Whether a capitalised word stands right before, so that it is part of a longer name."""
    before = _WORD_BEFORE.search(text[:start])
    if before is None or not before["word"][0].isupper():
        return before is not None and before["gap"] == "-"
    # `On Monday President Emmanuel Macron spoke.`
    rules = name_rules(_SOURCE)
    if rules is not None and before["word"] in rules.may_follow and before["gap"] == " ":
        return False
    return before["gap"] == "-" or _OPENING.search(text[: before.start()]) is None


@cache
def _rank_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?P<rank>(?i:{_either(ranks())})) \Z")


@cache
def _offices_by_word() -> Mapping[str, Office]:
    return {fold(word).text: office for office in offices() for word in office.words}


@cache
def _owners_by_word() -> Mapping[str, Owner]:
    found: dict[str, Owner] = {}
    for owner in owners():
        for word in (*owner.adjectives, *owner.names):
            found.setdefault(fold(word).text, owner)
        for name in owner.names:
            for ending in ("'s", "'"):
                found.setdefault(f"{fold(name).text}{ending}", owner)
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    offices = _either(_offices_by_word())
    adjectives = {fold(word).text for owner in owners() for word in owner.adjectives}
    genitives = {word for word in _owners_by_word() if word.endswith("'") or word.endswith("'s")}
    names = {fold(word).text for owner in owners() for word in owner.names}
    before = (
        rf"(?<![\w'-])(?P<before>{_either(adjectives | genitives)}) (?P<one>{offices})"
        rf"(?: and (?P<two>{offices}))?(?![\w-])"
    )
    behind = (
        rf"(?<![\w'-])(?P<one>{offices})(?: and (?P<two>{offices}))?"
        rf" of (?:the )?(?P<name>{_either(names)})(?![\w-])"
    )
    # `President of the Lao National Assembly`
    split = [word.split(" of the ") for word in _offices_by_word() if word.count(" of the ") == 1]
    heads, houses = ({pair[at] for pair in split} for at in (0, 1))
    inside = (
        rf"(?<![\w'-])(?P<one>{_either(heads)}) of the "
        rf"(?P<before>{_either(adjectives)}) (?P<house>{_either(houses)})(?![\w-])"
    )
    return re.compile(before), re.compile(behind), re.compile(inside)


@cache
def _alone() -> re.Pattern[str]:
    words = [word for word, office in _offices_by_word().items() if office.alone]
    return re.compile(rf"(?<![\w'-])(?P<one>{_either(words)})\Z")


def _either(words: Sequence[str] | set[str] | Mapping[str, object]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered))
