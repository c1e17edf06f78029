"""Persons named again by one word that is a word of the language, too."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import draft
from workflow.drafting import Question, Request
from workflow.engines import Pair

HUNG = "The minister met Le Minh Hung and Nguyen Van Long."
MAY = "The minister met Theresa May and Gordon Brown."
TWO = "Le Minh Hung met Nguyen Van Hung."


def _sent(source: str, body: str, pair: Pair | None = None) -> tuple[str, list[str]]:
    """What the engine is sent of a sentence of an article, and what the draft says of names."""
    asked: list[Question] = []
    made = draft(source, lambda text: text, pair or Pair("en", "es"), asked=asked, body=(body,))
    sent = [one.text for one in asked if isinstance(one, Request)]
    return sent[0], [one for one in made.checks if one.startswith("names:")]


@pytest.mark.parametrize(
    ("source", "body", "sent"),
    [
        ("Hung, who spoke first, praised them.", HUNG, "Qzxa, who spoke first, praised them."),
        ("Hung's visit ended.", HUNG, "Qzxa's visit ended."),
        ("“We agree,” Hung said.", HUNG, "“We agree,” Qzxa said."),
        ("Long and Hung were disciplined.", HUNG, "Qzxa and Qzxb were disciplined."),
        ("Long live the deputies!", HUNG, "Long live the deputies!"),
        ("They met on 7 May.", MAY, "They met on 7 May."),
        ("May said that they agreed with Brown.", MAY, "Qzxa said that they agreed with Qzxb."),
        ("Hung took notes.", TWO, "Qzxa took notes."),
        ("Hung took notes.", "Nobody is named here.", "Hung took notes."),
    ],
)
def test_a_name_is_kept_from_the_engine_where_it_is_one(source: str, body: str, sent: str) -> None:
    assert _sent(source, body) == (sent, [])


@pytest.mark.parametrize(
    ("source", "body"), [("Long walks are good.", HUNG), ("Brown bears are rare.", MAY)]
)
def test_what_is_neither_for_certain_is_told(source: str, body: str) -> None:
    word = source.split()[0]
    assert _sent(source, body) == (
        source,
        [f"names: “{word}” is read as the everyday word, see whether a person is meant"],
    )


def test_a_family_name_with_an_article_is_one_name() -> None:
    sent, _ = _sent("Bruno Le Maire a parlé.", "", Pair("fr", "es"))
    assert sent == "Qzxa a parlé."


@pytest.mark.parametrize(
    ("pair", "source", "expected"),
    [("en-es", "Pope John XXIII came.", "Juan XXIII"), ("en-fr", "Pope Pius X came.", "Pie X"),
     ("fr-es", "Le pape Benoît XVI est là.", "Benedicto XVI")],
)  # fmt: skip
def test_popes_have_their_name_in_each_language(pair: str, source: str, expected: str) -> None:
    one, other = pair.split("-")
    assert expected in draft(source, lambda text: text, Pair(one, other)).text
