"""ArticleContext in capitals, written small for translation, and the capitals put back after it.

A machine translates `NATIONAL ASSEMBLY PASSES LAW` badly or not at all. `truecase` writes it as
a sentence: what the article's body, the glossary, the calendar and the map write with capitals
keeps them, all else is small. Every character stays where it is. `shout` writes the
translation in capitals again.

Document symbols (`489/QĐ-TTg`), whatever holds a figure (`COVID-19`, `13th`, `5G`) and Roman
ordinals (`XIIIe`) are left as they are in both directions: typographers keep the ending of an
ordinal small among capitals; `n°` becomes `N°`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflow.drafting.casing import Casing, capital, casing_of, kept, small
from workflow.drafting.homographs import find_homographs
from workflow.drafting.vocabulary import Vocabulary, Word, neighbours, words_of
from workflow.glossary import Occurrence
from workflow.glossary.folding import fold
from workflow.glossary.guards import recognition
from workflow.glossary.names.name_rules import VIETNAMESE, has_marks, is_syllable, plain
from workflow.glossary.rendering import render_reference
from workflow.glossary.values import TermStatus

_VOWEL = re.compile("[aeiouyæøåœ]")
_SMALL_WORD = re.compile(" [a-z]{2,} ")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_LEAST_LETTERS = 8
_LEAST_TITLE_WORDS = 4
_SHORT_WORD = 3
_LONGEST_PHRASE = 4
_SURE_NUMERAL = 3
_FRENCH = "fr"


def is_shouted(text: str, language: str) -> bool:
    """Whether a text is a headline in capitals: two words or eight letters, all capitals.

    Abbreviations and document symbols alone are none. Light tags do not count.
    """
    # Nearly every text has a small word between blanks, which is none of what is kept.
    if _SMALL_WORD.search(text):
        return False
    bare = kept(language).sub(" ", text)
    if any(capital(letter) != letter for letter in bare):
        return False
    words = [word.text for word in words_of(bare) if len(word.text) > 1]
    letters = sum(letter != letter.lower() for letter in bare)
    if len(words) < 2 and letters < _LEAST_LETTERS:
        return False
    rules = casing_of(language)
    return not all(_may_abbreviate(word, language, rules) for word in words)


def is_title_case(text: str, language: str) -> bool:
    """Whether a text looks like an English headline with a capital in every word but small ones.

    It cannot be told from a title of a person or body that stands alone, so ask it of headlines
    only. Always false in a language that has no such headlines.
    """
    rules = casing_of(language)
    if not rules.title_case or is_shouted(text, language) or text.rstrip().endswith((".", ":")):
        return False
    words = [word for word in words_of(kept(language).sub(" ", text)) if len(word.text) > 1]
    wanted = [word for word in words if word.key not in rules.function]
    return (
        len(words) >= _LEAST_TITLE_WORDS
        and len(wanted) > 1
        and all(word.is_capitalised for word in wanted)
    )


def truecase(text: str, language: str, vocabulary: Vocabulary) -> str:
    """A headline in capitals, or in title case, as a sentence of the same length.

    Each character is the same letter, in its place. Any other text comes back as it is. In
    title case only words are written small that the body writes so, the glossary or the lists of
    small and common words.
    """
    if is_shouted(text, language):
        return _Sentence(text, language, vocabulary, shouted=True).write()
    if is_title_case(text, language):
        return _Sentence(text, language, vocabulary, shouted=False).write()
    return text


def shout(text: str, language: str) -> str:
    """A text in capitals, accents kept, document symbols byte for byte.

    `shout(truecase(x)) == x` where `x` is in capitals. A ß becomes ẞ.

    >>> shout("La résolution n° 11-NQ/TW du XIIIe Congrès", "fr")
    'LA RÉSOLUTION N° 11-NQ/TW DU XIIIe CONGRÈS'
    """
    out: list[str] = []
    position = 0
    for match in kept(language).finditer(text):
        out += map(capital, text[position : match.start()])
        out.append(match.group())
        position = match.end()
    out += map(capital, text[position:])
    return "".join(out)


def _may_abbreviate(word: str, language: str, rules: Casing) -> bool:
    word = fold(word).text
    low = word.lower()
    if low in rules.function:
        return False
    if language == VIETNAMESE:
        return not is_syllable(word) or rules.cased.get(low) == word
    if rules.cased.get(low, "").isupper() or not _VOWEL.search(plain(word)):
        return True
    return len(word) <= _SHORT_WORD and not has_marks(word)


@dataclass(slots=True)
class _Sentence:
    """One headline on its way to small letters."""

    text: str
    language: str
    vocabulary: Vocabulary
    shouted: bool

    def write(self) -> str:
        rules = casing_of(self.language)
        words = list(words_of(self.text))
        casings: dict[int, str] = {}
        for index, word in enumerate(words):
            # `Court Rejects Appeal of Former Minister` came out as `Rehusa Apelación`
            common = not self.shouted and word.key in rules.common
            # `US`, `IT` and `WHO` of a headline in title case are in capitals for what they are
            loud = not self.shouted and len(word.text) > 1 and word.text.isupper()
            if (word.key in rules.function or common) and not loud:
                casings[index] = word.key
        casings |= dict(self._listed(words, rules)) | dict(self._body(words, rules))
        casings |= dict(self._numerals(words, rules))
        everything = frozenset(one.id for one in self.vocabulary.glossary.concepts)
        found = self.vocabulary.glossary.find(self.text, self.language, expected=everything)
        fixed = dict(self._references(words, found)) | dict(self._symbols(words))
        terms = {index: casing for one in found for index, casing in self._term(words, one)}
        alike = dict(self._homographs(words, found))
        trial = self._assemble(words, casings | terms | fixed | alike)
        again = self.vocabulary.glossary.find(trial, self.language)
        sure = [one for one in found if self._is_confirmed(one, again, rules)]
        terms = {index: casing for one in sure for index, casing in self._term(words, one)}
        return self._assemble(words, casings | terms | fixed | alike)

    def _assemble(self, words: Sequence[Word], casings: Mapping[int, str]) -> str:
        letters = list(self.text)
        for index, word in enumerate(words):
            casing = casings.get(index)
            if casing is None:
                casing = word.key if self.shouted else word.text
            written = _recased(word.text, casing)
            if self._begins_a_sentence(word, words[index - 1] if index else None):
                written = word.text[0] + written[1:]
            # A word of the body such as `XIe` would be left as it is on the way back.
            if not (self.shouted and kept(self.language).search(written)):
                letters[word.start : word.end] = written
        return "".join(letters)

    def _begins_a_sentence(self, word: Word, previous: Word | None) -> bool:
        """Whether a word has a capital for its place: not after `U.S.` or a colon."""
        if previous is None:
            return word.first
        gap = self.text[previous.end : word.start]
        if word.first and gap.strip().startswith("."):
            return len(previous.text) > 1 and gap.endswith(" ")
        return word.first and any(sign in gap for sign in '!?\n“«"')

    def _listed(self, words: Sequence[Word], rules: Casing) -> Iterator[tuple[int, str]]:
        """Weekdays, peoples, countries, abbreviations."""
        index = 0
        while index < len(words):
            for length in range(min(_LONGEST_PHRASE, len(words) - index), 0, -1):
                window = words[index : index + length]
                phrase = self.text[window[0].start : window[-1].end].lower()
                if phrase in rules.cased and all(word.joined for word in window[1:]):
                    listed = words_of(rules.cased[phrase])
                    yield from (
                        (index + at, word.text) for at, word in enumerate(listed) if at < length
                    )
                    break
            else:
                word, length = words[index], 1
                around = self.text[: word.start].rstrip()[-1:], self.text[word.end :].lstrip()[:1]
                if word.key in rules.with_figure and any(map(str.isdigit, around)):
                    yield index, rules.with_figure[word.key]
                elif self.shouted and not _VOWEL.search(plain(fold(word.text).text)):
                    yield index, word.text if len(word.text) > 1 else word.key
            index += length

    def _body(self, words: list[Word], rules: Casing) -> Iterator[tuple[int, str]]:
        """Words as the article's body writes them."""
        for index, word in enumerate(words):
            before, after = neighbours(words, index)
            alone = word.key not in rules.function
            if casing := self.vocabulary.casing(before, word.key, after, alone=alone):
                yield index, casing

    def _homographs(
        self, words: Sequence[Word], found: Sequence[Occurrence]
    ) -> Iterator[tuple[int, str]]:
        """Abbreviations and months that are words too, but for those inside a longer term."""
        longer = [(one.start, one.end) for one in found if " " in one.text]
        at = {word.start: index for index, word in enumerate(words)}
        shown = self.vocabulary.abbreviations
        for one in find_homographs(self.text, self.language, shown, shouted=self.shouted):
            if not any(start <= one.start < end for start, end in longer):
                yield at[one.start], one.written

    def _numerals(self, words: Sequence[Word], rules: Casing) -> Iterator[tuple[int, str]]:
        """Roman numerals, and French ordinals whose ending is a capital too."""
        for index, word in enumerate(words):
            before = words[index - 1].key if word.joined else ""
            if _ROMAN.fullmatch(word.text):
                doubtful = len(word.text) == 1 or word.text in rules.not_roman
                if not doubtful or before in rules.numbered:
                    yield index, word.text
            bare = word.text.removesuffix("E")
            # `LA XVE LÉGISLATURE`, not `LA VIE`; elsewhere a short one may be a name, `Xie`.
            shortest = 2 if self.language == _FRENCH else _SURE_NUMERAL
            if bare == word.text or len(bare) < shortest or word.text in rules.not_roman:
                continue
            if _ROMAN.fullmatch(bare):
                yield index, word.text

    def _symbols(self, words: Sequence[Word]) -> Iterator[tuple[int, str]]:
        spans = [match.span() for match in kept(self.language).finditer(self.text)]
        for index, word in enumerate(words):
            if any(start <= word.start and word.end <= end for start, end in spans):
                yield index, word.text

    def _references(
        self, words: Sequence[Word], found: Sequence[Occurrence]
    ) -> Iterator[tuple[int, str]]:
        """References to documents: the type word as the language writes it, the symbol as is."""
        tables = self.vocabulary.glossary.tables
        for one in found:
            if one.reference is None:
                continue
            kind = tables.type(one.reference.type)
            listed = kind.words.get(self.language) if kind else None
            forms = (listed.one, listed.many, *listed.also, *listed.also_many) if listed else ()
            rendered = render_reference(one.reference, self.language, tables) or ""
            casings = {
                word.key: word.text for form in (*forms, rendered) for word in words_of(form)
            }
            figure = next(
                (at for at in range(one.start, one.end) if self.text[at].isdigit()), one.end
            )
            for index, word in enumerate(words):
                if one.start <= word.start and word.end <= one.end:
                    small_form = casings.get(word.key, word.key if self.shouted else word.text)
                    yield index, word.text if word.start >= figure else small_form

    def _term(self, words: Sequence[Word], found: Occurrence) -> Iterator[tuple[int, str]]:
        """The words of a term with the capitals of the form that was found."""
        concept = found.concept
        if found.kind != "term" or concept is None:
            return
        inside = [i for i, word in enumerate(words) if found.start <= word.start < found.end]
        statuses = tuple(TermStatus)
        forms = concept.forms(self.language, *statuses)
        if concept.kind == "person":
            forms += concept.forms(VIETNAMESE, *statuses)
        best: list[tuple[int, str]] = []
        for form in forms:
            listed = [word.text for word in words_of(form)]
            # From the end: an ordinal before it may be a word here and a figure there.
            pairs = list(zip(reversed(inside), reversed(listed), strict=False))
            alike = [
                (index, casing)
                for index, casing in pairs
                if _are_alike(words[index].text, casing, len(inside) == len(listed))
            ]
            if len(alike) > len(best):
                best = alike
        yield from best

    def _is_confirmed(self, one: Occurrence, again: Sequence[Occurrence], rules: Casing) -> bool:
        """Whether a term is one in the sentence as well, where capitals tell something."""
        if one.concept is None:
            return False
        forms = one.concept.forms(self.language, *TermStatus)
        low = plain(fold(one.text).text)
        form = next((form for form in forms if plain(fold(form).text) == low), None)
        guarded = form is None or bool(recognition(self.language).guards_of(fold(form).text))
        alone = " " not in one.text
        if alone and one.id not in self.vocabulary.concepts:
            # `MOST VILLAGES`, `A BIG PARTY`: an article on the ministry or the Party names it.
            told = bool(self.vocabulary.casings)
            if one.text.lower() in rules.also_words or (guarded and told):
                return False
        if not guarded:
            return True
        # `Members of Party Central Committee` is one title
        return any(
            (other.id == one.id and other.start == one.start)
            or (other.start < one.start and one.end <= other.end)
            for other in again
        )


def _are_alike(word: str, listed: str, same_length: bool) -> bool:
    one, other = plain(fold(word).text), plain(fold(listed).text)
    if one == other:
        return True
    # `MEMBERS`, `COMITÉS`: an inflected form of the listed word.
    return same_length and one[:_SHORT_WORD] == other[:_SHORT_WORD] and len(one) > _SHORT_WORD


def _recased(word: str, casing: str) -> str:
    """The word's letters, small where those of the casing are."""
    if len(casing) > 1 and casing == casing.upper():
        return word
    if len(casing) == len(word):
        return "".join(
            letter if wanted != wanted.lower() else small(letter)
            for letter, wanted in zip(word, casing, strict=True)
        )
    head = word[0] if casing[0] != casing[0].lower() else small(word[0])
    return head + "".join(map(small, word[1:]))
