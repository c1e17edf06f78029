"""Bodies of several places, and their titles: `the Chairmen of the A and B People's Committees`.

Engines tear such a name from its places. It is put together whole, with all of them behind it:
`los presidentes de los Comités Populares de A y B`. How languages join them is data, in
`shared_owners.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.errors import GlossaryError
from workflow.glossary import Concept, Glossary, Grammar
from workflow.glossary.composed.heads import HeadReader
from workflow.glossary.composed.tables import composed_tables
from workflow.glossary.composed.titles import SIGN

_TITLE, _BODY, _PLACE = "title", "body", "place"
_LEAST = 2
_DOUBT = "it stands between places that share it"


def with_shared_owners(
    slots: Sequence[Slot], reading: str, pair: Pair, glossary: Glossary, placeholder: str
) -> list[Slot]:
    """The slots in their order, with one for each body of several places, its title included.

    Where it has no form, the body is doubtful.
    """
    joins = _document().get(pair.source, {}).get("joins")
    made = list(slots)
    if joins is None:
        return made
    plain = reading.replace("’", "'").replace("\u00a0", " ")
    for number, body in enumerate(slots):
        occurrence = body.occurrence
        plural = occurrence is not None and occurrence.inflection == "plural"
        if body.kind != _BODY or not plural or occurrence is None or occurrence.concept is None:
            continue
        places = _places(slots[:number], plain, body.start, joins)
        if len(places) < _LEAST:
            continue
        start, form, gender, kind = _whole(body, places, plain, pair, glossary)
        inside = [one for one in made if start <= one.start and one.end <= body.end]
        if not form or any(one.kind not in (_BODY, _PLACE) for one in inside):
            doubtful = replace(body, doubt=body.doubt or _DOUBT)
            made = [doubtful if one is body else one for one in made]
            continue
        name = placeholder.format(f"p{number}")
        grammar = Grammar(gender=gender, number="pl")
        typed = typed_span(kind, form, name, grammar)
        covers = tuple(one.occurrence for one in inside if one.occurrence is not None)
        text = reading[start : body.end]
        slot = Slot(start, body.end, text, form, name, typed, grammar, kind, covers=covers)
        made = [one for one in made if one not in inside] + [slot]
    return sorted(made, key=lambda slot: slot.start)


def _whole(
    body: Slot, places: Sequence[Slot], plain: str, pair: Pair, glossary: Glossary
) -> tuple[int, str, str, str]:
    """Start, form, gender and kind of a body of several places, with its title where it has one."""
    assert body.occurrence is not None
    concept = body.occurrence.concept
    assert concept is not None
    head = HeadReader(pair.source).before(plain, places[0].start)
    if head is not None and head.plural:
        title, start = _title(glossary, head.key, concept, plain, head.start, pair.source)
        if form := _form(title, places, pair.target):
            return start, form, "m", _TITLE
    form = _form(concept, places, pair.target)
    return places[0].start, form, body.grammar.gender, _BODY


def _places(slots: Sequence[Slot], plain: str, end: int, joins: str) -> list[Slot]:
    """The places that stand, joined as a list, directly before a body."""
    places: list[Slot] = []
    for slot in reversed(slots):
        between = plain[slot.end : end]
        joined = re.fullmatch(joins, between) if places else between == " "
        if slot.kind != _PLACE or not joined:
            break
        places.insert(0, slot)
        end = slot.start
    return places


def _title(
    glossary: Glossary, head: str, body: Concept, plain: str, start: int, language: str
) -> tuple[Concept | None, int]:
    """The title of a head of a body, with the word before it that modifies it, and its start."""
    title = _concept(glossary, f"{head}{SIGN}{body.id}")
    before = re.search(r"([^\W\d_]+) \Z", plain[:start])
    if title is None or before is None:
        return title, start
    for key, by_language in composed_tables().modifiers.items():
        known = by_language[language]
        if before.group(1).lower() in {known.m, *(one.lower() for one in known.read)}:
            modified = _concept(glossary, f"{key}{SIGN}{title.id}")
            return (modified, before.start()) if modified is not None else (None, start)
    return title, start


def _concept(glossary: Glossary, concept_id: str) -> Concept | None:
    try:
        return glossary.concept(concept_id)
    except GlossaryError:
        return None


def _form(title: Concept | None, places: Sequence[Slot], language: str) -> str:
    """The plural of a title with its places behind it; empty where it cannot be made."""
    words: Mapping[str, str] | None = _document().get(language)
    preferred = title.preferred(language) if title is not None else None
    if title is None or preferred is None or words is None or "of" not in words:
        return ""
    plural = title.grammar_of(language, preferred).plural
    if not plural or any(one.grammar.article == "definite" for one in places):
        return ""
    vowel = words.get("of_vowel", words["of"])
    named = [
        (vowel if one.form[:1].lower() in words.get("vowels", "") else words["of"]) + one.form
        for one in places
    ]
    if not words.get("each"):
        named = [words["of"] + places[0].form, *(one.form for one in places[1:])]
    return f"{plural} {', '.join(named[:-1])} {words['and']} {named[-1]}"


def list_words(language: str) -> Mapping[str, str] | None:
    """What joins the members of a list in a language; `None` where it is not told."""
    words: Mapping[str, str] | None = _document().get(language)
    return words


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("shared_owners.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
