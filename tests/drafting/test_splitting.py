"""Sentences with more terms than a model carries: taken apart, translated, joined, proven."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.fakes import draft
from workflow.drafting import Draft, Question, Request, Status
from workflow.drafting.pieces import mark_between, take_apart
from workflow.engines import Pair, Shape
from workflow.engines.packages import install_from_file
from workflow.engines.placeholders import code_like, name_like

PACKAGE = Path(__file__).parents[1] / "fixtures/argos/translate-en_es-0_1.argosmodel"
TWO = (Shape("code", 2, code_like), Shape("word", 2, name_like))
FRENCH = {
    "The ": "Le ",
    "the ": "le ",
    "met officials of": "a reçu des responsables de",
    "then thanked": "a ensuite remercié",
    "and he praised": "et il a loué",
    "and its plan of work": "et son plan de travail",
}


def french(text: str) -> str:
    """What a model makes of a clause: a sentence with a capital and a full stop."""
    for here, there in FRENCH.items():
        text = text.replace(here, there)
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def asked_for(questions: list[Question]) -> list[str]:
    return [one.text for one in questions if isinstance(one, Request)]


def statuses(made: Draft) -> list[str]:
    return [outcome.status.value for outcome in made.outcomes]


def pieces(text: str, most: int = 1, language: str = "en") -> list[str]:
    """A text with its terms in capitals taken apart."""
    terms, start = [], 0
    for word in text.split(" "):
        bare = word.strip(',;:.()“”"«»')
        if len(bare) > 1 and bare.isupper():
            at = text.index(bare, start)
            terms.append((at, at + len(bare)))
        start += len(word) + 1
    return [text[one.start : one.end] for one in take_apart(text, language, terms, (), most)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He met the AAA; she thanked the BBB.",
            ["He met the AAA", "she thanked the BBB."],
            id="semicolon",
        ),
        pytest.param(
            "He asked the AAA: who will thank the BBB?",
            ["He asked the AAA", "who will thank the BBB?"],
            id="colon",
        ),
        pytest.param(
            "In the evening he met the AAA, and she thanked all of the BBB.",
            ["In the evening he met the AAA", "and she thanked all of the BBB."],
            id="comma-before-a-clause",
        ),
        pytest.param("In the evening he met the AAA, the BBB and all others.", [], id="list"),
        pytest.param("In the evening he met the AAA, and the BBB.", [], id="end-of-a-list"),
        pytest.param("The evening of the AAA, which thanked all of the BBB.", [], id="relative"),
        pytest.param("He met (the old AAA; the new BBB) today.", [], id="brackets"),
        pytest.param("He said “we met the AAA; we thank the BBB” today.", [], id="quotation"),
        pytest.param('He said "we met the AAA; we thank the BBB" today.', [], id="straight-quotes"),
        pytest.param("He said ‘it’s the AAA; we thank the BBB’ today.", [], id="single-quotes"),
        pytest.param("He said “we met the AAA; we thank the BBB.", [], id="quotation-left-open"),
        pytest.param("At 10:30 he met the AAA and at 12:45 the BBB.", [], id="time-of-day"),
        pytest.param("He met the AAA; BBB.", [], id="nothing-but-a-term"),
        pytest.param("She met the AAA; he went on.", [], id="not-too-many"),
    ],
)
def test_where_a_sentence_may_be_taken_apart(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_commas_only_where_semicolons_do_not_do() -> None:
    text = "Today he met the AAA, and she met old BBB; then they all thanked CCC and DDD."
    assert pieces(text, 2) == [
        "Today he met the AAA, and she met old BBB",
        "then they all thanked CCC and DDD.",
    ]
    assert pieces(text, 1) == [
        "Today he met the AAA",
        "and she met old BBB",
        "then they all thanked CCC and DDD.",
    ]


def test_a_formatted_stretch_is_not_cut() -> None:
    text = "He met the AAA; she thanked the BBB."
    terms = [(11, 14), (32, 35)]
    assert take_apart(text, "en", terms, [(3, 30)], 1) == ()
    assert len(take_apart(text, "en", terms, [(0, 14)], 1)) == 2


@given(st.text(alphabet="AB ;:,and10()“”", max_size=60), st.integers(1, 3))
def test_pieces_and_marks_are_the_text(text: str, most: int) -> None:
    terms = [(at, at + 2) for at in range(len(text) - 1) if text[at : at + 2] in ("AB", "BA")][::2]
    found = take_apart(text, "en", terms, (), most)
    rest, position = "", 0
    for one in found:
        gap = text[position : one.start]
        assert gap.strip(" ") == (found[found.index(one) - 1].mark if position else "")
        assert any(letter.isalpha() for letter in text[one.start : one.end])
        rest += gap + text[one.start : one.end]
        position = one.end
    assert rest == (text if found else "")
    assert all(any(s >= one.start and e <= one.end for one in found) for s, e in terms if found)


SOURCE = (
    "The Politburo met officials of Hanoi; the Prime Minister then thanked the National Assembly, "
    "and he praised the Government and its plan of work."
)


def test_each_clause_goes_with_its_own_terms() -> None:
    asked: list[Question] = []
    made = draft(SOURCE, french, shapes=TWO, asked=asked)
    first, second, third = asked_for(asked)
    assert [text.count("Q") for text in (first, second, third)] == [2, 2, 1]
    assert second.startswith("the ")
    assert made.text == (
        "Le Bureau politique a reçu des responsables de Hanoï\u00a0; le Premier ministre a ensuite "
        "remercié l’Assemblée nationale, et il a loué le gouvernement et son plan de travail."
    )
    assert made.checks == ()
    assert statuses(made) == ["repaired"] * 5
    assert "1 sentence → 3 clauses, translated one by one (split at ; ,)" in map(str, made.repairs)


def test_a_sentence_that_is_not_too_long_stays_whole() -> None:
    asked: list[Question] = []
    made = draft(SOURCE, french, shapes=(Shape("code", 5, code_like),), asked=asked)
    assert len(asked_for(asked)) == 1
    assert set(statuses(made)) == {"enforced"}


def test_placeholders_of_two_clauses_are_never_the_same() -> None:
    asked: list[Question] = []
    draft(SOURCE, french, shapes=TWO, asked=asked)
    tokens = [
        word.strip(".,;") for text in asked_for(asked) for word in text.split() if "Q" in word
    ]
    assert len(tokens) == len(set(tokens)) == 5


def test_a_clause_that_loses_its_terms_climbs_on_by_itself() -> None:
    asked: list[Question] = []

    def says(text: str) -> str:
        if "praised" in text and "Q" in text and "Qzx" not in text:
            return "Et il a loué le."
        return french(text)

    made = draft(SOURCE, says, shapes=TWO, asked=asked)
    assert len(asked_for(asked)) == 4
    assert asked_for(asked)[-1].startswith("and he praised the Qzx")
    assert statuses(made) == ["repaired"] * 5
    assert made.checks == ()


def test_the_whole_sentence_counts_where_it_leaves_fewer_terms() -> None:
    """A model that needs the sentence to know a term by itself."""

    def says(text: str) -> str:
        if "met officials" in text and "praised" not in text:
            return "Le."
        known = text.replace("the Prime Minister", "le Premier ministre")
        known = known.replace("National Assembly", "Assemblée nationale")
        known = known.replace("Government", "gouvernement").replace("Politburo", "Bureau politique")
        return french(known.replace("Hanoi", "Hanoï"))

    made = draft(SOURCE, says, shapes=TWO)
    assert "needs review" not in statuses(made)
    assert not any("split" in str(repair) for repair in made.repairs)


def test_a_clause_that_comes_back_empty_is_not_joined() -> None:
    def says(text: str) -> str:
        return "" if text.startswith("and he praised") else french(text)

    made = draft(SOURCE, says, shapes=TWO)
    assert not any("split" in str(repair) for repair in made.repairs)
    assert "needs review" in statuses(made)


def test_bold_words_keep_their_place_in_a_joined_sentence() -> None:
    source = SOURCE.replace("its plan of work", "<b>its plan of work</b>")
    made = draft(
        source,
        lambda text: "son plan de travail" if text == "its plan of work" else french(text),
        shapes=TWO,
    )
    assert "et <b>son plan de travail</b>." in made.text
    assert made.checks == ()


def test_names_and_abbreviations_at_the_head_of_a_clause_keep_their_capital() -> None:
    def says(text: str) -> str:
        if text.startswith("and"):
            return text.replace("and UNESCO too", "UNESCO aussi a").replace(
                "praised the", "loué le"
            )
        return french(text)

    source = (
        "The Politburo met officials of Hanoi; the Prime Minister then thanked the National "
        "Assembly, and UNESCO too praised the Government."
    )
    made = draft(source, says, shapes=TWO)
    assert ", UNESCO aussi a loué le gouvernement." in made.text


@pytest.mark.parametrize(
    ("mark", "language", "written"),
    [(";", "fr", "\u00a0; "), (":", "fr", "\u00a0: "), (",", "fr", ", "), (";", "nb", "; ")],
)
def test_marks_are_set_as_the_language_does(mark: str, language: str, written: str) -> None:
    assert mark_between(mark, language) == written


def test_a_real_model_that_carries_one(tmp_path: Path) -> None:
    from workflow.engines import EngineSettings, find_engine

    install_from_file(PACKAGE, tmp_path)
    pair = Pair("en", "es")
    engine = find_engine(pair, EngineSettings(packages_dir=tmp_path), "argos")
    assert engine is not None

    def says(text: str) -> str:
        return engine.translate([text], pair, lambda done: None)[0].text

    asked: list[Question] = []
    made = draft(
        "The Prime Minister met officials of the province; the National Assembly approved "
        "Resolution No. 11-NQ/TW.",
        says,
        pair,
        shapes=(Shape("code", 2, code_like),),
        asked=asked,
    )
    assert len(asked_for(asked)) == 2
    assert "primer ministro" in made.text
    assert "; la Asamblea Nacional aprobó" in made.text
    assert Status.REVIEW not in [outcome.status for outcome in made.outcomes]
