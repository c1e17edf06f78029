"""A woman's nouns and participles in a draft that has a man's."""

from __future__ import annotations

import pytest

from workflow.drafting.masking import Slot
from workflow.drafting.mending.feminine_forms import with_feminine_forms
from workflow.engines import Pair
from workflow.glossary import Grammar

WOMAN, MAN = "Le Thi Hoa", "Tran Van Nam"


def _slots(source: str) -> list[Slot]:
    """The two persons where they stand in a source, as `Qza` and `Qzb`."""
    made = []
    for name, placeholder, gender in ((WOMAN, "Qza", "f"), (MAN, "Qzb", "m")):
        if name in source:
            start = source.index(name)
            end = start + len(name)
            grammar = Grammar(gender=gender, number="sg", article="none")
            made.append(Slot(start, end, name, name, placeholder, None, grammar, "person"))
    return sorted(made, key=lambda one: one.start)


@pytest.mark.parametrize(
    ("target", "answer", "wanted"),
    [
        pytest.param(
            "es", "Incluyó a Qza, un abogado con sede en Roma.", "Qza, una abogada", id="an"
        ),
        pytest.param("es", "Liberó al bloguero Qza.", "Liberó a la bloguera Qza", id="before"),
        pytest.param("es", "Qza, exjefe del banco, fue expulsado.", "Qza, exjefa del", id="ex"),
        pytest.param(
            "es", "Qza, exjefe del banco, fue expulsado.", "fue expulsada", id="participle"
        ),
        pytest.param("es", "El acusado, Qza, fue visto.", "La acusada, Qza", id="apposed"),
        pytest.param(
            "es", "Qza fue elegido presidente del club.", "elegida presidenta", id="office"
        ),
        pytest.param("es", "Qza, el director del club, fue visto.", "la directora", id="the"),
        pytest.param("es", "Qza, que era el embajador.", "era la embajadora", id="who"),
        pytest.param("es", "Nombró Qza, economista, como director.", "como directora", id="as"),
        pytest.param("es", "La señora Qza, jefa del club: cesado.", ": cesada", id="listed"),
        pytest.param("fr", "Qza, un avocat du barreau.", "Qza, une avocate", id="fr-an"),
        pytest.param(
            "fr", "Mme Qza est né en 1979 et il a dirigé.", "née en 1979 et elle", id="il"
        ),
        pytest.param("fr", "Qza, ancien chef du club.", "ancienne cheffe", id="fr-former"),
        pytest.param("fr", "Libérez le juge Qza.", "la juge Qza", id="fr-article-alone"),
    ],
)
def test_what_is_a_womans(target: str, answer: str, wanted: str) -> None:
    made, repairs = with_feminine_forms(answer, WOMAN, _slots(WOMAN), Pair("en", target))
    assert wanted in made
    assert repairs


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        pytest.param("es", "Qzb, el marido de Qza, fue arrestado.", id="husband"),
        pytest.param("es", "Qza dijo que el director fue elegido.", id="another-subject"),
        pytest.param("es", "Qza, cuyo abogado fue detenido, calló.", id="whose"),
        pytest.param("es", "El abogado de Qza fue detenido.", id="owned"),
        pytest.param("es", "El ministro, Qzb, fue visto con Qza.", id="a-man"),
        pytest.param("es", "Asistieron Qza, el director del club y el alcalde.", id="a-list"),
        pytest.param("es", "El presidente, Qza, y el alcalde hablaron.", id="a-list-before"),
        pytest.param("fr", "Qza, Qzb et il a parlé.", id="two"),
        pytest.param("en", "Qza, the chairman, spoke.", id="english"),
    ],
)
def test_what_may_be_anothers_is_left(target: str, answer: str) -> None:
    source = f"{WOMAN} {MAN}"
    assert with_feminine_forms(answer, source, _slots(source), Pair("es", target)) == (answer, [])


@pytest.mark.parametrize(
    ("source", "answer", "wanted"),
    [
        (
            "Minister X said she was ready.",
            "X a dit qu'il était prêt.",
            "X a dit qu'elle était prêt.",
        ),
        ("She said it was ready.", "Il a dit qu'il était prêt.", "Il a dit qu'il était prêt."),
        ("She said: look.", "Il y a un an.", "Il y a un an."),
    ],
    ids=["she", "it-too", "nobody"],
)
def test_a_pronoun_of_the_source_tells(source: str, answer: str, wanted: str) -> None:
    assert with_feminine_forms(answer, source, [], Pair("en", "fr"))[0] == wanted
