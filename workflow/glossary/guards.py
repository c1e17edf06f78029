"""Forms that are everyday words too, and the neighbours that tell which they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from workflow.glossary.folding import fold, key
from workflow.glossary.foreign import Foreign
from workflow.glossary.holders import SYLLABLE, Names
from workflow.glossary.inflections import Declension, Inflection, Spelling
from workflow.glossary.owners import Owners
from workflow.glossary.sessions.ordinals import Ordinals

_WORD_BEFORE = re.compile(r"[\w'.]+(?=[ '-]\Z)")
_WORD_AFTER = re.compile(r"(?:'s)?[ -](?P<word>[\w]+)|'(?P<clitic>\w+)")
# What ends a sentence or opens a quotation; a line break does too.
_START = re.compile(r"""(?:\n|[.!?…:;"“”«(\[])\s*(?:["“”«'(\[-]\s*)*\Z""")
_WINDOW = 40
# `secrétaire général António Guterres`, `presidente de la República, Gabriel Boric`
_NAME_AFTER = re.compile(r"(?P<comma>,)? (?P<word>[^\W\d_][\w]*)(?: (?P<next>\w))?")


@dataclass(frozen=True, slots=True)
class Guard:
    """When a form counts; the keys of `recognition.toml`."""

    never: bool = False
    not_at_start: bool = False
    no_capital_before: bool = False
    no_capital_after: bool = False
    name_after: bool = False
    not_after_number: bool = False
    not_before_number: bool = False
    not_foreign: bool = False
    no_foreign_beside: bool = False
    no_other_name_after: bool = False
    nor_after_comma: bool = False
    in_capitals: bool = False
    unless_beside: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    not_a_name: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    not_before_phrase: tuple[str, ...] = ()
    not_of: tuple[str, ...] = ()
    not_owned: bool = False
    only_as_adjective_after: tuple[str, ...] = ()
    not_a_noun: tuple[str, ...] = ()

    def admits(
        self,
        text: str,
        start: int,
        end: int,
        rules: Recognition,
        names: Names,
        sentence: Callable[[], str] | None = None,
        *,
        loud: bool = False,
    ) -> bool:
        """Whether the form counts where it stands in a folded text.

        `sentence` gives the sentence around it, without one it is the text; `loud`: the line is
        in capitals, which tell nothing.
        """
        following = text[end : end + _WINDOW]
        around = sentence or (lambda: text)
        if self.unless_before and _begins(following, self.unless_before):
            return True
        if self.unless_beside and _any_of(self.unless_beside).search(around()):
            return True
        if self.never:
            return False
        # `Party-goers`, `anti-Party`, `State-owned`: part of another word.
        if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
            return False
        window = text[max(start - _WINDOW, 0) : start]
        first = loud or start == 0 or _START.search(window) is not None
        named = text[end : end + 1] == " " and names.stands_at(text, end + 1)
        if (self.not_at_start and first and not loud) or (self.name_after and not named):
            return False
        if self.not_foreign and rules.foreign.beside(window, following):
            return False
        if self._is_anothers(following):
            return False
        if self.not_owned and rules.owners.owned(text, start, end):
            return False
        if self.no_foreign_beside and rules.foreign.within(around()):
            return False
        if following[1:].startswith(self.not_before_phrase):
            return False
        if self.not_behind and _ends_with(self.not_behind).search(window):
            return False
        if loud:
            window, following = window.lower(), following.lower()
        elif self.no_other_name_after and self._before_another(text, start, end, rules.own, names):
            return False
        # `the Steering Committee General Secretary To Lam`: the capitals before it are a body's.
        held = not self.name_after and named and end + 1 in names.starts
        return (
            self._admits_before(window, first or held, rules.own)
            and self._admits_after(following, named, rules.own)
            and self._admits_between(window, following)
        )

    def is_elsewhere(
        self, text: str, start: int, end: int, rules: Recognition, names: Names
    ) -> bool:
        """Whether what follows a form shows that it is another's, even where it is expected.

        `presidente Xi Jinping` in a translation whose source has our President, too.
        """
        following = text[end : end + _WINDOW]
        if self.unless_before and _begins(following, self.unless_before):
            return False
        if self._is_anothers(following):
            return True
        if self.not_owned and rules.owners.owned(text, start, end):
            return True
        asks = self.no_other_name_after or self.name_after
        return asks and self._before_another(text, start, end, rules.own, names)

    def _is_anothers(self, following: str) -> bool:
        """Whether a word of `not_of` stands behind a form and something in letters behind it."""
        for link in self.not_of:
            opening = f" {link}" if link.endswith("'") else f" {link} "
            if following.startswith(opening) and following[len(opening) :][:1].isalpha():
                return True
        return False

    def _before_another(
        self, text: str, start: int, end: int, own: Collection[str], names: Names
    ) -> bool:
        """Whether a name follows that cannot be one of the glossary's persons."""
        match = _NAME_AFTER.match(text, end)
        if match is None or text[start:end].isupper() or not match["word"][0].isupper():
            return False
        word, more = match["word"], (match["next"] or "").isupper()
        # After a comma only two capitals make a name: `la República, Gobierno y Partido`.
        if match["comma"] and not (self.nor_after_comma and more):
            return False
        if word in own or word in self.not_a_name:
            return False
        return not names.may_begin(text, match.start("word"), word, alone=not more)

    def _admits_before(self, window: str, first: bool, own: Collection[str]) -> bool:
        match = _WORD_BEFORE.search(window)
        word = match.group().split("'")[-1] if match else ""
        if self.after and word.lower() not in self.after:
            return False
        if word.lower() in self.not_after and word:
            return False
        if self.not_after_number and word[:1].isdigit():
            return False
        if not self.no_capital_before or first or not match or not word[:1].isupper():
            return True
        # `The Party`: the article's capital is the sentence's.
        return match.group() in own or word in own

    def _admits_between(self, window: str, following: str) -> bool:
        """A "Party paper" is ours, "a Party of friends" is not."""
        before, after = _WORD_BEFORE.search(window), _WORD_AFTER.match(following)
        if not before or before.group().lower() not in self.only_as_adjective_after:
            return True
        word = (after["word"] or "") if after else ""
        return word.islower() and word not in self.not_a_noun

    def _admits_after(self, following: str, named: bool, own: Collection[str]) -> bool:
        match = _WORD_AFTER.match(following)
        word = (match["word"] or match["clitic"]) if match else ""
        if word and word in self.not_before:
            return False
        if self.not_before_number and word[:1].isdigit():
            return False
        return not (self.no_capital_after and word[:1].isupper() and not named and word not in own)


@dataclass(frozen=True, slots=True)
class Recognition:
    """How the forms of one language are looked for."""

    accents: bool = False
    """Whether words differ by their accents alone, as Vietnamese syllables do."""
    short_words: int = 1
    capital_words: frozenset[str] = frozenset()
    determiners: tuple[str, ...] = ()
    trailers: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    list_joints: tuple[str, ...] = ()
    """What stands before the last member of a list that shares one head; empty: no such lists."""
    list_links: bool = False
    """Whether each member says the preposition again (`ministres de la Santé et de la Défense`)."""
    own: frozenset[str] = frozenset()
    plural: Inflection | None = None
    genitive: Inflection | None = None
    declension: Declension | None = None
    spelling: Spelling = field(default_factory=Spelling)
    ordinals: Ordinals | None = None
    foreign: Foreign = field(default_factory=Foreign)
    owners: Owners = field(default_factory=Owners)
    small: frozenset[str] = frozenset()
    """Forms, in small letters, that need none of their capitals."""
    everyday: frozenset[str] = frozenset()
    """Words in the names of places that need no capital: `the Ba Dinh square`."""
    articles: tuple[str, ...] = ()
    """What a described form may begin with and be found without (nb `den`)."""
    prefixes: frozenset[str] = frozenset()
    """What makes another office of a title that a hyphen joins to it (`vice-`)."""
    bare_word: int = 0
    """The fewest letters of a term of one word that may lack its accents; 0 where none may."""
    several: str = ""
    """What stands before a plural that is written like its singular: `trois héros du travail`."""
    parts: tuple[str, ...] = ()
    """What directly behind a form makes part of another word of it (`-level`)."""
    party_parts: tuple[str, ...] = ()
    """What directly behind a form that ends with the Party makes another body of that."""
    deputies: frozenset[str] = frozenset()
    """Words that make another office of the title behind them (`Deputy`)."""
    abbreviations: tuple[Guard, ...] = ()
    """Guards of titles and bodies that are one abbreviation in capitals."""
    guards: Mapping[str, tuple[Guard, ...]] = field(default_factory=dict)
    """By form."""
    endings: Mapping[str, tuple[Guard, ...]] = field(default_factory=dict)
    """By the last word of a form."""

    def guards_of(self, form: str) -> tuple[Guard, ...]:
        """The guards of a form as it is listed, apostrophes folded."""
        return self.guards.get(form, ()) + self.endings.get(form.split(" ")[-1], ())

    def has_complement(self, text: str, end: int) -> bool:
        """Whether a capitalised complement follows a title: `Minister` of `of Home Affairs`."""
        for words in sorted(self.complements, key=len, reverse=True):
            joint = words if words.endswith("'") else f"{words} "
            if text.startswith(f" {joint}", end):
                return text[end + 1 + len(joint) :][:1].isupper()
        return False

    def is_foreign(self, before: str, after: str) -> bool:
        """Whether a term stands beside the word of another country."""
        return self.foreign.beside(before, after)

    def is_deputy(self, text: str, start: int) -> bool:
        """Whether the word before a title makes another office of it.

        `vice-présidents des Comités populaires`, `Deputy Foreign Minister`
        """
        sign = text[start - 1 : start]
        words = self.prefixes if sign == "-" else self.deputies if sign == " " else None
        if not words:
            return False
        before = text[max(start - _WINDOW, 0) : start - 1].lower().replace("'", " ")
        return before.rpartition(" ")[2] in words

    def runs_on(self, text: str, start: int, end: int) -> bool:
        """Whether a person's name goes on, so that it is another's, or a place's.

        `went To Lam Dong`: a further capitalised syllable; `To Lam Tuesday` holds none.
        """
        match = _NAME_AFTER.match(text, end)
        if match is None or match["comma"] or text[start:end].isupper():
            return False
        word = match["word"]
        plain = key(word, accents=False)
        return word.istitle() and word not in self.own and bool(SYLLABLE.fullmatch(plain))


@cache
def recognition(language: str) -> Recognition:
    """What `recognition.toml` says of a language; plain rules for one it does not name."""
    table = _document().get(language)
    if table is None:
        return Recognition()
    guards: dict[str, tuple[Guard, ...]] = {}
    endings: dict[str, tuple[Guard, ...]] = {}
    abbreviations: tuple[Guard, ...] = ()
    for entry in table.get("guard", []):
        values = {
            name: value
            for name, value in _tuples(entry).items()
            if name not in ("forms", "ending", "abbreviations")
        }
        guard = Guard(**values)
        for form in entry.get("forms", ()):
            guards[form] = (*guards.get(form, ()), guard)
        for ending in entry.get("ending", ()):
            endings[ending] = (*endings.get(ending, ()), guard)
        if entry.get("abbreviations"):
            abbreviations += (guard,)
    return Recognition(
        accents=table["accents"],
        short_words=table["short_words"],
        capital_words=frozenset(table["capital_words"]),
        determiners=tuple(table["determiners"]),
        trailers=tuple(table["trailers"]),
        complements=tuple(table.get("complements", ())),
        list_joints=tuple(table.get("list_joints", ())),
        list_links=table.get("list_links", False),
        own=frozenset(table["own"]),
        plural=_inflection(table.get("plural")),
        genitive=_inflection(table.get("genitive")),
        declension=Declension(**_tuples(table["declension"])) if "declension" in table else None,
        spelling=Spelling(**_tuples(table.get("spelling", {}))),
        ordinals=_ordinals(table.get("ordinals")),
        foreign=Foreign(**_tuples(table.get("foreign", {}))),
        owners=Owners(**_tuples(table.get("owners", {}))),
        small=frozenset(form.lower() for form in table.get("small", ())),
        everyday=frozenset(table.get("everyday", ())),
        articles=tuple(table.get("articles", ())),
        prefixes=frozenset(table.get("prefixes", ())),
        parts=tuple(table.get("parts", ())),
        bare_word=table.get("bare_word", 0),
        several=table.get("several", ""),
        party_parts=tuple(table.get("party_parts", ())),
        deputies=frozenset(table.get("deputies", ())),
        abbreviations=abbreviations,
        guards=guards,
        endings=endings,
    )


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of a table, with tuples for lists."""
    return {name: _tuple(value) for name, value in table.items()}


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value


def _inflection(table: Mapping[str, Any] | None) -> Inflection | None:
    return Inflection(**_tuples(table)) if table is not None else None


def _ordinals(table: Mapping[str, Any] | None) -> Ordinals | None:
    if table is None:
        return None
    signs = ("sign", "sign_feminine", "roman_sign", "roman_sign_feminine")
    values: dict[str, Any] = {name: tuple(value) for name, value in table.items()}
    values |= {name: tuple(map(tuple, values[name])) for name in signs if name in values}
    words = tuple((number, tuple(rest)) for number, *rest in table.get("more_words", ()))
    return Ordinals(**(values | {"more_words": words}))


@lru_cache(maxsize=256)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of phrases as whole words, with the capitals they have."""
    either = "|".join(re.escape(fold(phrase).text) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


@lru_cache(maxsize=64)
def _ends_with(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of what ends a text in one of several ways, from the start of a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})\Z")


def _begins(following: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands right behind a form."""
    return any(
        following.startswith(f" {phrase}")
        and not following[len(phrase) + 1 : len(phrase) + 2].isalnum()
        for phrase in phrases
    )


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("recognition.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
