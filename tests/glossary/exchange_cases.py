"""A termbase of one row and terms of other programs to merge into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from workflow.glossary import Concept
from workflow.glossary.exchange import (
    Foreign,
    Format,
    Merged,
    Pair,
    merge_terms,
    parse_foreign,
)

Bilingual = Callable[..., Result]
HERE = Path(__file__).parent
PATH = Path("foreign.tbx")
TERMS = Path("terms.csv")
EN_FR = Pair("en", "fr")
TBX = (Format.TBX2, Format.TBX3)
HEADER = "id,kind,en,fr,en_variants,fr_variants,forbidden,gender_fr,note\n"
ROW = 'body-x,body,Big Body,grand corps,"Body | The Body",corps,en: Bad Body,m,"a, b"\n'


def merge(text: str, foreign: Foreign) -> Merged:
    return merge_terms(text, TERMS, foreign)


def tbx(body: str, root: str = "martif") -> Foreign:
    return parse_foreign(
        f"<{root}><text><body>{body}</body></text></{root}>".encode(), Format.TBX2, PATH
    )


def terms(concept: Concept) -> dict[str, list[tuple[str, str]]]:
    return {
        code: [(term.text, term.status.value) for term in forms]
        for code, forms in concept.terms.items()
    }


def kept(concept: Concept) -> tuple[object, ...]:
    """What TBX-Basic has a place for."""
    gender = {}
    for code in concept.terms:
        preferred = concept.preferred(code) or ""
        described = concept.grammar.get(code, {}).get(preferred)
        told = concept.gender.get(code) or (described.gender if described else "")
        if preferred and told:
            gender[code] = told.removesuffix("pl")
    return concept.id, concept.kind, terms(concept), concept.note, concept.source, gender
