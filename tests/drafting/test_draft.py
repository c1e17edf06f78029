"""A unit's way through an engine: what comes back right, and what is named when it does not."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.drafting.fakes import draft
from workflow.drafting import Question, Request, Status
from workflow.engines import Pair

SOURCE = "The Prime Minister praised <b>Resolution No. 11-NQ/TW</b> and 6.5% growth in 3 provinces."
FORMS = ("Premier ministre", "résolution n°\u00a011-NQ/TW")


def _faithful(text: str) -> str:
    return (
        text.replace("The ", "Le ")
        .replace("praised", "a loué")
        .replace("6.5% growth in", "la hausse de 6.5% dans")
    )


def test_terms_references_figures_and_tags_come_back() -> None:
    made = draft(SOURCE, _faithful)
    assert made.checks == ()
    assert made.text == (
        "Le Premier ministre a loué la <b>résolution n°\u00a011-NQ/TW</b> and la hausse de 6,5\u00a0% dans 3 provinces."
    )


def test_the_engine_never_sees_a_term() -> None:
    asked: list[Question] = []
    draft(SOURCE, _faithful, asked=asked)
    assert asked[0] == Request("The Qzxa praised Qzxb and 6.5% growth in 3 provinces.")


@pytest.mark.parametrize(
    ("mangle", "named"),
    [
        pytest.param(
            lambda text: text.replace("Qzxa", ""),
            "Prime Minister needs its approved form",
            id="term-lost",
        ),
        pytest.param(
            lambda text: re.sub("Qzxb|Resolution.*TW", "", text),
            "Resolution No. 11-NQ/TW is missing",
            id="reference-lost",
        ),
        pytest.param(
            lambda text: text.replace("Qzxa", "Qzxa Qzxa"),
            "Prime Minister needs its approved form",
            id="term-doubled",
        ),
        pytest.param(
            lambda text: text.replace("Qzxa", "Qzxaf"),
            "Prime Minister needs its approved form",
            id="placeholder-changed",
        ),
        pytest.param(
            lambda text: text.replace("6.5", "65"), "numbers: 6.5 is missing", id="figure-changed"
        ),
        pytest.param(lambda text: "", "is missing", id="nothing-came-back"),
    ],
)
def test_what_the_engine_breaks_is_named(mangle: Callable[[str], str], named: str) -> None:
    assert any(named in check for check in draft(SOURCE, mangle).checks)


@example(79, 4)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_a_draft_without_a_check_line_holds_every_form_once(seed: int, blows: int) -> None:
    rng = random.Random(seed)

    def hostile(text: str) -> str:
        words = text.split(" ")
        for _ in range(blows):
            place = rng.randrange(len(words))
            match rng.randrange(6):
                case 0:
                    words.pop(place) if len(words) > 1 else None
                case 1:
                    words.insert(place, rng.choice(words))
                case 2:
                    words[place] = words[place].upper()
                case 3:
                    words[place] = words[place][:-1] + rng.choice("abcxyz19")
                case 4:
                    words[place] = " ".join(words[place])
                case _:
                    rng.shuffle(words)
        return " ".join(words)

    made = draft(SOURCE, hostile)
    if not made.checks:
        text = made.text.casefold()
        assert [text.count(form.casefold()) for form in FORMS] == [1, 1]
        assert "qzx" not in text


@pytest.mark.parametrize(
    ("source", "engine", "expected"),
    [
        pytest.param(
            "<b>It ends well.</b>",
            lambda text: "Tout finit bien.",
            "<b>Tout finit bien.</b>",
            id="whole-unit",
        ),
        pytest.param(
            "He read <i>the plan</i> twice.",
            lambda text: {"the plan": "Le plan."}.get(text, "Il a lu le plan deux fois."),
            "Il a lu <i>le plan</i> deux fois.",
            id="found-again",
        ),
        pytest.param(
            'See <a id="1">Resolution No. 11-NQ/TW</a>.',
            lambda text: text.replace("See", "Voir"),
            'Voir <a id="1">résolution n°\u00a011-NQ/TW</a>.',
            id="rides-with-its-reference",
        ),
    ],
)
def test_formatting_finds_its_place(
    source: str, engine: Callable[[str], str], expected: str
) -> None:
    made = draft(source, engine)
    assert (made.text, made.checks) == (expected, ())


def test_formatting_that_is_not_found_again_is_named() -> None:
    made = draft(
        "He read <i>the plan</i> twice.", lambda text: "x" if text == "the plan" else "Il a lu."
    )
    assert made.checks == ("tags: <i>…</i> was lost",)


def test_a_unit_that_is_all_terms_needs_no_engine() -> None:
    asked: list[Question] = []
    made = draft("Resolution No. 11-NQ/TW", str, asked=asked)
    assert made.text == "Résolution n°\u00a011-NQ/TW"
    assert asked == []


@pytest.mark.parametrize(
    ("source", "pair", "expected"),
    [
        ("12.500", "es-en", "12,500"),
        ("1\u00a0234,5", "fr-en", "1,234.5"),
        ("12,5", "fr-en", "12.5"),
        ("03/04/2025", "fr-en", "03/04/2025"),
        ("2020", "en-fr", "2020"),
    ],
)
def test_a_cell_of_figures_is_written_as_the_target_does(
    source: str, pair: str, expected: str
) -> None:
    assert draft(source, lambda text: "", Pair.parse(pair)).text == expected


def test_a_forbidden_wording_of_the_source_is_corrected_and_named() -> None:
    made = draft("des membres du Parti et ministres", lambda text: text, Pair("fr", "es"))
    assert "miembros del Buró Político" in made.text
    assert made.checks == (
        "terms: membres du Parti et ministres needs review, its wording in the source is one that the glossary forbids",
    )


def test_each_term_that_needs_review_is_named_with_the_reason() -> None:
    """What is said of another wording of its concept does not stand for it."""
    begin = "No woman was head of state before "
    made = draft(
        begin + "President Tran Thi Lan.",
        lambda text: text.replace(begin, "Ninguna mujer fue jefe de estado antes de "),
        Pair("en", "es"),
    )
    (outcome,) = (one for one in made.outcomes if one.status is Status.REVIEW)
    assert outcome.occurrence.text == "President"
    assert f"terms: President needs review, {outcome.reason}" in made.checks
