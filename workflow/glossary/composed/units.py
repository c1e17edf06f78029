"""Local units that no row lists, by their name and the word for their kind, and their bodies.

Thousands of communes, wards and districts have a row nowhere, and an engine takes `Gia Lam
commune` for three words. The word for the kind shows that the words beside it are a name: the
unit becomes one term, `comuna de Gia Lam`, and so does `the Gia Lam commune People's Committee`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from workflow.glossary.composed.unit_forms import (
    Unit,
    is_unit,
    make_concept,
    name_key,
    plain_word,
    same_id,
    unit_tables,
)
from workflow.glossary.holders import SYLLABLE
from workflow.glossary.names.name_rules import is_family_name
from workflow.glossary.values import Occurrence, TermStatus

_LARGE = "".join(chr(one) for one in range(0x41, 0x1EFA) if chr(one).isupper())
_CAPITAL = f"[{_LARGE}]"
_WORD = rf"{_CAPITAL}[^\W\d_]*(?:['’][^\W\d_]+)?"
_NAME = rf"{_WORD}(?:[ -]{_WORD}){{0,2}}"
_LIST = rf"{_NAME}(?:(?:, {_NAME})*,? (?:JOINT) {_NAME})?"
_UPLANDS = re.compile(r"(?:ea|krong|dak|ia|kon|chu|dliê|buôn|buon|cu|ayun|a|y)\Z")
"""Syllables of the Central Highlands behind which a name need not read as Vietnamese."""


@cache
def unit_search(language: str) -> UnitSearch | None:
    """The search for a language; `None` for one that `units.toml` does not name."""
    return UnitSearch(language) if language in unit_tables()["words"] else None


class UnitSearch:
    """Finds the local units of one language, and the bodies of one."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words: dict[str, Any] = unit_tables()["words"][language]

    def found_in(
        self, text: str, found: Sequence[Occurrence], expected: Collection[str]
    ) -> list[Occurrence]:
        """What was found in a text and its units, each in place of the terms that lie in it.

        Where a unit would cut a term in two, or hold one that is no place, the terms stay. In a
        translation, the ids `expected` tell where a name ends.
        """
        listed = list(found)
        plain = text.replace("’", "'").replace("\u00a0", " ")
        low = plain.lower()
        if not any(map(low.__contains__, self._cues)):
            return listed
        ids = [one for one in (each.rpartition("@")[2] for each in expected) if is_unit(one)]
        wanted = {one.rpartition(".")[2] for one in ids}
        for unit in self._units(plain, wanted):
            over = [one for one in listed if _is_over(one, unit.start, unit.end)]
            levels = [one for one in over if one.id in unit_tables()["levels"]]
            if any(not _is_name(one) and one not in levels for one in over) or (
                over and unit.kind in unit_tables()["abroad"]
            ):
                continue
            if any(one.start <= unit.start and unit.end <= one.end for one in over):
                continue
            start, end, body = self._with_body(plain, unit, listed)
            if any(one.start < start or end < one.end for one in levels):
                continue
            stretch = text[start:end]
            kind = "event" if self._is_noun(plain[:start]) else "place"
            concept = make_concept(unit, body, self._language, stretch, kind)
            same = next((one for one in ids if same_id(concept.id, one)), concept.id)
            concept = replace(concept, id=same)
            listed = [one for one in listed if not _is_over(one, start, end)]
            listed.append(
                Occurrence(
                    kind="term",
                    id=concept.id,
                    start=start,
                    end=end,
                    text=stretch,
                    status=TermStatus.PREFERRED,
                    concept=concept,
                )
            )
        return sorted(listed, key=lambda one: one.start)

    def _is_noun(self, before: str) -> bool:
        """Whether a unit stands as a noun with an article: `la commune de`, or opens a sentence.

        English has none within: `in Gia Lam commune`, which a place says with its own word.
        """
        last = before.rstrip().rpartition(" ")[2].lower().rpartition("'")[2]
        opens = not before.strip() or before.rstrip()[-1] in ".!?:;"
        return opens or last in self._words["articles"]

    def _units(self, plain: str, wanted: Collection[str]) -> Iterator[Unit]:
        end = 0
        for match in self._pattern.finditer(plain):
            unit = self._unit(match, plain, wanted)
            if unit is not None and unit.start >= end:
                end = unit.end
                yield unit

    def _unit(self, match: re.Match[str], plain: str, wanted: Collection[str]) -> Unit | None:
        """The unit of a match, of as many of its words as are a name."""
        which = "before" if match["before"] else "behind"
        kind, many = self._kinds[match[f"{which}_word"].lower()]
        names = [self._bare(one) for one in self._joints.split(match[which])]
        if not many:
            # `Hanoi and Gia Lam commune`: the word is of the one beside it.
            names = [names[-1] if which == "before" else names[0]]
        kept = [
            self._name(one, kind, first=which == "before" and at == 0)
            for at, one in enumerate(names)
        ]
        if not all(kept):
            return None
        if which == "before":
            start = (
                match.start(which) + match[which].rfind(kept[0])
                if not many
                else (match.start(which) + match[which].find(kept[0]))
            )
            return Unit(start, match.end(), kind, tuple(kept))
        last = match.start(which) + match[which].rfind(kept[-1]) if many else match.start(which)
        kept[-1] = _own_words(kept[-1], plain[last + len(kept[-1]) :], wanted)
        if not kept[-1]:
            return None
        return Unit(match.start(), last + len(kept[-1]), kind, tuple(kept))

    def _bare(self, words: str) -> str:
        """A name of a list without the link before it: `de Khe Sanh`."""
        links = self._words["links"]
        return next(
            (
                words.removeprefix(one).strip()
                for one in links
                if words.startswith(one) and not words[0].isupper()
            ),
            words.strip(),
        )

    @cached_property
    def _joints(self) -> re.Pattern[str]:
        return re.compile(rf",? {self._words['joint']} |, ")

    def _name(self, words: str, kind: str, *, first: bool) -> str:
        """The words that are the name of a unit, empty where they are none.

        `In Gia Lam` is `Gia Lam`: what opens the sentence is no part of a name.
        """
        listed = words.split(" ")
        while first and listed and listed[0] in self._words["never"]:
            listed = listed[1:]
        if not listed or any(one in self._words["never"] for one in listed):
            return ""
        read = [bool(SYLLABLE.fullmatch(plain_word(one))) for one in listed]
        uplands = _UPLANDS.match(plain_word(listed[0])) is not None
        if all(read) or (uplands and len(listed) > 1):
            return " ".join(listed)
        abroad = kind in unit_tables()["abroad"] and len(listed) == 1 and len(listed[0]) > 4
        return listed[0] if abroad and not listed[0].endswith(("ese", "ian", "ern")) else ""

    def _with_body(
        self, plain: str, unit: Unit, listed: Sequence[Occurrence]
    ) -> tuple[int, int, str]:
        """Start and end of a unit with the body beside it, and which that is."""
        none = (unit.start, unit.end, "")
        if len(unit.names) > 1:
            return none
        before = self._body_before.search(plain[: unit.start])
        behind = self._body_behind.match(plain, unit.end)
        span = none
        if before is not None and self._of_another.match(plain, unit.end):
            # `the Party Committee of the Binh Son district People's Procuracy`
            return none
        if before is not None:
            span = (before.start("body"), unit.end, self._bodies[before["body"].lower()])
        elif behind is not None:
            span = (unit.start, behind.end(), self._bodies[behind["body"].lower()])
        for one in listed:
            cut = one.start < span[0] < one.end or one.start < span[1] < one.end
            if _is_over(one, span[0], span[1]) and cut:
                return none
        return span

    @cached_property
    def _kinds(self) -> dict[str, tuple[str, bool]]:
        made: dict[str, tuple[str, bool]] = {}
        for name, by_language in unit_tables()["kinds"].items():
            told = by_language[self._language]
            made |= dict.fromkeys(told["read"], (name, False))
            made |= dict.fromkeys(told["read_many"], (name, True))
        return made

    @cached_property
    def _cues(self) -> tuple[str, ...]:
        return tuple({one.removesuffix("s") for one in self._kinds})

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """A unit, its name before or behind the word for its kind."""
        words = "|".join(sorted(map(re.escape, self._kinds), key=len, reverse=True))
        names = _LIST.replace("JOINT", self._words["joint"])
        links = "|".join(
            re.escape(one) + ("" if one.endswith("'") else " ") for one in self._words["links"]
        )
        linked = f"(?:{links})" if links else ""
        if linked and self._language != "en":
            # `quartier Ba Dinh`, `communes de Lao Bao et de Khe Sanh`
            linked += "?"
            names = names.replace("(?:, ", f"(?:, {linked}").replace(
                f"{self._words['joint']}) ", f"{self._words['joint']}) {linked}"
            )
        behind = rf"(?<!\w)(?P<behind_word>(?i:{words})) {linked}(?P<behind>{names})(?!\w)"
        if not self._words["before"]:
            return re.compile(rf"(?P<before>(?P<before_word>(?!)))|{behind}")
        joint = "[ -]" if self._language == "nb" else " "
        # `the Chu Prong district-level health centre` is that of no district
        end = r"(?!\w|-level(?!\w))"
        before = rf"(?<![\w-])(?P<before>{names}){joint}(?P<before_word>(?i:{words})){end}"
        return re.compile(f"{before}|{behind}")

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return {
            one.lower(): name
            for name, told in unit_tables()["bodies"].items()
            for one in told["also"][self._language]
        }

    @cached_property
    def _either(self) -> str:
        return "|".join(sorted(map(re.escape, self._bodies), key=len, reverse=True))

    @cached_property
    def _body_before(self) -> re.Pattern[str]:
        """A body and what joins it to the unit behind it, at the end of a text."""
        link = {
            "en": "of (?:the )?",
            "fr": "(?:de la |du |de l')",
            "es": "(?:de la |del )",
            "nb": "i ",
            "vi": "",
        }[self._language]
        return re.compile(rf"(?<!\w)(?P<body>(?i:{self._either})) {link}\Z")

    @cached_property
    def _of_another(self) -> re.Pattern[str]:
        """What makes a unit before it part of another body's name."""
        words = "|".join(self._words.get("of_another", ())) or "(?!)"
        return re.compile(rf"(?:'s)? (?:{words})(?!\w)")

    @cached_property
    def _body_behind(self) -> re.Pattern[str]:
        """A body directly behind a unit: `Gia Lam commune's People's Committee`."""
        if self._language != "en":
            return re.compile("(?P<body>(?!))")
        return re.compile(rf"(?:'s?)? (?P<body>(?i:{self._either}))(?!\w)")


def _own_words(name: str, rest: str, wanted: Collection[str]) -> str:
    """A name without the person's that follows it: `commune de Kim Liên Hô Van Hai`."""
    words = name.split(" ")
    if is_family_name(words[0], "en") and len(words) == 3 and not wanted:
        # `Chủ tịch UBND xã Nguyễn Văn Hùng` names a man and no commune.
        return ""
    for length in range(len(words), 0, -1):
        if any(same_id(name_key(" ".join(words[:length])), one) for one in wanted):
            return " ".join(words[:length])
    follows = re.match(rf" {_CAPITAL}", rest) is not None
    if len(words) == 3 and follows and is_family_name(words[2], "en"):
        return " ".join(words[:2])
    return name


def _is_over(one: Occurrence, start: int, end: int) -> bool:
    return one.start < end and start < one.end


def _is_name(one: Occurrence) -> bool:
    """Whether a term is a place, which the name of a unit may hold: `Dien Bien district`."""
    return one.concept is not None and one.concept.kind == "place"
