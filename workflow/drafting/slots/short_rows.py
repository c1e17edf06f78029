"""Rows that are found by a wording that says less, or more, than their form.

`the resolution of the 17th Provincial Party Congress (2020-2025 term)` is a wording for the one of
Lang Son: what stands in the brackets must not be lost, and in an article that never names the
province it may be another one's. So it is with what other countries call by the same words; which
rows these are is data, in `short_rows.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.context import ArticleContext
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Concept, Glossary
from workflow.glossary.names.name_rules import begins_name

_DOCUMENT, _PLACE = "document_type", "place"
_BRACKET = re.compile(r" \((?P<inner>[^()]*\d[^()]*)\)\Z")
# ` Pham Thi Thanh Tra`, `, Mme Pham Thi Thanh Tra`
_HOLDER = re.compile(
    r",? (?:(?:la señora|el señor|M\.|Mme) )?(?P<name>(?:[A-ZÀ-ỸĐ][^\W\d_]* ?){2,5})"
)
_DOUBT = "the source does not say that it is that of {}"


def with_whole_documents(
    slots: Sequence[Slot], reading: str, pair: Pair, glossary: Glossary, context: ArticleContext
) -> list[Slot]:
    """The slots in their order, those of documents with what their form would leave out."""
    made = []
    for slot in slots:
        concept = slot.occurrence.concept if slot.occurrence else None
        if slot.kind == _DOCUMENT and concept is not None:
            slot = _with_bracket(slot, pair, glossary)
            if place := _unnamed_place(slot, concept, reading, pair.source, glossary, context):
                slot = replace(slot, doubt=slot.doubt or _DOUBT.format(place))
        if concept is not None and not slot.doubt:
            slot = replace(slot, doubt=_doubt(slot, concept.id, reading, pair, context))
        made.append(slot)
    return made


def _doubt(slot: Slot, concept_id: str, reading: str, pair: Pair, context: ArticleContext) -> str:
    """Why a row may not be the one that is meant; empty where nothing says so."""
    for rule in _document()["rule"]:
        if concept_id not in rule["rows"] or pair.source not in rule["sources"]:
            continue
        if pair.target not in rule.get("targets", [pair.target]):
            continue
        if re.search(rule.get("wording", ""), slot.text) is None:
            continue
        if "behind" in rule and not re.search(rule["behind"], reading[: slot.start]):
            continue
        if "before" in rule and not re.match(rule["before"], reading[slot.end :]):
            continue
        # `La ministra del Interior, Pham Thi Thanh Tra, …`
        if rule.get("of_home", False) and _is_held_at_home(slot, reading):
            continue
        texts = (reading, *context.body)
        if "unless" in rule and any(re.search(rule["unless"], text) for text in texts):
            continue
        return str(rule["doubt"])
    return ""


def _is_held_at_home(slot: Slot, reading: str) -> bool:
    """Whether the name behind a title, or in apposition to it, is a Vietnamese one."""
    name = _HOLDER.match(reading, slot.end)
    return name is not None and begins_name(name["name"].split())


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("short_rows.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))


def _with_bracket(slot: Slot, pair: Pair, glossary: Glossary) -> Slot:
    """A document with the tenure in brackets behind it; one without a form is left outside."""
    found = _BRACKET.search(slot.text)
    if found is None or "(" in slot.form:
        return slot
    inside = glossary.find(found["inner"], pair.source)
    whole = len(inside) == 1 and inside[0].text == found["inner"]
    form = glossary.render(inside[0], pair.target) if whole else None
    if form is None:
        return replace(slot, end=slot.start + found.start(), text=slot.text[: found.start()])
    form = f"{slot.form} ({form})"
    return replace(slot, form=form, typed=slot.typed and replace(slot.typed, form=form))


def _unnamed_place(
    slot: Slot,
    concept: Concept,
    reading: str,
    language: str,
    glossary: Glossary,
    context: ArticleContext,
) -> str:
    """The place that a row names and neither its wording nor the article; empty for none."""
    preferred = concept.preferred(language) or ""
    for one in glossary.find(preferred, language) if preferred != slot.text else ():
        named = next((part for part in _places(one.text, language, glossary)), "")
        texts = (reading, *context.body)
        if named and not any(named.lower() in text.lower() for text in texts):
            return named
    return ""


def _places(text: str, language: str, glossary: Glossary) -> list[str]:
    """The names of the places that a text says, alone or in a longer name."""
    names = re.findall(r"(?:[^\W\d_a-z][\w]*)(?: [^\W\d_a-z][\w]*)*", text)
    found = []
    for name in names:
        words = name.split(" ")
        for length in range(min(3, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                part = " ".join(words[at : at + length])
                hits = glossary.find(part, language)
                concept = hits[0].concept if len(hits) == 1 and hits[0].text == part else None
                if concept is not None and concept.kind == _PLACE:
                    found.append(part)
    return found
