"""Where a term can go into a translation: texts only, no model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.engines import Insertion
from workflow.engines.insertion import (
    Placed,
    beginnings,
    common_core,
    cuts_near,
    framed,
    is_sound,
    splices,
    stand_ins,
    word_spans,
)

OUTPUT = "El Comité, dijo «la ONU», aprobó el plan."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("El 18,3 % de 11-NQ/TW.", "El|18,3|de|11-NQ/TW", id="figures-and-symbols"),
        pytest.param("l'Assemblée d’État", "l'|Assemblée|d’|État", id="a-term-may-follow"),
        pytest.param("«Hola», 'adiós'", "Hola|adiós", id="quotes-are-no-words"),
        pytest.param("... %", "", id="no-word"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert "|".join(text[start:end] for start, end in word_spans(text)) == words


@pytest.mark.parametrize(
    ("weights", "cuts"),
    [
        pytest.param([0, 0, 0, 0.9, 0, 0, 0, 0], [1, 2, 3, 4, 5], id="two-words-either-side"),
        pytest.param([0, 0, 0, 0.9, 0.6, 0, 0, 0], [1, 2, 3, 4, 5, 6], id="words-of-one-term"),
        pytest.param([0.9, 0, 0, 0.8], [0, 1, 2], id="the-start"),
        pytest.param([0, 0, 0, 0.8], [1, 2, 3, 4], id="the-end"),
        pytest.param([0, 0, 0], [0, 1, 2, 3], id="no-attention"),
        pytest.param([], [0], id="no-words"),
    ],
)
def test_cuts_lie_near_the_peak(weights: list[float], cuts: list[int]) -> None:
    assert cuts_near(weights) == cuts


def test_a_beginning_keeps_the_sign_before_its_word() -> None:
    assert [each.text for each in beginnings(OUTPUT, [0, 4, 8], "X")] == [
        "X",
        "El Comité, dijo «la X",
        "El Comité, dijo «la ONU», aprobó el plan X",
    ]


def test_a_splice_keeps_the_signs_around_what_it_replaces() -> None:
    made = [each.text for each in splices(OUTPUT, [3, 8], "X")]
    assert made == [
        "El Comité, dijo «X la ONU», aprobó el plan.",
        "El Comité, dijo «X ONU», aprobó el plan.",
        "El Comité, dijo «X», aprobó el plan.",
        "El Comité, dijo «X el plan.",
        "El Comité, dijo «la ONU», aprobó el plan X.",
    ]


def test_a_word_that_an_apostrophe_ended_does_not_run_into_the_phrase() -> None:
    made = [each.text for each in splices("Selon l'ONU.", [1], "X")]
    assert made == ["Selon X l'ONU.", "Selon X ONU.", "Selon X."]


@given(
    output=st.text(alphabet="ab '.,«»-1\u0301", max_size=40),
    phrase=st.sampled_from(["X", "la X", "l'X Y", "n.º\u00a01-X/Y"]),
)
def test_a_splice_holds_the_phrase_and_drops_only_words(output: str, phrase: str) -> None:
    spans = word_spans(output)
    for placed in splices(output, range(len(spans) + 1), phrase):
        candidate = placed.as_candidate(-1.0)
        assert candidate.text[candidate.start : candidate.end] == phrase
        assert output.startswith(placed.before.rstrip())
        assert output.endswith(placed.after.lstrip())


@pytest.mark.parametrize(
    ("before", "after", "sound"),
    [
        pytest.param("El ", " aprobó el plan.", True, id="good"),
        pytest.param("El ", "s aprobó el plan.", False, id="the-word-goes-on"),
        pytest.param("El ", " aprobó X el plan.", False, id="twice"),
        pytest.param("El ", " aprobó.", False, id="too-short"),
    ],
)
def test_what_is_sound(before: str, after: str, sound: bool) -> None:
    assert is_sound(Placed(before, "X", after, "splice"), "El Comité aprobó el plan.") is sound


def test_a_phrase_that_is_there_already_may_come_once_more() -> None:
    placed = Placed("X y ", "X", " firmaron.", "splice")
    assert is_sound(placed, "X y Comité firmaron.")
    assert not is_sound(placed, "El Comité y Buró firmaron.")


@pytest.mark.parametrize(
    ("phrases", "core"),
    [
        pytest.param(
            ["Buró Político", "el Buró Político", "del Buró Político"],
            "Buró Político",
            id="articles",
        ),
        pytest.param(["État", "l'État", "de l’État"], "État", id="elision"),
        pytest.param(["politbyrå", "politbyrået"], "", id="suffixes"),
        pytest.param(["rat", "Buró rat", "Karat"], "", id="not-within-a-word"),
        pytest.param(["Buró"], "Buró", id="alone"),
        pytest.param([], "", id="none"),
    ],
)
def test_the_core_of_phrases(phrases: list[str], core: str) -> None:
    assert common_core(phrases) == core


def test_stand_ins_are_the_likest_first() -> None:
    assert stand_ins("Đỗ Mười", "Do Muoi") == ("Đỗ Mười", "Do Muoi", "X1")


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        pytest.param("The A spoke.", " El B habló. ", ("El B habló.", " ", " "), id="blanks"),
        pytest.param(
            "One.\n The A.\n", "Uno.\n El B.\n", ("El B.", "Uno.\n ", "\n"), id="second-line"
        ),
        pytest.param("One.\nThe A.", "Uno. El B.", None, id="lines-were-joined"),
        pytest.param("The A.", "", None, id="nothing-came"),
    ],
)
def test_the_line_with_the_term(
    source: str, output: str, expected: tuple[str, str, str] | None
) -> None:
    at = source.index("A")
    found = framed(Insertion(source, at, at + 1, output, ("X",)))
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert (found.request.output, found.before, found.after) == expected
    assert found.request.source[found.request.start : found.request.end] == "A"
    placed = Placed("El ", "X", "", "splice").as_candidate(0.0)
    whole = found.whole(placed)
    assert whole.text[whole.start : whole.end] == "X"
    assert whole.text == f"{found.before}El X{found.after}"


def test_a_term_over_two_lines_is_left_alone() -> None:
    assert framed(Insertion("The A\nB spoke.", 4, 7, "El C\nD.", ("X",))) is None
