"""Names in drafts: persons outside the glossary, later mentions, headlines in capitals."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import draft
from workflow.drafting import Question, Request, Status
from workflow.engines import Pair
from workflow.glossary.style import Style

BODY = ("Nguyen Van Thai opened the bridge.", "The villagers met Thai at the bridge.")


def _asked(source: str, **given: object) -> tuple[str, str]:
    """What the engine is sent, and the draft when it sends it back."""
    asked: list[Question] = []
    made = draft(source, lambda text: text, asked=asked, **given)  # type: ignore[arg-type]
    (request,) = [one for one in asked if isinstance(one, Request)][:1]
    return request.text, made.text


def test_a_person_outside_the_glossary_goes_behind_a_placeholder() -> None:
    sent, made = _asked(BODY[0])
    assert sent == "Qzxa opened the bridge."
    assert made == "Nguyen Van Thai opened the bridge."


@pytest.mark.parametrize(
    ("later", "expected"),
    [("source", "met Thai at"), ("full", "met Nguyen Van Thai at"), ("short", "met Thai at")],
)
def test_a_given_name_alone_is_a_person_where_the_article_names_them(
    later: str, expected: str
) -> None:
    style = Style(later_mention=later)  # type: ignore[arg-type]
    sent, made = _asked(BODY[1], body=BODY, style=style)
    assert sent == "The villagers met Qzxa at the bridge."
    assert expected in made


def test_a_word_that_no_person_of_the_article_bears_is_left_to_the_engine() -> None:
    sent, _ = _asked("The villagers like Thai food.", body=("The bridge is open.",))
    assert sent == "The villagers like Thai food."


def test_diacritics_are_not_invented() -> None:
    made = draft(BODY[0], lambda text: text, Pair("en", "vi"))
    assert "Nguyen Van Thai" in made.text
    assert any("its diacritics are not known" in check for check in made.checks)


def test_a_headline_in_capitals_is_sent_as_a_sentence_and_comes_back_in_capitals() -> None:
    sent, made = _asked(
        "POLITBURO PRAISES THE BRIDGE",
        kind="title",
        body=("The Politburo praises the bridge.",),
    )
    assert sent == "Qzxa praises the bridge"
    assert made == "BUREAU POLITIQUE PRAISES THE BRIDGE"


def test_the_house_may_want_a_headline_as_a_sentence() -> None:
    _, made = _asked(
        "POLITBURO PRAISES THE BRIDGE",
        kind="title",
        body=("The Politburo praises the bridge.",),
        style=Style(headline_case="sentence"),
    )
    assert made == "Bureau politique praises the bridge"


def test_a_term_of_a_headline_in_capitals_has_its_status() -> None:
    made = draft(
        "POLITBURO PRAISES THE BRIDGE",
        lambda text: text.replace("praises the bridge", "salue le pont"),
        kind="title",
        body=("The Politburo praises the bridge.",),
    )
    assert [(one.occurrence.text, one.status) for one in made.outcomes] == [
        ("POLITBURO", Status.ENFORCED)
    ]
