"""How a local unit, or a body of one, is written in each language, as a concept of its own."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.glossary.folding import fold, key
from workflow.glossary.sessions.sessions import without_accents
from workflow.glossary.values import Concept, Grammar, Term, TermStatus

_VOWELS = "aeiou"
_VIETNAMESE = "vi"
_PREFIX = "unit"
_TONES = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
"""What Vietnamese writes on and under its letters."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, or several of one kind, in a text."""

    start: int
    end: int
    kind: str
    names: tuple[str, ...]


@cache
def unit_tables() -> dict[str, Any]:
    """What `units.toml` tells, read once."""
    data = resources.files(__package__).joinpath("units.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))


@cache
def unit_concept(concept_id: str) -> Concept | None:
    """The concept of a unit or of its body, by the id that a search gave it.

    >>> unit_concept("unit.commune.gia-lam").preferred("es")
    'comuna de Gia Lam'
    """
    prefix, _, rest = concept_id.partition(".")
    *body, kind, names = rest.split(".") if rest.count(".") in (1, 2) else ["", ""]
    tables = unit_tables()
    if prefix != _PREFIX or kind not in tables["kinds"] or not names:
        return None
    if body and body[0] not in tables["bodies"]:
        return None
    written = tuple(one.replace("-", " ").title() for one in names.split("+"))
    return make_concept(Unit(0, 0, kind, written), body[0] if body else "", "", "", "place")


def is_unit(concept_id: str) -> bool:
    """Whether an id is that of a unit or of its body, which no row lists."""
    return concept_id.startswith(f"{_PREFIX}.")


def make_concept(unit: Unit, body: str, language: str, stretch: str, kind: str) -> Concept:
    """A unit, or a body of it, as a concept with its forms in every language."""
    terms: dict[str, tuple[Term, ...]] = {}
    grammar: dict[str, dict[str, Grammar]] = {}
    for other, told in unit_tables()["kinds"][unit.kind].items():
        form, form_grammar = _written(unit, told, other, language)
        if body:
            pattern = unit_tables()["bodies"][body][other]
            form = pattern.format(unit=_joined(form, form_grammar, other))
            form_grammar = _body_grammar(body, other, form)
        if other == _VIETNAMESE and language != _VIETNAMESE:
            # What tone a name has, and whether a district is a huyện or a quận, no text tells.
            continue
        forms = [stretch if other == language else form]
        if other == language and form != stretch:
            forms.append(form)
        status = (TermStatus.PREFERRED, *[TermStatus.ADMITTED] * len(forms))
        terms[other] = tuple(Term(one, rank) for one, rank in zip(forms, status, strict=False))
        grammar[other] = dict.fromkeys(forms, form_grammar)
    return Concept(
        id=".".join(
            (_PREFIX, *filter(None, (body, unit.kind)), "+".join(map(name_key, unit.names)))
        ),
        kind="body" if body else kind,
        terms=terms,
        grammar=grammar,
        extra={"vi_kind": unit_tables()["bodies"][body]["kind"]} if body else {},
    )


def _written(unit: Unit, told: dict[str, Any], to: str, source: str) -> tuple[str, Grammar]:
    """The form of a unit in a language, and its grammar."""
    names = [_in_language(one, to, source) for one in unit.names]
    many = len(names) > 1
    joint = f" {unit_tables()['words'][to]['joint']} "
    text = ", ".join(names[:-1]) + joint + names[-1] if many else names[0]
    form = told["many" if many else "one"].format(n=text, names=text)
    if to == "fr" and key(text[:1], accents=False) in _VOWELS:
        form = form.replace(f"de {text}", f"d’{text}")
    romance = to in ("fr", "es")
    plural = {"dans le": "dans les", "dans la": "dans les", "en el": "en los", "en la": "en las"}
    locative = told.get("locative", "in" if to == "en" else "")
    return form, Grammar(
        gender=told.get("gender", ""),
        number="pl" if many else "sg",
        article="definite" if romance else "none",
        elides=False if to in ("fr", "en") else None,
        locative=plural.get(locative, locative) if many else locative,
        indefinite=form if to == "nb" else "",
        definite=form if to == "nb" else "",
    )


def _joined(form: str, grammar: Grammar, language: str) -> str:
    """A unit as it stands behind its body: `de la commune de Gia Lam`."""
    of = {"fr": {"m": "du ", "f": "de la "}, "es": {"m": "del ", "f": "de la "}}.get(language, {})
    return of.get(grammar.gender, "") + form


def _body_grammar(body: str, language: str, form: str) -> Grammar:
    romance = language in ("fr", "es")
    told = unit_tables()["bodies"][body].get("gender", "m")
    gender = told if romance else {"nb": "n" if body == "council" else "m"}.get(language, "")
    return Grammar(
        gender=gender,
        number="sg",
        article="definite" if language in ("fr", "es", "en") else "none",
        elides=key(form[:1], accents=False) in _VOWELS if language == "fr" else None,
        indefinite=form if language == "nb" else "",
        definite=form if language == "nb" else "",
    )


def _in_language(name: str, to: str, source: str) -> str:
    """A name as a language writes it: French keeps the letters of a French text."""
    return name if to in (source, _VIETNAMESE) else without_accents(name)


def plain_word(word: str) -> str:
    """A word in small letters without accents."""
    return key(fold(word).text, accents=False)


def name_key(name: str) -> str:
    """A name as the id of its unit has it, with its accents: `gia-lam`, `gia-lâm`."""
    return re.sub(r"\W+", "-", unicodedata.normalize("NFC", name).lower())


def same_id(one: str, wanted: str) -> bool:
    """Whether two ids are of one unit: accents may be left out, but none may be another."""
    plain = [plain_word(each) for each in (one, wanted)]
    if plain[0] != plain[1]:
        return False
    if wanted == plain[1] or len(one) != len(wanted):
        return set().union(*map(_marks, one)) <= _TONES
    return all(_marks(a) <= _marks(b) for a, b in zip(one, wanted, strict=True))


def _marks(letter: str) -> set[str]:
    return set(unicodedata.normalize("NFD", letter)[1:])
