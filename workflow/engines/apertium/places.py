"""The preposition before a place: Spanish goes *a* Hanói and meets *en* Hanói, French says *à*.

A mode decides it where the verb stands right before; here the verb may stand further away:
`ha presidido el miércoles 17 de septiembre en Vinh`. It works on the stream before the generator,
whose units have the target's lemmas. The words are data, `[places]` in `lexicon.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_UNIT = re.compile(r"\^(?P<lemma>[^<>/$^]*)(?P<tags>(?:<[^<>]*>)*)[^$^]*\$")
_VERB = ("<vblex>", "<vbser>", "<vbmod>", "<vbhaver>")
_FAR = 14
"""So many units before a preposition its verb may stand."""


def placed(stream: str, words: Mapping[str, Any]) -> str:
    """A stream with the prepositions that its verbs want before places.

    `words` has lists of lemmas: `moving` and `giving` verbs, which take `a`, as the nouns of
    `moves` and `to` do, `events`, nouns that take `en`, and `times`, nouns that say when.

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
        if not known and not (name.startswith("*") and name[1:2].isupper()):
            continue
        wanted = _wanted(unit["lemma"].lower(), units[:number], words, known)
        if wanted != unit["lemma"].lower():
            put = wanted.capitalize() if unit["lemma"][0].isupper() else wanted
            out += [stream[end : unit.start("lemma")], put]
            end = unit.end("lemma")
    return "".join((*out, stream[end:]))


def _wanted(
    said: str, before: Sequence[re.Match[str]], words: Mapping[str, Any], known: bool
) -> str:
    """`a` or `en` behind these units, before a place; an unknown name may be a person."""
    if not before:
        return said
    last = before[-1]
    lemma, tags = last["lemma"].lower(), last["tags"]
    noun = next((one for one in reversed(before) if "<adj>" not in one["tags"]), last)
    if "<n>" in noun["tags"] and noun["lemma"].lower() in words["moves"]:
        return "a"
    when = lemma.isdigit() or "<num>" in tags or ("<n>" in tags and lemma in words["times"])
    event = "<n>" in tags and lemma in words["events"]
    direct = known and (tags.startswith(_VERB) or "<adv>" in tags)
    direct = direct or (
        known and "<n>" in noun["tags"] and noun["lemma"].lower() not in words["to"]
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
