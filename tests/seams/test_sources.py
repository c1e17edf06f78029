"""What is put before a reference so that an engine reads its sentence right."""

from __future__ import annotations

import pytest

from workflow.glossary.values import Grammar
from workflow.seams import lead_of

NAMED = Grammar(gender="f", number="sg")


def lead(marked: str, target: str = "es", kind: str = "reference", grammar: Grammar = NAMED) -> str:
    """What goes before the words in brackets."""
    start = marked.index("[")
    return lead_of(kind, grammar, marked.replace("[", "").replace("]", ""), start, "en", target)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The Party signed [Directive No. 16] in May.", id="object"),
        pytest.param("[Directive No. 16] was signed.", id="first"),
        pytest.param("With Notice No. 2, [Directive No. 16] and more.", id="in-a-list"),
        pytest.param("Government issues [Directive No. 16]", id="headline"),
    ],
)
def test_a_bare_reference_gets_an_article(marked: str) -> None:
    assert lead(marked) == "the "
    assert lead(marked, "fr") == "the "


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He signed the [Directive No. 16].", id="determiner"),
        pytest.param("He signed new [Directive No. 16].", id="adjective"),
        pytest.param("The Government’s [Directive No. 16] is new.", id="possessor"),
        pytest.param("He has just signed [Directive No. 16].", id="just"),
        pytest.param("After [Directive No. 16] was issued, all changed.", id="after"),
        pytest.param("Both [Directive No. 16] and more stay.", id="both"),
        pytest.param("[Directive No. 16] takes effect", id="first-in-a-headline"),
        pytest.param("It is new ([Directive No. 16]).", id="bracket"),
    ],
)
def test_none_is_put_where_it_may_be_wrong(marked: str) -> None:
    assert lead(marked) == ""


def test_nothing_is_put_before_what_is_no_named_reference() -> None:
    assert lead("He met [Directive No. 16].", kind="title") == ""
    assert lead("He met [16-CT/TW].", grammar=Grammar()) == ""


@pytest.mark.parametrize("target", ["nb", "vi", "en", "de"])
def test_nothing_is_put_for_languages_that_have_no_article_there(target: str) -> None:
    assert lead("He signed [Directive No. 16].", target) == ""
