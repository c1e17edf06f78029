"""Forms that are everyday words too, and the neighbours that tell which they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from workflow.glossary.folding import key
from workflow.glossary.ordinals import Ordinals

_WORD_BEFORE = re.compile(r"[\w'.]+(?=[ '-]\Z)")
_WORD_AFTER = re.compile(r"(?:'s)?[ -](?P<word>[\w]+)|'(?P<clitic>\w+)")
# What ends a sentence or opens a quotation; a line break does too.
_START = re.compile(r"""(?:\n|[.!?…:;"“”«(\[])\s*(?:["“”«'(\[-]\s*)*\Z""")
_WINDOW = 40
# `secrétaire général António Guterres`, `presidente de la República, Gabriel Boric`
_NAME_AFTER = re.compile(r"(?P<comma>,)? (?P<word>[^\W\d_][\w]*)(?: (?P<next>\w))?")
# `phan van giang Thanh`: a word that may be a further syllable of a Vietnamese name.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|th|tr|ph|kh|gh|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)


@dataclass(frozen=True, slots=True)
class Names:
    """The glossary's persons, as a guard needs them."""

    starts: Collection[int] = ()
    """Offsets in the text where one of them begins."""
    family: Collection[str] = ()
    """Their family names, in small letters without accents."""
    given: Collection[str] = ()
    """The last syllables of their names, likewise."""

    def may_begin(self, offset: int, word: str, *, alone: bool) -> bool:
        """Whether a capitalised word may begin a Vietnamese name; `alone`: or be all of it."""
        plain = key(word, accents=False)
        return offset in self.starts or plain in (self.given if alone else self.family)


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
    no_other_name_after: bool = False
    nor_after_comma: bool = False
    not_a_name: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_as_adjective_after: tuple[str, ...] = ()
    not_a_noun: tuple[str, ...] = ()

    def admits(self, text: str, start: int, end: int, rules: Recognition, names: Names) -> bool:
        """Whether the form counts where it stands in a folded text."""
        if self.never:
            return False
        # `Party-goers`, `anti-Party`, `State-owned`: part of another word.
        if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
            return False
        window = text[max(start - _WINDOW, 0) : start]
        first = start == 0 or _START.search(window) is not None
        named = end + 1 in names.starts and text[end : end + 1] == " "
        if (self.not_at_start and first) or (self.name_after and not named):
            return False
        following = text[end : end + _WINDOW]
        if self.not_foreign and rules.is_foreign(window, following):
            return False
        if self.no_other_name_after and self._before_another(text, start, end, rules.own, names):
            return False
        return (
            self._admits_before(window, first, rules.own)
            and self._admits_after(following, named, rules.own)
            and self._admits_between(window, following)
        )

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
        return not names.may_begin(match.start("word"), word, alone=not more)

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
class Inflection:
    """Rules that make further forms out of the listed ones."""

    kinds: tuple[str, ...]
    words: str
    until: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]
    more_endings: tuple[tuple[str, str], ...] = ()
    unmade: tuple[str, ...] = ()
    listed_only: bool = False
    """Whether the rules only tell which of the listed forms are inflected, and make none."""

    def apply(self, form: str) -> str | None:
        """The inflected form; `None` where the rules do not touch it."""
        return self._apply(form, self.endings)

    def make(self, form: str) -> str | None:
        """The inflected form to write; `None` where the rules may only recognise it.

        `prevention and control`: of two words that are joined, one would stay singular.
        """
        words = re.split(r"[ '’]", form.lower())
        stop = next((word for word in words if word in self.until), "")
        doubtful = stop in self.unmade or re.search(r"[(),]", self.head(form)) is not None
        return None if self.listed_only or doubtful else self.apply(form)

    def heads(self, form: str) -> tuple[str, ...]:
        """The inflected forms up to the first of the `until` words, in small letters.

        >>> recognition("en").plural.heads("Chairman of the provincial Party Committee")
        ('chairmen',)
        """
        made = (self._apply(form, endings) for endings in (self.endings, self.more_endings))
        return tuple(self.head(other) for other in made if other is not None and other != form)

    def head(self, form: str) -> str:
        """A form up to the first of the `until` words, in small letters."""
        pieces = re.split(r"([ '’])", form.lower())
        stop = next((i for i, word in enumerate(pieces) if word in self.until), len(pieces))
        return "".join(pieces[:stop]).strip()

    def _apply(self, form: str, endings: tuple[tuple[str, str], ...]) -> str | None:
        pieces = re.split(r"([ '’])", form)
        words = [piece.lower() for piece in pieces]
        stop = next((i for i, word in enumerate(words) if word in self.until), None)
        if self.words == "end":
            if stop is not None:
                return None
            chosen = [len(pieces) - 1]
        else:
            head = [i for i in range(0, len(pieces) if stop is None else stop, 2) if pieces[i]]
            chosen = head if self.words == "all" else head[-1:]
        if not chosen:
            return None
        for index in chosen:
            pieces[index] = _inflect(pieces[index], endings)
        return "".join(pieces)


def _inflect(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, other in endings:
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + other
    return word


@dataclass(frozen=True, slots=True)
class Recognition:
    """How the forms of one language are looked for."""

    accents: bool = False
    """Whether words differ by their accents alone, as Vietnamese syllables do."""
    short_words: int = 1
    capital_words: frozenset[str] = frozenset()
    determiners: tuple[str, ...] = ()
    trailers: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    plural: Inflection | None = None
    genitive: Inflection | None = None
    ordinals: Ordinals | None = None
    foreign_before: re.Pattern[str] | None = None
    """Another country's word at the end of what stands before a term."""
    foreign_after: re.Pattern[str] | None = None
    """Another country's word at the start of what stands after a term."""
    guards: Mapping[str, tuple[Guard, ...]] = field(default_factory=dict)
    """By form."""
    endings: Mapping[str, tuple[Guard, ...]] = field(default_factory=dict)
    """By the last word of a form."""

    def guards_of(self, form: str) -> tuple[Guard, ...]:
        """The guards of a form as it is listed, apostrophes folded."""
        return self.guards.get(form, ()) + self.endings.get(form.split(" ")[-1], ())

    def is_foreign(self, before: str, after: str) -> bool:
        """Whether a term stands beside the word of another country."""
        return bool(
            (self.foreign_before and self.foreign_before.search(before))
            or (self.foreign_after and self.foreign_after.match(after))
        )

    def runs_on(self, text: str, start: int, end: int) -> bool:
        """Whether a person's name goes on, so that it is another's, or a place's.

        `went To Lam Dong`: a further capitalised syllable; `To Lam Tuesday` holds none.
        """
        match = _NAME_AFTER.match(text, end)
        if match is None or match["comma"] or text[start:end].isupper():
            return False
        word = match["word"]
        plain = key(word, accents=False)
        return word.istitle() and word not in self.own and bool(_SYLLABLE.fullmatch(plain))


@cache
def recognition(language: str) -> Recognition:
    """What `recognition.toml` says of a language; plain rules for one it does not name."""
    table = _document().get(language)
    if table is None:
        return Recognition()
    guards: dict[str, tuple[Guard, ...]] = {}
    endings: dict[str, tuple[Guard, ...]] = {}
    for entry in table.get("guard", []):
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in entry.items()
            if name not in ("forms", "ending")
        }
        guard = Guard(**values)
        for form in entry.get("forms", ()):
            guards[form] = (*guards.get(form, ()), guard)
        for ending in entry.get("ending", ()):
            endings[ending] = (*endings.get(ending, ()), guard)
    foreign = table.get("foreign", {})
    return Recognition(
        accents=table["accents"],
        short_words=table["short_words"],
        capital_words=frozenset(table["capital_words"]),
        determiners=tuple(table["determiners"]),
        trailers=tuple(table["trailers"]),
        own=frozenset(table["own"]),
        plural=_inflection(table.get("plural")),
        genitive=_inflection(table.get("genitive")),
        ordinals=_ordinals(table.get("ordinals")),
        foreign_before=_foreign(foreign.get("before", ()), r"(?<!\w)(?:{words})[ -]\Z"),
        foreign_after=_foreign(
            foreign.get("after", ()), _linked(foreign.get("links", ())) + r"(?:{words})(?!\w)"
        ),
        guards=guards,
        endings=endings,
    )


def _inflection(table: Mapping[str, Any] | None) -> Inflection | None:
    if table is None:
        return None
    return Inflection(
        kinds=tuple(table["kinds"]),
        words=table["words"],
        until=tuple(table["until"]),
        endings=tuple((ending, other) for ending, other in table["endings"]),
        more_endings=tuple((ending, other) for ending, other in table.get("more_endings", ())),
        unmade=tuple(table.get("unmade", ())),
        listed_only=table.get("listed_only", False),
    )


def _ordinals(table: Mapping[str, Any] | None) -> Ordinals | None:
    if table is None:
        return None
    signs = ("sign", "sign_feminine", "roman_sign", "roman_sign_feminine")
    values: dict[str, Any] = {name: tuple(value) for name, value in table.items()}
    values |= {name: tuple(map(tuple, values[name])) for name in signs if name in values}
    words = tuple((number, tuple(rest)) for number, *rest in table.get("more_words", ()))
    return Ordinals(**(values | {"more_words": words}))


def _linked(links: Collection[str]) -> str:
    """What may stand between a term and another country's word: `de la `, `d'`."""
    ordered = sorted(links, key=lambda link: (-len(link), link))
    between = "|".join(re.escape(one if one.endswith("'") else f"{one} ") for one in ordered)
    return rf",? (?:{between or '(?!)'})?"


def _foreign(words: Collection[str], shape: str) -> re.Pattern[str] | None:
    """A pattern of words, each also with a capital, as at the start of a sentence."""
    every = {spelling for word in words for spelling in (word, word[:1].upper() + word[1:])}
    ordered = sorted(every, key=lambda word: (-len(word), word))
    if not ordered:
        return None
    return re.compile(shape.replace("{words}", "|".join(map(re.escape, ordered))))


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("recognition.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
