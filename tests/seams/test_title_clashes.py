"""Titles behind an article of the other gender, and places that lost theirs behind a comma."""

from __future__ import annotations

import pytest

from workflow.glossary.values import Grammar
from workflow.seams import Placed, lint_seams
from workflow.seams.title_clashes import title_clashes


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "La président a parlé.", ["“La président” does not agree"]),
        ("es", "Dijo El presidenta.", ["“El presidenta” does not agree"]),
        ("es", "Vino la secretario.", ["“la secretario” does not agree"]),
        ("es", "Fue nombrado del ministra.", ["“del ministra” does not agree"]),
        ("es", "la presidente y el jefe, la secretaria, el secretario", []),
        ("fr", "la présidente, le président, la ministre, la vice-présidente", []),
        ("en", "la président", []),
    ],
)
def test_a_clash_is_told(language: str, text: str, said: list[str]) -> None:
    assert [one.message for one in title_clashes(text, language)] == said
    if language != "en":
        assert [one.message for one in lint_seams(text, [], language)] == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("En 2026, provincia de Ha Bac tendría que abrir tres escuelas.", True),
        ("En el distrito de Ha, provincia de Ha Bac tendría sentido.", False),
        ("En 2026, provincia de Ha Bac y otras abrieron.", False),
        ("En 2026, la provincia de Ha Bac tendría que abrir.", False),
    ],
)
def test_a_place_behind_a_comma_needs_its_article(text: str, told: bool) -> None:
    start = text.index("provincia")
    grammar = Grammar(gender="f", number="sg", article="definite", locative="en la")
    placed = Placed(start, start + len("provincia de Ha Bac"), grammar, "place")
    found = [one.message for one in lint_seams(text, [placed], "es")]
    assert bool(found) == told
