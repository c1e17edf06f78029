"""Genders that a foreign file tells and no row of `terms.csv` holds: for a file of `terms.d`.

TBX-Basic has a gender for every form; number, articles, shapes, validity and known renderings
have no category there (data categories of TBX-Basic 1.2: no `grammaticalNumber`).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from workflow.errors import GlossaryError, WorkflowError
from workflow.glossary.exchange.merging import Conflict
from workflow.glossary.exchange.values import Foreign
from workflow.glossary.values import Concept, Grammar

IMPORTED = "imported.toml"
"""The file of `terms.d` that imports write."""
_HEAD = "# Genders that other programs' files told; written by: bilingual glossary import\n"
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class NewGender:
    """The gender of a form that the desk does not know yet."""

    concept: str
    language: str
    form: str
    gender: str


def new_genders(
    foreign: Foreign, concepts: Sequence[Concept], normalise: Callable[[str], str] = str.lower
) -> tuple[tuple[NewGender, ...], tuple[Conflict, ...]]:
    """Genders of forms of the desk's concepts that only the foreign file tells, and clashes.

    `concepts` are the desk's, after the merge. They belong together by their ids. The desk's
    word stays where it has one: in `terms.d`, or for a preferred form in the row.
    """
    by_id = {one.id: one for one in concepts}
    found: list[NewGender] = []
    clashes: list[Conflict] = []
    for there in foreign.concepts:
        here = by_id.get(there.id)
        if here is None:
            continue
        for code, forms in there.grammar.items():
            language = _code(code, normalise)
            known = {term.text for term in here.terms.get(language, ())}
            for form, grammar in forms.items():
                if not grammar.gender or form not in known:
                    continue
                own = _own_gender(here, language, form)
                if not own:
                    found.append(NewGender(here.id, language, form, grammar.gender))
                elif own != grammar.gender and form != here.preferred(language):
                    clashes.append(
                        Conflict(
                            there.line,
                            here.id,
                            f"gender of “{form}” is “{grammar.gender}” there and “{own}” here",
                        )
                    )
    return tuple(found), tuple(clashes)


def described_genders(concepts: Sequence[Concept]) -> frozenset[tuple[str, str]]:
    """Concept and language where `terms.d` tells the gender of the preferred form."""
    return frozenset(
        (concept.id, language)
        for concept in concepts
        for language, forms in concept.grammar.items()
        if (described := forms.get(concept.preferred(language) or "")) and described.gender
    )


def with_genders(text: str, path: Path, genders: Sequence[NewGender], preferred: Preferred) -> str:
    """The text of a companion file with genders added to what it says.

    `preferred` tells the preferred form of a concept in a language. Raises `GlossaryError` for
    a file at `path` that is no TOML.
    """
    try:
        document: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise GlossaryError(f"not TOML: {err}", path=path, hint="See docs/glossary.md") from err
    for one in genders:
        table = document.setdefault(one.concept, {}).setdefault(one.language, {})
        if one.form != preferred(one.concept, one.language):
            table = table.setdefault("forms", {}).setdefault(one.form, {})
        table["gender"] = one.gender
    lines = [
        f"{_key(concept)}.{_key(key)} = {_value(value)}\n"
        for concept, table in document.items()
        for key, value in table.items()
    ]
    return _HEAD + "".join(lines)


Preferred = Callable[[str, str], str | None]


def untold(concept: Concept) -> tuple[int, int]:
    """How many forms have grammar beyond their gender, and how many other facts are told."""
    names = [one.name for one in fields(Grammar) if one.name != "gender"]
    blank = Grammar()
    forms = sum(
        any(getattr(grammar, name) != getattr(blank, name) for name in names)
        for described in concept.grammar.values()
        for grammar in described.values()
    )
    usage = concept.usage
    facts = sum(
        getattr(usage, one.name) != getattr(type(usage)(), one.name) for one in fields(usage)
    )
    lists = (concept.known_renderings, concept.required, concept.excluded)
    return forms, facts + sum(map(len, lists))


def _own_gender(concept: Concept, language: str, form: str) -> str:
    told = concept.grammar.get(language, {}).get(form)
    if told is not None and told.gender:
        return told.gender
    if form == concept.preferred(language):
        return concept.gender.get(language, "").removesuffix("pl")
    return ""


def _code(code: str, normalise: Callable[[str], str]) -> str:
    try:
        return normalise(code)
    except WorkflowError:
        return code


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _value(value: object) -> str:
    """A TOML value on one line; dates as they are."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_value(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str | bool | int):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
