"""Offices of other countries in texts that are not English: `primer ministro de Camboya`,
`le ministre français des Affaires étrangères`, `Kinas president`, `Thủ tướng Campuchia`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from workflow.glossary.abroad.tables import ForeignOffice, Office, Owner, offices, owners
from workflow.glossary.folding import fold
from workflow.glossary.names.name_rules import is_syllable

# What joins a country to an office, with its article where it has one.
_LINKS = {
    "es": r"(?:de las |de los |de la |del |de el |de )",
    "fr": r"(?:de la |de l'|des |du |de |d')",
}
# `president français du groupe Renault`: what follows an adjective makes another office of it.
_GOES_ON = {"es": r" (?:del?|para|adjunt[oa]) ", "fr": r" (?:d'|(?:de|du|des|pour|adjointe?) )"}
# `la ministre`, whose title is the same for a man
_WOMANS = re.compile(r"(?<!\w)(?:la|La|une|Une) \Z")
_COMPLEMENT = re.compile(r" (?:de |del |du |des |de l'|à |au |aux |en |d')")
_OWNER = " {}"
_GENITIVES = "nb"
_BARE = "vi"
_LANGUAGES = frozenset({*_LINKS, _GENITIVES, _BARE})
# `Chủ tịch Đức Thắng`: a person's given name, not Germany
_NAME_BEHIND = re.compile(r" ([^\W\d_a-z][^\W\d_]*)")


def find_offices_abroad(text: str, folded: str, language: str) -> Iterator[ForeignOffice]:
    """The offices with the country or body they are of, in order.

    `folded` is the text with its apostrophes made plain, letter for letter.
    """
    if language not in _LANGUAGES:
        return
    found = [match for pattern in _patterns(language) for match in pattern.finditer(folded)]
    end = -1
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        if match.start() < end:
            continue
        office = _office_of(match, text, folded, language)
        if office is not None:
            end = office.end
            yield office


def _office_of(match: re.Match[str], text: str, folded: str, language: str) -> ForeignOffice | None:
    groups = match.groupdict()
    people, name = groups.get("people"), groups["name"]
    owner = _peoples(language)[people] if people else _called(language)[name]
    word = match["head"].lower() + (_OWNER if "rest" in groups else "")
    word += (groups.get("rest") or "").lower()
    if language == _BARE and not _is_vietnamese_office(match, text):
        return None
    if people and "rest" not in groups and re.match(_GOES_ON[language], folded[match.end() :]):
        return None
    for office, womans in _by_word(language).get(word, ()):
        if office.belongs_to(owner):
            same = language in _LINKS and len(set(office.forms[language])) == 1
            womans = womans or (same and bool(_WOMANS.search(folded[: match.start()])))
            start, end = match.span()
            return ForeignOffice(start, end, text[start:end], (office,), owner, womans)
    return None


def _is_vietnamese_office(match: re.Match[str], text: str) -> bool:
    """Whether a Vietnamese title has its capital and a country behind it, no given name."""
    behind = _NAME_BEHIND.match(text, match.end())
    named = behind is not None and is_syllable(behind.group(1)) and is_syllable(match["name"])
    return text[match.start()].isupper() and not named


@cache
def _by_word(language: str) -> Mapping[str, Sequence[tuple[Office, bool]]]:
    """Offices by the words for them, and whether these tell of a woman.

    Where the owner may stand inside them they are known so, too: `ministre {} de la Défense`.
    """
    made: dict[str, list[tuple[Office, bool]]] = {}
    for office in offices():
        man, woman = office.forms[language]
        pairs = [(man, woman), *office.spoken.get(language, ())]
        if language == _BARE and office.chairman:
            pairs.append((office.chairman, office.chairman))
        words = {her: his != her for his, her in pairs} | {his: False for his, _ in pairs}
        for word, womans in words.items():
            low = fold(word).text.lower()
            opened = _opened(low) if language in _LINKS else ()
            for one in (low, *opened):
                made.setdefault(one, []).append((office, womans))
    # `canciller alemán` is no foreign minister
    return {word: sorted(found, key=lambda one: not one[0].only) for word, found in made.items()}


def _opened(word: str) -> Iterator[str]:
    """`ministre des Affaires étrangères` with room for an owner before its complement."""
    if _OWNER in word:
        return
    found = _COMPLEMENT.search(word)
    if found is not None:
        yield f"{word[: found.start()]}{_OWNER}{word[found.start() :]}"


@cache
def _peoples(language: str) -> Mapping[str, Owner]:
    return {fold(word).text: owner for owner in owners() for word in owner.peoples[language]}


@cache
def _called(language: str) -> Mapping[str, Owner]:
    made: dict[str, Owner] = {}
    for owner in owners():
        for name in owner.called.get(language, ()) or (owner.added[language],):
            made.setdefault(fold(name).text, owner)
    return made


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    words = [word for word in _by_word(language) if _OWNER not in word]
    pairs = [word.split(_OWNER) for word in _by_word(language) if _OWNER in word]
    heads, rests = ({pair[at] for pair in pairs} for at in (0, 1))
    before, behind = r"(?<![\w-])", r"(?![\w-]|\.\w)"
    names = _either(_called(language))
    if language == _GENITIVES:
        return (re.compile(rf"{before}(?P<name>{names}) (?P<head>(?i:{_either(words)})){behind}"),)
    if language == _BARE:
        return (
            re.compile(rf"{before}(?P<head>(?i:{_either(words)})) (?P<name>{names}){behind}"),
            re.compile(
                rf"{before}(?P<head>(?i:{_either(heads)})) (?P<name>{names})"
                rf"(?P<rest>(?i:{_either(rests)})){behind}"
            ),
        )
    owner = (
        rf"(?:(?P<people>{_either(_peoples(language))})"
        rf"|{_LINKS[language]}(?P<name>{names}))"
    )
    return (
        re.compile(rf"{before}(?P<head>(?i:{_either(words)})) {owner}{behind}"),
        re.compile(
            rf"{before}(?P<head>(?i:{_either(heads)})) {owner}"
            rf"(?P<rest>(?i:{_either(rests)})){behind}"
        ),
    )


def _either(words: Mapping[str, object] | Sequence[str] | set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
