"""Whom a sentence speaks of that leaves its subject out."""

from __future__ import annotations

import pytest

from workflow.drafting.mending.dropped_subjects import with_dropped_subjects
from workflow.engines import Pair

ES_EN = Pair("es", "en")


@pytest.mark.parametrize(
    ("before", "source", "answer", "wanted"),
    [
        ("El presidente llegó ayer.", "Conversó con Qzxa.", "It conversed.", "He conversed."),
        (
            "La ministra llegó.",
            "También visitará Hue.",
            "Also it will visit.",
            "Also she will visit.",
        ),
        ("La ley fue aprobada.", "Entró en vigor.", "It came into force.", "It came into force."),
        (
            "El lunes el canciller llegó.",
            "Le entregó la Orden.",
            "It handed him.",
            "He handed him.",
        ),
        (
            "El canciller llegó.",
            "En Hue, visitó la sede.",
            "In Hue, visited it.",
            "In Hue, he visited it.",
        ),
        ("Carlos Pérez habló. Llegó ayer.", "Afirmó que sí.", "It stated so.", "He stated so."),
        (
            "La ministra llegó.",
            "La recibió el rey.",
            "The king received it.",
            "The king received her.",
        ),
        ("Una delegación llegó.", "La recibió el rey.", "The king received it.", None),
        (
            "El canciller llegó.",
            "Lo recibieron Ana y Luis.",
            "Ana and Luis received it.",
            "Ana and Luis received him.",
        ),
        (
            "Lima, 3 oct (EFE).- El canciller llegó.",
            "En la sede lo esperaba el rey.",
            "In the seat the king awaited it.",
            "In the seat the king awaited him.",
        ),
        ("El ministro llegó.", "Hubo una cena.", "It had a dinner.", None),
        ("El ministro llegó.", "Se informó que sí.", "It was reported.", None),
        ("El ministro llegó.", "El plan falló.", "It failed.", None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_the_sentence_before_tells_who_it_is(
    before: str, source: str, answer: str, wanted: str | None
) -> None:
    made = with_dropped_subjects(answer, source, ["Otra cosa.", f"{before} {source}"], ES_EN)
    assert made.text == (wanted or answer)
    assert made.doubts == ()
    assert bool(made.repairs) == (made.text != answer)


@pytest.mark.parametrize(
    ("before", "source", "answer"),
    [
        ("Los delegados votaron.", "Reconoció que no.", "It recognised it."),
        ("El canciller llegó.", "Lo recibió ayer.", "It received it yesterday."),
        ("El ministro llegó.", "La recibió el rey.", "The king received it."),
        ("Los delegados votaron.", "Lo recibieron Ana y Luis.", "Ana and Luis received it."),
        ("", "Afirmó que sí.", "It stated so."),
    ],
)
def test_what_nothing_tells_is_told(before: str, source: str, answer: str) -> None:
    made = with_dropped_subjects(answer, source, [f"{before} {source}"], ES_EN)
    assert made.text == answer
    assert len(made.doubts) == 1
    assert made.doubts[0].startswith("subject: ")


@pytest.mark.parametrize("pair", [Pair("fr", "en"), Pair("es", "fr")], ids=str)
def test_other_languages_are_left_alone(pair: Pair) -> None:
    made = with_dropped_subjects("It said so.", "Dijo que sí.", ["El rey vino. Dijo que sí."], pair)
    assert made.text == "It said so."
    assert made.doubts == ()
