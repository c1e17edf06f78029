"""Titles and bodies that are only part of a name that nothing in the glossary covers.

`Minister of Foreign Affairs` is a minister of ours, `of Foreign Affairs and Trade` another's; the
`Chief Inspector of the Ministry of Health` is no `Ministry of Health`. What was composed of a head
that nobody has approved for its body is told here too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources

from workflow.drafting.masking import Slot
from workflow.glossary import Occurrence
from workflow.glossary.composed.titles import UNSURE

_PART = "it may be only part of a longer name"
_REACH = 120
_CAPITAL = "[A-ZÀ-ÖØ-ÞĐ]"
_PHRASE = "political_term"
_LAST = re.compile(r"([^\W\d_]+) \Z")
_WORD = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True)
class FragmentWords:
    """The words of `fragments.toml` for one language."""

    offices: tuple[str, ...]
    units: tuple[str, ...]
    links: tuple[str, ...]
    joints: tuple[str, ...]
    portfolios: frozenset[str]
    ministries: frozenset[str]
    polite: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]

    @cached_property
    def link(self) -> str:
        """A link with the blanks around it; `de l'` has none behind it."""
        ordered = sorted(self.links, key=len, reverse=True)
        either = (re.escape(one) + ("" if one.endswith("'") else " ") for one in ordered)
        return rf"(?: (?:{'|'.join(either)}))"

    @cached_property
    def _unit(self) -> str:
        """A part with as much of its name as has a link before each word, so that no verb does."""
        link, joint = self.link, "|".join(map(re.escape, self.joints))
        word = r"[^\W\d_][\w-]*"
        more = rf"(?:{link}{word}(?:(?:,| (?:{joint}))(?:{link}| ){word}| {_CAPITAL}[\w-]*)*)"
        return rf"(?:{'|'.join(map(re.escape, self.units))}){more}"

    @cached_property
    def office_before(self) -> re.Pattern[str]:
        """An office or a part with a name, and `of` behind it, at the end of a text.

        `Commission de la propagande et de la mobilisation des masses du`
        """
        offices = "|".join(map(re.escape, self.offices))
        return re.compile(
            rf"(?<!\w)(?:(?P<office>(?i:{offices}))|{self._unit}{{0,3}}){self.link}\Z"
        )

    @cached_property
    def name_before(self) -> re.Pattern[str]:
        """A part whose name is not at its end: `Commission for Education and`."""
        joint = "|".join(map(re.escape, self.joints))
        return re.compile(
            rf"(?<!\w){self._unit}{{1,3}}(?:{self.link}|,? (?:{joint})(?:{self.link}| )|, )\Z"
        )

    @cached_property
    def more_behind(self) -> re.Pattern[str]:
        """`and` with one more word that a ministry may be in charge of."""
        joint, link = "|".join(map(re.escape, self.joints)), self.link
        return re.compile(rf"(?:,? (?:{joint}){link}?| (?:{joint}) )(?P<word>{_CAPITAL}[\w-]*)")


@cache
def fragment_words(language: str) -> FragmentWords | None:
    """The words of a language; `None` for one that `fragments.toml` does not name."""
    data = resources.files(__package__).joinpath("fragments.toml").read_bytes()
    table = tomllib.loads(data.decode("utf-8")).get(language)
    if table is None:
        return None
    return FragmentWords(
        offices=tuple(table["offices"]),
        units=tuple(table["units"]),
        links=tuple(table["links"]),
        joints=tuple(table["and"]),
        portfolios=frozenset(table["portfolios"]),
        ministries=frozenset(table["ministries"]),
        polite=frozenset(table["polite"]),
        after=frozenset(table["after"]),
        before=frozenset(table["before"]),
    )


def with_fragment_doubts(
    slots: Sequence[Slot], others: Iterable[Occurrence], reading: str, language: str
) -> list[Slot]:
    """The slots in their order, doubtful where a name goes on or a title is not laid down.

    `others` are the terms that have no slot; what is found is no unknown name.
    """
    words = fragment_words(language)
    text = reading.replace("’", "'").replace("\u00a0", " ")
    known = [(one.start, one.end) for one in slots] + [(one.start, one.end) for one in others]
    made = []
    for slot in slots:
        concept = slot.occurrence.concept if slot.occurrence else None
        if concept is not None and not slot.doubt and slot.kind in ("title", "body", _PHRASE):
            if concept.note == UNSURE:
                slot = replace(slot, doubt=UNSURE)
            elif words is not None and _is_fragment(slot, text, words, known):
                slot = replace(slot, doubt=_PART)
        made.append(slot)
    return made


def _is_fragment(
    slot: Slot, text: str, words: FragmentWords, known: Sequence[tuple[int, int]]
) -> bool:
    """Whether what stands before or behind a title, body or phrase makes one name with it."""
    before = text[max(slot.start - _REACH, 0) : slot.start]
    if slot.kind == _PHRASE:
        # `Central Commission for Communications, Education and Mass Mobilisation`
        named = words.name_before.search(before) is not None
        return named and not _follows_known(slot, before, words, known)
    beside = _LAST.search(before)
    # `El fiscal jefe de la Fiscalía Popular Suprema`
    if slot.kind == "title" and beside is not None and beside.group(1) in words.before:
        return not _is_known(slot.start - 2, known)
    office = words.office_before.search(before) if slot.kind == "body" else None
    # `the head of the Government`, `chef de l'État` are no offices of a body.
    # `the Party Civil Affairs Committee of the Ministry`: both are rows
    part = office is not None and office["office"] is None
    if part and _follows_known(slot, before, words, known):
        return False
    # `deputy chief of the Ministry of Finance's Office`: of the office
    if office is not None and text[slot.end : slot.end + 3] == "'s ":
        return False
    if office is not None and (office["office"] is None or " " in slot.text):
        return True
    following = _WORD.match(text, slot.end + 1) if text[slot.end : slot.end + 1] == " " else None
    if following and following.group() in words.after and not _is_known(following.start(), known):
        return slot.kind == "title"
    if words.ministries.isdisjoint(slot.text.lower().split()):
        return False
    more = words.more_behind.match(text, slot.end)
    if more is None or _is_known(more.start("word"), known):
        return False
    word = more["word"]
    if words.portfolios:
        return word.lower() in words.portfolios
    return not word.isupper() and word not in words.polite


def _follows_known(
    slot: Slot, before: str, words: FragmentWords, known: Sequence[tuple[int, int]]
) -> bool:
    """Whether a link joins it to what was found: `the Standing Board of the Party Committee`."""
    link = re.search(rf"{words.link}\Z", before)
    return link is not None and _is_known(slot.start - len(before) + link.start() - 1, known)


def _is_known(at: int, known: Sequence[tuple[int, int]]) -> bool:
    """Whether something was found at a place."""
    return any(start <= at < end for start, end in known)
