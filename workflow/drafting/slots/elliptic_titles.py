"""Titles that are said in short and may be those of another body: `la vice-présidente X`.

In an article about the National Assembly or a People's Council such a title is no office of the
State. It is then written as short as the source has it, and a person is told. Words that tell of
other bodies are data, in `elliptic_titles.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.context import BEHIND, ArticleContext
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Concept, Grammar, Occurrence, TermStatus

_VIETNAMESE = "vi"
_DOUBT = "it may be an office of another body that the article names"


def with_elliptic_doubts(
    slots: Sequence[Slot], reading: str, pair: Pair, context: ArticleContext
) -> list[Slot]:
    """The slots in their order, short titles in a short form where other bodies have them too.

    Not where the holder is a person of the glossary, nor where the article names the same holder
    with the whole title.
    """
    made = list(slots)
    for number, slot in enumerate(made):
        concept = slot.occurrence.concept if slot.occurrence is not None else None
        if concept is None or concept.id not in _document()["titles"] or slot.doubt:
            continue
        holder = next((one for one in slots if one.start == slot.end + 1), None)
        named = holder is not None and holder.kind == "person"
        known = named and holder is not None and holder.occurrence is not None
        if known or not _is_short(slot.text, concept, pair.source):
            continue
        name = holder.text.split()[-1] if named and holder is not None else ""
        others = _others(slots, reading, pair.source) or _others_in(context, pair.source)
        if not others or _is_told(name, concept, reading, slots, context, pair.source):
            continue
        form, grammar = _short_form(slot, concept, pair.target)
        typed = slot.typed and replace(slot.typed, form=form)
        made[number] = replace(slot, form=form, grammar=grammar, typed=typed, doubt=_DOUBT)
    return made


def _is_short(text: str, concept: Concept, language: str) -> bool:
    """Whether a wording leaves out whose office it is: `Vice President`, `vice-président`."""
    return text.lower().replace("-", " ") in _document()["short"].get(language, ())


def _others(slots: Sequence[Slot], reading: str, language: str) -> bool:
    """Whether a text names a body that has such offices, listed or not."""
    found = (one.occurrence for one in slots if one.occurrence is not None)
    return _is_any_another(found) or _names_another(reading, language)


def _others_in(context: ArticleContext, language: str) -> bool:
    return _is_any_another(one for one, _ in context.official) or any(
        _names_another(text, language) for text in context.body
    )


def _is_any_another(found: Iterable[Occurrence]) -> bool:
    pattern = _other_bodies()
    return any(
        one.concept is not None and pattern.search(one.concept.preferred(_VIETNAMESE) or "")
        for one in found
    )


def _names_another(text: str, language: str) -> bool:
    words = _document()["words"].get(language)
    return words is not None and re.search(rf"(?<!\w)(?:{words})(?!\w)", text) is not None


def _is_told(
    name: str,
    concept: Concept,
    reading: str,
    slots: Sequence[Slot],
    context: ArticleContext,
    language: str,
) -> bool:
    """Whether the article has the whole title, for a named holder with that name behind it."""
    here = [
        (one.occurrence, reading[one.end : one.end + BEHIND])
        for one in slots
        if one.occurrence is not None
    ]
    for one, behind in (*here, *context.official):
        if one.concept is None or one.concept.id != concept.id:
            continue
        if _is_short(one.text, concept, language):
            continue
        if not name or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", behind):
            return True
    return False


def _short_form(slot: Slot, concept: Concept, language: str) -> tuple[str, Grammar]:
    """The form of one word, for a woman where the slot's is; the slot's own without one."""
    short = _document()["short"].get(language, ())
    forms = concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)
    for form in forms:
        grammar = concept.grammar_of(language, form)
        woman = grammar.gender == "f"
        if form.lower().replace("-", " ") in short and woman == (slot.grammar.gender == "f"):
            if language != "en":
                grammar = replace(grammar, gender="f" if woman else "m", number="sg")
            return form, grammar
    return slot.form, slot.grammar


@cache
def _other_bodies() -> re.Pattern[str]:
    return re.compile(_document()["bodies"])


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("elliptic_titles.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
