"""Offices of other countries in drafts of the engine that tore them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import judge
from workflow.drafting import ArticleContext
from workflow.drafting.planning import Plan, plan_draft
from workflow.engines import Pair
from workflow.glossary import Glossary
from workflow.style import Style

ROOT = Path(__file__).parents[2]


def _plan(text: str, target: str) -> Plan:
    glossary = Glossary.load(ROOT / "glossary")
    pair = Pair("en", target)
    return plan_draft(text, "", pair, glossary, ArticleContext("en", [text], glossary), Style())


@pytest.mark.parametrize(
    ("text", "target", "forms"),
    [
        pytest.param(
            "US Secretary of State Anna Brown met Prime Minister Pham Minh Chinh.",
            "es",
            ["secretaria de Estado de Estados Unidos", "Anna Brown", "primer ministro"],
            id="woman-by-her-name",
        ),
        pytest.param(
            "He met Japanese Prime Minister Shigeru Ito.",
            "vi",
            ["Thủ tướng Nhật Bản", "Shigeru Ito"],
            id="not-our-prime-minister",
        ),
        pytest.param(
            "Prime Minister Keir Starmer came.", "vi", ["Thủ tướng", "Keir Starmer"], id="by-name"
        ),
        pytest.param(
            "President Ho Chi Minh spoke.", "fr", ["Président Hô Chi Minh"], id="with-his-title"
        ),
        pytest.param("Uncle Ho spoke.", "vi", ["Bác Hồ"], id="uncle-ho"),
        pytest.param(
            "The Chairman of the NA Committee for Deputy Affairs came.",
            "nb",
            ["lederen av nasjonalforsamlingens komité for representantspørsmål"],
            id="committee",
        ),
    ],
)
def test_the_forms_of_a_plan(text: str, target: str, forms: list[str]) -> None:
    assert [one.form for one in _plan(text, target).slots][: len(forms)] == forms


def test_the_office_keeps_the_row_that_it_stands_for() -> None:
    (office, _) = _plan("He met Chinese Foreign Minister Hao Ran Li.", "es").slots
    assert office.occurrence is not None
    assert office.occurrence.id == "title-minister-foreign-affairs"
    assert office.form == "ministro de Relaciones Exteriores de China"


def test_a_title_behind_a_verb_goes_with_its_article() -> None:
    slots = _plan("He congratulated Prime Minister Pham Minh Chinh.", "es").slots
    assert [one.lead for one in slots] == ["the ", ""]
    slots = _plan("The Prime Minister Pham Minh Chinh came.", "es").slots
    assert [one.lead for one in slots] == ["", ""]


def test_what_depends_on_the_country_is_told() -> None:
    office = _plan("President Emmanuel Macron came.", "vi").slots[0]
    assert office.form == "Tổng thống"
    assert office.doubt


def test_apertium_keeps_an_office_whole(tmp_path: Path) -> None:
    judge("apertium")
    from benchmarks.terminology import Bench

    bench = Bench(tmp_path)
    texts = ["US Secretary of State Marco Rubio arrived.", "A letter of President Ho Chi Minh."]
    drafts = bench.drafts(texts, Pair("en", "es"), bench.glossary)
    assert drafts[0].text == "El secretario de Estado de Estados Unidos Marco Rubio llegó."
    assert drafts[1].text.endswith("del Presidente Ho Chi Minh.")
    assert not any(draft.checks for draft in drafts)
