"""The ladder: by which rung a form gets into a draft, and what its status promises."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.drafting.fakes import GLOSSARY, WORDS, codes, draft
from workflow.drafting import Draft, Question, Request, Status
from workflow.engines import Candidate, Insertion, Shape
from workflow.glossary import Glossary

CODES = Shape("code", 1, codes)
SOURCE = "The Politburo praised the Prime Minister."


def _with_renderings(concept_id: str, *renderings: str) -> Glossary:
    concepts = [
        replace(one, known_renderings={"fr": renderings}) if one.id == concept_id else one
        for one in GLOSSARY.concepts
    ]
    return Glossary(concepts, GLOSSARY.tables)


def _statuses(made: Draft) -> dict[str, Status]:
    return {outcome.occurrence.text: outcome.status for outcome in made.outcomes}


def test_what_comes_through_behind_a_placeholder_is_enforced() -> None:
    made = draft(SOURCE, lambda text: text.replace("The", "Le").replace("praised the", "a loué le"))
    assert made.text == "Le Bureau politique a loué le Premier ministre."
    assert set(_statuses(made).values()) == {Status.ENFORCED}
    assert made.checks == ()


def test_a_second_shape_is_tried_where_the_first_was_lost() -> None:
    asked: list[Question] = []

    def says(text: str) -> str:
        if "QZX" in text:
            return "Le a loué le."
        return text.replace("The", "Le").replace("praised the", "a loué le")

    made = draft(SOURCE, says, shapes=(replace(CODES, most=9), WORDS), asked=asked)
    assert [str(one.text) for one in asked if isinstance(one, Request)] == [
        "The QZX1 praised the QZX2.",
        "The Qzxa praised the Qzxb.",
    ]
    assert made.text == "Le Bureau politique a loué le Premier ministre."
    assert set(_statuses(made).values()) == {Status.ENFORCED}


def test_beyond_what_a_shape_carries_the_engine_may_know_the_form_itself() -> None:
    made = draft(
        "The Politburo issued Resolution No. 11-NQ/TW.",
        lambda text: text.replace("The Politburo issued", "Le Bureau politique a publié la"),
        shapes=(CODES,),
    )
    assert made.text == "Le Bureau politique a publié la résolution n°\u00a011-NQ/TW."
    assert _statuses(made) == {
        "Politburo": Status.VERIFIED,
        "Resolution No. 11-NQ/TW": Status.ENFORCED,
    }


def test_a_known_rendering_gives_way_and_the_repair_is_logged() -> None:
    glossary = _with_renderings("body-politburo", "bureau de politique")

    def says(text: str) -> str:
        lost = text.replace("QZX1", "").replace("Qzxa", "")
        return lost.replace("The Politburo met", "Le bureau de politique s’est réuni")

    made = draft("The Politburo met.", says, shapes=(CODES, WORDS), glossary=glossary)
    assert made.text == "Le Bureau politique s’est réuni."
    assert _statuses(made) == {"Politburo": Status.REPAIRED}
    assert [str(repair) for repair in made.repairs] == [
        "bureau de politique → Bureau politique (known rendering)"
    ]
    assert made.checks == ()


def test_two_renderings_for_one_term_are_not_guessed_at() -> None:
    glossary = _with_renderings("body-politburo", "bureau de politique")
    made = draft(
        "The Politburo met.",
        lambda text: "Le bureau de politique du bureau de politique s’est réuni.",
        glossary=glossary,
    )
    assert _statuses(made) == {"Politburo": Status.REVIEW}
    assert any("Politburo" in check for check in made.checks)


def _placing(*places: tuple[str, float]) -> list[Candidate]:
    form = "Bureau politique"
    return [
        Candidate(text, text.index(form), text.index(form) + len(form), form, score, "splice")
        for text, score in places
    ]


@pytest.mark.parametrize(
    ("places", "status", "text"),
    [
        pytest.param(
            _placing(
                ("Hier le Bureau politique s’est réuni.", -0.2), ("Bureau politique hier.", -1)
            ),
            Status.REPAIRED,
            "Hier le Bureau politique s’est réuni.",
            id="clearly-best",
        ),
        pytest.param(
            _placing(
                ("Hier le Bureau politique a dit.", -0.2), ("Le Bureau politique hier.", -0.201)
            ),
            Status.REVIEW,
            "Hier le Bureau politique a dit.",
            id="another-place-is-as-good",
        ),
        pytest.param([], Status.REVIEW, "Hier on s’est réuni.", id="no-place"),
    ],
)
def test_a_steerable_engine_places_the_form(
    places: list[Candidate], status: Status, text: str
) -> None:
    asked: list[Question] = []
    made = draft(
        "The Politburo met yesterday.",
        lambda text: "Hier on s’est réuni.",
        places=lambda insertion: places,
        asked=asked,
    )
    assert _statuses(made) == {"Politburo": status}
    assert made.text == text
    insertion = next(one for one in asked if isinstance(one, Insertion))
    assert insertion.source[insertion.start : insertion.end] == "Politburo"


def test_a_place_beside_another_rendering_is_vetoed() -> None:
    glossary = _with_renderings("body-politburo", "bureau de politique")
    doubled = "Le Bureau politique et le bureau de politique."
    made = draft(
        "The Politburo met.",
        lambda text: "On s’est réuni.",
        places=lambda insertion: _placing((doubled, -0.1)),
        glossary=glossary,
    )
    assert made.text == "On s’est réuni."
    assert _statuses(made) == {"Politburo": Status.REVIEW}


def test_a_form_the_engine_writes_beside_another_rendering_needs_review() -> None:
    glossary = _with_renderings("body-politburo", "bureau de politique")
    made = draft(
        "The Politburo met.",
        lambda text: f"Le {text.split()[1]}, le bureau de politique, s’est réuni.",
        glossary=glossary,
    )
    assert _statuses(made) == {"Politburo": Status.REVIEW}


def test_garbled_text_puts_every_term_of_the_unit_in_doubt() -> None:
    made = draft(SOURCE, lambda text: f"{text} bla bla bla bla")
    assert set(_statuses(made).values()) == {Status.REVIEW}
    assert any(check.startswith("garbled: ") for check in made.checks)


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("The Minister of Fisheries spoke.", Status.REVIEW),
        ("The Minister spoke of Hanoi.", Status.ENFORCED),
        ("The Prime Minister of Vietnam spoke.", Status.ENFORCED),
    ],
)
def test_a_title_that_may_be_part_of_a_longer_one_needs_review(source: str, status: Status) -> None:
    made = draft(source, lambda text: text.replace("The ", "Le ").replace("spoke", "a parlé"))
    titles = [one for one in made.outcomes if one.occurrence.id.startswith("title-")]
    assert [one.status for one in titles] == [status]
