"""Foreign cities in plans: in the target's form, behind what the glossary and persons take."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.drafting import ArticleContext
from workflow.drafting.planning import plan_draft
from workflow.engines import Pair
from workflow.glossary import Glossary
from workflow.style import Style

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", name="glossary")
def _glossary() -> Glossary:
    return Glossary.load(ROOT / "glossary")


@pytest.mark.parametrize(
    ("source", "target", "text", "forms"),
    [
        ("es", "en", "Viajó de La Habana a Pekín.", ["Havana", "Beijing"]),
        ("es", "fr", "Viajó a Moscú y a Ginebra.", ["Moscou", "Genève"]),
        ("es", "en", "Viajó a Luang Prabang.", ["Luang Prabang"]),
        ("es", "en", "Regresó a Hanói desde Vientián.", ["Hanoi", "Vientiane"]),
        ("fr", "es", "Il est allé à Bruxelles.", ["Bruselas"]),
        ("en", "es", "He flew to Cairo.", ["El Cairo"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_city_is_put_in_its_form(
    source: str, target: str, text: str, forms: list[str], glossary: Glossary
) -> None:
    context = ArticleContext(source, (text,), glossary)
    plan = plan_draft(text, "paragraph", Pair(source, target), glossary, context, Style())
    assert [slot.form for slot in plan.slots if slot.kind == "place"] == forms


def test_a_person_is_no_city(glossary: Glossary) -> None:
    text = "El presidente Santiago Peña habló con Paris Hilton."
    context = ArticleContext("es", (text,), glossary)
    plan = plan_draft(text, "paragraph", Pair("es", "en"), glossary, context, Style())
    assert [slot.form for slot in plan.slots if slot.kind == "place"] == []
