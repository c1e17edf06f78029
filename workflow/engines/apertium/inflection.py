"""The forms of words that a mode lacks, by their tags in Apertium's stream.

What is not built by rule, the endings of Spanish and French verbs and their spelling are data.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

_PERSONS = ("p1.sg", "p2.sg", "p3.sg", "p1.pl", "p2.pl", "p3.pl")
_PARTICIPLES = ("m.sg", "f.sg", "m.pl", "f.pl")
_ENGLISH_VERB = ("inf pres", "pri.p3.sg", "past", "pp", "ger pprs subs")
"""The tags of the base, the third person, the past, the participle and the form in -ing."""
_PLAIN = str.maketrans("áéíóú", "aeiou")


@cache
def forms(language: str, kind: str, lemma: str) -> Mapping[str, str]:
    """The forms of a word by tags; none for a language and kind that nobody inflects here.

    A kind may tell the gender of a Spanish word, as in `words.toml`.

    >>> forms("en", "noun", "treasury"), forms("es", "noun-m", "revés")
    ({'sg': 'treasury', 'pl': 'treasuries'}, {'m.sg': 'revés', 'm.pl': 'reveses'})
    """
    if kind in ("adv", "prep"):
        return {"": lemma}
    if language == "en":
        return dict(_english(kind, lemma))
    if kind == "verb":
        return dict(_conjugated(language, lemma.removesuffix("se")))
    return dict({"es": _spanish, "fr": _french}.get(language, _unbuilt)(kind, lemma))


def form(language: str, kind: str, lemma: str, tags: Collection[str]) -> str:
    """The form that most of the tags ask for; the lemma where none does."""
    made = forms(language, kind, lemma)
    fitting = [one for one in made if one and set(one.split(".")).issubset(tags)]
    return made[max(fitting, key=lambda one: one.count("."))] if fitting else lemma


def read_forms(language: str, kind: str, lemma: str) -> Iterator[tuple[str, str]]:
    """The forms that are looked for in texts, each with its tags."""
    read = _document().get(language, {}).get("read")
    for tags, one in forms(language, kind, lemma).items():
        if one and (
            not tags or read is None or any(f"{tags}.".startswith(f"{each}.") for each in read)
        ):
            yield one, tags


def inflection_data() -> bytes:
    """The data, for what has to change when they do."""
    return resources.files(__package__).joinpath("inflection.toml").read_bytes()


def _english(kind: str, lemma: str) -> Iterator[tuple[str, str]]:
    if kind not in ("verb", "noun"):
        yield "", lemma
        return
    listed = _document()["en"][kind].get(lemma)
    base, third, past, participle, going = _regular(lemma)
    if kind == "noun":
        yield "sg", lemma
        yield "pl", listed or third
        return
    made = listed.split() if listed else (base, third, past, participle, going)
    for tags, one in zip(_ENGLISH_VERB, made, strict=True):
        for each in tags.split():
            yield each, one if one != "-" else ""


def _regular(word: str) -> tuple[str, str, str, str, str]:
    """The forms of an English verb whose last consonant is not doubled; the second is a plural."""
    stem = word.removesuffix("e")
    if word.endswith("y") and word[-2] not in "aeiou":
        return word, word[:-1] + "ies", word[:-1] + "ied", word[:-1] + "ied", word + "ing"
    third = word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return word, third, stem + "ed", stem + "ed", stem + "ing"


def _conjugated(language: str, lemma: str) -> Iterator[tuple[str, str]]:
    rules = _document()[language]
    ending = max((one for one in rules["verb"] if lemma.endswith(one)), key=len)
    stem = lemma.removesuffix(ending)
    for tense, listed in rules["verb"][ending].items():
        ends = listed.split()
        cells = {1: ("",), 4: _PARTICIPLES, 6: _PERSONS}[len(ends)]
        for cell, end in zip(cells, ends, strict=True):
            if end == "-":
                continue
            written = stem
            for verb, letters, last, instead in rules["spelling"]:
                if verb == ending and end[0] in letters and stem.endswith(last):
                    written = stem.removesuffix(last) + instead
            yield f"{tense}.{cell}".rstrip("."), written + end


def _spanish(kind: str, lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a noun or an adjective; where no gender is told, by number alone too."""
    part, *told = kind.split("-")
    if part == "adj" and " " in lemma:
        yield "", lemma
    elif told:
        gender, *only = told
        if not only:
            yield f"{gender}.sg", lemma
        yield f"{gender}.pl", lemma if only else _plural(lemma)
    else:
        woman = lemma[:-1] + "a" if lemma.endswith("o") else re.sub("és$", "esa", lemma)
        woman += "a" if part == "noun" and lemma.endswith("or") else ""
        for before, one in (("", lemma), ("m.", lemma), ("f.", woman)):
            yield f"{before}sg", one
            yield f"{before}pl", _plural(one)


def _french(kind: str, lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a noun or an adjective; of several words only the first is inflected.

    `pot-de-vin` gives `pots-de-vin`, `chaleureux` `chaleureuse`.
    """
    if kind == "adj" and " " in lemma:
        yield "", lemma
        return
    first = re.split("(?= |-de-)", lemma)[0]
    rest = lemma.removeprefix(first)
    for before, one in (("", first), ("m.", first), ("f.", _woman(first))):
        yield f"{before}sg", one + rest
        yield f"{before}pl", _several(one) + rest


def _woman(word: str) -> str:
    for ending, own in _document()["fr"]["woman"]:
        if word.endswith(ending):
            return word.removesuffix(ending) + str(own)
    return word + "e"


def _several(word: str) -> str:
    if word[-1] in "sxz":
        return word
    if word.endswith("al"):
        return word[:-1] + "ux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def _unbuilt(kind: str, lemma: str) -> Iterator[tuple[str, str]]:
    return iter(())


def _plural(word: str) -> str:
    """The Spanish plural; of several words only the first and the adjectives behind it are
    inflected. `dictámenes` has an accent more and is not made.
    """
    first, blank, rest = word.partition(" ")
    if blank:
        return f"{_plural(first)} {rest if rest.startswith('de ') else _plural(rest)}"
    if word.endswith("stas"):
        return word
    if word[-1] in "aeioué":
        return word + "s"
    if word.endswith("z"):
        return word[:-1] + "ces"
    if re.search(r"[áéíóú][ns]\Z", word):
        return word[:-2] + word[-2:].translate(_PLAIN) + "es"
    return word + "es"


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(inflection_data().decode("utf-8"))
