"""Forms that are everyday words too, and the neighbours that tell which they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

_WORD_BEFORE = re.compile(r"[\w'.]+(?=[ '-]\Z)")
_WORD_AFTER = re.compile(r"(?:'s)?[ -](?P<word>[\w]+)|'(?P<clitic>\w+)")
# What ends a sentence or opens a quotation; a line break does too.
_START = re.compile(r"""(?:\n|[.!?…:;"“”«(\[])\s*(?:["“”«'(\[-]\s*)*\Z""")
_WINDOW = 40


@dataclass(frozen=True, slots=True)
class Guard:
    """When a form counts; the keys of `recognition.toml`."""

    never: bool = False
    not_at_start: bool = False
    no_capital_before: bool = False
    no_capital_after: bool = False
    name_after: bool = False
    not_after_number: bool = False
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_as_adjective_after: tuple[str, ...] = ()
    not_a_noun: tuple[str, ...] = ()

    def admits(
        self, text: str, start: int, end: int, own: Collection[str], names: Collection[int]
    ) -> bool:
        """Whether the form counts where it stands in a folded text.

        `own` are words that show it is ours, `names` the offsets where the glossary's persons
        begin.
        """
        if self.never:
            return False
        # `Party-goers`, `anti-Party`, `State-owned`: part of another word.
        if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
            return False
        window = text[max(start - _WINDOW, 0) : start]
        first = start == 0 or _START.search(window) is not None
        named = end + 1 in names and text[end : end + 1] == " "
        if (self.not_at_start and first) or (self.name_after and not named):
            return False
        following = text[end : end + _WINDOW]
        return (
            self._admits_before(window, first, own)
            and self._admits_after(following, named, own)
            and self._admits_between(window, following)
        )

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
        return not (self.no_capital_after and word[:1].isupper() and not named and word not in own)


@dataclass(frozen=True, slots=True)
class Inflection:
    """Rules that make further forms out of the listed ones."""

    kinds: tuple[str, ...]
    words: str
    until: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]

    def apply(self, form: str) -> str | None:
        """The inflected form; `None` where the rules do not touch it."""
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
            pieces[index] = self._inflect(pieces[index])
        return "".join(pieces)

    def _inflect(self, word: str) -> str:
        for ending, other in self.endings:
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
    guards: Mapping[str, Guard] = field(default_factory=dict)
    """By form."""
    endings: Mapping[str, Guard] = field(default_factory=dict)
    """By the last word of a form."""

    def guards_of(self, form: str) -> tuple[Guard, ...]:
        """The guards of a form as it is listed, apostrophes folded."""
        found = (self.guards.get(form), self.endings.get(form.split(" ")[-1]))
        return tuple(guard for guard in found if guard is not None)


@cache
def recognition(language: str) -> Recognition:
    """What `recognition.toml` says of a language; plain rules for one it does not name."""
    table = _document().get(language)
    if table is None:
        return Recognition()
    guards: dict[str, Guard] = {}
    endings: dict[str, Guard] = {}
    for entry in table.get("guard", []):
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in entry.items()
            if name not in ("forms", "ending")
        }
        guard = Guard(**values)
        guards.update(dict.fromkeys(entry.get("forms", ()), guard))
        endings.update(dict.fromkeys(entry.get("ending", ()), guard))
    return Recognition(
        accents=table["accents"],
        short_words=table["short_words"],
        capital_words=frozenset(table["capital_words"]),
        determiners=tuple(table["determiners"]),
        trailers=tuple(table["trailers"]),
        own=frozenset(table["own"]),
        plural=_inflection(table.get("plural")),
        genitive=_inflection(table.get("genitive")),
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
    )


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("recognition.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
