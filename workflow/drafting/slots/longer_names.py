"""Titles and bodies that may be only part of a longer name that the glossary lacks.

`President` is the State's, `the Vietnam Farmers' Union's President` another one: what stands
beside a slot tells, and where it tells of something longer the slot is doubtful.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from operator import attrgetter
from typing import Any

from workflow.drafting.masking import Slot
from workflow.glossary import Occurrence
from workflow.glossary.folding import fold, key
from workflow.glossary.names.foreign_rules import foreign_rules
from workflow.glossary.names.name_rules import VIETNAMESE, is_syllable, name_rules

_KINDS = ("title", "body")
PART = "it may be only part of a longer name"
"""What is said of such a title or body."""
_REACH = 60
_LONGEST_COUNTRY = 4
_WORD = re.compile(r"[^\W\d_][\w-]*")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*) \Z")
_NAME = r"[A-Z][\w'-]*"
_LISTED = re.compile(
    rf"(?<!\w)(?P<level>[a-z]+) (?:{_NAME} )*{_NAME}(?:, (?:and )?| and )(?:{_NAME},? |and )*\Z"
)
_LIST_REACH = 160
_LIST_JOINT = re.compile(r",? (?:(?:and|y|et) )?(?:the |la |el |le |l')?")
_END = attrgetter("end")
# `the Ministry of Finance's Office was …` is no other ministry
_PLAIN_PART = re.compile(
    r"(?:Office|Department|Inspectorate|Board|Secretariat)(?!\w| (?:of|for|on|in|[A-Z]))"
)
# `the Ministry's own Committee`: one small word between a possessor and what it has.
_SMALL = r"(?:[^\W\d_A-Z]+ )?"
_OPENING = re.compile(r"""(?:\A|[.!?…:;–—\n("“«][\s"“«(]*)\Z""")


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words of `longer_names.toml` for one language."""

    links: tuple[str, ...]
    possessors: tuple[str, ...]
    home: frozenset[str]
    strangers: frozenset[str]
    ranks: frozenset[str]
    levels: frozenset[str]
    units: frozenset[str]
    compounds: bool
    masculine: frozenset[str]
    feminine: frozenset[str]
    within: re.Pattern[str]

    def gender_of_title(self, title: str) -> str:
        """`m` or `f` where the words of a title before its complement show it, else empty.

        `secretaria general del Partido`; of `président de l’Assemblée générale` the first word.
        """
        text = fold(title).text.lower()
        ends = (text.find(f" {link}{'' if link.endswith(chr(39)) else ' '}") for link in self.links)
        opening = text[: min((end for end in ends if end > 0), default=len(text))]
        # `exsecretaria`, `ex-présidente`
        head = re.sub(r"\bex-?(?=\w{4})", "", opening).split()
        for gender, words in (("f", self.feminine), ("m", self.masculine)):
            if not words.isdisjoint(head):
                return gender
        return ""


@cache
def part_words(language: str) -> PartWords | None:
    """The words of a language; `None` for one that `longer_names.toml` does not name."""
    table = _document().get(language)
    if table is None:
        return None
    return PartWords(
        links=tuple(sorted(table["links"], key=len, reverse=True)),
        possessors=tuple(table["possessors"]),
        home=frozenset(table["home"]),
        strangers=frozenset(table["strangers"]),
        ranks=frozenset(table["ranks"]),
        levels=frozenset(table["levels"]),
        units=frozenset(table["units"]),
        compounds=table["compounds"],
        masculine=frozenset(table["masculine"]),
        feminine=frozenset(table["feminine"]),
        within=re.compile(rf" (?:{table['within']})(?!\w)" if table["within"] else "(?!)"),
    )


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("longer_names.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))


def with_part_doubts(
    slots: Sequence[Slot],
    others: Iterable[Occurrence],
    reading: str,
    language: str,
    *,
    headline: bool,
) -> list[Slot]:
    """The slots in their order, doubtful where what stands beside them makes a longer name.

    `others` are the terms that have no slot; what is found is no unknown name. In a `headline`
    any word may have a capital.
    """
    words = part_words(language)
    if words is None:
        return list(slots)
    known = [(one.start, one.end, one.kind) for one in slots]
    known += [(one.start, one.end, one.concept.kind if one.concept else "") for one in others]
    if headline:
        words = replace(words, compounds=False)
    text = _Text(reading.replace("’", "'"), language, words, sorted(known))
    return [
        replace(slot, doubt=PART) if not slot.doubt and text.is_part(slot, slots) else slot
        for slot in slots
    ]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in which every letter stands where the source has it."""

    text: str
    language: str
    words: PartWords
    known: Collection[tuple[int, int, str]]
    """Start, end and kind of all that was found."""

    def is_part(self, slot: Slot, slots: Sequence[Slot]) -> bool:
        """Whether a title or body is part of a longer name."""
        occurrence = slot.occurrence
        if occurrence is None or occurrence.concept is None:
            return False
        if slot.kind == "person":
            # `He visited the Ho Chi Minh Space in Montreuil`
            honoured = occurrence.concept.id in _document()["honoured"]
            goes_on = self.words.compounds and self.text[slot.end : slot.end + 1] == " "
            return honoured and goes_on and self._is_unknown_name(slot.end + 1)
        if slot.kind not in _KINDS:
            return False
        # `El presidente del Frente de la Patria de Vietnam en la provincia de Gia Lai`
        short = _is_national(slot) and _is_elliptic(slot, self.language)
        if short and self.words.within.match(self.text, slot.end):
            return True
        following = next((one for one in slots if one.start > slot.start), None)
        holder = following if slot.kind == "title" and following is not None else None
        if holder is not None and (holder.kind != "person" or holder.start - slot.end != 1):
            holder = None
        # `… and Digital Transformation General Secretary To Lam`
        surely = holder is not None and holder.occurrence is not None
        if self._is_owned(slot) or self._goes_on(slot) or (not surely and self._is_joined(slot)):
            return True
        if self._is_of_a_level(slot) or self._is_listed_locally(slot, slots):
            return True
        # `Vice President Nguyen Thi Hoa of the Red Cross`
        ends = [slot.end] if holder is None else [slot.end, holder.end]
        return not _is_general(slot) and any(self._has_complement(slot, end) for end in ends)

    def _has_complement(self, slot: Slot, end: int) -> bool:
        """Whether `of` something that was not found follows a place in the text."""
        if self.text[end : end + 1] not in (" ", "\u00a0"):
            return False
        for link in self.words.links:
            joint = link if link.endswith("'") else f"{link} "
            if self.text.startswith(joint, end + 1):
                at = end + 1 + len(joint)
                return self._is_anothers(slot, at, ours_if_country=_is_everywhere(slot))
        return False

    def _is_anothers(self, slot: Slot, at: int, *, ours_if_country: bool) -> bool:
        """Whether the word at a place names whose a title or body is, and that is not ours."""
        match = _WORD.match(self.text, at)
        if match is None or match.group().lower() in self.words.home:
            return match is not None and self._is_strange(match.group(), match.end())
        kind = self._kind_at(at)
        if kind == "person":
            # `presidente de la Cruz Azul` looks like a name; no title is that of a person.
            # `the Women's Union of Quan Ba`: a place that nothing tells from a name
            return slot.kind == "title" or _is_national(slot)
        if kind == "place":
            # `the Women's Union of Nghe An Province`
            return _is_national(slot)
        if kind is not None:
            # `President of the Vietnam Women's Union`
            return kind == "body" and _is_elliptic(slot, self.language)
        word = match.group()
        if word in self.words.units:
            # `vice-président du Comité populaire du district`
            return slot.kind == "title" or _is_national(slot)
        if not word[0].isupper():
            rules = foreign_rules(self.language)
            listed = rules is not None and word in rules.nouns
            return listed and _is_elliptic(slot, self.language)
        # `the People's Council of Dong Kinh ward` is one such council
        if slot.kind == "body" and is_syllable(word):
            return _is_national(slot)
        return not self._is_day(word) and not (ours_if_country and self._is_country(at))

    def _is_strange(self, word: str, end: int) -> bool:
        """Whether an adjective behind `Party`, `Government` or `country` makes it another's.

        `la Commission des relations extérieures du parti frère`, `… du gouvernement laotien`
        """
        following = re.match(r" ([^\W\d_]+)", self.text[end:])
        if self.words.compounds or following is None or is_syllable(word):
            return False
        near = following.group(1).lower()
        return near in self.words.strangers or self._is_people(near)

    def _is_of_a_level(self, slot: Slot) -> bool:
        """Whether a word beside it says of which level it is: `Comité populaire municipal`."""
        behind = _WORD.match(self.text, slot.end + 1) if self.text[slot.end :][:1] == " " else None
        if behind is not None and not self.words.compounds and self._is_level(behind.group()):
            return True
        # `The provincial Farmers' Union, Women's Union and Youth Union`
        listed = _LISTED.search(self.text[max(slot.start - _LIST_REACH, 0) : slot.start])
        if listed is not None and self._is_level(listed["level"]) and _is_national(slot):
            return True
        before = _WORD_BEFORE.search(self.text[max(slot.start - _REACH, 0) : slot.start])
        if before is None or not self.words.compounds:
            return False
        if slot.kind == "body" and self._is_level(before.group(1)):
            return True
        # `the Gia Lam and Nam Can commune People's Committees`: the names of its units
        opens = _OPENING.search(self.text[: slot.start - 1 - len(before.group(1))]) is not None
        if slot.kind == "body" and slot.text[:1].islower() and before.group(1)[0].isupper():
            return not opens and before.group(1).lower() not in self.words.home
        # `the Nghe An Women's Union`
        at = slot.start - 2
        if before.group(1).lower() in self.words.home or self._kind_at(at) != "place":
            return False
        return _is_national(slot) and _is_elliptic(slot, self.language)

    def _is_listed_locally(self, slot: Slot, slots: Sequence[Slot]) -> bool:
        """Whether it follows one of a place: `the Hai Phong Youth Union, the Women's Union`."""
        before = max((one for one in slots if one.end <= slot.start), key=_END, default=None)
        if before is None or not (_is_national(slot) and _is_elliptic(slot, self.language)):
            return False
        if before.occurrence is None or not _is_national(before):
            return False
        if _LIST_JOINT.fullmatch(self.text, before.end, slot.start) is None:
            return False
        return self._is_of_a_level(before) or self._is_listed_locally(before, slots)

    def _is_level(self, word: str) -> bool:
        return word.lower() in self.words.levels

    def _is_owned(self, slot: Slot) -> bool:
        """Whether another's possessive stands before it: `the group's President`."""
        before = self.text[max(slot.start - _REACH, 0) : slot.start]
        for ending in self.words.possessors:
            tail = re.escape(ending)
            match = re.search(rf"(?<!\w)([^\W\d_][\w-]*?){tail} {_SMALL}\Z", before)
            if match is None:
                continue
            word, at = match.group(1), slot.start - len(before) + match.start()
            if word.lower() in self.words.home:
                # `the fraternal party's Commission for External Relations`
                near = _WORD_BEFORE.search(before[: match.start()])
                return near is not None and near.group(1).lower() in self.words.strangers
            if word[0].isupper() or self._kind_at(at):
                return self._is_anothers(slot, at, ours_if_country=_is_everywhere(slot))
            # `the group's President`, `the hamlet's Women's Union chapter`
            others = slot.kind == "title" or _is_national(slot)
            return others and _is_elliptic(slot, self.language)
        return False

    def _goes_on(self, slot: Slot) -> bool:
        """Whether it owns what follows: `National Assembly's Committee for Deputy Affairs`."""
        for ending in ("'s", "'") if self.words.possessors else ():
            match = re.compile(rf"{ending} {_SMALL}").match(self.text, slot.end)
            if match is not None:
                unknown = self._is_unknown_name(match.end()) and not self._is_office(match.end())
                return unknown and _PLAIN_PART.match(self.text, match.end()) is None
        return False

    def _is_office(self, at: int) -> bool:
        """Whether an office stands at a place: `the Women's Union's President`."""
        rules, word = foreign_rules(self.language), _WORD.match(self.text, at)
        return rules is not None and word is not None and word.group().lower() in rules.offices

    def _is_joined(self, slot: Slot) -> bool:
        """Whether a capitalised word stands beside it that was not found."""
        if not self.words.compounds:
            return False
        before = _WORD_BEFORE.search(self.text[max(slot.start - _REACH, 0) : slot.start])
        if before is not None:
            word = before.group(1)
            at = slot.start - 1 - len(word)
            if slot.kind == "title" and word.lower() in self.words.ranks:
                return True
            opens = _OPENING.search(self.text[:at]) is not None
            if not opens and word.lower() not in self.words.home and self._is_unknown_name(at):
                return not (_is_everywhere(slot) and self._is_people(word))
        if slot.kind != "body" or self.text[slot.end : slot.end + 1] != " ":
            return False
        return self._is_unknown_name(slot.end + 1)

    def _is_unknown_name(self, at: int) -> bool:
        match = _WORD.match(self.text, at)
        if match is None or not match.group()[0].isupper() or self._kind_at(at) is not None:
            return False
        return not self._is_day(match.group())

    def _is_day(self, word: str) -> bool:
        rules = name_rules(self.language)
        return rules is not None and word in rules.may_follow

    def _is_people(self, word: str) -> bool:
        rules = foreign_rules(self.language)
        low = word.lower()
        return rules is not None and (
            low in rules.words or (low,) in rules.countries or low.endswith(rules.endings)
        )

    def _is_country(self, at: int) -> bool:
        rules = foreign_rules(self.language)
        listed = rules.countries if rules is not None else frozenset()
        low = [
            key(fold(one).text, accents=True) for one in _WORD.findall(self.text[at : at + _REACH])
        ]
        return any(tuple(low[:length]) in listed for length in range(1, _LONGEST_COUNTRY + 1))

    def _kind_at(self, at: int) -> str | None:
        """The kind of what was found at a place; `None` where nothing was."""
        return next((kind for start, end, kind in self.known if start <= at < end), None)


def _is_national(slot: Slot) -> bool:
    """Whether its Vietnamese name says that it is the nation's."""
    concept = slot.occurrence.concept if slot.occurrence else None
    name = concept.preferred(VIETNAMESE) if concept is not None else None
    return name is not None and any(mark in name for mark in _document()["national"])


def _is_general(slot: Slot) -> bool:
    """Whether any body may have one: `the Party cell of the Economic Police Division`."""
    concept = slot.occurrence.concept if slot.occurrence else None
    return slot.kind == "body" and concept is not None and concept.id in _document()["general"]


def _is_everywhere(slot: Slot) -> bool:
    """Whether other countries call it so too."""
    concept = slot.occurrence.concept if slot.occurrence else None
    return concept is not None and concept.usage.everywhere


def _is_elliptic(slot: Slot, language: str) -> bool:
    """Whether it stands for a longer title: `President` for `State President`."""
    concept = slot.occurrence.concept if slot.occurrence else None
    full = concept.preferred(language) if concept is not None else None
    return full is not None and len(slot.text.split()) < len(full.split())
