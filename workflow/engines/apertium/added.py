"""Words of news that a mode's dictionary lacks: `elogiaron`, `prorrogó`, `comicios`.

A word that the analyser does not know leaves it as `^elogiaron/*elogiaron$`. It is given its
reading there (`elogiar<vblex><ifi><p3><pl>`), and behind the bilingual dictionary the lemma of
the target, so that all rules of the mode work on it as on a word of its own. The words, and how
they are inflected, are data.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.languages import Pair

_UNKNOWN = re.compile(r"\^(?P<form>[^/$^*<>\[\]\\]+)/\*(?P=form)\$")
_UNTRANSLATED = re.compile(
    r"\^(?P<lemma>[^<>/$^]+)<(?P<part>vblex|n|adj)>(?P<tags>[^/$^]*)/@(?P=lemma)<[^/$^]*\$"
)
_GENERATED = re.compile(
    r"\^(?P<lemma>[^<>/$^#]+)(?P<rest># [^<>/$^]+)?<(?P<part>vblex|n|adj|pr|adv)>(?P<tags>[^/$^#]*)"
    r"(?P<behind># [^<>/$^]+)?\$"
)
_TARGET = re.compile(r"(?P<lemma>[^<#]+)(?P<rest># [^<]+)?(?:<(?P<gender>mf?|f)>)?")
_VOWELS = "aeiouáéíóú"


def with_readings(stream: str, pair: Pair) -> str:
    """A stream of the analyser in which words it lacks have readings.

    >>> with_readings("^elogiaron/*elogiaron$", Pair("es", "en"))
    '^elogiaron/elogiar<vblex><ifi><p3><pl>$'
    """
    forms = _forms(pair)
    if not forms:
        return stream

    def read(found: re.Match[str]) -> str:
        form = found["form"]
        readings = forms.get(form.lower(), ())
        if not readings or (form.isupper() and len(form) > 1):
            return found.group()
        capital = form[0].isupper()
        made = "".join(f"/{one[0].upper() + one[1:] if capital else one}" for one in readings)
        return f"^{form}{made}$"

    return _UNKNOWN.sub(read, stream)


def with_targets(stream: str, pair: Pair) -> str:
    """A stream behind the bilingual dictionary with the targets of these words.

    >>> with_targets("^Elogiar<vblex><inf>/@Elogiar<vblex><inf>$", Pair("es", "en"))
    '^Elogiar<vblex><inf>/Praise<vblex><inf>$'
    """
    targets = _targets(pair)
    if not targets:
        return stream

    def put(found: re.Match[str]) -> str:
        lemma, part, tags = found["lemma"], found["part"], found["tags"]
        target = targets.get((lemma.lower(), part))
        if target is None:
            return found.group()
        word = target["lemma"]
        if lemma[0].isupper():
            word = word[0].upper() + word[1:]
        kept = _kept(part, tags, target["gender"] or "", pair.target)
        source = f"{lemma}<{part}>{tags}"
        return f"^{source}/{word}<{part}>{kept}{target['rest'] or ''}$"

    return _UNTRANSLATED.sub(put, stream)


def with_forms(stream: str, pair: Pair) -> str:
    """A stream before the generator with the forms of words that it lacks, made here.

    >>> with_forms("^Patrol<vblex><past>$ ^rule# out<vblex><pp>$", Pair("es", "en"))
    'Patrolled ruled out'
    """
    made = _made(pair.target)
    if not made:
        return stream

    def put(found: re.Match[str]) -> str:
        lemma, part = found["lemma"], found["part"]
        forms = made.get((lemma, part)) or made.get((lemma[0].lower() + lemma[1:], part))
        if forms is None:
            return found.group()
        tags = re.findall(r"\w+", found["tags"])
        form = next((forms[one] for one in (".".join(tags), *tags) if one in forms), forms[""])
        form = form[0].upper() + form[1:] if lemma[0].isupper() else form
        return form + (found["rest"] or found["behind"] or "").replace("#", "")

    return _GENERATED.sub(put, stream)


def added_data() -> bytes:
    """The data, for what has to change when they do."""
    return resources.files(__package__).joinpath("added.toml").read_bytes()


def _kept(part: str, tags: str, gender: str, target: str) -> str:
    """The tags of the target: without gender in English, else with that of the target noun."""
    number = "<pl>" if "<pl>" in tags else "<sg>"
    if part == "n":
        return f"<{gender}>{number}" if gender else number
    if part == "adj" and target != "en":
        return f"<GD>{number}" if "<mf>" in tags else tags
    return tags


@cache
def _targets(pair: Pair) -> Mapping[tuple[str, str], re.Match[str]]:
    made: dict[tuple[str, str], re.Match[str]] = {}
    for kind, lemma, target in _words(pair):
        found = _TARGET.fullmatch(target)
        assert found is not None, target
        made[lemma, _part(kind)] = found
    return made


@cache
def _forms(pair: Pair) -> Mapping[str, tuple[str, ...]]:
    """The readings of each form, in small letters."""
    made: dict[str, list[str]] = {}
    for kind, lemma, _ in _words(pair):
        for form, reading in _inflected(kind, lemma, pair.source):
            made.setdefault(form, []).append(reading)
    return {form: tuple(readings) for form, readings in made.items()}


def _words(pair: Pair) -> Iterator[tuple[str, str, str]]:
    """What each word is, its lemma and its target."""
    for group in _document().get(pair.source, {}).get("words", ()):
        for line in group["of"].get(pair.target, ()):
            lemma, _, target = line.partition(" = ")
            yield group["is"], lemma, target


def _part(kind: str) -> str:
    return {"verb": "vblex", "noun": "n", "adj": "adj"}[kind.split()[0]]


def _inflected(kind: str, lemma: str, language: str) -> Iterator[tuple[str, str]]:
    """The forms of a word, each with its reading."""
    part = _part(kind)
    if part == "vblex":
        yield from _conjugated(lemma, _document()[language])
        return
    genders = {"adj": ["m", "f"], "adj mf": ["mf"]}.get(kind) or kind.split()[1:2]
    for gender in genders:
        singular = lemma[:-1] + "a" if gender == "f" and part == "adj" else lemma
        if not kind.endswith(" pl"):
            yield singular, f"{lemma}<{part}><{gender}><sg>"
        plural = singular if kind.endswith(" pl") else _plural(singular)
        yield plural, f"{lemma}<{part}><{gender}><pl>"


def _plural(word: str) -> str:
    """The Spanish plural of a word: `dictámenes` has an accent more and is not made."""
    if word.endswith("ión"):
        return f"{word[:-2]}ones"
    return f"{word}s" if word[-1] in _VOWELS else f"{word}es"


def _conjugated(lemma: str, rules: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    endings: Mapping[str, Sequence[str]] = rules["endings"]
    kind = next(one for one in sorted(endings, key=len, reverse=True) if lemma.endswith(one))
    stem = lemma.removesuffix(kind)
    for each in endings[kind]:
        tags, _, ending = each.partition("=")
        spelt = stem
        for verb, vowels, before, instead in rules["spelt"]["rules"]:
            if verb == kind and ending[0] in vowels and stem.endswith(before):
                spelt = stem.removesuffix(before) + instead
        marks = "".join(f"<{tag}>" for tag in tags.split("."))
        yield spelt + ending, f"{lemma}<vblex>{marks}"


@cache
def _made(language: str) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The forms of each word that the generator lacks, by the tag that asks for one."""
    listed = _document().get(language, {}).get("made", {})
    made: dict[tuple[str, str], Mapping[str, str]] = {}
    for line in listed.get("verbs", ()):
        lemma, _, forms = line.partition(" = ")
        if "endings" in _document()[language]:
            read = _conjugated(lemma, _document()[language])
            each = {".".join(re.findall(r"<(\w+)>", one)[1:]): form for form, one in read}
            made[lemma, "vblex"] = {"": lemma} | each
            continue
        stem = lemma.removesuffix("e")
        he, past, participle, going = forms.split() or [
            f"{lemma}s",
            f"{stem}ed",
            f"{stem}ed",
            f"{stem}ing",
        ]
        tags = {"": lemma, "inf": lemma, "pri": he, "past": past, "pp": participle, "ger": going}
        made[lemma, "vblex"] = tags
    for line in listed.get("nouns", ()):
        lemma, _, plural = line.partition(" = ")
        regular = f"{lemma[:-1]}ies" if lemma.endswith("y") else f"{lemma}s"
        made[lemma, "n"] = {"": lemma, "pl": plural or regular}
    for kind, part in (("adjectives", "adj"), ("prepositions", "pr"), ("adverbs", "adv")):
        for lemma in listed.get(kind, ()):
            made[lemma, part] = {"": lemma}
    return made


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(added_data().decode("utf-8"))
