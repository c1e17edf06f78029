"""Words that a mode's dictionaries lack or put wrongly, whatever stands around them.

A mode looks a word up three times, and here each gets what it lacks. A word that the analyser does
not know (`^enacted/*enacted$`) is given its readings, so that all rules of the mode work on it;
behind the bilingual dictionary its target takes the place of what stands there
(`^market<n><sg>/lonja<n><f><sg>$`); before the generator a lemma that it does not know gives way
to its form. The words are data, in `words.toml`, whose head says how one is added.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.apertium.inflection import form, inflection_data, read_forms
from workflow.engines.apertium.units import UNIT, Word, like, with_target
from workflow.engines.languages import Pair

_PARTS = {"verb": "vblex", "noun": "n", "adj": "adj", "adv": "adv", "prep": "pr"}
_ANALYSED = re.compile(r"\^(?P<surface>[^/$^*]+)/(?P<readings>[^$^]+)\$")
_STARTS = re.compile(r"(?:\A|<sent>\$\W*)\Z")
_GENERATED = re.compile(
    r"\^(?P<lemma>[^<^$+/#]+)(?P<queue># [^<>/$^]+)?(?P<tags>(?:<[^<>^$+]+>)+)"
    r"(?P<self>\+se<prn><enc>[^$+]*)?(?P<behind># [^<>/$^]+)?\$"
)
_BESIDE = ("verb", "noun", "adv")
"""The kinds that are read beside what the analyser has."""
_GENDERS = ("m", "f", "mf", "GD")


def with_readings(stream: str, pair: Pair) -> str:
    """A stream behind the analyser in which words that it lacks have readings.

    >>> with_readings("^enacts/*enacts$ ^lift/lift<n><sg>$", Pair("en", "es"))
    '^enacts/enact<vblex><pri><p3><sg>$ ^lift/lift<n><sg>/lift<vblex><inf>/lift<vblex><pres>$'
    """
    listed = _readings(pair)
    if not listed:
        return stream
    told = _document()["reading"]
    rules = {**told[pair.source], **told.get(f"{pair.source}-{pair.target}", {})}

    def read(found: re.Match[str]) -> str:
        surface, known = found["surface"], found["readings"]
        unknown = known == f"*{surface}"
        kinds = _kinds(found, rules) if unknown else _BESIDE
        added = [
            f"{like(lemma, surface)}{tags}"
            for kind, lemma, tags in listed.get(surface.lower(), ())
            if kind in kinds
            and (unknown or lemma in rules["beside"])
            and f"<{_PARTS[kind]}>" not in known
        ]
        readings = _likely([*([] if unknown else known.split("/")), *added], rules)
        if surface in rules["names"] or not readings:
            return found.group()
        return f"^{surface}/{'/'.join(readings)}$"

    return _ANALYSED.sub(read, stream)


def _likely(readings: Sequence[str], rules: Mapping[str, Collection[str]]) -> Sequence[str]:
    """The readings without those that news never means, where others are left."""
    kept = [one for one in readings if not any(tags in one for tags in rules.get("never", ()))]
    return kept or readings


def with_targets(stream: str, pair: Pair) -> str:
    """A stream behind the bilingual dictionary in which these words have their targets.

    >>> with_targets("^Market<n><sg>/Lonja<n><f><sg>$", Pair("en", "es"))
    '^Market<n><sg>/Mercado<n><m><sg>$'
    """
    targets = _targets(pair)
    if not targets:
        return stream

    def put(found: re.Match[str]) -> str:
        source = Word.read(found["source"])
        target = targets.get((source.lemma.lower(), *source.tags[:1]))
        return found.group() if target is None or source.rest else with_target(found, target)

    return UNIT.sub(put, stream)


def with_forms(stream: str, pair: Pair) -> str:
    """A stream before the generator with the forms of words that it lacks.

    >>> with_forms("^Patrol<vblex><past>$ ^rule# out<vblex><pp>$", Pair("es", "en"))
    'Patrolled ruled out'
    """
    lacking = _lacking(pair.target)
    if not lacking:
        return stream

    def made(found: re.Match[str]) -> str:
        lemma, tags = found["lemma"], re.findall(r"<([^<>]+)>", found["tags"])
        own = lemma if (lemma, tags[0]) in lacking else lemma.lower()
        kind = lacking.get((own, tags[0]))
        if kind is None or (found["self"] and tags[-1] != "inf"):
            return found.group()
        one = form(pair.target, kind, own, tags[1:]) + ("se" if found["self"] else "")
        queue = found["queue"] or found["behind"] or ""
        return like(one, lemma) + queue.removeprefix("#")

    return _GENERATED.sub(made, stream)


def listed_words(pair: Pair) -> Iterator[tuple[str, str, Word]]:
    """The kind of each word, its lemma and what is put for it."""
    kinds: Mapping[str, Mapping[str, str]] = _document()["words"].get(
        f"{pair.source}-{pair.target}", {}
    )
    for kind, words in kinds.items():
        part = _PARTS[kind.partition("-")[0]]
        for lemma, meant in words.items():
            target, _, gender = meant.rpartition(" ")
            told = part in ("n", "adj") and gender in _GENDERS
            put = Word(target, (part, gender), "") if told else Word(meant, (part,), "")
            yield kind, lemma, put


def words_data() -> bytes:
    """The data, for what has to change when they do."""
    words = resources.files(__package__).joinpath("words.toml").read_bytes()
    return words + inflection_data()


def _kinds(found: re.Match[str], rules: Mapping[str, Collection[str]]) -> Collection[str]:
    """The kinds that an unknown word may be, by its capitals."""
    surface = found["surface"]
    if surface.isupper() and len(surface) > 1:
        return rules["capitals"]
    if surface[0].isupper() and not _STARTS.search(found.string, 0, found.start()):
        return rules["inside"]
    return tuple(_PARTS)


@cache
def _readings(pair: Pair) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """By form, in small letters, its readings: what it is, the lemma and its tags."""
    made: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for kind, lemma, _ in listed_words(pair):
        plain = kind.partition("-")[0]
        for one, tags in read_forms(pair.source, kind, lemma):
            marks = "".join(f"<{tag}>" for tag in (_PARTS[plain], *filter(None, tags.split("."))))
            made[one] = (*made.get(one, ()), (plain, lemma, marks))
    return made


@cache
def _targets(pair: Pair) -> Mapping[tuple[str, ...], Word]:
    return {(lemma, put.tags[0]): put for _, lemma, put in listed_words(pair)}


@cache
def _lacking(language: str) -> Mapping[tuple[str, str], str]:
    """The kind of each lemma that a generator lacks, by lemma and part of speech."""
    kinds: Mapping[str, list[str]] = _document()["lacking"].get(language, {})
    return {(lemma, _PARTS[kind]): kind for kind, listed in kinds.items() for lemma in listed}


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(
        resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    )
