"""The subject of a clause that a placed form is, or is one of, and where its verb begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from workflow.seams.chains import Chain, find_chain
from workflow.seams.seam import Seam, seam_of
from workflow.seams.tables import Cell, SeamRules, Word
from workflow.seams.values import Placed

_OPENING = re.compile(r"(?:\A|[.!?…:]\s+|\n)[\s«»“”\"'‘’(\[¿¡–—-]*")
_DETERMINER = re.compile(r"[^\W\d_]+(?:['’]|\s+)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that one form is, or several nouns with it."""

    start: int
    end: int
    """Behind its last noun."""
    genders: tuple[str, ...]
    """Those that fit it."""
    numbers: tuple[str, ...]
    is_joined: bool
    """Whether there are several nouns."""
    is_plural: bool
    """Whether it is plural beyond doubt, by its determiner or its nouns."""


def before_form(seam: Seam) -> Placed | None:
    """The form that stands before another, whatever is between them."""
    return next((one for one in seam.others if one.end == seam.floor), None)


def seam_before(one: Placed, seam: Seam, rules: SeamRules) -> Seam:
    """The seam of another form of the same text."""
    others = seam.others
    floor = max((other.end for other in others if other.end <= one.start), default=0)
    behind = [other.start for other in others if other.start >= one.end]
    ceiling = min(behind, default=len(seam.text))
    return seam_of(seam.text, one, floor, ceiling, rules, others=others)


def listed(words: Sequence[Word], key: str) -> Word | None:
    """The word of a list that has the shape."""
    return _by_shape(tuple(words)).get(key)


@cache
def _by_shape(words: tuple[Word, ...]) -> Mapping[str, Word]:
    """The first word with each shape."""
    return {
        shape: word
        for word in reversed(words)
        for shapes in word.shapes.values()
        for shape in shapes
    }


def subject_chain(seam: Seam, rules: SeamRules) -> tuple[int, Chain | None]:
    """Where the noun phrase of a form begins, and the chain it begins with."""
    return seam.once("subject chain", lambda: _find_subject_chain(seam, rules))


def _find_subject_chain(seam: Seam, rules: SeamRules) -> tuple[int, Chain | None]:
    tokens = seam.tokens()
    start = seam.start
    if tokens and listed(rules.adjectives, tokens[-1].key):
        start = tokens[-1].start
        tokens = tokens[:-1]
    chain = find_chain(seam, rules, tokens)
    return (chain.start if chain else start), chain


def begins_sentence(seam: Seam, rules: SeamRules) -> bool:
    """Whether a sentence begins with the form, no preposition before it."""
    start, chain = subject_chain(seam, rules)
    if chain is not None and any(one.linker for one in chain.readings):
        return False
    return seam.floor <= start and seam.starts_sentence(start) and not seam.text.isupper()


def find_subject(seam: Seam, rules: SeamRules) -> Subject | None:
    """The subject of a main clause, or of one that is reported, with the form as its last noun.

    Also as an earlier one where all others can be seen: `los obreros, la Asamblea y el ejército`.
    `None` where the form may be no subject.
    """
    return seam.once("subject", lambda: _look_for_subject(seam, rules))


def _look_for_subject(seam: Seam, rules: SeamRules) -> Subject | None:
    if seam.is_joined or seam.text.isupper():
        return None
    start, chain = subject_chain(seam, rules)
    linkers = {one.linker.word if one.linker else "" for one in chain.readings} if chain else {""}
    joined = linkers <= set(rules.clauses.coordination.words)
    head = chain.tokens[1].start if chain and joined and len(chain.tokens) > 1 else start
    if not joined and linkers not in ({""}, {rules.clauses.reported.that}):
        return None
    before = _nouns_before(seam, head, rules) if chain and not _begins(seam, chain, rules) else []
    if before is None or (chain is None and not seam.starts_sentence(start)):
        return None
    behind, end = _nouns_behind(seam, rules)
    joints = [*(joint for _, joint in before), *(joint for _, joint in behind)]
    if not joints:
        return _alone(seam, start, chain)
    # "El jefe, el presidente fue …", "El jefe y el ministro y el presidente …"
    if chain is None or joints.count(True) != 1 or not joints[-1]:
        return None
    # "El lunes, la Asamblea y la ciudad …": before a comma there may stand a time
    genders = [gender if joint else "" for gender, joint in before]
    genders += [gender for gender, _ in behind]
    first = opening(seam.text, head) if before else start
    return Subject(first, end, _common(genders, seam, rules), ("pl",), True, True)


def _begins(seam: Seam, chain: Chain, rules: SeamRules) -> bool:
    """Whether a clause begins with the noun phrase: `Le directeur dit que la Cour …`."""
    reported = rules.clauses.reported
    tokens = [token for token in seam.tokens() if token.start < chain.start]
    if any(one.linker for one in chain.readings):
        that = {one.linker.word for one in chain.readings if one.linker} == {reported.that}
        return that and bool(tokens) and tokens[-1].key in reported.says
    if tokens and tokens[-1].key == reported.that:
        return len(tokens) > 1 and tokens[-2].key in reported.says
    return seam.floor <= chain.start and seam.starts_sentence(chain.start)


def _alone(seam: Seam, start: int, chain: Chain | None) -> Subject:
    plural = chain is not None and any(
        one.determiner and one.cell.number == "pl" for one in chain.readings
    )
    sure = plural and seam.numbers == ("pl",)
    return Subject(start, seam.last, seam.genders, seam.numbers, False, sure)


def opening(text: str, head: int) -> int:
    """Where the sentence begins that a place is in."""
    return [found.end() for found in _OPENING.finditer(text, 0, head)][-1]


def _nouns_before(seam: Seam, head: int, rules: SeamRules) -> list[tuple[str, bool]] | None:
    """Gender of each noun from the start of the sentence, and whether *and* stands behind it.

    `None` where something else stands there, too.
    """
    place = opening(seam.text, head)
    nouns: list[tuple[str, bool]] = []
    while place < head:
        item = _item(seam, place, rules)
        link = _link(seam.text, item[1], rules) if item else None
        if item is None or link is None:
            return None
        nouns.append((item[0], link[1]))
        place = link[0]
    return nouns if place == head else None


def _nouns_behind(seam: Seam, rules: SeamRules) -> tuple[list[tuple[str, bool]], int]:
    """The same for the nouns that follow, and where the last one ends; none without an *and*."""
    nouns: list[tuple[str, bool]] = []
    place = seam.last
    while (link := _link(seam.text, place, rules)) is not None:
        item = _item(seam, link[0], rules)
        if item is None or item[1] > seam.ceiling:
            break
        nouns.append((item[0], link[1]))
        place = item[1]
        if link[1]:
            return nouns, place
    return [], seam.last


def _link(text: str, place: int, rules: SeamRules) -> tuple[int, bool] | None:
    """Where the next noun of an enumeration begins, and whether *and* joins it."""
    words = "|".join(rules.clauses.coordination.words) or "(?!)"
    found = re.compile(rf",?\s+({words})\s+|,\s+").match(text, place)
    return (found.end(), found.group(1) is not None) if found else None


def _item(seam: Seam, place: int, rules: SeamRules) -> tuple[str, int] | None:
    """Gender of the noun with its determiner that stands at a place, and where it ends."""
    determiner = _DETERMINER.match(seam.text, place)
    behind = determiner.end() if determiner else -1
    for other in seam.others:
        if other.start == behind and determiner is not None:
            key = determiner.group().strip().replace("’", "'").casefold()
            return (other.grammar.gender, other.end) if listed(rules.determiners, key) else None
    for gender, patterns in rules.clauses.coordination.items.items():
        for pattern in patterns:
            found = pattern.match(seam.text, place)
            if found is not None:
                return gender, found.end()
    return None


def _common(genders: list[str], seam: Seam, rules: SeamRules) -> tuple[str, ...]:
    """The gender of several nouns: masculine where one is."""
    known = [(gender,) if gender in rules.genders else rules.genders for gender in genders]
    known.append(seam.genders)
    if ("m",) in known:
        return ("m",)
    return ("f",) if all(one == ("f",) for one in known) else rules.genders


def fitting(word: Word, seam: Seam, genders: Sequence[str], numbers: Sequence[str]) -> set[str]:
    """The shapes of an adjective that agree with a form."""
    vowels = (False, True) if seam.vowel is None else (seam.vowel,)
    cells = [Cell(g, n, v) for g in genders for n in numbers for v in vowels]
    return {shape for cell in cells for shape in word.shapes.get(cell, ())}
