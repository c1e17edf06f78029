"""The search for sessions in a text of one language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from workflow.glossary.documents.dates import Sentences
from workflow.glossary.folding import fold, key
from workflow.glossary.guards import Guard, recognition
from workflow.glossary.holders import Names
from workflow.glossary.sessions.ordinals import either
from workflow.glossary.sessions.patterns import (
    anchors,
    compile_form,
    mask_places,
    notation,
    numbers,
    places_pattern,
    slots,
)
from workflow.glossary.sessions.sessions import Session, SessionWriter, place_key, without_accents
from workflow.glossary.sessions.tables import SessionKind, SessionPlace, SessionWords
from workflow.glossary.tables import LanguageRules, ReferenceTables

# How far around an anchor a form may reach, and how far what stands beside it.
_REACH, _WINDOW = 160, 40
_NEXT = re.compile(r"(?:[\s'-]([^\W_]+))?")
# Without `\b`, which takes ten times as long.
_DIGIT, _ROMAN = regex.compile(r"\d"), regex.compile("[IVX]")
_BETWEEN = re.compile(r"[\W_]+")
_FREE = Guard()


@dataclass(frozen=True, slots=True)
class FoundSession:
    """A session in a folded text."""

    start: int
    end: int
    core_end: int
    """Where it ends without the years of its term."""
    session: Session
    forbidden: bool
    genitive: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Form:
    """One form to look for; its pattern is made when a text has its anchor."""

    kind: SessionKind
    text: str
    guard: Guard
    words: SessionWords
    written: bool
    forbidden: bool
    needs: str
    """`ordinal` or `years` where it has no other slot; empty for one of a place alone."""
    placed: bool
    """Whether the name of a place is in it."""


class _Group(NamedTuple):
    """The forms that have one anchor."""

    all: tuple[_Form, ...]
    ordinal: tuple[_Form, ...]
    """Those that a text without figures may have."""
    bare: tuple[_Form, ...]
    """Those that it may have without any ordinal."""
    dated: tuple[_Form, ...]
    """Those that a text with figures may have without any ordinal."""
    loud: bool
    """Whether all of them have it in capitals (`NA`)."""


def _group(anchor: str, forms: Sequence[_Form]) -> _Group:
    bare = tuple(form for form in forms if not form.needs)
    ordinal = tuple(form for form in forms if form.needs != "years")
    capitals = anchor.strip().upper()
    loud = len(capitals) > 1 and all(capitals in _words(form.text) for form in forms)
    dated = tuple(form for form in forms if form.needs != "ordinal")
    return _Group(tuple(forms), ordinal if ordinal != bare else (), bare, dated, loud)


def _words(form: str) -> list[str]:
    """The words of a form, those of `{n}` too."""
    return re.findall(r"[^\W_]+", fold(form).text)


class SessionGrammar:
    """Finds the sessions of one language."""

    def __init__(self, tables: ReferenceTables, language: str, writer: SessionWriter) -> None:
        self._rules = recognition(language)
        written = tables.languages.get(language, LanguageRules())
        self._years_read = written.years_read
        joiner = written.joiners[:1]
        self._patterns: dict[_Form, re.Pattern[str]] = {}
        self._spelt = spellings = _spellings(tables.places, language, writer)
        self._places = {place_key(name): place for name, place in spellings.items()}
        self._way = notation(self._rules, re.escape(joiner[0]) if joiner else "(?!)")
        self._elsewhere = {
            kind.key: _any_word(words.elsewhere)
            for kind in tables.sessions
            if (words := kind.words.get(language)) and words.elsewhere
        }
        by_anchor: dict[str, list[_Form]] = {}
        inside: set[str] = set()
        for form in _forms(tables.sessions, language) if self._way else ():
            for anchor in anchors(form.text) or ():
                text = key(anchor.text, accents=self._rules.accents)
                by_anchor.setdefault(text, []).append(form)
                inside |= {text} if anchor.inside else set()
        self.anchors = tuple(by_anchor)
        """Texts of which one is in every text that holds a session; as `key` has them."""
        self.inside = frozenset(inside)
        """Those that may begin inside a word."""
        self._by_anchor = tuple(map(_group, by_anchor, by_anchor.values()))
        self.loud = frozenset(
            one for one, group in zip(by_anchor, self._by_anchor, strict=True) if group.loud
        )
        """Those that count in capitals only."""
        ordinals = self._rules.ordinals
        self._ordinal_words = frozenset(ordinals.first_words if ordinals else ())
        self._ordinal_letters = AhoCorasick(
            sorted(self._ordinal_words), implementation=Implementation.ContiguousNFA
        )

    def find(
        self, text: str, cues: Mapping[int, tuple[int, int]], expected: Collection[str]
    ) -> list[FoundSession]:
        """The sessions in a folded text; they may overlap.

        `cues` tells for the places in `anchors` where the text has that one first and last.
        Guards do not hold for the ids that are expected.
        """
        found: list[FoundSession] = []
        sentences = Sentences(text)
        masked = ""
        for index, (first, last) in cues.items():
            group = self._by_anchor[index]
            low, high = max(first - _REACH, 0), min(last + _REACH, len(text))
            if _DIGIT.search(text, low, high):
                forms = group.all if self._has_ordinal(text, low, high) else group.dated
            elif group.ordinal and self._may_hold_ordinal(text[low:high]):
                forms = group.ordinal
            else:
                forms = group.bare
            for form in forms:
                if form.placed:
                    masked = masked or mask_places(text, self._place_names, self._rules)
                    if masked == text:
                        continue
                where = masked if form.placed else text
                for match in self._pattern(form).finditer(where, low, high):
                    one = self._read(text, form, match)
                    if one is None or one in found:
                        continue
                    # `su 11.º pleno del Comité Central` of `its 11th plenum`: the row it is
                    plain = not form.kind.places and form.kind.row in expected
                    if plain and one.session.id not in expected:
                        continue
                    if one.session.id in expected or self._admits(text, form, one, sentences):
                        found.append(one)
        return found

    @cached_property
    def _place_names(self) -> re.Pattern[str]:
        return places_pattern(self._spelt, self._rules)

    def names_place(self, text: str, place: str) -> bool:
        """Whether a folded text has a name of a place, which is given in Vietnamese."""
        names = [name for name, one in self._spelt.items() if one.name == place]
        return bool(names) and re.search(rf"(?<!\w){either(names)}", text) is not None

    def _has_ordinal(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch with figures may have an ordinal."""
        ordinals = self._rules.ordinals
        in_figures = ordinals is not None and ordinals.in_figures.search(text, start, end)
        return bool(in_figures) or self._may_hold_ordinal(text[start:end])

    def _may_hold_ordinal(self, text: str) -> bool:
        """Whether a stretch without figures may have an ordinal, looked at quickly."""
        low = text.lower()
        # Cutting the words apart takes long, and few stretches have the letters of one.
        if self._ordinal_letters.find_matches_as_indexes(low) and not (
            self._ordinal_words.isdisjoint(_BETWEEN.split(low))
        ):
            return True
        return any(
            not (start and (text[start - 1].isalnum() or text[start - 1] == "_"))
            for start in map(regex.Match.start, _ROMAN.finditer(text))
        )

    def _pattern(self, form: _Form) -> re.Pattern[str]:
        if form not in self._patterns:
            assert self._way is not None
            self._patterns[form] = compile_form(
                form.text,
                self._way,
                self._rules,
                written=form.written,
                tail=self._years_read if form.kind.dated else "",
                ending=r"(?P<genitive>s)?" if self._rules.genitive else "",
            )
        return self._patterns[form]

    def _read(self, text: str, form: _Form, match: re.Match[str]) -> FoundSession | None:
        groups = match.groupdict()
        if groups.get("place"):  # the text has signs for it
            groups["place"] = text[slice(*match.span("place"))]
        found = tuple(numbers(groups.get("n") or "", self._rules))
        tenures = tuple(numbers(groups.get("t") or "", self._rules))
        if min((*found, *tenures), default=1) < 1 or min(found, default=99) < form.kind.least:
            return None
        place = ""
        if groups.get("place"):
            named = self._places.get(place_key(groups["place"]))
            if named is None or named.city is not (form.kind.places == "city"):
                return None
            if not groups["place"][0].isupper():
                return None
            place = named.name
        session = Session(form.kind.key, found, tenures, place, _years(groups.get("years") or ""))
        if form.kind.span and _span(session.years) != form.kind.span:
            return None
        start, core, end = match.start(), match.end("core"), match.end()
        genitive = groups.get("genitive") is not None
        if _surplus(text[core:end]) > 0:
            session, end = replace(session, years=""), core
        # `(6th plenum, 12th tenure)`: the last bracket is the sentence's.
        if _surplus(text[start:end]) < 0:
            core, end = min(core, end - 1), end - 1
        return FoundSession(start, end, core, session, form.forbidden, genitive)

    def _admits(self, text: str, form: _Form, found: FoundSession, sentences: Sentences) -> bool:
        start, end = found.start, found.end
        before, after = text[max(start - _WINDOW, 0) : start], text[end : end + _WINDOW]
        if self._rules.is_foreign(before, after):
            return False
        following = _NEXT.match(text, end)
        if form.words.never or (following and following[1] in form.words.not_before):
            return False
        elsewhere = self._elsewhere.get(form.kind.key)
        if elsewhere and elsewhere.search(text, *sentences.around(start)):
            return False
        return form.guard == _FREE or form.guard.admits(text, start, end, self._rules, Names())


def _years(found: str) -> str:
    """The years of a term, both in full: `2020-2025` for `2020 - 25`."""
    if not found:
        return ""
    first, last = re.findall(r"\d+", found)
    return f"{first}-{first[: 4 - len(last)]}{last}"


def _span(years: str) -> int:
    first, _, last = years.partition("-")
    return int(last or 0) - int(first or 0)


def _surplus(text: str) -> int:
    """How many more brackets a stretch opens than it closes."""
    return text.count("(") - text.count(")")


def _forms(kinds: Iterable[SessionKind], language: str) -> Iterator[_Form]:
    for kind in kinds:
        words = kind.words.get(language)
        if words is None:
            continue
        for text in words.write:
            yield _form(kind, text, _FREE, words, written=True, forbidden=False)
        for one in words.read:
            yield _form(kind, one.form, one.guard, words, written=False, forbidden=False)
        for one in words.forbidden:
            yield _form(kind, one.form, one.guard, words, written=False, forbidden=True)


def _form(
    kind: SessionKind,
    text: str,
    guard: Guard,
    words: SessionWords,
    *,
    written: bool,
    forbidden: bool,
) -> _Form:
    needed = slots(text)
    numbered = needed - {"place", "years"}
    needs = "ordinal" if numbered else "years" if "years" in needed else ""
    return _Form(kind, text, guard, words, written, forbidden, needs, "place" in needed)


def _spellings(
    places: Sequence[SessionPlace], language: str, writer: SessionWriter
) -> dict[str, SessionPlace]:
    """The places by every name that a language may have for them, folded."""
    return {
        fold(name).text: place
        for place in places
        for name in (
            place.name,
            without_accents(place.name),
            *place.names.get(language, ()),
            writer.place_name(place.name, language),
        )
    }


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(fold(word).text) for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
