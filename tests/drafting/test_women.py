"""*Her* for a woman whom Spanish pronouns do not tell."""

from __future__ import annotations

import pytest

from workflow.drafting.mending.women import with_her
from workflow.engines import Pair

ES_EN = Pair("es", "en")


@pytest.mark.parametrize(
    ("before", "source", "answer", "wanted"),
    [
        (
            "Otra cosa.",
            "La jueza y su esposo.",
            "The judge, his husband.",
            "The judge, her husband.",
        ),
        (
            "Otra cosa.",
            "Ana Ruiz habló de su ley.",
            "Ruiz spoke of his law.",
            "Ruiz spoke of her law.",
        ),
        ("La ministra llegó.", "Le entregó la Orden.", "It handed him it.", "It handed her it."),
        ("La ministra llegó.", "Se la otorgó ayer.", "It gave it to him.", "It gave it to her."),
        ("El rey llegó.", "Le entregó la Orden.", "It handed him it.", None),
        ("El rey llegó.", "Su informe es largo.", "His report is long.", None),
        ("La reina llegó.", "El plan falló.", "His plan failed.", None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_women_alone_before_a_pronoun_have_it(
    before: str, source: str, answer: str, wanted: str | None
) -> None:
    made = with_her(answer, source, [], [f"{before} {source}"], ES_EN)
    assert made.text == (wanted or answer)
    assert made.doubts == ()
    assert bool(made.repairs) == (made.text != answer)


@pytest.mark.parametrize(
    ("before", "source", "answer"),
    [
        ("La reina llegó.", "La moción falló: sus autores la retiraron.", "his authors"),
        ("La reina llegó.", "El rey y la jueza y su hijo.", "his son"),
        ("El plan falló. La reina llegó. Otra cosa. Otra.", "Le dio un libro.", "gave him a book"),
        ("Otra cosa.", "La ministra le entregó la medalla.", "gave him the medal"),
        ("La reina llegó.", "La jueza y su esposo.", "his husband and his son"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_where_another_may_be_meant_a_person_must_look(
    before: str, source: str, answer: str
) -> None:
    made = with_her(answer, source, [], [f"{before} {source}"], ES_EN)
    assert made.text == answer
    assert [line for line in made.doubts if line.startswith("subject: ")]
    assert made.repairs == ()


def test_an_article_without_women_is_left_alone() -> None:
    source = "El plan y su autor."
    assert with_her("his author", source, [], [source], ES_EN).doubts == ()
    assert with_her("su autor", "The plan", [], [], Pair("en", "es")).text == "su autor"
