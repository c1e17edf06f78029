"""The spellings of a concept that are looked for in a text of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from workflow.glossary.folding import fold, key
from workflow.glossary.guards import Guard, Recognition
from workflow.glossary.plurals import listed_plurals
from workflow.glossary.values import Concept, TermStatus

Inflected = Literal["", "plural", "genitive"]
NAME_LANGUAGE = "vi"
"""The language whose spelling of a person's name is known in every other."""
BODY = "body"
PERSON = "person"
TITLE = "title"
_NAMES = (PERSON, "place")
_OFFICIAL = (TITLE, "body")
_HOME_NAMES = ("viet nam", "ho chi minh")
"""As `key` has them. Titles and bodies are made with them, in any language."""
_NEVER = Guard(never=True)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class SentenceTest:
    """The words that a concept requires of a sentence, and those it excludes."""

    needed: tuple[str, ...]
    barred: tuple[str, ...]
    accents: bool
    """Whether words differ by their accents alone."""

    def admits(self, sentence: str, start: int, end: int) -> bool:
        """Whether the concept may be meant between two offsets of a folded sentence.

        A required word may be part of the term, an excluded one counts outside it.
        """
        low = key(sentence, accents=self.accents)
        if self.needed and not self._needed.search(low):
            return False
        outside = low[:start] + "\n" + low[end:]
        return not (self.barred and self._barred.search(outside))

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        return self._pattern(self.needed)

    @cached_property
    def _barred(self) -> re.Pattern[str]:
        return self._pattern(self.barred)

    def _pattern(self, words: Iterable[str]) -> re.Pattern[str]:
        plain = (key(fold(word).text, accents=self.accents) for word in words)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, plain))})(?!\w)")


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a concept to look for."""

    concept: Concept
    order: int
    """Place of the concept in the termbase; the first wins a tie."""
    status: TermStatus
    text: str
    """Folded, with its case and accents."""
    capitals: tuple[int, ...]
    """Offsets where the text must have a capital."""
    shouting: bool
    """Whether it is an abbreviation in capitals."""
    guards: tuple[Guard, ...]
    inflection: Inflected
    is_name: bool
    """Whether accents may differ: `Nguyễn Phú Trọng`, `Nguyen Phu Trong`."""
    free: bool
    """Whether nothing around it matters."""
    test: SentenceTest | None = None
    """What the sentence around it must hold, and must not."""
    at_home: bool = False
    """Whether it is no other country's title or body, so that none may stand beside it."""
    of_home: bool = False
    """Whether it ends with our own country."""

    def fits(self, found: str) -> bool:
        """Whether a stretch of text with the same letters has the accents and capitals."""
        if not self.fits_bare(found):
            return False
        if self.is_name or found.lower() == self.text.lower() or self._fits_capitals(found):
            return True
        return _with_plain_names(found) == _with_plain_names(self.text)

    def fits_bare(self, found: str) -> bool:
        """Whether a stretch of text with the same letters has the capitals, whatever accents."""
        return all(found[offset].isupper() for offset in self.capitals)

    def _fits_capitals(self, found: str) -> bool:
        """Whether accents are missing on capitals only (`Etat`, `COMITE POPULAIRE`)."""
        return all(
            letter.lower() == wanted.lower()
            or (letter.isupper() and letter.lower() == key(wanted, accents=False))
            for letter, wanted in zip(found, self.text, strict=True)
        )


def _with_plain_names(text: str) -> str:
    """A text in small letters, the names in it that are often spelt as at home without accents.

    `Hội Phụ nữ` is another language, `Việt Nam Women's Union` another spelling.
    """
    low, plain = text.lower(), key(text, accents=False)
    if len(plain) != len(low):
        return low
    for name in _HOME_NAMES:
        begin = plain.find(name)
        while begin >= 0:
            end = begin + len(name)
            low = low[:begin] + name + low[end:]
            begin = plain.find(name, end)
    return low


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A form before what a text must have is worked out."""

    text: str
    status: TermStatus
    inflection: Inflected
    guards: tuple[Guard, ...]


def forms_of(concept: Concept, order: int, language: str, rules: Recognition) -> Iterator[Form]:
    """The forms of a concept to look for: the listed ones, those that `terms.d` describes, then
    those that rules make of them."""
    test = _test_of(concept, language, rules)
    for one, text in _texts(concept, language, rules):
        yield _form(concept, order, one, text, rules, test)


def texts_of(concept: Concept, language: str, rules: Recognition) -> Iterator[str]:
    """The texts of the forms of a concept, each once, in their order."""
    return (text for _, text in _texts(concept, language, rules))


def _texts(concept: Concept, language: str, rules: Recognition) -> Iterator[tuple[_Spelling, str]]:
    seen: set[str] = set()
    for one in _spellings(concept, language, rules):
        for text in (one.text, *rules.spelling.others(one.text)):
            if text not in seen:
                seen.add(text)
                yield one, text


def _spellings(concept: Concept, language: str, rules: Recognition) -> Iterator[_Spelling]:
    listed = _listed(concept, language, rules)
    keys = {text.lower() for text, _ in listed}
    kept: list[_Spelling] = []
    plurals = listed_plurals(concept.kind, [text for text, _ in listed], rules)
    for text, status in listed:
        rests = [(word, rest) for word, rest in _bare(text, rules) if word or rest.lower() in keys]
        if any(rest.lower() in keys for _, rest in rests):
            continue
        guards = rules.guards_of(text)
        told: Inflected = "plural" if text in plurals else ""
        if rests and concept.kind in _OFFICIAL:
            # `the Secretariat`: the word must stand there but is no part of the term.
            word, rest = rests[0]
            text, guards = rest, (Guard(after=(word.rstrip("'"),)), *guards, *rules.guards_of(rest))
        kept.append(_Spelling(text, status, told, guards))
    yield from kept
    described = list(_described(concept, language, rules, kept)) if concept.grammar else []
    yield from described
    yield from _made(concept, rules, kept, described, keys)


def _listed(concept: Concept, language: str, rules: Recognition) -> list[tuple[str, TermStatus]]:
    """The folded forms of the row, a person's Vietnamese name, ordinals in every notation."""
    listed = [(fold(term.text).text, term.status) for term in concept.terms.get(language, ())]
    if concept.kind == PERSON:
        # A name is known by its Vietnamese form in any language, with accents or without.
        listed += [
            (fold(form).text, TermStatus.ADMITTED)
            for form in concept.forms(NAME_LANGUAGE, TermStatus.PREFERRED)
        ]
    if concept.kind not in _NAMES:
        known = {text for text, _ in listed}
        made = (other for text in sorted(known) for other in rules.spelling.rephrased(text))
        listed += [
            (other, TermStatus.ADMITTED) for other in dict.fromkeys(made) if other not in known
        ]
    if rules.ordinals and concept.kind not in _NAMES:
        listed += [
            (spelling, status)
            for text, status in tuple(listed)
            for spelling in rules.ordinals.spellings(text)
        ]
    return listed


def _described(
    concept: Concept, language: str, rules: Recognition, listed: Iterable[_Spelling]
) -> Iterator[_Spelling]:
    """The inflected forms that the grammar of a listed form tells, without its article too."""
    known = {fold(form).text: one for form, one in concept.grammar.get(language, {}).items()}
    for base in listed:
        grammar = known.get(base.text)
        if grammar is None:
            continue
        told: tuple[tuple[str, Inflected], ...] = (
            (grammar.indefinite, ""),
            (grammar.definite, ""),
            (grammar.plural, "plural"),
            (grammar.definite_plural, "plural"),
            (grammar.genitive, "genitive"),
        )
        for form, inflection in told:
            text = fold(form).text
            if not text or text == base.text:
                continue
            guards = rules.guards_of(text) or _inherited(base, text, inflection)
            yield _Spelling(text, base.status, inflection, guards)
            article, _, rest = text.partition(" ")
            if rest and article in rules.articles:
                yield _Spelling(rest, base.status, inflection, guards)


def _inherited(base: _Spelling, text: str, inflection: Inflected) -> tuple[Guard, ...]:
    """The guards of an inflected form that has none of its own.

    `Party`, `State`: of an everyday word the plural is never ours.
    """
    everyday = inflection == "plural" and base.guards and " " not in base.text
    return (_NEVER,) if everyday else base.guards


def _made(
    concept: Concept,
    rules: Recognition,
    listed: Sequence[_Spelling],
    described: Sequence[_Spelling],
    keys: set[str],
) -> Iterator[_Spelling]:
    """The forms that rules make of the listed and the described ones."""
    rule, declension = rules.plural, rules.declension
    made: list[_Spelling] = []
    for base in listed:
        if _is_shouting(base.text):
            continue
        everyday = bool(base.guards) and " " not in base.text
        others: list[tuple[str | None, Inflected]] = []
        if rule and not rule.listed_only and concept.kind in rule.kinds:
            others.append((rule.apply(base.text), "plural"))
            others += [(other, "plural") for other in rule.spread(base.text)]
        if declension and concept.kind in declension.kinds:
            ways = declension.forms(base.text)
            others += [(other, "plural" if plural else "") for other, plural in ways]
        # `Party`, `State`: of an everyday word no other form is ours, but where a guard says when.
        made += [
            _Spelling(other, base.status, inflection, rules.guards_of(other) or base.guards)
            for other, inflection in others
            if other is not None
            and other.lower() not in keys
            and not (everyday and not rules.guards_of(other))
        ]
    yield from made
    genitive = rules.genitive
    if genitive is None or concept.kind not in genitive.kinds:
        return
    for base in (*listed, *described, *made):
        other = None if _is_shouting(base.text) else genitive.apply(base.text)
        if other is not None and other.lower() not in keys and base.inflection != "genitive":
            plural = base.inflection == "plural" and concept.kind not in _NAMES
            yield _Spelling(other, base.status, "plural" if plural else "genitive", base.guards)


def _test_of(concept: Concept, language: str, rules: Recognition) -> SentenceTest | None:
    needed = concept.required.get(language, ())
    barred = concept.excluded.get(language, ())
    return SentenceTest(needed, barred, accents=rules.accents) if needed or barred else None


def _form(
    concept: Concept,
    order: int,
    one: _Spelling,
    text: str,
    rules: Recognition,
    test: SentenceTest | None,
) -> Form:
    is_name, shouting = concept.kind in _NAMES, _is_shouting(text)
    guards = one.guards
    if shouting and concept.kind in _OFFICIAL:
        guards += rules.abbreviations
    small = text.lower() in rules.small
    return Form(
        concept=concept,
        order=order,
        status=one.status,
        text=text,
        capitals=() if small else tuple(_capitals(text, is_name, rules)),
        shouting=shouting,
        guards=guards,
        inflection=one.inflection,
        is_name=is_name,
        test=test,
        of_home=rules.foreign.is_home(text),
        at_home=concept.kind in _OFFICIAL and not concept.usage.everywhere,
        free=not (shouting or guards or test or concept.kind == PERSON),
    )


def _capitals(text: str, is_name: bool, rules: Recognition) -> Iterator[int]:
    """Where a text must have a capital to be this form."""
    if text.islower():
        return
    words = list(_WORD.finditer(text))
    keep = is_name or len(text.split()) <= rules.short_words
    # `the Truong Son national martyrs' cemetery`, but no `ministry square`
    any_own = any(one[0][0].isupper() and one[0] not in rules.everyday for one in words)
    for match in words:
        word = match.group()
        if len(word) > 1 and word.isupper():
            yield from (match.start() + i for i, letter in enumerate(word) if letter.isalpha())
        elif is_name and any_own and word in rules.everyday:
            continue
        elif word[0].isupper() and (keep or word in rules.capital_words):
            yield match.start()


def _bare(text: str, rules: Recognition) -> Iterator[tuple[str, str]]:
    """A form without the determiner it begins with, and that; or without its last preposition."""
    low = text.lower()
    for word in rules.determiners:
        opening = word if word.endswith("'") else f"{word} "
        if low.startswith(opening):
            yield word, text[len(opening) :]
    for word in rules.trailers:
        if low.endswith(f" {word}"):
            yield "", text[: -len(word) - 1]


def _is_shouting(text: str) -> bool:
    """Whether a form is one abbreviation in capitals: MOST, HĐND, QP-AN."""
    return " " not in text and text.isupper() and len(text) > 1
