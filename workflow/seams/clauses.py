"""The tables of a language about whole clauses: subjects, verbs, what agrees behind them.

Keys of a file, all may be left out:

- `[verbs] pairs`: finite verbs, singular and plural; `sg`: singulars without a plural. `patterns`:
  what further singulars look like, and their plural; `plural_patterns`: what further plurals look
  like. `between`: words between a subject and its
  verb.
- `[participles] after`: auxiliaries whose participle agrees with the subject. `stems`: of
  participles that take `endings`, `adjectives`: of adjectives that take them, too; `patterns`: what
  further stems look like, but for `nouns`, which are no participles behind a comma either.
  `adverbs`: words before one; `followers`: words behind one which show that it belongs to no noun;
  `apposition`: the same behind a comma (`La Asamblea, creada en 1945,`).
- `[[predicates]]`: adjectives of other shapes that follow such an auxiliary.
- `[coordination] words`: what joins subjects; `items`: by gender (or `any`) what another subject
  looks like, so narrow that it is no pronoun with a verb.
- `[reported] that, says`: a clause begins behind *that* where a verb of saying stands before it.
- `[possessor] linker, articles, apart`: for `El Buró el informe es …`: the word between two nouns,
  articles of the second, and words that stand there by themselves (`el lunes`).
- `[[prepositions]]`: `words`, a preposition and an article that do not go together, what to
  `write` for the preposition; `kinds` of concepts (all where there are none), `not_after`.
- `[lost]`: what shows that an engine dropped a word, see `Lost`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Verbs:
    """Finite verbs in both numbers."""

    singular: frozenset[str]
    plurals: Mapping[str, str]
    """Plural by singular."""
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    plural_patterns: tuple[re.Pattern[str], ...]
    """What further plurals look like."""
    between: str
    """Pattern of the words between a subject and its verb, blanks included."""

    @property
    def plural(self) -> frozenset[str]:
        """Verbs that are plural for certain."""
        return frozenset(self.plurals.values())

    def is_plural(self, word: str) -> bool:
        """Whether a word is a plural verb, listed or by its ending."""
        return word in self.plural or any(one.fullmatch(word) for one in self.plural_patterns)

    def pluralised(self, word: str) -> str:
        """The plural of a singular verb; empty where the word is not known as one."""
        if word in self.plurals:
            return self.plurals[word]
        for pattern, plural in self.patterns:
            found = pattern.fullmatch(word)
            if found is not None:
                return found.expand(plural)
        return ""

    def number(self, word: str) -> str:
        """`sg` or `pl`; empty where the word is not known as a finite verb."""
        if self.is_plural(word):
            return "pl"
        return "sg" if word in self.singular or self.pluralised(word) else ""


@dataclass(frozen=True, slots=True, eq=False)
class Participles:
    """Participles and adjectives that agree with the subject of some auxiliaries."""

    after: str
    """Pattern of the auxiliaries."""
    stems: frozenset[str]
    adjectives: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    nouns: frozenset[str]
    endings: Mapping[str, str]
    adverbs: str
    followers: str
    apposition: str

    def shape(self, stem: str, gender: str, number: str) -> str:
        """The participle in a gender and number."""
        ending = self.endings.get(gender + {"sg": "", "pl": "_pl"}[number], "")
        # French: "mis", "pris" have no further s
        return stem if stem.endswith("s") and ending == "s" else stem + ending

    def stem(self, word: str) -> str:
        """The stem of a word that may be a participle; else empty."""
        for ending in sorted(set(self.endings.values()), key=len, reverse=True):
            stem = word.removesuffix(ending) if word.endswith(ending) else ""
            known = any(pattern.fullmatch(stem) for pattern in self.patterns)
            if stem in self.stems | self.adjectives or (known and stem not in self.nouns):
                return stem
        return ""


@dataclass(frozen=True, slots=True)
class Lost:
    """What shows beside a subject that an engine dropped a word."""

    participles: tuple[str, ...] = ()
    """Behind them an object shows that a finite verb is missing."""
    infinitives: tuple[str, ...] = ()
    """The same."""
    objects: tuple[str, ...] = ()
    """Articles that begin such an object."""
    articles: tuple[str, ...] = ()
    """Articles that never follow a subject (no pronoun looks like them)."""
    times: tuple[str, ...] = ()
    """Words before which an article begins a time, not an object."""
    before: tuple[str, ...] = ()
    """Nouns that an engine writes before a form for an adjective (`la noticia Asamblea`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Coordination:
    """Several subjects of one verb."""

    words: tuple[str, ...] = ()
    items: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reported:
    """Clauses behind *that*."""

    that: str = ""
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Possessor:
    """Two nouns without a word between them."""

    linker: str
    articles: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preposition:
    """A preposition that no article may follow."""

    words: tuple[str, ...]
    write: str
    kinds: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Clauses:
    """What a language's tables say about clauses."""

    verbs: Verbs
    participles: Participles
    coordination: Coordination
    reported: Reported
    possessor: Possessor | None
    prepositions: tuple[Preposition, ...]
    lost: Lost


def read_clauses(data: Mapping[str, Any]) -> Clauses:
    """The clause tables of a language's file."""
    coordination = data.get("coordination", {})
    items = coordination.get("items", {})
    return Clauses(
        _verbs(data.get("verbs", {})),
        _participles(data.get("participles", {})),
        Coordination(
            tuple(coordination.get("words", ())),
            {gender: _compiled(patterns) for gender, patterns in items.items()},
        ),
        Reported(**_tuples(data.get("reported", {}))),
        Possessor(**_tuples(data["possessor"])) if "possessor" in data else None,
        tuple(Preposition(**_tuples(row)) for row in data.get("prepositions", ())),
        Lost(**_tuples(data.get("lost", {}))),
    )


def _verbs(table: Mapping[str, Any]) -> Verbs:
    pairs = dict(pair.split() for pair in table.get("pairs", ()))
    patterns = tuple((re.compile(one), plural) for one, plural in table.get("patterns", ()))
    singular = frozenset({*pairs, *table.get("sg", ())})
    plurals = tuple(re.compile(one) for one in table.get("plural_patterns", ()))
    return Verbs(singular, pairs, patterns, plurals, _words_between(table.get("between", ())))


def _participles(table: Mapping[str, Any]) -> Participles:
    return Participles(
        after=_one_of(table.get("after", ())),
        stems=frozenset(table.get("stems", ())),
        adjectives=frozenset(table.get("adjectives", ())),
        patterns=_compiled(table.get("patterns", ())),
        nouns=frozenset(table.get("nouns", ())),
        endings=table.get("endings", {}),
        adverbs=_words_between(table.get("adverbs", ())),
        followers=_one_of(table.get("followers", ())),
        apposition=_one_of(table.get("apposition", ())),
    )


def _one_of(words: Sequence[str]) -> str:
    """Pattern of any of the words (none fits where there are none), the longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\\w)" if words else "(?!)"


def _words_between(words: Sequence[str]) -> str:
    return rf"(?:{_one_of(words)}\s+)*"


def _compiled(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(one) if isinstance(one, list) else one for key, one in table.items()}
