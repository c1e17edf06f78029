"""The preposition before a place: Spanish goes *a* Hanói and meets *en* Hanói, French says *à*.

A mode decides it where the verb stands right before; here the verb may stand further away:
`ha presidido el miércoles 17 de septiembre en Vinh`. It works on the stream before the generator,
whose units have the target's lemmas. What stands there may also be a building: `lo recibió en la
sede`, not `a la sede`. The words are data, `[places]` in `lexicon.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

_UNIT = re.compile(r"\^(?P<lemma>[^<>/$^]*)(?P<tags>(?:<[^<>]*>)*)[^$^]*\$")
_VERB = ("<vblex>", "<vbser>", "<vbmod>", "<vbhaver>")
_FAR = 14
"""So many units before a preposition its verb may stand."""


def placed(
    stream: str, words: Mapping[str, Any], forms: Mapping[str, str] = MappingProxyType({})
) -> str:
    """A stream with the prepositions that its verbs want before places.

    `words` has lists of lemmas: `moving` and `giving` verbs, which take `a`, as the nouns of
    `moves` and `to` do and those of what is `sent`, `events`, nouns that take `en`, `times`, nouns
    that say when, `sites`, buildings, before which `staying` verbs take `en`, and `bodies`, places
    only where a sentence begins with them. `forms` are those that words of the stream stand for.

    >>> words = dict.fromkeys(("moving", "giving", "moves", "events", "times", "to"), ["ir"])
    >>> placed("^ir<vblex><ifi>$ ^17<num>$ ^en<pr>$ ^París<np><loc>$", words)
    '^ir<vblex><ifi>$ ^17<num>$ ^a<pr>$ ^París<np><loc>$'
    """
    units = list(_UNIT.finditer(stream))
    out: list[str] = []
    end = 0
    for number, unit in enumerate(units[:-1]):
        if unit["tags"] != "<pr>" or unit["lemma"].lower() not in ("a", "en"):
            continue
        known = "<np><loc>" in units[number + 1]["tags"]
        name = units[number + 1]["lemma"]
        if known and _opens(units, number, _name_end(units, number + 1)):
            wanted = "en"
        elif known and _visits(units[:number], words, forms):
            wanted = "a"
        elif known or (name.startswith("*") and name[1:2].isupper()):
            wanted = _wanted(unit["lemma"].lower(), units[:number], words, forms, known)
        else:
            wanted = _inside(units, number, words, forms)
        if wanted != unit["lemma"].lower():
            put = wanted.capitalize() if unit["lemma"][0].isupper() else wanted
            out += [stream[end : unit.start("lemma")], put]
            end = unit.end("lemma")
    return "".join((*out, stream[end:]))


def _opens(units: Sequence[re.Match[str]], at: int, end: int) -> bool:
    """Whether a preposition and the place that ends before `end` open a sentence: `En Hue, …`."""
    first = at == 0 or "<sent>" in units[at - 1]["tags"]
    return first and end < len(units) and "<cm>" in units[end]["tags"]


def _name_end(units: Sequence[re.Match[str]], at: int) -> int:
    while at < len(units) and "<np>" in units[at]["tags"]:
        at += 1
    return at


def _head(unit: re.Match[str], forms: Mapping[str, str]) -> str:
    """The noun of a unit, in small letters; of a form its first word."""
    lemma = unit["lemma"].lower()
    return forms.get(lemma, lemma).partition(" ")[0].lower()


def _visits(
    before: Sequence[re.Match[str]], words: Mapping[str, Any], forms: Mapping[str, str]
) -> bool:
    """Whether a visit and nothing but what belongs to it stands before: `visita de trabajo`."""
    for unit in reversed(before):
        tags = unit["tags"]
        if "<n>" in tags and _head(unit, forms) in words["moves"]:
            return True
        inner = ("<n>", "<adj>", "<det>", "<np>", "<num>")
        if not any(tag in tags for tag in inner) and unit["lemma"] != "de":
            return False
    return False


def _inside(
    units: Sequence[re.Match[str]], at: int, words: Mapping[str, Any], forms: Mapping[str, str]
) -> str:
    """`a` or `en` before an article and a building."""
    said = units[at]["lemma"].lower()
    if at + 2 >= len(units) or units[at + 1]["lemma"].lower() != "el":
        return said
    head = _head(units[at + 2], forms)
    comma = next((n for n in range(at, len(units)) if "<cm>" in units[n]["tags"]), len(units))
    short = not any(one["tags"].startswith(_VERB) for one in units[at:comma])
    known = head in (*words.get("sites", ()), *words.get("bodies", ()))
    if known and short and _opens(units, at, comma):
        return "en"
    if head not in words.get("sites", ()) or at == 0:
        return said
    event = "<n>" in units[at - 1]["tags"] and _head(units[at - 1], forms) in words["events"]
    return "en" if event or _verb(units[:at]) in words["staying"] else said


def _wanted(
    said: str,
    before: Sequence[re.Match[str]],
    words: Mapping[str, Any],
    forms: Mapping[str, str],
    known: bool,
) -> str:
    """`a` or `en` behind these units, before a place; an unknown name may be a person."""
    if not before:
        return said
    last = before[-1]
    lemma, tags = last["lemma"].lower(), last["tags"]
    noun = next((one for one in reversed(before) if "<adj>" not in one["tags"]), last)
    if "<n>" in noun["tags"] and noun["lemma"].lower() in words["moves"]:
        return "a"
    if known and _head(noun, forms).removesuffix("s") in words.get("sent", ()):
        return "a"
    when = lemma.isdigit() or "<num>" in tags or ("<n>" in tags and lemma in words["times"])
    event = "<n>" in tags and lemma in words["events"]
    direct = known and (tags.startswith(_VERB) or "<adv>" in tags)
    direct = direct or (
        known and "<n>" in noun["tags"] and _head(noun, forms).removesuffix("s") not in words["to"]
    )
    if not (when or event or direct):
        return said
    verb = "" if event else _verb(before)
    if verb in words["moving"]:
        return "a" if when or direct else said
    if verb in words["giving"]:
        return "a" if tags.startswith(_VERB) else said
    return "en"


def _verb(before: Sequence[re.Match[str]]) -> str:
    """The lemma of the last verb before, of its own sentence; empty where there is none."""
    for unit in reversed(before[-_FAR:]):
        if "<sent>" in unit["tags"]:
            break
        if unit["tags"].startswith(_VERB):
            return unit["lemma"].lower()
    return ""
