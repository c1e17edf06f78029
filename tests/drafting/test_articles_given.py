"""Articles that an engine is given before titles and sessions, in sentences and headlines."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.drafting import ArticleContext
from workflow.drafting.planning import plan_draft
from workflow.engines import Pair
from workflow.style import Style


def _leads(text: str, kind: str) -> dict[str, str]:
    context = ArticleContext("en", [text], GLOSSARY)
    plan = plan_draft(text, kind, Pair("en", "es"), GLOSSARY, context, Style())
    return {one.text: one.lead for one in plan.slots}


@pytest.mark.parametrize(
    ("text", "slot", "lead"),
    [
        ("Hue (VNA) – Prime Minister Pham Minh Chinh came.", "Prime Minister", "The "),
        ("HUE, May 7 (AFP) -- Prime Minister Pham Minh Chinh came.", "Prime Minister", "The "),
        ("“Prime Minister Pham Minh Chinh was glad,” he said.", "Prime Minister", "The "),
        ("“Rain fell,” said Prime Minister Pham Minh Chinh.", "Prime Minister", "the "),
        ("Rain fell, said Prime Minister Pham Minh Chinh.", "Prime Minister", "the "),
        ("A cup of tea – Prime Minister Pham Minh Chinh came.", "Prime Minister", ""),
    ],
)
def test_a_title_in_a_sentence(text: str, slot: str, lead: str) -> None:
    assert _leads(text, "paragraph")[slot] == lead


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Hue hosts 7th National Party Congress", "the "),
        ("Leaders speak at 7th National Party Congress in Hue", "the "),
        ("Hue hosts the 7th National Party Congress", ""),
        ("Hue thanks 7th National Party Congress delegates", ""),
    ],
)
def test_a_session_in_a_headline(text: str, lead: str) -> None:
    assert _leads(text, "title")["7th National Party Congress"] == lead
