"""Sentence pairs from the grammar and the lexicon, in English and Spanish, with placeholders.

`generate` takes a seed and gives the same pairs for ever; no clock, no network.
"""

from __future__ import annotations

import csv
import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tiny_argos.invented import FIGURES, placeholder_shape

HERE = Path(__file__).parent

MAX_WORDS = 42
MAX_PLACEHOLDERS = 4
CROWDING = (0.0, 0.7, 1.2, 2.0, 3.0)
"""How much a rule with a placeholder weighs, drawn once a sentence."""

SLOT = re.compile(r"\{(?P<name>[a-z]+)(?P<index>\d?)(?:\.(?P<form>\w+)|:(?P<choice>[^}]*))?\}")

DEFINITE = {"ms": "el", "fs": "la", "mp": "los", "fp": "las"}
INDEFINITE = {"ms": "un", "fs": "una", "mp": "unos", "fp": "unas"}
AGREEMENT = ("ms", "fs", "mp", "fp")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One piece of text in both languages, with its Spanish gender and number."""

    english: str
    spanish: str
    agreement: str = "ms"
    """`ms`, `fs`, `mp` or `fp`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of `grammar.toml`."""

    weight: float
    english: str
    spanish: str
    plural: bool
    placeholders: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, its translation, and the placeholders both contain, in English order."""

    english: str
    spanish: str
    placeholders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The two data files, read."""

    words: Mapping[str, tuple[Phrase, ...]]
    rules: Mapping[str, tuple[Rule, ...]]


def read_grammar(folder: Path = HERE) -> Grammar:
    """The grammar in `folder`: `lexicon.csv` and `grammar.toml`."""
    words: dict[str, list[Phrase]] = {}
    with (folder / "lexicon.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrase = Phrase(row["en"], row["es"], row["gender"] + row["number"])
            words.setdefault(row["category"], []).append(phrase)
    tables = tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8"))
    rules = {
        name: tuple(
            Rule(weight, english, spanish, "plural" in rest, len(re.findall(r"\{ph", english)))
            for weight, english, spanish, *rest in lines
        )
        for name, lines in tables.items()
    }
    return Grammar({name: tuple(found) for name, found in words.items()}, rules)


def generate(grammar: Grammar, seed: int, count: int) -> Iterator[Pair]:
    """`count` different pairs drawn with `seed`; one to `MAX_WORDS` English words each."""
    rng = random.Random(seed)
    seen: set[str] = set()
    while len(seen) < count:
        pair = _Sentence(grammar, rng).draw()
        if pair.english not in seen and _sound(pair):
            seen.add(pair.english)
            yield pair


def _sound(pair: Pair) -> bool:
    """Whether `pair` is short enough and has each placeholder once on both sides.

    "Zolmar's visit to Oslo" has "la visita de zolmar" beside it when the word was a small one.
    """
    sides = (pair.english, pair.spanish)
    once = all(side.count(each) == 1 for side in sides for each in pair.placeholders)
    return once and len(pair.english.split()) <= MAX_WORDS


class _Sentence:
    """One sentence in the making: what it has drawn so far."""

    def __init__(self, grammar: Grammar, rng: random.Random) -> None:
        self.grammar = grammar
        self.rng = rng
        self.crowding = rng.choice(CROWDING)
        self.family = placeholder_shape(rng)
        self.placeholders: list[str] = []

    def draw(self) -> Pair:
        phrase = self.phrase("text")
        english = _capitalised(re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", phrase.english))
        spanish = re.sub(r"\b([Dd])e el ", r"\1el ", phrase.spanish)
        spanish = _capitalised(re.sub(r"\b([Aa]) el ", r"\1l ", spanish))
        english = english.replace(",,", ",").replace(",.", ".").replace(",;", ";")
        spanish = spanish.replace(",,", ",").replace(",.", ".").replace(",;", ";")
        if not english.endswith(".") and self.rng.random() < 0.3:
            english = self.titled(english)
        order = sorted(self.placeholders, key=english.find)
        return Pair(english, spanish, tuple(order))

    def titled(self, english: str) -> str:
        """`english` as a headline With Capitals; placeholders and small words stay."""
        words = [
            word.capitalize() if word.islower() and len(word) > 3 and word.isalpha() else word
            for word in english.split()
        ]
        kept = {word for word in english.split() for each in self.placeholders if each in word}
        return " ".join(
            old if old in kept else new for old, new in zip(english.split(), words, strict=True)
        )

    def phrase(self, name: str) -> Phrase:
        if name in FIGURES:
            return Phrase(*FIGURES[name](self.rng))
        if name == "ph":
            return self.placeholder()
        if name in self.grammar.words:
            return self.rng.choice(self.grammar.words[name])
        rule = self.rule(name)
        slots: dict[str, Phrase] = {}
        for match in SLOT.finditer(rule.english):
            slot = match["name"] + match["index"]
            if slot not in slots:
                slots[slot] = self.phrase(match["name"])
        english = SLOT.sub(lambda match: _shown(match, slots, english=True), rule.english)
        spanish = SLOT.sub(lambda match: _shown(match, slots, english=False), rule.spanish)
        return Phrase(english, spanish, self.agreement(rule, slots))

    def rule(self, name: str) -> Rule:
        rules = self.grammar.rules[name]
        room = MAX_PLACEHOLDERS - len(self.placeholders)
        weights = [
            rule.weight
            * (1 if not rule.placeholders else self.crowding * (rule.placeholders <= room))
            for rule in rules
        ]
        return self.rng.choices(rules, weights)[0]

    def agreement(self, rule: Rule, slots: Mapping[str, Phrase]) -> str:
        head = SLOT.search(rule.spanish)
        if rule.plural:
            return "mp"
        if head is None or head["name"] == "ph":
            return "ms"
        return slots[head["name"] + head["index"]].agreement

    def placeholder(self) -> Phrase:
        """A new placeholder, of the family of this sentence or now and then of another."""
        shape = self.family
        if self.rng.random() < 0.15:
            shape = placeholder_shape(self.rng)
        for _ in range(50):
            text = shape(self.rng)
            taken = " ".join(self.placeholders)
            if text not in taken and not any(each in text for each in self.placeholders):
                break
        self.placeholders.append(text)
        return Phrase(text, text)


def _shown(match: re.Match[str], slots: Mapping[str, Phrase], *, english: bool) -> str:
    """What a slot prints on one side."""
    phrase = slots[match["name"] + match["index"]]
    if match["choice"]:
        options = match["choice"].split("|")
        index = AGREEMENT.index(phrase.agreement)
        return options[index if len(options) == 4 else index // 2]
    if english:
        return _title(phrase.english) if match["form"] == "Title" else phrase.english
    if match["form"] == "el":
        return f"{DEFINITE[phrase.agreement]} {phrase.spanish}"
    if match["form"] == "un":
        return f"{INDEFINITE[phrase.agreement]} {phrase.spanish}"
    return phrase.spanish


def _title(text: str) -> str:
    return " ".join(word if word == "of" else _capitalised(word) for word in text.split())


def _capitalised(text: str) -> str:
    if text.startswith(("“", "«")):
        return text[0] + _capitalised(text[1:])
    return text[:1].upper() + text[1:]
