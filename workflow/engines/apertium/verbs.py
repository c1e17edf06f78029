"""Verbs that a mode's dictionaries do not know: `patrol`, `reprimand`, `uncover`.

The analyser has only the noun, or nothing. Here the readings of the verb are put behind the
analyser, and what it is in the target language behind the bilingual dictionary. The data are in
`verbs.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.languages import Pair

_UNIT = re.compile(r"\^(?P<surface>[^/$^*]+)/(?P<readings>[^$^]+)\$")
_UNKNOWN = re.compile(r"\^(?P<lemma>[^<>/$^]+)(?P<tags><vblex>[^/$^]*)/@[^$^]*\$")
_TAGS = ("<vblex><inf>/<vblex><pres>", "<vblex><pri><p3><sg>", "<vblex><past>", "<vblex><pp>")
_GERUND = "<vblex><ger>/<vblex><pprs>/<vblex><subs>"


def with_verbs(stream: str, pair: Pair) -> str:
    """A stream behind the analyser; words that are forms of listed verbs have those readings too.

    >>> with_verbs("^lift/lift<n><sg>$", Pair("en", "es"))
    '^lift/lift<n><sg>/lift<vblex><inf>/lift<vblex><pres>$'
    """
    forms = _forms(pair)
    names = verb_rules(pair.source).get("names", ())
    if not forms:
        return stream

    def put(found: re.Match[str]) -> str:
        surface, readings = found["surface"], found["readings"]
        added = forms.get(surface.lower())
        if added is None or "<vblex>" in readings or surface in names:
            return found.group()
        if surface[0].isupper():
            shouted = len(surface) > 1 and surface.isupper()
            added = tuple(
                lemma.upper() + tags if shouted else lemma.capitalize() + tags
                for lemma, _, tags in (one.partition("<") for one in added)
                for tags in (f"<{tags}",)
            )
        known = () if readings.startswith("*") else (readings,)
        return f"^{surface}/{'/'.join((*known, *added))}$"

    return _UNIT.sub(put, stream)


def with_verb_targets(stream: str, pair: Pair) -> str:
    """A stream behind the bilingual dictionary; listed verbs that it does not have are put.

    >>> with_verb_targets("^lift<vblex><past>/@lift<vblex><past>$", Pair("en", "es"))
    '^lift<vblex><past>/levantar<vblex><past>$'
    """
    verbs: Mapping[str, str] = _data().get("verbs", {}).get(f"{pair.source}-{pair.target}", {})

    def put(found: re.Match[str]) -> str:
        lemma, tags = found["lemma"], found["tags"]
        target = verbs.get(lemma.lower())
        if target is None:
            return found.group()
        if lemma[0].isupper():
            target = target.capitalize()
        return f"^{lemma}{tags}/{target}{tags}$"

    return _UNKNOWN.sub(put, stream) if verbs else stream


def verb_rules(language: str) -> Mapping[str, Any]:
    """What the data say of a language of sources; nothing for one that they do not have."""
    rules: Mapping[str, Any] = _data().get(language, {})
    return rules


def verbs_data() -> bytes:
    """The data, for what has to change when they do."""
    return resources.files(__package__).joinpath("verbs.toml").read_bytes()


@cache
def _forms(pair: Pair) -> dict[str, tuple[str, ...]]:
    """By form the readings of the listed verbs, `lift<vblex><inf>`."""
    irregular: Mapping[str, list[str]] = _data().get("forms", {}).get(pair.source, {})
    made: dict[str, tuple[str, ...]] = {}
    for verb in _data().get("verbs", {}).get(f"{pair.source}-{pair.target}", {}):
        base, third, past, participle, gerund = irregular.get(verb) or regular_forms(verb)
        for form, tags in zip(
            (base, third, past, participle, gerund), (*_TAGS, _GERUND), strict=True
        ):
            readings = tuple(f"{verb}{one}" for one in tags.split("/"))
            if form:
                made[form] = (*made.get(form, ()), *readings)
    return made


def regular_forms(verb: str) -> tuple[str, str, str, str, str]:
    """The base, third person, past, participle and gerund of an English verb whose last
    consonant is not doubled.

    >>> regular_forms("probe")[1:]
    ('probes', 'probed', 'probed', 'probing')
    """
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, third, stem + "ed", stem + "ed", stem + "ing"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(verbs_data().decode("utf-8"))
