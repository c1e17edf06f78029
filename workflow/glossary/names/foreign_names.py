"""The search for names of persons of any country: `President Sonexay Siphandone`, `Mark Long`.

A run of capitalised words is a person's name where a title or form of address stands before it,
where it begins with a given name, where the article names the same person so elsewhere, or
where it is two words or more inside a sentence of which none is a word of the language. Words of
bodies, places, documents, days and countries end a run: `World Bank`, `Ministry of Health`.
Lists are data (`foreign_names.toml`, `first_names.csv`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from workflow.glossary.folding import fold, mask_of
from workflow.glossary.names.foreign_rules import (
    REGNAL,
    ForeignRules,
    foreign_rules,
    gender_of_first_name,
    glossary_words,
    is_chinese,
)
from workflow.glossary.names.foreign_tokens import Token, low
from workflow.glossary.names.foreign_values import ArticleNames, Evidence, ForeignName
from workflow.glossary.names.known_names import Known, known_names
from workflow.glossary.names.name_rules import NameRules, is_syllable, name_rules, plain
from workflow.glossary.names.standing import begins_sentence, is_ambiguous, standing_of
from workflow.glossary.termbase import Glossary

__all__ = ["ArticleNames", "ForeignName", "find_foreign_names"]

# `Díaz-Canel`, `Suk-yeol`, `O'Brien`; not `Trump's`, `d'Emmanuel`
_TOKEN = re.compile(r"(?:\bO['’])?[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"""(?:\A|[.!?…:;\n]|[“«"‘])[\s"“«‘’(\[–—-]*\Z""")
# `M. Long`, `Gen. Long`, `George W. Bush`
_SHORT = re.compile(r"\. ?\Z")
_LONGEST = 5
_LONGEST_UNKNOWN = 4
_MOST_PARTICLES = 2
_LONGEST_TITLE = 4
_LONGEST_COUNTRY = 4


def find_foreign_names(
    text: str,
    language: str,
    glossary: Glossary,
    taken: Collection[tuple[int, int]] = (),
    known: ArticleNames | None = None,
    *,
    headline: bool = False,
) -> list[ForeignName]:
    """The names outside the taken spans of a plain text, in order.

    `taken` are the spans of terms, references and Vietnamese persons. In a `headline` every
    word may have a capital: only names that the article knows count. Nothing is found in a
    language that `foreign_names.toml` does not describe.
    """
    rules, persons = foreign_rules(language), name_rules(language)
    if rules is None or persons is None:
        return []
    words = glossary_words(glossary, language)
    names = known_names(glossary, language)
    search = _Search(
        text, language, rules, persons, names, words, known or ArticleNames(), headline
    )
    return list(search.find(taken))


@dataclass(frozen=True, slots=True)
class _Search:
    """The search in one text."""

    text: str
    language: str
    rules: ForeignRules
    persons: NameRules
    titles: Known
    listed: frozenset[str]
    """Words of the glossary."""
    known: ArticleNames
    headline: bool

    def find(self, taken: Collection[tuple[int, int]]) -> Iterator[ForeignName]:
        tokens = self._tokens(taken)
        index = 0
        while index < len(tokens):
            if not tokens[index].is_name:
                index += 1
                continue
            length = self._country_at(tokens, index)
            run = [] if length else self._run(tokens, index)
            if run:
                yield from self._names(run, tokens)
            index += len(run) or length or 1

    def _tokens(self, taken: Collection[tuple[int, int]]) -> list[Token]:
        """The words with a capital, with the one before each and the few behind it.

        None where all with a capital are taken, but for the first of the text: alone it proves
        nothing that the article has not told.
        """
        text, mask = self.text, mask_of(len(self.text), taken)
        found = list(_TOKEN.finditer(text))
        large = [at for at, match in enumerate(found) if text[match.start()].isupper()]
        free = [at for at in large if mask.find(1, *found[at].span()) < 0]
        if not free or (free == [0] and not self.known.short):
            return []
        near = {
            place
            for at in large
            for place in range(max(at - 1, 0), min(at + _LONGEST_COUNTRY + 1, len(found)))
        }
        return [
            self._token(found[at - 1].end() if at else 0, found[at], mask) for at in sorted(near)
        ]

    def _token(self, position: int, match: re.Match[str], mask: bytearray) -> Token:
        """The token of a match; `position` is the end of the one before it."""
        start, end = match.span()
        gap = self.text[position:start]
        short = gap == ". " and self.text[position - 2 : position].strip().isupper()
        joined = position > 0 and (gap in (" ", "\u00a0") or short)
        word = match.group()
        first = word[0].isupper() and not short and self._begins(start)
        free = mask.find(1, start, end) < 0
        return Token(start, end, word, low(word), joined, first, free)

    def _begins(self, start: int) -> bool:
        """Whether a sentence or quotation begins at a place."""
        return _STOP.search(self.text[max(start - 12, 0) : start]) is not None

    def _country_at(self, tokens: Sequence[Token], index: int) -> int:
        """How many tokens are the name of a country; a given name before a name is none."""
        if tokens[index].low not in _first_words(self.rules.countries):
            return 0
        for length in range(min(_LONGEST_COUNTRY, len(tokens) - index), 0, -1):
            window = tokens[index : index + length]
            if not window[0].is_name or not all(one.joined for one in window[1:]):
                continue
            if tuple([one.low for one in window]) in self.rules.countries:
                given = length == 1 and gender_of_first_name(window[0].text) is not None
                return 0 if given and index + 1 < len(tokens) else length
        return 0

    def _run(self, tokens: Sequence[Token], index: int) -> list[Token]:
        """Tokens that may be one name, from one on; small words only inside."""
        run: list[Token] = []
        pending: list[Token] = []
        for at in range(index, len(tokens)):
            token = tokens[at]
            if not token.free or (run and not token.joined):
                break
            if run and not token.is_name:
                if token.low not in self.rules.particles or len(pending) == _MOST_PARTICLES:
                    break
                pending.append(token)
                continue
            before = tokens[at - 1] if at else None
            if not token.is_name or self._ends_run(token, run, before):
                break
            if run and self._country_at(tokens, at):
                break
            run += [*pending, token]
            pending = []
        return run

    def _ends_run(self, token: Token, run: Sequence[Token], before: Token | None) -> bool:
        """Whether a word is none of a name: a body's, a day's, a title."""
        # `Major said`, of John Major
        if not run and token.low in self.known.short and self._is_again(token, [token]):
            return False
        # `Bruno Le Maire`, `Marine Le Pen`
        if len(run) > 1 and run[-1].low in self.rules.articles:
            return gender_of_first_name(run[-2].text) is None
        if token.low in self.rules.surnames:
            given = len(run) == 1 and gender_of_first_name(run[0].text) is not None
            if given or (not run and token.joined and before is not None and self._titled(before)):
                return False
        return token.low in self.rules.nouns or (
            token.low in self.rules.offices | self.rules.honorifics
            and not (run and gender_of_first_name(run[-1].text) is not None)
        )

    def _titled(self, before: Token) -> bool:
        return self._title_before(before.end + 1) != ""

    def _names(self, run: list[Token], tokens: Sequence[Token]) -> Iterator[ForeignName]:
        """What of a run is a name."""
        if again := list(self._named_before(run)):
            yield from (self._found(words, "article") for words in again)
            return
        if not self.headline and len(run) <= _LONGEST + _MOST_PARTICLES:
            for look in (self._chinese, self._behind_title, self._with_given_name, self._unknown):
                evidence, words = look(run)
                if words:
                    yield self._found(words, evidence)
                    return
        for token in run:
            if token.low in self.known.short and self._is_again(token, run):
                yield self._found([token], "article")

    def _named_before(self, run: list[Token]) -> Iterator[list[Token]]:
        """The stretches of a run that are full names of the article, the longest first."""
        at = 0
        while at < len(run):
            for end in range(len(run), at + 1, -1):
                words = run[at:end]
                if self.text[words[0].start : words[-1].end] in self.known.full:
                    yield words
                    at = end - 1
                    break
            at += 1

    def _found(self, words: Sequence[Token], evidence: Evidence) -> ForeignName:
        start, end = words[0].start, words[-1].end
        # `Pope John XXIII`
        numeral = REGNAL.match(self.text, end)
        end = end if numeral is None else numeral.end()
        gender = gender_of_first_name(words[0].text) if len(words) > 1 else None
        gender = gender or self.known.short.get(words[-1].low, "")
        return ForeignName(start, end, self.text[start:end], evidence, gender)

    def _chinese(self, run: list[Token]) -> tuple[Evidence, list[Token]]:
        """`He Wei spoke`: a pronoun has no capital behind it."""
        held = len(run) == 2 and run[0].low in self.rules.pronouns
        return "unknown", run if held and is_chinese(run[1].text) else []

    def _behind_title(self, run: list[Token]) -> tuple[Evidence, list[Token]]:
        """`President Trump`, `Mr Long`, `ministro de Defensa Vladimir Padrino`."""
        title = self._title_before(run[0].start)
        if not title or self._is_place(run) or self._is_vietnamese(run):
            return "title", []
        weak = self._is_weak(run[0])
        given = gender_of_first_name(run[0].text) is not None
        # `Tổng thống Mỹ Donald Trump`
        while self.persons.accents and is_syllable(run[0].text):
            run = run[1:]
        if weak and not given and title != "honorific":
            return "title", []
        if given or title == "honorific":
            return "title", run
        words = run[:1]
        for token in run[1:]:
            if token.is_name and self._is_common(token):
                break
            words.append(token)
        while words[-1].low in self.rules.particles and not words[-1].is_name:
            words.pop()
        return "title", words

    def _title_before(self, start: int) -> Literal["honorific", "office", ""]:
        """What stands directly before a place in the text."""
        before = self.text[max(start - 80, 0) : start]
        if not before.endswith((" ", "\u00a0")):
            return ""
        words = fold(_SHORT.sub(" ", before)).text.replace("'", " ").lower().split()
        if not words or before.rstrip().endswith((",", ";", ":", ")", "!", "?", "…")):
            return ""
        last = words[-1].lstrip('(“«"')
        if last in self.rules.honorifics:
            return "honorific"
        if before.rstrip().endswith("."):
            return "office" if last in self.rules.abbreviated else ""
        for length in range(1, min(len(words), _LONGEST_TITLE) + 1):
            phrase = " ".join([*words[-length:-1], last])
            if phrase in self.rules.offices or phrase in self.titles.titles:
                return "office"
        return ""

    def _with_given_name(self, run: list[Token]) -> tuple[Evidence, list[Token]]:
        """`Mark Long`, `Luiz Inácio Lula da Silva`; from the given name on."""
        for index, token in enumerate(run[:-1]):
            at = index
            if not token.is_name or not self._is_given(token, run[at + 1]):
                continue
            if token.first and token.low in self.rules.words | self.listed:
                continue
            # `Lázara Mercedes López`
            while at and run[at - 1].is_name and not self._is_weak(run[at - 1]):
                if run[at - 1].first or is_syllable(run[at - 1].text):
                    break
                at -= 1
            words = run[at:]
            if self._is_place(words) or self._is_vietnamese(words):
                return "given", []
            while len(words) > 2 and self._is_adjective(words[-1]):
                words = words[:-1]
            if self._is_adjective(words[-1]):
                return "given", []
            return "given", words
        return "given", []

    def _is_given(self, token: Token, following: Token) -> bool:
        """Whether it is a given name, one that is a word too before a name: `Will Marshall`."""
        if token.low in self.rules.also_given:
            return not token.first and following.is_name and following.low not in self.listed
        return gender_of_first_name(token.text) is not None

    def _unknown(self, run: list[Token]) -> tuple[Evidence, list[Token]]:
        """`Sonexay Siphandone`: no word of the language, inside a sentence, no place."""
        # `By Vu Thu`
        if run[0].first and run[0].low in self.rules.bylines:
            run = run[1:]
        names = [token for token in run if token.is_name]
        vietnamese = all(is_syllable(token.text) for token in names)
        if not 2 <= len(names) <= _LONGEST_UNKNOWN or self._is_vietnamese(run):
            return "unknown", []
        if run[0].first and not (vietnamese and self._is_byline(run)):
            return "unknown", []
        # A place of Vietnam stands as it is, too: `in Moc Chau`.
        before = re.search(r"([^\W\d_]+)['’ ]\Z", self.text[: run[0].start])
        placed = before is not None and before.group(1).lower() in self.rules.places
        # `encabezada por Yamila Ferrer Cobas`
        if placed and not vietnamese and not self._is_agent(run[0].start):
            return "unknown", []
        # The last syllable of `Kim Jong Un` is a word of three languages.
        short = len(names) > 2 and len(names[-1].text) == 2
        for one in names[: -1 if short else None]:
            weak = self._is_word(one) if vietnamese else self._is_weak(one)
            if weak or len(one.text) == 1:
                return "unknown", []
        return "unknown", run

    def _is_agent(self, start: int) -> bool:
        """Whether what stands before a place says by whom something is done."""
        agent = self.rules.agent
        return bool(agent) and re.search(rf"(?:{agent}) \Z", self.text[:start]) is not None

    def _is_byline(self, run: Sequence[Token]) -> bool:
        """Whether Vietnamese syllables stand alone: `Translated by: Tan Nghia`, `Tan Nghia/VNA`."""
        before = self.text[: run[0].start].rstrip()
        behind = self.text[run[-1].end :].rstrip(" .")
        return (not before or before.endswith(":")) and (not behind or behind[0] in "/-–(")

    def _is_again(self, token: Token, run: Sequence[Token]) -> bool:
        """Whether a word that the article has as a name is that name here, too."""
        weak = self._is_weak(token)
        if not weak and not is_ambiguous(token.text, self.language):
            return True
        if self.headline and not begins_sentence(self.text, token.start):
            return not weak
        # `the White House`: the word may be the language's.
        behind = self.text[token.end : token.end + 2]
        if len(run) > 1 or (behind[:1] in (" ", "\u00a0") and behind[1:].isupper()):
            return not weak
        return standing_of(self.text, token.start, token.end, self.language) == "name"

    def _is_weak(self, token: Token) -> bool:
        """Whether it may be a word of the language, or a people's name."""
        return token.low in self.listed or self._is_word(token)

    def _is_word(self, token: Token) -> bool:
        low = token.low
        known = low in self.rules.words or (low,) in self.rules.countries
        return known or self._is_adjective(token)

    def _is_common(self, token: Token) -> bool:
        """Whether a word with a capital inside a sentence may be none of a name.

        `la ingeniera Marlenis Batista Odio`: Spanish adjectives are small.
        """
        listed = token.low in self.listed or token.low in self.rules.words
        return (
            listed
            or (low(token.text),) in self.rules.countries
            or (not self.rules.small_adjectives and self._is_adjective(token))
        )

    def _is_adjective(self, token: Token) -> bool:
        return any(
            token.low.endswith(ending) and len(token.low) > len(ending) + 2
            for ending in self.rules.endings
        )

    def _is_vietnamese(self, run: Sequence[Token]) -> bool:
        """Whether it is in Vietnamese text and made of its syllables alone."""
        return self.persons.accents and all(is_syllable(token.text) for token in run)

    def _is_place(self, run: Sequence[Token]) -> bool:
        words = [plain(token.text) for token in run]
        return (
            self.persons.plain.place_at(words) == len(words)
            or " ".join(words) in self.titles.places
        )


@cache
def _first_words(names: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(name[0] for name in names)
